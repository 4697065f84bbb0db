// The lines of all the others in the background of a chart are most of its picture: thousands of points, of which no one tells a
// figure. They are written in whole pixels, each point by its distance from the one before: half the bytes.
// The PNG of a card, which is drawn larger, keeps its tenths.

const FAINT = /<path d="((?:[ML][-\d. ]+)+)"(?=[^>]* stroke="var\(--chart-faint\)")/g;

// coarse gives a picture with its faint lines so written; a line that is more than points stays as it is. Points are rounded, not
// their distances, so that no line drifts.
/** @type {(svg: string) => string} */
export const coarse = (svg) => svg.replace(FAINT, (_, d) => `<path d="${whole(d)}"`);

/** @type {(d: string) => string} */
function whole(d) {
  const points = [...d.matchAll(/([ML])\s*(-?[\d.]+)\s+(-?[\d.]+)/g)];
  const seen = points.filter(([, letter], n) => letter === 'L' || points[n + 1]?.[1] === 'L'); // a pen set down and lifted again leaves nothing
  let before = [0, 0],
    drawn = '',
    last = '';
  for (const [, letter, ...numbers] of seen) {
    const at = numbers.map((number) => Math.round(Number(number)));
    const step = at.map((v, n) => v - before[n]).join(' ');
    drawn += letter === 'L' && last ? ` ${step}` : letter.toLowerCase() + step; // pairs after the first are lines
    [before, last] = [at, letter];
  }
  return drawn;
}
