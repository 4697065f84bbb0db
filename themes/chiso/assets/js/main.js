// On every page: what makes it handier, never what makes it work. What only some pages have, they load: list.js, profile.js, rankings.js.
import { figure } from './figure.js';
import { opener } from './opener.js';
import { views } from './views.js';

const all = (selector) => document.querySelectorAll(selector);

for (const root of all('.views:not(.profile-views)')) views(root);
for (const element of all('[data-chart]')) if (!element.closest('.views')) figure(element);

for (const link of all('.search-open')) opener(link);

// A dataset past its next release says so. The reader's clock tells, so that the same data always build to the same page.
for (const note of all('[data-due]')) note.hidden = new Date().toISOString().slice(0, 10) <= note.dataset.due;

// Copy buttons: shown only where they can work.
if (navigator.clipboard) {
  for (const button of all('[data-copy]')) {
    button.hidden = false;
    button.addEventListener('click', async () => {
      await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).innerText);
      button.parentElement.querySelector('[role=status]').textContent = button.dataset.done;
    });
  }
}
