// Which years a chart may show, for the controls and the pictures alike. Years come from an address that anybody can write.

// comparable says whether no break lies between two years.
export const comparable = (breaks, from, to) => !(breaks ?? []).some((year) => year > from && year <= to);

// pairOf gives the two years of a chart that sets two side by side: those chosen if they may be compared, else its own.
export function pairOf([first, last], breaks, { from, to }) {
  const [a, b] = [from || first, to || last];
  return a < b && comparable(breaks, a, b) ? [a, b] : [first, last];
}

// spanOf gives the years from which and to which a chart over time runs.
export function spanOf([first, last], { from, to }) {
  const [a, b] = [Math.max(first, from || first), Math.min(last, to || last)];
  return a < b ? [a, b] : [first, last];
}
