// What a reader picks from: two lists with a search, made when they are first opened, and the names of all that is picked, each with
// a button that takes it out again.
import { dropdown } from '../dropdown.js';
import { matcher } from '../fuzzy.js';
import { createElement } from '../dom.js';
import { MOST } from './model.js';
/** @import { Choice, Index, Words } from '../types.js' */

/** @typedef {'i' | 'p'} Key indicators or places */

const CHIPS = 16; // names shown; more are counted

/** @type {(root: HTMLElement, index: Index, words: Words, set: (change: Partial<Choice>) => void) => {show: (next: Choice) => void}} */
export function chooser(root, index, words, set) {
  /** @type {Choice} */
  let state;
  /** @type {Record<Key, (value: string) => string | undefined>} */
  const names = { i: (name) => index.indicators.get(name)?.title, p: (key) => index.places.get(key)?.label };
  /** @type {Record<Key, () => void>} */
  const lists = {
    i: list(/** @type {HTMLDetailsElement} */ (root.querySelector('[data-pick=i]')), indicators),
    p: list(/** @type {HTMLDetailsElement} */ (root.querySelector('[data-pick=p]')), places),
  };

  // list is one of the two: its content is made when it is opened.
  /** @type {(details: HTMLDetailsElement, fill: () => HTMLElement[]) => () => void} */
  function list(details, fill) {
    const body = details.querySelector('.places'),
      search = /** @type {HTMLInputElement} */ (details.querySelector('input[type=search]')),
      none = details.querySelector('.none');
    let made = false;
    const key = /** @type {Key} */ (details.dataset.pick);
    const sync = () => {
      const picked = new Set(state[key]);
      details.querySelector('output').textContent = picked.size ? ` (${picked.size})` : '';
      if (!made) return;
      const relevant = key === 'p' && state.i.length ? new Set(state.i.flatMap((name) => index.indicators.get(name)?.lists ?? [])) : null;
      const found = matcher(search.value);
      let shown = 0;
      for (const group of body.querySelectorAll('fieldset')) {
        let left = 0;
        const fits = !relevant || relevant.has(group.dataset.list) || [...group.querySelectorAll('input')].some((box) => picked.has(box.value));
        for (const box of group.querySelectorAll('input')) {
          box.checked = picked.has(box.value);
          box.disabled = key === 'i' && !box.checked && picked.size >= MOST.indicators;
          const hit = fits && found(box.dataset.find);
          box.parentElement.hidden = !hit;
          left += Number(hit);
        }
        for (const button of group.querySelectorAll('button')) {
          const hit = fits && found(button.textContent);
          button.hidden = !hit;
          left += Number(hit);
          button.ariaPressed = String(button.dataset.keys.split(' ').every((k) => picked.has(k)));
        }
        group.hidden = !left;
        shown += left;
      }
      none.hidden = shown > 0;
    };
    details.addEventListener('toggle', () => {
      if (!made) body.append(...fill());
      made = true;
      sync();
    });
    search.addEventListener('input', sync);
    dropdown(details);
    body.addEventListener('change', ({ target }) => {
      const { value, checked } = /** @type {HTMLInputElement} */ (target);
      set({ [key]: checked ? [...state[key], value] : state[key].filter((v) => v !== value) });
    });
    body.addEventListener('click', ({ target }) => {
      const keys = /** @type {Element} */ (target).closest('button')?.dataset.keys?.split(' ');
      if (!keys) return;
      const all = keys.every((k) => state.p.includes(k));
      set({ p: all ? state.p.filter((k) => !keys.includes(k)) : [...new Set([...state.p, ...keys])] });
    });
    details.querySelector('[name=clear]').addEventListener('click', () => set({ [key]: [] }));
    return sync;
  }

  /** @type {(value: string, text: string, found: string) => HTMLElement} */
  function box(value, text, found) {
    const input = createElement('input', { type: 'checkbox', value });
    input.dataset.find = found;
    return createElement('label', {}, input, text);
  }
  /** @type {(title: string, ...inside: HTMLElement[]) => HTMLElement} */
  function group(title, ...inside) {
    return createElement('fieldset', {}, createElement('legend', {}, title), ...inside);
  }
  function indicators() {
    return index.datasets.map((d) => group(d.title, ...d.indicators.map((x) => box(x.name, x.title, `${x.title} ${d.title} ${x.topics ?? ''} ${x.unit}`))));
  }
  function places() {
    return index.lists.map((l) => {
      const buttons = (l.groups ?? []).map((g) => {
        const button = createElement('button', { type: 'button', className: 'button' }, `${g.title} (${g.keys.length})`);
        button.dataset.keys = g.keys.join(' ');
        return button;
      });
      const set = group(
        l.title,
        ...(buttons.length ? [createElement('div', { className: 'groups' }, ...buttons)] : []),
        ...l.places.map((x) => box(x.key, x.label, `${x.label} ${x.find ?? ''}`)),
      );
      set.dataset.list = l.name;
      return set;
    });
  }

  // chips are the names of what is picked.
  /** @type {(key: Key) => void} */
  function chips(key) {
    const picked = state[key];
    const shown = picked.slice(0, CHIPS).map((value) => {
      const name = names[key](value) ?? '',
        remove = words.fill('remove', { name });
      const button = createElement(
        'button',
        { type: 'button', className: 'chip', title: remove, ariaLabel: remove },
        name,
        createElement('span', { ariaHidden: 'true' }, '×'),
      );
      button.addEventListener('click', () => {
        const at = picked.indexOf(value);
        set({ [key]: state[key].filter((v) => v !== value) });
        (root.querySelectorAll(`.picked-${key} button`)[Math.min(at, state[key].length - 1)] ?? root.querySelector(`[data-pick=${key}] summary`)).focus();
      });
      return createElement('li', {}, button);
    });
    if (picked.length > CHIPS) shown.push(createElement('li', { className: 'quiet' }, words.fill('more', { count: picked.length - CHIPS })));
    root.querySelector(`.picked-${key}`).replaceChildren(...shown);
  }

  return {
    show(next) {
      state = next;
      for (const key of /** @type {Key[]} */ (['i', 'p'])) {
        lists[key]();
        chips(key);
      }
    },
  };
}
