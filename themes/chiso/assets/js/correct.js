// Which line of which file holds a figure: of the place and the year that a reader chooses, from the table of the page, whose rows know
// their lines (see rows.js).
import { createElement } from './dom.js';
import { rows as rowsOf } from './rows.js';

/** @type {(row: HTMLTableRowElement) => HTMLTableElement} */
const tableOf = (row) => /** @type {HTMLTableElement} */ (row.closest('table'));

/** @type {(form: HTMLFormElement) => void} */
export function correct(form) {
  const { place, year } = form.elements;
  const said = form.querySelector('.stands');
  /** @type {HTMLTableRowElement[]} */
  let rows = [];
  /** @type {(value: string, text: string) => HTMLOptionElement} */
  const option = (value, text) => createElement('option', { value }, text);
  // list offers the rows of all tables that are there; those that it has offered keep their numbers.
  const list = () => {
    const all = [.../** @type {NodeListOf<HTMLTableElement>} */ (document.querySelectorAll('table[data-file]'))]
      .flatMap(rowsOf)
      .filter((row) => row.dataset.lines);
    rows = [...rows, ...all.filter((row) => !rows.includes(row))];
    const tables = [...new Set(rows.map(tableOf))];
    place.replaceChildren(
      ...tables.flatMap((table) => {
        const options = rows.flatMap((row, n) => (tableOf(row) === table ? option(String(n), row.cells[0].textContent) : []));
        return tables.length < 2 ? options : createElement('optgroup', { label: table.dataset.list }, ...options);
      }),
    );
  };
  list();
  if (!rows.length) {
    form.hidden = true;
    return;
  }

  // figures are those of a row: year, what is shown, line; see lines of package page.
  /** @type {(row: HTMLTableRowElement) => {year: string, value: string, line: number}[]} */
  const figures = (row) => {
    const heads = [...tableOf(row).rows[0].cells].map((head) => head.textContent.trim());
    const steps = row.dataset.lines.split(' ').map(Number);
    let above = 0; // the line of the figure before
    /** @type {(step: number) => number} */
    const line = (step) => (step ? (above = above ? above - step : step) : 0);
    return [...row.cells]
      .map((cell, n) => ({ cell, year: heads[n] }))
      .slice(1)
      .filter(({ cell }) => !cell.classList.contains('missing'))
      .map(({ cell, year }, n) => ({ year, value: cell.firstChild?.textContent ?? '', line: line(steps[n] ?? 1) }))
      .filter(({ line }) => line > 0);
  };
  const show = () => {
    const row = rows[Number(place.value)];
    const all = figures(row);
    const before = year.value;
    year.replaceChildren(...all.map((f) => option(f.year, f.year)));
    if (all.some((f) => f.year === before)) year.value = before;
    const found = all.find((f) => f.year === year.value);
    said.textContent = '';
    if (!found) {
      said.textContent = form.dataset.none;
      return;
    }
    const { file } = tableOf(row).dataset;
    /** @type {(text: string) => string} */
    const put = (text) => text.replace('#f', () => file).replace('#l', String(found.line));
    said.append(`${row.cells[0].textContent}, ${found.year}${document.documentElement.dataset.colon}${found.value} – `);
    const line = put(form.dataset.line);
    said.append(form.dataset.at ? createElement('a', { href: put(form.dataset.at) }, line) : createElement('span', {}, line));
    const report = /** @type {HTMLAnchorElement | null} */ (document.getElementById('correct-report'));
    if (!report) return;
    const url = new URL(report.href);
    for (const [key, value] of Object.entries({ place: row.cells[0].textContent, year: found.year, value: found.value, file: line }))
      url.searchParams.set(key, value);
    report.href = url.href;
  };
  form.addEventListener('change', show);
  form.addEventListener('submit', (event) => event.preventDefault());
  const chosen = () => {
    // the place that the page is about, else its first
    const code = new URLSearchParams(location.search).get('place');
    const at = rows.findIndex((row) => row.dataset.place === code);
    place.value = String(Math.max(0, at));
    show();
  };
  addEventListener('popstate', chosen);
  // A table that was left out has come; what was chosen stays.
  document.addEventListener('unfolded', () => {
    const { value } = place;
    list();
    place.value = value;
  });
  document.querySelector('.controls [name=place]')?.addEventListener('change', () => queueMicrotask(chosen));
  chosen();
}

for (const form of /** @type {NodeListOf<HTMLFormElement>} */ (document.querySelectorAll('.correct-find'))) correct(form);
