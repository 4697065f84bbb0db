// What a whole is made of over time: the shares of one place, one on top of another. What they leave to the whole stays white.
import { nameOf, order, position, within } from '../period.js';
import { card, colour, computed, foot, known, legend, one, placeOf, points, span, theOne, ticks, tip, unlike, valueAxis, written } from './common.js';
/** @import { Dated, Hovered, Kind, Point, View } from '../types.js' */

/** @typedef {{name: string, at: Map<string, Dated & {value: number}>, gaps: string[]}} Share */

const HEIGHT = 320;
/** @type {(view: View, n: number) => string} */
const step = (view, n) => `step-${Math.max(1, 4 - n)}`;

// parts are the shares of the place that a reader chose, or of the one that the chart puts forward: [{name, at: Map of period to figure, gaps}],
// the gaps being periods of which there is no figure.
/** @type {(view: View<Point>) => Share[]} */
function parts(view) {
  const { meta, option } = view;
  const chosen = theOne(view);
  const [from, to] = span(view);
  const names = unlike((meta.axes ?? []).map((a) => a.title));
  return names.map((name, n) => {
    const own = option.series.filter((s) => placeOf(s) === `${n}/${chosen}`);
    const figures = own.flatMap(points).filter((f) => within(f.period, from, to));
    const there = figures.filter((f) => known(f)),
      gaps = figures.filter((f) => !known(f));
    return { name, at: new Map(there.map((f) => [f.period, f])), gaps: gaps.map((f) => f.period) };
  });
}

/** @type {(list: Share[]) => Dated[]} */
const figures = (list) => list.flatMap((p) => [...p.at.values()]);

/** @type {(view: View, list: Share[]) => import('./common.js').Legend} */
const key = (view, list) =>
  legend(view, [...list.map((p, n) => ({ fill: colour(step(view, n)), text: p.name })), { fill: 'none', text: view.meta.words.rest, dashed: true }]);

/** @type {Kind} */
export default {
  flexible: true,
  height: (view) => key(view, parts(view)).height + HEIGHT + foot(view, figures(parts(view))).height,

  option(view) {
    const { option } = view;
    const list = parts(view);
    const [from, to] = span(view);
    const periods = [...new Set(list.flatMap((p) => [...p.at.keys(), ...p.gaps]))].sort(order);
    const top = key(view, list);
    const below = foot(view, figures(list));
    const labels = ticks(from, to, view.width - 60, view.meta.period_names);
    const broken = new Set(view.meta.breaks?.map((b) => b.period));
    // An area is cut where a part has no figure, and before a period from which on values are not comparable.
    /** @type {(p: Share) => (object | [number, '-'])[]} */
    const data = (p) =>
      periods.flatMap((period) => {
        const figure = p.at.get(period);
        const point = { value: [position(period), figure?.value ?? '-'], symbol: computed(view, figure) ? 'emptyCircle' : 'none' };
        return broken.has(period) ? [[position(period) - 0.5, '-'], point] : [point];
      });
    return {
      graphic: [...top.elements, ...below.elements],
      grid: { left: 4, right: 14, top: top.height + 8, bottom: below.height + 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
      xAxis: {
        ...one(option.xAxis),
        min: position(from),
        max: position(to),
        axisLine: { onZero: false, lineStyle: { color: colour('grid') } },
        splitLine: { show: false },
        axisTick: { lineStyle: { color: colour('grid') }, customValues: labels.customValues },
        axisLabel: { color: colour('muted'), ...labels, hideOverlap: true },
      },
      yAxis: { ...valueAxis(view, option.yAxis), scale: false, min: 0, max: 100, interval: 25, axisLabel: { color: colour('muted'), formatter: view.roughly } },
      tooltip: {
        ...tip(view),
        trigger: 'axis',
        axisPointer: { type: 'line', snap: true, lineStyle: { color: colour('muted'), type: 'solid' } },
        /** @type {(hovered: Hovered[]) => HTMLElement | ''} */
        formatter: (hovered) => {
          const period = periods.find((p) => position(p) === hovered[0].value[0]) ?? '';
          const there = list.map((p, n) => ({ n, p, figure: p.at.get(period) })).filter((r) => known(r.figure));
          return there.length
            ? card(
                view,
                nameOf(period),
                there.map((r) => [step(view, r.n), r.p.name, written(view, r.figure)]),
              )
            : '';
        },
      },
      series: list.map((p, n) => ({
        type: 'line',
        id: `part${n}`,
        name: p.name,
        stack: 'whole',
        silent: true,
        showSymbol: periods.length === 1 || [...p.at.values()].some((f) => computed(view, f)),
        symbolSize: 5,
        lineStyle: { width: 1, color: colour('ground') },
        itemStyle: { color: colour(step(view, n)) },
        areaStyle: { color: colour(step(view, n)), opacity: 1 },
        emphasis: { disabled: true },
        data: data(p),
      })),
    };
  },
};
