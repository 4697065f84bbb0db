// Writes once what the shapes of a picture share: on the picture itself, and on groups of neighbours.

/** @typedef {Map<string, string>} Attributes */
/** @typedef {{name: string, attributes: Attributes, text?: string}} Shape */

/**
 * A shape that is to be written, with its value for each name in INHERITED: undefined where it makes no difference, null where the
 * default or an outer group holds.
 * @typedef {Shape & {values: (string | null | undefined)[]}} Entry
 */

export const STROKE = ['stroke', 'stroke-width', 'stroke-opacity', 'stroke-linecap', 'stroke-linejoin', 'stroke-dasharray', 'stroke-miterlimit', 'paint-order'];
const TEXT = ['font-size', 'font-weight', 'text-anchor'];
const INHERITED = ['fill', 'fill-opacity', ...STROKE, ...TEXT];

/** @type {(attributes: Attributes) => boolean} */
export const strokes = (attributes) => (attributes.get('stroke') ?? 'none') !== 'none';

/** @type {(attributes: Attributes) => boolean} */
export const fills = (attributes) => attributes.get('fill') !== 'none';

// clear says whether one sees through a shape: two such make a darker place where they lie over each other.
/** @type {(attributes: Attributes) => boolean} */
export const clear = (attributes) => [...attributes.keys()].some((key) => key.endsWith('opacity'));

// grouped writes a picture: its root, its title and description, and its shapes.
/** @type {(root: Attributes, titles: string, shapes: Shape[]) => string} */
export function grouped(root, titles, shapes) {
  const entries = shapes.map((shape) => ({
    ...shape,
    values: INHERITED.map((key) => (matters(shape, key) ? (shape.attributes.get(key) ?? null) : undefined)),
  }));
  const all = shared(entries);
  return `<svg${list(root)}${list(all)}>${titles}${nested(without(entries, all))}</svg>`;
}

// matters says whether it makes a difference to a shape that the group it is in has an attribute.
/** @type {(shape: Shape, key: string) => boolean} */
function matters({ name, attributes }, key) {
  if (TEXT.includes(key)) return name === 'text';
  if (key === 'paint-order') return fills(attributes) && strokes(attributes);
  if (key === 'fill-opacity') return fills(attributes);
  return key === 'stroke' || !key.startsWith('stroke') || strokes(attributes);
}

const WRAP = '<g></g>'.length;
const FAR = 100; // shapes that a group may have: the time that it takes to find one grows with it

// nested writes shapes: the group that saves most, and those in it, before it and behind it in the same way.
/** @type {(entries: Entry[]) => string} */
function nested(entries) {
  let best = { gain: WRAP, from: 0, to: 0 };
  for (let from = 0; from < entries.length - 1; from++) {
    if (from > 0 && alike(entries[from - 1], entries[from])) continue; // a group that begins with the one before saves more
    const found = longest(entries, from);
    if (found.gain > best.gain) best = { ...found, from };
  }
  const { from, to } = best;
  if (!to) return entries.map(({ name, attributes, text }) => `<${name}${list(attributes)}${text === undefined ? '/>' : `>${text}</${name}>`}`).join('');
  const inner = entries.slice(from, to);
  const common = shared(inner);
  return `${nested(entries.slice(0, from))}<g${list(common)}>${nested(without(inner, common))}</g>${nested(entries.slice(to))}`;
}

/** @type {(a: Entry, b: Entry) => boolean} */
const alike = (a, b) => a.values.every((value, n) => value === b.values[n]);

// longest finds where a group that begins with an entry had best end, and what it saves: a group has the value that most of its shapes
// have, if each of them has one. The others keep their own.
/** @type {(entries: Entry[], from: number) => {gain: number, to: number}} */
function longest(entries, from) {
  /** @type {(Map<string, number> | undefined)[]} */
  const counts = INHERITED.map(() => new Map());
  const saved = INHERITED.map(() => 0);
  const best = { gain: 0, to: 0 };
  let [sum, open] = [0, counts.length];
  for (let to = from; to < entries.length && to < from + FAR && open; to++) {
    const { values } = entries[to];
    for (let n = 0; n < values.length; n++) {
      const [value, count] = [values[n], counts[n]];
      if (value === undefined || !count) continue;
      if (value === null) {
        sum -= saved[n];
        counts[n] = undefined;
        open--;
        continue;
      }
      const more = count.get(value) ?? 0;
      count.set(value, more + 1);
      const saves = more * (INHERITED[n].length + value.length + ' =""'.length);
      if (saves <= saved[n]) continue;
      sum += saves - saved[n];
      saved[n] = saves;
    }
    if (sum > best.gain) [best.gain, best.to] = [sum, to + 1];
  }
  return best;
}

// shared is the attributes of a group of shapes.
/** @type {(entries: Entry[]) => Attributes} */
function shared(entries) {
  /** @type {Attributes} */
  const all = new Map();
  INHERITED.forEach((key, n) => {
    /** @type {Map<string, number>} */
    const lengths = new Map();
    for (const { values } of entries) {
      const value = values[n];
      if (value === null) return;
      if (value !== undefined) lengths.set(value, (lengths.get(value) ?? -(key.length + value.length + 4)) + key.length + value.length + 4);
    }
    const [value, saves] = [...lengths].reduce((a, b) => (b[1] > a[1] ? b : a), ['', 0]);
    if (saves > 0) all.set(key, value);
  });
  return all;
}

// without leaves out of shapes the attributes of the group that they are in.
/** @type {(entries: Entry[], group: Attributes) => Entry[]} */
function without(entries, group) {
  if (!group.size) return entries;
  return entries.map((entry) => ({
    ...entry,
    attributes: new Map([...entry.attributes].filter(([key, value]) => group.get(key) !== value)),
    values: entry.values.map((value, n) => (value !== undefined && value !== null && group.get(INHERITED[n]) === value ? null : value)),
  }));
}

/** @type {(attributes: Attributes) => string} */
const list = (attributes) => [...attributes].map(([key, value]) => ` ${key}="${value}"`).join('');
