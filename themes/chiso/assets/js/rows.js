// The rows of tables of figures. What scripts must know of each, the page says once on the table, in the order of its rows: the places,
// and the lines of a file that their figures stand on (rowData in package page).

// rows gives the rows of a table but those that head others, each with what is said of it. Asked first, it must be before any is moved.
/** @type {(table: HTMLTableElement) => HTMLTableRowElement[]} */
export function rows(table) {
  const all = [...table.tBodies].flatMap((body) => [...body.rows]).filter((row) => !row.matches('.group'));
  for (const [name, key, separator] of [
    ['places', 'place', ' '],
    ['lines', 'lines', ','],
  ]) {
    const said = table.dataset[name]?.split(separator) ?? [];
    delete table.dataset[name];
    said.forEach((of, n) => {
      if (of) all[n].dataset[key] = of;
    });
  }
  return all;
}
