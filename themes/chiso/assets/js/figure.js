// A chart of a page: a picture until a reader reaches for it, by pointer, touch, keyboard or a control. Only then is the library
// fetched, which is large, and the data of the chart.

// figure gives {wake, update}: wake brings the chart to life, once; update shows a state {place, with, from, to, year}.
export function figure(element) {
  const box = element.querySelector('.chart');
  let live, latest = {};
  const wake = () => live ??= import(element.dataset.chart)
    .then((chart) => chart.draw(element, latest))
    .then((chart) => {
      element.classList.add('is-live');
      chart.update(latest); // it may have changed while the library was on its way
      return chart;
    })
    .catch((error) => {
      element.querySelector('.said').textContent = element.dataset.failed;
      element.querySelector('.said').classList.remove('sr');
      throw error;
    });
  for (const reached of ['pointerenter', 'focus']) box.addEventListener(reached, wake, { once: true });
  for (const button of element.querySelectorAll('[data-take]')) {
    button.addEventListener('click', async () => (await wake()).take(button.dataset.take));
  }
  return {
    element,
    wake,
    async update(state, now) {
      latest = state;
      if (live || now) (await wake()).update(state);
    },
  };
}
