// The table of figures: sorted by a click on a column's head, filtered by name, the chosen place marked.
import { finder } from './fold.js';

export function table(box, changed) {
  const tables = [...box.querySelectorAll('table.data')].map((t) => ({ tHead: t.tHead, body: t.tBodies[0], rows: [...t.tBodies[0].rows] }));
  const value = reader(document.documentElement.lang);
  for (const t of tables) {
    [...t.tHead.rows[0].cells].forEach((head, column) => {
      if (column && box.dataset.ranking !== 'rank') return; // places may not be put in order by it
      const button = document.createElement('button');
      button.type = 'button';
      button.append(...head.childNodes);
      button.title = `${box.dataset.sort} ${button.textContent}`;
      head.append(button);
      button.addEventListener('click', () => {
        const now = head.getAttribute('aria-sort');
        const up = now ? now === 'descending' : column === 0; // names from A, numbers from the highest
        changed({ sort: `${up ? '' : '-'}${column ? button.textContent : 'name'}` });
      });
    });
  }
  // show puts the rows in order and hides those that do not fit; it says how many are left.
  return ({ sort = '', q = '', place = '' }) => {
    const found = finder(q);
    let shown = 0;
    for (const t of tables) {
      const heads = [...t.tHead.rows[0].cells];
      const key = sort.replace(/^-/, ''), down = sort.startsWith('-');
      const column = !sort ? -1 : key === 'name' ? 0 : heads.findIndex((head) => head.querySelector('button') && head.textContent === key);
      heads.forEach((head, i) => i === column ? head.setAttribute('aria-sort', down ? 'descending' : 'ascending') : head.removeAttribute('aria-sort'));
      const rows = column < 0 ? t.rows : order(t.rows, column, down, value);
      t.body.append(...rows);
      for (const row of rows) {
        row.hidden = !found(row.cells[0].textContent);
        row.classList.toggle('is-chosen', row.dataset.place === place);
        shown += !row.hidden;
      }
    }
    return shown;
  };
}

function order(rows, column, down, value) {
  const turn = down ? -1 : 1;
  const names = new Intl.Collator(document.documentElement.lang).compare;
  const cell = (row) => row.cells[column];
  if (column === 0) return [...rows].sort((a, b) => turn * names(cell(a).textContent, cell(b).textContent));
  const keyed = rows.map((row) => ({ row, key: value(cell(row)) }));
  const known = keyed.filter((r) => Number.isFinite(r.key)).sort((a, b) => turn * (a.key - b.key));
  return [...known, ...keyed.filter((r) => !Number.isFinite(r.key))].map((r) => r.row); // those without a figure stand last either way
}

// reader reads numbers as the language writes them.
function reader(language) {
  const parts = new Intl.NumberFormat(language).formatToParts(12345.6);
  const of = (type) => parts.find((p) => p.type === type)?.value ?? '';
  return (cell) => {
    const text = cell.firstChild?.textContent ?? '';
    const digits = text.replaceAll(of('group'), '').replace(of('decimal'), '.').replace(/[^\d.-]/g, '');
    return digits ? Number(digits) : NaN;
  };
}
