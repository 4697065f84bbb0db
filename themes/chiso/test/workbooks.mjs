// Reads workbooks with ExcelJS, a reader that many systems use and that is stricter than others. Paths in, a line of JSON out:
// {path: {sheet: [[cell]]}}, an empty cell being null; a workbook that it refuses ends with its message.
import ExcelJS from 'exceljs';

const books = {};
for (const path of process.argv.slice(2)) {
  const book = new ExcelJS.Workbook();
  try {
    await book.xlsx.readFile(path);
  } catch (error) {
    throw new Error(`${path}: ${error.message}`, { cause: error });
  }
  books[path] = Object.fromEntries(
    book.worksheets.map((sheet) => {
      const rows = [];
      sheet.eachRow({ includeEmpty: true }, (row) => rows.push(Array.from({ length: sheet.columnCount }, (_, n) => plain(row.getCell(n + 1).value))));
      return [sheet.name, rows];
    }),
  );
}
process.stdout.write(JSON.stringify(books));

// plain is a cell's value: a text of several formats is its letters, and a formula stays distinct from a value.
function plain(value) {
  if (value instanceof Date || value === null || typeof value !== 'object') return value;
  return value.richText ? value.richText.map((part) => part.text).join('') : value;
}
