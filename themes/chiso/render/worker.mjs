// Draws charts at build time: a line of JSON in ({id, option, meta, width}), a line of JSON out ({id, svg} or {id, error}).
// The look is the browser's own (assets/js/look), so that the living chart can take the picture's place without a jump.
import { createInterface } from 'node:readline';
import * as echarts from 'echarts';
import { SIZE } from '../assets/js/look/common.js';
import { finish, height, look } from '../assets/js/look/index.js';

// There is no page to measure text in. Widths are those of Noto Sans in thousandths of the size, rounded up a little: a
// label that gets too much room is better than one that is cut. A mark above or below a letter adds nothing.
const WIDTHS = { "fijlI.,:;'|!": 290, 'r()[]-t': 400, 'cksvxyzJ/': 520, ' ': 270, 'mwMW%@': 930, 'ABCDEFGHKLNOPQRSTUVXYZĐ': 690 };
const widths = new Map(Object.entries(WIDTHS).flatMap(([letters, width]) => [...letters].map((letter) => [letter, width])));
const measure = (text, weight, size = SIZE) => {
  let sum = 0;
  for (const letter of text.normalize('NFD').replace(/\p{M}/gu, '')) sum += widths.get(letter) ?? 600;
  return (sum * size * (weight >= 600 ? 1.07 : 1)) / 1000;
};
echarts.setPlatformAPI({ measureText: (text, font = '12px') => ({ width: measure(text, /bold|[6-9]00/.test(font) ? 700 : 400, parseFloat(/([\d.]+)px/.exec(font)?.[1] ?? 12)) }) });

function draw({ option, meta, width, label, description }) {
  const view = { option, meta, width, font: 'inherit', state: {}, calm: true, measure };
  view.height = height(view);
  const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, width, height: view.height });
  chart.setOption(look(view));
  finish(chart, view);
  const svg = plain(chart.renderToSVGString(), `<svg viewBox="0 0 ${width} ${view.height}" role="img" lang="${meta.lang}"><title>${escape(label)}</title><desc>${escape(description)}</desc>`);
  chart.dispose();
  return svg;
}

// plain makes the picture fit for a page whose policy forbids styles: style attributes become attributes, style elements
// and what only the library needs go. Its size is left to the page.
function plain(svg, opening) {
  const out = svg
    .replace(/<style[\s\S]*?<\/style>/g, '')
    .replace(/<clipPath[\s\S]*?<\/clipPath>/g, '').replace(/ clip-path="[^"]*"/g, '').replace(/<defs>\s*<\/defs>/g, '') // nothing leaves its axes, and ids would clash on a page
    .replace(/<rect width="\d+" height="\d+" x="0" y="0"[^>]*fill="(none|transparent)"[^>]*><\/rect>/, '')
    .replace(/ style="([^"]*)"/g, (_, style) => style.split(';').map((rule) => {
      const [name, value] = rule.split(/:(.*)/s).map((part) => part?.trim());
      if (name === 'font') { // a shorthand is no attribute: "bold 13px inherit"
        const [, weight, size] = /^(?:normal )*(bold|[1-9]00)? ?(?:normal )*([\d.]+px)/.exec(value) ?? [];
        return `${weight ? ` font-weight="${weight}"` : ''}${size ? ` font-size="${size}"` : ''}`;
      }
      return name && !/^(user-select|position|left|top|-webkit)/.test(name) && value !== 'inherit' ? ` ${name}="${value}"` : '';
    }).join(''))
    .replace(/ (class|xml:space|ecmeta_\w+|baseProfile|version)="[^"]*"/g, '')
    .replace(/ xmlns(:\w+)?="[^"]*"/g, '')
    .replace(/<svg[^>]*>/, () => opening)
    .replace(/<[^>]+>/g, (tag) => tag.replace(/(\d+\.\d)\d+/g, '$1')) // a tenth of a pixel is as fine as a screen shows
    .replace(/\n/g, '');
  if (/[ "(,](NaN|undefined|Infinity)[ "),]/.test(out)) throw new Error('the picture holds what is no number');
  return out;
}

// escape makes a text fit to stand between tags. Control letters are no text.
const escape = (text) => text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '').replace(/[&<>]/g, (letter) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[letter]);

for await (const line of createInterface({ input: process.stdin })) {
  const job = JSON.parse(line);
  let answer;
  try { answer = { id: job.id, svg: draw(job) }; } catch (error) { answer = { id: job.id, error: String(error?.stack ?? error) }; }
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
