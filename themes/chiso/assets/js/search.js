// The search of a dialog, as a list to choose from with the arrow keys, and of the page of the search, whose words stand in the address.
import { arrowKeys } from './arrow-keys.js';
import { fetchJSON } from './fetch-json.js';
import { createElement } from './dom.js';
import { engine, pieces, reason } from './search-engine.js';
/** @import { Engine, Result } from './search-engine.js' */
/** @import { SearchIndex } from './types.js' */

const FEW = 5,
  MANY = 20; // results shown of a kind: in the dialog, on the page

/** @type {Promise<Engine> | undefined} */
let loading;
/** @type {(address: string) => Promise<Engine>} */
const load = (address) =>
  (loading ??= /** @type {Promise<SearchIndex>} */ (fetchJSON(address)).then(engine).catch((error) => {
    loading = undefined;
    throw error;
  }));

const attached = new WeakSet();

// attach makes a form search the index at an address; what it finds is under the root.
/** @type {(form: HTMLFormElement, index: string, root: string) => Promise<void>} */
export async function attach(form, index, root) {
  const found = await load(index);
  if (attached.has(form)) return;
  attached.add(form);
  (form.closest('dialog') ? choose : show)(form, found, root);
}

/** @type {(text: string, query: string, result: Result) => (string | HTMLElement)[]} */
const marked = (text, query, result) => pieces(text, query, result).map(([words, is]) => (is ? createElement('mark', {}, words) : words));

// noted is the line under a result: what explains it, and what it was found by if that is not to be seen; another name comes first.
/** @type {(query: string, result: Result) => HTMLElement} */
function noted(query, result) {
  const { note, names } = result.thing,
    by = reason(result, query);
  return createElement('small', {}, ...marked((names.includes(by) ? [by, note] : [note, by]).filter(Boolean).join(' · '), query, result));
}

// grouped gives the results by kind, the kind of the best one first: [{kind, title, results}].
/** @type {(found: Engine, results: Result[]) => {kind: string, title: string, results: Result[]}[]} */
function grouped({ kinds }, results) {
  /** @type {Map<number, {kind: string, title: string, results: Result[]}>} */
  const groups = new Map();
  for (const result of results) {
    const { kind } = result.thing;
    const group = groups.get(kind) ?? { ...kinds[kind], results: [] };
    groups.set(kind, group);
    group.results.push(result);
  }
  return [...groups.values()];
}

/** @type {(status: HTMLElement, query: string, results: Result[], near: boolean) => void} */
const say = (status, query, results, near) => {
  const { single, some, none, near: nearly } = status.dataset;
  const count = results.length === 1 ? single : some.replace('#', String(results.length));
  status.textContent = !query.trim() ? '' : !results.length ? none : near ? `${nearly} ${count}` : count;
};

// choose is the search of the dialog.
/** @type {(form: HTMLFormElement, found: Engine, root: string) => void} */
function choose(form, found, root) {
  const { q } = form.elements,
    dialog = /** @type {HTMLDialogElement} */ (form.closest('dialog'));
  const list = form.querySelector('[role=listbox]'),
    status = form.querySelector('[role=status]'),
    all = form.querySelector('.search-foot .button');
  const pointer = arrowKeys(q);
  const update = () => {
    const query = q.value,
      results = found.search(query);
    /** @type {HTMLElement[]} */
    const options = [];
    list.replaceChildren(
      ...grouped(found, results).map(({ kind, title, results: of }) => {
        const head = createElement('p', { id: `found-${kind}`, role: 'presentation' }, title);
        const group = createElement(
          'div',
          { role: 'group' },
          head,
          ...of.slice(0, FEW).map((result) => {
            const { thing } = result;
            const option = createElement(
              'a',
              { id: `found-${thing.id}`, href: root + thing.url, role: 'option', tabIndex: -1 },
              createElement('span', {}, ...marked(thing.title, query, result)),
              noted(query, result),
            );
            options.push(option);
            return option;
          }),
        );
        group.setAttribute('aria-labelledby', head.id);
        return group;
      }),
    );
    list.scrollTop = 0;
    all.hidden = results.length <= options.length;
    pointer.set(options);
    say(status, query, results, found.near(results));
  };
  q.addEventListener('input', update);
  q.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.isComposing || (!pointer.chosen() && q.value.trim())) return;
    event.preventDefault();
    pointer.chosen()?.click();
  });
  list.addEventListener('click', (event) => {
    if (/** @type {Element} */ (event.target).closest('a') && !event.ctrlKey && !event.metaKey && !event.shiftKey) dialog.close();
  }); // it may lead to a place on this page
  update();
}

// show is the search of the page.
/** @type {(form: HTMLFormElement, found: Engine, root: string) => void} */
function show(form, found, root) {
  const { q } = form.elements,
    status = form.querySelector('[role=status]');
  const [box, everything] = ['#search-results', '#everything'].map((id) => document.querySelector(id));
  const update = () => {
    const query = q.value,
      results = found.search(query);
    everything.hidden = Boolean(query.trim());
    box.replaceChildren(
      ...grouped(found, results).map(({ kind, title, results: of }) => {
        const links = of
          .slice(0, MANY)
          .map((result) =>
            createElement(
              'li',
              {},
              createElement('a', { href: root + result.thing.url }, ...marked(result.thing.title, query, result)),
              ' ',
              noted(query, result),
            ),
          );
        const section = createElement('section', {}, createElement('h2', { id: `found-${kind}` }, title), createElement('ul', { className: 'all' }, ...links));
        if (of.length > MANY)
          section.append(createElement('p', { className: 'quiet' }, status.dataset.more.replace('##', String(of.length)).replace('#', String(MANY))));
        return section;
      }),
    );
    say(status, query, results, found.near(results));
  };
  const read = () => {
    q.value = new URLSearchParams(location.search).get('q') ?? '';
    update();
  };
  const write = () => {
    history.replaceState(null, '', q.value.trim() ? `?${new URLSearchParams({ q: q.value })}` : location.pathname);
    update();
  };
  q.addEventListener('input', write);
  form.addEventListener('reset', (event) => {
    event.preventDefault();
    q.value = '';
    write();
    q.focus();
  });
  form.addEventListener('submit', (event) => event.preventDefault());
  addEventListener('popstate', read);
  if (q.value) write();
  else read(); // what somebody typed while this was on its way stays
}
