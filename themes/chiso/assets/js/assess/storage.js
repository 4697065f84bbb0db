// Answers on this device: the text of a file (file.js) under the name of the questionnaire. A browser may allow none to be kept.
/** @param {string} root @param {string} name */
export function storage(root, name) {
  const key = `assessment ${root} ${name}`; // sites that share a host have each their own
  /** @type {<T>(action: () => T) => [works: boolean, got: T | null]} */
  const trying = (action) => {
    try {
      return [true, action()];
    } catch {
      return [false, null];
    }
  };
  return {
    get: () => trying(() => localStorage.getItem(key))[1],
    set: (/** @type {string} */ text) => trying(() => localStorage.setItem(key, text))[0],
    erase: () => trying(() => localStorage.removeItem(key))[0],
    works: trying(() => localStorage.getItem(key))[0],
  };
}
