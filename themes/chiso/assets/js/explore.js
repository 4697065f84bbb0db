// The page for comparing: a reader picks indicators, places and periods, and gets charts, a table, files, a citation and a link. All
// that is picked stands in the address, so that a link shows what its sender saw and the browser's back leads to what was before:
//   i   names of indicators      p   keys of places     from, to   periods     view   way to draw
// A link from the page of an indicator says place and with instead of p, in that page's own codes.
import { charts } from './explore/charts.js';
import { chooser } from './explore/chooser.js';
import { citation, credited, exportFile, today } from './explore/files.js';
import { model, MOST, start } from './explore/model.js';
import { tables } from './explore/tables.js';
import { fetchIndicator } from './explore-file.js';
import { fetchJSON } from './fetch-json.js';
import { createElement } from './dom.js';
import { first, last, within } from './period.js';
import { share } from './share.js';
/** @import { Choice, Index, IndicatorFile, Model, Note, Words } from './types.js' */
/** @import { ExploreIndex } from './wire.js' */

const root = document.querySelector('.explore');
/** @type {Words} */
const words = JSON.parse(root.dataset.words);
const form = root.querySelector('form');
const { from, to } = form.elements;
/** @type {(selector: string) => HTMLElement} */
const find = (selector) => root.querySelector(selector);
const said = find('.said');

/** @type {Map<string, Promise<IndicatorFile>>} */
const fetched = new Map(); // the files of indicators, by name; what failed is tried again
/** @type {(name: string) => Promise<IndicatorFile>} */
function read(name) {
  const file =
    fetched.get(name) ??
    fetchIndicator(root.dataset.file.replace('#', name), document.documentElement.dataset.lang).catch((error) => {
      fetched.delete(name);
      throw error;
    });
  fetched.set(name, file);
  return file;
}

/** @type {Index} */
let index;
/** @type {Choice} */
let state;
/** @type {Model | undefined} */
let now;
/** @type {string} */
let written;
let tried = 0;

// parse gives what an address asks for: with the start of the site for what it leaves open, and without what is not there.
/** @type {() => Promise<Choice>} */
async function parse() {
  const query = new URLSearchParams(location.search);
  /** @type {(key: string) => string[]} */
  const list = (key) => [...new Set((query.get(key) ?? '').split(',').filter(Boolean))];
  /** @type {(key: string) => string} */
  const period = (key) => ([...from.options].some((o) => o.value === query.get(key)) ? (query.get(key) ?? '') : '');
  const asked = list('i');
  let i = asked.filter((name) => index.indicators.has(name));
  const unknown = asked.filter((name) => !i.includes(name));
  if (!i.length && !asked.length && index.headline) i = [index.headline];
  let p = list('p').filter((key) => index.places.has(key));
  unknown.push(...list('p').filter((key) => !p.includes(key)));
  if (!query.has('p') && i.length)
    p = query.has('place') || query.has('with') ? await fromPage(i[0], query.get('place'), query.has('with') ? list('with') : null) : start(index, i[0]);
  const view = query.get('view') ?? '';
  return { i: i.slice(0, MOST.indicators), p, from: period('from'), to: period('to'), view: words.views[view] ? view : '', unknown };
}

/** @type {(name: string, place: string | null, others: string[] | null) => Promise<string[]>} */
async function fromPage(name, place, others) {
  const { codes = {} } = await read(name);
  const [highlight, ...compared] = start(index, name);
  /** @type {(code: string) => string} */
  const key = (code) => codes[code] ?? code;
  return [...new Set([place ? key(place) : '', index.indicators.get(name)?.start ? highlight : '', ...(others ? others.map(key) : compared)])].filter((key) =>
    index.places.has(key),
  );
}

const address = () => {
  const query = new URLSearchParams();
  if (state.i.length) query.set('i', state.i.join(','));
  query.set('p', state.p.join(','));
  for (const key of /** @type {const} */ (['from', 'to', 'view'])) if (state[key]) query.set(key, state[key]);
  return `?${query.toString().replaceAll('%2C', ',').replaceAll('%3A', ':')}`;
};

/** @type {(change: Partial<Choice>) => void} */
function set(change) {
  state = { ...state, ...change, unknown: [] };
  history.pushState(null, '', address());
  written = location.search;
  apply(true);
}

// apply brings everything on the page in step with the state. Asked: a reader picked something, or came by a link that does; before
// that what the page came with stays, and neither figures nor the library of charts are fetched.
/** @type {(asked: boolean) => Promise<void>} */
async function apply(asked) {
  const mine = ++tried;
  spanned();
  choose.show(state);
  for (const radio of form.elements.view) radio.checked = radio.value === state.view;
  if (!asked) {
    const cite = find('.cite');
    cite.textContent = `${cite.dataset.start} ${words.fill('accessed', { link: link(), date: today(words) })}`;
    return;
  }
  root.classList.add('is-busy');
  try {
    const of = await figures();
    if (mine !== tried) return;
    now = of;
    for (const radio of form.elements.view) radio.parentElement.hidden = Boolean(radio.value) && !now.kinds.has(radio.value);
    notes([...now.notes, ...(state.unknown.length ? [words.fill('unknown', { codes: state.unknown.join(', ') })] : [])]);
    tables(find('.explore-tables'), now, words);
    find('.cite').textContent = citation(now, words, link());
    find('.explore-lines').replaceChildren(
      ...now.parts
        .flatMap(credited)
        .filter((line, at, all) => all.indexOf(line) === at)
        .map((line) => createElement('p', {}, line)),
    );
    find('.explore-result').hidden = !now.known;
    find('.explore-empty').hidden = Boolean(now.parts.length && state.p.length);
    said.textContent = words.fill('said', { indicators: now.parts.length, places: state.p.length, figures: now.known });
    said.classList.remove('is-error');
    await charts(find('.explore-charts'), now, words, { chart: root.dataset.chart }, link(), () => mine === tried);
  } catch {
    if (mine !== tried) return;
    said.textContent = words.failed;
    said.classList.add('is-error');
  } finally {
    if (mine === tried) root.classList.remove('is-busy');
  }
}

// figures reads what the state amounts to.
/** @type {() => Promise<Model>} */
async function figures() {
  return model(index, await Promise.all(state.i.map(read)), state, words);
}

// spanned sets the lists of periods to those that the indicators have.
function spanned() {
  const of = state.i.flatMap((name) => index.indicators.get(name) ?? []);
  if (!of.length) return;
  const [begin, end] = [first(of.map((x) => x.from)), last(of.map((x) => x.to))];
  for (const select of [from, to]) for (const option of select.options) option.hidden = option.disabled = !within(option.value, begin, end);
  from.value = first([last([state.from || begin, begin]), end]);
  to.value = last([first([state.to || end, end]), begin]);
}

const link = () => location.origin + location.pathname + (location.search ? address() : '');

/** @type {(list: Note[]) => void} */
function notes(list) {
  const box = find('.explore-notes');
  box.replaceChildren(
    ...list.map((note) => {
      if (typeof note === 'string') return createElement('li', {}, note);
      const button = createElement('button', { type: 'button', className: 'button' }, words.add);
      button.addEventListener('click', () => set({ p: [...new Set([...state.p, ...note.add])] }));
      return createElement('li', {}, note.text, ' ', button);
    }),
  );
  box.hidden = !list.length;
}

/** @type {ReturnType<typeof chooser>} */
let choose;
async function begin() {
  words.fill = (key, args) => Object.entries(args).reduce((text, [name, value]) => text.replaceAll(`{${name}}`, String(value)), words[key]);
  /** @type {ExploreIndex} */
  const list = await fetchJSON(root.dataset.source);
  index = {
    ...list,
    indicators: new Map(list.datasets.flatMap((d) => d.indicators.map((x) => [x.name, { ...x, dataset: d.title }]))),
    places: new Map(list.lists.flatMap((l) => l.places.map((place) => [place.key, { ...place, list: l.name }]))),
  };
  choose = chooser(root, index, words, set);
  for (const select of [from, to]) {
    select.addEventListener('change', () => {
      let [a, b] = [from.value, to.value];
      if (a > b) [a, b] = select === from ? [a, a] : [b, b]; // one period rather than none
      set({ from: a, to: b });
    });
  }
  for (const radio of form.elements.view) radio.addEventListener('change', () => set({ view: radio.value }));
  form.addEventListener('submit', (event) => event.preventDefault());
  addEventListener('popstate', async () => {
    if (location.search === written) return; // a link to a place on the page changes nothing here
    written = location.search;
    state = await parse();
    apply(true);
  });
  for (const button of root.querySelectorAll('[data-explore]')) {
    button.addEventListener('click', async () => {
      try {
        await exportFile(button.dataset.explore, now ?? (await figures()), words, link(), { xlsx: root.dataset.xlsx });
      } catch {
        said.textContent = words.failed;
        said.classList.add('is-error');
      }
    });
  }
  share(find('[data-share]'), () => location.origin + location.pathname + address());
  written = location.search;
  state = await parse();
  await apply(Boolean(location.search));
}

begin().catch(() => {
  said.textContent = words.failed;
  said.classList.add('is-error');
});
