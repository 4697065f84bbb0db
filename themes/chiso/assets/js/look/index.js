// The look of every chart, in the browser and at build time alike. The program gives an ECharts option with structure and
// data only, and a meta beside it; here it gets colours (CSS variables, so light, dark and print need no redrawing),
// labels and numbers. A figure that the site computed (meta.qualities say so) is a hollow point, its number has a mark, and the
// picture says what that means. Nothing here touches the page: whoever draws hands in a view:
//   option, meta   what the program wrote; package chart says of what shape
//   width, height  of the picture, px
//   font           of its text
//   measure        (text, weight, size) -> px
//   state          what a reader has chosen: {place, with, from, to}; empty at build time
//   calm           true where nothing may move
//   chart          of the library, on which it is drawn: names are laid out with its axes
// A kind has option(view) and height(view) in px; a flexible one can be drawn in any height.
import { learn } from '../period.js';
import area from './area.js';
import bar from './bar.js';
import { colour, formatter, placeOf, SIZE } from './common.js';
import dot from './dot.js';
import heat from './heat.js';
import line from './line.js';
import multiples from './multiples.js';
import radar from './radar.js';
import scatter from './scatter.js';
import slope from './slope.js';
import stack from './stack.js';
import tiles from './tiles.js';
/** @import { Kind, View } from '../types.js' */

/** @typedef {Omit<View, 'format' | 'roughly' | 'small' | 'others' | 'codes'> & Partial<View>} Undressed */

/** @type {Record<string, Kind>} */
const kinds = { area, bar, dot, heat, line, multiples, radar, scatter, slope, stack, tiles };

// height is what the picture of a view needs, px. A kind that has no rows takes what it is given instead, if told.
/** @type {(view: Undressed, given?: number) => number} */
export function height(view, given) {
  const kind = kinds[view.meta.kind];
  return Math.round(given && kind.flexible ? Math.max(given, 200) : kind.height(ready(view)));
}

// look dresses a view as an ECharts option.
/** @type {(view: Undressed) => Record<string, unknown>} */
export function look(view) {
  return { animation: false, textStyle: { fontFamily: view.font, fontSize: SIZE, color: colour('text') }, ...kinds[view.meta.kind].option(ready(view)) };
}

/** @type {(given: Undressed) => View} */
function ready(given) {
  learn(given.meta.period_names);
  const view = /** @type {View} */ (given);
  view.format = formatter(view.meta);
  view.roughly = formatter(view.meta, 0); // for numbers that are not exact
  view.small = view.width < 480; // a phone
  view.others = new Set(view.meta.places?.filter((p) => p.other).map((p) => p.code)); // of other borders
  view.codes = /** @type {string[]} */ (
    view.option.series.flatMap((s) => (s.data ?? []).map((/** @type {{code?: string} | undefined} */ d) => d?.code)).filter(Boolean)
  );
  if (!view.codes.length) view.codes = view.option.series.map(placeOf);
  return view;
}
