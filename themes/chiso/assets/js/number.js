// Numbers as a language writes them. The program does the same in package format, and both are held to test/cases.json: a number is
// rounded on its decimal text, a half away from zero, so that what the data say as 1.005 is 1.01 with two decimals. The text is the
// shortest that gives the number back; the browser's own formatter would leave both to its version and to the binary number.

/** @typedef {{decimal: string, group: string, last: number, others: number}} Signs last and others: digits of the last group and of those before */

/** @type {Map<string, Signs>} */
const known = new Map(); // signs by language

// signs are what a language puts between the digits of a number, read from one that has all of them. Digits are those of the data,
// a space is always U+00A0 and an apostrophe U+2019: browsers differ in which one they take.
/** @type {(language: string) => Signs} */
function signs(language) {
  if (!known.has(language)) {
    const parts = new Intl.NumberFormat(language, { numberingSystem: 'latn', minimumFractionDigits: 1 }).formatToParts(1234567890123.5);
    /** @type {(type: Intl.NumberFormatPartTypes) => string[]} */
    const all = (type) => parts.filter((part) => part.type === type).map((part) => part.value);
    const sizes = all('integer').map((digits) => digits.length);
    known.set(language, { decimal: hard(all('decimal')[0] ?? '.'), group: hard(all('group')[0] ?? ','), last: sizes.at(-1) ?? 3, others: sizes.at(-2) ?? 3 });
  }
  return /** @type {Signs} */ (known.get(language));
}

/** @type {(text: string) => string} */
const hard = (text) => text.replace(/[ \u202f]/g, '\u00a0').replaceAll("'", '’');

// text is a number's shortest decimal text, never with an exponent.
/** @type {(value: number) => string} */
export function text(value) {
  const [, sign, whole, fraction = '', exponent] = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(value)) ?? [];
  if (exponent === undefined) return String(value);
  const digits = whole + fraction,
    point = whole.length + Number(exponent);
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  return sign + (point >= digits.length ? digits.padEnd(point, '0') : `${digits.slice(0, point)}.${digits.slice(point)}`);
}

// number writes a value with a fixed count of decimals; with a least, zeros beyond those are left out. What is no number is a dash.
/** @type {(language: string, value: number, decimals: number, least?: number) => string} */
export function number(language, value, decimals, least = decimals) {
  if (!Number.isFinite(value)) return '–';
  let [whole, fraction] = rounded(text(Math.abs(value)), decimals);
  while (fraction.length > least && fraction.endsWith('0')) fraction = fraction.slice(0, -1);
  const { decimal, group, last, others } = signs(language);
  const minus = value < 0 && /[1-9]/.test(whole + fraction) ? '-' : ''; // nothing is not negative
  let groups = '';
  for (let size = last; whole.length > size; size = others) {
    groups = group + whole.slice(-size) + groups;
    whole = whole.slice(0, -size);
  }
  return `${minus}${whole}${groups}${fraction && decimal + fraction}`;
}

// rounded gives the digits before and after the point of a decimal text, with so many after it.
/** @type {(decimal: string, decimals: number) => [whole: string, fraction: string]} */
function rounded(decimal, decimals) {
  const [whole, fraction = ''] = decimal.split('.');
  if (fraction.length <= decimals) return [whole, fraction.padEnd(decimals, '0')];
  const digits = [...`0${whole}${fraction.slice(0, decimals)}`]; // with room for what is carried over
  if (fraction[decimals] >= '5') {
    let at = digits.length - 1;
    for (; digits[at] === '9'; at--) digits[at] = '0';
    digits[at] = String(Number(digits[at]) + 1);
  }
  const all = digits.join(''),
    end = all.length - decimals;
  return [all.slice(0, end).replace(/^0+(?=\d)/, ''), all.slice(end)];
}

// percentSign is the sign as it follows a number in a language, in some after a space.
/** @type {(language: string) => string} */
export const percentSign = (language) =>
  hard(
    new Intl.NumberFormat(language, { style: 'percent', numberingSystem: 'latn' })
      .formatToParts(0)
      .filter((part) => part.type !== 'integer')
      .map((part) => part.value)
      .join(''),
  );
