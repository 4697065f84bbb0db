// The tables of ranks that a heavy page leaves out, from the file that the program writes of them with the page (ranks_file.go in package
// page). All is laid out there; here it only gets a box like that of the tables of the page.
import { page } from './document.js';

/** @type {Promise<Document> | undefined} */
let asked;

/** @type {(details: HTMLDetailsElement, like: HTMLElement) => Promise<void>} */
export async function lay(details, like) {
  asked ??= page(details.dataset.file).catch((failure) => {
    asked = undefined; // opened again, it is tried again
    throw failure;
  });
  const file = await asked;
  if (details.querySelector('table')) return; // opened twice
  const box = /** @type {HTMLElement} */ (like.cloneNode(false));
  box.removeAttribute('aria-labelledby');
  box.setAttribute('aria-label', details.querySelector('summary').textContent.trim());
  box.append(...file.querySelectorAll('table'));
  details.append(box, ...file.querySelectorAll('.footnotes'));
  box.dispatchEvent(new Event('unfolded', { bubbles: true }));
}
