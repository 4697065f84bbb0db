// On the page of a ranking, beside main.js, so that other pages need not carry it.
// The places of an indicator: one period and one set of borders at a time. All that a reader chooses stands in the address, so that
// a link shows the same table and the browser's back leads to the one before:
//   period, borders   which table     region, q   the places of it     sort   their order     place   the one that is marked
import { csv, save } from './csv.js';
import { cells, FIGURE, heads } from './record.js';
import { figure, table, upper } from './table.js';
/** @import { Columns } from './types.js' */

/** @typedef {{set: HTMLElement, details: HTMLDetailsElement, period: string, borders: string, show?: ReturnType<typeof table>}} Table */
/** @typedef {{now: Table, region: string, sort: string, q: string, place: string}} Chosen */

const { lang } = document.documentElement.dataset;

/** @type {(root: HTMLElement) => void} */
function rankings(root) {
  const form = /** @type {HTMLFormElement} */ (root.querySelector('.controls'));
  const { period, borders, region, q } = form.elements;
  const sets = [...root.querySelectorAll('[data-borders]')];
  /** @type {Table[]} */
  const tables = sets.flatMap((set) =>
    /** @type {HTMLDetailsElement[]} */ ([...set.querySelectorAll('[data-period]')]).map((details) => ({
      set,
      details,
      period: details.dataset.period,
      borders: set.dataset.borders,
    })),
  );
  const first = tables.find((t) => t.details.open) ?? tables[0];
  const status = form.querySelector('.said');
  root.classList.add('is-one');

  // named gives the table that an address names: its period, of those borders if they have it, else the one shown first.
  /** @type {(query: URLSearchParams) => Table} */
  const named = (query) => {
    const inPeriod = tables.filter((t) => t.period === (query.get('period') ?? query.get('year'))); // year in addresses of before
    const ofSet = tables.filter((t) => t.borders === query.get('borders'));
    return inPeriod.find((t) => ofSet.includes(t)) ?? ofSet.find((t) => t.period === first.period) ?? ofSet[0] ?? inPeriod[0] ?? first;
  };
  /** @type {Chosen} */
  let state;
  const read = () => {
    const query = new URLSearchParams(location.search);
    /** @type {(key: string) => string} */
    const text = (key) => query.get(key) ?? '';
    const now = named(query);
    const known = [...region.options].some((o) => o.value === text('region') && o.dataset.of === now.borders); // regions of other borders are others
    state = { now, region: known ? text('region') : '', sort: text('sort'), q: text('q'), place: text('place') };
  };
  const write = () => {
    const query = new URLSearchParams(location.search);
    /** @type {(key: string, value: string) => void} */
    const put = (key, value) => (value ? query.set(key, value) : query.delete(key));
    query.delete('year');
    put('period', state.now === first ? '' : state.now.period);
    put('borders', sets.length < 2 || state.now.borders === first.borders ? '' : state.now.borders);
    for (const key of /** @type {const} */ (['region', 'sort', 'q', 'place'])) put(key, state[key]);
    history.pushState(null, '', (query.size ? `?${query}` : location.pathname) + location.hash);
  };
  /** @type {(asked: boolean) => void} */
  const apply = (asked) => {
    const { now } = state;
    for (const set of sets) set.hidden = set !== now.set;
    for (const { details } of tables) {
      details.hidden = details !== now.details;
      details.open = details === now.details;
    }
    period.value = now.period;
    borders.value = now.borders;
    for (const option of region.options) option.hidden = option.disabled = Boolean(option.value) && option.dataset.of !== now.borders;
    region.value = state.region;
    q.value = state.q;
    for (const note of root.querySelectorAll('.footnotes li')) note.hidden = !now.details.querySelector(`[href="#${note.id}"]`);
    form.querySelector('[type=reset]').parentElement.hidden = !(state.region || state.sort || state.q || state.place || now !== first);
    show(asked);
  };
  /** @type {(asked: boolean) => void} */
  const show = (asked) => {
    const { now } = state;
    changes(now);
    now.show ??= table(now.details.querySelector('.table-scroll'), set);
    const shown = now.show({ ...state, fits: (row) => !state.region || row.dataset.region === state.region });
    const rows = status.dataset.rows.replace('#', String(shown));
    status.textContent = asked ? `${now.details.querySelector('summary').textContent}. ${rows}` : state.q || state.region ? rows : '';
  };
  /** @type {(change: Partial<Chosen>) => void} */
  const set = (change) => {
    state = { ...state, ...change };
    write();
    apply(true);
  };

  period.addEventListener('change', () => {
    const inPeriod = tables.filter((t) => t.period === period.value);
    const now = inPeriod.find((t) => t.borders === state.now.borders) ?? inPeriod[0];
    set({ now, region: now.borders === state.now.borders ? state.region : '' });
  });
  borders.addEventListener('change', () => {
    const ofSet = tables.filter((t) => t.borders === borders.value);
    set({ now: ofSet.find((t) => t.period === state.now.period) ?? ofSet[0], region: '' });
  });
  region.addEventListener('change', () => set({ region: region.value }));
  q.addEventListener('input', () => {
    // typing is one step back, not one for each letter
    state.q = q.value;
    show(false);
  });
  q.addEventListener('change', () => set({ q: q.value }));
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('reset', (event) => {
    event.preventDefault();
    set({ now: first, region: '', sort: '', q: '', place: '' });
  });
  addEventListener('popstate', () => {
    read();
    apply(false);
  });
  root
    .querySelector('[data-take]')
    .addEventListener('click', () => save(csv(lines(root, state.now)), `${root.dataset.name}-${state.now.period}-${state.now.borders}.${lang}.csv`));
  read();
  apply(false);
}

// changes puts into the cells of changes the numbers that the texts there say: of ranks, how many places somebody rose since a year;
// of values, by how much they grew, as decimal texts have it.
/** @type {(table: Table) => void} */
function changes({ set, details }) {
  /** @type {(of: HTMLElement) => HTMLTableCellElement[]} */
  const heads = (of) => [.../** @type {HTMLTableElement} */ (of.querySelector('.ranks')).rows[0].cells];
  /** @type {(of: HTMLElement, key: string) => number} */
  const column = (of, key) => heads(of).findIndex((head) => head.dataset.key === key);
  for (const key of ['rank', 'value']) {
    const at = column(details, `${key}-change`);
    const since = heads(details)[at]?.dataset.since;
    /** @type {HTMLElement | false | null | ''} */
    const before = since && set.querySelector(`[data-period="${since}"]`);
    if (!before) continue;
    const [own, theirs] = [column(details, key), column(before, key)];
    /** @type {(of: HTMLElement) => HTMLTableRowElement[]} */
    const rows = (of) => /** @type {HTMLTableRowElement[]} */ ([...of.querySelectorAll('.ranks tr[data-place]')]);
    const then = new Map(rows(before).map((row) => [row.dataset.place, figure(row.cells[theirs])]));
    for (const row of rows(details)) {
      const cell = row.cells[at];
      if (cell.classList.contains('missing')) continue;
      const [now, old] = [figure(row.cells[own]), then.get(row.dataset.place) ?? ''];
      cell.dataset.value ??= key === 'rank' ? String(Number(old) - Number(now)) : less(now, old);
    }
  }
}

// less is one decimal text less another.
/** @type {(a: string, b: string) => string} */
function less(a, b) {
  const decimals = Math.max(...[a, b].map((number) => number.split('.')[1]?.length ?? 0));
  const difference = (Number(a) - Number(b)).toFixed(decimals);
  return Number(difference) ? difference : '0';
}

// What a cell says of its figure for files of data, beside value and qualifier: on the cell itself, else for all of the table.
const SHARED = {
  code_list: 'codeList',
  status: 'status',
  ranked_of: 'rankedOf',
  sample: 'sample',
  source: 'source',
  accessed: 'accessed',
  licence: 'licence',
  note: 'note',
};

// lines are the rows in sight as a file of data has them: the figure, where it stands in the table, of how many places, and in which
// group where there are groups.
/** @type {(root: HTMLElement, table: Table) => import('./csv.js').Cell[][]} */
function lines(root, { details, period }) {
  const body = details.querySelector('table');
  const keys = [...body.rows[0].cells].map((head) => head.dataset.key.replace('-', '_'));
  const groups = Boolean(body.querySelector('.group'));
  const beside = keys.filter((key) => key !== 'name' && key !== 'value');
  // A range of ranks has two columns: its first end, and the other one.
  const rows = /** @type {HTMLTableRowElement[]} */ ([...body.querySelectorAll('tbody tr:not(.group):not([hidden])')]);
  /** @type {(row: HTMLTableRowElement, key: string) => string} */
  const other = (row, key) => upper(row.cells[keys.indexOf(key)]);
  const ranges = beside.filter((key) => rows.some((row) => other(row, key)));
  const columns = [...FIGURE, ...beside.flatMap((key) => (ranges.includes(key) ? [key, `${key}_upper`] : [key])), ...(groups ? ['group'] : []), 'of'];
  const value = Math.max(0, keys.indexOf('value')); // a table of ranks has them first, and no other value
  /** @type {(row: HTMLTableRowElement) => Columns} */
  const record = (row) => {
    const cell = row.cells[value];
    /** @type {(name: string) => string} */
    const said = (name) => cell.dataset[name] ?? body.dataset[name] ?? '';
    return {
      indicator: root.dataset.indicator,
      code: row.dataset.place,
      label: row.querySelector('th').textContent,
      year: period,
      value: figure(cell),
      value_upper: upper(cell),
      qualifier: cell.dataset.qualifier,
      unit: root.dataset.unit,
      ...Object.fromEntries(Object.entries(SHARED).map(([column, name]) => [column, said(name)])),
      ...Object.fromEntries(beside.map((key) => [key, key === 'region' ? row.cells[keys.indexOf(key)].textContent : figure(row.cells[keys.indexOf(key)])])),
      ...Object.fromEntries(ranges.map((key) => [`${key}_upper`, other(row, key)])),
      ...(groups ? { group: row.parentElement.querySelector('.group').textContent } : {}),
      of: details.dataset.of,
    };
  };
  return [heads(columns, lang), ...rows.map((row) => cells(record(row), columns))];
}

for (const root of document.querySelectorAll('.rankings')) rankings(root);
