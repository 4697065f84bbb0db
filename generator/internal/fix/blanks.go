package fix

import (
	"slices"

	"chiso/generator/internal/diag"
)

// blanks removes rows without anything in them, and such columns at the end:
// sheets save every cell that was ever touched.
func blanks(data []byte, _ Shape) ([]byte, diag.Text, error) {
	rows, err := parse(data, ',')
	if err != nil {
		return nil, diag.Text{}, err
	}
	before := len(rows)
	rows = slices.DeleteFunc(rows, row.blank)
	columns := len(rows[0].cells)
	kept := columns
	for kept > 0 && !slices.ContainsFunc(rows, func(r row) bool { return trim(decode(r.cells[kept-1])) != "" }) {
		kept--
	}
	for i := range rows {
		rows[i].cells = rows[i].cells[:kept]
	}
	return write(rows), diag.T("bỏ %d dòng trống, %d cột trống ở cuối", "remove blank rows (%d) and blank columns at the end (%d)", before-len(rows), columns-kept), nil
}
