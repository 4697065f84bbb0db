// Two years of each place on one line: a ring for the first, a dot for the second.
import {
  at,
  card,
  colour,
  inOrder,
  known,
  legend,
  loud,
  markEntry,
  middle,
  one,
  pair,
  places,
  role,
  shown,
  targetLines,
  tip,
  whiskers,
  written,
} from './common.js';
/** @import { Figure, Hovered, Kind, Line, View } from '../types.js' */

/** @typedef {Line & {from: Line['points'][number] | undefined, to: Line['points'][number] | undefined}} Row */

/** @type {(view: View) => Row[]} */
const rows = (view) => {
  const [from, to] = pair(view);
  const both = places(view)
    .filter((p) => shown(view, p.code))
    .map((p) => ({ ...p, from: at(p, from), to: at(p, to) }))
    .filter((p) => known(p.to));
  return inOrder(view, both, (p) => middle(p.to));
};

/** @type {(view: View) => import('./common.js').Legend} */
const key = (view) => {
  const [from, to] = pair(view);
  return legend(view, [
    { fill: 'none', text: String(from), ring: true },
    { fill: colour('strong'), text: String(to) },
    ...markEntry(
      view,
      rows(view).flatMap((p) => [p.from, p.to]),
    ),
  ]);
};

/** @type {Kind} */
export default {
  height: (view) => key(view).height + (view.meta.targets?.length ? 20 : 0) + 26 * rows(view).length + 4,

  option(view) {
    const { option, meta } = view;
    const [from, to] = pair(view);
    const drawn = rows(view);
    /** @type {(p: Row) => string} */
    const paint = (p) => (loud(role(view, p.code)) ? role(view, p.code) : meta.highlight ? 'quiet' : 'strong');
    const top = key(view);
    const room = Math.min(Math.max(...drawn.map((p) => view.measure(p.name, loud(role(view, p.code)) ? 700 : 400))) + 4, view.width * 0.42);
    const side = Math.max(...drawn.flatMap((p) => [p.from, p.to]).map((f) => view.measure(written(view, f), 700, 12))) + 12;
    return {
      graphic: top.elements,
      grid: { left: room + 10 + side, right: side + 4, top: top.height + (meta.targets?.length ? 20 : 0), bottom: 4 },
      xAxis: {
        ...one(option.yAxis),
        scale: true,
        position: 'bottom',
        axisLabel: { show: false },
        axisTick: { show: false },
        axisLine: { show: false },
        splitLine: { show: false },
      },
      yAxis: {
        type: 'category',
        inverse: true,
        data: drawn.map((p) => p.name),
        axisTick: { show: false },
        axisLine: { show: false },
        offset: side,
        splitLine: { show: true, lineStyle: { color: colour('grid') } },
        axisLabel: {
          interval: 0,
          width: room,
          overflow: 'break',
          lineHeight: 14,
          color: (/** @type {string} */ _, /** @type {number} */ i) => (loud(role(view, drawn[i].code)) ? colour(role(view, drawn[i].code)) : colour('text')),
        },
      },
      tooltip: {
        ...tip(view),
        trigger: 'item',
        formatter: (/** @type {Hovered} */ p) => {
          const d = drawn[p.seriesIndex];
          return card(view, d.name, [
            ['', String(from), written(view, d.from)],
            [paint(d), String(to), written(view, d.to)],
          ]);
        },
      },
      series: [
        ...drawn.map((p, i) => {
          const [value, other] = [middle(p.to), known(p.from) ? middle(p.from) : middle(p.to)];
          /** @type {(f: Figure | undefined, value: number, other: number) => object} */
          const label = (f, value, other) => ({
            show: true,
            distance: 5,
            position: (one(option.yAxis)?.inverse ? value < other : value > other) || value === other ? 'right' : 'left',
            formatter: () => written(view, f),
            fontSize: 12,
            color: colour('text'),
            ...(f?.upper ? { textBorderColor: colour('ground'), textBorderWidth: 3 } : {}),
          });
          const now = {
            value: [value, i],
            symbol: 'circle',
            symbolSize: 11,
            itemStyle: { color: colour(paint(p)) },
            label: { ...label(p.to, value, other), fontWeight: 700, color: colour(loud(role(view, p.code)) ? paint(p) : 'text') },
          };
          const before = {
            value: [other, i],
            symbol: 'circle',
            symbolSize: 10,
            itemStyle: { color: colour('ground'), borderColor: colour(paint(p)), borderWidth: 2 },
            label: other === value ? { show: false } : { ...label(p.from, other, value), color: colour('muted') },
          };
          return {
            type: 'line',
            clip: false,
            id: p.code,
            name: p.name,
            z: 4,
            showAllSymbol: true,
            color: colour(paint(p)),
            emphasis: { disabled: true },
            lineStyle: { width: 3, color: colour(paint(p)), opacity: 0.5 },
            data: known(p.from) ? [before, now] : [now],
          };
        }),
        ...whiskers(
          drawn.flatMap((p, i) => [p.from, p.to].flatMap((f) => (f?.upper ? [{ from: [f.value, i], to: [f.upper, i], colour: colour(paint(p)) }] : []))),
        ),
        ...targetLines(view, false, 0),
      ],
    };
  },
};
