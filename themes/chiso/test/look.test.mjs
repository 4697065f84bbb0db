// What the kinds of charts share, without a page: who is shown, in which order, and where names stand.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { figures, credit } from '../assets/js/figures.js';
import { computed, fit, inOrder, places, plain, role, shown, spread, ticks, unlike, wrap, written } from '../assets/js/look/common.js';

// A view of lines: of A, put forward; of B, compared with; of C; of D, a former place of A.
const view = (state = {}, meta = {}) => ({
  state,
  width: 600,
  height: 400,
  measure: (text) => text.length * 6,
  others: new Set(['D']),
  codes: ['A', 'B', 'C', 'D'],
  format: (v) => (Number.isFinite(v) ? v.toFixed(1) : '–'),
  roughly: (v) => String(v),
  credits: { published: 'published', marked: 'marked', partly: 'partly', computed: 'computed' },
  meta: {
    kind: 'line',
    shows: 'named',
    indicator: 'score',
    direction: 'higher',
    ranking: 'rank',
    from: '2020',
    to: '2022',
    highlight: 'A',
    compare: ['B'],
    former: { A: ['D'] },
    places: ['C', 'B', 'A', 'D'].map((code) => ({ code, label: code })),
    qualities: [{ status: 'final' }, { status: 'derived' }, { status: 'final', sign: '≈ ' }],
    ...meta,
  },
  option: {
    series: [
      { id: 'A~0', name: 'Alpha', data: [['2020', 1], ['2021', '-']] }, // prettier-ignore
      { id: 'A~1', name: 'Alpha', data: [['2022', 3, 1]] },
      { id: 'B~0', name: 'Beta', data: [['2020', 2], ['2022', 2.5, 2]] }, // prettier-ignore
      { id: 'C~0', name: 'Gamma', data: [['2020', 9, 1]] },
      { id: 'D~0', name: 'Delta', data: [['2020', 4, 0, 6]] },
    ],
  },
});

test('a place is as loud as a reader or the chart makes it', () => {
  const roles = (state) => ['A', 'B', 'C', 'D'].map((code) => role(view(state), code)).join(' ');
  assert.equal(roles({}), 'strong quiet faint faint');
  assert.equal(roles({ place: 'C' }), 'strong quiet chosen faint');
  assert.equal(roles({ place: 'A' }), 'chosen quiet faint former');
  assert.equal(roles({ with: [] }), 'strong faint faint faint');
  assert.equal(roles({ with: ['C'] }), 'strong faint quiet faint');
});

test('places of other borders are shown only when somebody asks for them', () => {
  const who = (state, meta) => ['A', 'B', 'C', 'D'].filter((code) => shown(view(state, meta), code)).join('');
  assert.equal(who({}), 'ABC');
  assert.equal(who({ place: 'D' }), 'ABCD');
  assert.equal(who({}, { period: '2022' }), 'ABCD'); // a chart of one period has one set of its own
  assert.equal(who({}, { show: ['A', 'D'] }), 'ABD');
  assert.equal(who({ with: ['C'] }), 'AC');
  assert.equal(who({ with: ['gone'] }), 'ABC'); // nobody chosen is there
});

test('segments of a place are put together, gaps left out', () => {
  const [first] = places(view());
  assert.deepEqual([first.code, first.points.map((p) => [p.period, p.value])], ['A', [['2020', 1], ['2022', 3]]]); // prettier-ignore
});

test('order: the whole, the ranked best first, those without a value, other borders', () => {
  const rows = ['D', 'C', 'B', 'A', 'W'].map((code) => ({ code }));
  const value = (row) => ({ A: 1, B: 5, D: 9 })[row.code];
  const order = (meta) => inOrder(view({}, { whole: 'W', ...meta }), [...rows], value).map((r) => r.code).join(''); // prettier-ignore
  assert.equal(order({}), 'WBACD');
  assert.equal(order({ direction: 'lower' }), 'WABCD');
  assert.equal(order({ ranking: 'none' }), 'WCBAD'); // as places are listed
});

test('a figure is written with its sign, its range and the mark of what the site computed', () => {
  const v = view();
  assert.equal(written(v, { value: 3, quality: 1 }), '3.0*');
  assert.equal(written(v, { value: 3 }), '3.0');
  assert.equal(plain(v, { value: 31, upper: 32 }), '31.0–32.0');
  assert.equal(plain(v, { value: 2.5, quality: 2 }), '≈ 2.5');
  assert.equal(written(v, undefined), '–');
  assert.ok(!computed(v, { value: '-', quality: 1 }));
});

test('figures of lines are those of named places', () => {
  const told = (state, meta) => figures(view(state, meta)).map((r) => `${r.code}${r.period}=${r.value}`).join(' '); // prettier-ignore
  assert.equal(told(), 'A2020=1 A2022=3 B2020=2 B2022=2.5');
  assert.equal(told({ from: '2021' }), 'A2022=3 B2022=2.5');
  assert.equal(told({ place: 'C', with: [] }), 'A2020=1 A2022=3 C2020=9');
  assert.equal(told({}, { shows: 'one' }), 'A2020=1 A2022=3');
});

test('the credit says whether figures were computed, and whether the picture marks them', () => {
  const said = (state, meta) => credit(view(state, meta));
  assert.equal(said({ from: '2020', to: '2021' }), 'partly'); // only that of the faint line of C
  assert.equal(said(), 'marked');
  assert.equal(said({ from: '2020', to: '2021', with: [] }, { show: ['A', 'B'] }), 'published');
});

test('names that would touch are moved apart, within what there is', () => {
  const where = (ys, low = 0, high = 100) => {
    const marks = ys.map((y) => ({ y }));
    spread(marks, 10, low, high);
    return marks.map((m) => m.where);
  };
  assert.deepEqual(where([50]), [50]);
  assert.deepEqual(where([50, 50]), [45, 55]);
  assert.deepEqual(where([20, 80]), [20, 80]);
  assert.deepEqual(where([50, 52, 54]), [42, 52, 62]);
  assert.deepEqual(where([1, 2]), [5, 15]);
  assert.deepEqual(where([99]), [95]);
  assert.deepEqual(where([30, 39, 48]), [29, 39, 49]); // a group that grows touches the next
});

test('the last period always has a label', () => {
  const { customValues, formatter } = ticks('2010', '2025', 200);
  assert.equal(customValues.at(-1), 2025);
  assert.ok(customValues.every((v, n) => !n || v - customValues[n - 1] === customValues[1] - customValues[0]));
  assert.deepEqual([formatter(2025), formatter(2024.5)], ['2025', '']);
  assert.deepEqual(ticks('2025', '2025', 200).customValues, [2025]);
});

test('words that all names share are left out', () => {
  assert.deepEqual(unlike(['Score of input (GII)', 'Score of output (GII)']), ['Input', 'Output']);
  assert.deepEqual(unlike(['Only one']), ['Only one']);
  assert.deepEqual(unlike(['Same', 'Same']), ['Same', 'Same']);
});

test('names are broken evenly and cut with an ellipsis', () => {
  assert.equal(wrap('one two three four', 14), 'one two\nthree four');
  assert.equal(wrap('word', 3), 'word');
  assert.equal(fit(view(), 'abcdefghij', 400, 12, 60), 'abcdefghij');
  assert.equal(fit(view(), 'abcdefghij', 400, 12, 36), 'abcde…');
});
