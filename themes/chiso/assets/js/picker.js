// The list of places to compare with: a search and a box to tick for each, made when it is first opened.
import { dropdown } from './dropdown.js';
import { matcher } from './fuzzy.js';

export const MOST = 10; // places to compare with

// picker gives {show}: show ticks a list of codes. changed receives the codes that a reader ticks.
/** @type {(details: HTMLDetailsElement, options: HTMLOptionElement[], changed: (codes: string[]) => void) => {show: (codes: string[]) => void}} */
export function picker(details, options, changed) {
  const list = details.querySelector('.places'),
    output = details.querySelector('output');
  const search = /** @type {HTMLInputElement} */ (details.querySelector('input[type=search]'));
  /** @type {HTMLInputElement[]} */
  const boxes = [];
  /** @type {string[]} */
  let ticked = [];
  const build = () => {
    if (boxes.length) return;
    for (const { value, text } of options) {
      const label = document.createElement('label'),
        box = document.createElement('input');
      Object.assign(box, { type: 'checkbox', value });
      label.append(box, text);
      list.append(label);
      boxes.push(box);
    }
    sync();
    find(); // somebody may have typed already
  };
  const find = () => {
    const found = matcher(search.value);
    for (const box of boxes) box.parentElement.hidden = !found(box.parentElement.textContent);
  };
  const sync = () => {
    output.textContent = ticked.length ? ` (${ticked.length})` : '';
    for (const box of boxes) {
      box.checked = ticked.includes(box.value);
      box.disabled = !box.checked && ticked.length >= MOST;
      box.parentElement.title = box.disabled ? details.dataset.most : '';
    }
  };
  details.addEventListener('toggle', build, { once: true });
  search.addEventListener('input', find);
  dropdown(details);
  list.addEventListener('change', (event) => {
    const { value, checked } = /** @type {HTMLInputElement} */ (event.target);
    changed(checked ? [...ticked, value] : ticked.filter((code) => code !== value));
  });
  details.querySelector('[name=clear]').addEventListener('click', () => changed([]));
  return {
    show(codes) {
      ticked = codes;
      sync();
    },
  };
}
