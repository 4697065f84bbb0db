// A period is its code as the data have it: '2025', '2025-S1', '2025-Q3', '2025-07', '2025-07-15', '2014/2016', or '2015/16', a year that
// starts in another month than January. Codes of one frequency come in the order of their letters. Which periods a chart
// may show is worked out here for the controls and the pictures alike; what is asked for comes from an address that anybody can write.

/** @import { Period, PeriodName } from './wire.js' */

// order sorts periods, the earliest first.
/** @type {(a: Period, b: Period) => number} */
export const order = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

// first and last of some periods, of which there must be one.
/** @type {(periods: Iterable<Period>) => Period} */
export const first = (periods) => /** @type {Period} */ ([...periods].sort(order)[0]);
/** @type {(periods: Iterable<Period>) => Period} */
export const last = (periods) => /** @type {Period} */ ([...periods].sort(order).at(-1));

// within says whether a period is from one to another, both included.
/** @type {(period: Period, from: Period, to: Period) => boolean} */
export const within = (period, from, to) => period >= from && period <= to;

/** @type {Map<Period, string>} */
const names = new Map();

// learn takes the names of periods, in the language of the page or the picture, and nameOf gives that of one; calendar years need none.
/** @type {(more: PeriodName[] | undefined) => void} */
export const learn = (more = []) => more.forEach(({ period, name }) => names.set(period, name));
/** @type {(period: Period) => string} */
export const nameOf = (period) => names.get(period) ?? period;

// forget is for who draws picture after picture: none depends on those before it.
export const forget = () => names.clear();

/** @typedef {{start: number, months: number, day: number}} Stretch the month of the start, from year 0; how long; the day of a period of one day */

const FISCAL = 6; // months after January: scripts do not know when a fiscal year starts

/** @type {(period: Period) => Stretch} */
function stretch(period) {
  const [head, tail] = period.split('/');
  const from = single(head);
  if (tail === undefined) return from;
  if (tail.length === 2) return { ...from, start: from.start + FISCAL };
  const to = single(tail);
  return { ...from, months: to.start + to.months - from.start };
}

/** @type {(code: string) => Stretch} */
function single(code) {
  const [year, rest = '', day = ''] = code.split('-');
  const january = 12 * Number(year);
  if (!rest) return { start: january, months: 12, day: 0 };
  const months = { S: 6, Q: 3 }[rest[0]];
  if (months) return { start: january + months * (Number(rest.slice(1)) - 1), months, day: 0 };
  return { start: january + Number(rest) - 1, months: day ? 0 : 1, day: Number(day) };
}

/** @type {(start: number, months: number) => Period} */
function code(start, months) {
  const [year, month] = [Math.floor(start / 12), start % 12];
  if (months === 12) return month ? `${year}/${String(year + 1).slice(-2)}` : String(year);
  if (months === 6 && month % 6 === 0) return `${year}-S${month / 6 + 1}`;
  if (months === 3 && month % 3 === 0) return `${year}-Q${month / 3 + 1}`;
  if (months === 1) return `${year}-${String(month + 1).padStart(2, '0')}`;
  const unit = month === 0 && months % 12 === 0 ? 12 : 1;
  return `${code(start, unit)}/${code(start + months - unit, unit)}`;
}

const DAY = 86400000; // ms

// position is where the middle of a period stands on an axis of time, on which a year reaches half a year to both sides of its number.
/** @type {(period: Period) => number} */
export function position(period) {
  const { start, months, day } = stretch(period);
  if (!day) return (start + months / 2) / 12 - 0.5;
  const [year, month] = [Math.floor(start / 12), start % 12];
  const days = (Date.UTC(year, month + 1) - Date.UTC(year, month)) / DAY;
  return (start + (day - 1) / days + 1 / 60) / 12 - 0.5;
}

// later is the period so many steps of its length after one, and since is how many it comes after another that is as long.
/** @type {(period: Period, steps: number) => Period} */
export function later(period, steps) {
  const { start, months, day } = stretch(period);
  return day ? new Date(Date.parse(period) + steps * DAY).toISOString().slice(0, 10) : code(start + steps * months, months);
}
/** @type {(period: Period, before: Period) => number} */
export function since(period, before) {
  const { start, months, day } = stretch(period);
  return day ? (Date.parse(period) - Date.parse(before)) / DAY : (start - stretch(before).start) / months;
}

// comparable says whether no break lies between two periods; breaks are the periods from which on values are not comparable.
/** @type {(breaks: Period[] | undefined, from: Period, to: Period) => boolean} */
export const comparable = (breaks, from, to) => !(breaks ?? []).some((period) => period > from && period <= to);

// written is a stretch of time: '2015–2025', or the one period.
/** @type {(stretch: [from: Period, to: Period]) => string} */
export const written = ([from, to]) => (from === to ? nameOf(from) : [from, to].map(nameOf).join(nameOf(from) === from && nameOf(to) === to ? '–' : ' – '));

// pairOf gives the two periods of a chart that sets two side by side: those chosen if they may be compared, else its own.
/** @type {(own: [from: Period, to: Period], breaks: Period[] | undefined, chosen: {from?: Period, to?: Period}) => [Period, Period]} */
export function pairOf([from, to], breaks, chosen) {
  const [a, b] = [chosen.from || from, chosen.to || to];
  return a < b && comparable(breaks, a, b) ? [a, b] : [from, to];
}

// spanOf gives the periods from which and to which a chart over time runs.
/** @type {(own: [from: Period, to: Period], chosen: {from?: Period, to?: Period}) => [Period, Period]} */
export function spanOf([from, to], chosen) {
  const [a, b] = [last([from, chosen.from || from]), first([to, chosen.to || to])];
  return a < b ? [a, b] : [from, to];
}
