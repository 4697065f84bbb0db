// A group of indicators from the file of a place, laid out as the program lays out those that stand on the page (profileTable in package
// page; the file is placeFile there). All is computed and worded in the file.
import { make } from './make.js';
/** @import { PlaceGroupsFile } from './wire.js' */
/** @import { FoldedRow } from './types.js' */

// group gives the table of a group, by its key in the file, and after it the lines of its sources and licences.
/** @type {(file: PlaceGroupsFile, key: string) => [table: HTMLTableElement, ...lines: HTMLParagraphElement[]]} */
export function group(file, key) {
  const { caption, lines, rows } = file.groups[key];
  const head = make('tr', {}, ...file.heads.map((text) => make('th', { scope: 'col' }, text)));
  const table = make('table', { className: 'profile' }, make('caption', { className: 'sr' }, caption), make('thead', {}, head));
  table.append(make('tbody', {}, ...rows.map((of) => row(file, of))));
  return [table, ...lines.map((line) => make('p', { className: 'quiet' }, line))];
}

/** @type {(file: PlaceGroupsFile, of: FoldedRow) => HTMLTableRowElement} */
function row({ carried, others: labels }, [name, title, address, about, period, decimals, value, standing, trend, others, { of, how, status, rank } = {}]) {
  const link = make('a', { href: `../../${address}` }, title);
  const figure = make('td', { className: 'num' }, make('strong', {}, value));
  if (how) figure.append(' ', make('details', { className: 'how' }, make('summary', {}, carried), make('p', {}, how)));
  else if (status) figure.append(' ', make('small', { className: 'status-note' }, status));
  const beside = make('td', { className: 'others' });
  for (let n = 0; n < others.length; n += 2) {
    beside.append(make('span', {}, make('small', {}, labels[/** @type {number} */ (others[n])]), `\u00a0${others[n + 1]}`), ' ');
  }
  const tr = make('tr', {}, make('th', { scope: 'row' }, link, ' ', make('small', {}, about)), figure, make('td', {}, standing), beside);
  const grew = make('td', { className: 'trend' }, trend);
  if (rank) grew.append(' ', make('small', {}, rank));
  tr.append(grew);
  Object.assign(tr.dataset, { indicator: name, period, decimals });
  if (of) tr.dataset.of = of;
  return tr;
}
