// The figures that a view shows, for who takes them away or hears them: [{name, code, period, part, value, upper, quality, indicator}], upper and
// quality as figures have them (look/common.js), the last being the name of the figure's indicator.
import { at, computed, known, one, pair, part, placeOf, places, points, role, shown, span, theOne } from './look/common.js';
import { shapes } from './look/radar.js';
import { within } from './period.js';
/** @import { Dated, Figure, RadarShape, Row, View } from './types.js' */
/** @import { Period } from './wire.js' */

/** @type {(view: View) => Row[]} */
export function figures(view) {
  const { option, meta } = view;
  /** @type {(code: string) => boolean} */
  const drawn = (code) => meta.shows === 'all' || shown(view, code);
  if (option.series.some((s) => s.id.includes('~'))) return overTime(view);
  if (meta.kind === 'radar') {
    const axes = one(/** @type {RadarShape} */ (option.radar)).indicator;
    return shapes(view).flatMap((d) =>
      d.figures.map((figure, i) => ({ name: d.name, code: d.code, period: meta.period, part: axes[i].name, indicator: meta.parts?.[i], ...figure })),
    );
  }
  return option.series
    .flatMap((s, n) =>
      s.data
        .filter((d) => !d.part && drawn(d.code))
        .flatMap((d) => {
          /** @type {(figure: Figure, name?: string, indicator?: string) => Row} */
          const row = ({ value, upper, quality }, name = '', indicator = meta.indicator) => ({
            name: d.name,
            code: d.code,
            period: meta.period,
            part: name,
            value,
            upper,
            quality,
            indicator,
          });
          if (meta.kind === 'tiles') return [row({ ...d, value: d.value[2] })];
          if (meta.kind === 'scatter') return (meta.axes ?? []).map((axis, i) => row(part(d, i), axis.title, meta.parts?.[i]));
          return [meta.kind === 'stack' ? row(d, s.name, meta.parts?.[n] ?? meta.indicator) : row(d)];
        }),
    )
    .filter((row) => known(row));
}

// overTime gives, of lines, those that are named; the faint ones behind them are no more than their background.
/** @type {(view: View) => Row[]} */
function overTime(view) {
  const { meta } = view;
  const rows = places(view).flatMap((p) => {
    const [axis, code] = p.code.includes('/') ? p.code.split('/') : ['', p.code];
    const loudly = role(view, code) !== 'faint' && (!meta.axes || role(view, code) !== 'quiet' || view.state.with);
    if (meta.shows === 'one' && code !== theOne(view)) return [];
    if (meta.shows === 'named' || meta.shows === 'own' ? !loudly : !shown(view, code)) return [];
    /** @type {(figure: Figure) => Row} */
    const row = (figure) => ({
      name: p.name,
      code,
      part: axis && meta.axes?.[Number(axis)].title,
      indicator: axis ? meta.parts?.[Number(axis)] : meta.indicator,
      ...figure,
    });
    if (meta.pair) {
      const periods = pair(view);
      return known(at(p, periods[1])) || meta.kind === 'slope' ? periods.map((period) => row({ period, ...at(p, period) })) : [];
    }
    const [from, to] = span(view);
    return p.points.filter(({ period }) => within(period, from, to)).map(row);
  });
  return rows.filter((row) => known(row));
}

// credit is the line that says where the figures of a view are from: published, or computed by this site. Package page words the
// four that there are, and chooses among them in the same way for the picture that is drawn first.
/** @type {(view: View) => string} */
export function credit(view) {
  const rows = figures(view),
    marked = rows.filter((r) => computed(view, r)).length;
  const faint = view.meta.shows === 'named' ? behind(view) : [],
    hidden = faint.filter((f) => computed(view, f)).length;
  if (!marked && !hidden) return view.credits.published;
  if (marked + hidden === rows.length + faint.length) return view.credits.computed;
  return marked ? view.credits.marked : view.credits.partly;
}

// behind are the figures of faint lines.
/** @type {(view: View) => Dated[]} */
function behind(view) {
  const [from, to] = span(view);
  return view.option.series
    .filter((s) => role(view, placeOf(s)) === 'faint' && (!view.meta.show?.length || view.meta.show.includes(placeOf(s))))
    .flatMap(points)
    .filter((f) => known(f) && within(f.period, from, to));
}
