// Ranked bars of one year, from zero.
import { card, colour, foot, known, loud, one, role, shown, targetLines, tip, written } from './common.js';
/** @import { BarItem, Hovered, Kind, View } from '../types.js' */

/** @type {(view: View<BarItem>) => (BarItem & {value: number})[]} */
const items = (view) =>
  one(view.option.series)
    .data.filter((d) => known(d))
    .filter((d) => shown(view, d.code));

/** @type {Kind} */
export default {
  height: (view) => 8 + 26 * items(view).length + (view.meta.targets?.length ? 20 : 0) + foot(view, items(view)).height,

  option(view) {
    const { option, meta } = view;
    const data = items(view);
    /** @type {(d: BarItem) => string} */
    const kind = (d) => (loud(role(view, d.code)) ? role(view, d.code) : meta.highlight ? 'bar' : 'strong');
    const key = foot(view, data);
    const ranged = data.some((d) => d.upper);
    const label = { show: true, position: 'right', color: colour('text'), formatter: (/** @type {Hovered} */ p) => written(view, data[p.dataIndex]) };
    const bar = {
      ...one(option.series),
      type: 'bar',
      stack: ranged ? 'range' : undefined,
      clip: false,
      barCategoryGap: '28%',
      barMaxWidth: 34,
      emphasis: { disabled: true },
    };
    const room = Math.min(Math.max(...data.map((d) => view.measure(d.name, loud(kind(d)) ? 700 : 400))) + 4, view.width * 0.42);
    return {
      graphic: key.elements,
      grid: {
        left: room + 10,
        right: Math.max(...data.map((d) => view.measure(written(view, d), 700)), 20) + 10,
        top: meta.targets?.length ? 20 : 2,
        bottom: key.height + 2,
      },
      xAxis: { ...one(option.xAxis), show: false },
      yAxis: {
        ...one(option.yAxis),
        data: data.map((d) => d.name),
        axisTick: { show: false },
        axisLine: { lineStyle: { color: colour('muted') } },
        axisLabel: {
          interval: 0,
          width: room,
          overflow: 'break',
          lineHeight: 14,
          color: (/** @type {string} */ _, /** @type {number} */ i) => (kind(data[i]) === 'bar' ? colour('text') : colour(kind(data[i]))),
        },
      },
      tooltip: {
        ...tip(view),
        trigger: 'item',
        formatter: (/** @type {Hovered} */ p) => card(view, p.name, [[kind(data[p.dataIndex]), meta.unit, written(view, data[p.dataIndex])]]),
      },
      series: [
        {
          ...bar,
          data: data.map((d) => ({ name: d.name, value: d.value, itemStyle: { color: colour(kind(d)), borderRadius: d.upper ? 0 : [0, 3, 3, 0] } })),
          label: ranged ? { show: false } : label,
        },
        ...(ranged
          ? [
              {
                // a range goes on pale to its other end
                ...bar,
                id: '~ranges',
                silent: true,
                label,
                data: data.map((d) => ({
                  name: d.name,
                  value: d.upper ? d.upper - d.value : 0,
                  itemStyle: { color: colour(kind(d)), opacity: 0.45, borderRadius: [0, 3, 3, 0] },
                })),
              },
            ]
          : []),
        ...targetLines(view, false, 0),
      ],
    };
  },
};
