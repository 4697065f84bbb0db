// What a reader takes away: the figures as CSV or as a workbook, with where they are from, under what licence, and how to cite them.
import { csv, save } from '../csv.js';
import { formatDate } from '../date.js';
import { first, last, nameOf, order, written as span } from '../period.js';
import { FIGURE, record, taken } from '../record.js';
/** @import { IndicatorFile, License, Model, Part, Read, Source, Words } from '../types.js' */
/** @import { Period } from '../wire.js' */
/** @import { Cell } from '../xlsx.js' */

/** @typedef {[first: Period, last: Period]} Stretch */
/** @typedef {{dataset: IndicatorFile['dataset'], titles: string[], figures: number, computed: number, sources: Map<Source, Stretch>, licences: Map<License, Stretch>}} Used */

/** @type {(date: string | number, words: Words) => string} */
const written = (date, words) => formatDate(date, words.date, document.documentElement.lang);
/** @type {(words: Words) => string} */
export const today = (words) => written(Date.now(), words);

// usedIn are the datasets of a comparison with what of their sources and licences its figures name.
/** @type {(model: Pick<Model, 'parts'>) => Used[]} */
function usedIn({ parts }) {
  /** @type {Map<string, Used>} */
  const all = new Map();
  for (const { file, known } of parts) {
    const { dataset } = file;
    /** @type {Used} */
    const of = all.get(dataset.name) ?? { dataset, titles: [], figures: 0, computed: 0, sources: new Map(), licences: new Map() };
    all.set(dataset.name, of);
    of.titles.push(file.title);
    for (const { at } of known) {
      for (const figure of at.values()) {
        const { period, quality } = figure;
        of.figures++;
        if (computed(figure)) of.computed++;
        for (const n of quality.sources.length ? quality.sources : dataset.sources.keys()) put(of.sources, dataset.sources[n], period);
        if (dataset.licenses[quality.license]) put(of.licences, dataset.licenses[quality.license], period);
      }
    }
  }
  return [...all.values()].filter((of) => of.licences.size || of.sources.size);
}

/** @template K @param {Map<K, Stretch>} map @param {K} key @param {Period} period */
const put = (map, key, period) => {
  const known = [...(map.get(key) ?? []), period];
  map.set(key, [first(known), last(known)]);
};

/** @type {(figure: Read) => boolean} */
export const computed = (figure) => figure.quality.status === 'derived'; // as the program calls what the site computed

// citation names what to cite: the dataset as its publisher wishes, which figures this site computed from it, licences, the day its
// figures were taken, this view and today.
/** @type {(model: Model, words: Words, link: string) => string} */
export function citation(model, words, link) {
  const cited = usedIn(model).map(({ dataset, titles, figures, computed, sources, licences }) => {
    const own = !computed ? '' : computed === figures ? words.computed_all : words.fill('computed_some', { count: computed, of: figures });
    const taken = [...new Set([...sources.keys()].map((s) => s.accessed))].sort().at(-1);
    return [
      dataset.citation || dataset.title,
      `(${titles.join('; ')}).`,
      own,
      words.fill('licence', { licences: [...licences].map(([l, periods]) => (licences.size > 1 ? `${l.title} (${span(periods)})` : l.title)).join('; ') }),
      taken ? words.fill('taken', { date: written(taken, words) }) : '',
    ]
      .filter(Boolean)
      .join(' ');
  });
  return cited.length ? `${cited.join(' ')} ${words.fill('accessed', { link, date: today(words) })}` : '';
}

// credited are the lines of source and licence of the figures of a part.
/** @type {(part: Part) => string[]} */
export function credited({ file, known }) {
  const figures = known.flatMap(({ at }) => [...at.values()]),
    own = figures.filter(computed).length;
  const [published, ...more] = file.lines;
  return [!own ? published : own === figures.length ? file.credits.computed : file.credits.partly, ...more];
}

// data are all figures as files of data have them, a row for each with its indicator's title and the address of the view; one without
// a figure says so in its note.
/** @type {(model: Model, words: Words, link: string) => (string | number)[][]} */
function data(model, words, link) {
  const columns = ['title', ...FIGURE, 'address'];
  const records = model.parts.flatMap(({ file, rows, periods }) =>
    rows.flatMap(({ place, at }) =>
      periods.map((period) => {
        const known = at.get(period) ?? { period, text: '', quality: { sources: [], code_list: place.list, status: '', license: -1 } };
        return { ...record(file, place, known), ...(at.has(period) ? {} : { note: words.missing }), address: link };
      }),
    ),
  );
  return taken(records, columns, document.documentElement.dataset.lang);
}

// lines are the same for readers of a workbook: in words, with the remarks as the page has them.
/** @type {(model: Model, words: Words) => Cell[][]} */
function lines(model, words) {
  const rows = model.parts.flatMap(({ file, rows, periods }) =>
    rows.flatMap(({ place, at }) =>
      periods.map((period) => {
        const figure = at.get(period),
          quality = figure?.quality;
        const named = (quality?.sources ?? []).map((n) => file.dataset.sources[n].title).join('; ');
        const from = figure && computed(figure) ? file.credits.from.replace('{sources}', named || file.dataset.title) : named;
        return [
          file.title,
          place.label,
          place.key,
          nameOf(period),
          figure ? figure.value : '',
          figure?.upper ?? '',
          quality?.sign?.trim() ?? '',
          quality ? (model.statuses[quality.status] ?? quality.status) : words.missing,
          file.unit,
          quality?.of ?? '',
          figure ? from || file.dataset.title : '',
          quality ? (file.dataset.licenses[quality.license]?.title ?? '') : '',
          figure?.remark ? file.remarks?.[figure.remark - 1] : '',
        ];
      }),
    ),
  );
  return [words.columns, ...rows];
}

// wide is the table as a reader sees it: places down, periods across. A figure that the site computed stays a number, and is shown with
// the mark that charts have; a range is no number.
/** @type {(model: Model, words: Words) => Cell[][]} */
function wide({ parts }, words) {
  const marked = parts.some(({ rows }) => rows.some(({ at }) => [...at.values()].some(computed)));
  /** @type {(file: IndicatorFile, figure: Read | undefined) => Cell} */
  const cell = (file, figure) => {
    if (!figure) return '';
    const mark = computed(figure) ? '*' : '';
    if (figure.upper) return `${figure.value}–${figure.upper}${mark}`;
    return mark ? { value: figure.value, format: `#,##0${file.decimals ? `.${'0'.repeat(file.decimals)}` : ''}\\*` } : figure.value;
  };
  const periods = [...new Set(parts.flatMap((part) => part.periods))].sort(order);
  const [indicator, place, code, , , , , , unit] = words.columns;
  return [
    [indicator, unit, place, code, ...periods],
    ...parts.flatMap(({ file, rows }) =>
      rows.map(({ place, at }) => [file.title, file.unit, place.label, place.key, ...periods.map((period) => cell(file, at.get(period)))]),
    ),
    ...(marked ? [[`* ${words.computed}`]] : []),
  ];
}

/** @type {(model: Model) => boolean} */
const ranged = ({ parts }) => parts.some(({ known }) => known.some(({ at }) => [...at.values()].some((figure) => figure.upper)));

/** @type {(model: Model, words: Words, link: string) => string[][]} */
function about(model, words, link) {
  const rows = [
    [words.cite, citation(model, words, link)],
    [words.address, link],
    [words.accessed_on, today(words)],
    [words.note, words.blank],
    ...(ranged(model) ? [[words.note, words.range]] : []),
    ['', ''],
  ];
  for (const { dataset, titles, sources, licences } of usedIn(model)) {
    rows.push([words.dataset, `${dataset.title} (${words.version} ${dataset.version})`], [words.columns[0], titles.join('; ')]);
    for (const [s, periods] of sources)
      rows.push([words.source, `${s.title} (${span(periods)}). ${words.fill('taken', { date: written(s.accessed, words) })}${s.path ? ` ${s.path}` : ''}`]);
    for (const [l, periods] of licences) rows.push([words.licence_name, `${l.title} (${span(periods)})${l.path ? ` ${l.path}` : ''}`]);
    rows.push(['', '']);
  }
  for (const { file } of model.parts)
    for (const b of file.breaks ?? [])
      rows.push([words.note, `${file.title}${document.documentElement.dataset.colon}${words.fill('break', { year: nameOf(b.period), reason: b.reason })}`]);
  for (const { file } of model.parts)
    for (const note of file.notes ?? []) rows.push([words.note, `${file.title}${document.documentElement.dataset.colon}${note}`]);
  for (const note of model.notes) rows.push([words.note, typeof note === 'string' ? note : note.text]);
  return rows;
}

/** @type {(format: string, model: Model, words: Words, link: string, addresses: {xlsx: string}) => Promise<void>} */
export async function exportFile(format, model, words, link, { xlsx }) {
  const periods = model.parts.flatMap((part) => part.periods);
  const subject = model.parts.length === 1 ? model.parts[0].file.name.replaceAll('_', '-') : 'compare';
  const name = `${subject}-${span([first(periods), last(periods)]).replace('–', '-')}.${document.documentElement.dataset.lang}`;
  if (format === 'csv') return save(csv(data(model, words, link)), `${name}.csv`);
  /** @type {typeof import('../xlsx.js')} */
  const { workbook } = await import(xlsx);
  return save(
    await workbook([
      { name: words.sheets[0], rows: wide(model, words), frozen: [1, 4], head: true },
      { name: words.sheets[1], rows: lines(model, words), frozen: [1, 0], head: true },
      { name: words.sheets[2], rows: about(model, words, link), wrapped: true },
    ]),
    `${name}.xlsx`,
  );
}
