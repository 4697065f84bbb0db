// A table of figures: sorted by a click on a column's head, filtered by name, the chosen place marked. Its bodies stay apart, and
// a row that heads one stays at its top.
import { finder } from './fold.js';

export function table(box, changed) {
  const tables = [...box.querySelectorAll('table.data')].map((t) => ({
    heads: [...t.tHead.rows[0].cells],
    bodies: [...t.tBodies].map((body) => ({ body, head: body.querySelector('.group'), rows: [...body.rows].filter((row) => !row.matches('.group')) })),
  }));
  const value = reader(document.documentElement.lang);
  const number = (head) => head.classList.contains('num');
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
    const found = finder(q);
    let shown = 0;
    for (const { heads, bodies } of tables) {
      const wanted = sort.replace(/^-/, ''), down = sort.startsWith('-');
      const column = sort ? heads.findIndex((head, i) => head.querySelector('button') && key(head, i) === wanted) : -1;
      heads.forEach((head, i) => i === column ? head.setAttribute('aria-sort', down ? 'descending' : 'ascending') : head.removeAttribute('aria-sort'));
      for (const { body, head, rows } of bodies) {
        body.append(...(column < 0 ? rows : order(rows, column, down, number(heads[column]) && value)));
        let left = 0;
        for (const row of rows) {
          row.hidden = !found(row.querySelector('th').textContent) || !fits(row);
          row.classList.toggle('is-chosen', row.dataset.place === place);
          left += !row.hidden;
        }
        if (head) head.hidden = !left;
        shown += left;
      }
    }
    return shown;
  };
}

// order sorts by numbers, where a value reads them, else by words.
function order(rows, column, down, value) {
  const turn = down ? -1 : 1;
  const names = new Intl.Collator(document.documentElement.lang).compare;
  const cell = (row) => row.cells[column];
  if (!value) return [...rows].sort((a, b) => turn * names(cell(a).textContent, cell(b).textContent));
  const keyed = rows.map((row) => ({ row, key: value(cell(row)) }));
  const known = keyed.filter((r) => Number.isFinite(r.key)).sort((a, b) => turn * (a.key - b.key));
  return [...known, ...keyed.filter((r) => !Number.isFinite(r.key))].map((r) => r.row); // those without a figure stand last either way
}

// reader reads the number of a cell as the language writes it; of a range ("31–32", "▼ 1–2"), its first end, or the other one.
export function reader(language) {
  const parts = new Intl.NumberFormat(language).formatToParts(12345.6);
  const of = (type) => parts.find((p) => p.type === type)?.value ?? '';
  return (cell, other = false) => {
    const [first, second = ''] = (cell.firstChild?.textContent ?? '').split('–');
    const text = other && second ? `${first.match(/^[−▼]/)?.[0] ?? ''}${second}` : other ? '' : first;
    const digits = text.replaceAll(of('group'), '').replace(of('decimal'), '.').replace(/[−▼]/, '-').replace(/[^\d.-]/g, '');
    return digits ? Number(digits) : NaN;
  };
}
