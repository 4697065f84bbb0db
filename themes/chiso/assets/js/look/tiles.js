// A map of equal tiles, laid out by the data: a deeper colour is a better value. A part that lies apart (an archipelago) has
// a tile of its own in the colour of the place it belongs to.
import { card, colour, known, loud, middle, one, onStep, quarterLegend, quarters, role, tip, written } from './common.js';
/** @import { Hovered, Kind, View } from '../types.js' */
/** @import { Tile } from '../wire.js' */

/** @typedef {Omit<Tile, 'value'> & {column: number, row: number, value: number | '-', known: boolean}} Place */

/** @param {View<Tile & {value: [number, number, number | '-']}>} view */
function layout(view) {
  const all = one(view.option.series).data.map((d) => ({ ...d, column: d.value[0], row: d.value[1], value: d.value[2], known: Number.isFinite(d.value[2]) }));
  const columns = Math.max(...all.map((d) => d.column)),
    rows = Math.max(...all.map((d) => d.row));
  const figures = all.filter((d) => known(d)).filter((d) => !d.part);
  const group = quarters(figures.map(middle), view.meta);
  const key = quarterLegend(
    view,
    figures,
    group,
    all.some((d) => !d.known),
  );
  return { all, columns, rows, group, key, side: Math.min(58, Math.floor(view.width / columns)) };
}

/** @type {Kind} */
export default {
  height: (view) => {
    const l = layout(view);
    return l.key.height + 8 + l.rows * l.side + 2;
  },

  option(view) {
    const { all, columns, rows, group, key, ...most } = layout(view);
    const top = key.height + 8,
      side = Math.min(most.side, (view.height - top - 2) / rows);
    const left = (view.width - columns * side) / 2;
    const size = side >= 50 ? 11.5 : 10;
    /** @type {(d: Place) => string[]} */
    const lines = (d) =>
      (d.part || d.short).split(' ').reduce((/** @type {string[]} */ out, word) => {
        // as few lines as the tile is wide enough for
        const longer = out.length ? `${out.at(-1)} ${word}` : word;
        return out.length && view.measure(longer, 400, size) <= side - 6 ? [...out.slice(0, -1), longer] : [...out, word];
      }, []);
    return {
      graphic: key.elements,
      tooltip: {
        ...tip(view),
        trigger: 'item',
        formatter: (/** @type {Hovered} */ p) => {
          const d = all[p.dataIndex];
          return card(view, d.part ? `${d.part} (${d.name})` : d.name, [['', view.meta.unit, d.known ? written(view, d) : view.meta.words.missing]]);
        },
      },
      series: [
        {
          type: 'custom',
          id: 'tiles',
          coordinateSystem: 'none',
          clip: false,
          data: all.map((d) => ({ name: d.part || d.name, value: d.known ? d.value : '-' })),
          renderItem: (/** @type {{dataIndex: number}} */ params) => {
            const d = all[params.dataIndex];
            const x = left + (d.column - 1) * side + 1,
              y = top + (d.row - 1) * side + 1;
            const who = role(view, d.code);
            const step = d.known ? group(middle(d)) : 0;
            const fill = d.known ? onStep(step) : colour('muted');
            const words = lines(d);
            const number = d.known && !d.part ? written(view, d) : '';
            const height = size + 1;
            const first = y + side / 2 - 1 - ((words.length + (number ? 1 : 0) - 1) * height) / 2;
            /** @type {(text: string, i: number, weight: number) => object} */
            const word = (text, i, weight) => ({
              type: 'text',
              silent: true,
              x: x + side / 2 - 1,
              y: first + i * height,
              style: { text, align: 'center', verticalAlign: 'middle', fontSize: size, fontWeight: weight, fontFamily: view.font, fill },
            });
            return {
              type: 'group',
              children: [
                {
                  type: 'rect',
                  shape: { x, y, width: side - 2, height: side - 2, r: 4 },
                  style: {
                    fill: d.known ? colour(`step-${step}`) : colour('ground'),
                    stroke: loud(who) ? colour(who === 'chosen' ? 'chosen' : 'text') : d.known ? 'none' : colour('grid'),
                    lineWidth: loud(who) ? 3 : 1,
                    lineDash: d.known ? null : [2, 2],
                  },
                },
                ...words.map((text, i) => word(text, i, 400)),
                ...(number ? [word(number, words.length, 700)] : []),
                ...(d.part
                  ? [
                      {
                        type: 'text',
                        silent: true,
                        x: x + side - 2,
                        y: y + side + size * 0.5,
                        style: { text: `(${d.name})`, align: 'right', verticalAlign: 'middle', fontSize: size, fontFamily: view.font, fill: colour('muted') },
                      },
                    ]
                  : []),
              ],
            };
          },
        },
      ],
    };
  },
};
