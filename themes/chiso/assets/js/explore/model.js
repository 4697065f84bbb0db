// What a choice amounts to: the figures of each indicator, what can be drawn of them, and what a reader must be told.
import { nameOf, order, written } from '../period.js';
import { figure } from '../record.js';
/** @import { Choice, Index, IndicatorFile, Model, Note, Part, Words } from '../types.js' */

// How much is drawn, named and listed at once; what is beyond stands in the files.
export const MOST = { indicators: 12, charts: 6, named: 6, drawn: 70, small: 24, rows: 400, cells: 5000 };

// start are the places that an indicator is shown with first: those that its page puts forward, else all of one kind, else some.
/** @type {(index: Index, name: string) => string[]} */
export function start(index, name) {
  const of = index.indicators.get(name);
  if (of?.start) return of.start;
  const first = index.lists.find((list) => of?.lists.includes(list.name));
  return first?.places.slice(0, MOST.drawn).map((place) => place.key) ?? [];
}

// lead is the place that a reader put first; none if it came with a whole group, which begins with the first of the alphabet.
/** @type {(index: Pick<Index, 'lists'>, keys: string[]) => string} */
export function lead(index, keys) {
  /** @type {(group: string[]) => boolean} */
  const begins = (group) => group.length > 1 && group.slice(0, MOST.drawn).every((key, i) => keys[i] === key);
  const groups = index.lists.flatMap((list) => [list.places.map((place) => place.key), ...(list.groups ?? []).map((group) => group.keys)]);
  return groups.some(begins) ? '' : keys[0];
}

// model gives {parts, kinds, notes, known}. A part is an indicator with its rows [{place, at: Map of period to figure}]; a figure is
// one of record.js.
/** @type {(index: Index, files: IndicatorFile[], state: Choice, words: Words) => Model} */
export function model(index, files, state, words) {
  /** @type {Note[]} */
  const notes = [];
  const from = state.from,
    to = state.to;
  const chosen = state.p.flatMap((key) => index.places.get(key) ?? []);
  /** @type {(names: string[]) => string} */
  const quote = (names) => (names.length > 8 ? `${names.slice(0, 8).join(', ')}… (${names.length})` : names.join(', '));
  const parts = files.map((file) => {
    const all = chosen.map((place) => ({ place, all: (file.figures[place.key] ?? []).map((one) => figure(file, one)) }));
    const rows = all.map(({ place, all: figures }) => ({
      place,
      ever: figures.length > 0,
      at: new Map(figures.filter((f) => (!from || f.period >= from) && (!to || f.period <= to)).map((f) => [f.period, f])),
    }));
    const never = rows.filter((row) => !row.ever),
      none = rows.filter((row) => row.ever && !row.at.size);
    const name = file.title;
    if (never.length && never.length === rows.length) notes.push({ text: words.fill('never_any', { indicator: name }), add: start(index, file.name) });
    else if (never.length) notes.push(words.fill('never', { indicator: name, places: quote(never.map((row) => row.place.label)) }));
    const former = [...new Set(never.flatMap((row) => row.place.former ?? []))].filter((key) => file.figures[key] && !state.p.includes(key));
    if (former.length) notes.push({ text: words.fill('former', { indicator: name, count: former.length }), add: former });
    if (none.length) notes.push(words.fill('none', { indicator: name, places: quote(none.map((row) => row.place.label)), years: written([from, to]) }));
    const known = rows.filter((row) => row.at.size);
    const periods = [...new Set(known.flatMap((row) => [...row.at.keys()]))].sort(order);
    /** @type {Part} */
    const part = { kinds: [], kind: '', file, rows: rows.filter((row) => row.ever), known, periods, from: periods[0], to: periods[periods.length - 1] };
    part.kinds = kinds(part);
    part.kind = part.kinds.includes(state.view) ? state.view : part.kinds[0];
    for (const note of limits(part, words)) notes.push(note);
    return part;
  });
  const drawable = parts.filter((part) => part.kind);
  if (drawable.length > MOST.charts) notes.push(words.fill('few_charts', { count: MOST.charts, of: drawable.length }));
  return {
    parts,
    kinds: new Set(parts.flatMap((part) => part.kinds)),
    notes,
    known: parts.reduce((sum, part) => sum + part.known.reduce((n, row) => n + row.at.size, 0), 0),
    place: index.place,
    lead: lead(index, state.p),
    statuses: index.statuses,
  };
}

// kinds are the ways in which a part can be drawn, the best first. Years that may not be compared are never on one axis; who may not
// be ranked has no bars in order.
/** @type {(part: Part) => string[]} */
function kinds({ file, known, periods }) {
  if (!known.length) return [];
  const ordered = file.ranking === 'rank' && file.measure !== 'rank';
  if (!file.over_time || periods.length < 2) return ordered ? ['bar', 'heat'] : ['heat'];
  const over = known.length > MOST.named ? ['heat', 'line', 'multiples'] : ['line', 'multiples', 'heat'];
  return ordered ? [...over, 'bar'] : over;
}

/** @type {(part: Part, words: Words) => string[]} */
function limits({ file, kind, known, periods, to }, words) {
  /** @type {string[]} */
  const notes = [];
  const name = { indicator: file.title, of: known.length };
  if (kind === 'line' && known.length > MOST.named) notes.push(words.fill('few_names', { ...name, count: MOST.named }));
  if (kind === 'multiples' && known.length > MOST.small) notes.push(words.fill('few_drawn', { ...name, count: MOST.small }));
  if ((kind === 'heat' || kind === 'bar') && known.length > MOST.drawn) notes.push(words.fill('few_drawn', { ...name, count: MOST.drawn }));
  if (!file.over_time && periods.length > 1) notes.push(words.fill(nameOf(to) === to ? 'one_year' : 'one_period', { ...name, year: nameOf(to) }));
  if (file.over_time && periods.length > 1 && kind === 'bar')
    notes.push(words.fill(nameOf(to) === to ? 'bar_year' : 'bar_period', { ...name, year: nameOf(to) }));
  if (file.ranking === 'quartile') notes.push(words.fill('not_ranked', name));
  return notes;
}
