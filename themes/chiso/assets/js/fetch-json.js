// fetchJSON fetches what the program wrote for scripts. Such files keep their names when figures change, so a copy that the browser has is
// only taken after the host was asked whether it is still good. It fails also when the host has no such file.
/** @template T @param {string | URL} address @returns {Promise<T>} */
export async function fetchJSON(address) {
  const answer = await fetch(address, { cache: 'no-cache' });
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer.json();
}
