// Which periods a chart shows, of what a reader or an address asks for.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { comparable, first, last, order, pairOf, spanOf, within, written } from '../assets/js/period.js';

test('periods come in the order of time', () => {
  const list = ['2010', '1999', '2025'];
  assert.deepEqual([...list].sort(order), ['1999', '2010', '2025']);
  assert.deepEqual([first(list), last(list), list[0]], ['1999', '2025', '2010']); // the list stays as it is
  assert.ok(within('2010', '2010', '2010') && !within('2009', '2010', '2012') && !within('2013', '2010', '2012'));
});

test('a break lies between the period before it and the one it begins with', () => {
  for (const [breaks, from, to, want] of [
    [undefined, '2010', '2020', true],
    [[], '2010', '2020', true],
    [['2010'], '2010', '2020', true],
    [['2011'], '2010', '2020', false],
    [['2020'], '2010', '2020', false],
    [['2021'], '2010', '2020', true],
  ])
    assert.equal(comparable(breaks, from, to), want, `${breaks} between ${from} and ${to}`);
});

test('a stretch of one period is that period', () => {
  assert.deepEqual([written(['2013', '2025']), written(['2025', '2025'])], ['2013–2025', '2025']);
});

test('two periods to compare are those asked for if they can be compared', () => {
  const own = ['2018', '2025'];
  for (const [breaks, chosen, want] of [
    [[], {}, own],
    [[], { from: '2020' }, ['2020', '2025']],
    [[], { from: '2013', to: '2020' }, ['2013', '2020']],
    [[], { from: '2020', to: '2020' }, own],
    [[], { from: '2024', to: '2020' }, own],
    [['2019'], { from: '2018', to: '2020' }, own],
    [undefined, { to: '2022' }, ['2018', '2022']],
  ])
    assert.deepEqual(pairOf(own, breaks, chosen), want);
});

test('a span stays within the data', () => {
  const own = ['2013', '2025'];
  for (const [chosen, want] of [
    [{}, own],
    [{ from: '2015', to: '2020' }, ['2015', '2020']],
    [{ from: '1990', to: '2099' }, own],
    [{ from: '2020', to: '2020' }, own],
    [{ from: '2024', to: '2014' }, own],
    [{ from: '', to: '2014' }, ['2013', '2014']],
    [{ from: '2030' }, own],
  ])
    assert.deepEqual(spanOf(own, chosen), want);
});
