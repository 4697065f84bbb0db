// A group of indicators from the file of a place, laid out as the program lays out those that stand on the page (profileTable in package
// page; the file is placeFile there). All is computed and worded in the file.
import { createElement } from './dom.js';
/** @import { PlaceGroupsFile } from './wire.js' */
/** @import { FoldedRow } from './types.js' */

// groupTable gives the table of a group, by its key in the file, and after it the lines of its sources and licences.
/** @type {(file: PlaceGroupsFile, key: string) => [table: HTMLTableElement, ...lines: HTMLParagraphElement[]]} */
export function groupTable(file, key) {
  const { caption, lines, rows } = file.groups[key];
  const head = createElement('tr', {}, ...file.heads.map((text) => createElement('th', { scope: 'col' }, text)));
  const table = createElement('table', { className: 'profile' }, createElement('caption', { className: 'sr' }, caption), createElement('thead', {}, head));
  table.append(createElement('tbody', {}, ...rows.map((of) => row(file, of))));
  return [table, ...lines.map((line) => createElement('p', { className: 'quiet' }, line))];
}

/** @type {(file: PlaceGroupsFile, of: FoldedRow) => HTMLTableRowElement} */
function row({ converted, others: labels }, [name, title, address, about, period, decimals, value, standing, trend, others, { of, how, status, rank } = {}]) {
  const link = createElement('a', { href: `../../${address}` }, title);
  const figure = createElement('td', {}, createElement('strong', {}, value));
  if (how) figure.append(' ', createElement('details', { className: 'how' }, createElement('summary', {}, converted), createElement('p', {}, how)));
  else if (status) figure.append(' ', createElement('small', { className: 'status-note' }, status));
  const beside = createElement('td', { className: 'others' });
  for (let n = 0; n < others.length; n += 2) {
    beside.append(createElement('span', {}, createElement('small', {}, labels[/** @type {number} */ (others[n])]), `\u00a0${others[n + 1]}`), ' ');
  }
  const tr = createElement(
    'tr',
    {},
    createElement('th', { scope: 'row' }, link, ' ', createElement('small', {}, about)),
    figure,
    createElement('td', {}, standing),
    beside,
  );
  const grew = createElement('td', { className: 'trend' }, trend);
  if (rank) grew.append(' ', createElement('small', {}, rank));
  tr.append(grew);
  Object.assign(tr.dataset, { indicator: name, period, decimals });
  if (of) tr.dataset.of = of;
  return tr;
}
