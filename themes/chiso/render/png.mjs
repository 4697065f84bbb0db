// Turns a picture into a PNG for those who cannot use SVG, such as networks that show a page. Fonts and
// compressor are our own, so that what a system has installed makes no difference to the bytes.
import { Resvg } from '@resvg/resvg-js';
import { encode } from 'fast-png';
import { family, files } from './font.mjs';

const WIDTH = 1200;
const ALIKE = 6; // of 255, the distance of two shades; those of the palette lie further apart
const FONT = { loadSystemFonts: false, fontFiles: files, defaultFontFamily: family };

// png draws a picture. A chart has few colours, and a list of them makes the file a third of the size.
export function png(svg) {
  const { width, height, pixels } = new Resvg(svg, { font: FONT, fitTo: { mode: 'width', value: WIDTH } }).render();
  const { data, palette } = indexed(new Uint32Array(pixels.buffer, pixels.byteOffset, width * height));
  return Buffer.from(encode({ width, height, data, channels: 1, palette }, { zlib: { level: 6 } }));
}

// indexed lists the colours that cover most. A rarer one, a shade at the edge of a line or a letter, becomes the nearest where
// no eye tells them apart, or where the list is full.
function indexed(pixels) {
  const areas = new Map();
  for (const [from, to] of runs(pixels)) areas.set(pixels[from], (areas.get(pixels[from]) ?? 0) + to - from);
  const palette = [];
  const indices = new Map();
  for (const [pixel] of [...areas].sort(([, a], [, b]) => b - a)) {
    const colour = channels(pixel);
    const distances = palette.map((other) => Math.hypot(...other.map((v, n) => v - colour[n])));
    const least = Math.min(...distances);
    const alike = least <= ALIKE || palette.length === 256;
    indices.set(pixel, alike ? distances.indexOf(least) : palette.push(colour) - 1);
  }
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
