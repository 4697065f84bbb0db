// The ways to look at an indicator. All that a reader chooses stands in the address, so that a link shows the same view and
// the browser's back leads to the one before:
//   view   which way          place  the place that stands out    with  those it is compared with, "" for none
//   from, to  a span of periods   period  of a chart of one period; year in addresses of before
//   sort, q   order and filter of the table
import { lazyChart } from './lazy-chart.js';
import { MOST, picker } from './picker.js';
import { table } from './table.js';
import { comparable, pairOf, spanOf } from './period.js';
/** @import { State } from './types.js' */

/** @typedef {Required<State> & {view: string, sort: string, q: string}} Chosen */

/** @type {(list: string[]) => [first: string, last: string]} */
const ends = (list) => [list[0], list[list.length - 1]];

/** @type {(root: HTMLElement) => void} */
export function views(root) {
  const figures = new Map([...root.querySelectorAll('[data-view] [data-kind]')].map((f) => [f.closest('[data-view]')?.dataset.view ?? '', lazyChart(f)]));
  const form = /** @type {HTMLFormElement | null} */ (root.querySelector('.controls'));
  if (!form) return;
  const radios = /** @type {HTMLInputElement[]} */ ([...root.querySelectorAll('[name=view]')]);
  const first = radios.find((r) => r.defaultChecked)?.value ?? '';
  const status = form.querySelector('.said');
  const { place, from, to, q } = form.elements;
  const period = /** @type {HTMLInputElement} */ (form.elements.period);
  const codes = [...place.options].map((o) => o.value).filter(Boolean);
  const box = /** @type {HTMLElement | null} */ (root.querySelector('.table-scroll')); // an embedded chart has none
  const left = /** @type {HTMLDetailsElement | null} */ (root.querySelector('.is-left')); // a table that comes when a reader asks for it
  const named = () => left && location.hash === `#${left.id}`;
  const tables = box ? [table(box, (change) => set(change))] : [];
  /** @type {(wanted: Chosen) => number} */
  const show = (wanted) => {
    if (left && (wanted.q || (wanted.view !== first && wanted.view.startsWith('rank-')))) left.open = true;
    return tables.reduce((rows, of) => rows + of(wanted), 0);
  };
  const compare = picker(/** @type {HTMLDetailsElement} */ (form.querySelector('.picker')), [...place.options].slice(1), (list) => set({ with: list }));

  /** @type {(period: string) => string} */
  const known = (period) => ([...from.options].some((o) => o.value === period) ? period : '');
  /** @type {Chosen} */
  let state;
  const read = () => {
    const query = new URLSearchParams(location.search);
    /** @type {(key: string) => string} */
    const text = (key) => query.get(key) ?? '';
    state = {
      view: radios.some((r) => r.value === text('view')) ? text('view') : named() ? 'table' : first,
      place: codes.includes(text('place')) ? text('place') : '', // a code this indicator does not know is passed over
      with: query.has('with') ? [...new Set(text('with').split(','))].filter((code) => codes.includes(code)).slice(0, MOST) : null,
      from: known(text('from')),
      to: known(text('to')),
      period: text('period') || text('year'),
      sort: text('sort'),
      q: text('q'),
    };
  };
  const chosen = () => Object.entries(state).some(([key, value]) => key !== 'view' && (key === 'with' ? value : value !== ''));
  let written = location.search;
  /** @type {(quiet: boolean) => void} */
  const write = (quiet) => {
    const query = new URLSearchParams(location.search);
    /** @type {(key: string, value: string | null) => void} */
    const put = (key, value) => (value === null || value === '' ? query.delete(key) : query.set(key, value));
    put('view', state.view === first ? '' : state.view);
    query.delete('year');
    for (const key of /** @type {const} */ (['place', 'from', 'to', 'period', 'sort', 'q'])) put(key, state[key]);
    if (state.with) query.set('with', state.with.join(','));
    else query.delete('with');
    const words = query.toString().replaceAll('%2C', ',');
    const address = (words ? `?${words}` : location.pathname) + location.hash;
    if (quiet) history.replaceState(null, '', address);
    else history.pushState(null, '', address);
    written = location.search;
  };

  // apply brings controls, charts and table in step with the state. Asked: a reader did it, so the chart comes to life.
  /** @type {(asked: boolean) => Promise<void>} */
  const apply = async (asked) => {
    for (const r of radios) r.checked = r.value === state.view;
    const shown = figures.get(state.view);
    const controls = shown ? shown.element.dataset.controls.split(' ') : ['place', 'find']; // those of the table
    for (const part of form.querySelectorAll('[data-control]')) part.hidden = !controls.includes(part.dataset.control);
    place.value = state.place;
    q.value = state.q;
    if (shown) periods(shown.element);
    compare.show(state.with ?? shown?.element.dataset.compare.split(' ').filter(Boolean) ?? []);
    form.querySelector('[type=reset]').parentElement.hidden = !chosen();
    const rows = show(state);
    status.textContent = state.view === 'table' && (state.q || asked) ? status.dataset.rows.replace('#', String(rows)) : '';
    if (!shown) return;
    const now = state;
    await shown.update(now, asked || shown.small());
    if (!asked) return;
    const said = (await shown.wake())?.say() ?? '';
    if (state === now) status.textContent = said; // nobody has gone on to something else meanwhile
  };
  let slid = 0;
  /** @type {(change: Partial<Chosen>) => void} */
  const set = (change) => {
    state = { ...state, ...change };
    const sliding = 'period' in change && Object.keys(change).length === 1 && Date.now() - slid < 1000; // one step back, not one for each period passed
    write(sliding);
    if ('period' in change) slid = Date.now();
    apply(!('view' in change) || chosen());
  };

  // periods sets the lists and the slider to what the chart shows.
  /** @type {(element: HTMLElement) => void} */
  const periods = (element) => {
    const { pair, periods, breaks } = element.dataset;
    const list = periods.split(' ');
    const all = [...from.options].map((o) => o.value);
    const cuts = breaks.split(' ').filter(Boolean);
    [from.value, to.value] = pair ? pairOf(ends(pair.split(' ')), cuts, state) : spanOf(ends(all), state);
    /** @type {(a: string, b: string) => boolean} */
    const fits = (a, b) => a < b && (!pair || comparable(cuts, a, b)); // two periods set side by side must be of one kind
    for (const o of from.options) o.disabled = !fits(o.value, to.value);
    for (const o of to.options) o.disabled = !fits(from.value, o.value);
    if (!periods) return;
    period.max = String(list.length - 1);
    period.parentElement.hidden = list.length < 2;
    const now = list.includes(state.period) ? state.period : element.dataset.period;
    period.value = String(list.indexOf(now));
    const tell = () => {
      const chosen = list[Number(period.value)];
      period.setAttribute('aria-valuetext', chosen);
      /** @type {Element} */ (period.nextElementSibling).textContent = chosen;
      return chosen;
    };
    tell();
    period.oninput = () => figures.get(state.view)?.update({ ...state, period: tell() }, true); // while it is dragged the address waits
    period.onchange = () => set({ period: tell() });
  };

  for (const r of radios) r.addEventListener('change', () => set({ view: r.value }));
  place.addEventListener('change', () => set({ place: place.value }));
  from.addEventListener('change', () => set({ from: from.value }));
  to.addEventListener('change', () => set({ to: to.value }));
  q.addEventListener('input', () => {
    // typing is one step back, not one for each letter
    state.q = q.value;
    status.textContent = status.dataset.rows.replace('#', String(show(state)));
  });
  q.addEventListener('change', () => set({ q: q.value }));
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('reset', (event) => {
    event.preventDefault();
    set({ place: '', with: null, from: '', to: '', period: '', sort: '', q: '' });
  });
  addEventListener('popstate', () => {
    // a link to a place on the page is one too, and changes nothing here
    if (location.search === written && !named()) return;
    written = location.search;
    read();
    apply(chosen() || Boolean(root.querySelector('.is-live')));
    lead();
  });
  let tries = 0;
  const bring = async () => {
    if (!left?.open || left.querySelector('table')) return;
    const said = left.querySelector('.said');
    said.textContent = '';
    try {
      /** @type {typeof import('./left.js')} */
      const { lay } = await import(left.dataset.script + (tries ? `?${tries}` : '')); // a browser remembers an address that failed
      await lay(left, /** @type {HTMLElement} */ (box));
    } catch {
      tries++;
      said.textContent = left.dataset.failed;
    }
  };
  left?.addEventListener('toggle', bring);
  bring(); // a reader may have opened it before
  root.addEventListener('unfolded', ({ target }) => {
    tables.push(table(/** @type {HTMLElement} */ (target), (change) => set(change)));
    show(state);
  });
  // lead goes to the table that the address names, which may stand in a view that was not shown before.
  const lead = () => {
    if (!left || !named()) return;
    left.open = true;
    left.scrollIntoView();
  };
  read();
  apply(chosen()); // true for who came by a link that names a view of its own
  lead();
}
