// The one writer of CSV, for all that a reader takes away from a page: the same cells as the program's own files have (package export).
// Both are held to test/cases.json.

/** @typedef {string | number} Cell */

// csv writes rows of cells so that spreadsheets read them: the mark at the start tells Excel that it is UTF-8.
/** @type {(rows: Cell[][]) => Blob} */
export const csv = (rows) => new Blob(['\ufeff', ...rows.map((row) => `${line(row)}\r\n`)], { type: 'text/csv' });

// line is a row as a file holds it.
/** @type {(row: Cell[]) => string} */
export const line = (row) => row.map((value) => quoted(safe(String(value)))).join(',');

// safe keeps a spreadsheet from taking a text for a formula: an apostrophe goes before each sign that may begin one, at the start and,
// for programs that separate cells by ; or tabs, after each of these and after line breaks; spaces and quotes before the sign do not
// count. A number stays as it is.
/** @type {(text: string) => string} */
export function safe(text) {
  if (/^-?[0-9]+(\.[0-9]+)?$/.test(text)) return text;
  const out = text.replace(/(^|[;\t\r\n])([ \u00a0\u3000"]*)([=+\-@＝＋－＠])/g, "$1$2'$3");
  return /^[\t\r\n]/.test(out) ? `'${out}` : out;
}

// quoted puts a text in quotes where CSV needs them, as Go's encoding/csv does.
/** @type {(text: string) => string} */
const quoted = (text) => (/[",\r\n]|^\s|^\\\.$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** @type {(blob: Blob, name: string) => void} */
export function save(blob, name) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
