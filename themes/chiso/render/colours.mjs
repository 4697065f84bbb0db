// Few colours for a picture: a list of at most 256, and for each pixel the number of its own. A chart has few flat colours; most of
// its shades are those between two of them, at the edge of a line or a letter.

const SAME = 6; // of 255, the distance up to which no eye tells two areas apart; the colours of the theme lie further apart
const EDGE = 20; // that of shades at an edge, a pixel wide
const AREA = 24; // pixels: a colour with so many in stretches that have the same above and below is one of an area

// indexed lists the colours of areas, then the shades that cover most. One that is as good as a colour before it becomes that one, and
// so does whatever no longer fits into the list.
/** @type {(pixels: Uint32Array, width: number) => {data: Uint8Array, palette: number[][]}} */
export function indexed(pixels, width) {
  /** @type {Map<number, {covers: number, flat: number}>} */
  const found = new Map();
  for (const [from, to] of runs(pixels)) {
    const pixel = pixels[from];
    let colour = found.get(pixel);
    if (!colour) found.set(pixel, (colour = { covers: 0, flat: 0 }));
    colour.covers += to - from;
    const middle = (from + to) >> 1;
    if (to - from > 2 && pixels[middle - width] === pixel && pixels[middle + width] === pixel) colour.flat += to - from;
  }
  const colours = [...found].map(([pixel, { covers, flat }]) => ({ pixel, covers, area: flat >= AREA }));
  /** @type {number[][]} */
  const palette = [];
  const indices = new Map();
  for (const { pixel, area } of colours.sort((a, b) => Number(b.area) - Number(a.area) || b.covers - a.covers)) {
    const colour = channels(pixel);
    const distances = palette.map((other) => Math.hypot(...other.map((v, n) => v - colour[n])));
    const least = Math.min(...distances);
    const alike = least <= (area ? SAME : EDGE) || palette.length === 256;
    indices.set(pixel, alike ? distances.indexOf(least) : palette.push(colour) - 1);
  }
  const data = new Uint8Array(pixels.length);
  for (const [from, to] of runs(pixels)) data.fill(indices.get(pixels[from]), from, to);
  return { data, palette };
}

// runs are stretches of one colour: a million pixels are looked up far fewer times.
/** @type {(pixels: Uint32Array) => Generator<[from: number, to: number]>} */
function* runs(pixels) {
  for (let from = 0, to = 1; from < pixels.length; to++) {
    if (pixels[to] === pixels[from]) continue;
    yield [from, to];
    from = to;
  }
}

/** @type {(pixel: number) => number[]} */
const channels = (pixel) => [pixel & 255, (pixel >> 8) & 255, (pixel >> 16) & 255]; // the lowest byte is red
