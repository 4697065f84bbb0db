// The colours of a picture for those who cannot use SVG.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { indexed } from '../render/colours.mjs';

const WIDTH = 10;
const grey = (v) => (0xff000000 | (v << 16) | (v << 8) | v) >>> 0;
const rows = (...of) => Uint32Array.from(of.flat());
const row = (v) => Array(WIDTH).fill(grey(v));
const shown = (pixels) => {
  const { data, palette } = indexed(pixels, WIDTH);
  return [...data].map((n) => palette[n][0]);
};
const area = (v) => [row(v), row(v), row(v), row(v), row(v), row(v), row(v)].flat();

test('areas keep their colour beside a similar one, shades at an edge take the nearest', () => {
  const pixels = rows(area(255), row(250), area(245), row(236), area(100));
  const got = shown(pixels);
  const line = (n) => new Set(got.slice(n * WIDTH, (n + 1) * WIDTH));
  assert.deepEqual([...line(3)], [255]);
  assert.deepEqual([...line(10)], [245]);
  assert.deepEqual([...line(20)], [100]);
  assert.deepEqual([...line(7)], [255]); // between both, as far from either
  assert.deepEqual([...line(15)], [245]);
});

test('a shade that is none of those before stays', () => {
  const got = shown(rows(area(255), row(180), area(100)));
  assert.equal(got[7 * WIDTH], 180);
});

test('a list that is full gives the nearest', () => {
  const all = Array.from({ length: 400 }, (_, n) => (0xff000000 | ((n % 20) * 12) | (Math.floor(n / 20) * 12 << 8) | ((n * 7) % 20) * 12 << 16) >>> 0); // prettier-ignore
  const pixels = rows(...all.map((pixel) => Array(7 * WIDTH).fill(pixel)));
  const { data, palette } = indexed(pixels, WIDTH);
  assert.equal(palette.length, 256);
  assert.ok(data.every((n) => n < 256));
});
