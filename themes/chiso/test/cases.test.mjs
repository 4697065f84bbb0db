// What the theme and the program must do alike: see cases.json.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { line, safe } from '../assets/js/csv.js';
import { fold } from '../assets/js/fuzzy.js';
import { quarters } from '../assets/js/look/common.js';
import { number, percentSign, text } from '../assets/js/number.js';
import { later, order, position, since } from '../assets/js/period.js';
import { plain } from '../assets/js/table.js';

const cases = JSON.parse(readFileSync(new URL('cases.json', import.meta.url), 'utf8'));

// each runs a check on all cases of a kind and tells all that fail.
function each(kind, check) {
  test(kind, () => {
    const list = Object.entries(cases[kind]);
    assert.ok(list.length > 3, `${list.length} cases`);
    const wrong = list.map(([key, entry]) => check(entry, key)).filter(([got, want]) => got !== want);
    assert.deepEqual(wrong, []);
  });
}

each('numbers', ([language, value, decimals, least, want]) => [number(language, Number(value), decimals, least), want]);
each('shown', ([, value, shown, found]) => [plain(shown) === value, found]);
each('percent', (want, language) => [percentSign(language), want]);
each('fold', ([typed, want]) => [fold(typed).trim(), want]);
each('safe', ([typed, want]) => [safe(typed), want]);
each('rows', ([cells, want]) => [line(cells), want]);
each('quarters', ([values, direction, want]) => [values.map(quarters(values, { direction })).join(), want.join()]);
each('periods', ([period, steps, to, at]) => [
  [later(period, steps), since(to, period), order(to, period), position(period)].join(),
  [to, steps, Math.sign(steps), at].join(),
]);

test('what is no number is a dash', () => {
  for (const value of [NaN, Infinity, -Infinity]) assert.equal(number('en', value, 1), '–');
});

test('a number as text is never with an exponent', () => {
  const texts = {
    1e21: '1000000000000000000000',
    1.25e21: '1250000000000000000000',
    1e-7: '0.0000001',
    '-1.5e-7': '-0.00000015',
    0.1: '0.1',
    5e-324: `0.${'0'.repeat(323)}5`,
  };
  for (const [value, want] of Object.entries(texts)) assert.equal(text(Number(value)), want);
});
