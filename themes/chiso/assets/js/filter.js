// The filter of a list: of indicators, places, targets, legal instruments. What it shows stands in the address, a word for each control,
// and the browser's back leads to what was shown before.
import { matcher, fold } from './fuzzy.js';

// filterList shows the items ([data-find]) that have the words typed, in what data-find says or else in all that one reads of them, and in what data-also adds,
// and, for each list to choose from, its value among the words of the data attribute of its name, of the item or of its group; groups
// of which nothing is left are hidden. Each option tells how many items it would leave, all else being as it is.
/** @type {(form: HTMLFormElement) => void} */
export function filterList(form) {
  const { q } = form.elements;
  const reset = form.querySelector('[type=reset]');
  const status = form.querySelector('[role=status]');
  const always = Boolean(status.textContent.trim()); // the total is announced where the page shows it from the start
  const facets = [...form.querySelectorAll('select')].map((select) => ({ name: select.name, select, options: [...select.options].filter((o) => o.value) }));
  const items = [...document.querySelectorAll('[data-find]')].map((element) => {
    const group = element.closest('.group');
    return {
      element,
      text: fold(`${element.dataset.find || element.textContent} ${element.dataset.also ?? ''}`),
      words: facets.map(({ name }) => words(element.dataset[name] ?? group?.dataset[name] ?? '')),
    };
  });
  const groups = [...document.querySelectorAll('.group')];

  const apply = () => {
    const found = matcher(q.value, true);
    const counts = facets.map(() => new Map());
    let shown = 0;
    for (const { element, text, words } of items) {
      let misses = 0,
        missed = -1;
      if (found(text)) {
        facets.forEach(({ select }, n) => {
          if (select.value && !words[n].includes(select.value)) {
            misses++;
            missed = n;
          }
        });
        if (misses < 2) {
          facets.forEach((_, n) => {
            if (!misses || missed === n) for (const word of words[n]) counts[n].set(word, (counts[n].get(word) ?? 0) + 1);
          });
        }
      } else misses = facets.length + 1;
      if (element.hidden !== misses > 0) element.hidden = misses > 0;
      shown += Number(!misses);
    }
    facets.forEach(({ select, options }, n) => {
      for (const option of options) {
        const count = counts[n].get(option.value) ?? 0;
        const label = `${option.dataset.label} (${count})`;
        if (option.text !== label) option.text = label;
        option.disabled = !count && option.value !== select.value;
      }
    });
    for (const group of groups) group.hidden = !group.querySelector('[data-find]:not([hidden])');
    const asked = Boolean(q.value.trim() || facets.some(({ select }) => select.value));
    status.textContent = !asked && !always ? '' : shown ? status.dataset.some.replace('#', String(shown)) : status.dataset.none;
    reset.hidden = !asked;
  };
  /** @type {(HTMLInputElement | HTMLSelectElement)[]} */
  const controls = [q, ...facets.map(({ select }) => select)];
  const read = () => {
    const query = new URLSearchParams(location.search);
    for (const c of controls) {
      c.value = query.get(c.name) ?? '';
      if ('selectedIndex' in c && c.selectedIndex < 0) c.value = ''; // an address may say what there is not
    }
    apply();
  };
  let typing = false; // one step back for all that is typed, not one for each letter
  /** @type {(typed: boolean) => void} */
  const write = (typed) => {
    const query = new URLSearchParams();
    for (const c of controls) if (c.value) query.set(c.name, c.value);
    const address = (query.size ? `?${query}` : location.pathname) + location.hash;
    if (typed && typing) history.replaceState(null, '', address);
    else history.pushState(null, '', address);
    typing = typed;
    apply();
  };
  form.addEventListener('input', ({ target }) => write(target === q));
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('reset', (event) => {
    event.preventDefault();
    for (const c of controls) c.value = '';
    write(false);
    q.focus();
  });
  addEventListener('popstate', () => {
    typing = false;
    read();
  });
  read();
}

// words are those of a data attribute; "2011-2013" is each of those years.
/** @type {(text: string) => string[]} */
function words(text) {
  return text
    .split(/\s+/)
    .filter(Boolean)
    .flatMap((word) => {
      const [, from, to] = word.match(/^(\d{4})-(\d{4})$/) ?? [];
      return from ? Array.from({ length: Number(to) - Number(from) + 1 }, (_, n) => String(Number(from) + n)) : [word];
    });
}
