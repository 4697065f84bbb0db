// What the kinds of charts share.
import { number, percentSign } from '../number.js';
import { later, nameOf, order, pairOf, position, since, spanOf, within } from '../period.js';
/** @import { Dated, Figure, Format, ItemOfSeveral, Line, Point, Series, Settings, View } from '../types.js' */
/** @import { Meta, Period, Target } from '../wire.js' */

/** @typedef {{y: number, where?: number}} Mark */
/** @typedef {{fill?: string, text: string, dashed?: boolean, ring?: boolean, bare?: boolean}} Entry */
/** @typedef {{elements: any[], height: number}} Legend elements are those of ECharts' graphic component */
/** @typedef {{from: number[], to: number[], colour: string}} Whisker */

export const SIZE = 13;

/** @type {(name: string) => string} */
export const colour = (name) => `var(--chart-${name})`;

/** @type {<T>(x: T | T[]) => T} */
export const one = (x) => (Array.isArray(x) ? x[0] : x);

// role says how loud a place is: the one a reader chose, the one the chart puts forward, those they are compared with, the former
// places that a chosen one was formed from, others.
/** @type {(view: View, code: string) => 'chosen' | 'strong' | 'quiet' | 'former' | 'faint'} */
export function role(view, code) {
  const { meta, state } = view;
  if (code && code === state.place) return 'chosen';
  if (code === meta.highlight) return 'strong';
  if ((state.with ?? meta.compare ?? []).includes(code)) return 'quiet';
  return meta.former?.[state.place ?? '']?.includes(code) ? 'former' : 'faint';
}

// apart says whether a place belongs to another set of borders than the chart shows: former places and those of today have no
// common order, so the ones are seen among the others only where a reader asks for them. A chart of one period has one set of its own.
/** @type {(view: View, code: string) => boolean} */
export const apart = (view, code) => !view.meta.period && view.others.has(code);

// left says whether a place that nobody named is left out of a chart.
/** @type {(view: View, code: string) => boolean} */
export const left = (view, code) => (view.meta.show?.length ? !view.meta.show.includes(code) : apart(view, code));

// shown says whether a chart with a row for each place has one for this one. Who chooses only places that have no figure in this
// period sees those of the chart.
/** @type {(view: View, code: string) => boolean} */
export function shown(view, code) {
  const r = role(view, code);
  if (r !== 'faint' && r !== 'former') return true; // a former place has no row unless it is asked for itself
  const { with: others } = view.state;
  const chosen = others && view.codes.some((known) => others.includes(known));
  return !chosen && !left(view, code);
}

/** @type {(role: string) => boolean} */
export const loud = (role) => role === 'strong' || role === 'chosen';

// span is the periods to show, those of the reader within those of the data.
/** @type {(view: Pick<View, 'meta' | 'state'>) => [Period, Period]} of a chart over time, which has both ends */
export const span = ({ meta, state }) => spanOf(/** @type {[Period, Period]} */ ([meta.from, meta.to]), state);

// pair is two periods to set side by side; no break lies between them.
/** @type {(view: Pick<View, 'meta' | 'state'>) => [Period, Period]} */
export const pair = ({ meta, state }) =>
  pairOf(
    /** @type {[Period, Period]} */ (meta.pair),
    meta.breaks?.map((b) => b.period),
    state,
  );

// placeOf is whose series it is: the part of its id before the segment.
/** @type {(series: {id: string}) => string} */
export const placeOf = (series) => series.id.slice(0, series.id.lastIndexOf('~'));

// A figure is {value, upper, quality}: the upper end of a range of ranks, which starts at the value, and the number of its quality in
// meta.qualities, where neither is 0. Of a series over time it has a period too.
/** @type {(point: Point) => Dated} */
const figure = ([period, value, quality, upper]) => ({ period, value, quality, upper });

// theOne is the place of a chart of one: the one that a reader chose if there is anything of it, else the one that stands out.
/** @type {(view: View) => string | undefined} */
export const theOne = ({ meta, option, state }) => (option.series.some((s) => placeOf(s).split('/').at(-1) === state.place) ? state.place : meta.highlight);

// part is the figure of one of the several values of an item.
/** @type {(item: ItemOfSeveral, i: number) => Figure} */
export const part = (item, i) => ({ value: item.value[i], quality: item.qualities?.[i], upper: item.uppers?.[i] });

/** @template {Figure} F @param {F | undefined} figure @returns {figure is F & {value: number}} */
export const known = (figure) => Number.isFinite(figure?.value);

/** @param {View} view @param {Figure | undefined} figure */
const qualityOf = (view, figure) => view.meta.qualities?.[figure?.quality ?? 0];

// computed says whether the site computed a figure: the program writes it as this status.
/** @type {(view: View, figure: Figure | undefined) => boolean} */
export const computed = (view, figure) => known(figure) && qualityOf(view, figure)?.status === 'derived';

// middle is where a figure is drawn: a range in its middle, for neither end is the figure.
/** @type {(figure: Figure | undefined) => number} */
export const middle = (figure) => (!known(figure) ? NaN : figure.upper ? (figure.value + figure.upper) / 2 : figure.value);

// points gives the figures of a series over time; where periods are missing there is one without a value.
/** @type {(series: Series<Point>) => Dated[]} */
export const points = (series) => series.data.map(figure);

// spot is a figure as a point of a line.
/** @type {(figure: Dated) => [number, number | '-']} */
export const spot = (figure) => [position(figure.period), known(figure) ? middle(figure) : '-'];

// hollow is how a point looks of a figure that the site computed; others are full.
/** @type {(view: View, figure: Figure | undefined, paint: string) => object} */
export const hollow = (view, figure, paint) => (computed(view, figure) ? { color: colour('ground'), borderColor: paint, borderWidth: 1.5 } : { color: paint });

// places puts the segments of each place together: [{code, name, points: [figure]}], gaps left out.
/** @type {(view: View<Point>) => Line[]} */
export function places(view) {
  /** @type {Map<string, Line>} */
  const all = new Map();
  for (const s of view.option.series) {
    const code = placeOf(s);
    const line = all.get(code) ?? { code, name: s.name, points: [] };
    all.set(code, line);
    line.points.push(...points(s).filter((f) => known(f)));
  }
  return [...all.values()];
}

/** @type {(place: Line, period: Period) => Line['points'][number] | undefined} */
export const at = (place, period) => place.points.find((p) => p.period === period);

// better sorts values best first; where neither is better, the highest first.
/** @type {(meta: Pick<Meta, 'direction'>) => (a: number, b: number) => number} */
const better = (meta) => (a, b) => (meta.direction === 'lower' ? a - b : b - a);

// inOrder puts the whole first, then places with a value best first, those without one last; where they may not be ranked, in the
// order of their names. Places of other borders have an order of their own after all these.
/** @type {<R extends {code: string}>(view: View, rows: R[], value: (row: R) => number) => R[]} */
export function inOrder(view, rows, value) {
  const { meta } = view;
  /** @type {(row: {code: string}) => number} */
  const set = (row) => (row.code === meta.whole ? 0 : apart(view, row.code) ? 2 : 1);
  const named = new Map(meta.places?.map((p, i) => [p.code, i]));
  /** @type {(a: {code: string}, b: {code: string}) => number} */
  const byName = (a, b) => (named.get(a.code) ?? 0) - (named.get(b.code) ?? 0);
  if (meta.ranking !== 'rank') return rows.sort((a, b) => set(a) - set(b) || byName(a, b));
  /** @type {(row: Parameters<typeof value>[0]) => number} */
  const there = (row) => Number(Number.isFinite(value(row)));
  return rows.sort((a, b) => set(a) - set(b) || there(b) - there(a) || (there(a) ? better(meta)(value(a), value(b)) : 0) || byName(a, b));
}

// quarters puts values in four groups, 4 the best: group k of n values holds those ranked to k·n/4, equals together, as the
// page's own list does.
/** @type {(values: number[], meta: Pick<Meta, 'direction'>) => (value: number) => number} */
export function quarters(values, meta) {
  const sorted = [...values].sort(better(meta));
  return (value) => 4 - Math.min(3, Math.floor(((sorted.indexOf(value) + 1) * 4 - 1) / sorted.length));
}

// formatter writes numbers with the indicator's decimals; "least" 0 leaves out those that an inexact number does not have.
/** @type {(meta: Pick<Meta, 'unit' | 'lang' | 'decimals'>, least?: number) => Format} */
export function formatter(meta, least = meta.decimals) {
  const suffix = meta.unit.startsWith('%') ? percentSign(meta.lang) : '';
  return (v) => number(meta.lang, v, meta.decimals, least) + (Number.isFinite(v) ? suffix : '');
}

// plain writes a figure: with its sign if it is not exact, a range with both ends.
/** @type {(view: View, figure: Figure | undefined, format?: Format, roughly?: Format) => string} */
export function plain(view, figure, format = view.format, roughly = view.roughly) {
  const sign = signOf(view, figure);
  if (!known(figure)) return format(NaN);
  if (figure.upper) return `${format(figure.value)}–${format(figure.upper)}`;
  return sign ? `${sign}${roughly(figure.value)}` : format(figure.value);
}

/** @type {(view: View, figure: Figure | undefined) => string} */
export const signOf = (view, figure) => qualityOf(view, figure)?.sign ?? '';

export const MARK = '*'; // of a number that the site computed

// written writes a figure as pictures do: with the mark if the site computed it.
/** @type {(view: View, figure: Figure | undefined, format?: Format) => string} */
export const written = (view, figure, format) => plain(view, figure, format) + (computed(view, figure) ? MARK : '');

// The tooltip is built of elements, never of markup, so that no name in the data can become any.
/** @type {(view: View) => Settings} */
export const tip = (view) => ({
  confine: true,
  transitionDuration: view.calm ? 0 : 0.15,
  className: 'tip',
  borderWidth: 0,
  padding: 0,
  backgroundColor: 'transparent',
  extraCssText: 'box-shadow:none',
});

// card is what a tooltip says: a title and rows of [role, name, value], and what the mark means if one of them has it.
/** @type {(view: View, title: string, rows: [role: string, name: string, value: string][]) => HTMLElement} */
export function card(view, title, rows) {
  const box = element('div', 'tip-card');
  box.append(element('strong', '', title));
  for (const [role, name, value] of rows) {
    const row = element('div', role);
    if (role) row.append(element('i'));
    row.append(element('span', '', name), ' ', element('b', '', value));
    box.append(row);
  }
  if (rows.some(([, , value]) => value.endsWith(MARK))) box.append(element('small', '', `${MARK} ${view.meta.words.computed}`));
  return box;
}

/** @type {(name: string, className?: string, text?: string) => HTMLElement} */
function element(name, className = '', text = '') {
  const e = document.createElement(name);
  if (className) e.className = className;
  e.textContent = text;
  return e;
}

// ticks are the periods that have a label on an axis of time: counted back from the last one, so that it always has its own.
/** @type {(from: Period, to: Period, width: number, names?: Meta['period_names']) => {customValues: number[], formatter: (at: number) => string}} */
export function ticks(from, to, width, names = []) {
  const wide = nameOf(to) === to ? 44 : 20 + 7 * nameOf(to).length; // px, with room between
  const periods = from.split('-').length > 2 ? apartOnAxis(names, from, to, width / wide) : [];
  const step = Math.max(1, Math.ceil((since(to, from) * wide) / Math.max(width, wide)));
  if (!periods.length) for (let p = to; order(p, from) >= 0; p = later(p, -step)) periods.unshift(p);
  return {
    customValues: periods.map(position),
    formatter: (at) => {
      const period = periods.find((p) => position(p) === at);
      return period === undefined ? '' : nameOf(period);
    },
  };
}

// apartOnAxis are days, or stretches of months, with figures: the last one and those before it that are far enough apart for so many
// labels. Between them there is nothing to name, as they come as they come.
/** @type {(names: NonNullable<Meta['period_names']>, from: Period, to: Period, room: number) => Period[]} */
function apartOnAxis(names, from, to, room) {
  const least = (position(to) - position(from)) / Math.max(room, 1);
  const days = names.map(({ period }) => period).filter((period) => within(period, from, to));
  return days.reduceRight(
    (/** @type {Period[]} */ kept, period) => (kept.length && position(kept[0]) - position(period) < least ? kept : [period, ...kept]),
    [],
  );
}

// valueAxis is an axis of values that says little: faint lines and quiet numbers.
/** @type {(view: View, axis: Settings | Settings[] | undefined) => Settings} */
export const valueAxis = (view, axis) => ({
  scale: true,
  ...one(axis),
  axisLine: { show: false },
  axisTick: { show: false },
  axisLabel: { color: colour('muted'), formatter: /** @type {Format} */ ((v) => number(view.meta.lang, v, 3, 0)), hideOverlap: true },
  splitLine: { lineStyle: { color: colour('grid') } },
});

// targetLines marks wanted values across a chart; a series of its own, so that the axis reaches them. Horizontal: along y.
/** @type {(view: View, horizontal: boolean, somewhere: number) => object[]} */
export function targetLines(view, horizontal, somewhere) {
  const targets = view.meta.targets ?? [];
  if (!targets.length) return [];
  const values = targets.flatMap((t) => (t.high ? [t.value, t.high] : [t.value]));
  const top = (view.meta.measure === 'rank' ? Math.min : Math.max)(...values); // its name stands above its line, the others' below
  /** @type {(v: number) => [number, number]} */
  const point = (v) => (horizontal ? [somewhere, v] : [v, somewhere]);
  /** @type {(t: Target) => string} */
  const words = (t) => (view.small && horizontal ? t.label.replace(/^\D+(?=\d{4}\s?:)/, '') : t.label);
  // Names below lines stand one beside the other, and the lowest line is drawn first, so that no line strikes out the name of another.
  const ordered = [...targets].sort((a, b) => (view.meta.measure === 'rank' ? -1 : 1) * (a.value - b.value));
  let right = 4;
  const shift = new Map(
    ordered
      .filter((t) => t.value !== top)
      .map((t) => {
        const left = right;
        right += view.measure(words(t), 600, 12) + 14;
        return /** @type {const} */ ([t, left]);
      }),
  );
  return [
    {
      type: 'line',
      clip: false,
      id: '~targets',
      data: values.map(point),
      silent: true,
      symbol: 'none',
      lineStyle: { width: 0 },
      tooltip: { show: false },
      z: 5,
      markLine: {
        z: 8,
        symbol: 'none',
        silent: true,
        animation: false,
        lineStyle: { type: [2, 3], color: colour('target'), width: 2 },
        data: ordered.flatMap((t) =>
          [t.value, ...(t.high ? [t.high] : [])].map((v, i) => ({
            [horizontal ? 'yAxis' : 'xAxis']: v,
            label: {
              show: i === 0,
              position: horizontal ? (v === top ? 'insideStartTop' : 'insideStartBottom') : 'end',
              formatter: () => words(t),
              color: colour('target'),
              textBorderColor: colour('ground'),
              textBorderWidth: 3,
              fontSize: 12,
              fontWeight: 600,
              distance: horizontal ? [shift.get(t) ?? 4, 4] : 4,
            },
          })),
        ),
      },
    },
  ];
}

// spread moves things along a line apart where they would touch: marks have y, and get where.
/** @type {(marks: Mark[], gap: number, low: number, high: number) => void} */
export function spread(marks, gap, low, high) {
  /** @type {{marks: Mark[], middle: number}[]} */
  const groups = []; // neighbours that touch become one group around the middle of where they wished to be
  for (const mark of [...marks].sort((a, b) => a.y - b.y)) {
    let group = { marks: [mark], middle: mark.y };
    for (
      let before;
      (before = groups.at(-1)) && group.middle - (group.marks.length * gap) / 2 < before.middle + (before.marks.length * gap) / 2;
      groups.pop()
    ) {
      const all = [...before.marks, ...group.marks];
      group = { marks: all, middle: all.reduce((sum, m) => sum + m.y, 0) / all.length };
    }
    const half = (group.marks.length * gap) / 2;
    group.middle = Math.min(Math.max(group.middle, low + half), Math.max(high - half, low + half));
    groups.push(group);
  }
  for (const g of groups)
    g.marks.forEach((m, i) => {
      m.where = g.middle + (i - (g.marks.length - 1) / 2) * gap;
    });
}

// legend writes swatches with words beside them in rows, from the top left: {elements, height}.
/** @type {(view: View, entries: Entry[]) => Legend} */
export function legend(view, entries) {
  /** @type {Legend['elements']} */
  const elements = [];
  let x = 0,
    y = 0;
  for (const { fill, text, dashed, ring, bare } of entries) {
    const start = bare ? 0 : 20; // of the words
    const width = start + view.measure(text, 400, 12) + 16;
    if (x > 0 && x + width > view.width) [x, y] = [0, y + 22];
    if (!bare)
      elements.push(
        ring
          ? {
              type: 'circle',
              silent: true,
              shape: { cx: x + 7.5, cy: y + 9.5, r: 4.5 },
              style: { fill: colour('ground'), stroke: colour('muted'), lineWidth: 2 },
            }
          : {
              type: 'rect',
              silent: true,
              shape: { x: x + 1, y: y + 3, width: 13, height: 13, r: 2 },
              style: { fill, stroke: colour('muted'), lineWidth: dashed ? 1 : 0, lineDash: dashed ? [2, 2] : null },
            },
      );
    elements.push({
      type: 'text',
      silent: true,
      x: x + start,
      y: y + 10,
      style: { text, fill: colour('muted'), fontSize: 12, fontFamily: view.font, verticalAlign: 'middle' },
    });
    x += width;
  }
  return { elements, height: y + 26 };
}

// markEntry is what a legend says of the mark, where one of some figures has it. Points: the picture has hollow ones too.
/** @type {(view: View, figures: (Figure | undefined)[], points?: boolean) => Entry[]} */
export const markEntry = (view, figures, points) =>
  figures.some((f) => computed(view, f)) ? [{ text: `${MARK} ${view.meta.words.computed}`, ring: points, bare: !points }] : [];

// foot says what the mark means below a picture that has no legend: {elements, height}.
/** @type {(view: View, figures: (Figure | undefined)[], points?: boolean) => Legend} */
export function foot(view, figures, points) {
  const { elements } = legend(view, markEntry(view, figures, points));
  if (!elements.length) return { elements, height: 0 };
  for (const e of elements) {
    // from the bottom up
    if (e.shape) e.shape.cy += view.height - 20;
    else e.y += view.height - 20;
  }
  return { elements, height: 22 };
}

// quarterLegend says which values each depth of colour stands for.
/** @type {(view: View, figures: (Figure & {value: number})[], group: (value: number) => number, missing: boolean) => Legend} */
export function quarterLegend(view, figures, group, missing) {
  /** @type {Entry[]} */
  const entries = [4, 3, 2, 1].flatMap((k) => {
    const of = figures.filter((f) => group(middle(f)) === k);
    if (!of.length) return [];
    const [low, high] = [Math.min(...of.map((f) => f.value)), Math.max(...of.map((f) => f.upper || f.value))].map(view.format);
    return [{ fill: colour(`step-${k}`), text: low === high ? low : `${low} – ${high}` }];
  });
  if (missing) entries.push({ fill: 'none', text: view.meta.words.missing, dashed: true });
  return legend(view, [...entries, ...markEntry(view, figures)]);
}

// whiskers draws ranges from end to end: each is {from: [x, y], to: [x, y], colour} in values of the axes. A series of its own,
// behind the points; both ends are its data, so that the axes reach them.
/** @type {(list: Whisker[], more?: {xAxisIndex?: number, yAxisIndex?: number}) => object[]} */
export function whiskers(list, more = {}) {
  if (!list.length) return [];
  return [
    {
      type: 'custom',
      id: `~ranges${more.xAxisIndex ?? ''}`,
      silent: true,
      clip: false,
      z: 3,
      tooltip: { show: false },
      encode: { x: 0, y: 1 },
      data: list.flatMap((w) => [w.from, w.to]),
      ...more,
      /** @type {(at: {dataIndex: number}, api: {coord: (point: number[]) => number[]}) => object | null} */
      renderItem: ({ dataIndex }, api) => {
        if (dataIndex % 2) return null;
        const w = list[dataIndex / 2],
          [[x1, y1], [x2, y2]] = [api.coord(w.from), api.coord(w.to)];
        return {
          type: 'line',
          silent: true,
          shape: { x1, y1, x2, y2 },
          style: { fill: 'none', stroke: w.colour, lineWidth: 5, lineCap: 'round', opacity: 0.45 },
        };
      },
    },
  ];
}

/** @type {(k: number) => string} */
export const onStep = (k) => colour(k === 4 ? 'on-step' : 'text');

// unlike leaves out the words that all names begin or end with ("Điểm trụ cột … (GII)"): the title has them.
/** @type {(names: string[]) => string[]} */
export function unlike(names) {
  if (names.length < 2) return names;
  let words = names.map((n) => n.split(' '));
  /** @type {(at: number) => boolean} */
  const same = (at) => words.every((w) => w.length > 1 && w.at(at) === words[0].at(at));
  while (same(0)) words = words.map((w) => w.slice(1));
  while (same(-1)) words = words.map((w) => w.slice(0, -1));
  return words.map((w) => w.join(' ')).map((n) => n.charAt(0).toUpperCase() + n.slice(1));
}

/** @type {(name: string, length: number) => string} */
export function wrap(name, length) {
  let lines = greedy(name, length);
  for (let n = length - 1, next = lines; n > 0 && next.length === lines.length; n--) [lines, next] = [next, greedy(name, n)]; // as even as can be: no last line of one word
  return lines.join('\n');
}

/** @type {(name: string, length: number) => string[]} */
function greedy(name, length) {
  const lines = [''];
  for (const word of name.split(' ')) {
    const last = lines.at(-1);
    if (last && last.length + word.length >= length) lines.push(word);
    else lines[lines.length - 1] = last ? `${last} ${word}` : word;
  }
  return lines;
}

// fit cuts a text to a width, with an ellipsis.
/** @type {(view: View, text: string, weight: number, size: number, width: number) => string} */
export function fit(view, text, weight, size, width) {
  if (view.measure(text, weight, size) <= width) return text;
  let end = text.length;
  while (end > 1 && view.measure(`${text.slice(0, end)}…`, weight, size) > width) end--;
  return `${text.slice(0, end).trimEnd()}…`;
}
