// A figure of a file for comparing, as files of data hold it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pieces } from '../assets/js/search-engine.js';
import { FIGURE, figure, record, taken } from '../assets/js/record.js';

const file = {
  name: 'density',
  title: 'Density',
  unit: 'people per km²',
  remarks: ['noted (source)'],
  noted: ['noted'],
  dataset: {
    sources: [
      { name: 'one', accessed: '2026-01-02' },
      { name: 'two', accessed: '2026-01-02' },
    ],
    licenses: [{ name: 'CC0-1.0' }],
  },
  qualities: [
    { status: 'derived', sources: [1, 0], code_list: 'places', license: 0 },
    { status: 'final', sources: [0], code_list: 'former', license: -1, of: 63, qualifier: '~', sign: '≈ ' },
  ],
};
const place = { key: 'places:01', label: 'Ha Noi (until 2025)', name: 'Ha Noi' };
const row = (one) => {
  const [, cells] = taken([record(file, place, figure(file, one))], FIGURE, 'en');
  const columns = FIGURE.filter((name) => name !== 'period');
  assert.equal(cells.length, columns.length); // a calendar year needs no other column
  return Object.fromEntries(columns.map((name, n) => [name, cells[n]]));
};

test('a figure has all its digits, its codes and the names of its sources', () => {
  assert.deepEqual(row(['2022', 268.110732, 0]), {
    indicator: 'density',
    code_list: 'places',
    code: '01',
    label: 'Ha Noi',
    year: '2022',
    value: '268.110732',
    value_upper: '',
    qualifier: '',
    status: 'derived',
    ranked_of: '',
    sample: '',
    unit: 'people per km²',
    source: 'two;one',
    accessed: '2026-01-02',
    licence: 'CC0-1.0',
    note: '',
  });
});

test('a figure is written as it was printed, with what few have', () => {
  const of = row(['2020', '74.10', 1, 1, { code: 'HN', label: 'Hanoi', sample: 500, upper: 80 }]);
  assert.deepEqual(
    [of.value, of.value_upper, of.code, of.label, of.sample, of.ranked_of, of.qualifier, of.licence, of.note],
    ['74.10', '80', 'HN', 'Hanoi', 500, 63, '~', '', 'noted'],
  );
  assert.equal(figure(file, ['2020', '74.10', 1]).value, 74.1);
});

test('columns of words say their language', () => {
  assert.deepEqual(taken([], ['title', 'code', 'label', 'unit', 'note', 'value'], 'vi'), [['title_vi', 'code', 'label_vi', 'unit_vi', 'note_vi', 'value']]);
});

test('a period that is no calendar year has a column beside the year in which it starts', () => {
  const records = [['2025', 1, 0], ['2025-Q3', 2, 0]].map((one) => record(file, place, figure(file, one))); // prettier-ignore
  assert.deepEqual(taken(records, ['code', 'year', 'period', 'value'], 'en'), [
    ['code', 'year', 'period', 'value'],
    ['01', '2025', '2025', '1'],
    ['01', '2025', '2025-Q3', '2'],
  ]);
});

test('what was found is marked where letters fold to several or to none', () => {
  const marked = (text, typed) =>
    pieces(text, typed, { match: {}, step: 0 })
      .filter(([, is]) => is)
      .map(([words]) => words)
      .join('|');
  assert.equal(marked('Straße Huế', 'hue'), 'Huế');
  assert.equal(marked('ﬁ\u0301 Đắk Lắk', 'lak'), 'Lắk');
});
