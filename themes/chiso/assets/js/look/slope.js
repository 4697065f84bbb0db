// A line from one year to another for each place.
import { at, card, colour, foot, hollow, known, loud, middle, pair, places, role, shown, SIZE, spread, tip, valueAxis, whiskers, written } from './common.js';
/** @import { Hovered, Figure, Kind, Line, View } from '../types.js' */

/** @typedef {Line & {role: string, from: Line['points'][number] | undefined, to: Line['points'][number] | undefined}} Slope */

const GAP = 18;

/** @type {(view: View) => Slope[]} */
const lines = (view) => {
  const [from, to] = pair(view);
  return places(view)
    .filter((p) => shown(view, p.code))
    .map((p) => ({ ...p, role: role(view, p.code), from: at(p, from), to: at(p, to) }))
    .filter((p) => known(p.from) || known(p.to));
};
/** @type {(view: View, p: Slope) => string} */
const style = (view, p) => (p.role === 'faint' ? (view.meta.highlight ? 'quiet' : 'strong') : p.role); // who is shown is named
/** @type {(drawn: Slope[]) => (Figure | undefined)[]} */
const figures = (drawn) => drawn.flatMap((p) => [p.from, p.to]);

/** @type {Kind} */
export default {
  height: (view) => Math.max(320, GAP * lines(view).length + 60) + foot(view, figures(lines(view))).height,

  option(view) {
    const { option } = view;
    const [from, to] = pair(view);
    const drawn = lines(view);
    const size = view.small ? 12 : SIZE;
    const key = foot(view, figures(drawn), true);
    /** @type {(p: Slope) => string} */
    const text = (p) => `${written(view, p.to)} ${p.name}`;
    const left = Math.max(...drawn.map((p) => view.measure(written(view, p.from), 700, size))) + 14;
    const right = Math.min(Math.max(...drawn.map((p) => view.measure(text(p), loud(p.role) ? 700 : 400, size))) + 18, view.width * 0.6);
    const sides = /** @type {const} */ (['from', 'to']).map((side) => drawn.filter((p) => known(p[side])).map((p) => ({ p, value: middle(p[side]) })));
    /** @type {(p: Slope, side: number) => number | undefined} */
    const where = (p, side) => {
      // moved apart where they would touch
      const marks = sides[side].map(({ p, value }) => ({ p, y: view.chart.convertToPixel({ yAxisIndex: 0 }, value), where: 0 }));
      spread(marks, GAP, 30, view.chart.getHeight() - key.height);
      return marks.find((m) => m.p === p)?.where;
    };
    /** @type {(p: Slope, figure: Figure | undefined, words: string) => object | '-'} */
    const point = (p, figure, words) =>
      known(figure)
        ? {
            value: middle(figure),
            itemStyle: hollow(view, figure, colour(style(view, p))),
            label: {
              show: true,
              formatter: () => words,
              fontSize: size,
              fontFamily: view.font,
              color: colour(loud(p.role) ? p.role : 'muted'),
              fontWeight: loud(p.role) ? 700 : 400,
            },
          }
        : '-';
    return {
      graphic: key.elements,
      grid: { left, right, top: 30, bottom: key.height + 8 },
      xAxis: {
        type: 'category',
        data: [String(from), String(to)],
        boundaryGap: false,
        position: 'top',
        axisTick: { show: false },
        axisLine: { show: false },
        splitLine: { show: true, lineStyle: { color: colour('grid') } },
        axisLabel: { color: colour('text'), fontWeight: 700, fontSize: SIZE },
      },
      yAxis: { ...valueAxis(view, option.yAxis), axisLabel: { show: false }, splitLine: { show: false } },
      tooltip: {
        ...tip(view),
        trigger: 'item',
        formatter: (/** @type {Hovered} */ p) => {
          const d = drawn[p.seriesIndex];
          return card(view, d.name, [
            [style(view, d), String(from), written(view, d.from)],
            ['', String(to), written(view, d.to)],
          ]);
        },
      },
      series: [
        ...drawn.map((p) => ({
          type: 'line',
          clip: false,
          id: p.code,
          name: p.name,
          data: [point(p, p.from, written(view, p.from)), point(p, p.to, text(p))],
          z: loud(p.role) ? 6 : 3,
          symbol: 'circle',
          symbolSize: loud(p.role) ? 9 : 7,
          showAllSymbol: true,
          color: colour(style(view, p)),
          itemStyle: { color: colour(style(view, p)) },
          emphasis: { disabled: true },
          labelLayout: (/** @type {{dataIndex: number}} */ { dataIndex: side }) => ({
            x: side ? view.width - right + 10 : left - 10,
            y: where(p, side),
            align: side ? 'left' : 'right',
            verticalAlign: 'middle',
          }),
          lineStyle: { width: loud(p.role) ? 3.5 : 1.75, color: colour(style(view, p)), cap: 'round' },
        })),
        ...whiskers(
          drawn.flatMap((p) =>
            [p.from, p.to].flatMap((f, side) => (f?.upper ? [{ from: [side, f.value], to: [side, f.upper], colour: colour(style(view, p)) }] : [])),
          ),
        ),
      ],
    };
  },
};
