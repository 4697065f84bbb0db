// On every page: what makes it handier, never what makes it work.

// Charts: the picture stands in the page; the library, which is large, is fetched when a reader reaches for a chart, by
// pointer, touch or keyboard, or comes by a link that names a place.
for (const figure of document.querySelectorAll('[data-chart]')) {
  const box = figure.querySelector('.chart');
  let live;
  const enliven = () => live ??= import(figure.dataset.chart).then((chart) => {
    chart.draw(figure);
    figure.classList.add('is-live');
    if (document.activeElement.matches('.explore *')) box.focus(); // its button is gone now
  });
  box.addEventListener('pointerenter', enliven, { once: true });
  const way = figure.querySelector('.chooser, .explore'); // for the keyboard: the list of places, or a button
  way.hidden = false;
  way.addEventListener(way.matches('form') ? 'focusin' : 'click', enliven, { once: true });
  way.addEventListener('change', enliven, { once: true });
  if (way.matches('form') && new URLSearchParams(location.search).has('place')) enliven();
}

// A dataset past its next release says so. The reader's clock tells, so that the same data always build to the same page.
for (const note of document.querySelectorAll('[data-due]')) note.hidden = new Date().toISOString().slice(0, 10) <= note.dataset.due;

// Copy buttons: shown only where they can work.
if (navigator.clipboard) {
  for (const button of document.querySelectorAll('[data-copy]')) {
    button.hidden = false;
    button.addEventListener('click', async () => {
      await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).innerText);
      button.parentElement.querySelector('[role=status]').textContent = button.dataset.done;
    });
  }
}

// The filter of the list of indicators; what it shows stands in the address.
const filter = document.querySelector('form.filter');
if (filter) {
  const fold = (s) => s.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd');
  const items = [...document.querySelectorAll('[data-find]')].map((li) => ({ li, text: fold(li.dataset.find), topics: li.dataset.topics.trim().split(/\s+/) }));
  const { q, topic } = filter.elements;
  const status = filter.querySelector('[role=status]');
  const apply = () => {
    const words = fold(q.value).split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const { li, text, topics } of items) {
      const fits = words.every((w) => text.includes(w)) && (!topic?.value || topics.includes(topic.value));
      li.hidden = !fits;
      shown += fits;
    }
    for (const group of document.querySelectorAll('.group')) group.hidden = !group.querySelector('[data-find]:not([hidden])');
    const asked = words.length || topic?.value;
    status.textContent = !asked ? '' : shown ? status.dataset.some.replace('#', shown) : status.dataset.none;
  };
  const read = () => {
    const query = new URLSearchParams(location.search);
    q.value = query.get('q') ?? '';
    if (topic) topic.value = query.get('topic') ?? '';
    apply();
  };
  filter.addEventListener('input', () => {
    const query = new URLSearchParams();
    if (q.value) query.set('q', q.value);
    if (topic?.value) query.set('topic', topic.value);
    history.replaceState(null, '', query.size ? `?${query}` : location.pathname);
    apply();
  });
  filter.addEventListener('submit', (event) => event.preventDefault());
  addEventListener('popstate', read);
  filter.hidden = false;
  read();
}
