// The filter of a list, of indicators or of places; what it shows stands in the address.
import { finder } from './fold.js';

export function filterList(form) {
  const items = [...document.querySelectorAll('[data-find]')].map((li) => ({ li, topics: (li.dataset.topics ?? '').trim().split(/\s+/) }));
  const { q, topic } = form.elements;
  const status = form.querySelector('[role=status]');
  const apply = () => {
    const found = finder(q.value);
    let shown = 0;
    for (const { li, topics } of items) {
      const fits = found(li.dataset.find) && (!topic?.value || topics.includes(topic.value));
      li.hidden = !fits;
      shown += fits;
    }
    for (const group of document.querySelectorAll('.group')) group.hidden = !group.querySelector('[data-find]:not([hidden])');
    status.textContent = !q.value.trim() && !topic?.value ? '' : shown ? status.dataset.some.replace('#', shown) : status.dataset.none;
  };
  const read = () => {
    const query = new URLSearchParams(location.search);
    q.value = query.get('q') ?? '';
    if (topic) topic.value = query.get('topic') ?? '';
    apply();
  };
  form.addEventListener('input', () => {
    const query = new URLSearchParams();
    if (q.value) query.set('q', q.value);
    if (topic?.value) query.set('topic', topic.value);
    history.replaceState(null, '', query.size ? `?${query}` : location.pathname);
    apply();
  });
  form.addEventListener('submit', (event) => event.preventDefault());
  addEventListener('popstate', read);
  form.hidden = false;
  read();
}
