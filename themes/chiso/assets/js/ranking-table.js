// A table of a ranking from the page's file, laid out as the program lays out the one that stands on the page (rankTable and regionTable in
// package page; the file is rankingFile there). All is computed and worded in the file; only plain numbers are written here.
import { createElement } from './dom.js';
import { number } from './number.js';
/** @import { FullCell, RankingFile, RankingPeriod, RankingRegions, RankingSet } from './wire.js' */
/** @import { RankChange, RankingCell, RankingPlace } from './types.js' */

const { lang } = document.documentElement.dataset;

// rankingDetails gives the details of a period of a set of borders, by the number of the set, in the form of those that stand on the page.
/** @type {(file: RankingFile, at: number, period: string, like: HTMLElement) => HTMLDetailsElement} */
export function rankingDetails(file, at, period, like) {
  const set = file.sets[at];
  const of = /** @type {RankingPeriod} */ (set.periods?.find((p) => p.period === period));
  const details = createElement('details', {}, createElement('summary', {}, of.title));
  details.dataset.period = of.period;
  details.dataset.of = String(of.of);
  if (of.notes) details.append(createElement('p', {}, of.notes.join(' ')));
  /** @type {(label: string, table: HTMLTableElement) => HTMLElement} */
  const box = (label, table) => {
    const scroll = /** @type {HTMLElement} */ (like.querySelector('.table-scroll').cloneNode(false));
    scroll.setAttribute('aria-label', label);
    scroll.append(table);
    return scroll;
  };
  details.append(box(of.title, ranks(file, set, of)));
  if (of.regions) {
    const beside = box(of.regions.label, regions(file.regions, set.regions ?? [], of.regions));
    for (const name of ['data-sort', 'data-ranking']) beside.removeAttribute(name); // their order stays
    details.append(beside);
  }
  return details;
}

/** @type {(text: string) => HTMLTableCaptionElement} */
const caption = (text) => createElement('caption', {}, createElement('span', {}, text));
/** @type {(properties: Partial<HTMLTableCellElement>, text: string) => HTMLTableCellElement} */
const head = (properties, text) => createElement('th', { scope: 'col', ...properties }, text);

/** @type {(file: RankingFile, set: RankingSet, of: RankingPeriod) => HTMLTableElement} */
function ranks(file, set, { caption: text, common, heads, groups }) {
  const places = /** @type {RankingPlace[]} */ (set.places); // those of the rows
  const table = createElement('table', { className: 'data ranks' }, caption(text));
  put(table, common);
  const row = createElement('tr');
  for (const [key, text, since] of heads) {
    const th = head(key === 'name' || key === 'region' ? {} : { className: 'num' }, text);
    put(th, since ? { key, since } : { key });
    row.append(th);
  }
  table.append(createElement('thead', {}, row));
  for (const { title, rows } of groups) {
    const body = createElement('tbody');
    if (title) body.append(createElement('tr', { className: 'group' }, createElement('th', { scope: 'rowgroup', colSpan: heads.length }, title)));
    for (const [n, ...cells] of rows) {
      const [code, name, url, region] = places[n];
      const tr = createElement('tr');
      put(tr, { place: code });
      for (const [key] of heads) {
        if (key === 'name') tr.append(createElement('th', { scope: 'row' }, url ? createElement('a', { href: `../../${url}` }, name) : name));
        else if (key === 'region') tr.append(createElement('td', {}, /** @type {string[]} */ (set.regions)[region]));
        else tr.append(cell(file, key, /** @type {RankingCell} */ (cells.shift())));
      }
      body.append(tr);
    }
    table.append(body);
  }
  return table;
}

/** @type {(heads: string[], labels: string[], of: RankingRegions) => HTMLTableElement} */
function regions(heads, labels, { caption: text, rows }) {
  const body = createElement('tbody');
  rows.forEach(([of, known], n) => {
    const tr = createElement('tr', n === rows.length - 1 ? { className: 'is-highlight' } : {}, createElement('th', { scope: 'row' }, labels[n]));
    tr.append(of === null ? missing() : figure(of), createElement('td', { className: 'num' }, known));
    body.append(tr);
  });
  const row = createElement('tr', {}, ...heads.map((text, n) => head(n ? { className: 'num' } : {}, text)));
  return createElement('table', { className: 'data regions' }, caption(text), createElement('thead', {}, row), body);
}

const missing = () => createElement('td', { className: 'missing' }, '–');

// cell is a figure of a place; of what there is in the file see rankingCell in package page.
/** @type {(file: RankingFile, key: string, of: RankingCell) => HTMLTableCellElement} */
function cell(file, key, of) {
  if (of === null) return missing();
  if (key === 'rank-change') return change(file, /** @type {RankChange} */ (of));
  const said = /** @type {string | FullCell} */ (of);
  /** @type {FullCell} */
  const full = typeof said !== 'string' ? said : key === 'rank' ? { text: said } : { number: said };
  if (full.missing) {
    const td = missing();
    put(td, full.data ?? {});
    return td;
  }
  const plain = full.number;
  if (plain === undefined) return figure(full, file.tied);
  const value = Number(plain);
  let text = number(lang, key === 'value-change' ? Math.abs(value) : value, file.decimals);
  if (key === 'value-change' && text !== number(lang, 0, file.decimals)) text = (value < 0 ? '−' : '+') + text;
  return figure({ ...full, text, data: { ...full.data, ...(plain === text ? {} : { value: plain }) } });
}

// change is how many places somebody rose or fell: a sign for the eye, words for the ear.
/** @type {(file: RankingFile, of: RankChange) => HTMLTableCellElement} */
function change({ changes }, of) {
  const [least, most] = Array.isArray(of) ? of : [of, of];
  const places = least < 0 ? [-most, -least] : [least, most];
  const shown = places[0] === places[1] ? String(places[0]) : places.join('–');
  const [sign, way] = least > 0 ? ['▲\u00a0', 'up'] : least < 0 ? ['▼\u00a0', 'down'] : ['', 'same'];
  const eye = createElement('span', { ariaHidden: 'true' }, sign + shown);
  const td = createElement('td', { className: `num ${way}` }, eye, createElement('span', { className: 'sr' }, changes[String(of)]));
  put(td, least === most ? { value: least } : { value: least, upper: most });
  return td;
}

// figure is a text with its mark, notes and data.
/** @type {(of: string | FullCell, tied?: string) => HTMLTableCellElement} */
function figure(of, tied) {
  const { text = '', data = {}, sign, notes = [], tied: shared } = /** @type {FullCell} */ (typeof of === 'string' ? { text: of } : of);
  const td = createElement('td', { className: 'num' }, text);
  put(td, data);
  if (shared) td.append(createElement('span', { ariaHidden: 'true' }, '='), createElement('span', { className: 'sr' }, ` ${tied}`));
  if (sign) td.append(createElement('sup', { className: 'mark' }, sign));
  for (const note of notes) td.append(createElement('a', { className: 'fn', href: note === '≠' ? '#alternatives' : `#fn-${note}` }, note));
  return td;
}

/** @type {(element: HTMLElement, data: Record<string, string | number>) => void} */
const put = (element, data) => {
  for (const [key, value] of Object.entries(data)) element.setAttribute(`data-${key}`, String(value));
};
