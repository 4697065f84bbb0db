// The font of the pictures that leave the site, and the widths of its letters. IBM Plex Sans has all of Vietnamese, the signs that
// charts use (→ ≈ ≤ ≥), and figures that are all as wide.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { create } from 'fontkitten';

const { resolve } = createRequire(import.meta.url);
const regular = resolve('@expo-google-fonts/ibm-plex-sans/400Regular/IBMPlexSans_400Regular.ttf');
const bold = resolve('@expo-google-fonts/ibm-plex-sans/700Bold/IBMPlexSans_700Bold.ttf');

export const family = 'IBM Plex Sans';
export const files = [regular, bold];

const faces = files.map((file) => ({ font: create(readFileSync(file)), widths: new Map() }));

const [{ font }] = faces;

// middle is how far in em the middle of a line lies above the baseline: where dominant-baseline="central" sets it.
export const middle = (font.ascent + font.descent) / 2 / font.unitsPerEm;

// measure gives the width of a text in px. Kerning is left out: it makes text narrower, and too much room harms nobody.
export function measure(text, weight, size) {
  const face = faces[weight >= 600 ? 1 : 0];
  let sum = 0;
  for (const letter of text.normalize('NFC')) {
    let width = face.widths.get(letter);
    if (width === undefined) face.widths.set(letter, (width = advance(face.font, letter)));
    sum += width;
  }
  return sum * size;
}

// advance is the width of one letter in em. One that the font lacks (an emoji, say) gets a whole em; what is never seen gets none.
function advance(font, letter) {
  const code = letter.codePointAt(0);
  if (/[\p{M}\p{Cf}\p{Cc}]/u.test(letter)) return 0;
  return font.hasGlyphForCodePoint(code) ? font.glyphForCodePoint(code).advanceWidth / font.unitsPerEm : 1;
}

// measureText is what the chart library asks for: echarts.setPlatformAPI({ measureText }). It names fonts as CSS does: "bold 13px inherit".
export function measureText(text, font = '12px') {
  const [, size = 12] = /([\d.]+)px/.exec(font) ?? [];
  return { width: measure(text, /\b(bold|[6-9]00)\b/.test(font) ? 700 : 400, Number(size)) };
}
