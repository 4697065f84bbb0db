// The way to one's own place: names as one types, with or without diacritics, of today or of old. The names are those of the page
// of all places, fetched when a reader reaches for the field; without scripts the form leads to that page.
import { arrowKeys } from './arrow-keys.js';
import { page } from './document.js';
import { matcher, fold } from './fuzzy.js';
import { createElement } from './dom.js';

/** @typedef {{title: string, was: string, url: string, text: string}} Place */

const MOST = 7;

/** @type {(form: HTMLFormElement) => void} */
export function find(form) {
  const { q } = form.elements;
  const list = form.querySelector('.found');
  const status = form.querySelector('[role=status]');
  const pointer = arrowKeys(q);
  /** @type {Promise<Place[] | undefined> | undefined} */
  let asked;
  /** @type {HTMLAnchorElement[]} */
  let options = [];

  // all are the places: {title, was, url, text}; those of today stand on that page before the former ones. None if they can not be had: the
  // form still leads there.
  /** @type {() => Promise<Place[] | undefined>} */
  const all = () =>
    (asked ??= page(form.action)
      .then((places) =>
        [...places.querySelectorAll('[data-find]')].map((item) => {
          const link = item.querySelector('a');
          return {
            title: link.textContent,
            was: /** @type {HTMLElement | null} */ (item.querySelector('small'))?.textContent ?? '',
            url: link.href,
            text: fold(item.dataset.find),
          };
        }),
      )
      .catch(
        /** @returns {undefined} */ () => {
          asked = undefined;
        },
      ));

  // found are those with all the words typed; first those whose own name begins so, or is so.
  /** @type {(places: Place[]) => Place[]} */
  const found = (places) => {
    const typed = fold(q.value).trim();
    if (!typed) return [];
    const has = matcher(typed, true);
    /** @type {(place: Place) => number} */
    const near = ({ title }) => (fold(title) === typed ? 0 : fold(title).startsWith(typed) ? 1 : 2);
    return places.filter((p) => has(p.text)).sort((x, y) => near(x) - near(y));
  };
  const close = () => {
    list.hidden = true;
    pointer.set([]);
  };
  const show = async () => {
    const typed = q.value;
    const known = await all();
    if (!known || typed !== q.value) return; // somebody has typed on
    const places = found(known);
    options = places
      .slice(0, MOST)
      .map(({ title, was, url }, n) =>
        createElement('a', { id: `found-${n}`, role: 'option', href: url, tabIndex: -1 }, title, ...(was ? [createElement('small', {}, was)] : [])),
      );
    list.replaceChildren(...options.map((option) => createElement('li', { role: 'none' }, option)));
    if (!typed.trim()) {
      status.textContent = '';
      close();
      return;
    }
    status.textContent = places.length ? list.dataset.some.replace('#', String(places.length)) : list.dataset.none;
    if (!options.length) list.append(createElement('li', { className: 'none', ariaHidden: 'true' }, list.dataset.none)); // the status announces it
    list.hidden = false;
    pointer.set(options);
  };

  list.setAttribute('role', 'listbox');
  for (const [name, value] of Object.entries({ role: 'combobox', 'aria-expanded': 'false', 'aria-controls': list.id, 'aria-autocomplete': 'list' }))
    q.setAttribute(name, value);
  q.addEventListener('focus', () => {
    all();
  });
  q.addEventListener('input', show);
  q.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || list.hidden) return;
    event.preventDefault();
    close();
  });
  form.addEventListener('submit', (event) => {
    // to the one chosen; to the first if its name is what was typed, or there is no other
    const first = options[0];
    const named = first && (options.length === 1 || fold(first.firstChild?.textContent ?? '') === fold(q.value).trim());
    const link = /** @type {HTMLAnchorElement | undefined} */ (pointer.chosen()) ?? (named && !list.hidden ? first : null);
    if (!link) return;
    event.preventDefault();
    location.assign(link.href);
  });
  form.addEventListener('focusout', (event) => {
    if (!form.contains(/** @type {Node | null} */ (event.relatedTarget))) close();
  });
  list.addEventListener('pointerdown', (event) => event.preventDefault()); // the field keeps the focus, so that the list stays to be clicked
}

for (const form of /** @type {NodeListOf<HTMLFormElement>} */ (document.querySelectorAll('form.finder'))) find(form);
