package fix

import (
	"regexp"
	"strings"

	"chiso/generator/internal/diag"
)

// How numbers with commas and points are written. Up to three digits, then a
// mark, then three digits may be thousands or decimals; nobody can tell.
var (
	decimalComma = regexp.MustCompile(`^-?(0|[1-9]\d*),\d+$`)
	grouped      = regexp.MustCompile(`^-?[1-9]\d{0,2}(\.\d{3})+,\d+$`)
	oneComma     = regexp.MustCompile(`^-?[1-9]\d{0,2},\d{3}$`)
	onePoint     = regexp.MustCompile(`^-?[1-9]\d{0,2}\.\d{3}$`)
)

// decimals writes decimals with a point: 12,5 and 1.234,5 become 12.5 and
// 1234.5. Beside such numbers a 1.234 is unclear, and would pass for a number
// once they are mended: then all stay.
func decimals(data []byte, shape Shape) ([]byte, diag.Text, error) {
	rows, err := parse(data, ',')
	if err != nil {
		return nil, diag.Text{}, err
	}
	if len(find(rows, shape, onePoint)) > 0 {
		return data, diag.Text{}, nil
	}
	number := numberColumns(shape)
	mended, n, err := eachCell(data, func(label, value string) string {
		if !number[label] || !clearComma(value) {
			return value
		}
		return strings.Replace(strings.ReplaceAll(value, ".", ""), ",", ".", 1)
	})
	return mended, counted(n, "viết dấu chấm thập phân ở %d ô", "write a decimal point in %s", "cell", "cells"), err
}

func clearComma(value string) bool {
	return grouped.MatchString(value) || decimalComma.MatchString(value) && !oneComma.MatchString(value)
}

func numberColumns(shape Shape) map[string]bool {
	number := map[string]bool{}
	for _, column := range shape.Columns {
		number[column.Name] = column.Type == "number"
	}
	return number
}

// unclear says which numbers were left because they have two meanings. A 1.234
// in a file without decimal commas is a plain number.
func unclear(data []byte, shape Shape) ([]Left, *Left) {
	rows, left := parseTable(data, ',')
	if left != nil {
		return nil, left
	}
	var said []Left
	if commas := find(rows, shape, oneComma); len(commas) > 0 {
		said = append(said, *commas.left(diag.T("%q có thể là số nghìn hay số thập phân. viết rõ", "%q may mean thousands or decimals. write it out", commas[0].value)))
	}
	points := find(rows, shape, onePoint)
	if commas := findCells(rows, shape, clearComma); len(points) > 0 && len(commas) > 0 {
		said = append(said, *commas.left(diag.T("chưa đổi %q: số %q (dòng %d) trong cùng tệp có thể là số nghìn hay số thập phân. viết rõ rồi chạy lại",
			"%q stays: %q (line %d) in the same file may mean thousands or decimals. write that out, then run fix again", commas[0].value, points[0].value, points[0].line)))
	}
	return said, nil
}

// places are cells of number columns.
type places []place

type place struct {
	line, column int
	value        string
}

// left speaks of the first place and counts the others.
func (p places) left(why diag.Text) *Left {
	if more := len(p) - 1; more > 0 {
		note := diag.T(" (và %d ô khác như vậy)", " (and %d more like it)", more)
		why = diag.Text{VI: why.VI + note.VI, EN: why.EN + note.EN}
	}
	return &Left{Line: p[0].line, Column: p[0].column, Why: why}
}

func find(rows []row, shape Shape, pattern *regexp.Regexp) places {
	return findCells(rows, shape, pattern.MatchString)
}

func findCells(rows []row, shape Shape, wanted func(string) bool) places {
	number, labels := numberColumns(shape), labelsOf(rows)
	var found places
	for _, row := range rows {
		for i, raw := range row.cells {
			if i < len(labels) && number[labels[i]] && wanted(trim(decode(raw))) {
				found = append(found, place{row.line, row.column(i), trim(decode(raw))})
			}
		}
	}
	return found
}
