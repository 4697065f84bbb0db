// A table of figures: sorted by a click on a column's head, filtered by name, the chosen place marked. Its bodies stay apart, and
// a row that heads one stays at its top.
import { matcher } from './fuzzy.js';
import { rows as rowsOf } from './rows.js';

/** @typedef {{sort?: string, q?: string, place?: string, fits?: (row: HTMLTableRowElement) => boolean}} Wanted */

const WORDS = ['name', 'region']; // keys of columns

/** @type {(box: HTMLElement, changed: (change: {sort: string}) => void) => (wanted: Wanted) => number} */
export function table(box, changed) {
  const all = /** @type {NodeListOf<HTMLTableElement>} */ (box.querySelectorAll('table.data'));
  for (const t of all) rowsOf(t); // as long as they stand in their order
  const tables = [...all].map((t) => ({
    counts: !('ranks' in t.dataset), // of places that stand in the table of their scores too
    heads: [...t.rows[0].cells],
    bodies: [...t.tBodies].map((body) => ({
      body,
      head: /** @type {HTMLTableRowElement | null} */ (body.querySelector('.group')),
      rows: [...body.rows].filter((row) => !row.matches('.group')),
    })),
  }));
  // number tells a column of figures from one of words: that of names, and that of regions in a ranking.
  /** @type {(head: HTMLElement) => boolean} */
  const number = (head) => (head.dataset.key ? !WORDS.includes(head.dataset.key) : head !== head.parentElement.firstElementChild);
  /** @type {(head: HTMLElement, column: number) => string} */
  const key = (head, column) => head.dataset.key ?? (column ? head.textContent : 'name'); // how a column is called in the address
  for (const { heads } of tables) {
    heads.forEach((head, column) => {
      if (number(head) && box.dataset.ranking !== 'rank') return; // places may not be put in order by it
      const button = document.createElement('button');
      button.type = 'button';
      button.append(...head.childNodes);
      button.title = `${box.dataset.sort} ${button.textContent}`;
      head.append(button);
      button.addEventListener('click', () => {
        const now = head.getAttribute('aria-sort');
        const up = now ? now === 'descending' : !number(head) || head.dataset.key === 'rank'; // names from A, ranks from the best, numbers from the highest
        changed({ sort: `${up ? '' : '-'}${key(head, column)}` });
      });
    });
  }
  // show puts the rows in order and hides those that do not fit; it says how many are left.
  return ({ sort = '', q = '', place = '', fits = () => true }) => {
    const found = matcher(q);
    let shown = 0;
    for (const { heads, bodies, counts } of tables) {
      const wanted = sort.replace(/^-/, ''),
        down = sort.startsWith('-');
      const column = sort ? heads.findIndex((head, i) => head.querySelector('button') && key(head, i) === wanted) : -1;
      heads.forEach((head, i) => (i === column ? head.setAttribute('aria-sort', down ? 'descending' : 'ascending') : head.removeAttribute('aria-sort')));
      for (const { body, head, rows } of bodies) {
        body.append(...(column < 0 ? rows : order(rows, column, down, number(heads[column]))));
        let left = 0;
        for (const row of rows) {
          row.hidden = !found(row.querySelector('th').textContent) || !fits(row);
          row.classList.toggle('is-chosen', row.dataset.place === place);
          left += Number(!row.hidden);
        }
        if (head) head.hidden = !left;
        if (counts) shown += left;
      }
    }
    return shown;
  };
}

// order sorts a column of numbers by them, else by words.
/** @type {(rows: HTMLTableRowElement[], column: number, down: boolean, numbers: boolean) => HTMLTableRowElement[]} */
function order(rows, column, down, numbers) {
  const turn = down ? -1 : 1;
  const names = new Intl.Collator(document.documentElement.lang).compare;
  /** @type {(row: HTMLTableRowElement) => HTMLElement} */
  const cell = (row) => row.cells[column];
  if (!numbers) return [...rows].sort((a, b) => turn * names(cell(a).textContent, cell(b).textContent));
  const keyed = rows.map((row) => ({ row, key: Number(figure(cell(row)) || NaN) }));
  const known = keyed.filter((r) => Number.isFinite(r.key)).sort((a, b) => turn * (a.key - b.key));
  return [...known, ...keyed.filter((r) => !Number.isFinite(r.key))].map((r) => r.row); // those without a figure stand last either way
}

// shown is what a cell shows before its marks and notes.
/** @type {(cell: HTMLElement) => string} */
const shown = (cell) => cell.firstChild?.textContent ?? '';

// figure is the number of a cell as the data have it, a text: what the program has put beside the text for the reader, or that text
// where it is just the number (figure_data.go in package page). Blank where there is none.
/** @type {(cell: HTMLElement) => string} */
export const figure = (cell) => (cell.classList.contains('missing') ? '' : (cell.dataset.value ?? range(cell)?.[0] ?? plain(shown(cell))));

// plain is such a text with a point before the decimals: but for what stands before a change, the only other sign in it is the language's.
/** @type {(text: string) => string} */
export const plain = (text) =>
  text
    .replace(/^[+▲]\u00a0?/, '')
    .replace(/^[−▼]\u00a0?/, '-')
    .replace(/[^\d-]/, '.');

// range gives the two ends of a cell that shows a range of ranks, or of places gained or lost, which are whole numbers in every
// language; the lower one first.
/** @type {(cell: HTMLElement) => string[] | null} */
function range(cell) {
  const [, fallen, ...ends] = /^(?:▲\u00a0|(▼\u00a0))?(\d+)–(\d+)$/.exec(shown(cell)) ?? [];
  if (!ends.length) return null;
  return fallen ? ends.reverse().map((end) => `-${end}`) : ends;
}

// upper is the other end of a range, blank for one number.
/** @type {(cell: HTMLElement) => string} */
export const upper = (cell) => cell.dataset.upper ?? range(cell)?.[1] ?? '';
