// The file of an indicator for comparing, read in one language.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unfold } from '../assets/js/explore-file.js';
import { figure } from '../assets/js/record.js';

const texts = {
  vi: {
    title: 'Mật độ',
    unit: 'người/km²',
    remarks: ['ghi', ''],
    noted: ['ghi', ''],
    labels: ['', 'Hà Tây'],
    dataset: { title: 'Dân số' },
    sources: ['Một', 'Hai'],
    licenses: ['Không giữ quyền'],
  },
  en: {
    title: 'Density',
    unit: 'people per km²',
    remarks: ['noted (source)', 'only here'],
    noted: ['noted', 'only here'],
    labels: ['Hanoi', 'Ha Tay'],
    dataset: { title: 'People', citation: 'Cite us' },
    sources: ['One', 'Two'],
    licenses: ['No rights'],
  },
};
const file = {
  name: 'density',
  decimals: 1,
  texts,
  dataset: { name: 'people', sources: [{ name: 'one', accessed: '2026-01-02' }, { name: 'two' }], licenses: [{ name: 'CC0-1.0', path: 'https://a' }] },
  qualities: [{ status: 'final' }, { status: 'derived' }],
  periods: ['2019', '2020', '2021'],
  usual: [0, 0, 1],
  figures: {
    '01': [1, null, '74.10'],
    '02': [null, [2.5, 1]],
    '03': [[3, 0, 1], [4, 1, 2, { label: 1, upper: 5 }], [6, 0, 0, { label: 2, code: 'x' }]],
  },
  codes: { a: '01' },
}; // prettier-ignore

test('each figure has its period, and the quality that is usual then unless it has its own', () => {
  const { figures } = unfold(file, 'en');
  assert.deepEqual(figures['01'], [['2019', 1, 0, 0], ['2021', '74.10', 1, 0]]); // prettier-ignore
  assert.deepEqual(figures['02'], [['2020', 2.5, 1, 0]]);
  assert.deepEqual(
    figures['03'].map((one) => figure(unfold(file, 'en'), one)),
    [
      { period: '2019', value: 3, text: '3', upper: undefined, number: 0, quality: { status: 'final' }, remark: 1, rest: undefined },
      { period: '2020', value: 4, text: '4', upper: 5, number: 1, quality: { status: 'derived' }, remark: 2, rest: { label: 'Hanoi', upper: 5 } },
      { period: '2021', value: 6, text: '6', upper: undefined, number: 0, quality: { status: 'final' }, remark: 0, rest: { label: 'Ha Tay', code: 'x' } },
    ],
  );
});

test('what a language says nothing of is left out in it', () => {
  const [, second, third] = unfold(file, 'vi').figures['03'];
  assert.equal(second[3], 0);
  assert.deepEqual(second[4], { label: undefined, upper: 5 });
  assert.equal(third[4].label, 'Hà Tây');
});

test('texts stand where scripts look for them', () => {
  const { title, remarks, dataset, codes, decimals, ...rest } = unfold(file, 'en');
  assert.deepEqual([title, remarks, codes, decimals], ['Density', texts.en.remarks, { a: '01' }, 1]);
  assert.deepEqual(dataset, {
    name: 'people',
    title: 'People',
    citation: 'Cite us',
    sources: [
      { name: 'one', title: 'One', accessed: '2026-01-02' },
      { name: 'two', title: 'Two' },
    ],
    licenses: [{ name: 'CC0-1.0', title: 'No rights', path: 'https://a' }],
  });
  for (const key of ['texts', 'periods', 'usual', 'labels', 'sources', 'licenses']) assert.ok(!(key in rest), key);
  assert.deepEqual(file.texts.en.dataset, { title: 'People', citation: 'Cite us' }); // what was read stays as it is
});
