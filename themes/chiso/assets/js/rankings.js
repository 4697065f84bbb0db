// On the page of a ranking, beside main.js, so that other pages need not carry it.
// The places of an indicator: one period and one set of borders at a time. The page has one table of each set of borders; the others are
// laid out from its file, which is fetched when one of them is asked for. All that a reader chooses stands in the address, so that
// a link shows the same table and the browser's back leads to the one before:
//   period, borders   which table     region, q   the places of it     sort   their order     place   the one that is marked
import { csv, save } from './csv.js';
import { fetchJSON } from './fetch-json.js';
import { rankingDetails } from './ranking-table.js';
import { FIGURE, taken, when } from './record.js';
import { figure, table, upper } from './table.js';
/** @import { Columns } from './types.js' */
/** @import { RankingFile } from './wire.js' */

/** @typedef {{set: HTMLElement, details: HTMLDetailsElement | null, period: string, borders: string, show?: ReturnType<typeof table>}} Table no details: not laid out yet */
/** @typedef {{now: Table, region: string, sort: string, q: string, place: string}} Chosen */

const { lang } = document.documentElement.dataset;

/** @type {(root: HTMLElement) => void} */
function rankings(root) {
  const form = /** @type {HTMLFormElement} */ (root.querySelector('.controls'));
  const { period, borders, region, q } = form.elements;
  const sets = [...root.querySelectorAll('[data-borders]')];
  /** @type {Table[]} */
  const tables = sets.flatMap((set) =>
    set.dataset.known
      .split(' ')
      .map((period) => ({ set, details: set.querySelector(`[data-period="${CSS.escape(period)}"]`), period, borders: set.dataset.borders })),
  );
  const first = tables.find((t) => t.details?.open) ?? tables[0];
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
  /** @type {Promise<RankingFile> | undefined} */
  let fetched;
  const file = () =>
    (fetched ??= /** @type {Promise<RankingFile>} */ (fetchJSON(root.dataset.file)).catch((failure) => {
      fetched = undefined; // asked again, it is tried again
      throw failure;
    }));
  // lay puts a table of the file among those of its set, the latest first.
  /** @type {(now: Table) => Promise<void>} */
  const lay = async (now) => {
    const laid = rankingDetails(await file(), sets.indexOf(now.set), now.period, /** @type {HTMLDetailsElement} */ (first.details));
    if (now.details) return; // asked for twice
    now.details = laid;
    const ofSet = tables.filter((t) => t.set === now.set);
    const next = ofSet.slice(ofSet.indexOf(now) + 1).find((t) => t.details)?.details;
    const last = ofSet.findLast((t) => t.details && t !== now)?.details;
    if (next) next.before(laid);
    else /** @type {HTMLDetailsElement} */ (last).after(laid);
  };
  let turn = 0;
  /** @type {(asked: boolean) => Promise<void>} */
  const apply = async (asked) => {
    const { now } = state,
      mine = ++turn;
    period.value = now.period;
    borders.value = now.borders;
    for (const option of region.options) option.hidden = option.disabled = Boolean(option.value) && option.dataset.of !== now.borders;
    region.value = state.region;
    q.value = state.q;
    form.querySelector('[type=reset]').parentElement.hidden = !(state.region || state.sort || state.q || state.place || now !== first);
    let failed = false;
    if (!now.details) {
      root.setAttribute('aria-busy', 'true');
      failed = await lay(now).then(
        () => false,
        () => true,
      );
      if (mine !== turn) return; // something else was asked for meanwhile
    }
    root.removeAttribute('aria-busy');
    for (const set of sets) set.hidden = set !== now.set;
    for (const details of tables.flatMap((t) => t.details ?? [])) {
      details.hidden = details !== now.details;
      details.open = details === now.details;
    }
    for (const note of root.querySelectorAll('.footnotes li')) note.hidden = !now.details?.querySelector(`[href="#${note.id}"]`);
    if (failed) status.textContent = root.dataset.failed;
    else show(asked);
  };
  /** @type {(asked: boolean) => void} */
  const show = (asked) => {
    const { now } = state;
    if (!now.details) return;
    now.show ??= table(now.details.querySelector('.table-scroll'), set);
    const of = state.region && region.selectedOptions[0].text;
    const shown = now.show({ ...state, fits: (row) => !of || row.cells[row.cells.length - 1].textContent === of }); // regions are the last column
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
  root.querySelector('[data-take]').addEventListener('click', () => {
    const { now } = state;
    if (now.details) save(csv(lines(root, now.details, now.period)), `${root.dataset.name}-${now.period}-${now.borders}.${lang}.csv`);
  });
  read();
  apply(false);
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
/** @type {(root: HTMLElement, details: HTMLDetailsElement, period: string) => import('./csv.js').Cell[][]} */
function lines(root, details, period) {
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
      ...when(period),
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
  return taken(rows.map(record), columns, lang);
}

for (const root of document.querySelectorAll('.rankings')) rankings(root);
