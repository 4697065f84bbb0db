// A dot for each place by two indicators.
import { card, colour, fit, formatter, loud, one, role, SIZE, tip, valueAxis } from './common.js';

const dots = (view) => one(view.option.series).data.filter((d) => d.value.every(Number.isFinite)).map((d) => ({ ...d, role: role(view, d.code) }));

export default {
  flexible: true,
  height: (view) => view.small ? 400 : 460,

  option(view) {
    const { option, meta } = view;
    const data = dots(view);
    const [across, up] = meta.axes.map((a) => ({ ...a, format: formatter({ ...meta, unit: a.unit, decimals: a.decimals }) }));
    const title = (axis, width) => fit(view, `${axis.title} (${axis.unit})`, 400, 12, width);
    const words = (text, x, y, align) => ({ type: 'text', silent: true, x, y, style: { text, align, verticalAlign: 'middle', fontSize: 12, fontFamily: view.font, fill: colour('muted') } });
    const named = (d) => loud(d.role) || d.role === 'quiet';
    const short = new Map(view.small ? meta.places?.map((p) => [p.code, p.short]) : []);
    const middle = data.map((d) => d.value[0]).sort((a, b) => a - b).at(-1) * 0.6;
    return {
      graphic: [words(`↑ ${title(up, view.width - 20)}`, 0, 9, 'left'), words(`${title(across, view.width - 20)} →`, view.width, view.height - 9, 'right')],
      grid: { left: 4, right: 18, top: 30, bottom: 24, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
      xAxis: { ...valueAxis(view, option.xAxis), axisLine: { show: true, onZero: false, lineStyle: { color: colour('grid') } }, splitLine: { show: false } },
      yAxis: valueAxis(view, option.yAxis),
      tooltip: { ...tip(view), trigger: 'item', formatter: (p) => { const d = data[p.dataIndex]; return card(d.name, [['', across.title, across.format(d.value[0])], [d.role, up.title, up.format(d.value[1])]]); } },
      series: [{
        ...one(option.series), type: 'scatter', clip: false, emphasis: { disabled: true },
        labelLayout: { hideOverlap: true, moveOverlap: 'shiftY' },
        data: data.map((d) => ({
          name: d.name, value: d.value, symbolSize: loud(d.role) ? 13 : named(d) ? 11 : 9, z: loud(d.role) ? 6 : 3,
          itemStyle: { color: colour(loud(d.role) ? d.role : named(d) ? 'quiet' : 'bar'), borderColor: colour('ground'), borderWidth: 1 },
          label: named(d) ? { show: true, position: d.value[0] > middle ? 'left' : 'right', distance: 5, formatter: () => short.get(d.code) ?? d.name, textBorderColor: colour('ground'), textBorderWidth: 3, fontSize: SIZE - 1, fontWeight: loud(d.role) ? 700 : 400, color: colour(loud(d.role) ? d.role : 'text') } : { show: false },
        })),
      }],
    };
  },
};
