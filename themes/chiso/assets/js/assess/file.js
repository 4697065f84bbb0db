// Files of a self-assessment: the sheet of one person, or the picture of a unit. They come from anybody, so nothing of one is used that is
// not what it should be, and each refusal has a reason that the page has a sentence for. The same text is kept on the device.

/** @import { AssessmentModel, ModelQuestion } from '../wire.js' */
/** @import { Answer, Answers, Unit } from './score.js' */

/** @typedef {{day: string, unit: string, version: string, dropped: string[]}} Common */
/** @typedef {Common & {kind: 'sheet', id: string, answers: Answers}} Sheet */
/** @typedef {Common & {kind: 'unit', of: Unit}} UnitFile */
/** @typedef {Record<string, unknown>} Unsure a file before it has been looked at */

const SHEET = 'chiso-assessment-sheet',
  UNIT = 'chiso-assessment-unit';
export const LARGEST = 64 * 1024; // bytes; a sheet of a hundred questions has four thousand
const LONGEST = 80; // letters of the name of a unit
const MOST_SHEETS = 1000;

// Refused is why a file is not read: broken, foreign, other, newer, damaged or large.
export class Refused extends Error {
  /** @param {string} reason @param {Record<string, string | number>} details */
  constructor(reason, details = {}) {
    super(reason);
    this.reason = reason;
    this.details = details;
  }
}

// named cleans the name of a unit that somebody types, as a file may have it.
/** @type {(text: string) => string} */
export const named = (text) =>
  text
    .replace(/[<>\p{Cc}\p{Cf}]/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, LONGEST);

// sheetText writes the answers of one person. The id is a number drawn by lot, so that a sheet opened twice counts once.
/** @type {(model: AssessmentModel, sheet: Pick<Sheet, 'id' | 'day' | 'unit' | 'answers'>) => string} */
export function sheetText(model, { id, day, unit, answers }) {
  return JSON.stringify({ format: SHEET, questionnaire: model.name, version: model.version, id, day, unit, answers: Object.fromEntries(answers) }, null, 1);
}

/** @type {(model: AssessmentModel, unit: Pick<UnitFile, 'day' | 'unit' | 'of'>) => string} */
export function unitText(model, { day, unit, of }) {
  /** @type {(map: Map<string, unknown>) => object} */
  const plain = (map) => Object.fromEntries(map);
  const weights = Object.fromEntries([...of.weights].map(([code, list]) => [code, plain(list)]));
  return JSON.stringify(
    {
      format: UNIT,
      questionnaire: model.name,
      version: model.version,
      day,
      unit,
      sheets: of.sheets,
      weights,
      pillars: plain(of.pillars),
      questions: plain(of.questions),
    },
    null,
    1,
  );
}

// read gives what a file holds: {kind: 'sheet', id, day, unit, version, answers, dropped} or {kind: 'unit', day, unit, version, of, dropped}.
// A file of an earlier version is carried over: dropped are the codes of questions that are asked in another way since, or no longer, and
// of a unit those of pillars that are scored in another way. It throws Refused.
/** @type {(text: string, model: AssessmentModel) => Sheet | UnitFile} */
export function read(text, model) {
  if (text.length > LARGEST) throw new Refused('large');
  let file;
  try {
    file = JSON.parse(text);
  } catch {
    throw new Refused('broken');
  }
  if (!isObject(file) || (file.format !== SHEET && file.format !== UNIT)) throw new Refused('foreign');
  if (typeof file.questionnaire !== 'string' || file.questionnaire !== model.name) throw new Refused('other');
  const version = numbers(file.version);
  if (!version) throw new Refused('damaged');
  const own = /** @type {number[]} */ (numbers(model.version));
  if (compare(version, own) > 0) throw new Refused('newer', { version: String(file.version) });
  if (!isDay(file.day) || typeof file.unit !== 'string' || file.unit !== named(file.unit)) throw new Refused('damaged');
  /** @type {(q: ModelQuestion) => boolean} */
  const same = (q) => compare(/** @type {number[]} */ (numbers(q.since)), version) <= 0; // asked as it is now
  const current = compare(version, own) === 0;
  const common = { day: file.day, unit: file.unit, version: String(file.version) };
  return file.format === SHEET
    ? { kind: 'sheet', ...common, ...sheet(file, model, same, current) }
    : { kind: 'unit', ...common, ...unit(file, model, same, current) };
}

/** @type {(file: Unsure, model: AssessmentModel, same: (q: ModelQuestion) => boolean, current: boolean) => Pick<Sheet, 'id' | 'answers' | 'dropped'>} */
function sheet(file, model, same, current) {
  if (typeof file.id !== 'string' || !/^[0-9a-f]{32}$/.test(file.id) || !isObject(file.answers)) throw new Refused('damaged');
  const asked = new Map(model.pillars.flatMap(({ questions }) => questions).map((q) => [q.code, q]));
  /** @type {Answers} */
  const answers = new Map();
  /** @type {string[]} */
  const dropped = [];
  for (const [code, answer] of Object.entries(file.answers)) {
    const q = asked.get(code);
    if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(code) || (!q && current)) throw new Refused('damaged');
    if (!q || !same(q)) {
      dropped.push(code);
      continue;
    }
    if (!(typeof answer === 'number' && model.scale.includes(answer)) && !(answer === 'na' && q.mayNotApply)) throw new Refused('damaged');
    answers.set(code, /** @type {Answer} */ (answer));
  }
  return { id: file.id, answers, dropped };
}

/** @type {(file: Unsure, model: AssessmentModel, same: (q: ModelQuestion) => boolean, current: boolean) => Pick<UnitFile, 'of' | 'dropped'>} */
function unit(file, model, same, current) {
  const { sheets, weights, pillars, questions } = file;
  if (!isCount(sheets) || sheets < model.leastSheets || sheets > MOST_SHEETS || !isObject(weights) || !isObject(pillars) || !isObject(questions))
    throw new Refused('damaged');
  /** @type {(object: Unsure, key: string) => unknown} */
  const own = (object, key) => (Object.hasOwn(object, key) ? object[key] : undefined);
  const [low, high] = [Math.min(...model.scale), Math.max(...model.scale)];
  /** @type {Unit} */
  const of = { sheets, weights: new Map(), pillars: new Map(), questions: new Map() };
  /** @type {string[]} */
  const dropped = [];
  for (const pillar of model.pillars) {
    const list = own(pillars, pillar.code),
      then = own(weights, pillar.code);
    const unchanged =
      isObject(then) && Object.keys(then).length === pillar.questions.length && pillar.questions.every((q) => own(then, q.code) === q.weight && same(q));
    if (!unchanged) {
      if (current) throw new Refused('damaged');
      dropped.push(pillar.code);
      continue;
    }
    /** @type {(n: unknown, at: number, all: unknown[]) => boolean} */
    const rising = (n, at, all) => typeof n === 'number' && n >= low && n <= high && (!at || n >= Number(all[at - 1]));
    if (!Array.isArray(list) || list.length > sheets || !list.every(rising)) throw new Refused('damaged');
    of.pillars.set(pillar.code, list);
    of.weights.set(pillar.code, new Map(pillar.questions.map((q) => [q.code, q.weight])));
    for (const q of pillar.questions) {
      const counts = own(questions, q.code);
      if (
        !Array.isArray(counts) ||
        counts.length !== model.scale.length ||
        !counts.every((n) => isCount(n) && n >= 0) ||
        counts.reduce((a, b) => a + b, 0) > sheets
      )
        throw new Refused('damaged');
      of.questions.set(q.code, counts);
    }
  }
  return { of, dropped };
}

// once keeps one of each sheet, the one read last: somebody may open the same file twice, or an older copy of it.
/** @type {<S extends {id: string}>(sheets: S[]) => {sheets: S[], repeated: number}} */
export function once(sheets) {
  const kept = new Map(sheets.map((sheet) => [sheet.id, sheet]));
  return { sheets: [...kept.values()], repeated: sheets.length - kept.size };
}

const isObject = /** @type {(x: unknown) => x is Unsure} */ ((x) => typeof x === 'object' && x !== null && !Array.isArray(x));

const isCount = /** @type {(x: unknown) => x is number} */ (Number.isInteger);

/** @type {(text: unknown) => text is string} */
function isDay(text) {
  return typeof text === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text);
}

// numbers are the three of a version, undefined if it is none.
/** @type {(version: unknown) => number[] | undefined} */
function numbers(version) {
  return typeof version === 'string' && /^\d{1,6}\.\d{1,6}\.\d{1,6}$/.test(version) ? version.split('.').map(Number) : undefined;
}

/** @type {(a: number[], b: number[]) => number} */
const compare = (a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2];
