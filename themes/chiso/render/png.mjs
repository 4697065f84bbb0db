// Turns a picture into a PNG for those who cannot use SVG, such as networks that show a page. Fonts and
// compressor are our own, so that what a system has installed makes no difference to the bytes.
import { Resvg } from '@resvg/resvg-js';
import { encode } from 'fast-png';
import { indexed } from './colours.mjs';
import { family, files } from './font.mjs';

const WIDTH = 1200;
const FONT = { loadSystemFonts: false, fontFiles: files, defaultFontFamily: family };

// png draws a picture. A chart has few colours, and a list of them makes the file a quarter of the size.
export function png(svg) {
  const { width, height, pixels } = new Resvg(svg, { font: FONT, fitTo: { mode: 'width', value: WIDTH } }).render();
  const { data, palette } = indexed(new Uint32Array(pixels.buffer, pixels.byteOffset, width * height), width);
  return Buffer.from(encode({ width, height, data, channels: 1, palette }, { zlib: { level: 6 } }));
}
