// What the kinds of charts share.
import { number, percentSign } from '../number.js';
import { later, order, pairOf, position, since, spanOf } from '../period.js';

export const SIZE = 13;

export const colour = (name) => `var(--chart-${name})`;

export const one = (x) => (Array.isArray(x) ? x[0] : x);

// role says how loud a place is: the one a reader chose, the one the chart puts forward, those they are compared with, the former
// places that a chosen one was formed from, others.
export function role(view, code) {
  const { meta, state } = view;
  if (code && code === state.place) return 'chosen';
  if (code === meta.highlight) return 'strong';
  if ((state.with ?? meta.compare ?? []).includes(code)) return 'quiet';
  return meta.former?.[state.place]?.includes(code) ? 'former' : 'faint';
}

// apart says whether a place belongs to another set of borders than the chart shows: former places and those of today have no
// common order, so the ones are seen among the others only where a reader asks for them. A chart of one period has one set of its own.
export const apart = (view, code) => !view.meta.period && view.others.has(code);

// left says whether a place that nobody named is left out of a chart.
export const left = (view, code) => (view.meta.show?.length ? !view.meta.show.includes(code) : apart(view, code));

// shown says whether a chart with a row for each place has one for this one. Who chooses only places that have no figure in this
// period sees those of the chart.
export function shown(view, code) {
  const r = role(view, code);
  if (r !== 'faint' && r !== 'former') return true; // a former place has no row unless it is asked for itself
  const chosen = view.state.with && view.codes.some((known) => view.state.with.includes(known));
  return !chosen && !left(view, code);
}

export const loud = (role) => role === 'strong' || role === 'chosen';

// span is the periods to show, those of the reader within those of the data.
export const span = ({ meta, state }) => spanOf([meta.from, meta.to], state);

// pair is two periods to set side by side; no break lies between them.
export const pair = ({ meta, state }) =>
  pairOf(
    meta.pair,
    meta.breaks?.map((b) => b.period),
    state,
  );

// placeOf is whose series it is: the part of its id before the segment.
export const placeOf = (series) => series.id.slice(0, series.id.lastIndexOf('~'));

// A figure is {value, upper, quality}: the upper end of a range of ranks, which starts at the value, and the number of its quality in
// meta.qualities, where neither is 0. Of a series over time it has a period too.
const figure = ([period, value, quality, upper]) => ({ period, value, quality, upper });

// theOne is the place of a chart of one: the one that a reader chose if there is anything of it, else the one that stands out.
export const theOne = ({ meta, option, state }) => (option.series.some((s) => placeOf(s).split('/').at(-1) === state.place) ? state.place : meta.highlight);

// part is the figure of one of the several values of an item.
export const part = (item, i) => ({ value: item.value[i], quality: item.qualities?.[i], upper: item.uppers?.[i] });

export const known = (figure) => Number.isFinite(figure?.value);

const qualityOf = (view, figure) => view.meta.qualities?.[figure?.quality ?? 0];

// computed says whether the site computed a figure: the program writes it as this status.
export const computed = (view, figure) => known(figure) && qualityOf(view, figure)?.status === 'derived';

// middle is where a figure is drawn: a range in its middle, for neither end is the figure.
export const middle = (figure) => (!known(figure) ? NaN : figure.upper ? (figure.value + figure.upper) / 2 : figure.value);

// points gives the figures of a series over time; where periods are missing there is one without a value.
export const points = (series) => series.data.map(figure);

// spot is a figure as a point of a line.
export const spot = (figure) => [position(figure.period), known(figure) ? middle(figure) : '-'];

// hollow is how a point looks of a figure that the site computed; others are full.
export const hollow = (view, figure, paint) => (computed(view, figure) ? { color: colour('ground'), borderColor: paint, borderWidth: 1.5 } : { color: paint });

// places puts the segments of each place together: [{code, name, points: [figure]}], gaps left out.
export function places(view) {
  const all = new Map();
  for (const s of view.option.series) {
    const code = placeOf(s);
    if (!all.has(code)) all.set(code, { code, name: s.name, points: [] });
    all.get(code).points.push(...points(s).filter(known));
  }
  return [...all.values()];
}

export const at = (place, period) => place.points.find((p) => p.period === period);

// better sorts values best first; where neither is better, the highest first.
const better = (meta) => (a, b) => (meta.direction === 'lower' ? a - b : b - a);

// inOrder puts the whole first, then places with a value best first, those without one last; where they may not be ranked, in the
// order of their names. Places of other borders have an order of their own after all these.
export function inOrder(view, rows, value) {
  const { meta } = view;
  const set = (row) => (row.code === meta.whole ? 0 : apart(view, row.code) ? 2 : 1);
  const named = new Map(meta.places.map((p, i) => [p.code, i]));
  const byName = (a, b) => named.get(a.code) - named.get(b.code);
  if (meta.ranking !== 'rank') return rows.sort((a, b) => set(a) - set(b) || byName(a, b));
  const there = (row) => Number.isFinite(value(row));
  return rows.sort((a, b) => set(a) - set(b) || there(b) - there(a) || (there(a) ? better(meta)(value(a), value(b)) : 0) || byName(a, b));
}

// quarters puts values in four groups, 4 the best: group k of n values holds those ranked to k·n/4, equals together, as the
// page's own list does.
export function quarters(values, meta) {
  const sorted = [...values].sort(better(meta));
  return (value) => 4 - Math.min(3, Math.floor(((sorted.indexOf(value) + 1) * 4 - 1) / sorted.length));
}

// formatter writes numbers with the indicator's decimals; "least" 0 leaves out those that an inexact number does not have.
export function formatter(meta, least = meta.decimals) {
  const suffix = meta.unit?.startsWith('%') ? percentSign(meta.lang) : '';
  return (v) => number(meta.lang, v, meta.decimals, least) + (Number.isFinite(v) ? suffix : '');
}

// plain writes a figure: with its sign if it is not exact, a range with both ends.
export function plain(view, figure, format = view.format, roughly = view.roughly) {
  const sign = signOf(view, figure);
  if (!known(figure)) return format(NaN);
  if (figure.upper) return `${format(figure.value)}–${format(figure.upper)}`;
  return sign ? `${sign}${roughly(figure.value)}` : format(figure.value);
}

export const signOf = (view, figure) => qualityOf(view, figure)?.sign ?? '';

export const MARK = '*'; // of a number that the site computed

// written writes a figure as pictures do: with the mark if the site computed it.
export const written = (view, figure, format) => plain(view, figure, format) + (computed(view, figure) ? MARK : '');

// The tooltip is built of elements, never of markup, so that no name in the data can become any.
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

function element(name, className = '', text = '') {
  const e = document.createElement(name);
  if (className) e.className = className;
  e.textContent = text;
  return e;
}

// ticks are the periods that have a label on an axis of time: counted back from the last one, so that it always has its own.
export function ticks(from, to, width) {
  const step = Math.max(1, Math.ceil((since(to, from) * 44) / Math.max(width, 44)));
  const periods = [];
  for (let p = to; order(p, from) >= 0; p = later(p, -step)) periods.unshift(p);
  return { customValues: periods.map(position), formatter: (at) => periods.find((p) => position(p) === at) ?? '' };
}

// valueAxis is an axis of values that says little: faint lines and quiet numbers.
export const valueAxis = (view, axis) => ({
  scale: true,
  ...one(axis),
  axisLine: { show: false },
  axisTick: { show: false },
  axisLabel: { color: colour('muted'), formatter: (v) => number(view.meta.lang, v, 3, 0), hideOverlap: true },
  splitLine: { lineStyle: { color: colour('grid') } },
});

// targetLines marks wanted values across a chart; a series of its own, so that the axis reaches them. Horizontal: along y.
export function targetLines(view, horizontal, somewhere) {
  const targets = view.meta.targets ?? [];
  if (!targets.length) return [];
  const values = targets.flatMap((t) => (t.high ? [t.value, t.high] : [t.value]));
  const top = (view.meta.measure === 'rank' ? Math.min : Math.max)(...values); // its name stands above its line, the others' below
  const point = (v) => (horizontal ? [somewhere, v] : [v, somewhere]);
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
        return [t, left];
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
export function spread(marks, gap, low, high) {
  const groups = []; // neighbours that touch become one group around the middle of where they wished to be
  for (const mark of [...marks].sort((a, b) => a.y - b.y)) {
    let group = { marks: [mark], middle: mark.y };
    while (groups.length && group.middle - (group.marks.length * gap) / 2 < groups.at(-1).middle + (groups.at(-1).marks.length * gap) / 2) {
      const all = [...groups.pop().marks, ...group.marks];
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
export function legend(view, entries) {
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
export const markEntry = (view, figures, points) =>
  figures.some((f) => computed(view, f)) ? [{ text: `${MARK} ${view.meta.words.computed}`, ring: points, bare: !points }] : [];

// foot says what the mark means below a picture that has no legend: {elements, height}.
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
export function quarterLegend(view, figures, group, missing) {
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

export const onStep = (k) => colour(k === 4 ? 'on-step' : 'text');

// unlike leaves out the words that all names begin or end with ("Điểm trụ cột … (GII)"): the title has them.
export function unlike(names) {
  if (names.length < 2) return names;
  let words = names.map((n) => n.split(' '));
  const same = (at) => words.every((w) => w.length > 1 && w.at(at) === words[0].at(at));
  while (same(0)) words = words.map((w) => w.slice(1));
  while (same(-1)) words = words.map((w) => w.slice(0, -1));
  return words.map((w) => w.join(' ')).map((n) => n.charAt(0).toUpperCase() + n.slice(1));
}

export function wrap(name, length) {
  let lines = greedy(name, length);
  for (let n = length - 1, next = lines; n > 0 && next.length === lines.length; n--) [lines, next] = [next, greedy(name, n)]; // as even as can be: no last line of one word
  return lines.join('\n');
}

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
export function fit(view, text, weight, size, width) {
  if (view.measure(text, weight, size) <= width) return text;
  let end = text.length;
  while (end > 1 && view.measure(`${text.slice(0, end)}…`, weight, size) > width) end--;
  return `${text.slice(0, end).trimEnd()}…`;
}
