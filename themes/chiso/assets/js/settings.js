// On the page of settings, and on the one that stands in for a page that is not kept.
import { isOff, setOff } from './preferences.js';
import { formatDate } from './date.js';
import { interpolate } from './interpolate.js';
import { root as rootOf, start, stop } from './offline.js';
import { cacheName, entries } from './page-cache.js';

const notice = document.querySelector('#kept');
const root = rootOf(notice);
const language = document.documentElement.lang;
const pages = document.querySelector('.kept-pages');
/** @type {HTMLButtonElement | null} */
const forget = document.querySelector('#forget');
/** @type {(bytes: number) => string} */
const amount = (bytes) =>
  bytes < 1e6
    ? new Intl.NumberFormat(language, { style: 'unit', unit: 'kilobyte', maximumFractionDigits: 0 }).format(bytes / 1e3)
    : new Intl.NumberFormat(language, { style: 'unit', unit: 'megabyte', maximumFractionDigits: 1 }).format(bytes / 1e6);
/** @type {Record<string, string>} */
const entities = { amp: '&', lt: '<', gt: '>', quot: '"', '#34': '"', '#39': "'" };
/** @type {(title: string) => string} */
const plain = (title) => title.replace(/&(#?\w+);/g, (all, name) => entities[name] ?? all);

// show lists the pages, newest first; the one that stands in for others is none.
async function show() {
  const cache = (await caches.has(cacheName(root))) && (await caches.open(cacheName(root))); // asking for one makes one
  const all = cache ? await entries(cache) : [];
  const kept = all.filter((e) => e.title && !e.path.endsWith('/about/offline/'));
  if (forget) forget.hidden = !kept.length;
  pages.querySelector('[role=status]').textContent = kept.length
    ? interpolate(pages.dataset.some, { count: kept.length, size: amount(all.reduce((sum, e) => sum + e.size, 0)) })
    : pages.dataset.none;
  pages.querySelector('ul').replaceChildren(
    ...kept.map((e) => {
      const item = /** @type {HTMLElement} */ (document.importNode(pages.querySelector('template').content, true).firstElementChild);
      const [link, small, button] = /** @type {[HTMLAnchorElement, HTMLElement, HTMLButtonElement]} */ (/** @type {unknown} */ ([...item.children]));
      link.href = e.path;
      link.textContent = plain(e.title);
      small.textContent = interpolate(small.dataset.text, { day: formatDate(e.day, notice.dataset.day, language), size: amount(e.size) });
      button.querySelector('span').textContent = `: ${plain(e.title)}`;
      button.addEventListener('click', async () => {
        if (cache) await cache.delete(e.path);
        await show();
      });
      return item;
    }),
  );
}

// The switch of the key that opens the search needs nothing but a place to be remembered.
/** @type {HTMLInputElement | null} */
const key = document.querySelector('#key');
if (key) {
  const said = document.querySelector('#key-switched');
  key.checked = !isOff(root, 'key');
  key.addEventListener('change', () => {
    try {
      setOff(root, !key.checked, 'key');
    } catch {
      key.checked = false;
    }
    said.textContent = key.checked ? said.dataset.enabled : said.dataset.disabled;
    for (const hint of document.querySelectorAll('.search-open kbd')) hint.hidden = !key.checked;
  });
}

const possible = 'serviceWorker' in navigator && 'caches' in window;
const settings = document.getElementById('settings');
if (settings && !possible) {
  document.querySelector('#cannot').hidden = false;
  for (const part of [settings, document.querySelector('#kept-settings')]) part.hidden = true;
}
if (settings && possible) {
  const keep = /** @type {HTMLInputElement} */ (document.querySelector('#keep'));
  const switched = document.querySelector('#switched');
  keep.checked = !isOff(root);
  keep.addEventListener('change', async () => {
    setOff(root, !keep.checked);
    await (keep.checked ? start : stop)(notice);
    switched.textContent = keep.checked ? switched.dataset.enabled : switched.dataset.disabled;
    await show();
  });
  forget?.addEventListener('click', async () => {
    await caches.delete(cacheName(root));
    await show();
    pages.querySelector('[role=status]').focus(); // the button is gone
  });
}
const again = document.getElementById('again');
if (again) {
  again.hidden = false;
  again.firstElementChild?.addEventListener('click', () => location.reload());
}
if (possible) show();
