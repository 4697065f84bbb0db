// The file of an indicator for comparing: one for all languages, its figures by position (ExploreFile in package wire). Scripts read it
// in the language of the page, each figure with its period and its quality.
import { fetchJSON } from './fetch-json.js';
import { learn } from './period.js';
/** @import { ExploreFile } from './wire.js' */
/** @import { ExploreFigure, IndicatorFile } from './types.js' */

/** @type {(address: string | URL, lang: string) => Promise<IndicatorFile>} */
export const fetchIndicator = async (address, lang) => unfold(await fetchJSON(address), lang);

// unfold gives the file in the form that scripts read.
/** @type {(file: ExploreFile, lang: string) => IndicatorFile} */
export function unfold({ texts, periods, usual, figures, dataset, ...file }, lang) {
  const { labels = [], sources, licenses, dataset: said, ...own } = texts[lang];
  learn(own.period_names);
  /** @type {(of: ExploreFile['figures'][string]) => ExploreFigure[]} */
  const row = (of) =>
    of.flatMap((one, n) => {
      if (one === null) return [];
      const [value, quality, remark = 0, rest] = Array.isArray(one) ? one : [one, usual[n]];
      /** @type {ExploreFigure} */
      const figure = [periods[n], value, quality, own.remarks?.[remark - 1] ? remark : 0]; // what has no words in this language is none
      if (rest) figure.push({ ...rest, label: labels[(rest.label ?? 0) - 1] || undefined });
      return [figure];
    });
  return {
    ...file,
    ...own,
    dataset: { ...dataset, ...said, sources: titled(dataset.sources, sources), licenses: titled(dataset.licenses, licenses) },
    figures: Object.fromEntries(Object.entries(figures).map(([key, of]) => [key, row(of)])),
  };
}

/** @template T @param {T[]} list @param {string[]} titles @returns {(T & {title: string})[]} */
const titled = (list, titles) => list.map((one, n) => ({ ...one, title: titles[n] }));
