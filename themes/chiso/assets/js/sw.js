// The worker that keeps what a reader has visited, for reading without a network. The network comes first: a kept copy is given only when it fails
// or is silent, and the copy says so itself, with its day. Files named by their contents can not be stale; they come from the device first.
// Written by hand and not with Workbox, which brings three times as much and still would not write into the page that it is a copy.
import { languages, look } from '@params';
import { formatDate } from './date.js';
import { cacheName, entries, facts, isFormerName, headers } from './page-cache.js';

const PATIENCE = 4000; // milliseconds
const PAGES = 60;
const BYTES = 20e6;

/** @type {ServiceWorkerGlobalScope & typeof globalThis & {look?: string}} */
const worker = /** @type {any} */ (self);
worker.look = look; // another look is another worker, which takes the offline pages anew
const root = new URL(worker.registration.scope).pathname;
const store = () => caches.open(cacheName(root));
/** @type {(language: string) => string} */
const away = (language) => `${root}${language}/about/offline/`;
/** @type {(path: string) => boolean} */
const isAway = (path) => languages.some((language) => path === away(language));
/** @type {(path: string) => boolean} */
const isNamedByContents = (path) => /\.[0-9a-f]{16,64}\.(css|js)$/.test(path);
/** @type {(path: string) => boolean} */
const isPage = (path) => /(\/|\.html|\/[^./]*)$/.test(path) && !path.endsWith('/embed/'); // an embedded chart stands in somebody else's page
/** @type {(path: string) => boolean} */
const isPiece = (path) => path.startsWith(`${root}indicators/`) && path.endsWith('.txt'); // a table of a page, which fetches it
const NOTICE = /(<aside id="?kept"?[^>]*?) hidden(?:="")?(>.*?<\/aside>)/s;

// keep writes a copy. A page that has nothing to say it with is not kept.
/** @type {(path: string, answer: Response) => Promise<void>} */
async function keep(path, answer) {
  const body = await answer.arrayBuffer();
  const type = answer.headers.get('content-type') ?? '';
  /** @type {Record<string, string | number>} */
  const about = { day: Date.parse(answer.headers.get('date') ?? '') || Date.now(), used: Date.now(), size: body.byteLength };
  const cache = await store();
  if (type.startsWith('text/html')) {
    const html = new TextDecoder().decode(body);
    if (!NOTICE.test(html)) return;
    /** @type {(attribute: string) => string[]} */
    const named = (attribute) => [...html.matchAll(new RegExp(` (?:${attribute})="([^"]+\\.[0-9a-f]{16,64}\\.(?:css|js))"`, 'g'))].map((m) => m[1]);
    about.title = html.match(/<title>(.*?)<\/title>/s)?.[1] ?? path;
    about.needs = named('href|src|data-[a-z]+').join(' ');
    await Promise.all(named('href|src').map(async (file) => (await cache.match(file)) || keep(file, await fetch(file))));
  }
  await cache.put(path, new Response(body, { headers: [['content-type', type], ...headers(about)] }));
}

// trim drops what was used longest ago, until the rest fits, and files that no page needs any more.
async function trim() {
  const cache = await store();
  const all = await entries(cache);
  const files = all.filter((e) => isNamedByContents(e.path));
  let pages = 0,
    bytes = files.reduce((sum, e) => sum + e.size, 0);
  const needed = new Set();
  for (const e of all) {
    if (files.includes(e)) continue;
    bytes += e.size;
    pages += e.title && !isAway(e.path) ? 1 : 0;
    if (isAway(e.path) || (pages <= PAGES && bytes <= BYTES)) for (const file of e.needs) needed.add(file);
    else await cache.delete(e.path);
  }
  for (const e of files) if (!needed.has(e.path)) await cache.delete(e.path);
}

/** @type {Promise<unknown>} */
let line = Promise.resolve(); // one after the other, so that trimming sees what was written
/** @type {(work: () => Promise<unknown>) => Promise<unknown>} */
const later = (work) => (line = line.then(work).catch(() => {}));

// copy is a kept answer that says it is one: a page in itself, data through the page that asked for them.
/** @type {(event: FetchEvent, path: string, kept: Response) => Promise<Response>} */
async function copy(event, path, kept) {
  const about = facts(kept);
  const type = kept.headers.get('content-type') ?? '';
  const body = await kept.arrayBuffer();
  event.waitUntil(
    later(async () =>
      (await store()).put(
        path,
        new Response(body, { headers: [['content-type', type], ...headers({ ...about, needs: about.needs.join(' '), used: Date.now() })] }),
      ),
    ),
  );
  if (!about.title) {
    (await worker.clients.get(event.clientId))?.postMessage({ kept: about.day });
    return new Response(body, { headers: { 'content-type': type } });
  }
  const html = new TextDecoder().decode(body);
  const language = html.match(/<html lang="([^"]+)"/)?.[1] ?? 'en';
  const format = html.match(/ data-day="([^"]+)"/)?.[1] ?? '';
  return new Response(
    html.replace(NOTICE, (_, start, end) => start + end.replace('{day}', formatDate(about.day, format, language))),
    { headers: { 'content-type': type } },
  );
}

// instead is what stands in for a page that is not kept.
/** @type {(path: string) => Promise<Response>} */
async function instead(path) {
  if (path === root) return Response.redirect(`${root}${languages[0]}/`);
  const language = languages.find((l) => path.startsWith(`${root}${l}/`)) ?? languages[0];
  const kept = await (await store()).match(away(language));
  return kept ? new Response(kept.body, { status: 503, headers: { 'content-type': kept.headers.get('content-type') ?? '' } }) : Response.error();
}

// ask gives what the network gives, and keeps it; a server that fails is as good as none.
/** @type {(event: FetchEvent, path: string, otherwise: (path: string) => Response | Promise<Response>) => void} */
function ask(event, path, otherwise) {
  const network = fetch(event.request).then((answer) => {
    if (answer.status >= 500) throw new Error(String(answer.status));
    return { answer, spare: answer.status === 200 ? answer.clone() : null };
  });
  event.waitUntil(
    network.then(
      ({ spare }) => (spare ? later(() => keep(path, spare).then(trim)) : null),
      () => {},
    ),
  );
  event.respondWith(
    (async () => {
      const kept = await (await store()).match(path);
      /** @type {Promise<never>} */
      const silence = new Promise((_, fail) => kept && setTimeout(fail, PATIENCE));
      return Promise.race([network, silence])
        .then(({ answer }) => answer)
        .catch(() => (kept ? copy(event, path, kept) : otherwise(path)));
    })(),
  );
}

worker.addEventListener('install', (event) => {
  worker.skipWaiting();
  event.waitUntil(Promise.all(languages.map(async (language) => keep(away(language), await fetch(away(language), { cache: 'reload' })))));
});

worker.addEventListener('activate', (event) =>
  event.waitUntil(
    (async () => {
      for (const name of (await caches.keys()).filter(isFormerName(root))) await caches.delete(name);
    })(),
  ),
);

worker.addEventListener('message', (event) => {
  if (event.data.keep) event.waitUntil(later(async () => keep(event.data.keep, await fetch(event.data.keep)).then(trim)));
});

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  const path = url.pathname;
  if (request.method !== 'GET' || url.origin !== location.origin || !path.startsWith(root)) return;
  if (isNamedByContents(path)) {
    event.respondWith(
      (async () => {
        const cache = await store();
        const kept = await cache.match(path);
        if (kept) return kept;
        const answer = await fetch(request);
        if (answer.status === 200) {
          const spare = answer.clone();
          event.waitUntil(later(() => keep(path, spare)));
        }
        return answer;
      })(),
    );
  } else if (request.mode === 'navigate' && isPage(path)) ask(event, path, instead);
  else if (request.destination === '' && (path.endsWith('.json') || isPiece(path))) ask(event, path, () => Response.error());
});
