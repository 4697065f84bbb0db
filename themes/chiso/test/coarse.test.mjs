// The faint lines of a picture as they are written: the same points in whole pixels, no line drifting.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { coarse } from '../render/coarse.mjs';

const path = (d, colour = 'faint') => `<path d="${d}" fill="none" stroke="var(--chart-${colour})"></path>`;

test('faint lines are in whole pixels, by the distance from the point before', () => {
  assert.equal(coarse(path('M10.4 20.6L21.3 18L33 18.2M5 7.5L6 7')), path('m10 21 11 -3 12 0m-28 -10 1 -1'));
});

test('many short steps do not add up to another place', () => {
  const points = Array.from({ length: 1000 }, (_, n) => `${n ? 'L' : 'M'}${(n * 0.4).toFixed(1)} 9.5`).join('');
  const ends = [...coarse(path(points)).matchAll(/(-?\d+) (-?\d+)/g)].reduce((at, [, x, y]) => [at[0] + Number(x), at[1] + Number(y)], [0, 0]);
  assert.deepEqual(ends, [400, 10]);
});

test('other lines, and what is more than points, stay as they are', () => {
  for (const kept of [path('M10.4 20.6L21.3 18', 'muted'), path('M1 0A1 1 0 1 1 1 -0.1'), path('M10.4 20.6C1 1 2 2 3.5 3.5')]) assert.equal(coarse(kept), kept);
});
