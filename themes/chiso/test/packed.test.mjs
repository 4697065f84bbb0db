// The series of a chart over time as they are sent, and as the look reads them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unpacked } from '../assets/js/look/packed.js';

test('each point has the period of its position, and none is made up where there is none', () => {
  const option = {
    yAxis: [{ type: 'value' }],
    periods: ['2011', '2012', '2013', '2016'],
    series: [
      { id: '01~0', name: 'A', type: 'line', data: { from: 0, values: [1, '-', null, [2, 1]] } },
      { id: '01~1', name: 'A', data: { from: 2, values: [[3, 0, 5], 0] } },
    ],
  };
  assert.deepEqual(unpacked(option), {
    yAxis: [{ type: 'value' }],
    series: [
      { id: '01~0', name: 'A', type: 'line', data: [['2011', 1], ['2012', '-'], ['2016', 2, 1]] },
      { id: '01~1', name: 'A', data: [['2013', 3, 0, 5], ['2016', 0]] },
    ],
  }); // prettier-ignore
  assert.deepEqual(option.series[1].data, { from: 2, values: [[3, 0, 5], 0] }); // what was read stays as it is
});

test('an option of one period stays as it is', () => {
  const option = { series: [{ id: 'bar', data: [{ name: 'A', value: 1 }] }] };
  assert.equal(unpacked(option), option);
});
