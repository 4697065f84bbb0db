// The choices of the reader. Copies are kept ("offline") unless switched off: nothing leaves the device, there is a bound to them, and who loses
// the network has no time to switch them on. The key of the search ("key") works unless switched off: a single letter may be said or struck
// without meaning it (WCAG 2.2, 2.1.4). Where no choice can be remembered, both are off.
/** @type {(root: string, what?: string) => boolean} */
export const isOff = (root, what = 'offline') => {
  try {
    return localStorage.getItem(`${what} ${root}`) === 'off';
  } catch {
    return true;
  }
};
/** @type {(root: string, off: boolean, what?: string) => void} */
export const setOff = (root, off, what = 'offline') => (off ? localStorage.setItem(`${what} ${root}`, 'off') : localStorage.removeItem(`${what} ${root}`));
