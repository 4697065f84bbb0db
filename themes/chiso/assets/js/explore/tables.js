// The table of each indicator: places down, years across, the latest first, as on the indicator's own page.
import { MOST } from './model.js';

const make = (name, className = '', text = '') => {
  const e = document.createElement(name);
  if (className) e.className = className;
  e.textContent = text;
  return e;
};

export function tables(box, { parts, place: country, statuses }, words) {
  let left = MOST.cells;
  let cut = 0, holes = false;
  const marks = new Map();
  box.replaceChildren(...parts.filter((part) => part.years.length).flatMap((part) => {
    const { file, rows } = part;
    const years = [...part.years].reverse();
    const fit = rows.slice(0, Math.max(0, Math.min(MOST.rows, Math.floor(left / years.length))));
    left -= fit.length * years.length;
    cut += rows.length - fit.length;
    if (!fit.length) return [];
    const table = make('table', 'data');
    const title = `${file.title} – ${file.unit}`;
    table.createCaption().append(make('span', '', title));
    const head = table.createTHead().insertRow();
    head.append(scoped('col', words.place), ...years.map((year) => scoped('col', String(year), 'num')));
    const body = table.createTBody();
    const write = formats(file);
    for (const { place, at } of fit) {
      const row = body.insertRow();
      row.dataset.place = place.key;
      if (place.key === country) row.className = 'is-highlight';
      row.append(scoped('row', place.label));
      for (const year of years) {
        const figure = at.get(year);
        if (!figure) {
          holes = true;
          row.append(make('td', 'missing', '–'));
          continue;
        }
        const cell = make('td', 'num', write(figure));
        const { status } = figure.quality;
        if (status !== 'final') {
          marks.set(status[0], statuses[status] ?? status);
          cell.append(make('sup', 'mark', status[0]));
        }
        if (figure.remark) cell.append(noted(figure.remark));
        row.append(cell);
      }
    }
    const scroll = make('div', 'table-scroll');
    Object.assign(scroll, { tabIndex: 0, role: 'region', ariaLabel: title });
    scroll.append(table);
    const about = make('p', 'go');
    const link = make('a', '', file.title);
    link.href = words.home + file.url;
    about.append(link);
    return [scroll, about];
  }));
  const legend = [...(holes ? [['–', words.missing]] : []), ...marks].map(([mark, label]) => {
    const item = make('li');
    item.append(make('span', 'mark', mark), ` ${label}`);
    return item;
  });
  if (legend.length) {
    const list = make('ul', 'legend quiet');
    list.append(...legend);
    box.append(list);
  }
  if (cut) box.prepend(make('p', 'note', words.fill('cut', { count: cut })));
}

// noted is a remark that a reader opens where it belongs.
function noted(text) {
  const details = make('details', 'remark');
  details.append(make('summary', '', '*'), text);
  return details;
}

function scoped(scope, text, className) {
  const cell = make('th', className, text);
  cell.scope = scope;
  return cell;
}

// formats writes figures of an indicator as its page does: a number that is not exact with its sign and no decimals that nobody gave.
export function formats(file) {
  const number = (least) => new Intl.NumberFormat(document.documentElement.lang, { minimumFractionDigits: least, maximumFractionDigits: file.decimals });
  const [exact, rough] = [number(file.decimals), number(0)];
  return ({ value, quality }) => quality.sign ? quality.sign + rough.format(value) : exact.format(value);
}
