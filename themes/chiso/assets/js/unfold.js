// On the page of a place with many indicators: the groups that are folded are laid out from the page's file when they are opened.
import { groupTable } from './place-group.js';
import { fetchJSON } from './fetch-json.js';
/** @import { PlaceGroupsFile } from './wire.js' */

for (const page of document.querySelectorAll('article.place[data-file]')) {
  /** @type {Promise<PlaceGroupsFile> | undefined} */
  let fetched;
  const file = () =>
    (fetched ??= /** @type {Promise<PlaceGroupsFile>} */ (fetchJSON(page.dataset.file)).catch((failure) => {
      fetched = undefined; // opened again, it is tried again
      throw failure;
    }));
  /** @type {(details: HTMLDetailsElement) => Promise<void>} */
  const lay = async (details) => {
    if (!details.open || details.querySelector('table')) return;
    const said = details.querySelector('.said');
    said.textContent = '';
    try {
      const of = await file();
      if (details.querySelector('table')) return; // opened twice
      const [table, ...lines] = groupTable(of, details.dataset.group);
      details.querySelector('summary').after(table, ...lines);
      table.dispatchEvent(new Event('unfolded', { bubbles: true }));
    } catch {
      said.textContent = page.dataset.failed;
    }
  };
  for (const details of /** @type {NodeListOf<HTMLDetailsElement>} */ (page.querySelectorAll('.is-folded'))) {
    details.addEventListener('toggle', () => lay(details));
    lay(details); // a browser may have opened it before
  }
  // The contents of the page and links from elsewhere lead to groups.
  const open = () => {
    const at = location.hash ? document.getElementById(location.hash.slice(1)) : null;
    if (at?.matches('.is-folded')) /** @type {HTMLDetailsElement} */ (at).open = true;
  };
  addEventListener('hashchange', open);
  open();
}
