// A dot for each place by two indicators.
import { card, colour, computed, fit, foot, formatter, known, loud, middle, one, part, role, SIZE, tip, valueAxis, whiskers, written } from './common.js';
/** @import { Figure, Hovered, ItemOfSeveral, Kind, View } from '../types.js' */

/** @typedef {ItemOfSeveral & {role: string, figures: Figure[]}} Dot */

/** @type {(view: View<ItemOfSeveral>) => Dot[]} */
const dots = (view) =>
  one(view.option.series)
    .data.filter((d) => d.value.every(Number.isFinite))
    .map((d) => ({ ...d, role: role(view, d.code), figures: [part(d, 0), part(d, 1)] }));

/** @type {Kind} */
export default {
  flexible: true,
  height: (view) => (view.small ? 400 : 460),

  option(view) {
    const { option, meta } = view;
    const data = dots(view);
    const [across, up] = (meta.axes ?? []).map((a) => ({ ...a, format: formatter({ ...meta, unit: a.unit, decimals: a.decimals }) }));
    /** @type {(axis: import('../wire.js').Axis, width: number) => string} */
    const title = (axis, width) => fit(view, `${axis.title} (${axis.unit})`, 400, 12, width);
    /** @type {(text: string, x: number, y: number, align: string) => object} */
    const words = (text, x, y, align) => ({
      type: 'text',
      silent: true,
      x,
      y,
      style: { text, align, verticalAlign: 'middle', fontSize: 12, fontFamily: view.font, fill: colour('muted') },
    });
    const key = foot(
      view,
      data.flatMap((d) => d.figures),
      true,
    );
    /** @type {(d: Dot) => boolean} */
    const own = (d) => d.figures.some((f) => computed(view, f));
    /** @type {(d: Dot) => string} */
    const paint = (d) => colour(loud(d.role) ? d.role : named(d) ? 'quiet' : 'bar');
    /** @type {(d: Dot) => boolean} */
    const named = (d) => loud(d.role) || d.role === 'quiet';
    const short = new Map(view.small ? meta.places?.map((p) => [p.code, p.short]) : []);
    const along = data.map((d) => middle(d.figures[0])),
      [least, last] = [Math.min(...along), Math.max(...along)];
    const most = least + (last - least) * 0.6; // the axis begins near the least
    return {
      graphic: [
        words(`↑ ${title(up, view.width - 20)}`, 0, 9, 'left'),
        words(`${title(across, view.width - 20)} →`, view.width, view.height - key.height - 9, 'right'),
        ...key.elements,
      ],
      grid: { left: 4, right: 18, top: 30, bottom: key.height + 24, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
      xAxis: { ...valueAxis(view, option.xAxis), axisLine: { show: true, onZero: false, lineStyle: { color: colour('grid') } }, splitLine: { show: false } },
      yAxis: valueAxis(view, option.yAxis),
      tooltip: {
        ...tip(view),
        trigger: 'item',
        formatter: (/** @type {Hovered} */ p) => {
          const d = data[p.dataIndex];
          return card(view, d.name, [
            ['', across.title, written(view, d.figures[0], across.format)],
            [d.role, up.title, written(view, d.figures[1], up.format)],
          ]);
        },
      },
      series: [
        ...whiskers(
          data.flatMap((d) =>
            d.figures.flatMap((f, i) => {
              /** @type {(v: number) => number[]} */
              const end = (v) => d.figures.map((other, k) => (k === i ? v : middle(other)));
              return known(f) && f.upper ? [{ from: end(f.value), to: end(f.upper), colour: paint(d) }] : [];
            }),
          ),
        ),
        {
          ...one(option.series),
          type: 'scatter',
          clip: false,
          emphasis: { disabled: true },
          labelLayout: { hideOverlap: true, moveOverlap: 'shiftY' },
          data: data.map((d) => ({
            name: d.name,
            value: d.figures.map(middle),
            symbolSize: loud(d.role) ? 13 : named(d) ? 11 : 9,
            z: loud(d.role) ? 6 : 3,
            itemStyle: own(d)
              ? { color: colour('ground'), borderColor: paint(d), borderWidth: 2 }
              : { color: paint(d), borderColor: colour('ground'), borderWidth: 1 },
            label: named(d)
              ? {
                  show: true,
                  position: Number(d.value[0]) > most ? 'left' : 'right',
                  distance: 5,
                  formatter: () => short.get(d.code) ?? d.name,
                  textBorderColor: colour('ground'),
                  textBorderWidth: 3,
                  fontSize: SIZE - 1,
                  fontWeight: loud(d.role) ? 700 : 400,
                  color: colour(loud(d.role) ? d.role : 'text'),
                }
              : { show: false },
          })),
        },
      ],
    };
  },
};
