// arrowKeys lets a reader go through the options of a list with the arrow keys while the focus stays in the field, as in a combobox; between
// the last and the first is the field itself. It gives {set, chosen}: set puts other options in the list, chosen is the one pointed at.
/** @type {(field: HTMLInputElement) => {set: (list: HTMLElement[]) => void, chosen: () => HTMLElement | undefined}} */
export function arrowKeys(field) {
  /** @type {HTMLElement[]} */
  let options = [],
    at = -1;
  /** @type {(n: number) => void} */
  const point = (n) => {
    options[at]?.setAttribute('aria-selected', 'false');
    at = n;
    const option = options[at];
    if (!option) {
      field.removeAttribute('aria-activedescendant');
      return;
    }
    option.setAttribute('aria-selected', 'true');
    option.scrollIntoView({ block: 'nearest' });
    field.setAttribute('aria-activedescendant', option.id);
  };
  field.addEventListener('keydown', (event) => {
    const by = /** @type {Record<string, number>} */ ({ ArrowDown: 1, ArrowUp: -1 })[event.key];
    if (!by || !options.length || event.isComposing) return;
    event.preventDefault();
    point(((at + 1 + by + options.length + 1) % (options.length + 1)) - 1);
  });
  return {
    set(list) {
      point(-1);
      options = list;
      for (const option of options) option.setAttribute('aria-selected', 'false');
      field.setAttribute('aria-expanded', String(options.length > 0));
    },
    chosen: () => options[at],
  };
}
