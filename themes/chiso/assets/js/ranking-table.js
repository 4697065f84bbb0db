// A table of a ranking from the page's file, laid out as the program lays out the one that stands on the page (rankingTableBuilder in
// package page; the file is RankingFile in package wire). All is computed and worded in the file; only plain numbers are written here.
import { createElement } from './dom.js';
import { number } from './number.js';
import { learn, nameOf } from './period.js';
import { plain } from './table.js';
/** @import { FullCell, RankingFile, RankingGroupOf, RankingPeriod, RankingSetTexts } from './wire.js' */
/** @import { RankChange, RankingCell, RankingPlace } from './types.js' */

const { lang } = document.documentElement.dataset;

// rankingDetails gives the details of a period of a set of borders, by the number of the set, in the form of those that stand on the page.
/** @type {(file: RankingFile, at: number, period: string, like: HTMLElement) => HTMLDetailsElement} */
export function rankingDetails(file, at, period, like) {
  const all = file.sets[at].periods ?? [];
  const n = all.findIndex((p) => p.period === period);
  const of = all[n];
  const texts = file.texts[lang];
  learn(texts.period_names);
  const set = texts.sets[at];
  const said = set.periods[n];
  const details = createElement('details', {}, createElement('summary', {}, said.title));
  details.dataset.period = of.period;
  details.dataset.of = String(of.of);
  if (said.notes) details.append(createElement('p', {}, said.notes.map((note) => texts.notes[note]).join(' ')));
  /** @type {(label: string, table: HTMLTableElement) => HTMLElement} */
  const box = (label, table) => {
    const scroll = /** @type {HTMLElement} */ (like.querySelector('.table-scroll').cloneNode(false));
    scroll.setAttribute('aria-label', label);
    scroll.append(table);
    return scroll;
  };
  details.append(box(said.title, ranks(file, at, n, of)));
  if (of.regions && said.regions !== undefined) {
    const table = regions(file, set, inPeriod(texts.notes[said.regions], of.period), of.regions);
    const beside = box(`${inPeriod(texts.regions ?? '', of.period)}, ${set.title}`, table);
    for (const name of ['data-sort', 'data-ranking']) beside.removeAttribute(name); // their order stays
    details.append(beside);
  }
  return details;
}

/** @type {(text: string, period?: string) => string} */
const inPeriod = (text, period = '') => text.replaceAll('{period}', nameOf(period));

/** @type {(text: string) => HTMLTableCaptionElement} */
const caption = (text) => createElement('caption', {}, createElement('span', {}, text));
/** @type {(text: string) => HTMLTableCellElement} */
const head = (text) => createElement('th', { scope: 'col' }, text);

/** @type {(file: RankingFile, at: number, n: number, of: RankingPeriod) => HTMLTableElement} */
function ranks(file, at, n, { common, heads, groups }) {
  const texts = file.texts[lang];
  learn(texts.period_names);
  const set = texts.sets[at];
  const said = set.periods[n];
  const places = /** @type {RankingPlace[]} */ (file.sets[at].places); // those of the rows
  const table = createElement('table', { className: 'data figures ranks' }, caption(`${texts.measured} – ${said.title}`));
  put(table, said.note ? { ...common, note: said.note } : common);
  const row = createElement('tr');
  for (const [key, since] of heads) {
    const th = head(inPeriod(texts.heads[key], since));
    put(th, since ? { key, since } : { key });
    row.append(th);
  }
  table.append(createElement('thead', {}, row));
  for (const group of groups) {
    const body = createElement('tbody');
    const title = group.quartile && texts.quartiles?.[group.quartile];
    if (title) body.append(createElement('tr', { className: 'group' }, createElement('th', { scope: 'rowgroup', colSpan: heads.length }, title)));
    for (const [n, ...cells] of inNames(group, set.order)) {
      const [code, url, region] = places[n];
      const name = set.places[n];
      const tr = createElement('tr');
      put(tr, { place: code });
      for (const [key] of heads) {
        if (key === 'name') tr.append(createElement('th', { scope: 'row' }, url ? createElement('a', { href: `../../${url}` }, name) : name));
        else if (key === 'region') tr.append(createElement('td', {}, set.regions[region]));
        else tr.append(cell(file, key, /** @type {RankingCell} */ (cells.shift())));
      }
      body.append(tr);
    }
    table.append(body);
  }
  return table;
}

// inNames gives the rows of a group; those that stand in the order of names alone, in that of the page's language.
/** @type {(group: RankingGroupOf, order?: RankingSetTexts['order']) => RankingGroupOf['rows']} */
function inNames({ rows, runs = [] }, order) {
  if (!order) return rows;
  const put = [...rows];
  for (const [from, to] of runs) put.splice(from, to - from, ...put.slice(from, to).sort((a, b) => order[a[0]] - order[b[0]]));
  return put;
}

/** @type {(file: RankingFile, set: RankingSetTexts, text: string, rows: any[][]) => HTMLTableElement} */
function regions(file, set, text, rows) {
  const texts = file.texts[lang];
  learn(texts.period_names);
  const body = createElement('tbody');
  rows.forEach(([of, known], n) => {
    const tr = createElement('tr', n === rows.length - 1 ? { className: 'is-highlight' } : {}, createElement('th', { scope: 'row' }, set.regions[n]));
    const td = cell(file, 'value', of);
    delete td.dataset.value; // no script asks for it
    tr.append(td, createElement('td', {}, texts.known[known]));
    body.append(tr);
  });
  const row = createElement('tr', {}, ...texts.region_heads.map(head));
  return createElement('table', { className: 'data figures regions' }, caption(text), createElement('thead', {}, row), body);
}

const missing = () => createElement('td', { className: 'missing' }, '–');

// cell is a figure of a place; of what there is in the file see rankingFile.cell in package page.
/** @type {(file: RankingFile, key: string, of: RankingCell) => HTMLTableCellElement} */
function cell(file, key, of) {
  if (of === null) return missing();
  if (key === 'rank-change') return change(file, /** @type {RankChange} */ (of));
  if (typeof of === 'number' || Array.isArray(of)) return figure({ text: [of].flat().join('–') }, file);
  const full = typeof of === 'string' ? { number: of } : /** @type {FullCell} */ (of);
  if (full.missing) {
    const td = missing();
    put(td, data(full));
    return td;
  }
  if (full.number === undefined) return figure(full, file);
  const value = Number(full.number);
  let text = number(lang, key === 'value-change' ? Math.abs(value) : value, file.decimals);
  if (key === 'value-change' && text !== number(lang, 0, file.decimals)) text = (value < 0 ? '−' : '+') + text;
  return figure({ ...full, text, data: { ...full.data, value: full.number } }, file);
}

// data is the attributes of a cell.
/** @type {(of: FullCell) => Record<string, string>} */
const data = (of) => ({ ...of.data, ...(of.said ? { note: of.said[lang] } : {}) });

// change is how many places somebody rose or fell: a sign for the eye, words for the ear.
/** @type {(file: RankingFile, of: RankChange) => HTMLTableCellElement} */
function change(file, of) {
  const [least, most] = Array.isArray(of) ? of : [of, of];
  const places = least < 0 ? [-most, -least] : [least, most];
  const shown = places[0] === places[1] ? String(places[0]) : places.join('–');
  const [sign, way] = least > 0 ? ['▲\u00a0', 'up'] : least < 0 ? ['▼\u00a0', 'down'] : ['', ''];
  const eye = createElement('span', { ariaHidden: 'true' }, sign + shown);
  const td = createElement('td', way ? { className: way } : {}, eye, createElement('span', { className: 'sr' }, file.texts[lang].changes[String(of)]));
  return td;
}

// figure is a text with its mark, notes and data; the number is left out where scripts find it in the text.
/** @type {(of: FullCell, file: RankingFile) => HTMLTableCellElement} */
function figure(of, file) {
  const { text = of.texts?.[lang] ?? '', sign, notes = [], tied } = of;
  const td = createElement('td', {}, text);
  const { value, ...rest } = data(of);
  put(td, value === undefined || value === plain(text) ? rest : { ...rest, value });
  if (tied) td.append(createElement('span', { ariaHidden: 'true' }, '='), createElement('span', { className: 'sr' }, ` ${file.texts[lang].tied}`));
  if (sign) td.append(createElement('sup', { className: 'mark' }, sign));
  for (const note of notes) td.append(createElement('a', { className: 'fn', href: note === '≠' ? '#alternatives' : `#fn-${note}` }, note));
  return td;
}

/** @type {(element: HTMLElement, data: Record<string, string | number>) => void} */
const put = (element, data) => {
  for (const [key, value] of Object.entries(data)) element.setAttribute(`data-${key}`, String(value));
};
