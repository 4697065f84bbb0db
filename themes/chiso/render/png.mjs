// Turns a picture into a PNG for those who cannot use SVG, such as networks that show a page. Only our own fonts are used, and
// no compressor of the system, so that the same picture gives the same bytes wherever it is drawn.
import { Resvg } from '@resvg/resvg-js';
import { encode } from 'fast-png';
import { family, files } from './font.mjs';

const WIDTH = 1200;
const FONT = { loadSystemFonts: false, fontFiles: files, defaultFontFamily: family };

// png draws a picture. A chart has few colours, and a list of 256 makes the file a third of the size.
export function png(svg) {
  const { width, height, pixels } = new Resvg(svg, { font: FONT, fitTo: { mode: 'width', value: WIDTH } }).render();
  const { data, palette } = indexed(new Uint32Array(pixels.buffer, pixels.byteOffset, width * height));
  return Buffer.from(encode({ width, height, data, channels: 1, palette }, { zlib: { level: 6 } }));
}

// indexed lists the 256 colours that cover most; a rarer one, between two of them at an edge, becomes the nearest.
function indexed(pixels) {
  const areas = new Map();
  for (const [from, to] of runs(pixels)) areas.set(pixels[from], (areas.get(pixels[from]) ?? 0) + to - from);
  const colours = [...areas].sort(([, a], [, b]) => b - a).map(([pixel]) => pixel);
  const palette = colours.slice(0, 256).map(channels);
  const indices = new Map(colours.map((pixel, n) => [pixel, n < 256 ? n : nearest(channels(pixel), palette)]));
  const data = new Uint8Array(pixels.length);
  for (const [from, to] of runs(pixels)) data.fill(indices.get(pixels[from]), from, to);
  return { data, palette };
}

// runs are stretches of one colour: a million pixels are looked up far fewer times.
function* runs(pixels) {
  for (let from = 0, to = 1; from < pixels.length; to++) {
    if (pixels[to] === pixels[from]) continue;
    yield [from, to];
    from = to;
  }
}

const channels = (pixel) => [pixel & 255, (pixel >> 8) & 255, (pixel >> 16) & 255]; // the lowest byte is red

function nearest([r, g, b], palette) {
  const distances = palette.map((p) => (p[0] - r) ** 2 + (p[1] - g) ** 2 + (p[2] - b) ** 2);
  return distances.indexOf(Math.min(...distances));
}
