package fix

import (
	"cmp"
	"slices"

	"chiso/generator/internal/diag"
	"chiso/generator/internal/validate"
)

// years writes years as four digits where only one can be meant: 2023.0, 2.023.
func years(data []byte, shape Shape) ([]byte, diag.Text, error) {
	fixed, n, err := eachOf(data, shape, func(c Column) bool { return c.Type == "year" }, func(_ Column, value string) string {
		return cmp.Or(validate.SuggestYear(value), value)
	})
	return fixed, counted(n, "viết năm bằng bốn chữ số ở %d ô", "write years as four digits in %s", "cell", "cells"), err
}

// codes puts a code of the column's list in the place of what can only mean that one: a
// code without the zero that a spreadsheet drops, or one of its names in full.
func codes(data []byte, shape Shape) ([]byte, diag.Text, error) {
	fixed, n, err := eachOf(data, shape, Column.coded, func(c Column, value string) string {
		if code, only := c.Names.Exact(value); only {
			return code.Code
		}
		return value
	})
	return fixed, counted(n, "viết mã thay cho tên, hay thay cho mã mất số 0 ở đầu, ở %d ô", "write the code instead of its name, or of a code that lost its zero, in %s", "cell", "cells"), err
}

// eachOf changes the cells of some columns that hold none of what the data have there.
func eachOf(data []byte, shape Shape, some func(Column) bool, change func(Column, string) string) ([]byte, int, error) {
	columns := map[string]Column{}
	for _, column := range shape.Columns {
		if some(column) {
			columns[column.Name] = column
		}
	}
	if len(columns) == 0 {
		return data, 0, nil
	}
	return eachCell(data, func(label, value string) string {
		if column, found := columns[label]; found && !column.known(value) {
			return change(column, value)
		}
		return value
	})
}

// coded says whether a column holds codes of a list that is known.
func (c Column) coded() bool { return c.Codes != nil && c.Names != nil && c.Type != "list" }

// known says whether a value is a year or a code as the data have it, or blank.
func (c Column) known(value string) bool {
	if value == "" {
		return true
	}
	if c.Type == "year" {
		return validate.IsYear(value)
	}
	_, member := c.Codes[value]
	return member
}

// unknown says which cells of columns with numbers, years and codes hold none, and could
// not be fixed without a guess: the first of each column, and how many more there are.
// Numbers with two meanings have been named.
func unknown(rows []row, numbers places, shape Shape) (left []Left) {
	cells := numbers.that(func(p place) bool { return p.value != "" && !p.sound(p.value) && len(p.meanings(both)) == 0 })
	labels, first := labelsOf(rows), header(rows).line
	for at, label := range labels {
		n := slices.IndexFunc(shape.Columns, func(c Column) bool { return c.Name == label })
		if n < 0 || shape.Columns[n].Type != "year" && !shape.Columns[n].coded() {
			continue
		}
		for _, row := range rows {
			if at >= len(row.cells) {
				continue
			}
			if value := trim(decode(row.cells[at])); !shape.Columns[n].known(value) {
				cells = append(cells, place{Column: shape.Columns[n], row: row, at: at, value: value})
			}
		}
	}
	for _, label := range labels {
		same := cells.that(func(p place) bool { return p.Name == label && p.row.line != first })
		if len(same) == 0 {
			continue
		}
		why := diag.T("không tự viết lại %q thành một số được mà không đoán; check cho biết cách viết", "%q cannot be turned into a number without a guess; check says how to write it", same[0].value)
		switch column := same[0].Column; {
		case column.Type == "year":
			why = diag.T("không tự viết lại %q thành một năm được mà không đoán; check cho biết cách viết", "%q cannot be turned into a year without a guess; check says how to write it", same[0].value)
		case column.coded():
			why = diag.T("không biết chắc %q là mã nào của danh mục %q; check cho biết thêm", "%q cannot be turned into a code of list %q without a guess; check says more", same[0].value, column.CodeList)
		}
		left = append(left, *same.left(why))
	}
	return left
}
