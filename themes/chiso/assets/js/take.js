// Take away what is on screen: the picture as SVG or PNG with title, source and address in it, or its figures as CSV.
import { at, pair, places, role, shown, span } from './look/common.js';

export async function take(format, figure, view, chart) {
  const name = `${figure.id.replace('chart-', '')}.${view.meta.lang}.${format}`;
  if (format === 'csv') return save(new Blob(['\ufeff', csv(view)], { type: 'text/csv' }), name); // Excel takes it for UTF-8 by the mark at its start
  const svg = picture(figure, view, chart);
  if (format === 'svg') return save(new Blob([svg], { type: 'image/svg+xml' }), name);
  return save(await raster(svg), name);
}

// figures are the rows [place, code, year, value] that a view shows.
export function figures(view) {
  const { option, meta } = view;
  const items = option.series.flatMap((s) => (s.data ?? []).filter((d) => d && d.code !== undefined).map((d) => [s.name, d]));
  if (items.length || !option.series.some((s) => s.id.includes('~'))) {
    const axes = option.radar?.[0]?.indicator ?? option.radar?.indicator;
    return items.filter(([, d]) => meta.kind === 'tiles' || meta.kind === 'stack' || meta.kind === 'scatter' || (meta.kind === 'radar' ? !d.code || role(view, d.code) !== 'faint' : shown(view, d.code))).flatMap(([series, d]) =>
      meta.kind === 'tiles' ? (d.part ? [] : [[d.name, d.code, meta.year, '', d.value[2]]])
        : meta.kind === 'scatter' ? d.value.map((v, i) => [d.name, d.code, meta.year, meta.axes[i].title, v])
          : axes ? d.value.map((v, i) => [d.name, d.code, meta.year, axes[i].name, v])
            : [[d.name, d.code, meta.year, meta.kind === 'stack' ? series : '', d.value]]);
  }
  const [from, to] = span(view);
  const all = places(view);
  if (meta.pair) return all.filter((p) => shown(view, p.code)).flatMap((p) => pair(view).map((year) => [p.name, p.code, year, '', at(p, year)]));
  return all.flatMap((p) => {
    const [axis, code] = p.code.includes('/') ? p.code.split('/') : ['', p.code];
    if (meta.kind === 'line' ? role(view, code) === 'faint' : meta.axes ? role(view, code) === 'faint' : !shown(view, code)) return [];
    return p.points.filter(([y]) => y >= from && y <= to).map(([y, v]) => [p.name, code, y, axis ? meta.axes[axis].title : '', v]);
  });
}

function csv(view) {
  const rows = figures(view).filter((r) => Number.isFinite(r[4]));
  const several = rows.some((r) => r[3]);
  const line = (r) => (several ? r : [r[0], r[1], r[2], r[4]]).map(cell).join(',');
  return `${[['label', 'code', 'year', 'indicator', 'value'], ...rows].map(line).join('\r\n')}\r\n`;
}

// cell quotes a text where CSV needs it, and keeps a spreadsheet from taking it for a formula.
function cell(value) {
  if (typeof value === 'number') return String(value);
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
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
    for (const word of words.split(' ')) {
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
  for (const line of figure.dataset.lines?.split('\n') ?? []) say(line, 11, 400, muted);
  say(figure.dataset.url + location.search, 11, 400, muted);
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

function save(blob, name) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
