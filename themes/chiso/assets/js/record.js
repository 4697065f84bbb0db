// A figure as files of data hold it: {indicator, code_list, code, label, year, value, ...} with texts, blank or left out where nothing
// is known. Where all periods are calendar years, there is no column of periods. Whatever a page gives away has these columns, named and written as in the program's own files (figureHeader in package
// export), in the language of the page.

/** @import { Columns, ExploreFigure, IndicatorFile, Read } from './types.js' */

// FIGURE are the columns of a figure. The upper value is the other end of one that is a range, as of a rank; blank for one number.
export const FIGURE = [
  'indicator',
  'code_list',
  'code',
  'label',
  'year',
  'period',
  'value',
  'value_upper',
  'qualifier',
  'status',
  'ranked_of',
  'sample',
  'unit',
  'source',
  'accessed',
  'licence',
  'note',
];

const WORDS = new Set(['title', 'label', 'unit', 'note']); // columns of words, with their language in the name

// when are the columns of a period: the year in which it starts, and its code.
/** @type {(period: string) => {year: string, period: string}} */
export const when = (period) => ({ year: period.slice(0, 4), period });

// taken are the lines of a file of figures, with their heads.
/** @type {(records: Columns[], columns: string[], language: string) => (string | number)[][]} */
export function taken(records, columns, language) {
  const kept = columns.filter((name) => name !== 'period' || records.some(({ year, period }) => period !== year));
  return [heads(kept, language), ...records.map((record) => cells(record, kept))];
}

/** @type {(columns: string[], language: string) => string[]} */
const heads = (columns, language) => columns.map((name) => (WORDS.has(name) ? `${name}_${language}` : name));

/** @type {(record: Columns, columns: string[]) => (string | number)[]} */
const cells = (record, columns) => columns.map((name) => record[name] ?? '');

// quality is the lookup in the file of an indicator for comparing (exploreFile in package page) of what it says beside the value.
/** @type {(file: IndicatorFile, of: Pick<Read, 'quality' | 'remark' | 'rest'>) => Columns} */
export function quality(file, { quality: of, remark, rest = {} }) {
  const sources = of.sources.map((n) => file.dataset.sources[n]);
  return {
    code_list: of.code_list,
    qualifier: of.qualifier ?? '',
    status: of.status,
    ranked_of: of.of ?? '',
    sample: rest.sample ?? '',
    unit: file.unit,
    source: sources.map((s) => s.name).join(';'),
    accessed: [...new Set(sources.map((s) => s.accessed))].join(';'),
    licence: file.dataset.licenses[of.license]?.name ?? '',
    note: remark ? file.noted?.[remark - 1] : '',
  };
}

// figure reads one of a file for comparing: {period, value, text, upper, number, quality, remark, rest}; the text is the value as the data
// have it, upper the other end of a range and number that of the quality in the file.
/** @type {(file: IndicatorFile, one: ExploreFigure) => Read} */
export function figure(file, [period, value, quality, remark = 0, rest]) {
  return { period, value: Number(value), text: plain(value), upper: rest?.upper, number: quality, quality: file.qualities[quality], remark, rest };
}

/** @type {(value: number | string) => string} */
const plain = (value) => (typeof value === 'number' ? String(value) : value);

// record is a figure of a place {key, label, name} with all that its file says of it.
/** @type {(file: IndicatorFile, place: {key: string, label: string, name?: string}, of: Omit<Read, 'value' | 'number'>) => Columns} */
export function record(file, place, of) {
  return {
    title: file.title,
    indicator: file.name,
    ...quality(file, of),
    code: of.rest?.code ?? place.key.slice(place.key.indexOf(':') + 1),
    label: of.rest?.label ?? place.name ?? place.label,
    ...when(of.period),
    value: of.text,
    value_upper: of.upper === undefined ? '' : String(of.upper),
  };
}
