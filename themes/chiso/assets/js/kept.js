// What is kept on the device for reading without a network: one cache of the browser, filled by sw.js, listed and emptied by settings.js.
// Beside its bytes each copy has, in headers of ours, the day it was taken, when it was last used, how large it is, and of a page its title
// and the files it needs.
const HEAD = 'x-kept-';
const FORM = 'kept-1 '; // another number when copies are written in another way
export const cacheName = (root) => FORM + root; // sites that share a host have each their own
export const formerName = (root) => (name) => /^kept-\d+ /.test(name) && name.endsWith(` ${root}`) && name !== cacheName(root);

export const headers = (facts) => Object.entries(facts).map(([name, value]) => [HEAD + name, encodeURIComponent(value)]);
export const facts = (answer) => {
  const get = (name) => decodeURIComponent(answer.headers.get(HEAD + name) ?? '');
  return { day: Number(get('day')), used: Number(get('used')), size: Number(get('size')), title: get('title'), needs: get('needs').split(' ').filter(Boolean) };
};

// entries lists the copies of a cache: {path} and their facts, the last used first.
export async function entries(cache) {
  const list = await Promise.all((await cache.keys()).map(async (request) => ({ path: new URL(request.url).pathname, ...facts(await cache.match(request)) })));
  return list.sort((a, b) => b.used - a.used);
}
