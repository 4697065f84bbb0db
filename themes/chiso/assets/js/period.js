// A period is its code as the data have it: '2025'. Codes of one frequency come in the order of their letters. Which periods a chart
// may show is worked out here for the controls and the pictures alike; what is asked for comes from an address that anybody can write.

// order sorts periods, the earliest first.
export const order = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

// first and last of some periods; undefined if there are none.
export const first = (periods) => [...periods].sort(order)[0];
export const last = (periods) => [...periods].sort(order).at(-1);

// within says whether a period is from one to another, both included.
export const within = (period, from, to) => period >= from && period <= to;

// position is where the middle of a period stands on an axis of time, on which a year reaches half a year to both sides of its number.
export const position = (period) => Number(period);

// later is the period so many steps of its frequency after one, and since is how many it comes after another.
export const later = (period, steps) => String(Number(period) + steps);
export const since = (period, before) => Number(period) - Number(before);

// comparable says whether no break lies between two periods; breaks are the periods from which on values are not comparable.
export const comparable = (breaks, from, to) => !(breaks ?? []).some((period) => period > from && period <= to);

// written is a stretch of time: '2015–2025', or the one period.
export const written = ([from, to]) => (from === to ? from : `${from}–${to}`);

// pairOf gives the two periods of a chart that sets two side by side: those chosen if they may be compared, else its own.
export function pairOf([from, to], breaks, chosen) {
  const [a, b] = [chosen.from || from, chosen.to || to];
  return a < b && comparable(breaks, a, b) ? [a, b] : [from, to];
}

// spanOf gives the periods from which and to which a chart over time runs.
export function spanOf([from, to], chosen) {
  const [a, b] = [last([from, chosen.from || from]), first([to, chosen.to || to])];
  return a < b ? [a, b] : [from, to];
}
