// Draws charts at build time: a line of JSON in ({id, option, meta, width, label, description}), a line of JSON out ({id, svg} or
// {id, error}). A job with a card is for a picture that stands alone; its answer has a PNG too.
// The look is the browser's own (assets/js/look), so that the living chart can take the picture's place without a jump.
import { again } from './still.mjs'; // before the libraries
import { createInterface } from 'node:readline';
import * as echarts from 'echarts/dist/echarts.esm.min.mjs'; // one file, which takes a quarter of a second to start; 'echarts' is seven hundred, and takes more than one
import { SIZE } from '../assets/js/look/common.js';
import { height, look } from '../assets/js/look/index.js';
import { unpacked } from '../assets/js/look/packed.js';
import { forget } from '../assets/js/period.js';
import { card, room } from './card.mjs';
import { coarse } from './coarse.mjs';
import { measure, measureText } from './font.mjs';
import { short } from './short.mjs';

// Text gets more room on a page than it needs in our font, as a reader's own stands in: hardly any system font is wider than that,
// and too much room harms nobody. The library remembers widths by font, so pages and cards name theirs apart.
const PAGE = 'inherit',
  CARD = 'card';
const wider = (font) => (font.includes(CARD) ? 1 : 1.05);
echarts.setPlatformAPI({ measureText: (text, font) => ({ width: wider(font ?? PAGE) * measureText(text, font).width }) });

// draw gives a chart as an SVG for a page, as high as it needs or as told. In a card, which says all that itself, it has no title.
function draw({ card, option, meta, width, label, description }, low) {
  const font = card ? CARD : PAGE;
  const view = {
    option: unpacked(option),
    meta,
    width,
    font,
    state: {},
    calm: true,
    measure: (text, weight, size = SIZE) => wider(font) * measure(text, weight, size),
  };
  view.height = height(view, low);
  const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, width, height: view.height });
  view.chart = chart;
  try {
    chart.setOption(look(view));
    const titles = card ? '' : `<title>${escape(label)}</title><desc>${escape(description)}</desc>`;
    return {
      svg: plain(chart.renderToSVGString(), `<svg viewBox="0 0 ${width} ${view.height}" role="img" lang="${meta.lang}">${titles}`),
      width,
      height: view.height,
    };
  } finally {
    chart.dispose(); // it would keep the worker from ending
  }
}

// alone gives a card and its PNG; without a chart it says the figure itself.
async function alone(job) {
  const { png } = await import('./png.mjs'); // only where it is needed: it has a part for each kind of machine
  const drawn = job.option ? draw(job, room(job.card)) : figure(job);
  /** @type {(svg: string) => string} */
  const whole = (svg) => card({ ...job.card, ...drawn, svg, label: job.label, description: job.description });
  return { svg: whole(short(coarse(drawn.svg), true)), png: png(whole(short(drawn.svg, true))).toString('base64') }; // the PNG is drawn larger
}

const TALL = 160; // of a figure

const figure = ({ card: { figure }, width }) => ({
  width,
  height: TALL,
  svg: `<svg viewBox="0 0 ${width} ${TALL}"><text x="0" y="${TALL * 0.65}" font-size="${figure.length > 12 ? 40 : 96}" font-weight="700" fill="var(--accent)">${escape(figure)}</text></svg>`,
});

// plain makes the picture fit for a page whose policy forbids styles: style attributes become attributes, style elements
// and what only the library needs go. Its size is left to the page.
function plain(svg, opening) {
  const out = svg
    .replace(/<style[\s\S]*?<\/style>/g, '')
    .replace(/<clipPath[\s\S]*?<\/clipPath>/g, '')
    .replace(/ clip-path="[^"]*"/g, '')
    .replace(/<defs>\s*<\/defs>/g, '') // nothing leaves its axes, and ids would clash on a page
    .replace(/<rect width="\d+" height="\d+" x="0" y="0"[^>]*fill="(none|transparent)"[^>]*><\/rect>/, '')
    .replace(/ style="([^"]*)"/g, (_, style) =>
      style
        .split(';')
        .map((rule) => {
          const [name, value] = rule.split(/:(.*)/s).map((part) => part?.trim());
          if (name === 'font') {
            // a shorthand is no attribute: "bold 13px inherit"
            const [, weight, size] = /^(?:normal )*(bold|[1-9]00)? ?(?:normal )*([\d.]+px)/.exec(value) ?? [];
            return `${weight ? ` font-weight="${weight}"` : ''}${size ? ` font-size="${size}"` : ''}`;
          }
          return name && !/^(user-select|font-family|position|left|top|-webkit)/.test(name) && value !== 'inherit' ? ` ${name}="${value}"` : '';
        })
        .join(''),
    )
    .replace(/ (class|xml:space|ecmeta_\w+|baseProfile|version)="[^"]*"/g, '')
    .replace(/ xmlns(:\w+)?="[^"]*"/g, '')
    .replace(/ (text-anchor="start"|font-weight="400"|pointer-events="visible")/g, '') // as it is anyway; nobody points at a picture
    .replace(/<svg[^>]*>/, () => opening)
    .replace(/<[^>]+>/g, (tag) => (tag.includes('matrix') ? tag : tag.replace(/(\d+\.\d)\d+/g, '$1'))) // a tenth of a pixel is as fine as a screen shows
    .replace(/\n/g, '');
  if (/<[^>]*\b(NaN|undefined|Infinity)\b[^>]*>/.test(out)) throw new Error('the picture holds what is no number'); // in a tag; texts may say so
  return out;
}

// escape makes a text fit to stand between tags. Control letters are no text.
const escape = (text) => text.replace(/(?![\t\n\r\x7f-\x9f])\p{Cc}/gu, '').replace(/[&<>]/g, (letter) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[letter]);

for await (const line of createInterface({ input: process.stdin })) {
  const job = JSON.parse(line);
  again();
  forget();
  let answer;
  try {
    answer = { id: job.id, ...(job.card ? await alone(job) : { svg: short(coarse(draw(job).svg)) }) };
  } catch (error) {
    answer = { id: job.id, error: String(error?.stack ?? error) };
  }
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
