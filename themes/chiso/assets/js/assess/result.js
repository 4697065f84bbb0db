// The result of a self-assessment, put together of parts that the page has: advice, what a survey found, names of pillars. All that comes
// from a file is set as text.
import { interpolate } from '../interpolate.js';
import { createElement } from '../dom.js';
import { number } from '../number.js';
import { finding, things, weak, widest } from './score.js';
/** @import { AssessmentModel } from '../wire.js' */
/** @import { Answer, Answers, Scored, Unit } from './score.js' */

/** @typedef {{unit: string, day: string, pillars: Scored[], levels: Map<string, number>}} Common */
/** @typedef {(Common & {mine: true, answers: Answers}) | (Common & {mine: false, sheets: number, of: Unit})} Shown */
/** @typedef {Record<string, string>} Sentences of the page: self-assessment/assessment.html */
/** @typedef {Shown & {what: string}} Before */

// resultView gives show(shown, before, notes). What is shown is {mine, unit, day, pillars, levels}, with the answers of one person or, of a unit,
// the sheets and the counts (of) that score.js makes; before is what it is compared with, and what that is in words; notes are sentences.
/** @type {(root: HTMLElement, model: AssessmentModel, words: Sentences) => (shown: Shown, before: Before | null, notes: string[]) => void} */
export function resultView(root, model, words) {
  const language = document.documentElement.lang;
  /** @type {(selector: string) => HTMLElement} */
  const find = (selector) => root.querySelector(selector);
  /** @type {(key: string, args?: Record<string, string | number>) => string} */
  const say = (key, args = {}) => interpolate(words[key], args);
  /** @type {(value: number) => string} */
  const written = (value) => number(language, value, 1);
  const [low, high] = [model.scale[0], model.scale[model.scale.length - 1]];
  /** @type {(value: number) => string} */
  const across = (value) => `${(100 * (value - low)) / (high - low)}%`;
  const result = find('.result');
  const all = model.pillars.flatMap(({ questions }) => questions);
  /** @type {(code: string) => HTMLElement} */
  const fieldset = (code) => find(`[data-question="${code}"]`);
  /** @type {(code: string) => string} */
  const numberOf = (code) => fieldset(code).dataset.number;
  /** @type {(code: string, score: Answer | undefined) => string} */
  const label = (code, score) => fieldset(code).querySelector(`[value="${score}"] ~ span b`).lastChild?.textContent?.trim() ?? '';
  /** @type {(code: string) => Record<string, string>} */
  const pillarOf = (code) => find(`[data-pillar="${code}"]`).dataset;
  /** @type {(code: string) => string} */
  const inSentence = (code) => pillarOf(code).name.toLocaleLowerCase(language);
  /** @type {(codes: string[]) => string} */
  const names = (codes) => codes.map(inSentence).reduce((list, name, n) => list + (n === codes.length - 1 ? words.and : ', ') + name);

  /** @type {(of: Unit, code: string, test: (step: number) => boolean) => number} */
  const chosen = (of, code, test) => model.scale.map((step, n) => (test(step) ? Number(of.questions.get(code)?.[n]) : 0)).reduce((a, b) => a + b, 0);
  /** @type {(of: Unit, code: string) => number} */
  const sheetsOn = (of, code) => chosen(of, code, () => true);

  // reason says why a thing is among those to do.
  /** @type {(shown: Shown, code: string) => string} */
  function reason(shown, code) {
    if (shown.mine) return say('why', { number: numberOf(code), answer: label(code, shown.answers.get(code)) });
    const { of } = shown;
    const step = Math.max(low, ...model.scale.filter((s) => s < model.weak));
    const count = chosen(of, code, (s) => s <= step);
    return count ? say('why_unit', { number: numberOf(code), count, of: sheetsOn(of, code), answer: label(code, step) }) : '';
  }

  /** @type {(shown: Shown, code: string) => HTMLElement} */
  const thing = (shown, code) => {
    const copy = /** @type {HTMLElement} */ (find(`[data-advice="${code}"]`).cloneNode(true));
    copy.querySelector('.for').remove();
    const why = reason(shown, code);
    if (why) copy.querySelector('h4').after(createElement('p', { className: 'quiet why' }, why));
    return createElement('li', { className: 'thing' }, ...copy.childNodes);
  };

  /** @type {(shown: Shown, before: Before | null, found: ReturnType<typeof finding>, one: Scored) => HTMLElement} */
  function pillar(shown, before, found, one) {
    const { code, score, answered, open } = one,
      [least, most] = [Number(one.low), Number(one.high)]; // of a unit, which has both beside a score
    const { name, text } = pillarOf(code);
    const head = createElement('p', { className: 'head' }, createElement('b', {}, name));
    for (const [codes, sign, word] of /** @type {[string[], string, string][]} */ ([
      [found.strongest, '▲', words.strongest],
      [found.weakest, '▼', words.weakest],
    ])) {
      if (codes.includes(code)) head.append(' ', createElement('span', { className: sign === '▲' ? 'mark is-strong' : 'mark is-weak' }, `${sign} ${word}`));
    }
    const item = createElement('li', {}, head, createElement('p', { className: 'quiet' }, text));
    if (score === null) {
      const few = createElement(
        'p',
        { className: 'few' },
        say(shown.mine ? 'few' : 'few_unit', { answered, least: shown.mine ? model.leastAnswers : model.leastSheets }),
      );
      open.forEach((q, n) => few.append(n ? ', ' : ' ', createElement('a', { href: `#q-${q}` }, say('answer', { number: numberOf(q) }))));
      item.append(few);
      return item;
    }
    const strip = createElement('span', { className: 'strip', ariaHidden: 'true' });
    /** @type {(className: string, from: number, to?: number) => void} */
    const at = (className, from, to = from) => {
      const mark = strip.appendChild(createElement('i', { className }));
      mark.style.setProperty('--from', across(from));
      mark.style.setProperty('--to', across(to));
    };
    if (!shown.mine) at('span', least, most);
    const then = before?.pillars.find((p) => p.code === code)?.score ?? null;
    if (then !== null) at('then', then);
    at('now', score);
    const says = createElement('p', { className: 'score' }, say('of', { score: written(score), most: high }));
    if (!shown.mine) says.append(createElement('small', {}, say('spread', { low: written(least), high: written(most) })));
    item.append(strip, says);
    if (before)
      item.append(
        createElement(
          'p',
          { className: 'quiet before' },
          then === null ? say('then_none', { what: before.what }) : say('then', { what: before.what, score: written(then), change: change(score, then) }),
        ),
      );
    return item;
  }

  /** @type {(value: number) => number} */
  const rounded = (value) => Math.round(10 * value); // as they are shown, so that a reader who subtracts finds the same
  /** @type {(now: number, then: number) => string} */
  const change = (now, then) => {
    const by = rounded(now) - rounded(then);
    return `${by > 0 ? '+' : by < 0 ? '−' : '±'}${written(Math.abs(by) / 10)}`;
  };

  return function show(shown, before, notes) {
    const { mine, pillars, levels } = shown;
    const found = finding(model, pillars);
    const scored = pillars.some(({ score }) => score !== null);
    const answered = shown.mine ? say('answered', { answered: shown.answers.size, count: all.length }) : '';
    const told = { none: say(mine ? 'none_text' : 'none_unit', { least: mine ? model.leastAnswers : model.leastSheets }), alike: words.alike_text, apart: '' }[
      found.kind
    ];
    result.querySelector('.eyebrow').textContent = [shown.unit, shown.mine ? words.mine : say('of_unit', { count: shown.sheets }), shown.day]
      .filter(Boolean)
      .join(' · ');
    result.querySelector('#finding').textContent =
      found.kind === 'apart' ? say('apart', { strongest: names(found.strongest), weakest: names(found.weakest) }) : words[found.kind];
    result.querySelector('.lead').textContent = [told, answered].filter(Boolean).join(' ');
    const list = result.querySelector('.result-notes');
    list.replaceChildren(...notes.map((note) => createElement('li', {}, note)));
    list.hidden = !notes.length;
    result.querySelector('.how').textContent = [mine ? words.how : words.how_unit, before ? say('compared', { what: before.what }) + '.' : '']
      .filter(Boolean)
      .join(' ');
    result.querySelector('.pillars').replaceChildren(...pillars.map((one) => pillar(shown, before, found, one)));

    const monday = result.querySelector('.monday');
    const [weakest, ...others] = weak(model, pillars);
    const first = things(model, levels, weakest);
    monday.hidden = !scored;
    monday.querySelector('p').textContent = !first.length ? words.monday_none : weakest ? say('monday_why', { pillar: inSentence(weakest) }) : words.monday_all;
    monday.querySelector('ol').replaceChildren(...first.map((code) => thing(shown, code)));
    monday
      .querySelector('.more')
      .replaceChildren(
        ...others.map((code) =>
          createElement(
            'details',
            {},
            createElement('summary', {}, say('monday_pillar', { pillar: inSentence(code) })),
            createElement('ol', {}, ...things(model, levels, code).map((q) => thing(shown, q))),
          ),
        ),
      );

    const talk = result.querySelector('.talk');
    const apart = pillars.filter(({ code }) => widest(pillars).includes(code));
    talk.hidden = mine || !scored;
    talk.querySelector('p').textContent = apart.length
      ? say('talk_text', {
          pillar: names(apart.map(({ code }) => code)),
          low: written(Math.min(...apart.map((p) => Number(p.low)))),
          high: written(Math.max(...apart.map((p) => Number(p.high)))),
        })
      : words.talk_none;
    talk.querySelector('ul').replaceChildren(...apart.map(({ code }) => createElement('li', {}, pillarOf(code).ask)));

    const asked = result.querySelector('.asked');
    const same = all.filter(({ code }) => levels.has(code) && root.querySelectorAll(`[data-advice="${code}"] + [data-asked]`).length);
    asked.hidden = !same.length;
    asked.querySelector('ul').replaceChildren(
      ...same.map(({ code }) => {
        const step = model.scale.find((s) => s >= model.weak) ?? high;
        const own = shown.mine
          ? say('asked_mine', { number: numberOf(code), answer: label(code, shown.answers.get(code)) })
          : say('asked_unit', {
              number: numberOf(code),
              count: chosen(shown.of, code, (s) => s >= step),
              of: sheetsOn(shown.of, code),
              answer: label(code, step),
            });
        return createElement('li', {}, createElement('p', {}, own), ...find(`[data-advice="${code}"] + [data-asked]`).cloneNode(true).childNodes);
      }),
    );
  };
}
