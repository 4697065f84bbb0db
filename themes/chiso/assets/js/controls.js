// What a reader may choose of an indicator, above its charts and its table: a place, those it is compared with, periods, rows of the table.
// The lists are filled here: of the places and the periods, the page says each once.
import { createElement } from './dom.js';
import { picker } from './picker.js';
import { comparable, nameOf, pairOf, spanOf } from './period.js';
/** @import { Chosen } from './views.js' */

/** @typedef {{codes: string[], periods: string[], changed: (change: Partial<Chosen>) => void, typed: (q: string) => void, slid: (period: string) => void}} Choice */

/** @type {(list: string[]) => [first: string, last: string]} */
const ends = (list) => [list[0], list[list.length - 1]];

// controls gives {show, announce}: show brings them in step with a state and the chart in sight, none if it is the table; announce writes a
// message, or how many rows of the table are left, where screen readers notice it.
/** @type {(form: HTMLFormElement, table: HTMLElement, choice: Choice) => {show: (state: Chosen, anything: boolean, chart?: HTMLElement) => void, announce: (message: string | number) => void}} */
export function controls(form, table, { codes, periods, changed, typed, slid }) {
  const { place, from, to, q } = form.elements;
  const period = /** @type {HTMLInputElement} */ (form.elements.period);
  const status = form.querySelector('.said');
  fill(place, codes, table);
  for (const list of [from, to]) {
    const { value } = list; // the end that it has
    list.replaceChildren(...periods.map((of) => createElement('option', { value: of }, nameOf(of))));
    list.value = value;
  }
  const compare = picker(form.querySelector('.picker'), [...place.options].slice(1), (list) => changed({ with: list }));

  // stretch sets the lists and the slider to what a chart shows.
  /** @type {(state: Chosen, chart: HTMLElement) => void} */
  const stretch = (state, chart) => {
    const { pair, periods: known, breaks } = chart.dataset;
    const list = known.split(' ');
    const cuts = breaks.split(' ').filter(Boolean);
    [from.value, to.value] = pair ? pairOf(ends(pair.split(' ')), cuts, state) : spanOf(ends(periods), state);
    /** @type {(a: string, b: string) => boolean} */
    const fits = (a, b) => a < b && (!pair || comparable(cuts, a, b)); // two periods set side by side must be of one kind
    for (const o of from.options) o.disabled = !fits(o.value, to.value);
    for (const o of to.options) o.disabled = !fits(from.value, o.value);
    if (!known) return;
    period.max = String(list.length - 1);
    period.parentElement.hidden = list.length < 2;
    const now = list.includes(state.period) ? state.period : chart.dataset.period;
    period.value = String(list.indexOf(now));
    const label = () => {
      const chosen = list[Number(period.value)];
      period.setAttribute('aria-valuetext', nameOf(chosen));
      /** @type {Element} */ (period.nextElementSibling).textContent = nameOf(chosen);
      return chosen;
    };
    label();
    period.oninput = () => slid(label()); // while it is dragged the address waits
    period.onchange = () => changed({ period: label() });
  };

  place.addEventListener('change', () => changed({ place: place.value }));
  from.addEventListener('change', () => changed({ from: from.value }));
  to.addEventListener('change', () => changed({ to: to.value }));
  q.addEventListener('input', () => typed(q.value));
  q.addEventListener('change', () => changed({ q: q.value }));
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('reset', (event) => {
    event.preventDefault();
    changed({ place: '', with: null, from: '', to: '', period: '', sort: '', q: '' });
  });

  return {
    show(state, anything, chart) {
      const fitting = chart ? chart.dataset.controls.split(' ') : ['place', 'find']; // those of the table
      for (const part of form.querySelectorAll('[data-control]')) part.hidden = !fitting.includes(part.dataset.control);
      place.value = state.place;
      q.value = state.q;
      if (chart) stretch(state, chart);
      compare.show(state.with ?? chart?.dataset.compare.split(' ').filter(Boolean) ?? []);
      form.querySelector('[type=reset]').parentElement.hidden = !anything;
    },
    announce(message) {
      status.textContent = typeof message === 'number' ? status.dataset.rows.replace('#', String(message)) : message;
    },
  };
}

// fill lists the places that may be chosen, by their codes, under their names in the table; a page where those are others lists them
// itself.
/** @type {(place: HTMLSelectElement, codes: string[], table: HTMLElement) => void} */
function fill(place, codes, table) {
  if (place.options.length > 1) return;
  const names = new Map(
    [.../** @type {NodeListOf<HTMLTableRowElement>} */ (table.querySelectorAll('tr[data-place]'))].map((row) => [row.dataset.place, row.cells[0].textContent]),
  );
  place.append(...codes.map((value) => createElement('option', { value }, names.get(value) ?? value)));
}
