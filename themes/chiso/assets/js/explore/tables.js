// The table of each indicator: places down, periods across, the latest first, as on the indicator's own page.
import { createElement } from '../dom.js';
import { number } from '../number.js';
import { nameOf } from '../period.js';
import { MOST } from './model.js';
/** @import { IndicatorFile, Model, Read, Words } from '../types.js' */

/** @type {(box: HTMLElement, model: Model, words: Words) => void} */
export function tables(box, { parts, place: country, statuses }, words) {
  let left = MOST.cells;
  let cut = 0,
    holes = false,
    remarks = false,
    ranges = false;
  const marks = new Map();
  box.replaceChildren(
    ...parts
      .filter((part) => part.periods.length)
      .flatMap((part) => {
        const { file, rows } = part;
        const periods = [...part.periods].reverse();
        const fit = rows.slice(0, Math.max(0, Math.min(MOST.rows, Math.floor(left / periods.length))));
        left -= fit.length * periods.length;
        cut += rows.length - fit.length;
        if (!fit.length) return [];
        const table = createElement('table', { className: 'data figures' });
        const title = file.measure === 'rank' ? file.title : `${file.title} – ${file.unit}`; // a rank has no unit but itself
        table.createCaption().append(createElement('span', {}, title));
        const head = table.createTHead().insertRow();
        head.append(scoped('col', words.place), ...periods.map((period) => scoped('col', nameOf(period))));
        const body = table.createTBody();
        const write = formats(file);
        for (const { place, at } of fit) {
          const row = body.insertRow();
          row.dataset.place = place.key;
          if (place.key === country) row.className = 'is-highlight';
          row.append(scoped('row', place.label));
          for (const period of periods) {
            const figure = at.get(period);
            if (!figure) {
              holes = true;
              row.append(createElement('td', { className: 'missing' }, '–'));
              continue;
            }
            const cell = createElement('td', {}, write(figure));
            ranges ||= Boolean(figure.upper);
            const { status } = figure.quality;
            if (status !== 'final') {
              marks.set(status[0], statuses[status] ?? status);
              cell.append(createElement('sup', { className: 'mark' }, status[0]));
            }
            if (figure.remark) {
              cell.append(noted(file.remarks?.[figure.remark - 1] ?? ''));
              remarks = true;
            }
            row.append(cell);
          }
        }
        return [
          createElement('div', { className: 'table-scroll', tabIndex: 0, role: 'region', ariaLabel: title }, table),
          createElement('p', { className: 'go' }, createElement('a', { href: words.home + file.url }, file.title)),
        ];
      }),
  );
  const legend = [...(holes ? [['–', words.missing]] : []), ...marks, ...(remarks ? [['*', words.remark]] : []), ...(ranges ? [['', words.range]] : [])].map(
    ([mark, label]) => createElement('li', {}, createElement('span', { className: 'mark' }, mark), ` ${label}`),
  );
  if (legend.length) box.append(createElement('ul', { className: 'legend quiet' }, ...legend));
  if (cut) box.prepend(createElement('p', { className: 'note' }, words.fill('cut', { count: cut })));
}

// noted is a remark that a reader opens where it belongs.
/** @type {(text: string) => HTMLElement} */
const noted = (text) => createElement('details', { className: 'remark' }, createElement('summary', {}, '*'), text);

/** @type {(scope: string, text: string) => HTMLElement} */
const scoped = (scope, text) => createElement('th', { scope }, text);

// formats writes figures of an indicator as its page does: a number that is not exact with its sign and no decimals that nobody gave,
// a range of ranks with both ends.
/** @type {(file: IndicatorFile) => (figure: Read) => string} */
function formats(file) {
  const { lang } = document.documentElement.dataset;
  /** @type {(v: number) => string} */
  const exact = (v) => number(lang, v, file.decimals);
  return ({ value, upper, quality }) =>
    upper ? `${exact(value)}–${exact(upper)}` : quality.sign ? quality.sign + number(lang, value, file.decimals, 0) : exact(value);
}
