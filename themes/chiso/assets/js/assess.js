// A self-assessment: one question at a time, the result, sheets as files. Nothing leaves the device: no request is made here. Where one is
// stands in the address after #, so that the browser's back works: #q-CODE is a question, #result what is known so far.
import { storage } from './assess/storage.js';
import { LARGEST, named, once, read, Refused, sheetText, unitText } from './assess/file.js';
import { profile, scores, summary, unit } from './assess/score.js';
import { resultView } from './assess/result.js';
import { save } from './csv.js';
import { formatDate as dayIn } from './date.js';
import { interpolate } from './interpolate.js';
/** @import { Sheet, UnitFile } from './assess/file.js' */
/** @import { Answers, Unit } from './assess/score.js' */
/** @import { Shown } from './assess/result.js' */
/** @import { AssessmentModel } from './wire.js' */

/** @typedef {Pick<Sheet, 'id' | 'day' | 'unit' | 'answers'>} Mine */
/** @typedef {Pick<UnitFile, 'day' | 'unit' | 'of'>} Team */
/** @typedef {{team?: Team, sheet?: Sheet, notes: string[]}} Gathered */

const root = document.querySelector('.assess');
/** @type {AssessmentModel} */
const model = JSON.parse(root.dataset.model);
/** @type {Record<string, string>} */
const words = JSON.parse(root.dataset.words);
/** @type {(selector: string) => HTMLElement} */
const find = (selector) => root.querySelector(selector);
/** @type {(key: string, args?: Record<string, string | number>) => string} */
const say = (key, args = {}) => interpolate(words[key], args);
const form = /** @type {HTMLFormElement} */ (find('.ask'));
const fieldsets = [...form.querySelectorAll('fieldset')];
const codes = fieldsets.map((f) => f.dataset.question);
const kept = storage(root.dataset.root, model.name);
const show = resultView(root, model, words);
const said = find('.said');
const unitField = /** @type {HTMLInputElement} */ (find('#unit'));

const today = () => new Date().toLocaleDateString('sv'); // YYYY-MM-DD
/** @type {(day: string) => string} */
const written = (day) => dayIn(day, words.date, document.documentElement.lang);
const lot = () => [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
/** @type {() => Mine} */
const fresh = () => ({ id: lot(), day: today(), unit: '', answers: new Map() });

let mine = fresh(); // {id, day, unit, answers}
/** @type {Team | null} */
let team = null; // {unit, day, of}: sheets put together; this device does not keep it
/** @type {Shown | null} */
let before = null; // what is compared with
/** @type {string[]} */
let notes = []; // about the files that were opened
let stored = true; // whether what is kept may be written over
/** @type {string} */
let current; // code of the question that is asked, or was before the result

const asked = () => codes.find((code) => !mine.answers.has(code)) ?? codes[0];

// what names a result by its unit and day.
/** @type {(result: Pick<Shown, 'unit' | 'day' | 'mine'>) => string} */
const what = ({ unit: name, day, mine: own }) =>
  name ? say('what', { unit: name, day: written(day) }) : say(own ? 'what_mine' : 'what_unit', { day: written(day) });

/** @type {(sheet: Pick<Sheet, 'unit' | 'day' | 'answers'>) => Shown} */
const resultOf = (sheet) => ({
  mine: true,
  unit: sheet.unit,
  day: sheet.day,
  answers: sheet.answers,
  pillars: profile(model, sheet.answers),
  levels: scores(sheet.answers),
});
/** @type {(unit: Team) => Shown} */
const resultOfUnit = ({ unit: name, day, of }) => ({ mine: false, unit: name, day, of, sheets: of.sheets, ...summary(model, of) });

// go shows what the address says; focus follows a reader who came here by pressing something.
/** @type {(focus: boolean) => void} */
function go(focus) {
  const hash = location.hash.slice(1);
  const result = hash === 'result' && (mine.answers.size > 0 || team);
  current = hash.startsWith('q-') && codes.includes(hash.slice(2)) ? hash.slice(2) : (current ?? asked());
  root.dataset.shows = result ? 'result' : 'ask'; // the stylesheet hides the rest, on paper other things than on a screen
  const here = fieldsets[codes.indexOf(current)];
  for (const part of form.querySelectorAll('fieldset, [data-pillar]')) part.classList.toggle('is-away', !part.contains(here));
  here.setAttribute('aria-describedby', 'progress'); // heard with the question
  const at = codes.indexOf(current);
  form.querySelector('.progress span').textContent =
    `${say('progress', { number: at + 1, count: codes.length })} · ${here.closest('[data-pillar]').dataset.name}`;
  form.querySelectorAll('.dots i').forEach((dot, n) => {
    dot.className = n === at ? 'is-now' : mine.answers.has(codes[n]) ? 'is-done' : '';
  });
  form.elements.back.hidden = at === 0;
  form.querySelector('[type=submit]').textContent = at === codes.length - 1 ? words.last : words.next;
  form.querySelector('.ask-more a').hidden = !mine.answers.size || at === codes.length - 1;
  if (result) {
    const shown = team ? resultOfUnit(team) : resultOf(mine);
    show({ ...shown, day: written(shown.day) }, before && { ...before, what: what(before) }, notes);
    /** @type {HTMLDetailsElement} */ (find('.files')).open = true;
  }
  find('[name=save]').textContent = team ? words.save_unit : words.save;
  /** @type {HTMLButtonElement} */ (find('[name=save]')).disabled = !team && !mine.answers.size;
  find('.files [name=erase]').hidden = !mine.answers.size && stored;
  find('[name=stop]').hidden = !before;
  unitField.value = team ? team.unit : mine.unit;
  if (focus) {
    (result ? find('#finding') : here).focus({ preventScroll: true });
    (result ? find('.result') : form).scrollIntoView();
  }
}

// open leads to a place of this page, one step of the browser's back.
/** @type {(hash: string) => void} */
function open(hash) {
  if (location.hash === `#${hash}`) go(true);
  else location.hash = hash;
}
addEventListener('hashchange', ({ newURL }) => {
  const hash = new URL(newURL).hash.slice(1);
  if (hash === 'ask') {
    // answers are changed from the first one on, or from where one is missing
    history.replaceState(null, '', `#q-${asked()}`);
    team = before = null;
  }
  if (hash === 'main') return; // the link past the menu
  go(true);
});

function fillIn() {
  for (const input of form.querySelectorAll('input')) input.checked = String(mine.answers.get(input.name)) === input.value;
}

function store() {
  if (!stored) return;
  const works = !mine.answers.size ? kept.erase() : kept.set(sheetText(model, mine));
  find('.keeps').textContent = works ? find('.keeps').dataset.works : words.keeps_not;
}

// answer takes an answer, or takes it away.
/** @type {(code: string, value: string | undefined) => void} */
function answer(code, value) {
  if (value === undefined) mine.answers.delete(code);
  else mine.answers.set(code, value === 'na' ? value : Number(value));
  mine.day = today();
  team = before = null;
  notes = [];
  tell('');
  find('.kept-answers').hidden = true;
  stored = true;
  store();
}

form.addEventListener('change', ({ target }) => {
  const { name, value } = /** @type {HTMLInputElement} */ (target);
  answer(name, value);
  go(false);
});
form.addEventListener('submit', (event) => {
  event.preventDefault();
  const at = codes.indexOf(current);
  if (at < codes.length - 1) open(`q-${codes[at + 1]}`);
  else if (mine.answers.size) open('result');
});
form.elements.back.addEventListener('click', () => open(`q-${codes[codes.indexOf(current) - 1]}`));
form.elements.skip.addEventListener('click', () => {
  for (const input of fieldsets[codes.indexOf(current)].querySelectorAll('input')) input.checked = false;
  answer(current, undefined);
  form.requestSubmit();
});

unitField.addEventListener('change', () => {
  const name = named(unitField.value);
  if (team) team.unit = name;
  else {
    mine.unit = name;
    store();
  }
  go(false);
});

// sure asks before anything is lost; it gives focus back to what was pressed.
/** @type {(question: string, yes: string, action: () => void) => void} */
function sure(question, yes, action) {
  const box = find('.sure');
  const from = /** @type {HTMLElement} */ (document.activeElement);
  const [accept, refuse] = box.querySelectorAll('button');
  box.querySelector('p').textContent = question;
  accept.textContent = yes;
  refuse.textContent = words.erase_no;
  box.hidden = false;
  const close = () => {
    box.hidden = true;
    from.focus();
  };
  accept.onclick = () => {
    close();
    action();
  };
  refuse.onclick = close;
  box.onkeydown = (/** @type {KeyboardEvent} */ { key }) => {
    if (key === 'Escape') close();
  };
  box.focus();
  box.scrollIntoView({ block: 'nearest' });
}

/** @type {(text: string) => void} */
function tell(text) {
  said.textContent = text;
}

function erase() {
  kept.erase();
  mine = fresh();
  team = before = null;
  notes = [];
  stored = true;
  find('.kept-answers').hidden = true;
  fillIn();
  open(`q-${codes[0]}`);
  tell(words.erased);
}
for (const button of root.querySelectorAll('[name=erase]')) button.addEventListener('click', () => sure(words.erase_sure, words.erase_yes, erase));

find('[name=save]').addEventListener('click', () => {
  const name = `${team ? words.file_unit : words.file}-${(team ?? mine).day}.json`;
  save(new Blob([team ? unitText(model, team) : sheetText(model, mine)], { type: 'application/json' }), name);
  tell(say('saved', { name }));
});
find('[name=print]').addEventListener('click', () => print());
find('[name=blank]').addEventListener('click', () => {
  const shows = root.dataset.shows;
  root.dataset.shows = 'blank';
  addEventListener(
    'afterprint',
    () => {
      root.dataset.shows = shows;
    },
    { once: true },
  );
  print();
});

// reasonOf puts into words why a file is not read.
/** @type {(refused: Refused) => string} */
const reasonOf = (refused) => say(`refused_${refused.reason}`, { most: LARGEST / 1024, own: model.version, least: model.leastSheets, ...refused.details });

// readAll reads files; the first that cannot be read is named, and none is used.
/** @type {(files: File[]) => Promise<(Sheet | UnitFile)[] | null>} */
async function readAll(files) {
  const all = [];
  for (const file of files) {
    try {
      if (file.size > LARGEST) throw new Refused('large');
      all.push(read(await file.text(), model));
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      tell(say('refused', { name: file.name, reason: reasonOf(error) }));
      return null;
    }
  }
  return all;
}

/** @type {(file: Pick<Sheet, 'version' | 'dropped'>) => string[]} */
const carried = ({ version, dropped }) => {
  const questions = dropped.filter((code) => codes.includes(code)).map((code) => fieldsets[codes.indexOf(code)].dataset.number);
  return questions.length ? [say('carried', { version, questions: questions.join(', ') })] : dropped.length ? [say('carried_gone', { version })] : [];
};

// gathered gives one result of what was opened: {sheet} for the sheet of one person, {team} for a unit, with notes; null if it cannot.
/** @type {(all: (Sheet | UnitFile)[], files: File[]) => Gathered | null} */
function gathered(all, files) {
  const units = all.filter((file) => file.kind === 'unit'),
    single = all.filter((file) => file.kind === 'sheet');
  if (units.length && all.length > 1) {
    tell(words.refused_mixed);
    return null;
  }
  if (units.length) {
    const [{ unit: name, day, of, version, dropped }] = units;
    const pillars = dropped.map((code) => find(`[data-pillar="${code}"]`).dataset.name.toLocaleLowerCase(document.documentElement.lang));
    return { team: { unit: name, day, of }, notes: dropped.length ? [say('carried_pillars', { version, pillars: pillars.join(', ') })] : [] };
  }
  if (all.length === 1) return { sheet: single[0], notes: carried(single[0]) };
  const { sheets, repeated } = once(single);
  if (sheets.length < model.leastSheets) {
    tell(say('refused', { name: files.map((f) => f.name).join(', '), reason: say('refused_few', { least: model.leastSheets, count: sheets.length }) }));
    return null;
  }
  const names = new Set(sheets.map((s) => s.unit).filter(Boolean));
  const empty = sheets.filter(({ answers }) => profile(model, answers).every(({ score }) => score === null)).length;
  const older = sheets.filter(({ dropped }) => dropped.length).length;
  return {
    team: {
      unit: names.size === 1 ? [...names][0] : '',
      day:
        sheets
          .map((s) => s.day)
          .sort()
          .at(-1) ?? '',
      of: unit(
        model,
        sheets.map((s) => s.answers),
      ),
    },
    notes: /** @type {[number, string][]} */ ([
      [repeated, 'repeated'],
      [empty, 'empty'],
      [older, 'carried_unit'],
    ])
      .filter(([count]) => count)
      .map(([count, key]) => say(key, { count })),
  };
}

/** @type {(event: Event) => Promise<void>} */
async function opened(event) {
  const target = /** @type {HTMLInputElement} */ (event.target);
  const files = [...(target.files ?? [])];
  const all = files.length ? await readAll(files) : null;
  target.value = ''; // the same file may be opened again
  const got = all && gathered(all, files);
  if (!got) {
    if (all) said.scrollIntoView({ block: 'nearest' });
    return;
  }
  if (target.id === 'compare') {
    if (Boolean(got.team) !== Boolean(team)) {
      tell(words.refused_kinds);
      return;
    }
    before = got.team ? resultOfUnit(got.team) : resultOf(/** @type {Sheet} */ (got.sheet));
    notes = got.notes;
    tell('');
    open('result');
    return;
  }
  const use = () => {
    ({ notes } = got);
    before = null;
    if (got.team) ({ team } = got);
    else {
      const { id, day, unit: name, answers } = /** @type {Sheet} */ (got.sheet);
      mine = { id, day, unit: name, answers };
      team = null;
      stored = true;
      store();
      fillIn();
    }
    const known = got.team || mine.answers.size;
    tell(known ? '' : notes.join(' ')); // the result says them itself
    open(known ? 'result' : `q-${codes[0]}`);
  };
  const differs = mine.answers.size && got.sheet && sheetText(model, { ...got.sheet }) !== sheetText(model, mine);
  if (differs) sure(say('replace_sure', { count: mine.answers.size }), words.replace_yes, use);
  else use();
}
for (const id of ['open', 'compare']) find(`#${id}`).addEventListener('change', opened);
find('[name=stop]').addEventListener('click', () => {
  before = null;
  notes = [];
  go(true);
});

// Take up what was kept before, with a note.
const text = kept.get();
if (text) {
  try {
    const sheet = read(text, model);
    if (sheet.kind !== 'sheet') throw new Refused('damaged');
    mine = { id: sheet.id, day: sheet.day, unit: sheet.unit, answers: sheet.answers };
    notes = carried(sheet);
    find('.kept-answers span').textContent = [say('kept', { count: mine.answers.size, day: written(mine.day) }), ...notes].join(' ');
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    stored = false; // it stays until an answer is given or it is erased
    find('.kept-answers span').textContent = say('kept_unread', { reason: reasonOf(error) });
  }
  find('.kept-answers').hidden = false;
}
find('.keeps').dataset.works = find('.keeps').textContent;
if (!kept.works) find('.keeps').textContent = words.keeps_not;
root.classList.add('is-alive');
fillIn();
go(false);
