// What a reader looks for, in the order in which it fits: names that are typed exactly, marks and all; then without marks; names that
// begin so; names with all the words; then those that are nearly so; at last what only speaks of it. The library finds, with the
// words folded; the order among names is worked out here, for the library knows no marks.
/** @import { SearchResult } from 'minisearch' */
import MiniSearch from 'minisearch';
import { fold } from './fuzzy.js';
/** @import { SearchIndex } from './types.js' */

/** @typedef {{id: number, kind: number, title: string, url: string, note: string, names: string[], text: string}} Thing */
/** @typedef {{thing: Thing, step: number, match: Record<string, string[]>}} Result */
/** @typedef {{kinds: SearchIndex['kinds'], search: (query: string) => Result[], near: (results: Result[]) => boolean}} Engine */
/** @typedef {{exact: string[], told: string, bare: string[], one: Set<string>, more: string}} Form a thing as it is compared */

const LETTERS = /[\p{L}\p{N}]+/gu;
/** @type {(text: string) => string} */
const bare = (text) => (fold(text).match(LETTERS) ?? []).join(' ');
/** @type {(text: string) => string} */
const exact = (text) => (text.normalize('NFC').toLowerCase().match(LETTERS) ?? []).join(' ');
/** @type {(text: string) => string} */
const glued = (text) => text.replaceAll(' ', '');
const GLUED = 24; // letters: longer names are not typed in one

// The steps of the order. From NEARLY on a name is not quite what was typed; TOLD only speaks of it.
const [TITLE, NAME, BARE_TITLE, BARE_NAME, BEGINS, BARE_BEGINS, NAME_BEGINS, WORDS, BARE_WORDS, NAME_WORDS, NEARLY, NEAR, TOLD] = Array(13).keys();

// engine gives {kinds, search, near}: search gives what fits a text, best first: {thing: {id, kind, title, url, note, names, text}, step,
// match}, match being the words found; near says of what it gave that nothing was quite so. Skip are words that say nothing alone.
/** @type {(index: SearchIndex) => Engine} */
export function engine({ kinds, entries, skip = '' }) {
  const things = entries.map(([kind, title, url, note, names, text], id) => ({ id, kind, title, url, note, names, text }));
  const forms = things.map(({ title, names, note, text }) => {
    // as they are compared, a space before each
    const all = [title, ...names],
      folded = all.map(bare),
      one = new Set(folded.map(glued));
    return {
      exact: all.map((name) => ` ${exact(name)}`),
      told: ` ${exact(`${note} ${text}`)}`,
      bare: folded.map((name) => ` ${name}`),
      one,
      more: ` ${bare(`${note} ${text}`)}`,
    };
  });
  const index = new MiniSearch({
    fields: ['title_words', 'names', 'glued', 'more'],
    tokenize: (text) => text.split(' '),
    processTerm: (term) => term || null,
    searchOptions: { boost: { title_words: 4, names: 3, glued: 3 }, weights: { prefix: 0.5, fuzzy: 0.2 } },
  });
  index.addAll(
    forms.map(({ bare: [title, ...names], one, more }, id) => ({
      id,
      title_words: title.slice(1),
      names: names.join('').slice(1),
      more: more.slice(1),
      glued: [...one].filter((name) => name.length <= GLUED).join(' '),
    })),
  );
  const idle = new Set(bare(skip).split(' '));

  /** @type {(query: string) => Result[]} */
  const search = (query) => {
    const asked = bare(query),
      typed = exact(query),
      one = glued(asked);
    if (!asked) return [];
    const told = asked.split(' ').filter((word) => !idle.has(word)),
      terms = told.length ? told : asked.split(' ');
    const spoken = typed.split(' ').filter((word) => terms.includes(bare(word)));
    /** @type {(name: string, words: string[]) => boolean} */
    const has = (name, words) => words.every((word) => name.includes(` ${word}`));
    const [typedFirst, askedFirst, phrase] = [typed, asked, terms.join(' ')].map((words) => ` ${words}`);
    /** @type {(form: Form, match: Result['match']) => number} */
    const step = (form, match) => {
      if (form.exact[0] === typedFirst) return TITLE;
      if (form.exact.includes(typedFirst)) return NAME;
      if (form.bare[0] === askedFirst) return BARE_TITLE;
      if (form.one.has(one)) return BARE_NAME;
      if (form.exact[0].startsWith(typedFirst)) return BEGINS;
      if (form.bare[0].startsWith(askedFirst)) return BARE_BEGINS;
      if (form.bare.some((name) => name.startsWith(askedFirst))) return NAME_BEGINS;
      if (has(form.exact[0], spoken)) return WORDS;
      if (has(form.bare[0], terms)) return BARE_WORDS;
      if (form.bare.some((name) => has(name, terms))) return NAME_WORDS;
      const fields = new Set(Object.values(match).flat());
      return fields.has('glued') ? NEARLY : fields.has('title_words') || fields.has('names') ? NEAR : TOLD;
    };
    // within a step: who has the words one after the other; who is less off; who has more of the words
    /** @type {(form: Form, at: number, match: Result['match']) => number} */
    const rest = (form, at, match) => {
      if (at === NEARLY) return Math.min(...Object.keys(match).map((term) => distance(one, term)));
      if (at === NEAR) return -terms.filter((term) => form.bare.some((name) => has(name, [term]))).length;
      return at >= WORDS && at < NEARLY ? Number(!form.bare.some((name) => name.includes(phrase))) : 0;
    };
    const fields = asked.length < 3 ? ['title_words', 'names'] : ['title_words', 'names', 'more']; // a letter or two are in every text
    /** @type {(term: string, n: number) => boolean} */
    const begins = (term, n) => n === terms.length - 1 || term.length > 2;
    /** @type {(words: object, whole: object, combineWith?: 'AND' | 'OR') => SearchResult[]} */
    const find = (words, whole, combineWith = 'AND') =>
      index.search({
        combineWith: 'OR',
        queries: [
          { queries: [terms.join(' ')], combineWith, fields, prefix: begins, ...words },
          { queries: [one], fields: ['glued'], prefix: one.length > 2, ...whole },
        ],
      });
    /** @type {Map<number, Result & {off: number, score: number}>} */
    const found = new Map();
    /** @type {(results: SearchResult[]) => void} */
    const put = (results) => {
      for (const { id, score, match } of results) {
        const at = step(forms[id], match);
        if (!((found.get(id)?.step ?? Infinity) <= at)) found.set(id, { thing: things[id], step: at, off: rest(forms[id], at, match), score, match });
      }
    };
    put(find({}, {}));
    const best = [...found.values()].reduce((least, { step: at }) => Math.min(least, at), Infinity);
    if (best <= BARE_NAME) {
      // the name itself: of the rest only what has it as it is
      for (const [id, { step: at }] of found) if (at >= NEARLY && !(forms[id].bare.join('') + forms[id].more).includes(askedFirst)) found.delete(id);
    } else if (best >= NEARLY) {
      const some = found.size ? [] : find({}, {}, 'OR').filter((r) => r.queryTerms.length * 3 >= terms.length);
      const known = new Set(some.flatMap((r) => r.queryTerms));
      if (some.length && terms.every((term) => known.has(term))) {
        // each word is known, but nothing has them all
        put(some.map((r) => ({ ...r, score: r.score * r.queryTerms.length })));
      } else {
        /** @type {(term: string) => number | false} */
        const slips = (term) => (/\d/.test(term) || term.length < 3 ? false : term.length < 6 ? 1 : 2);
        const whole = { fuzzy: (/** @type {string} */ term) => (term.length < 4 ? false : term.length < 6 ? 1 : 2) };
        put(find({ fuzzy: slips }, whole));
        if ([...found.values()].some(({ step: at }) => at === NEARLY)) for (const [id, { step: at }] of found) if (at !== NEARLY) found.delete(id);
        if (!found.size) put(find({ fuzzy: slips }, whole, 'OR').filter((r) => r.queryTerms.length * 2 >= terms.length));
      }
    }
    if (typed !== asked) {
      // marks are typed: what only speaks of it speaks of it with them, if anything does
      /** @type {(id: number) => boolean} */
      const says = (id) => has(forms[id].exact.join('') + forms[id].told, spoken);
      if ([...found.keys()].some(says)) for (const [id, { step: at }] of found) if (at === TOLD && !says(id)) found.delete(id);
    }
    return [...found.values()].sort(
      (a, b) => a.step - b.step || a.off - b.off || (a.step > NEARLY && !a.off ? b.score - a.score : 0) || a.thing.id - b.thing.id,
    );
  };
  return { kinds, search, near: (results) => results.length > 0 && results[0].step >= NEARLY };
}

// distance is how many letters must be changed, put in or taken out, two that changed places counting as one.
/** @type {(a: string, b: string) => number} */
function distance(a, b) {
  /** @type {number[]} */
  let before = [],
    row = [...Array(b.length + 1).keys()];
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + Number(a[i - 1] !== b[j - 1]));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) next[j] = Math.min(next[j], before[j - 2] + 1);
    }
    [before, row] = [row, next];
  }
  return row[b.length];
}

// pieces cuts a text of a result where it has what was looked for: [words, marked] one after the other. If that is not quite what was
// typed, the words found are marked too.
/** @type {(text: string, query: string, found: Pick<Result, 'match' | 'step'>) => [words: string, marked: boolean][]} */
export function pieces(text, query, { match, step }) {
  const letters = [...text.normalize('NFC')];
  /** @type {number[]} */
  const at = []; // a letter may fold to several or to none
  const folded = letters
    .map((letter, n) => {
      const f = fold(letter);
      at.push(...Array(f.length).fill(n));
      return f;
    })
    .join('');
  const marked = new Set();
  /** @type {(n: number) => boolean} */
  const inside = (n) => /[\p{L}\p{N}]/u.test(folded[n] ?? '');
  const lower = letters.map((letter) => letter.toLowerCase());
  /** @type {(word: string, whole: boolean, own?: string | false) => void} */
  const mark = (word, whole, own) => {
    // own: the word with its marks, where it stands with them
    for (let from = folded.indexOf(word); word && from >= 0; from = folded.indexOf(word, from + 1)) {
      if (inside(from - 1) || (whole && inside(from + word.length)) || (own && lower.slice(at[from], at[from] + own.length).join('') !== own)) continue;
      for (let n = from; n < from + word.length; n++) marked.add(at[n]);
    }
  };
  for (const word of exact(query).split(' ')) mark(fold(word), false, fold(word) !== word && ` ${exact(text)}`.includes(` ${word}`) && word);
  if (step >= NEARLY) for (const word of Object.keys(match)) mark(word, true);
  /** @type {[words: string, marked: boolean][]} */
  const out = [];
  letters.forEach((letter, n) => {
    const is = marked.has(n) || (letter === ' ' && marked.has(n - 1) && marked.has(n + 1));
    const last = out.at(-1);
    if (last?.[1] === is) last[0] += letter;
    else out.push([letter, is]);
  });
  return out;
}

const AROUND = 40; // letters shown on both sides of a word

// reason gives what a thing was found by, if neither its title nor its note shows it: another name of it, or some words around.
/** @type {(result: Result, query: string) => string} */
export function reason(result, query) {
  const { title, note, names, text } = result.thing;
  /** @type {(words: string) => boolean} */
  const shows = (words) => pieces(words, query, result).some(([, is]) => is);
  if (shows(title) || shows(note)) return '';
  const name = names.find(shows) ?? names.find((other) => glued(bare(other)) in result.match);
  if (name || !shows(text)) return name ?? '';
  const parts = pieces(text, query, result),
    letters = text.normalize('NFC');
  const from = parts
    .slice(
      0,
      parts.findIndex(([, is]) => is),
    )
    .map(([words]) => words)
    .join('').length;
  const start = from > AROUND ? letters.indexOf(' ', from - AROUND) + 1 : 0,
    end = letters.indexOf(' ', from + AROUND);
  return `${start ? '… ' : ''}${letters.slice(start, end < 0 ? undefined : end)}${end < 0 ? '' : ' …'}`;
}
