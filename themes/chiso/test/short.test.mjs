// A picture as it is written in few bytes: what looks alike is drawn together, what is shared is written once, and the look stays.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { coarse } from '../render/coarse.mjs';
import { middle } from '../render/font.mjs';
import { short } from '../render/short.mjs';

const picture = (...shapes) => `<svg viewBox="0 0 99 99" role="img" lang="vi"><title>A</title><desc>B &amp; C</desc>${shapes.join('')}</svg>`;
const inside = (svg) => svg.replace(/^<svg viewBox="0 0 99 99" role="img" lang="vi"([^>]*)><title>A<\/title><desc>B &amp; C<\/desc>(.*)<\/svg>$/, '$1|$2');
const shortened = (...shapes) => inside(short(picture(...shapes)));
const alone = (...shapes) => inside(short(picture(...shapes), true));

const line = (d, more = '') => `<path d="${d}" fill="none" stroke="var(--chart-grid)"${more}></path>`;
const text = (words, x, y, more = '') =>
  `<text dominant-baseline="central" font-size="12px"${more} transform="translate(${x} ${y})" fill="var(--chart-text)">${words}</text>`;
const point = (x, y, more = 'fill="var(--chart-strong)"', r = 3.5) =>
  `<path d="M1 0A1 1 0 1 1 1 -0.1A1 1 0 0 1 1 0" transform="matrix(${r},0,0,${r},${x},${y})" ${more}></path>`;
const hollow = 'fill="var(--chart-ground)" stroke="var(--chart-quiet)" stroke-width="0.42857142857142855"';
const tile = (x, y, colour) =>
  `<path d="M${x + 4} ${y}L${x + 36} ${y}A4 4 0 0 1 ${x + 40} ${y + 4}L${x + 40} ${y + 36}A4 4 0 0 1 ${x + 36} ${y + 40}L${x + 4} ${y + 40}A4 4 0 0 1 ${x} ${y + 36}L${x} ${y + 4}A4 4 0 0 1 ${x + 4} ${y}Z" fill="${colour}"></path>`;

test('lines that look alike are one path, and groups that say nothing go', () => {
  assert.equal(
    shortened(`<g>${line('M1 5.5L9 5.5')}</g>`, '<defs></defs>', line('M1 25.5L9 25.5')),
    '|<path d="M1 5.5L9 5.5M1 25.5L9 25.5" fill="none" stroke="var(--chart-grid)"/>',
  );
});

test('lines that meet stay apart, and are said to be alike once', () => {
  assert.equal(shortened(line('M1 5L9 9'), line('M1 9L9 5')), ' fill="none" stroke="var(--chart-grid)"|<path d="M1 5L9 9"/><path d="M1 9L9 5"/>');
});

test('a line that is drawn again with longer ends is drawn once', () => {
  assert.equal(
    shortened(line('M1 5.5L9 5.5'), line('M1 5.5L9 5.5', ' stroke-linecap="round"')),
    `|${line('M1 5.5L9 5.5', ' stroke-linecap="round"').replace('></path>', '/>')}`,
  );
});

test('what is not seen goes', () => {
  const unseen = [
    '<path d="M0 0L9 0L9 9Z" fill="none"></path>',
    '<path d="M0 0L9 0L9 9Z" fill="rgb(0,0,0)" fill-opacity="0" stroke="#123456" stroke-width="0"></path>',
    '<path d="" fill="none" stroke="#b6d634"></path>',
    line('M5 5M9 9'),
    point(5, 5, 'fill="#123456"', 0),
    '<text fill="#123456"></text>',
  ];
  assert.equal(shortened(...unseen), '|');
});

test('texts stand where they are, without a transform', () => {
  assert.equal(shortened(text('a', 20, 9.5, ' y="6.3"')), '|<text font-size="12" y="15.8" fill="var(--chart-text)" x="20">a</text>');
  assert.match(shortened(text('a', 20, 9.5).replace('translate', 'rotate(-90) translate')), /transform="rotate/);
});

test('texts of a picture that stands alone are set on their baselines', () => {
  assert.equal(middle, 0.375);
  assert.equal(alone(text('a', 20, 9.5)), '|<text font-size="12" fill="var(--chart-text)" x="20" y="14">a</text>');
});

test('texts keep their order', () => {
  const words = ['a', 'b', 'c', 'd'].map((word, n) => text(word, 20 * n, n % 2 ? 9 : 60, n % 2 ? ' font-weight="700"' : ''));
  assert.equal(shortened(...words).replace(/<[^>]*>/g, ''), ' fill="var(--chart-text)" font-size="12"|abcd');
});

test('points are lines without a length, where the living chart has them', () => {
  assert.equal(
    shortened(point(10, 10), point(30, 10), point(50, 10.04)),
    '|<path d="M10 9.8h0M30 9.8h0M50 9.9h0" fill="none" stroke="var(--chart-strong)" stroke-width="7" stroke-linecap="round"/>',
  );
  assert.equal(shortened(point(10, 10), point(30, 10)), ' fill="var(--chart-strong)"|<circle cx="10" cy="9.8" r="3.5"/><circle cx="30" cy="9.8" r="3.5"/>');
  assert.match(alone(point(10, 10), point(30, 10), point(50, 10)), /^[^|]*\|(<circle [^>]*>){3}$/);
});

test('hollow points are small discs on large ones, unless they touch each other', () => {
  assert.equal(
    shortened(point(10, 10, hollow), point(30, 10, hollow), point(50, 10, hollow)),
    ' fill="none" stroke-linecap="round"|<path d="M10 9.8h0M30 9.8h0M50 9.8h0" stroke="var(--chart-quiet)" stroke-width="8.5"/><path d="M10 9.8h0M30 9.8h0M50 9.8h0" stroke="var(--chart-ground)" stroke-width="5.5"/>',
  );
  assert.match(shortened(point(10, 10, hollow), point(14, 10, hollow), point(18, 10, hollow)), /^[^|]*\|(<circle [^>]*>){3}$/);
});

test('points that one sees through stay circles where they touch', () => {
  const pale = 'fill="var(--chart-bar)" fill-opacity="0.8"';
  assert.match(shortened(point(10, 10, pale), point(12, 10, pale), point(14, 10, pale)), /^[^|]*\|(<circle [^>]*>){3}$/);
  assert.match(shortened(point(10, 10, pale), point(30, 10, pale), point(50, 10, pale)), /stroke-opacity="0.8"/);
});

test('squares with round corners are sharp ones with a round edge, of each colour one path', () => {
  assert.equal(
    shortened(tile(0, 0, '#111111'), text('a', 20, 20, ' text-anchor="middle"'), tile(42, 0, '#222222'), tile(0, 42, '#222222'), tile(42, 42, '#111111')),
    ' stroke-width="8" stroke-linejoin="round"|<path d="M4 4H36V36H4ZM46 46H78V78H46Z" fill="#111111" stroke="#111111"/>' +
      '<text font-size="12" text-anchor="middle" fill="var(--chart-text)" x="20" y="20">a</text>' +
      '<path d="M46 4H78V36H46ZM4 46H36V78H4Z" fill="#222222" stroke="#222222"/>',
  );
});

test('nothing is drawn sooner than what it lies on', () => {
  const square = (x, colour) => `<path d="M${x} 0L${x + 20} 0L${x + 20} 20L${x} 20Z" fill="${colour}"></path>`;
  assert.match(shortened(square(0, '#111111'), square(10, '#222222'), square(20, '#111111')), /M0 0.*M10 0.*M20 0/);
  assert.match(shortened(square(0, '#111111'), square(60, '#222222'), square(30, '#111111')), /M0 0.*M30 0.*M60 0/);
});

test('a group does not reach what says nothing of its own', () => {
  const plain = '<path d="M1 1L9 1" fill="none" stroke="var(--chart-grid)"></path>';
  const thick = (y) => `<path d="M1 ${y}L9 ${y + 3}" fill="none" stroke="var(--chart-grid)" stroke-width="3" stroke-linejoin="round"></path>`;
  const written = shortened(thick(20), thick(21), thick(22), plain, thick(40), thick(41), thick(42));
  assert.equal(written.match(/<g stroke-width="3" stroke-linejoin="round">/g)?.length, 1); // those that may be drawn in either order stand together
  assert.match(written, /<\/g><path d="M1 1L9 1"\/>$/);
});

test('faint lines are found first, as they are written anew', () => {
  assert.equal(
    shortened(coarse('<path d="M5.5 5.5M10.4 20.6L21.3 18M9 9" fill="none" stroke="var(--chart-faint)"></path>')),
    '|<path d="m10 21 11 -3" fill="none" stroke="var(--chart-faint)"/>',
  );
});

test('a picture that holds what is not known stays as it is', () => {
  for (const kept of [
    picture(`<g transform="scale(2)">${line('M1 5.5L9 5.5')}</g>`),
    picture('<text><tspan>a</tspan></text>'),
    picture('<!-- a -->'),
    picture('loose'),
    '<svg><svg></svg></svg>',
    'no picture',
  ])
    assert.equal(short(kept), kept);
  assert.equal(shortened('<rect x="1" y="1" width="9" height="9" fill="#123456"></rect>'), '|<rect x="1" y="1" width="9" height="9" fill="#123456"/>');
});
