// The filter of a list: of indicators, places, targets, legal instruments. What it shows stands in the address, a word for each control.
import { finder } from './fold.js';

// filterList shows the items ([data-find]) that have the words typed and, for each list to choose from, its value among the words of
// the data attribute of its name; groups of which nothing is left are hidden.
export function filterList(form) {
  const items = [...document.querySelectorAll('[data-find]')];
  const { q } = form.elements;
  const selects = [...form.querySelectorAll('select')];
  const controls = [q, ...selects];
  const status = form.querySelector('[role=status]');
  const apply = () => {
    const found = finder(q.value);
    let shown = 0;
    for (const item of items) {
      const fits = found(item.dataset.find) && selects.every((s) => !s.value || item.dataset[s.name].split(/\s+/).includes(s.value));
      item.hidden = !fits;
      shown += fits;
    }
    for (const group of document.querySelectorAll('.group')) group.hidden = !group.querySelector('[data-find]:not([hidden])');
    const asked = q.value.trim() || selects.some((s) => s.value);
    status.textContent = !asked ? '' : shown ? status.dataset.some.replace('#', shown) : status.dataset.none;
  };
  const read = () => {
    const query = new URLSearchParams(location.search);
    for (const c of controls) {
      c.value = query.get(c.name) ?? '';
      if (c.selectedIndex < 0) c.value = ''; // an address may say what there is not
    }
    apply();
  };
  form.addEventListener('input', () => {
    const query = new URLSearchParams();
    for (const c of controls) if (c.value) query.set(c.name, c.value);
    history.replaceState(null, '', (query.size ? `?${query}` : location.pathname) + location.hash);
    apply();
  });
  form.addEventListener('submit', (event) => event.preventDefault());
  addEventListener('popstate', read);
  read();
}
