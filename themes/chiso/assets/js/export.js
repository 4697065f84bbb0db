// Exports what is on screen: the picture as SVG or PNG with title, source and address in it, or its figures as CSV.
import { csv, save } from './csv.js';
import { fetchIndicator } from './explore-file.js';
import { credit, figures } from './figures.js';
import { text } from './number.js';
import { FIGURE, figure as read, record, taken, when } from './record.js';
/** @import { EChartsType } from 'echarts/lib/core/echarts' */
/** @import { IndicatorFile, Row, View } from './types.js' */

// attribute reads a data attribute of the chart, or of what surrounds it.
/** @type {(figure: HTMLElement, name: string) => string | undefined} */
const attribute = (figure, name) => figure.closest(`[data-${name}]`)?.dataset[name];

/** @type {(format: string, figure: HTMLElement, view: View, chart: EChartsType) => Promise<void>} */
export async function exportChart(format, figure, view, chart) {
  const name = `${figure.id.replace('chart-', '')}.${view.meta.lang}.${format}`;
  if (format === 'csv') return save(csv(await lines(view)), name);
  const svg = picture(figure, view, chart);
  if (format === 'svg') return save(new Blob([svg], { type: 'image/svg+xml' }), name);
  return save(await raster(svg), name);
}

// lines are the figures that the view shows, as files of data have them. What belongs to a figure stands in the file of its indicator
// for comparing; a figure that is in none, as a median, is the chart's own, derived from others.
/** @type {(view: View) => Promise<import('./csv.js').Cell[][]>} */
async function lines(view) {
  const { meta } = view;
  const rows = figures(view);
  const file = await filesOf(view, rows);
  const own = file(meta.indicator);
  const columns = ['title', ...FIGURE];
  return taken(
    rows.map((row) => {
      const of = file(row.indicator);
      const key = own?.codes?.[row.code] ?? row.code;
      const found = of?.figures[key]?.map((one) => read(of, one)).find(({ period, value }) => period === row.period && value === row.value);
      const plain = {
        title: of?.title,
        indicator: row.indicator,
        code_list: '',
        code: row.code?.slice(row.code.indexOf(':') + 1),
        label: row.name,
        ...when(row.period ?? ''),
        value: text(Number(row.value)),
        unit: of?.unit ?? meta.unit,
        status: 'derived',
      };
      return of && found ? { ...record(of, { key, label: row.name }, found), label: row.name } : plain;
    }),
    columns,
    meta.lang,
  );
}

// filesOf fetches the files of the indicators that some figures are of, unless the view has them: a lookup by name.
/** @type {(view: View, rows: Row[]) => Promise<(name: string | undefined) => IndicatorFile | undefined>} */
async function filesOf(view, rows) {
  const { meta, files: own } = view;
  if (own) return (name) => own.get(name ?? '');
  const names = [...new Set([meta.indicator, ...rows.flatMap((row) => row.indicator ?? [])])].filter(Boolean);
  const files = await Promise.all(names.map((name) => fetchIndicator(new URL(`../explore/${name}.json`, import.meta.url), meta.lang))); // of this module in js/
  return (name) => files[names.indexOf(name ?? '')];
}

// picture is the chart as a picture that stands alone: colours written out, title above, source and address below.
/** @type {(figure: HTMLElement, view: View, chart: EChartsType) => string} */
function picture(figure, view, chart) {
  const style = getComputedStyle(figure);
  const probe = figure.appendChild(document.createElement('i'));
  /** @type {(colour: string) => string} */
  const plain = (colour) => {
    probe.style.color = colour;
    return getComputedStyle(probe).color;
  };
  const drawn = chart.renderToSVGString({ useViewBox: true }).replace(/(fill|stroke)="(var\([^"]*\))"/g, (_, name, colour) => `${name}="${plain(colour)}"`);
  const [ground, ink, muted] = [plain('var(--bg)'), plain('var(--ink)'), plain('var(--muted)')];
  probe.remove();
  const { width, height } = view;
  /** @type {(words: string, size: number, weight: number) => string[]} */
  const text = (words, size, weight) => {
    // in as many lines as it takes
    const lines = [''];
    /** @type {(word: string) => boolean} */
    const wide = (word) => view.measure(word, weight, size) > width;
    for (const word of words.split(' ').flatMap((word) => (wide(word) ? (word.match(/.{1,24}/gu) ?? []) : [word]))) {
      const longer = lines.at(-1) ? `${lines.at(-1)} ${word}` : word;
      if (lines.at(-1) && view.measure(longer, weight, size) > width) lines.push(word);
      else lines[lines.length - 1] = longer;
    }
    return lines;
  };
  const escape = (/** @type {string} */ s) =>
    s.replace(/[&<>"]/g, (c) => `&${/** @type {Record<string, string>} */ ({ '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot' })[c]};`);
  const margin = 20;
  /** @type {string[]} */
  const parts = [];
  let y = margin;
  /** @type {(words: string, size: number, weight: number, colour: string) => void} */
  const say = (words, size, weight, colour) => {
    for (const line of text(words, size, weight)) {
      y += size * 1.4;
      parts.push(`<text x="${margin}" y="${y}" font-size="${size}" font-weight="${weight}" fill="${colour}">${escape(line)}</text>`);
    }
  };
  say(figure.querySelector('figcaption').textContent, 17, 700, ink);
  y += 12;
  parts.push(drawn.replace(/^<svg [^>]*>/, `<svg x="${margin}" y="${y}" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`));
  y += height + 8;
  const more = attribute(figure, 'lines')?.split('\n').filter(Boolean) ?? [];
  for (const line of [credit(view), ...more]) say(line, 11, 400, muted);
  say(attribute(figure, 'url') + location.search, 11, 400, muted);
  y += margin;
  return `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" lang="${view.meta.lang}" width="${width + 2 * margin}" height="${y}" viewBox="0 0 ${width + 2 * margin} ${y}" font-family="${escape(style.fontFamily)}"><title>${escape(figure.querySelector('figcaption').textContent)}</title><rect width="100%" height="100%" fill="${ground}"/>${parts.join('')}</svg>`;
}

// raster draws an SVG at twice its size, sharp enough for print and screens alike.
/** @type {(svg: string) => Promise<Blob>} */
async function raster(svg) {
  const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [image.naturalWidth * 2, image.naturalHeight * 2];
    const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
    context.scale(2, 2);
    context.drawImage(image, 0, 0);
    return await new Promise((done, failed) => {
      canvas.toBlob((blob) => (blob ? done(blob) : failed(new Error('no picture'))), 'image/png');
    });
  } finally {
    URL.revokeObjectURL(address);
  }
}
