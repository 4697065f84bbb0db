// On every page but embedded charts: has the pages a reader visits kept on the device, and says when what is shown is a kept copy.
import { isOff } from './preferences.js';
import { formatDate } from './date.js';
import { cacheName } from './page-cache.js';

/** @type {(notice: HTMLElement) => string} */
export const root = (notice) => notice.dataset.worker.replace(/sw\.js$/, '');

// start registers the worker that keeps pages. A page opened before there was one is kept too.
/** @type {(notice: HTMLElement) => Promise<void>} */
export async function start(notice) {
  const { serviceWorker } = navigator;
  await serviceWorker.register(notice.dataset.worker, { updateViaCache: 'none' });
  const { active } = await serviceWorker.ready;
  if (!serviceWorker.controller) active?.postMessage({ keep: location.pathname });
}

/** @type {(notice: HTMLElement) => Promise<void>} */
export async function stop(notice) {
  for (const r of await navigator.serviceWorker.getRegistrations()) if (new URL(r.scope).pathname === root(notice)) await r.unregister();
  await caches.delete(cacheName(root(notice)));
}

/** @type {(notice: HTMLElement) => void} */
export function keepOffline(notice) {
  const { serviceWorker } = navigator; // none but on https and on the machine itself
  if (!serviceWorker || !window.caches) return;
  // A chart or a search may get kept data on a page that is fresh.
  serviceWorker.addEventListener('message', ({ data }) => {
    if (!data.kept || !notice.hidden) return;
    const said = notice.querySelector('strong');
    said.textContent = said.textContent.replace('{day}', formatDate(data.kept, notice.dataset.day, document.documentElement.lang));
    notice.hidden = false;
  });
  addEventListener('load', () => {
    (isOff(root(notice)) ? stop(notice) : start(notice)).catch(() => {});
  }); // without it the site is as it was
}
