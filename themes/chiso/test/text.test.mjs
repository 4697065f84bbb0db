// Days, sentences, lists of words, and the order in which the search finds.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatDate } from '../assets/js/date.js';
import { interpolate } from '../assets/js/interpolate.js';
import { matcher } from '../assets/js/fuzzy.js';
import { engine, reason } from '../assets/js/search-engine.js';

test('a day is written in the form of the site', () => {
  assert.equal(formatDate('2026-03-09', '2/1/2006', 'vi'), '9/3/2026');
  assert.equal(formatDate('2026-03-09', '2 January 2006', 'en'), '9 March 2026');
  assert.equal(formatDate('2026-12-31', '2006-01-02', 'en'), '2026-12-31');
});

test('words are put into a sentence as they are', () => {
  assert.equal(interpolate('{a} of {b}, {a}', { a: '$&', b: 2 }), '$& of 2, $&');
});

test('a text is found by all its words in any order, marks or none', () => {
  const found = matcher('HUE thua');
  assert.ok(found('Thừa Thiên – Huế') && !found('Huế'));
  assert.ok(matcher('')('anything'));
  assert.ok(!matcher('đà', true)('Đà Nẵng') && matcher('đà', true)('da nang')); // folded already
});

const { search, near } = engine({
  skip: 'of the',
  kinds: [{ kind: 'places', title: 'Places' }],
  entries: [
    [0, 'Hà Nam', 'ha-nam', '', [], ''],
    [0, 'Hạ Long', 'ha-long', '', ['Hạ Long City'], 'a bay of the north'],
    [0, 'Hà Nội', 'ha-noi', 'capital', ['Hanoi', 'Thăng Long'], ''],
    [0, 'Index of the capital', 'index', '', [], 'Hà Nội leads'],
  ],
});
const urls = (query) => search(query).map(({ thing }) => thing.url);

test('the search gives what fits best first', () => {
  assert.deepEqual(urls('ha noi'), ['ha-noi', 'index']); // its name, then what speaks of it
  assert.equal(urls('hanoi')[0], 'ha-noi'); // another name, and two words in one
  assert.deepEqual(urls('Hạ'), ['ha-long', 'ha-nam', 'ha-noi']); // marks that were typed count first
  assert.equal(urls('thang long')[0], 'ha-noi');
  assert.deepEqual(urls(''), []);
  assert.deepEqual(urls('xyzzy'), []);
});

test('what is spelt wrongly is found, and said to be near', () => {
  assert.equal(urls('hanoy')[0], 'ha-noi');
  assert.ok(near(search('hanoy')) && !near(search('ha noi')) && !near([]));
});

test('a result explains what it was found by', () => {
  assert.equal(reason(search('thang long')[0], 'thang long'), 'Thăng Long');
  assert.equal(reason(search('ha noi')[0], 'ha noi'), '');
  assert.equal(reason(search('bay')[0], 'bay'), 'a bay of the north');
});
