// The font of the pictures that leave the site, and the widths of its letters. Noto Sans has all of Vietnamese; Noto Sans Math
// has the few signs that it lacks (→ ≈ ≤ ≥). The same widths serve charts on pages, where a reader's own font stands in:
// figures are all as wide, and hardly any system font is wider.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { create } from 'fontkitten';

const { resolve } = createRequire(import.meta.url);
const regular = resolve('@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf');
const bold = resolve('@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf');
const signs = resolve('@expo-google-fonts/noto-sans-math/400Regular/NotoSansMath_400Regular.ttf');

export const family = 'Noto Sans';
export const signFamily = 'Noto Sans Math';
export const files = [regular, bold, signs];

const open = (file) => create(readFileSync(file));
const fallback = open(signs);
const faces = [regular, bold].map((file) => ({ font: open(file), widths: new Map() }));

// measure gives the width of a text in px. Kerning is left out: it makes text narrower, and too much room harms nobody.
export function measure(text, weight, size) {
  const face = faces[weight >= 600 ? 1 : 0];
  let sum = 0;
  for (const letter of text.normalize('NFC')) {
    let width = face.widths.get(letter);
    if (width === undefined) face.widths.set(letter, width = advance(face.font, letter));
    sum += width;
  }
  return sum * size;
}

// advance is the width of one letter in em. One that no font has (an emoji, say) gets a whole em; what is never seen gets none.
function advance(font, letter) {
  const code = letter.codePointAt(0);
  if (/[\p{M}\p{Cf}\p{Cc}]/u.test(letter)) return 0;
  const owner = [font, fallback].find((f) => f.hasGlyphForCodePoint(code));
  return owner ? owner.glyphForCodePoint(code).advanceWidth / owner.unitsPerEm : 1;
}

// borrowed says whether a letter comes from the font of signs.
export const borrowed = (letter) => !faces[0].font.hasGlyphForCodePoint(letter.codePointAt(0)) && fallback.hasGlyphForCodePoint(letter.codePointAt(0));

// measureText is what the chart library asks for: echarts.setPlatformAPI({ measureText }). It names fonts as CSS does: "bold 13px inherit".
export function measureText(text, font = '12px') {
  const [, size = 12] = /([\d.]+)px/.exec(font) ?? [];
  return { width: measure(text, /\b(bold|[6-9]00)\b/.test(font) ? 700 : 400, Number(size)) };
}
