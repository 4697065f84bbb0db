// A picture that stands alone: a chart between its title and its source. On a page the words around a chart say what it
// shows; a picture that is sent on must say so itself. Everything that comes in is text, never markup, but for the chart.
import { readFileSync } from 'node:fs';
import { family, measure } from './font.mjs';

const WIDTH = 800;
const MARGIN = 24;
const INNER = WIDTH - 2 * MARGIN;
const LEAST = 420; // 1200 × 630 at scale 1.5, the shape that networks show whole
const BAR = 6;

// Lines are tall enough for stacked marks such as Ễ and Ậ.
const TITLE = { size: 26, line: 35, weight: 700, colour: 'var(--ink)', most: 3 };
const SUBTITLE = { size: 16, line: 24, weight: 400, colour: 'var(--muted)', most: 2 };
const FOOT = { size: 12.5, line: 18, weight: 400, colour: 'var(--muted)', most: 2 };

// The theme's colours, and over them the site's own, with which the program starts the worker.
const brand = Object.entries(JSON.parse(process.argv[2] ?? '{}')).map(([name, value]) => [`--${name}`, value]);
const tokens = new Map([...light(readFileSync(new URL('../assets/css/main/tokens.css', import.meta.url), 'utf8')), ...brand]);
const fonts = `"${family}", ${tokens.get('--font')}`;

// laid lays out the words of a card: what stands above the chart, and below it.
function laid({ title, subtitle = '', lines = [] }) {
  const titles = balanced(clean(title), TITLE);
  const subtitles = wrap(clean(subtitle), SUBTITLE);
  const sources = lines.flatMap((line) => wrap(clean(line), FOOT));
  const under = BAR + 20 + titles.length * TITLE.line + (subtitles.length ? 4 : 0); // the title
  const above = under + subtitles.length * SUBTITLE.line + 16;
  const below = 36 + sources.length * FOOT.line + 16;
  return { titles, subtitles, sources, under, above, below };
}

// room is how high a chart of the card's whole width may be if the card is to have the shape that networks show whole.
export function room(words) {
  const { above, below } = laid(words);
  return LEAST - above - below;
}

// card composes the picture of a chart; svg is the chart, width and height its size in px.
export function card({ svg, width, height, title, subtitle, lines, label = title, description = '', lang, direction = 'ltr' }) {
  const { titles, subtitles, sources, under, above, below } = laid({ title, subtitle, lines });
  const room = (height * INNER) / width; // the chart fills the width
  const total = Math.max(LEAST, 2 * Math.ceil((above + room + below) / 2)); // even, for whole pixels at scale 1.5
  const rule = total - below + 18; // the line that parts the sources from the chart
  const middle = (above + total - below - room) / 2;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${total}" viewBox="0 0 ${WIDTH} ${total}" role="img" lang="${escape(clean(lang))}" xml:lang="${escape(clean(lang))}" font-family="${escape(fonts)}">`,
    `<title>${escape(clean(label))}</title><desc>${escape(clean(description))}</desc>`,
    `<rect width="${WIDTH}" height="${total}" fill="#fff"/>`,
    concrete(`<rect width="${WIDTH}" height="${BAR}" fill="var(--accent)"/>`),
    write(titles, TITLE, BAR + 20, direction),
    write(subtitles, SUBTITLE, under, direction),
    concrete(svg.replace('<svg', `<svg x="${MARGIN}" y="${tenth(middle)}" width="${INNER}" height="${tenth(room)}" overflow="visible"`)),
    sources.length ? concrete(`<path d="M${MARGIN} ${rule + 0.5}H${WIDTH - MARGIN}" stroke="var(--line)"/>`) : '',
    write(sources, FOOT, rule + 18 - 6, direction),
    '</svg>',
  ].join('');
}

// write sets lines of text below each other. Those that run from right to left stand in an isolate and hang on their right
// end: that holds for programs, too, that do not know the direction attribute.
function write(lines, { size, line, weight, colour }, top, direction) {
  const rtl = direction === 'rtl';
  return lines
    .map((text, n) => {
      const baseline = tenth(top + (n + 0.5) * line + size * 0.36);
      const start = `<text x="${rtl ? WIDTH - MARGIN : MARGIN}" y="${baseline}" font-size="${size}" font-weight="${weight}" fill="${colour}"${rtl ? ' text-anchor="end"' : ''}>`;
      return `${concrete(start)}${escape(rtl ? `\u2067${text}\u2069` : text)}</text>`;
    })
    .join('');
}

// wrap breaks a text into lines; a word wider than a line is broken anywhere. What does not fit in the last line ends in "…".
function wrap(text, { size, weight, most }, width = INNER) {
  const wide = (s) => measure(s, weight, size);
  const lines = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (lines.length > most) break; // enough to know that it is too much
    const longer = line ? `${line} ${word}` : word;
    if (wide(longer) <= width) {
      line = longer;
      continue;
    }
    if (line) lines.push(line);
    const parts = wide(word) > width ? broken(word, wide, width, most + 1) : [word];
    lines.push(...parts.slice(0, -1));
    line = parts.at(-1);
  }
  if (line) lines.push(line);
  if (lines.length <= most) return lines;
  const last = [...letters(lines[most - 1])];
  while (wide(`${last.join('')}…`) > width) last.pop();
  return [...lines.slice(0, most - 1), `${last.join('').trimEnd()}…`];
}

// balanced narrows the lines as far as their number allows, so that no word is left alone in the last one.
function balanced(text, style) {
  let lines = wrap(text, style);
  const cut = (some) => some.at(-1)?.endsWith('…');
  for (let width = INNER; width > INNER / 2 && !cut(lines); width -= 8) {
    const next = wrap(text, style, width);
    if (next.length > lines.length || cut(next)) break;
    lines = next;
  }
  return lines;
}

// broken cuts a word into at most so many parts that fit.
function broken(word, wide, width, most) {
  const parts = [''];
  let used = 0;
  for (const letter of letters(word)) {
    const more = wide(letter);
    if (used + more > width && parts.at(-1)) {
      if (parts.length === most) break;
      parts.push('');
      used = 0;
    }
    parts[parts.length - 1] += letter;
    used += more;
  }
  return parts;
}

// letters are what a reader takes for one: a letter with its marks, a flag.
const segmenter = new Intl.Segmenter();
function* letters(text) {
  for (const { segment } of segmenter.segment(text)) yield segment;
}

// clean leaves of a text what can be drawn and what XML allows. Controls that turn the direction of what follows go: a line
// would be written backwards, and wrapping would part the one that opens from the one that closes. No language sets more
// than four marks on a letter; a tower of them would reach into the next line.
function clean(text) {
  return String(text ?? '')
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\t\n\v\f\r \u0085\u2028\u2029]+/g, ' ')
    .replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069\ufff9-\ufffb\ufffe\uffff]/gu, '')
    .replace(/(\p{M}{4})\p{M}+/gu, '$1')
    .trim();
}

const ENTITIES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escape = (text) => text.replace(/[&<>"']/g, (sign) => ENTITIES[sign]);

const tenth = (n) => Math.round(n * 10) / 10;

// light reads the tokens of the stylesheet's first :root, which are those of the light palette.
function light(css) {
  const [, block] = /:root\s*\{([^}]*)\}/.exec(css.replace(/\/\*[\s\S]*?\*\//g, '')) ?? ['', ''];
  return new Map(
    block.split(';').flatMap((rule) => {
      const [, name, value] = /^\s*(--[\w-]+)\s*:([\s\S]*)$/.exec(rule) ?? [];
      return name ? [[name, value.trim()]] : [];
    }),
  );
}

// concrete puts colours in the place of tokens: a picture that is sent on has no stylesheet. Only tags are touched, as text may
// well speak of var(--accent).
function concrete(svg) {
  return svg.replace(/<[^>]+>/g, (tag) => tag.replace(/="((?:var|color-mix)\([^"]*)"/g, (_, value) => `="${colour(value)}"`));
}

const colours = new Map();

function colour(value) {
  if (!colours.has(value)) colours.set(value, mixed(resolved(value)));
  return colours.get(value);
}

function resolved(value, depth = 0) {
  if (depth > 9) throw new Error(`a colour goes round in a circle: ${value}`);
  return value.replace(/var\((--[\w-]+)\)/g, (_, name) => {
    if (!tokens.has(name)) throw new Error(`the stylesheet has no colour ${name}`);
    return resolved(tokens.get(name), depth + 1);
  });
}

// mixed works out "color-mix(in srgb, X p%, Y)".
function mixed(value) {
  const out = value.replace(/color-mix\(in srgb,\s*(#\w+)\s+([\d.]+)%,\s*(#\w+)\s*\)/g, (_, a, share, b) => {
    const [x, y] = [a, b].map(channels);
    return `#${x
      .map((v, i) =>
        Math.round((v * share + y[i] * (100 - share)) / 100)
          .toString(16)
          .padStart(2, '0'),
      )
      .join('')}`;
  });
  if (!/^(#[\da-f]{3}|#[\da-f]{6})$/i.test(out)) throw new Error(`a picture cannot hold the colour ${value}`);
  return out;
}

function channels(hex) {
  const digits = hex.length === 4 ? [...hex.slice(1)].map((d) => d + d) : hex.slice(1).match(/../g);
  return digits.map((d) => parseInt(d, 16));
}
