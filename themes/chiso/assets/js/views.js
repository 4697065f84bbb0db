// The ways to look at an indicator. All that a reader chooses stands in the address, so that a link shows the same view and
// the browser's back leads to the one before:
//   view   which way          place  the place that stands out    with  those it is compared with, "" for none
//   from, to  a span of periods   period  of a chart of one period; year in addresses of before
//   sort, q   order and filter of the table
import { controls } from './controls.js';
import { lazyChart } from './lazy-chart.js';
import { learn } from './period.js';
import { MOST } from './picker.js';
import { table } from './table.js';
/** @import { State } from './types.js' */

/** @typedef {Required<State> & {view: string, sort: string, q: string}} Chosen */

/** @type {(list: string) => string[]} */
const listed = (list) => list.split(' ').filter(Boolean);

/** @type {(root: HTMLElement) => void} */
export function views(root) {
  const figures = new Map([...root.querySelectorAll('[data-view] [data-kind]')].map((f) => [f.closest('[data-view]')?.dataset.view ?? '', lazyChart(f)]));
  if (!figures.size) return;
  const radios = /** @type {HTMLInputElement[]} */ ([...root.querySelectorAll('[name=view]')]);
  const first = radios.find((r) => r.defaultChecked)?.value ?? '';
  learn(JSON.parse(root.dataset.periodNames ?? '[]'));
  const [codes, periods] = [listed(root.dataset.places), listed(root.dataset.periods)];
  const box = /** @type {HTMLElement | null} */ (root.querySelector('.table-scroll')); // an embedded chart has none
  const form = /** @type {HTMLFormElement | null} */ (root.querySelector('.controls')); // nor these
  const left = /** @type {HTMLDetailsElement | null} */ (root.querySelector('.is-left')); // a table that comes when a reader asks for it
  const named = () => left && location.hash === `#${left.id}`;
  const tables = box ? [table(box, (change) => set(change))] : [];
  /** @type {(wanted: Chosen) => number} */
  const show = (wanted) => {
    if (left && (wanted.q || (wanted.view !== first && wanted.view.startsWith('rank-')))) left.open = true;
    return tables.reduce((rows, of) => rows + of(wanted), 0);
  };
  const choice =
    form &&
    box &&
    controls(form, box, {
      codes,
      periods,
      changed: (change) => set(change),
      typed: (q) => {
        // typing is one step back, not one for each letter
        state.q = q;
        choice?.announce(show(state));
      },
      slid: (period) => figures.get(state.view)?.update({ ...state, period }, true),
    });

  /** @type {(period: string) => string} */
  const known = (period) => (periods.includes(period) ? period : '');
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
    choice?.show(state, chosen(), shown?.element);
    const rows = show(state);
    choice?.announce(state.view === 'table' && (state.q || asked) ? rows : '');
    if (!shown) return;
    const now = state;
    await shown.update(now, asked || shown.small());
    if (!asked) return;
    const said = (await shown.wake())?.say() ?? '';
    if (state === now) choice?.announce(said); // nobody has gone on to something else meanwhile
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

  for (const r of radios) r.addEventListener('change', () => set({ view: r.value }));
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
