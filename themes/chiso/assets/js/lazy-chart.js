// A chart of a page: a picture until a reader reaches for it, by pointer, touch, keyboard or a control. Only then is the library
// fetched, which is large, and the data of the chart.

/** @import { Live, State } from './types.js' */

/** @typedef {{element: HTMLElement, wake: () => Promise<Live | undefined>, small: () => boolean, update: (state: State, now?: boolean) => Promise<void>}} Picture */

// lazyChart gives {wake, update}: wake brings the chart to life, once, and gives nothing if it cannot (the network is gone, say): then
// the picture stays and a line says so. Update shows a state {place, with, from, to, year}. Small says that the picture is one for
// phones on a wider screen.
/** @type {(element: HTMLElement) => Picture} */
export function lazyChart(element) {
  const box = element.querySelector('.chart'),
    said = element.querySelector('.said');
  /** @type {Promise<Live | undefined> | undefined} */
  let live;
  /** @type {Promise<typeof import('./chart.js')> | undefined} */
  let library;
  /** @type {State} */
  let latest = {};
  let tries = 0;
  /** @type {() => Promise<typeof import('./chart.js')>} */
  const load = () =>
    (library ??= import(element.closest('[data-chart]').dataset.chart + (tries++ ? `?${tries}` : '')).catch((error) => {
      library = undefined;
      throw error;
    })); // a browser remembers an address that failed
  /** @type {() => Promise<Live | undefined>} */
  const wake = () =>
    (live ??= load()
      .then((chart) => chart.draw(element, latest))
      .then((chart) => {
        element.classList.add('is-live');
        said.classList.add('sr');
        said.textContent = '';
        chart.update(latest); // it may have changed while the library was on its way
        return chart;
      })
      .catch(
        /** @returns {undefined} */ () => {
          live = undefined; // the next time may go better
          fail();
        },
      ));
  const fail = () => {
    said.textContent = element.closest('[data-failed]').dataset.failed;
    said.classList.remove('sr');
    element.classList.add('is-failed');
  };
  for (const reached of ['pointerenter', 'focus'])
    box.addEventListener(reached, () => {
      wake();
    });
  for (const button of element.querySelectorAll('[data-take]')) {
    button.addEventListener('click', () =>
      wake()
        .then((chart) => chart?.take(button.dataset.take))
        .catch(fail),
    );
  }
  return {
    element,
    wake,
    small: () => !live && Number(box.querySelector('.room')?.getBoundingClientRect().width) > 0,
    async update(state, now) {
      latest = state;
      if (live || now) (await wake())?.update(state);
    },
  };
}
