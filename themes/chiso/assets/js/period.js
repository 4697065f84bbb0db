// A period is its code as the data have it: '2025'. Codes of one frequency come in the order of their letters. Which periods a chart
// may show is worked out here for the controls and the pictures alike; what is asked for comes from an address that anybody can write.

/** @import { Period } from './wire.js' */

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

// position is where the middle of a period stands on an axis of time, on which a year reaches half a year to both sides of its number.
/** @type {(period: Period) => number} */
export const position = (period) => Number(period);

// later is the period so many steps of its frequency after one, and since is how many it comes after another.
/** @type {(period: Period, steps: number) => Period} */
export const later = (period, steps) => String(Number(period) + steps);
/** @type {(period: Period, before: Period) => number} */
export const since = (period, before) => Number(period) - Number(before);

// comparable says whether no break lies between two periods; breaks are the periods from which on values are not comparable.
/** @type {(breaks: Period[] | undefined, from: Period, to: Period) => boolean} */
export const comparable = (breaks, from, to) => !(breaks ?? []).some((period) => period > from && period <= to);

// written is a stretch of time: '2015–2025', or the one period.
/** @type {(stretch: [from: Period, to: Period]) => string} */
export const written = ([from, to]) => (from === to ? from : `${from}–${to}`);

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
