// The profile of a place over several indicators, with the median of its group. On a phone, where the names around a circle
// would lie over each other, a dot on a line for each indicator.
import { card, colour, computed, hollow, known, legend, MARK, markEntry, middle, one, part, role, SIZE, tip, unlike, wrap, written } from './common.js';
/** @import { Figure, Hovered, ItemOfSeveral, Kind, RadarShape, View } from '../types.js' */

/** @typedef {ItemOfSeveral & {role: string, figures: Figure[]}} Shape */

// shapes are the profiles to draw, the median last: the place a reader chose, the one the chart puts forward, and the first of
// those they are compared with. More would be lines that nobody can tell apart.
/** @type {(view: View<ItemOfSeveral>) => Shape[]} */
export function shapes(view) {
  const data = one(view.option.series).data;
  const codes = [view.state.place, view.meta.highlight, ...(view.state.with ?? [])].filter(Boolean);
  const chosen = [...new Set(codes)].flatMap((code) => data.find((d) => d.code === code) ?? []);
  const quiet = chosen.find((d) => role(view, d.code) === 'quiet');
  return [...chosen.filter((d) => role(view, d.code) !== 'quiet' || d === quiet), ...data.filter((d) => !d.code)].map((d) => ({
    ...d,
    role: d.code ? role(view, d.code) : 'median',
    figures: d.value.map((_, i) => part(d, i)),
  }));
}

/** @type {Record<string, string>} */
const paint = { strong: 'strong', chosen: 'chosen', quiet: 'quiet', median: 'muted' };
/** @type {(view: View) => import('./common.js').Legend} */
const key = (view) =>
  legend(view, [
    ...shapes(view).map((d) => ({
      fill: d.role === 'median' ? 'none' : colour(paint[d.role]),
      text: d.name + (d.figures.every((f) => computed(view, f)) ? MARK : ''),
      dashed: d.role === 'median' && view.width >= 560,
      ring: d.role === 'median' && view.width < 560,
    })),
    ...markEntry(
      view,
      shapes(view).flatMap((d) => d.figures),
    ),
  ]);

/** @type {Kind} */
export default {
  height: (view) => key(view).height + (view.width < 560 ? 52 * one(/** @type {RadarShape} */ (view.option.radar)).indicator.length + 20 : 420),

  option(view) {
    const { option } = view;
    const shape = one(/** @type {RadarShape} */ (option.radar));
    const drawn = shapes(view);
    const values = drawn
      .flatMap((d) => d.figures)
      .filter((f) => known(f))
      .map(middle);
    const max = Math.min(shape.indicator[0].max, Math.ceil(Math.max(...values) / 20) * 20); // the rings end where the figures do
    const plain = unlike(shape.indicator.map((axis) => axis.name));
    const top = key(view);
    if (view.width < 560) return profile(view, plain, drawn, max, top);
    const names = plain.map((name) => wrap(name, 20));
    const letter = { fontSize: SIZE, lineHeight: 17 };
    const widest = Math.max(...names.flatMap((n) => n.split('\n')).map((n) => view.measure(n, 400, SIZE)));
    const tallest = Math.max(...names.map((n) => n.split('\n').length + 1)) * letter.lineHeight; // a name and its value
    const first = drawn[0]; // whose numbers stand beside the names
    return {
      graphic: top.elements,
      radar: {
        ...shape,
        center: ['50%', (view.height + top.height) / 2],
        indicator: shape.indicator.map((axis, i) => ({
          ...axis,
          max,
          axisLabel: { show: i === 0, color: colour('muted'), fontSize: 12, formatter: (/** @type {number} */ v) => (v < max ? '' : String(v)) },
        })),
        axisNameGap: 10,
        splitNumber: 4,
        radius: Math.max(60, Math.min((view.height - top.height) / 2 - tallest - 14, view.width / 2 - widest - 12)),
        axisName: {
          color: colour('text'),
          ...letter,
          rich: { value: { color: colour(paint[first.role]), fontWeight: 700, ...letter } },
          formatter: (/** @type {string} */ _, /** @type {{name: string}} */ axis) => {
            const i = shape.indicator.findIndex((a) => a.name === axis.name);
            return `${names[i].replace(/[{|}]/g, ' ')}\n{value|${written(view, first.figures[i])}}`;
          },
        },
        axisLine: { lineStyle: { color: colour('grid') } },
        splitLine: { lineStyle: { color: colour('grid') } },
        splitArea: { show: false },
      },
      tooltip: {
        ...tip(view),
        trigger: 'item',
        formatter: (/** @type {Hovered} */ p) =>
          card(
            view,
            p.name,
            shape.indicator.map((a, i) => ['', a.name, written(view, drawn[p.dataIndex].figures[i])]),
          ),
      },
      series: [
        {
          ...one(option.series),
          type: 'radar',
          symbol: 'circle',
          emphasis: { disabled: true },
          data: drawn.map((d, i) => ({
            name: d.name,
            value: d.figures.map(middle),
            z: drawn.length - i,
            symbolSize: d.role === 'median' ? 0 : 7,
            itemStyle: { color: colour(paint[d.role]) },
            lineStyle: { width: d.role === 'median' ? 2 : 3, color: colour(paint[d.role]), type: d.role === 'median' ? 'dashed' : 'solid' },
            ...(i === 0 ? { areaStyle: { color: colour(paint[d.role]), opacity: 0.14 } } : {}),
          })),
        },
      ],
    };
  },
};

/** @type {(view: View, names: string[], drawn: Shape[], max: number, top: import('./common.js').Legend) => Record<string, unknown>} */
function profile(view, names, drawn, max, top) {
  const room = view.width * 0.46;
  const edge = Math.max(18, ...drawn[0].figures.map((f) => view.measure(written(view, f), 700) / 2 + 4)); // a number at the end reaches beyond its dot
  /** @type {(d: Shape, i: number) => object} */
  const dots = (d, i) => ({
    type: 'line',
    clip: false,
    id: `profile${i}`,
    name: d.name,
    data: d.figures.map((f, n) => (d.role === 'median' ? [middle(f), n] : { value: [middle(f), n], itemStyle: hollow(view, f, colour(paint[d.role])) })),
    silent: true,
    emphasis: { disabled: true },
    lineStyle: { width: 0 },
    symbol: 'circle',
    symbolSize: d.role === 'median' ? 9 : 12,
    z: 9 - i,
    showAllSymbol: true,
    itemStyle: d.role === 'median' ? { color: colour('ground'), borderColor: colour('muted'), borderWidth: 2 } : { color: colour(paint[d.role]) },
    label: i
      ? { show: false }
      : {
          show: true,
          position: 'top',
          distance: 4,
          color: colour(paint[d.role]),
          fontWeight: 700,
          fontSize: SIZE,
          formatter: (/** @type {Hovered} */ p) => written(view, d.figures[p.dataIndex]),
        },
  });
  return {
    graphic: top.elements,
    grid: { left: room + 10, right: edge, top: top.height + 8, bottom: 24 },
    xAxis: {
      type: 'value',
      min: 0,
      max,
      axisLabel: { color: colour('muted'), fontSize: 12, formatter: (/** @type {number} */ v) => (v === 0 || v === max ? String(v) : '') },
      splitLine: { show: false },
      axisLine: { show: false },
    },
    yAxis: {
      type: 'category',
      inverse: true,
      data: names.map((name) => (view.measure(name, 400, 12) > room ? wrap(name, 20) : name)),
      axisTick: { show: false },
      axisLine: { show: false },
      splitLine: { show: false },
      axisLabel: { interval: 0, lineHeight: 15, fontSize: 12, color: colour('text') },
    },
    tooltip: {
      ...tip(view),
      trigger: 'axis',
      axisPointer: { type: 'line', lineStyle: { color: colour('grid') } },
      formatter: (/** @type {Hovered[]} */ points) =>
        card(
          view,
          names[points[0].value[1]],
          points
            .filter((p) => drawn[p.seriesIndex])
            .map((p) => [drawn[p.seriesIndex].role, p.seriesName, written(view, drawn[p.seriesIndex].figures[p.dataIndex])]),
        ),
    },
    series: [
      ...drawn.map(dots),
      {
        type: 'bar',
        clip: false,
        id: 'rails',
        data: names.map(() => max),
        barWidth: 2,
        silent: true,
        itemStyle: { color: colour('grid') },
        z: 1,
        tooltip: { show: false },
      },
    ],
  };
}
