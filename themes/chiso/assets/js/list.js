// On pages with a list to search.
import { filterList } from './filter.js';

for (const form of /** @type {NodeListOf<HTMLFormElement>} */ (document.querySelectorAll('form.filter'))) filterList(form);
