// The way to one's own place: names as one types, with or without diacritics, of today or of old. The names are those of the page
// of all places, fetched when a reader reaches for the field; without scripts the form leads to that page.
import { finder, fold } from './fold.js';
import { make } from './make.js';

const MOST = 7;

export function find(form) {
  const { q } = form.elements;
  const list = form.querySelector('.found');
  const status = form.querySelector('[role=status]');
  let asked, at = -1, options = [];

  // all are the places: {title, was, url, text}; those of today stand on that page before the former ones. None if they can not be had: the
  // form still leads there. The browser itself makes the page of the answer: the policy lets no script make one of text.
  const all = () => asked ??= new Promise((done, fail) => {
    const request = Object.assign(new XMLHttpRequest(), { onerror: fail, onload: () => (request.status === 200 && request.response ? done(request.response) : fail()) });
    request.open('GET', form.action);
    request.responseType = 'document';
    request.send();
  }).then((page) => [...page.querySelectorAll('[data-find]')].map((item) => {
    const link = item.querySelector('a');
    return { title: link.textContent, was: item.querySelector('small')?.textContent ?? '', url: link.href, text: fold(item.dataset.find) };
  })).catch(() => { asked = undefined; });

  // found are those with all the words typed; first those whose own name begins so, or is so.
  const found = (places) => {
    const typed = fold(q.value).trim();
    if (!typed) return [];
    const has = finder(typed, true);
    const near = ({ title }) => fold(title) === typed ? 0 : fold(title).startsWith(typed) ? 1 : 2;
    return places.filter((p) => has(p.text)).sort((x, y) => near(x) - near(y));
  };
  const close = () => {
    list.hidden = true;
    at = -1;
    q.setAttribute('aria-expanded', 'false');
    q.removeAttribute('aria-activedescendant');
  };
  const go = (n) => {
    at = n;
    options.forEach((option, i) => option.setAttribute('aria-selected', String(i === n)));
    if (n < 0) q.removeAttribute('aria-activedescendant');
    else {
      q.setAttribute('aria-activedescendant', options[n].id);
      options[n].scrollIntoView({ block: 'nearest' });
    }
  };
  const show = async () => {
    const typed = q.value;
    const known = await all();
    if (!known || typed !== q.value) return; // somebody has typed on
    const places = found(known);
    options = places.slice(0, MOST).map(({ title, was, url }, n) => make('a', { id: `found-${n}`, role: 'option', href: url, tabIndex: -1 }, title, ...(was ? [make('small', {}, was)] : [])));
    list.replaceChildren(...options.map((option) => make('li', { role: 'none' }, option)));
    if (!typed.trim()) { status.textContent = ''; close(); return; }
    status.textContent = places.length ? list.dataset.some.replace('#', places.length) : list.dataset.none;
    if (!options.length) list.append(make('li', { className: 'none', ariaHidden: 'true' }, list.dataset.none)); // it is told by the status
    list.hidden = false;
    q.setAttribute('aria-expanded', String(options.length > 0));
    go(-1);
  };

  list.setAttribute('role', 'listbox');
  for (const [name, value] of Object.entries({ role: 'combobox', 'aria-expanded': 'false', 'aria-controls': list.id, 'aria-autocomplete': 'list' })) q.setAttribute(name, value);
  q.addEventListener('focus', () => { all(); });
  q.addEventListener('input', show);
  q.addEventListener('keydown', (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && options.length && !list.hidden) {
      event.preventDefault();
      go((at + 1 + step + options.length + 1) % (options.length + 1) - 1); // one of them is the field itself
    } else if (event.key === 'Escape' && !list.hidden) {
      event.preventDefault();
      close();
    }
  });
  form.addEventListener('submit', (event) => { // to the one chosen; to the first if its name is what was typed, or there is no other
    const first = options[0];
    const named = first && (options.length === 1 || fold(first.firstChild.textContent) === fold(q.value).trim());
    const link = at >= 0 ? options[at] : named && !list.hidden ? first : null;
    if (!link) return;
    event.preventDefault();
    location.assign(link.href);
  });
  form.addEventListener('focusout', (event) => { if (!form.contains(event.relatedTarget)) close(); });
  list.addEventListener('pointerdown', (event) => event.preventDefault()); // the field keeps the focus, so that the list stays to be clicked
}

for (const form of document.querySelectorAll('form.finder')) find(form);
