// Scoring of a self-assessment, by hand-computed cases, and the reading of its files, hostile ones too.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LARGEST, named, once, read, Refused, sheetText, unitText } from '../assets/js/assess/file.js';
import { finding, median, profile, summary, things, unit, weak, widest } from '../assets/js/assess/score.js';

// Two pillars of four questions, the first with weights that differ.
const model = {
  name: 'two-pillars',
  version: '2.1.0',
  scale: [0, 1, 2, 3],
  leastAnswers: 3,
  leastSheets: 3,
  alike: 0.3,
  weak: 1.5,
  pillars: [
    {
      code: 'means',
      questions: [
        ['a', 40, '1.0.0'],
        ['b', 30, '1.0.0', true],
        ['c', 20, '2.0.0'],
        ['d', 10, '1.0.0'],
      ],
    },
    {
      code: 'ends',
      questions: [
        ['e', 25, '1.0.0'],
        ['f', 25, '1.0.0', true],
        ['g', 25, '1.0.0', true],
        ['h', 25, '1.0.0'],
      ],
    },
  ].map(({ code, questions }) => ({ code, questions: questions.map(([code, weight, since, mayNotApply]) => ({ code, weight, since, mayNotApply })) })),
};
const of = (text) => new Map([...text].map((step, n) => [[...'abcdefgh'][n], step === '-' ? 'na' : Number(step)]).filter(([, step]) => !Number.isNaN(step)));
const scores = (text) => profile(model, of(text)).map(({ score }) => score);
const close = (got, want) => want.forEach((w, n) => assert.ok(w === null ? got[n] === null : Math.abs(got[n] - w) < 1e-12, `${got} is not ${want}`));

test('a pillar is the weighted mean of what was answered', () => {
  for (const [answers, means, ends] of [
    ['00000000', 0, 0],
    ['33333333', 3, 3],
    ['32100123', (40 * 3 + 30 * 2 + 20 * 1) / 100, 1.5], // 2; (0+1+2+3)/4
    ['3-102111', (40 * 3 + 20 * 1) / 70, 1.25], // 2 exactly, for 30 of 100 do not apply
    ['3_102__1', (40 * 3 + 20 * 1) / 70, null], // a question skipped counts as little as one that does not apply
    ['____0123', null, 1.5],
    ['31__----', null, null],
    ['12313---', (40 + 60 + 60 + 10) / 100, null], // 1.7
  ])
    close(scores(answers), [means, ends]);
});

test('what is open is told by its questions', () => {
  const [first, second] = profile(model, of('3-__0123'));
  assert.deepEqual([first.open, first.answered, second.open, second.answered], [['c', 'd'], 1, [], 4]);
});

test('strongest and weakest are told only where they differ', () => {
  const at = (...scores) =>
    finding(
      model,
      scores.map((score, n) => ({ code: `p${n}`, score })),
    );
  assert.deepEqual(at(1, 2.5, 2), { kind: 'apart', strongest: ['p1'], weakest: ['p0'] });
  assert.deepEqual(at(2.5, 1, 2.5), { kind: 'apart', strongest: ['p0', 'p2'], weakest: ['p1'] });
  assert.equal(at(1.25, 1.5).kind, 'alike'); // 0.25 apart
  assert.equal(at(1.2, 1.5).kind, 'apart'); // 0.3 apart, though 1.5 - 1.2 is a little less in binary
  assert.equal(at(1.2, 1.3, 1.4, 1.49).kind, 'alike');
  assert.equal(at(2, null, null).kind, 'none');
  assert.equal(at(null, null).kind, 'none');
});

test('weak pillars come weakest first', () => {
  const at = (...scores) =>
    weak(
      model,
      scores.map((score, n) => ({ code: `p${n}`, score })),
    );
  assert.deepEqual(at(1.4, 0.5, 2, null), ['p1', 'p0']);
  assert.deepEqual(at(1.5, 3), ['p0']); // not below 1.5, but the weakest
  assert.deepEqual(at(2.9, 3), []); // alike and strong
  assert.deepEqual(at(1, 1.1), ['p0', 'p1']); // alike and weak
});

test('things to do follow the lowest answers', () => {
  assert.deepEqual(things(model, of('21303333'), 'means'), ['d', 'b', 'a']);
  assert.deepEqual(things(model, of('11110000'), 'means'), ['a', 'b', 'c']); // equal: as asked
  assert.deepEqual(things(model, of('3-3_3333'), 'means'), []); // nothing low
  assert.deepEqual(things(model, of('12332313')), ['a', 'g', 'b']); // of all: a and g at 1, b at 2
});

test('median', () => {
  for (const [list, want] of [
    [[], null],
    [[2], 2],
    [[3, 1], 2],
    [[3, 0, 1], 1],
    [[0, 3, 1, 2], 1.5],
    [[10, 9, 2], 9],
  ])
    assert.equal(median(list), want);
});

test('sheets are put together without showing one', () => {
  const sheets = ['00000000', '11111111', '32103333', '3-102___'].map(of);
  const u = unit(model, sheets);
  assert.deepEqual(u.pillars.get('means'), [0, 1, 2, 2]);
  assert.deepEqual(u.pillars.get('ends'), [0, 1, 3]); // one sheet has no score there
  assert.deepEqual(u.questions.get('a'), [1, 1, 0, 2]);
  const { pillars, levels } = summary(model, u);
  assert.deepEqual(pillars, [
    { code: 'means', answered: 4, open: [], score: 1.5, low: 0, high: 2 },
    { code: 'ends', answered: 3, open: [], score: 1, low: 0, high: 3 },
  ]);
  assert.equal(levels.get('a'), 2); // 0, 1, 3, 3
  assert.equal(levels.get('b'), 1); // 0, 1, 2
  assert.deepEqual(widest(pillars), ['ends']);
  const few = summary(model, unit(model, sheets.slice(2)));
  assert.ok(few.pillars.every(({ score, low }) => score === null && low === null) && few.levels.size === 0);
  assert.deepEqual(widest(few.pillars), []);
});

const ID = '0123456789abcdef0123456789abcdef';
const sheet = { id: ID, day: '2026-11-30', unit: 'Phòng R&D “số 1”', answers: of('3-102') };
const text = (change) => JSON.stringify({ ...JSON.parse(sheetText(model, sheet)), ...change });
const refused = (reason, content, m = model) =>
  assert.throws(
    () => read(content, m),
    (e) => e instanceof Refused && e.reason === reason,
    `${String(content).slice(0, 80)} is not refused as ${reason}`,
  );

test('a sheet is read as it was written', () => {
  const got = read(sheetText(model, sheet), model);
  assert.deepEqual([got.kind, got.id, got.day, got.unit, [...got.answers], got.dropped], ['sheet', ID, sheet.day, sheet.unit, [...sheet.answers], []]);
});

test('an earlier sheet keeps the answers to what is asked as before', () => {
  const got = read(text({ version: '1.0.0', answers: { a: 3, c: 1, gone: 2 } }), model);
  assert.deepEqual([[...got.answers], got.dropped], [[['a', 3]], ['c', 'gone']]); // c is asked in another way since 2.0.0
  assert.deepEqual(read(text({ version: '2.0.5' }), model).dropped, []);
  refused('newer', text({ version: '2.1.1' }));
  refused('newer', text({ version: '10.0.0' }));
  // Answers of a scale that was changed since would be out of it; they are dropped before they are looked at.
  assert.deepEqual(read(text({ version: '1.0.0', answers: { c: 7 } }), model).dropped, ['c']);
});

test('sheets of different versions are carried over, then put together', () => {
  const sheets = [text({}), text({ version: '1.2.0', id: ID.replace('0', 'f') }), text({ version: '2.1.0', id: ID.replace('1', 'f') })].map((t) =>
    read(t, model),
  );
  const u = unit(
    model,
    sheets.map(({ answers }) => answers),
  );
  assert.deepEqual(u.questions.get('a'), [0, 0, 0, 3]);
  assert.deepEqual(u.questions.get('c'), [0, 2, 0, 0]); // the older sheet's answer is another question's
  assert.deepEqual(u.pillars.get('means'), [2, 2]); // without it the older one has two answers, and no score
});

test('a sheet opened twice counts once', () => {
  const { sheets, repeated } = once([
    { id: 'x', n: 1 },
    { id: 'y', n: 2 },
    { id: 'x', n: 3 },
  ]);
  assert.deepEqual([sheets.map(({ n }) => n), repeated], [[3, 2], 1]);
});

test('what is no sheet of this questionnaire is refused', () => {
  for (const content of ['', 'not json', '{', '<html><script>alert(1)</script>']) refused('broken', content);
  for (const content of ['null', '[]', '7', '"text"', '{}', '{"format":"x"}', '{"__proto__":{"format":"chiso-assessment-sheet"}}']) refused('foreign', content);
  refused('other', text({ questionnaire: 'another' }));
  refused('other', text({ questionnaire: ['two-pillars'] }));
  refused('large', `"${'x'.repeat(LARGEST)}"`);
  for (const change of [
    { version: '1' },
    { version: 2 },
    { version: '2.1.0-x' },
    { version: null },
    { id: '<b>' },
    { id: 7 },
    { id: `${ID}0` },
    { day: '2026-13-01' },
    { day: '2026-02-30' },
    { day: 20261130 },
    { day: '<i>' },
    { unit: '<img src=x onerror=alert(1)>' },
    { unit: 'a\u0000b' },
    { unit: 'a\u202eb' },
    { unit: 'x'.repeat(81) },
    { unit: ['x'] },
    { unit: ' x ' },
    { answers: [] },
    { answers: null },
    { answers: 'x' },
    { answers: { a: 4 } },
    { answers: { a: -1 } },
    { answers: { a: 1.5 } },
    { answers: { a: '1' } },
    { answers: { a: 'na' } },
    { answers: { a: null } },
    { answers: { a: { valueOf: 1 } } },
    { answers: { z: 1 } },
    { answers: { constructor: 1 } },
    { answers: { toString: 1 } },
    { answers: { hasOwnProperty: 1 } },
    { answers: { '<b>': 1 } },
  ])
    refused('damaged', text(change));
  for (const key of ['__proto__', 'constructor', 'prototype']) {
    refused('damaged', text({}).replace('"a"', `"${key}"`));
    refused('damaged', text({ version: '1.0.0' }).replace('"answers":{', '"answers":{"__proto__":{"a":1},'));
  }
  assert.equal({}.a, undefined); // nothing was put on what all objects share
});

test('the picture of a unit is read as it was written', () => {
  const u = unit(model, ['00000000', '11111111', '32103333'].map(of));
  const written = unitText(model, { day: '2026-11-30', unit: '', of: u });
  const got = read(written, model);
  assert.equal(got.kind, 'unit');
  assert.deepEqual(got.of, u);
  const change = (change) => JSON.stringify({ ...JSON.parse(written), ...change });
  const { weights, pillars } = JSON.parse(written);
  // Before 2.0.0, question c was another; and other weights make other scores.
  assert.deepEqual([...read(change({ version: '1.9.0' }), model).of.pillars.keys()], ['ends']);
  assert.deepEqual(read(change({ version: '2.0.0', weights: { ...weights, ends: { e: 40, f: 20, g: 20, h: 20 } } }), model).dropped, ['ends']);
  assert.deepEqual(read(change({ version: '2.0.0', weights: { ...weights, ends: { e: 50, f: 50 } } }), model).dropped, ['ends']);
  for (const x of [
    { sheets: 2 },
    { sheets: 1e9 },
    { sheets: '3' },
    { weights: null },
    { pillars: [] },
    { questions: 1 },
    { pillars: { ...pillars, ends: [3, 1] } },
    { pillars: { ...pillars, ends: [0, 1, 2, 3] } },
    { pillars: { ...pillars, ends: [0, 9] } },
    { pillars: { ...pillars, ends: 'x' } },
    { pillars: {} },
    { questions: {} },
    { weights: { ...weights, ends: { e: 40, f: 20, g: 20, h: 20 } } },
  ])
    refused('damaged', change(x));
});

test('the name of a unit is plain words', () => {
  assert.equal(named('  Sở <b>Nội vụ</b>\n tỉnh\u202e A '), 'Sở bNội vụ/b tỉnh A');
  assert.equal(named('x'.repeat(200)).length, 80);
});
