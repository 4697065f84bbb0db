// The figures that a view shows, for who takes them away or hears them: [{name, code, year, part, value, sign, indicator}], the last being
// the name of whose figure it is.
import { at, one, pair, places, role, shown, span } from './look/common.js';
import { shapes } from './look/radar.js';

export function figures(view) {
  const { option, meta } = view;
  const drawn = (code) => meta.kind === 'tiles' || meta.kind === 'scatter' || meta.kind === 'stack' || shown(view, code);
  if (option.series.some((s) => s.id.includes('~'))) return overTime(view);
  if (meta.kind === 'radar') {
    const axes = one(option.radar).indicator;
    return shapes(view).flatMap((d) => d.value.map((value, i) => ({ name: d.name, code: d.code, year: meta.year, part: axes[i].name, value, indicator: meta.parts?.[i] })));
  }
  return option.series.flatMap((s, n) => s.data.filter((d) => !d.part && drawn(d.code)).flatMap((d) => {
    const row = (value, part = '', indicator = meta.indicator) => ({ name: d.name, code: d.code, year: meta.year, part, value, sign: d.sign, indicator });
    if (meta.kind === 'tiles') return [row(d.value[2])];
    if (meta.kind === 'scatter') return d.value.map((value, i) => row(value, meta.axes[i].title, meta.parts?.[i]));
    return [meta.kind === 'stack' ? row(d.value, s.name, meta.parts?.[n] ?? meta.indicator) : row(d.value)];
  })).filter((r) => Number.isFinite(r.value));
}

// overTime gives, of lines, those that are named; the faint ones behind them are no more than their background.
function overTime(view) {
  const { meta } = view;
  const rows = places(view).flatMap((p) => {
    const [axis, code] = p.code.includes('/') ? p.code.split('/') : ['', p.code];
    const loudly = role(view, code) !== 'faint' && (!meta.axes || role(view, code) !== 'quiet' || view.state.with);
    if (meta.kind === 'line' || meta.axes ? !loudly : !shown(view, code)) return [];
    const row = ([year, value]) => ({ name: p.name, code, year, part: axis ? meta.axes[axis].title : '', value, indicator: axis ? meta.parts?.[axis] : meta.indicator });
    if (meta.pair) {
      const years = pair(view);
      return Number.isFinite(at(p, years[1])) || meta.kind === 'slope' ? years.map((year) => row([year, at(p, year)])) : [];
    }
    const [from, to] = span(view);
    return p.points.filter(([year]) => year >= from && year <= to).map(row);
  });
  return rows.filter((r) => Number.isFinite(r.value));
}
