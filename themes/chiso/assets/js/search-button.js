// The search until a reader reaches for it, with the button of the header or the key "/", and on its own page. Only then are its
// library and the index fetched (search.js). If that fails, a line says so and leads to the list of all pages.
import { isOff } from './preferences.js';
import { root as site } from './offline.js';

const TYPED = 'input:not([type=radio], [type=checkbox], [type=range]), textarea, select, [contenteditable]';

/** @type {(link: HTMLElement) => void} */
export function searchButton(link) {
  const dialog = /** @type {HTMLDialogElement} */ (document.getElementById('search')),
    page = /** @type {HTMLFormElement | null} */ (document.getElementById('search-page'));
  const { search, index, root } = link.dataset;
  let tries = 0;
  /** @type {(form: HTMLFormElement) => Promise<void>} */
  const wake = async (form) => {
    const status = form.querySelector('[role=status]'),
      failed = form.querySelector('.search-failed');
    if (!status.textContent) status.textContent = status.dataset.loading;
    failed.hidden = true;
    try {
      /** @type {typeof import('./search.js')} */
      const { attach } = await import(search + (tries ? `?${tries}` : '')); // a browser remembers an address that failed
      await attach(form, index, root);
    } catch {
      tries++;
      failed.hidden = false;
    }
    if (status.textContent === status.dataset.loading) status.textContent = '';
  };
  const open = () => {
    const field = (page ?? dialog.querySelector('form')).elements.q;
    if (!page && !dialog.open) dialog.showModal();
    field.focus();
    field.select();
    wake(/** @type {HTMLFormElement} */ (field.form));
  };
  link.setAttribute('role', 'button');
  link.setAttribute('aria-haspopup', 'dialog');
  const silent = () => isOff(site(document.querySelector('#kept')), 'key');
  if (silent()) link.querySelector('kbd').hidden = true;
  else link.setAttribute('aria-keyshortcuts', '/');
  link.addEventListener('click', (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return; // a link after all
    event.preventDefault();
    open();
  });
  addEventListener('keydown', (event) => {
    if (
      event.key !== '/' ||
      event.ctrlKey ||
      event.metaKey ||
      event.altKey ||
      event.isComposing ||
      /** @type {Element} */ (event.target).closest?.(TYPED) ||
      silent()
    )
      return;
    event.preventDefault();
    open();
  });
  dialog.querySelector('[data-close]').addEventListener('click', () => dialog.close());
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close();
  }); // beside it
  for (const form of [dialog.querySelector('form'), page]) form?.addEventListener('input', () => wake(form)); // again, if it failed
  if (!page) return;
  page.hidden = false;
  if (new URLSearchParams(location.search).get('q')) wake(page);
}
