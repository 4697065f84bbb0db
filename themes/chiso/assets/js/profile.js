// On the page of a place.
import { place } from './place.js';

for (const page of document.querySelectorAll('article.place')) place(page);
