// A line from one year to another for each place.
import { at, card, colour, comparable, loud, one, pair, places, role, shown, SIZE, spread, tip, valueAxis } from './common.js';

const GAP = 18;
const lines = (view) => {
  const [from, to] = pair(view);
  return places(view).filter((p) => shown(view, p.code)).map((p) => ({ ...p, role: role(view, p.code), from: at(p, from), to: at(p, to) }))
    .filter((p) => Number.isFinite(p.from) || Number.isFinite(p.to));
};
const style = (view, p) => p.role === 'faint' ? (view.meta.highlight ? 'quiet' : 'strong') : p.role; // who is shown is named

export default {
  height: (view) => Math.max(320, GAP * lines(view).length + 60),

  option(view) {
    const { option, meta } = view;
    const [from, to] = pair(view);
    const drawn = lines(view);
    const size = view.small ? 12 : SIZE;
    const text = (p) => `${view.format(p.to)} ${p.name}`;
    const left = Math.max(...drawn.map((p) => view.measure(view.format(p.from), 700, size))) + 14;
    const right = Math.min(Math.max(...drawn.map((p) => view.measure(text(p), loud(p.role) ? 700 : 400, size))) + 18, view.width * 0.6);
    view.ends = { drawn, text, size };
    const joined = comparable(view, from, to);
    return {
      grid: { left, right, top: 30, bottom: 8 },
      xAxis: {
        type: 'category', data: [String(from), String(to)], boundaryGap: false, position: 'top', axisTick: { show: false }, axisLine: { show: false },
        splitLine: { show: true, lineStyle: { color: colour('grid') } }, axisLabel: { color: colour('text'), fontWeight: 700, fontSize: SIZE },
      },
      yAxis: { ...valueAxis(view, option.yAxis), axisLabel: { show: false }, splitLine: { show: false } },
      tooltip: {
        ...tip(view), trigger: 'item',
        formatter: (p) => { const d = drawn[p.seriesIndex]; return card(d.name, [[style(view, d), String(from), view.format(d.from)], ['', String(to), view.format(d.to)]]); },
      },
      series: drawn.map((p) => ({
        type: 'line', clip: false, id: p.code, name: p.name, data: [p.from ?? '-', p.to ?? '-'], z: loud(p.role) ? 6 : 3, symbol: 'circle', symbolSize: loud(p.role) ? 9 : 7, showAllSymbol: true,
        color: colour(style(view, p)), itemStyle: { color: colour(style(view, p)) }, emphasis: { disabled: true },
        lineStyle: { width: joined ? (loud(p.role) ? 3.5 : 1.75) : 0, color: colour(style(view, p)), cap: 'round' },
      })),
    };
  },

  finish(chart, view) {
    const { drawn, text, size } = view.ends;
    const sides = [['from', 'left', (p) => view.format(p.from)], ['to', 'right', text]];
    const labels = new Map(drawn.map((p) => [p.code, {}]));
    for (const [side, position, words] of sides) {
      const marks = drawn.filter((p) => Number.isFinite(p[side])).map((p) => ({ p, y: chart.convertToPixel({ yAxisIndex: 0 }, p[side]) }));
      spread(marks, GAP, 30, chart.getHeight());
      for (const { p, y, where } of marks) {
        labels.get(p.code)[side] = {
          show: true, position, distance: 8, formatter: () => words(p), fontSize: size, fontFamily: view.font, offset: [0, where - y],
          color: colour(loud(p.role) ? p.role : 'muted'), fontWeight: loud(p.role) ? 700 : 400,
        };
      }
    }
    const point = (value, label) => Number.isFinite(value) ? { value, label } : '-';
    chart.setOption({ series: drawn.map((p) => ({ id: p.code, data: [point(p.from, labels.get(p.code).from), point(p.to, labels.get(p.code).to)] })) });
  },
};
