import { fetchJSON } from './fetch-json.js';
import { number } from './number.js';
/** @import { PlaceFile } from './wire.js' */

// What goes before a number that is not exact, by its code in the data.
/** @type {Record<string, string>} */
const signs = { '~': '≈\u00a0', '>': '>\u00a0', '>=': '≥\u00a0', '<': '<\u00a0', '<=': '≤\u00a0' };

// The profile of a place: with the borders of today or the former ones, and beside another place. Both stand in the address.
/** @type {(page: HTMLElement) => void} */
export function place(page) {
  // On a phone the rows are cards, and a browser that no longer takes them for a table gets the roles. Not in the page itself: the standard forbids it there.
  /** @type {(table: HTMLElement) => void} */
  const name = (table) => {
    for (const e of [table, ...table.querySelectorAll('*')])
      e.role ??=
        /** @type {Record<string, string>} */ ({ TABLE: 'table', THEAD: 'rowgroup', TBODY: 'rowgroup', TR: 'row', TD: 'cell' })[e.tagName] ??
        /** @type {Record<string, string>} */ ({ col: 'columnheader', row: 'rowheader' })[/** @type {HTMLTableCellElement} */ (e).scope] ??
        null;
  };
  for (const table of page.querySelectorAll('.profile')) name(table);
  const radios = /** @type {HTMLInputElement[]} */ ([...page.querySelectorAll('[name=borders]')]);
  const form = /** @type {HTMLFormElement | null} */ (page.querySelector('.place-compare'));
  const select = form?.elements.compare;
  const said = form?.querySelector('.said');
  const language = document.documentElement.dataset.lang;
  let asked = 0;
  /** @type {PlaceFile | undefined} */
  let compared; // what the other place's file says

  const clear = () => {
    compared = undefined;
    for (const note of page.querySelectorAll('.beside')) note.remove();
  };

  // beside writes the other place's figure under each of the same year and kind of borders, and its rank under where this one stands; of another year it says
  // which, and of a rank among how many.
  /** @type {(other: PlaceFile, within?: HTMLElement) => void} */
  const beside = ({ title, figures }, within = page) => {
    const name = title[language] ?? Object.values(title)[0];
    for (const row of /** @type {NodeListOf<HTMLTableRowElement>} */ (within.querySelectorAll('tr[data-indicator]'))) {
      if (!row.closest('.is-now')) continue;
      const other = figures[row.dataset.indicator];
      if (!other) continue;
      const value = [other.value, other.value_upper]
        .filter((end) => end !== undefined)
        .map((end) => number(language, end, Number(row.dataset.decimals)))
        .join('–');
      const put = (/** @type {number} */ column, /** @type {string} */ text) => {
        const note = document.createElement('span');
        note.className = 'beside';
        note.textContent = `${name}${document.documentElement.dataset.colon}${text}${other.period === row.dataset.period ? '' : ` (${other.period})`}`;
        row.cells[column].append(note);
      };
      const among = row.dataset.of && other.ranked_of && String(other.ranked_of) !== row.dataset.of ? `/${other.ranked_of}` : '';
      put(1, `${signs[other.qualifier ?? ''] ?? ''}${value}${among}`);
      if (other.rank && !row.dataset.of && row.cells[2].textContent)
        put(2, `${other.rank}${other.rank_upper ? `–${other.rank_upper}` : ''}/${other.ranked_of}`);
    }
  };
  /** @type {(slug: string) => Promise<void>} */
  const compare = async (slug) => {
    const mine = ++asked;
    clear();
    if (!form || !said) return;
    said.textContent = '';
    if (!slug) return;
    try {
      /** @type {PlaceFile} */
      const other = await fetchJSON(form.dataset.source.replace('#', slug));
      if (mine !== asked) return;
      compared = other;
      beside(other);
    } catch {
      if (mine === asked) said.textContent = form.dataset.failed;
    }
  };
  const read = () => {
    const query = new URLSearchParams(location.search);
    const borders = query.get('borders') === 'former' ? 'former' : 'now';
    for (const r of radios) r.checked = r.value === borders;
    if (!select) return;
    const slug = query.get('compare') ?? '';
    select.value = [...select.options].some((o) => o.value === slug) ? slug : '';
    compare(select.value);
  };
  /** @type {(key: string, value: string) => void} */
  const write = (key, value) => {
    const query = new URLSearchParams(location.search);
    if (value) query.set(key, value);
    else query.delete(key);
    history.pushState(null, '', (query.size ? `?${query}` : location.pathname) + location.hash);
  };
  for (const r of radios) r.addEventListener('change', () => write('borders', r.value === 'former' ? 'former' : ''));
  if (form && select) {
    form.hidden = false;
    form.addEventListener('submit', (event) => event.preventDefault());
    select.addEventListener('change', () => {
      write('compare', select.value);
      compare(select.value);
    });
  }
  addEventListener('popstate', read);
  read();
  // A group that was folded has been laid out, see unfold.js.
  page.addEventListener('unfolded', ({ target }) => {
    const table = /** @type {HTMLTableElement} */ (target);
    name(table);
    if (compared) beside(compared, table);
  });
}
