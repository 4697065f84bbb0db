// What groups of respondents answered, as parts of all who were asked. The rest to the whole is drawn too, faint.
import { card, colour, foot, known, legend, one, tip, written } from './common.js';
/** @import { BarItem, Hovered, Kind, Settings, Series, View } from '../types.js' */

/** @type {(view: View<BarItem>) => Series<BarItem>[]} */
const answers = (view) => view.option.series;
/** @type {(view: View, n: number) => string} */
const step = (view, n) => (answers(view).length === 1 ? 'strong' : `step-${Math.max(1, 4 - n)}`);

/** @type {(view: View) => import('./common.js').Legend} */
function key(view) {
  if (answers(view).length === 1) return { elements: [], height: 0 };
  return legend(view, [...answers(view).map((s, n) => ({ fill: colour(step(view, n)), text: s.name })), { fill: colour('faint'), text: view.meta.words.rest }]);
}

/** @type {(view: View) => import('./common.js').Legend} */
const marks = (view) =>
  foot(
    view,
    answers(view).flatMap((s) => s.data),
  );
/** @type {(view: View) => number} */
const note = (view) => (view.meta.words.note ? 22 : 0);

/** @type {(view: View) => string[]} */
const names = (view) => /** @type {Settings} */ (one(view.option.yAxis)).data ?? [];

/** @type {Kind} */
export default {
  height: (view) => key(view).height + 58 * names(view).length + note(view) + marks(view).height + 4,

  option(view) {
    const { option, meta } = view;
    const rows = names(view);
    const top = key(view);
    const room = Math.min(Math.max(...rows.flatMap((n) => n.split('\n')).map((n) => view.measure(n, 400))) + 4, view.width * 0.42);
    /** @type {(d: BarItem, percent: number) => boolean} */
    const inside = (d, percent) => view.measure(written(view, d), 700) + 8 < ((view.width - room - 20) * percent) / 100;
    const rest = rows.map((_, i) => Math.max(0, 100 - answers(view).reduce((sum, s) => sum + (known(s.data[i]) ? s.data[i].value : 0), 0)));
    const bar = { type: 'bar', stack: 'all', clip: false, barWidth: 30, emphasis: { disabled: true } };
    const whole = answers(view).length === 1; // one answer: its number may stand beside the bar, over the rest
    const below = marks(view);
    return {
      grid: { left: room + 10, right: 10, top: top.height, bottom: note(view) + below.height + 2 },
      xAxis: { ...one(option.xAxis), show: false },
      yAxis: {
        ...one(option.yAxis),
        axisTick: { show: false },
        axisLine: { lineStyle: { color: colour('muted') } },
        axisLabel: { interval: 0, width: room, overflow: 'break', lineHeight: 17, color: colour('text') },
      },
      tooltip: {
        ...tip(view),
        trigger: 'axis',
        axisPointer: { type: 'none' },
        formatter: (/** @type {Hovered[]} */ points) => {
          const i = points[0].dataIndex;
          return card(
            view,
            rows[i].split('\n').join(' · '),
            answers(view).map((s, n) => [step(view, n), s.name, written(view, s.data[i])]),
          );
        },
      },
      graphic: [
        ...top.elements,
        ...below.elements,
        ...(note(view)
          ? [
              {
                type: 'text',
                silent: true,
                x: 0,
                y: view.height - below.height - 10,
                style: { text: meta.words.note, fill: colour('muted'), fontSize: 12, fontFamily: view.font, verticalAlign: 'middle' },
              },
            ]
          : []),
      ],
      series: [
        ...answers(view).map((s, n) => ({
          ...bar,
          id: s.id,
          name: s.name,
          data: s.data.map((d) => ({ value: d.value, itemStyle: { color: colour(step(view, n)) } })),
          label: {
            show: true,
            fontWeight: 700,
            formatter: (/** @type {Hovered} */ p) =>
              known(s.data[p.dataIndex]) && (inside(s.data[p.dataIndex], p.value) || whole) ? written(view, s.data[p.dataIndex]) : '',
            position: whole ? 'insideRight' : 'inside',
            color: colour(whole || step(view, n) === 'step-4' ? 'on-step' : 'text'),
          },
        })),
        { ...bar, id: '~rest', data: rest, silent: true, tooltip: { show: false }, itemStyle: { color: colour('faint') } },
      ],
    };
  },
};
