// What a comparison amounts to: which indicators can be drawn in which way, and what a reader is told.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lead, model, MOST, start } from '../assets/js/explore/model.js';

const place = (key, more) => [key, { key, label: key, list: key.split(':')[0], ...more }];
const index = {
  statuses: {},
  indicators: new Map([
    ['score', { name: 'score', lists: ['p'], start: ['p:1', 'p:2'] }],
    ['area', { name: 'area', lists: ['q'] }],
  ]),
  places: new Map([place('p:1'), place('p:2', { former: ['q:1'] }), place('p:3'), place('q:1')]),
  lists: [
    { name: 'p', places: [{ key: 'p:1' }, { key: 'p:2' }, { key: 'p:3' }], groups: [{ title: 'g', keys: ['p:2', 'p:3'] }] },
    { name: 'q', places: [{ key: 'q:1' }] },
  ],
};
const file = (figures, more) => ({ name: 'score', title: 'Score', ranking: 'rank', measure: 'score', over_time: true, qualities: [{}], figures, ...more });
const words = { fill: (key, args) => `${key} ${Object.values(args).join(' ')}` };
const choose = (p, more) => ({ i: ['score'], p, from: '', to: '', view: '', unknown: [], ...more });
const two = { 'p:1': [['2020', 1, 0], ['2021', 2, 0]], 'q:1': [['2020', 5, 0]] }; // prettier-ignore

test('an indicator begins with the places its page puts forward, else with a list', () => {
  assert.deepEqual(start(index, 'score'), ['p:1', 'p:2']);
  assert.deepEqual(start(index, 'area'), ['q:1']);
});

test('who was put first leads, unless a whole group was', () => {
  assert.equal(lead(index, ['p:3', 'p:1']), 'p:3');
  assert.equal(lead(index, ['p:2', 'p:3']), '');
  assert.equal(lead(index, ['p:1', 'p:2', 'p:3']), '');
});

test('ways to draw depend on periods, places and whether places may be ranked', () => {
  const kinds = (f, state = choose(['p:1'])) => model(index, [f], state, words).parts[0].kinds.join(' ');
  assert.equal(kinds(file(two)), 'line multiples heat bar');
  assert.equal(kinds(file(two, { ranking: 'quartile' })), 'line multiples heat');
  assert.equal(kinds(file(two, { measure: 'rank' })), 'line multiples heat');
  assert.equal(kinds(file(two), choose(['p:1'], { from: '2021' })), 'bar heat');
  assert.equal(kinds(file(two, { over_time: false })), 'bar heat');
  assert.equal(kinds(file({})), '');
  const keys = Array.from({ length: MOST.named + 1 }, (_, n) => `p:${n}`);
  const many = { ...index, places: new Map(keys.map((key) => place(key))) };
  const all = Object.fromEntries(keys.map((key) => [key, two['p:1']]));
  assert.equal(model(many, [file(all)], choose(keys), words).parts[0].kinds[0], 'heat'); // too many lines to name
});

test('a way that a reader asks for is taken where it is possible', () => {
  const kind = (view) => model(index, [file(two)], choose(['p:1'], { view }), words).parts[0].kind;
  assert.deepEqual([kind('bar'), kind('heat'), kind('tiles'), kind('')], ['bar', 'heat', 'line', 'line']);
});

test('a reader is told what is missing, and offered what there is', () => {
  const notes = (p, more) => model(index, [file(two)], choose(p, more), words).notes;
  assert.deepEqual(notes(['p:1']), []);
  assert.deepEqual(notes(['p:3']), [{ text: 'never_any Score', add: ['p:1', 'p:2'] }]);
  assert.deepEqual(notes(['p:1', 'p:2']), ['never Score p:2', { text: 'former Score 1', add: ['q:1'] }]);
  assert.deepEqual(notes(['p:1'], { from: '2022', to: '2023' }), ['none Score p:1 2022–2023']);
});

test('figures are those of the periods asked for', () => {
  const { known, parts } = model(index, [file(two)], choose(['p:1', 'q:1'], { from: '2021' }), words);
  assert.equal(known, 1);
  assert.deepEqual([parts[0].periods, parts[0].rows.length, parts[0].known.length], [['2021'], 2, 1]);
});
