// Lines over time: the chosen place strong, those it is compared with quiet, those it was formed from thin and dashed, the others
// faint. Names stand at the ends.
import {
  card,
  colour,
  computed,
  fit,
  foot,
  hollow,
  inOrder,
  known,
  left,
  loud,
  middle,
  one,
  placeOf,
  points,
  role,
  SIZE,
  span,
  spot,
  spread,
  targetLines,
  ticks,
  tip,
  valueAxis,
  whiskers,
  written,
} from './common.js';
import { nameOf, order, position, within } from '../period.js';
/** @import { Dated, Hovered, Kind, Point, Series, View } from '../types.js' */
/** @import { Break, Event } from '../wire.js' */

/** @typedef {Omit<Series<Point>, 'data'> & {code: string, data: Dated[], role: ReturnType<typeof role>, end: string}} Part a segment of a line */
/** @typedef {Event & {x: number, row: number, left: number}} Named an event with room for its name */

const styles = {
  strong: { width: 3.5, z: 6 },
  chosen: { width: 3.5, z: 7 },
  former: { width: 1.25, z: 5, type: [5, 3] },
  quiet: { width: 1.75, z: 4 },
  faint: { width: 1, z: 2 },
};
const GAP = 18; // between names
// strong are the figures of named lines, which have a mark where the site computed them.
/** @type {(view: View<Point>) => Dated[]} */
const strong = (view) => {
  const [from, to] = span(view);
  return view.option.series
    .filter((s) => role(view, placeOf(s)) !== 'faint')
    .flatMap(points)
    .filter((f) => within(f.period, from, to));
};
/** @type {(p: Part) => string} */
const tone = (p) => (p.role === 'former' ? 'quiet' : p.role);

/** @type {Kind} */
export default {
  flexible: true,
  height: (view) => 420 + foot(view, strong(view), true).height,

  option(view) {
    const { option, meta } = view;
    const [from, to] = span(view);
    /** @type {Part[]} */
    const parts = option.series.flatMap((s) => {
      const code = placeOf(s);
      const data = points(s).filter((f) => within(f.period, from, to));
      while (data.length && !known(data.at(-1))) data.pop(); // a label stands at the end of what is known
      const part = { ...s, code, data, role: role(view, code), end: data.at(-1)?.period ?? '' };
      return part.role === 'faint' && left(view, code) ? [] : [part];
    });
    /** @type {Map<string, Part>} */
    const ends = new Map(); // the last segment of each place carries its name
    for (const p of parts) if (p.end > (ends.get(p.code)?.end ?? '')) ends.set(p.code, p);
    const last =
      parts
        .map((p) => p.end)
        .sort(order)
        .at(-1) ?? '';
    const size = view.small ? 12 : SIZE; // a phone gives names half of its width rather than cut them
    const short = new Map(view.small ? meta.places?.map((p) => [p.code, p.short]) : []);
    /** @type {(p: Part) => string} */
    const text = (p) =>
      `${written(view, p.data.at(-1))} ${short.get(p.code) ?? p.name}${p.end === last ? '' : p.role === 'former' ? `, ${p.end}` : ` (${p.end})`}`; // the number first: a long name is cut at its end
    const named = parts.filter((p) => p.role !== 'faint' && ends.get(p.code) === p);
    const room = Math.min(Math.max(40, ...named.map((p) => view.measure(text(p), loud(p.role) ? 700 : 400, size))) + 18, view.width * 0.6);
    const faint = parts.filter((p) => p.role === 'faint');
    const drawn = parts.filter((p) => p.role !== 'faint');
    /** @type {object[]} */
    const series = drawn.map((p) => {
      /** @type {(i: number) => boolean} */
      const alone = (i) => !known(p.data[i - 1]) && !known(p.data[i + 1]); // one year alone is a point, not a line
      const end = named.includes(p) ? p.data.length - 1 : -1;
      /** @type {(i: number) => number} */
      const dot = (i) => (loud(p.role) ? 7 : alone(i) || i === end || computed(view, p.data[i]) ? 5 : 0);
      return {
        type: 'line',
        clip: false,
        id: p.id,
        name: p.name,
        z: styles[p.role].z,
        silent: true,
        showAllSymbol: true,
        symbol: (/** @type {unknown} */ _, /** @type {Hovered} */ { dataIndex: i }) => (dot(i) ? 'circle' : 'none'),
        symbolSize: (/** @type {unknown} */ _, /** @type {Hovered} */ { dataIndex: i }) => dot(i),
        color: colour(tone(p)),
        lineStyle: { ...styles[p.role], color: colour(tone(p)), cap: 'round', join: 'round' },
        itemStyle: { color: colour(tone(p)) },
        emphasis: { disabled: true },
        data: p.data.map((f, i) => ({
          value: spot(f),
          ...(computed(view, f) ? { itemStyle: hollow(view, f, colour(tone(p))) } : {}),
          ...(i === end
            ? {
                label: {
                  show: true,
                  formatter: () => fit(view, text(p), loud(p.role) ? 700 : 400, size, room - 12),
                  fontSize: size,
                  fontFamily: view.font,
                  color: colour(loud(p.role) ? p.role : 'muted'),
                  fontWeight: loud(p.role) ? 700 : 400,
                },
              }
            : {}),
        })),
        labelLayout: () => ({ x: pixel(view, [position(last), 1])[0] + 10, y: places(view, named).get(p.id), align: 'left', verticalAlign: 'middle' }),
      };
    });
    if (faint.length) {
      // all in one: a line for each, with a gap between them, costs a tenth of a series for each
      series.push({
        type: 'line',
        clip: false,
        id: '~faint',
        silent: true,
        showSymbol: false,
        z: styles.faint.z,
        emphasis: { disabled: true },
        tooltip: { show: false },
        lineStyle: { width: styles.faint.width, color: colour('faint'), cap: 'round', join: 'round' },
        itemStyle: { color: colour('faint') },
        data: faint.flatMap((p) => [...p.data.map(spot), [position(to), '-']]),
      });
    }
    const key = foot(
      view,
      drawn.flatMap((p) => p.data),
      true,
    );
    series.push(
      ...whiskers(
        drawn.flatMap((p) =>
          p.data.flatMap((f) =>
            known(f) && f.upper ? [{ from: [position(f.period), f.value], to: [position(f.period), f.upper], colour: colour(tone(p)) }] : [],
          ),
        ),
      ),
    );
    const width = view.width - room - 30; // that of the plot, beside the numbers of the axis
    const breaks = (meta.breaks ?? []).filter((b) => b.period > from && b.period <= to);
    const [start, end] = [from, to].map(position);
    const events = rows(
      view,
      (meta.events ?? []).filter((e) => e.at >= start && e.at <= end + 0.5).map((e) => ({ ...e, x: ((Math.min(e.at, end) - start) * width) / (end - start) })),
      width,
    );
    const labels = ticks(from, to, width, meta.period_names);
    const tiers = Math.max(0, ...events.map((e) => e.row + 1));
    series.push(...targetLines(view, true, end), marks(view, breaks, events, width / (end - start)));
    return {
      graphic: key.elements,
      grid: {
        left: 4,
        right: room,
        top: 14 + (breaks.length ? 14 : 0) + tiers * 16,
        bottom: key.height + 4,
        outerBoundsMode: 'same',
        outerBoundsContain: 'axisLabel',
      },
      xAxis: {
        ...one(option.xAxis),
        min: start,
        max: end,
        axisLine: { onZero: false, lineStyle: { color: colour('grid') } },
        splitLine: { show: false },
        axisTick: { lineStyle: { color: colour('grid') }, customValues: labels.customValues },
        axisLabel: { color: colour('muted'), ...labels, hideOverlap: true },
      },
      yAxis: valueAxis(view, option.yAxis),
      tooltip: {
        ...tip(view),
        trigger: 'axis',
        axisPointer: { type: 'line', snap: true, lineStyle: { color: colour('muted'), type: 'solid' } },
        formatter: (/** @type {Hovered[]} */ points) => {
          const there = points
            .map((p) => ({ part: drawn[p.seriesIndex], code: drawn[p.seriesIndex]?.code, figure: drawn[p.seriesIndex]?.data[p.dataIndex] }))
            .filter((r) => known(r.figure));
          const found = inOrder(view, there, (r) => middle(r.figure));
          return found.length
            ? card(
                view,
                nameOf(found[0].figure.period),
                found.map((r) => [r.part.role, r.part.name, written(view, r.figure)]),
              )
            : '';
        },
      },
      series,
    };
  },
};

/** @type {(view: View, point: (number | '-')[]) => number[]} */
const pixel = (view, point) => view.chart.convertToPixel({ xAxisIndex: 0, yAxisIndex: 0 }, point);

// places says how far down each name stands in the right margin, moved apart where they would touch.
/** @type {(view: View, named: Part[]) => Map<string, number>} */
function places(view, named) {
  const marks = named.map((p) => ({ p, y: pixel(view, spot(p.data[p.data.length - 1]))[1], where: 0 }));
  spread(marks, GAP, 0, view.chart.getHeight() - 20);
  return new Map(marks.map(({ p, where }) => [p.id, where]));
}

// rows puts the names of events in rows above the chart so that none lies over another.
/** @type {(view: View, events: (Event & {x: number})[], to: number) => Named[]} */
function rows(view, events, to) {
  /** @type {{x: number, end: number, row: number}[]} */
  const set = []; // the names that have a row
  return [...events]
    .sort((a, b) => a.at - b.at)
    .map((e) => {
      const { x } = e,
        half = view.measure(e.label, 400, 12) / 2 + 5;
      const left = Math.max(0, view.small ? Math.min(half - 3, x - half + 25) : 0, x + half - to); // on a phone it ends at its line; never over the names beside the plot
      const start = x - half - left,
        end = x + half - left;
      const row = Math.max(0, ...set.filter((o) => Math.max(o.x, o.end) >= start).map((o) => o.row + 1)); // above each line it would cover
      set.push({ x, end, row });
      return { ...e, row, left };
    });
}

// marks are the breaks and events, on an empty series of their own.
/** @type {(view: View, breaks: Break[], events: Named[], perYear: number) => object} */
function marks(view, breaks, events, perYear) {
  const top = view.meta.measure === 'rank' ? 'start' : 'end'; // an axis that runs downwards starts at the top
  const thin = { color: colour('muted'), width: 1.5, type: [4, 4] };
  return {
    type: 'line',
    clip: false,
    id: '~marks',
    data: [],
    silent: true,
    markLine: {
      symbol: 'none',
      silent: true,
      animation: false,
      data: [
        ...breaks.map((b, i) => ({
          xAxis: position(b.period) - 0.5,
          lineStyle: thin,
          label: {
            show: i === 0 || (position(b.period) - position(breaks[i - 1].period)) * perYear > 44,
            position: top,
            distance: 4 + 16 * Math.max(0, ...events.filter((e) => Math.abs(e.at - position(b.period) + 0.5) * perYear < 90).map((e) => e.row + 1)),
            color: colour('muted'),
            fontSize: 12,
            formatter: () => `${nameOf(b.period)} →`,
          },
        })),
        ...events.map((e) => ({
          xAxis: e.at,
          lineStyle: { color: colour('event'), width: 1, type: 'solid' },
          label: { show: true, position: top, distance: 4 + e.row * 16, color: colour('event'), fontSize: 12, formatter: () => e.label, offset: [-e.left, 0] },
        })),
      ],
    },
  };
}
