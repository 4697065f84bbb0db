// The rows of tables of figures. What scripts must know of each, the page says once on the table, in the order of its rows: the places,
// and the lines of a file that their figures stand on (rowData in package page).

// rows gives the rows of a table but those that head others, each with its place and its lines. It must first be called before any row is moved.
/** @type {(table: HTMLTableElement) => HTMLTableRowElement[]} */
export function rows(table) {
  const all = /** @type {HTMLTableRowElement[]} */ ([...table.querySelectorAll('tbody tr:not(.group)')]);
  const { places, lines = '' } = table.dataset;
  delete table.dataset.places;
  const [codes, at] = [places?.split(' ') ?? [], lines.split(',')];
  codes.forEach((code, n) => {
    all[n].dataset.place = code;
    if (at[n]) all[n].dataset.lines = at[n];
  });
  return all;
}
