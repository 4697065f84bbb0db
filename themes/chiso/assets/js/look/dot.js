// Two years of each place on one line: a ring for the first, a dot for the second.
import { at, card, colour, inOrder, legend, loud, one, pair, places, role, shown, targetLines, tip } from './common.js';

const rows = (view) => {
  const [from, to] = pair(view);
  const known = places(view).filter((p) => shown(view, p.code)).map((p) => ({ ...p, from: at(p, from), to: at(p, to) })).filter((p) => Number.isFinite(p.to));
  return inOrder(view, known, (p) => p.to);
};

const key = (view) => {
  const [from, to] = pair(view);
  return legend(view, [{ fill: 'none', text: String(from), ring: true }, { fill: colour('strong'), text: String(to) }]);
};

export default {
  height: (view) => key(view).height + (view.meta.targets?.length ? 20 : 0) + 26 * rows(view).length + 4,

  option(view) {
    const { option, meta } = view;
    const [from, to] = pair(view);
    const drawn = rows(view);
    const paint = (p) => loud(role(view, p.code)) ? role(view, p.code) : meta.highlight ? 'quiet' : 'strong';
    const top = key(view);
    const room = Math.min(Math.max(...drawn.map((p) => view.measure(p.name, loud(role(view, p.code)) ? 700 : 400))) + 4, view.width * 0.42);
    const side = Math.max(...drawn.flatMap((p) => [p.from, p.to]).map((v) => view.measure(view.format(v), 700, 12))) + 12;
    return {
      graphic: top.elements,
      grid: { left: room + 10 + side, right: side + 4, top: top.height + (meta.targets?.length ? 20 : 0), bottom: 4 },
      xAxis: { ...one(option.yAxis), scale: true, position: 'bottom', axisLabel: { show: false }, axisTick: { show: false }, axisLine: { show: false }, splitLine: { show: false } },
      yAxis: {
        type: 'category', inverse: true, data: drawn.map((p) => p.name), axisTick: { show: false }, axisLine: { show: false }, offset: side,
        splitLine: { show: true, lineStyle: { color: colour('grid') } },
        axisLabel: { interval: 0, width: room, overflow: 'break', lineHeight: 14, color: (_, i) => loud(role(view, drawn[i].code)) ? colour(role(view, drawn[i].code)) : colour('text') },
      },
      tooltip: {
        ...tip(view), trigger: 'item',
        formatter: (p) => { const d = drawn[p.seriesIndex]; return card(d.name, [['', String(from), view.format(d.from)], [paint(d), String(to), view.format(d.to)]]); },
      },
      series: [
        ...drawn.map((p, i) => {
          const label = (value, other) => ({ show: true, distance: 5, position: (one(option.yAxis).inverse ? value < other : value > other) || value === other ? 'right' : 'left', formatter: () => view.format(value), fontSize: 12, color: colour('text') });
          const now = { value: [p.to, i], symbol: 'circle', symbolSize: 11, itemStyle: { color: colour(paint(p)) }, label: { ...label(p.to, p.from ?? p.to), fontWeight: 700, color: colour(loud(role(view, p.code)) ? paint(p) : 'text') } };
          const before = { value: [p.from, i], symbol: 'circle', symbolSize: 10, itemStyle: { color: colour('ground'), borderColor: colour(paint(p)), borderWidth: 2 }, label: p.from === p.to ? { show: false } : { ...label(p.from, p.to), color: colour('muted') } };
          return {
            type: 'line', clip: false, id: p.code, name: p.name, z: 4, showAllSymbol: true, color: colour(paint(p)), emphasis: { disabled: true },
            lineStyle: { width: 3, color: colour(paint(p)), opacity: 0.5 }, data: Number.isFinite(p.from) ? [before, now] : [now],
          };
        }),
        ...targetLines(view, false, 0),
      ],
    };
  },
};
