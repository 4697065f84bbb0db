// On the page of a ranking, beside main.js, so that other pages need not carry it.
// The places of an indicator: one year and one set of borders at a time. All that a reader chooses stands in the address, so that
// a link shows the same table and the browser's back leads to the one before:
//   year, borders   which table     region, q   the places of it     sort   their order     place   the one that is marked
import { csv, save } from './csv.js';
import { reader, table } from './table.js';

function rankings(root) {
  const form = root.querySelector('.controls');
  const { year, borders, region, q } = form.elements;
  const sets = [...root.querySelectorAll('[data-borders]')];
  const tables = sets.flatMap((set) => [...set.querySelectorAll('[data-year]')].map((details) => ({ set, details, year: details.dataset.year, borders: set.dataset.borders })));
  const first = tables.find((t) => t.details.open) ?? tables[0];
  const status = form.querySelector('.said');
  root.classList.add('is-one');

  // named gives the table that an address names: its year, of those borders if they have it, else the one shown first.
  const named = (query) => {
    const inYear = tables.filter((t) => t.year === query.get('year'));
    const ofSet = tables.filter((t) => t.borders === query.get('borders'));
    return inYear.find((t) => ofSet.includes(t)) ?? ofSet.find((t) => t.year === first.year) ?? ofSet[0] ?? inYear[0] ?? first;
  };
  let state;
  const read = () => {
    const query = new URLSearchParams(location.search);
    const text = (key) => query.get(key) ?? '';
    const now = named(query);
    const known = [...region.options].some((o) => o.value === text('region') && o.dataset.of === now.borders); // regions of other borders are others
    state = { now, region: known ? text('region') : '', sort: text('sort'), q: text('q'), place: text('place') };
  };
  const write = () => {
    const query = new URLSearchParams(location.search);
    const put = (key, value) => value ? query.set(key, value) : query.delete(key);
    put('year', state.now === first ? '' : state.now.year);
    put('borders', sets.length < 2 || state.now.borders === first.borders ? '' : state.now.borders);
    for (const key of ['region', 'sort', 'q', 'place']) put(key, state[key]);
    history.pushState(null, '', (query.size ? `?${query}` : location.pathname) + location.hash);
  };
  const apply = (asked) => {
    const { now } = state;
    for (const set of sets) set.hidden = set !== now.set;
    for (const { details } of tables) {
      details.hidden = details !== now.details;
      details.open = details === now.details;
    }
    year.value = now.year;
    borders.value = now.borders;
    for (const option of region.options) option.hidden = option.disabled = Boolean(option.value) && option.dataset.of !== now.borders;
    region.value = state.region;
    q.value = state.q;
    for (const note of root.querySelectorAll('.footnotes li')) note.hidden = !now.details.querySelector(`[href="#${note.id}"]`);
    form.querySelector('[type=reset]').parentElement.hidden = !(state.region || state.sort || state.q || state.place || now !== first);
    show(asked);
  };
  const show = (asked) => {
    const { now } = state;
    now.show ??= table(now.details.querySelector('.table-scroll'), set);
    const wanted = region.selectedOptions[0].text;
    const shown = now.show({ ...state, fits: (row) => !state.region || row.cells[row.cells.length - 1].textContent === wanted });
    const rows = status.dataset.rows.replace('#', shown);
    status.textContent = asked ? `${now.details.querySelector('summary').textContent}. ${rows}` : state.q || state.region ? rows : '';
  };
  const set = (change) => {
    state = { ...state, ...change };
    write();
    apply(true);
  };

  year.addEventListener('change', () => {
    const inYear = tables.filter((t) => t.year === year.value);
    const now = inYear.find((t) => t.borders === state.now.borders) ?? inYear[0];
    set({ now, region: now.borders === state.now.borders ? state.region : '' });
  });
  borders.addEventListener('change', () => {
    const ofSet = tables.filter((t) => t.borders === borders.value);
    set({ now: ofSet.find((t) => t.year === state.now.year) ?? ofSet[0], region: '' });
  });
  region.addEventListener('change', () => set({ region: region.value }));
  q.addEventListener('input', () => { // typing is one step back, not one for each letter
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
  root.querySelector('[data-take]').addEventListener('click', () => save(csv(lines(root, state.now)), `${root.dataset.name.replace('.', `-${state.now.year}-${state.now.borders}.`)}.csv`));
  read();
  apply(false);
}

// lines are the rows in sight as a file holds them: numbers as they are shown, with a point; in which year and of how many; the
// group of a place where there are groups.
function lines(root, { details, year }) {
  const value = reader(document.documentElement.lang);
  const [source, licence] = root.dataset.lines.split('\n');
  const body = details.querySelector('table');
  const heads = [...body.tHead.rows[0].cells];
  const groups = Boolean(body.querySelector('.group'));
  const rows = [...body.querySelectorAll('tbody tr:not(.group):not([hidden])')];
  const number = (cell, other) => {
    const read = value(cell, other);
    return Number.isFinite(read) ? read : '';
  };
  // A range has two columns: its first end, and the other one, blank where the first is the number itself.
  const columns = heads.flatMap((head, i) => {
    const key = head.dataset.key.replace('-', '_');
    if (!head.classList.contains('num')) return [{ key, read: (row) => row.cells[i].textContent }];
    const ends = [{ key, read: (row) => number(row.cells[i]) }, { key: `${key}_upper`, read: (row) => number(row.cells[i], true) }];
    return rows.some((row) => ends[1].read(row) !== '') ? ends : ends.slice(0, 1);
  });
  const at = Math.max(0, heads.findIndex((head) => head.dataset.key === 'value'));
  const sign = (row) => row.cells[at].firstChild?.textContent.match(/^[≈<>≥≤]/)?.[0] ?? ''; // of a number that is not exact
  const signs = rows.some(sign);
  return [
    ['code', ...columns.map((column) => column.key), ...(signs ? ['qualifier'] : []), ...(groups ? ['group'] : []), 'status', 'year', 'of', 'unit', 'source', 'licence'],
    ...rows.map((row) => [row.dataset.place, ...columns.map((column) => column.read(row)), ...(signs ? [sign(row)] : []), ...(groups ? [row.parentElement.querySelector('.group').textContent] : []),
      row.querySelector('.mark')?.textContent ?? '', Number(year), Number(details.dataset.of), root.dataset.unit, source, licence]),
  ];
}

for (const root of document.querySelectorAll('.rankings')) rankings(root);
