// A table of places and periods in which a deeper colour is a better value.
import {
  apart,
  at,
  card,
  colour,
  computed,
  inOrder,
  known,
  legend,
  loud,
  MARK,
  markEntry,
  middle,
  onStep,
  places,
  quarterLegend,
  quarters,
  role,
  shown,
  span,
  tip,
  written,
} from './common.js';
import { last, nameOf, order, within } from '../period.js';
/** @import { Hovered, Kind, Line, Point, View } from '../types.js' */
/** @import { Period } from '../wire.js' */

/** @typedef {Line['points'][number]} Known */

const HEAD = 24;

/** @type {(view: View) => number} */
const rowHeight = (view) => (view.small ? 22 : 24);
/** @type {(view: View<Point>) => Line[]} */
const rows = (view) => {
  const [from, to] = span(view);
  const some = places(view)
    .filter((p) => shown(view, p.code))
    .map((p) => ({ ...p, points: p.points.filter((f) => within(f.period, from, to)) }))
    .filter((p) => p.points.length);
  const newest = last(some.flatMap((p) => p.points.slice(-1)).map((f) => f.period));
  return inOrder(view, some, (p) => middle(at(p, newest)));
};

/** @param {View<Point>} view */
function layout(view) {
  const drawn = rows(view);
  const columns = [...new Set(drawn.flatMap((p) => p.points.map((f) => f.period)))].sort(order);
  const holes = drawn.some((p) => p.points.length < columns.length);
  // Values on two sides of a break are grouped apart: they are numbers of two kinds.
  /** @type {(period: Period) => number} */
  const segment = (period) => (view.meta.breaks ?? []).filter((b) => b.period <= period).length;
  /** @type {Map<number, Known[]>} */
  const values = new Map();
  /** @type {(p: Line) => boolean} */
  const alike = (p) => p.code !== view.meta.whole && !apart(view, p.code); // the others have no place among the quarters
  const figures = drawn.filter(alike).flatMap((p) => p.points);
  for (const f of figures) values.set(segment(f.period), [...(values.get(segment(f.period)) ?? []), f]);
  const groups = new Map([...values].map(([s, of]) => [s, quarters(of.map(middle), view.meta)]));
  const key =
    values.size < 2
      ? quarterLegend(view, figures, [...groups.values()][0] ?? (() => 0), holes)
      : legend(view, [
          ...view.meta.words.quarters.map((text, i) => ({ fill: colour(`step-${4 - i}`), text })),
          ...(holes ? [{ fill: 'none', text: view.meta.words.missing, dashed: true }] : []),
          ...markEntry(view, figures),
        ]);
  // Where one place alone has figures, among many, no quarter of it can be told.
  /** @type {(s: number) => boolean} */
  const alone = (s) => drawn.length > 1 && drawn.filter((p) => alike(p) && p.points.some((f) => segment(f.period) === s)).length < 2;
  /** @type {(p: Line, f: Known) => number} */
  const group = (p, f) => (!alike(p) || alone(segment(f.period)) ? 0 : (groups.get(segment(f.period))?.(middle(f)) ?? 0));
  return { drawn, columns, key, group };
}

/** @type {Kind} */
export default {
  height: (view) => {
    const l = layout(view);
    return l.key.height + HEAD + rowHeight(view) * l.drawn.length + 4;
  },

  option(view) {
    const { drawn, columns, group, key } = layout(view);
    const size = view.small ? 12 : 13;
    const room = Math.min(Math.max(...drawn.map((p) => view.measure(p.name, loud(role(view, p.code)) ? 700 : 400, size))) + 10, view.width * 0.4);
    const top = key.height + HEAD;
    const cell = { width: (view.width - room) / columns.length, height: (view.height - top - 4) / drawn.length };
    const broken = new Set((view.meta.breaks ?? []).map((b) => b.period)); // a gap before the column from which on values differ in kind
    const every = Math.max(1, Math.ceil((34 + Math.max(0, 16 - cell.width / 2)) / cell.width));
    const roomy = Math.max(...drawn.flatMap((p) => p.points.map((f) => view.measure(written(view, f), 400, 11)))) + 4 < cell.width;
    const cells = drawn.flatMap((p, row) => columns.map((period, column) => ({ p, row, column, period, figure: at(p, period) })));
    /** @type {(text: string, x: number, y: number, more: object) => object} */
    const words = (text, x, y, more) => ({
      type: 'text',
      silent: true,
      x,
      y,
      style: { text, fontSize: 12, fontFamily: view.font, fill: colour('muted'), verticalAlign: 'middle', ...more },
    });
    return {
      graphic: [
        ...key.elements,
        ...columns.flatMap((period, i) =>
          (columns.length - 1 - i) % every
            ? []
            : [words(nameOf(period), Math.min(room + (i + 0.5) * cell.width, view.width - 16), key.height + HEAD / 2, { align: 'center' })],
        ),
        ...drawn.map((p, i) =>
          words(p.name, 0, top + (i + 0.5) * cell.height, {
            fontSize: size,
            width: room - 8,
            overflow: 'truncate',
            fill: loud(role(view, p.code)) ? colour(role(view, p.code)) : colour('text'),
            fontWeight: loud(role(view, p.code)) ? 700 : 400,
          }),
        ),
      ],
      tooltip: {
        ...tip(view),
        trigger: 'item',
        formatter: (/** @type {Hovered} */ p) => {
          const c = cells[p.dataIndex];
          return card(view, c.p.name, [['', nameOf(c.period), known(c.figure) ? written(view, c.figure) : view.meta.words.missing]]);
        },
      },
      series: [
        {
          type: 'custom',
          id: 'heat',
          coordinateSystem: 'none',
          clip: false,
          data: cells.map((c) => ({ name: `${c.p.name} ${nameOf(c.period)}`, value: c.figure?.value ?? '-' })),
          renderItem: (/** @type {{dataIndex: number}} */ params) => {
            const c = cells[params.dataIndex];
            const { figure } = c,
              there = known(figure),
              step = there ? group(c.p, figure) : 0;
            // Whole pixels and square corners: a table of a thousand cells is in the page, and every figure in it weighs.
            const [x, right] = [c.column * cell.width + (broken.has(c.period) && c.column ? 3 : 0), (c.column + 1) * cell.width - 2].map((v) =>
              Math.round(room + v),
            );
            const [y, bottom] = [c.row * cell.height, (c.row + 1) * cell.height - 2].map((v) => Math.round(top + v));
            const [width, height] = [right - x, bottom - y];
            const rect = {
              type: 'rect',
              shape: { x, y, width, height },
              style: step
                ? { fill: colour(`step-${step}`) }
                : there
                  ? { fill: 'none', stroke: colour('muted'), lineWidth: 1 }
                  : { fill: 'none', stroke: colour('grid'), lineWidth: 1, lineDash: [2, 2] },
            };
            const text = !there ? '' : roomy ? written(view, c.figure) : computed(view, c.figure) ? MARK : ''; // the mark fits where the number does not
            if (!text) return rect;
            return {
              type: 'group',
              children: [
                rect,
                {
                  type: 'text',
                  silent: true,
                  x: x + width / 2,
                  y: y + height / 2,
                  style: { text, align: 'center', verticalAlign: 'middle', fontSize: 11, fontFamily: view.font, fill: onStep(step) },
                },
              ],
            };
          },
        },
      ],
    };
  },
};
