// On every page: what makes it handier, never what makes it work. What only some pages have, they load (_partials/script.html).
import './trusted-types.js';
import { lazyChart } from './lazy-chart.js';
import { terms } from './terms.js';
import { keepOffline } from './offline.js';
import { searchButton } from './search-button.js';
import { views } from './views.js';

/** @type {(selector: string) => NodeListOf<HTMLElement>} */
const all = (selector) => document.querySelectorAll(selector);

for (const root of all('.views:not(.profile-views)')) views(root);
for (const element of all('.chart-figure[data-chart]')) if (!element.closest('.views')) lazyChart(element);

terms();
// The way to the page for comparing takes along what a reader has chosen here.
for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (all('[data-carry]'))) {
  const href = link.href;
  for (const reached of ['pointerdown', 'focus', 'click']) {
    link.addEventListener(reached, () => {
      const query = new URLSearchParams(location.search);
      const kept = ['place', 'with', 'from', 'to'].filter((key) => query.has(key)).map((key) => `&${key}=${encodeURIComponent(query.get(key) ?? '')}`);
      link.href = href + kept.join('');
    });
  }
}
const notice = document.getElementById('kept');
if (notice) keepOffline(notice);
for (const link of all('.search-open')) searchButton(link);

// A dataset past its next release says so. The reader's clock tells, so that the same data always build to the same page.
for (const note of all('[data-due]')) note.hidden = new Date().toISOString().slice(0, 10) <= note.dataset.due;

// Copy buttons: shown only where they can work.
if (navigator.clipboard) {
  for (const button of all('[data-copy]')) {
    button.hidden = false;
    button.addEventListener('click', async () => {
      await navigator.clipboard.writeText(document.querySelector(`#${button.dataset.copy}`).innerText);
      button.parentElement.querySelector('[role=status]').textContent = button.dataset.done;
    });
  }
}
