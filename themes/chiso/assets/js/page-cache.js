// What is kept on the device for reading without a network: one cache of the browser, filled by sw.js, listed and emptied by settings.js.
// Beside its bytes each copy has, in headers of ours, the day it was taken, when it was last used, how large it is, and of a page its title
// and the files it needs.

/** @typedef {{day: number, used: number, size: number, title: string, needs: string[]}} Facts */

const HEAD = 'x-kept-';
const FORM = 'kept-1 '; // another number when copies are written in another way
/** @type {(root: string) => string} */
export const cacheName = (root) => FORM + root; // sites that share a host have each their own
/** @type {(root: string) => (name: string) => boolean} */
export const isFormerName = (root) => (name) => /^kept-\d+ /.test(name) && name.endsWith(` ${root}`) && name !== cacheName(root);

/** @type {(facts: Record<string, string | number>) => [name: string, value: string][]} */
export const headers = (facts) => Object.entries(facts).map(([name, value]) => [HEAD + name, encodeURIComponent(value)]);
/** @type {(answer: Response) => Facts} */
export const facts = (answer) => {
  /** @type {(name: string) => string} */
  const get = (name) => decodeURIComponent(answer.headers.get(HEAD + name) ?? '');
  return { day: Number(get('day')), used: Number(get('used')), size: Number(get('size')), title: get('title'), needs: get('needs').split(' ').filter(Boolean) };
};

// entries lists the copies of a cache: {path} and their facts, the last used first.
/** @type {(cache: Cache) => Promise<({path: string} & Facts)[]>} */
export async function entries(cache) {
  const list = await Promise.all(
    (await cache.keys()).map(async (request) => ({ path: new URL(request.url).pathname, ...facts(/** @type {Response} */ (await cache.match(request))) })),
  );
  return list.sort((a, b) => b.used - a.used);
}
