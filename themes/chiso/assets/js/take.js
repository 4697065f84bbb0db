// Take away what is on screen: the picture as SVG or PNG with title, source and address in it, or its figures as CSV.
import { csv, save } from './csv.js';
import { credit, figures } from './figures.js';
import { computed, signOf } from './look/common.js';

// told is what a chart says of itself, or what all charts around it share.
const told = (figure, name) => figure.closest(`[data-${name}]`)?.dataset[name];

export async function take(format, figure, view, chart) {
  const name = `${figure.id.replace('chart-', '')}.${view.meta.lang}.${format}`;
  if (format === 'csv') return save(csv(lines(figure, view)), name);
  const svg = picture(figure, view, chart);
  if (format === 'svg') return save(new Blob([svg], { type: 'image/svg+xml' }), name);
  return save(await raster(svg), name);
}

// lines are the figures, a row for each with its own status, source and licence. Of a range the value is the lower end.
function lines(figure, view) {
  const rows = figures(view);
  const parts = rows.some((r) => r.part), signs = rows.some((r) => signOf(view, r));
  const line = (label, code, year, part, sign, value, upper, status, unit, source, licence) =>
    [label, code, year, ...(parts ? [part] : []), ...(signs ? [sign] : []), value, upper, status, unit, source, licence];
  const source = (r) => {
    const titles = view.meta.qualities[r.quality ?? 0].sources.map((n) => view.sources[n]).join('; ');
    return computed(view, r) ? view.credits.from.replace('{sources}', titles) : titles;
  };
  const unit = (r) => r.part && view.meta.axes ? view.meta.axes.find((a) => a.title === r.part)?.unit ?? '' : view.meta.unit;
  return [line('label', 'code', 'year', 'part', 'qualifier', 'value', 'value_upper', 'status', 'unit', 'source', 'licence'),
    ...rows.map((r) => line(r.name, r.code ?? '', r.year, r.part, signOf(view, r).trim(), r.value, r.upper ?? '', view.meta.qualities[r.quality ?? 0].status, unit(r), source(r), view.licenses[view.meta.qualities[r.quality ?? 0].license] ?? ''))];
}

// picture is the chart as a picture that stands alone: colours written out, title above, source and address below.
function picture(figure, view, chart) {
  const style = getComputedStyle(figure);
  const probe = figure.appendChild(document.createElement('i'));
  const plain = (colour) => { probe.style.color = colour; return getComputedStyle(probe).color; };
  const drawn = chart.renderToSVGString({ useViewBox: true }).replace(/(fill|stroke)="(var\([^"]*\))"/g, (_, name, colour) => `${name}="${plain(colour)}"`);
  const [ground, ink, muted] = [plain('var(--bg)'), plain('var(--ink)'), plain('var(--muted)')];
  probe.remove();
  const { width, height } = view;
  const text = (words, size, weight) => { // in as many lines as it takes
    const lines = [''];
    const wide = (word) => view.measure(word, weight, size) > width;
    for (const word of words.split(' ').flatMap((word) => wide(word) ? word.match(/.{1,24}/gu) : [word])) {
      const longer = lines.at(-1) ? `${lines.at(-1)} ${word}` : word;
      if (lines.at(-1) && view.measure(longer, weight, size) > width) lines.push(word); else lines[lines.length - 1] = longer;
    }
    return lines;
  };
  const escape = (s) => s.replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c]);
  const margin = 20;
  const parts = [];
  let y = margin;
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
  const [, ...more] = told(figure, 'lines')?.split('\n') ?? []; // the first is the credit of what is shown first
  for (const line of [credit(view), ...more]) say(line, 11, 400, muted);
  say(told(figure, 'url') + location.search, 11, 400, muted);
  y += margin;
  return `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" lang="${view.meta.lang}" width="${width + 2 * margin}" height="${y}" viewBox="0 0 ${width + 2 * margin} ${y}" font-family="${escape(style.fontFamily)}"><title>${escape(figure.querySelector('figcaption').textContent)}</title><rect width="100%" height="100%" fill="${ground}"/>${parts.join('')}</svg>`;
}

// raster draws an SVG at twice its size, sharp enough for print and screens alike.
async function raster(svg) {
  const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [image.naturalWidth * 2, image.naturalHeight * 2];
    const context = canvas.getContext('2d');
    context.scale(2, 2);
    context.drawImage(image, 0, 0);
    return await new Promise((done, failed) => { canvas.toBlob((blob) => blob ? done(blob) : failed(new Error('no picture')), 'image/png'); });
  } finally {
    URL.revokeObjectURL(address);
  }
}
