package fix

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"chiso/generator/internal/diag"
)

// order puts the rows in the order of the key: codes as in their list, years and
// numbers as numbers, all else as text. Rows of one key stay as they stand.
func order(data []byte, shape Shape) ([]byte, diag.Text, error) {
	if len(shape.Key) == 0 {
		return data, diag.Text{}, nil
	}
	rows, err := parse(data, ',')
	if err != nil {
		return nil, diag.Text{}, err
	}
	labels := labelsOf(rows)
	var at []int
	var columns []Column
	for _, name := range shape.Key {
		place := slices.Index(labels, name)
		column := slices.IndexFunc(shape.Columns, func(c Column) bool { return c.Name == name })
		if place < 0 || column < 0 {
			return data, diag.Text{}, nil
		}
		at, columns = append(at, place), append(columns, shape.Columns[column])
	}
	slices.SortStableFunc(rows[1:], func(a, b row) int {
		for i, column := range columns {
			if c := column.compare(decode(a.cells[at[i]]), decode(b.cells[at[i]])); c != 0 {
				return c
			}
		}
		return 0
	})
	key := strings.Join(shape.Key, ", ")
	return write(rows), diag.T("xếp các dòng theo %s", "put the rows in the order of %s", key), nil
}

// compare puts what has no place (an unknown code, a year that is none) last.
func (c Column) compare(a, b string) int {
	return cmp.Or(cmp.Compare(c.rank(a), c.rank(b)), strings.Compare(a, b))
}

func (c Column) rank(value string) int {
	if place, known := c.Codes[value]; known {
		return place
	}
	if c.Type == "year" || c.Type == "integer" {
		if n, err := strconv.Atoi(value); err == nil {
			return n
		}
	}
	if c.Codes == nil && c.Type != "year" && c.Type != "integer" {
		return 0
	}
	return int(^uint(0) >> 1)
}
