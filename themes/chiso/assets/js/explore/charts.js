// The charts of a comparison, one for each indicator: units are never mixed on one axis. Each is drawn by the site's own module from
// data in the form that the program writes for declared charts.
import { createElement } from '../dom.js';
import { later, nameOf, since, within, written } from '../period.js';
import { MOST } from './model.js';
/** @import { ChosenRow, Data, IndicatorFile, Live, Model, Part, Point, Words } from '../types.js' */
/** @import { Meta, Period } from '../wire.js' */

/** @type {Promise<typeof import('../chart.js')> | undefined} */
let library;
/** @type {Live[]} */
let live = [];

// charts draws all that there are into a box, in place of those before.
/** @type {(box: HTMLElement, model: Model, words: Words, addresses: {chart: string}, link: string, wanted: () => boolean) => Promise<void>} */
export async function charts(box, { parts, place, lead }, words, { chart: address }, link, wanted) {
  const { draw } = await (library ??= /** @type {Promise<typeof import('../chart.js')>} */ (import(address)).catch((error) => {
    library = undefined;
    throw error;
  }));
  if (!wanted()) return; // a reader has gone on meanwhile
  for (const chart of live) chart.end();
  live = [];
  const drawable = parts.filter((part) => part.kind).slice(0, MOST.charts);
  box.classList.toggle('is-many', drawable.length > 1);
  const model = /** @type {HTMLElement} */ (/** @type {HTMLTemplateElement} */ (document.querySelector('#explore-figure')).content.firstElementChild);
  const drawn = drawable.map((part, n) => {
    const figure = /** @type {HTMLElement} */ (model.cloneNode(true));
    figure.id = `chart-${part.file.name.replaceAll('_', '-')}-${part.kind}`;
    figure.querySelector('.hint').id = `keys-${n}`;
    figure.querySelector('.chart').classList.add(`chart-${part.kind}`);
    Object.assign(figure.dataset, { lines: part.file.lines.slice(1).join('\n'), url: link.split('?')[0] });
    const breaks = part.file.breaks?.filter((b) => part.kind !== 'bar' && b.period > part.from && b.period <= part.to) ?? [];
    figure
      .querySelector('.breaks')
      .replaceChildren(...breaks.map((b) => createElement('li', {}, words.fill('break', { year: nameOf(b.period), reason: b.reason }))));
    figure.querySelector('.breaks').hidden = !breaks.length;
    return { figure, data: data(part, place, lead, words) };
  });
  box.replaceChildren(...drawn.map((d) => d.figure)); // before drawing, which asks how wide they are
  for (const { figure, data } of drawn) {
    const chart = await draw(figure, {}, data);
    live.push(chart);
    figure.classList.add('is-live');
    for (const button of figure.querySelectorAll('[data-take]')) button.addEventListener('click', () => chart.take(button.dataset.take));
  }
}

// data is what the program writes of a declared chart: {meta, start, frames}. The site's own country stands out, else the place that
// a reader put first, else nobody.
/** @type {(part: Part, country: string | undefined, lead: string, words: Words) => Data} */
function data(part, country, lead, words) {
  const { file, kind, known, from, to } = part;
  const first = known.find((row) => row.place.key === country) ?? known.find((row) => row.place.key === lead) ?? known[0];
  const stands = first.place.key === country || first.place.key === lead;
  const list = main(known);
  const others = known.filter((row) => row !== first);
  const count = kind === 'multiples' ? MOST.small : kind === 'line' ? known.length : MOST.drawn;
  const rows = [first, ...others].slice(0, count);
  const single = kind === 'bar' || !file.over_time || from === to;
  const period = single ? to : '';
  /** @type {[Period, Period]} */
  const span = single ? [to, to] : [from, to];
  const when = written(span);
  /** @type {Meta} */
  const meta = {
    kind,
    shows: kind === 'line' ? 'named' : 'listed',
    indicator: file.name,
    lang: document.documentElement.dataset.lang,
    unit: file.unit,
    decimals: file.decimals,
    measure: file.measure,
    direction: file.direction,
    ranking: file.ranking,
    from: span[0],
    to: span[1],
    period_names: file.period_names,
    when,
    highlight: known.length > 1 && kind !== 'multiples' && stands ? first.place.key : '',
    show: rows.map((row) => row.place.key),
    compare: (stands ? others : known).slice(0, kind === 'line' ? MOST.named - (stands ? 1 : 0) : count).map((row) => row.place.key),
    places: rows.map(({ place }) => ({ code: place.key, label: place.label, short: place.short, other: place.list !== list })),
    breaks: (file.breaks ?? []).filter((b) => b.period > span[0] && b.period <= span[1]),
    words: { missing: words.missing, rest: '', quarters: words.quarters, computed: words.computed },
    qualities: file.qualities,
  };
  if (kind === 'line' && known.length === 1) meta.highlight = first.place.key;
  if (kind === 'bar') meta.period = period;
  const option = kind === 'bar' ? bars(rows, file, period, list) : overTime(rows, file, span);
  return {
    meta,
    files: new Map([[file.name, file]]),
    start: 0,
    credits: file.credits,
    frames: [
      {
        period: kind === 'bar' ? period : undefined,
        option,
        title: `${file.title}, ${when}${file.measure === 'rank' ? '' : ` (${file.short})`}`,
        description: rows.map((row) => row.place.label).join(', '),
      },
    ],
  };
}

// main is the list that most of the places belong to; those of other lists, as former places, are in no order with them.
/** @type {(rows: ChosenRow[]) => string} */
function main(rows) {
  const count = new Map();
  for (const { place } of rows) count.set(place.list, (count.get(place.list) ?? 0) + 1);
  return [...count].sort((a, b) => b[1] - a[1])[0]?.[0];
}

/** @type {(rows: ChosenRow[], file: IndicatorFile, period: Period, list: string) => object} */
function bars(rows, file, period, list) {
  const apart = new Set(rows.filter((row) => row.place.list !== list).map((row) => row.place.key));
  const items = rows
    .flatMap(({ place, at }) => {
      const figure = at.get(period);
      return figure ? { name: place.label, code: place.key, value: figure.value, upper: figure.upper, quality: figure.number } : [];
    })
    .sort((a, b) => Number(apart.has(a.code)) - Number(apart.has(b.code)) || (file.direction === 'lower' ? a.value - b.value : b.value - a.value));
  return {
    xAxis: { type: 'value' },
    yAxis: { type: 'category', inverse: true, data: items.map((i) => i.name) },
    series: [{ id: 'bar', type: 'bar', data: items }],
  };
}

// overTime cuts the figures of each place where they may not be compared, and leaves a gap where periods are missing.
/** @type {(rows: ChosenRow[], file: IndicatorFile, span: [from: Period, to: Period]) => object} */
function overTime(rows, file, [from, to]) {
  /** @type {(period: Period) => number} */
  const segment = (period) => (file.breaks ?? []).filter((b) => b.period <= period).length;
  const series = rows.flatMap(({ place, at }) => {
    /** @type {Point[][]} */
    const segments = [];
    /** @type {Period | undefined} */
    let before;
    for (const { period, value, number, upper } of [...at.values()].filter((f) => within(f.period, from, to))) {
      let last = segments.at(-1);
      if (!last || before === undefined || segment(period) !== segment(before)) segments.push((last = []));
      else if (since(period, before) > file.step) last.push([later(before, file.step), '-']);
      last.push([period, value, number, upper]);
      before = period;
    }
    return segments.map((points, n) => ({ id: `${place.key}~${n}`, name: place.label, type: 'line', data: points }));
  });
  const y = file.measure === 'rank' ? { type: 'value', inverse: true, min: 1 } : { type: 'value', scale: true };
  return { xAxis: { type: 'value', minInterval: 1 }, yAxis: y, series };
}
