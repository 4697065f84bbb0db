// A small chart for each place, or for each indicator of one place, all with the same axes.
import { card, colour, computed, fit, foot, hollow, known, one, points, role, shown, span, spot, tip, unlike, valueAxis, whiskers, written } from './common.js';
import { nameOf, position, within } from '../period.js';
/** @import { Dated, Hovered, Kind, Point, View } from '../types.js' */

/** @typedef {{axis: string | null, code: string, segment: string, name: string, data: Dated[], role: string}} Part */
/** @typedef {{title: string, lines: Part[]}} Panel */

const PANEL = 126,
  HEAD = 34;

// panels: each has a title and lines, the first of them the one it is about.
/** @type {(view: View<Point>) => Panel[]} */
function panels(view) {
  const { meta } = view;
  const [from, to] = span(view);
  const parts = view.option.series
    .map((s) => {
      const [path, segment] = [s.id.slice(0, s.id.lastIndexOf('~')), s.id.slice(s.id.lastIndexOf('~') + 1)];
      const [axis, code] = path.includes('/') ? path.split('/') : [null, path];
      return { axis, code, segment, name: s.name, data: points(s).filter((f) => within(f.period, from, to)) };
    })
    .filter((p) => p.data.length);
  if (!meta.axes) {
    const codes = [...new Set(parts.filter((p) => shown(view, p.code)).map((p) => p.code))];
    return codes
      .sort((a, b) => Number(b === meta.whole) - Number(a === meta.whole))
      .map((code) => {
        const lines = parts.filter((p) => p.code === code);
        return { title: lines[0].name, lines: lines.map((p) => ({ ...p, role: role(view, code) === 'chosen' ? 'chosen' : 'strong' })) };
      });
  }
  const titles = unlike(meta.axes.map((a) => a.title));
  return titles.map((title, n) => ({
    title,
    lines: parts
      .filter((p) => p.axis === String(n) && role(view, p.code) !== 'faint' && (role(view, p.code) !== 'quiet' || view.state.with))
      .map((p) => ({ ...p, role: role(view, p.code) })),
  }));
}

// lines breaks a title in two at most.
/** @type {(view: View, title: string, width: number) => string} */
function lines(view, title, width) {
  const words = title.split(' ');
  let end = words.length;
  while (end > 1 && view.measure(words.slice(0, end).join(' '), 700, 12) > width) end--;
  const rest = words.slice(end).join(' ');
  return [fit(view, words.slice(0, end).join(' '), 700, 12, width), ...(rest ? [fit(view, rest, 700, 12, width)] : [])].join('\n');
}

/** @type {(panels: Panel[]) => Dated[]} */
const figures = (panels) => panels.flatMap((p) => p.lines).flatMap((l) => l.data);
/** @type {(view: View) => number} */
const columns = (view) => Math.max(1, Math.min(4, Math.floor(view.width / 160)));

/** @type {Kind} */
export default {
  height: (view) => Math.ceil(panels(view).length / columns(view)) * (PANEL + HEAD) + foot(view, figures(panels(view)), true).height,

  option(view) {
    const { option } = view;
    const [from, to] = span(view);
    const all = panels(view),
      count = columns(view);
    const there = figures(all).filter((f) => known(f)),
      key = foot(view, there, true);
    const ends = { customValues: [from, to].map(position), formatter: (/** @type {number} */ at) => nameOf(at === position(from) ? from : to) };
    const width = view.width / count,
      height = (view.height - key.height) / Math.ceil(all.length / count);
    const values = there.flatMap((f) => (f.upper ? [f.value, f.upper] : [f.value]));
    const series = all.flatMap((panel, n) =>
      panel.lines.map((l) => {
        const last = l.data.findLastIndex((f) => known(f));
        /** @type {(i: number) => number} */
        const dot = (i) => (i === last ? 6 : l.data.length === 1 || computed(view, l.data[i]) ? 5 : 0);
        return {
          type: 'line',
          clip: false,
          id: `${n}/${l.code}~${l.segment}`,
          name: l.name,
          xAxisIndex: n,
          yAxisIndex: n,
          silent: true,
          emphasis: { disabled: true },
          role: l.role,
          color: colour(l.role),
          itemStyle: { color: colour(l.role) },
          lineStyle: { width: l.role === 'quiet' ? 1.5 : 2.5, color: colour(l.role) },
          z: l.role === 'quiet' ? 3 : 5,
          showAllSymbol: true,
          symbol: (/** @type {unknown} */ _, /** @type {Hovered} */ p) => (dot(p.dataIndex) ? 'circle' : 'none'),
          symbolSize: (/** @type {unknown} */ _, /** @type {Hovered} */ p) => dot(p.dataIndex),
          data: l.data.map((f, i) => ({
            value: spot(f),
            ...(computed(view, f) ? { itemStyle: hollow(view, f, colour(l.role)) } : {}),
            ...(i === last && l.role !== 'quiet'
              ? {
                  label: {
                    show: true,
                    position: 'right',
                    distance: 4,
                    formatter: () => written(view, f),
                    color: colour(l.role),
                    fontWeight: 700,
                    fontSize: 12,
                  },
                }
              : {}),
          })),
        };
      }),
    );
    const drawn = all.flatMap((panel) => panel.lines);
    const room = Math.max(...there.map((f) => view.measure(written(view, f), 700, 12))) + 12;
    const ranges = all.flatMap((panel, n) =>
      whiskers(
        panel.lines.flatMap((l) =>
          l.data.flatMap((f) =>
            known(f) && f.upper ? [{ from: [position(f.period), f.value], to: [position(f.period), f.upper], colour: colour(l.role) }] : [],
          ),
        ),
        { xAxisIndex: n, yAxisIndex: n },
      ),
    );
    return {
      graphic: key.elements,
      title: all.map((panel, n) => ({
        text: lines(view, panel.title, width - 10),
        left: (n % count) * width,
        top: Math.floor(n / count) * height + 2,
        padding: 0,
        textStyle: { fontSize: 12, lineHeight: 15, fontWeight: 700, fontFamily: view.font, color: colour('text') },
      })),
      grid: all.map((_, n) => ({
        left: (n % count) * width + 4,
        width: width - room - 12,
        top: Math.floor(n / count) * height + HEAD + 6,
        height: height - HEAD - 36,
      })),
      xAxis: all.map((_, n) => ({
        ...one(option.xAxis),
        gridIndex: n,
        min: position(from),
        max: position(to),
        axisLine: { onZero: false, lineStyle: { color: colour('grid') } },
        splitLine: { show: false },
        axisTick: { show: false },
        axisLabel: {
          color: colour('muted'),
          fontSize: 11,
          ...ends,
          alignMinLabel: 'left',
          alignMaxLabel: 'right',
        },
      })),
      yAxis: all.map((_, n) => ({
        ...valueAxis(view, option.yAxis),
        gridIndex: n,
        min: Math.min(...values),
        max: Math.max(...values),
        axisLabel: { show: false },
        splitNumber: 2,
        splitLine: { show: false },
      })),
      tooltip: {
        ...tip(view),
        trigger: 'axis',
        axisPointer: { type: 'line', snap: true, lineStyle: { color: colour('muted'), type: 'solid' } },
        formatter: (/** @type {Hovered[]} */ points) =>
          card(
            view,
            `${all[points[0].axisIndex].title}, ${nameOf(drawn[points[0].seriesIndex].data[points[0].dataIndex].period)}`,
            points
              .filter((p) => known(drawn[p.seriesIndex]?.data[p.dataIndex]))
              .map((p) => [series[p.seriesIndex].role, p.seriesName, written(view, drawn[p.seriesIndex].data[p.dataIndex])]),
          ),
      },
      series: [...series, ...ranges],
    };
  },
};
