// Writes a picture in few bytes. The chart library writes every attribute of each thing that it draws: a point costs a hundred bytes, of
// which its place is ten. Here things that look alike are drawn together, and what they share is written once. The look stays: a thing is
// drawn sooner than another that came before it only where the two do not touch, and texts keep their order, for those who copy them.
//
// A picture that holds what is not known here stays as it is.
import { measure, middle } from './font.mjs';
import { STROKE, clear, fills, grouped, strokes } from './groups.mjs';

/** @typedef {import('./groups.mjs').Attributes} Attributes */
/** @typedef {[left: number, top: number, right: number, bottom: number]} Box */
/** @typedef {import('./groups.mjs').Shape & {box?: Box}} Shape a shape without a box may be anywhere */

/**
 * short gives a picture, written shorter. On a page the stylesheet sets texts on the middle of their lines. One that stands alone
 * sets them on their baselines and draws a point as a circle: not every program knows what browsers do.
 * @type {(svg: string, alone?: boolean) => string}
 */
export function short(svg, alone = false) {
  const read = parsed(svg);
  if (!read) return svg;
  const [root, titles, shapes] = read;
  const drawn = together(once(shapes.flatMap((shape) => simple(shape, alone)))).flatMap((some) => written(some, alone));
  return grouped(root, titles, drawn);
}

// Reading

const TOKEN = /<(\/?)([a-z]+)((?:\s+[\w:-]+="[^"<>]*")*)\s*(\/?)>|([^<>]+)/gy;

// parsed reads a picture: the attributes of its root, its title and description as they are, and its shapes, out of groups without
// attributes. It gives nothing for what it does not know.
/** @type {(svg: string) => [root: Attributes, titles: string, shapes: Shape[]] | undefined} */
function parsed(svg) {
  const tokens = [...svg.matchAll(TOKEN)];
  if (tokens.reduce((sum, [token]) => sum + token.length, 0) !== svg.length) return;
  /** @type {Attributes | undefined} */
  let root;
  let titles = '';
  /** @type {Shape[]} */
  const shapes = [];
  /** @type {Shape | undefined} */
  let open;
  for (const [, end, name, list, empty, text] of tokens) {
    if (text !== undefined) {
      if (!open) return;
      open.text = text;
    } else if (end) {
      if (open && open.name !== name) return;
      open = undefined;
    } else {
      if (open) return; // nothing stands in a shape but text
      const attributes = new Map([...list.matchAll(/([\w:-]+)="([^"]*)"/g)].map(([, key, value]) => [key, value]));
      if (name === 'svg') {
        if (root) return;
        root = attributes;
      } else if (name === 'g' || name === 'defs') {
        if (attributes.size) return;
      } else {
        const shape = { name, attributes };
        shapes.push(shape);
        if (!empty) open = shape;
      }
    }
  }
  const words = shapes.filter(({ name }) => name === 'title' || name === 'desc');
  for (const { name, text = '' } of words) titles += `<${name}>${text}</${name}>`;
  return root && [root, titles, shapes.slice(words.length)];
}

// What each shape is, without what makes no difference

const DOT = /^M1 0A1 1 0 1 1 1 -0\.\d+A1 1 0 [01] 1 1 0$/; // the library's circle …
const LIFT = 0.05; // … which stands so much of its radius above its middle: the living chart's does, too
const NUMBER = /-?\d*\.?\d+(?:e-?\d+)?/g;

/** @type {(shape: Shape, alone: boolean) => Shape[]} */
function simple({ name, attributes: given, text }, alone) {
  const attributes = new Map(given);
  const number = (/** @type {string} */ key, otherwise = 0) => parseFloat(attributes.get(key) ?? String(otherwise));
  if (!strokes(attributes) || number('stroke-width', 1) === 0) for (const key of STROKE) attributes.delete(key);
  const unseen = attributes.get('fill') === 'none' || number('fill-opacity', 1) === 0;
  if (unseen && !strokes(attributes)) return [];
  const transform = attributes.get('transform') ?? '';
  const [kind, moved] = [transform.split('(')[0], (transform.match(NUMBER) ?? []).map(Number)];
  if (name === 'text') {
    if (!text) return [];
    const size = number('font-size');
    if (size) attributes.set('font-size', String(size));
    if (kind === 'translate') {
      attributes.delete('transform');
      attributes.set('x', tenth(number('x') + moved[0]));
      attributes.set('y', tenth(number('y') + (moved[1] ?? 0)));
    }
    let low = '';
    if (size && attributes.get('dominant-baseline') === 'central') {
      attributes.delete('dominant-baseline');
      if (alone) low = thousandth(number('y') + size * middle);
    }
    const shape = boxed({ name, attributes, text });
    if (low) attributes.set('y', low);
    for (const key of ['x', 'y']) if (attributes.get(key) === '0') attributes.delete(key);
    return [shape];
  }
  if (name === 'polyline' || name === 'polygon') {
    const pairs = (attributes.get('points') ?? '').match(/-?[\d.]+[ ,]-?[\d.]+/g) ?? [];
    attributes.delete('points');
    return simple(
      { name: 'path', attributes: new Map([['d', `M${pairs.join('L').replaceAll(',', ' ')}${name === 'polygon' ? 'Z' : ''}`], ...attributes]) },
      alone,
    );
  }
  if (name !== 'path') return [boxed({ name, attributes, text })];
  const d = (attributes.get('d') ?? '').replace(/M-?[\d.]+ -?[\d.]+(?=M|$)/g, ''); // a pen set down and lifted again
  if (!d) return [];
  if (kind === 'matrix' && DOT.test(d) && moved[0] === moved[3] && !moved[1] && !moved[2] && !attributes.has('stroke-dasharray')) {
    const [r, , , , x, y] = moved;
    if (r === 0) return [];
    attributes.delete('d');
    attributes.delete('transform');
    if (strokes(attributes)) attributes.set('stroke-width', tenth(r * number('stroke-width', 1)));
    return [boxed({ name: 'circle', attributes: new Map([['cx', tenth(x)], ['cy', tenth(y - LIFT * r)], ['r', tenth(r)], ...attributes]) })];
  }
  attributes.set('d', d);
  return [boxed({ name, attributes })];
}

/** @type {(n: number) => string} */
const tenth = (n) => String(Math.round(n * 10) / 10);

/** @type {(n: number) => string} */
const thousandth = (n) => String(Math.round(n * 1000) / 1000);

// Where a shape is

const NEAR = 0.4; // shapes so near may share a pixel
const SHARP = 4; // the end of a sharp corner may lie so much further out: stroke-miterlimit
const WIDER = 1.2; // a reader's font may be so much wider than ours
const HIGH = 0.8; // em from the middle of a line to the highest mark on a letter

/** @type {(shape: Shape) => Shape} */
function boxed(shape) {
  const { name, attributes, text = '' } = shape;
  if (attributes.has('transform')) return shape;
  const number = (/** @type {string} */ key) => parseFloat(attributes.get(key) ?? '0');
  let box = [NaN];
  let sharp = name === 'text';
  if (name === 'circle') {
    const [x, y, r] = ['cx', 'cy', 'r'].map(number);
    box = [x - r, y - r, x + r, y + r];
  } else if (name === 'text') {
    const [x, y, size] = ['x', 'y', 'font-size'].map(number);
    const width = WIDER * measure(text, attributes.get('font-weight') ? 700 : 400, size);
    const left = x - ({ middle: width / 2, end: width }[attributes.get('text-anchor') ?? 'start'] ?? 0);
    box = [left, y - HIGH * size, left + width, y + HIGH * size];
  } else if (name === 'path') ({ box, sharp } = around(attributes.get('d') ?? ''));
  if (box.some(Number.isNaN)) return shape;
  sharp &&= !/round|bevel/.test(attributes.get('stroke-linejoin') ?? '');
  const more = NEAR + (strokes(attributes) ? ((attributes.has('stroke-width') ? number('stroke-width') : 1) / 2) * (sharp ? SHARP : 1) : 0);
  return { ...shape, box: [box[0] - more, box[1] - more, box[2] + more, box[3] + more] };
}

// around is where a path goes, of straight lines and arcs, and whether it has corners that are not right angles.
/** @type {(d: string) => {box: number[], sharp: boolean}} */
function around(d) {
  const [xs, ys] = [[], []];
  let sharp = false;
  let [x, y, startX, startY] = [0, 0, 0, 0];
  for (const [, letter, list] of d.matchAll(/([a-zA-Z])([^a-zA-Z]*)/g)) {
    const numbers = (list.match(NUMBER) ?? []).map(Number);
    const command = letter.toUpperCase();
    const each = { M: 2, L: 2, H: 1, V: 1, A: 7, Z: 0 }[command];
    if (each === undefined || (each ? numbers.length % each : numbers.length)) return { box: [NaN], sharp };
    if (command === 'Z') {
      sharp ||= x !== startX && y !== startY;
      [x, y] = [startX, startY];
    }
    for (let n = 0; n < numbers.length; n += each) {
      const some = numbers.slice(n, n + each);
      const [lastX, lastY] = [x, y];
      const [fromX, fromY] = letter === command ? [0, 0] : [x, y];
      if (command !== 'V') x = fromX + some.at(command === 'H' ? -1 : -2);
      if (command !== 'H') y = fromY + some.at(-1);
      const moved = command === 'M' && n === 0;
      if (moved) [startX, startY] = [x, y];
      const round = command === 'A' && quarter(some, x - lastX, y - lastY);
      sharp ||= !moved && !round && x !== lastX && y !== lastY;
      const out = command === 'A' && !round ? 2 * some[0] : 0; // an arc leaves the line between its ends by less
      xs.push(x - out, x + out);
      ys.push(y - out, y + out);
    }
  }
  return { box: [least(xs), least(ys), -least(xs.map((x) => -x)), -least(ys.map((y) => -y))], sharp };
}

// quarter says whether an arc is that of a round corner, which does not leave the square between its ends.
/** @type {(arc: number[], across: number, down: number) => boolean} */
const quarter = ([r, , , large], across, down) => !large && [across, down].every((side) => Math.abs(Math.abs(side) - r) < 0.06);

/** @type {(numbers: number[]) => number} */
const least = (numbers) => numbers.reduce((a, b) => Math.min(a, b), Infinity);

/** @type {(a: Shape, b: Shape) => boolean} */
function apart({ name, box: a }, { name: other, box: b }) {
  if (!a || !b) return false;
  if (a[2] < b[0] || b[2] < a[0] || a[3] < b[1] || b[3] < a[1]) return true;
  const [x, y, across] = [a[0] + a[2] - b[0] - b[2], a[1] + a[3] - b[1] - b[3], a[2] - a[0] + b[2] - b[0]];
  return name === 'circle' && other === 'circle' && Math.hypot(x, y) > across;
}

// swappable says whether it makes no difference which of two shapes is drawn first.
/** @type {(a: Shape, b: Shape) => boolean} */
function swappable(a, b) {
  if (a.name === 'text' && b.name === 'text') return false;
  return apart(a, b) || (Boolean(paint(a)) && paint(a) === paint(b));
}

// paint is the one colour of a shape.
/** @type {(shape: Shape) => string | undefined} */
function paint({ name, attributes }) {
  const colours = new Set([fills(attributes) && attributes.get('fill'), strokes(attributes) && attributes.get('stroke')].filter(Boolean));
  return name !== 'text' && colours.size === 1 && !clear(attributes) ? [...colours][0] : undefined;
}

// once leaves out a line that a later one draws again, with longer ends.
/** @type {(shapes: Shape[]) => Shape[]} */
function once(shapes) {
  const round = new Map();
  shapes.forEach(({ attributes }, n) => attributes.get('stroke-linecap') === 'round' && round.set(attributes.get('d'), n));
  return shapes.filter((shape, n) => {
    const later = round.get(shape.attributes.get('d'));
    if (!(later > n) || !paint(shape) || shape.attributes.has('stroke-linecap')) return true;
    return kind({ ...shape, attributes: new Map([...shape.attributes, ['stroke-linecap', 'round']]) }) !== kind(shapes[later]);
  });
}

// Things that look alike

const PLACE = ['d', 'x', 'y', 'cx', 'cy'];

/** @type {(attributes: Attributes) => [string, string][]} */
const looks = (attributes) => [...attributes].filter(([key]) => !PLACE.includes(key));

/** @type {(shape: Shape) => string} */
const kind = ({ name, attributes }) => (name === 'text' ? name : JSON.stringify([name, ...looks(attributes).sort()]));

// together brings shapes of a kind together, each where the last of its kind was, if it may go so far.
/** @type {(shapes: Shape[]) => Shape[][]} */
function together(shapes) {
  /** @type {{kind: string, shapes: Shape[]}[]} */
  const groups = [];
  for (const shape of shapes) {
    const own = kind(shape);
    let at = groups.length - 1;
    while (at >= 0 && groups[at].kind !== own && groups[at].shapes.every((other) => swappable(other, shape))) at--;
    if (groups[at]?.kind === own) groups[at].shapes.push(shape);
    else groups.push({ kind: own, shapes: [shape] });
  }
  return groups.map((group) => group.shapes);
}

// written gives shapes of a kind as few others that look the same.
/** @type {(shapes: Shape[], alone: boolean) => Shape[]} */
function written(shapes, alone) {
  switch (shapes[0].name) {
    case 'circle':
      return alone ? shapes : points(shapes);
    case 'path':
      return squares(shapes).flatMap(paths);
  }
  return shapes;
}

const PLAIN = ['cx', 'cy', 'r', 'fill', 'fill-opacity', 'stroke', 'stroke-width'];

// points draws circles as the ends of lines that have no length, and hollow ones as a small circle on a large one.
/** @type {(shapes: Shape[]) => Shape[]} */
function points(shapes) {
  const { attributes } = shapes[0];
  const hollow = strokes(attributes);
  const plain = [...attributes.keys()].every((key) => PLAIN.includes(key));
  if (!fills(attributes) || !plain || (hollow && clear(attributes))) return shapes;
  const [r, ring] = [Number(attributes.get('r')), hollow ? Number(attributes.get('stroke-width') ?? 1) : 0];
  return heaps(shapes, hollow || clear(attributes)).flatMap((some) => {
    if (some.length < 3) return some;
    const d = some.map(({ attributes }) => `M${attributes.get('cx')} ${attributes.get('cy')}h0`).join('');
    /** @type {(colour: string, width: number) => Shape} */
    const disc = (colour, width) => {
      const opacity = attributes.get('fill-opacity');
      return {
        name: 'path',
        attributes: new Map([
          ['d', d],
          ['fill', 'none'],
          ['stroke', colour],
          ['stroke-width', tenth(width)],
          ['stroke-linecap', 'round'],
          ...(opacity ? [/** @type {const} */ (['stroke-opacity', opacity])] : []),
        ]),
      };
    };
    const fill = attributes.get('fill') ?? '#000';
    return hollow ? [disc(attributes.get('stroke'), 2 * r + ring), disc(fill, 2 * r - ring)] : [disc(fill, 2 * r)];
  });
}

// heaps parts shapes, in their order, into those that do not touch each other, if that matters.
/** @type {(shapes: Shape[], matters: boolean) => Shape[][]} */
function heaps(shapes, matters) {
  /** @type {Shape[][]} */
  const all = [];
  for (const shape of shapes) {
    let at = all.length;
    while (matters && at > 0 && all[at - 1].every((other) => apart(other, shape))) at--;
    if (!matters) at = 0;
    (all[at] ??= []).push(shape);
  }
  return all;
}

const ROUNDED =
  /^M([-\d.]+) ([-\d.]+)L([-\d.]+) \2A([\d.]+) \4 0 0 1 ([-\d.]+) ([-\d.]+)L\5 ([-\d.]+)A\4 \4 0 0 1 \3 ([-\d.]+)L\1 \8A\4 \4 0 0 1 ([-\d.]+) \7L\9 \6A\4 \4 0 0 1 \1 \2Z$/;

// squares parts shapes of a kind into those that make one path, and draws squares with round corners, if there are some, as sharp
// ones with a round edge.
/** @type {(shapes: Shape[]) => Shape[][]} */
function squares(shapes) {
  const { attributes } = shapes[0];
  if (!fills(attributes) || strokes(attributes) || clear(attributes) || attributes.has('transform')) return [shapes];
  /** @type {Map<string, {shape: Shape, d: string}[]>} */
  const byRadius = new Map();
  for (const shape of shapes) {
    const [r, d] = rounded(shape.attributes.get('d') ?? '');
    if (!byRadius.has(r)) byRadius.set(r, []);
    byRadius.get(r)?.push({ shape, d });
  }
  return [...byRadius].map(([r, some]) => {
    if (!r || some.length < 2) return some.map(({ shape }) => shape);
    /** @type {[string, string][]} */
    const edge = [
      ['stroke', attributes.get('fill') ?? '#000'],
      ['stroke-width', tenth(2 * Number(r))],
      ['stroke-linejoin', 'round'],
    ];
    return some.map(({ shape, d }) => ({ ...shape, attributes: new Map([...shape.attributes, ['d', d], ...edge]) }));
  });
}

// rounded is the radius of a square's corners and the square within, if a path is one.
/** @type {(d: string) => [r: string, d: string]} */
function rounded(d) {
  const [, left, over, right, r, outside, top, bottom, under, before] = ROUNDED.exec(d) ?? [];
  const even = [outside - right, top - over, left - before, under - bottom].every((side) => tenth(side) === r);
  return even ? [r, `M${left} ${top}H${right}V${bottom}H${left}Z`] : ['', d];
}

// paths makes one path of those that do not touch each other.
/** @type {(shapes: Shape[]) => Shape[]} */
function paths(shapes) {
  return heaps(shapes, true).flatMap((some) => {
    if (some.slice(1).some(({ attributes }) => !/^M/.test(attributes.get('d') ?? ''))) return some;
    return [{ ...some[0], attributes: new Map([...some[0].attributes, ['d', some.map(({ attributes }) => attributes.get('d')).join('')]]) }];
  });
}
