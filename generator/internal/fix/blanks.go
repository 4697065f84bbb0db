package fix

import (
	"slices"

	"chiso/generator/internal/diag"
)

// blankRows removes rows without anything in them: sheets save every row that
// was ever touched.
func blankRows(data []byte, _ Shape) ([]byte, diag.Text, error) {
	rows, err := parse(data, ',')
	if err != nil {
		return nil, diag.Text{}, err
	}
	kept := slices.DeleteFunc(slices.Clone(rows), row.blank)
	return write(kept), counted(len(rows)-len(kept), "bỏ %d dòng trống", "remove %s", "blank row", "blank rows"), nil
}

// blankColumns removes such columns at the end, once all rows are as long as the
// header.
func blankColumns(data []byte, _ Shape) ([]byte, diag.Text, error) {
	rows, err := parse(data, ',')
	if err != nil {
		return nil, diag.Text{}, err
	}
	columns := len(rows[0].cells)
	kept := columns
	for kept > 0 && !slices.ContainsFunc(rows, func(r row) bool { return trim(decode(r.cells[kept-1])) != "" }) {
		kept--
	}
	for i := range rows {
		rows[i].cells = rows[i].cells[:kept]
	}
	return write(rows), counted(columns-kept, "bỏ %d cột trống ở cuối", "remove %s at the end", "blank column", "blank columns"), nil
}
