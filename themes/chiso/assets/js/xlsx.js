// A workbook made in the browser. The library is fetched when a reader asks for one: see explore/files.js.
import write from 'write-excel-file/export/writeXlsxFileBrowser.js';

/** @typedef {string | number | null | undefined | {value: number, format: string}} Cell */
/** @typedef {{name: string, rows: Cell[][], frozen?: [rows: number, columns: number], head?: boolean, wrapped?: boolean}} Sheet */

// workbook writes sheets [{name, rows, frozen: [rows, columns], head, wrapped}] as a blob. Numbers are numbers, also those with a format
// {value, format}; every text is a text, so that a spreadsheet takes none for a formula.
/** @type {(sheets: Sheet[]) => Promise<Blob>} */
export function workbook(sheets) {
  return write(
    sheets.map(({ name, rows, frozen = [0, 0], head, wrapped }) => ({
      sheet: name,
      columns: widths(rows, wrapped).map((width) => ({ width })),
      stickyRowsCount: frozen[0],
      stickyColumnsCount: frozen[1],
      data: rows.map((row, n) =>
        row.map((value, column) => {
          const bold = (head && n === 0) || (wrapped && column === 0) ? { fontWeight: 'bold' } : {};
          if (value === '' || value === null || value === undefined) return null;
          if (typeof value === 'number') return { value, type: Number, ...bold };
          if (typeof value === 'object') return { value: value.value, type: Number, format: value.format, ...bold };
          return {
            value: String(value),
            type: String,
            ...(wrapped && column ? { wrap: true, alignVertical: 'top' } : wrapped ? { alignVertical: 'top' } : {}),
            ...bold,
          };
        }),
      ),
    })),
  ).toBlob();
}

/** @type {(cell: Cell) => string} */
const shown = (cell) => String((typeof cell === 'object' ? cell?.value : cell) ?? '');

// widths fits columns to what they hold, in characters.
/** @type {(rows: Cell[][], wrapped?: boolean) => number[]} */
function widths(rows, wrapped) {
  const columns = Math.max(...rows.map((row) => row.length));
  return Array.from({ length: columns }, (_, n) => {
    const longest = Math.max(...rows.slice(0, 500).map((row) => shown(row[n]).length));
    return wrapped && n ? 100 : Math.min(Math.max(longest + 2, 6), 60);
  });
}
