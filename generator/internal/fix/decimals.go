package fix

import (
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"chiso/generator/internal/diag"
	"chiso/generator/internal/validate"
)

// decimals writes numbers plainly where only one is meant: 12,5 and 1.234,5
// become 12.5 and 1234.5; 1,234 becomes 1.234 where the bounds of the column let
// in no 1234, and 1234 where it holds whole numbers. What is sound is never
// changed, and yet may be in doubt: see doubts.
func decimals(data []byte, shape Shape) ([]byte, diag.Text, error) {
	separator := separatorOf(data)
	rows, err := parse(data, separator)
	if err != nil {
		return nil, diag.Text{}, err
	}
	cells := numbers(rows, shape)
	doubts := doubtful(cells, separator)
	if separator != ',' && len(doubts) > 0 {
		return nil, diag.Text{}, doubts.left(diag.T("chưa đổi dấu ngăn cột %q: %q có thể là số nghìn hay số thập phân. viết rõ rồi chạy lại",
			"the separator %q stays: %q may mean thousands or decimals. write it out, then run fix again", string(separator), doubts[0].value))
	}
	by, held := notations(cells, separator), doubts.columns()
	n := 0
	for _, cell := range cells {
		meant := cell.meanings(by)
		if cell.sound(cell.value) || len(meant) != 1 || held[cell.Name] {
			continue
		}
		cell.row.cells[cell.at] = meant[0]
		n++
	}
	return writeWith(rows, separator), counted(n, "viết số theo dạng 1234.5 ở %d ô", "write numbers as 1234.5 in %s", "cell", "cells"), nil
}

// notations are those that a file may be written in. Semicolons, tabs and bars
// come from a program, which writes all numbers of a file alike: one decimal comma
// and no decimal point, and 1,234 is 1.234. Commas between columns may come from
// many hands.
func notations(cells places, separator byte) []notation {
	if file := cells.seen()[""]; separator != ',' && file.commas && !file.points {
		return []notation{vietnamese}
	}
	return both
}

// doubtful are sound numbers such as 1.234 that stand where somebody wrote in
// Vietnamese, and may mean 1234: once the others are fixed, nothing would show
// it. That is in a column with decimal commas and no decimal point, and anywhere
// in a file that a program wrote, unless it shows that it writes decimal points.
// In such a file a number that is none in the notation of the others is in doubt
// too.
func doubtful(cells places, separator byte) places {
	seen, by := cells.seen(), notations(cells, separator)
	return cells.that(func(p place) bool {
		if !p.sound(p.value) {
			return len(p.meanings(by)) == 0 && len(p.meanings(both)) > 0
		}
		if len(p.meanings(both)) < 2 {
			return false
		}
		column := seen[p.Name]
		if separator == ',' {
			return column.commas && !column.points
		}
		return seen[""].commas || !column.points
	})
}

// unclear says which numbers were left because they have two meanings. A 1.234
// in a column without decimal commas is a plain number.
func unclear(data []byte, shape Shape) ([]Left, *Left) {
	rows, left := parseTable(data, ',')
	if left != nil {
		return nil, left
	}
	cells := numbers(rows, shape)
	doubts := doubtful(cells, ',')
	held := doubts.columns()
	var unfixed []Left
	unsure := cells.that(func(p place) bool { return !p.sound(p.value) && len(p.meanings(both)) > 1 && !held[p.Name] })
	if len(unsure) > 0 {
		unfixed = append(unfixed, *unsure.left(diag.T("%q có thể là số nghìn hay số thập phân. viết rõ", "%q may mean thousands or decimals. write it out", unsure[0].value)))
	}
	for _, doubt := range doubts {
		if !held[doubt.Name] { // already reported
			continue
		}
		delete(held, doubt.Name)
		stay := cells.that(func(p place) bool { return p.Name == doubt.Name && !p.sound(p.value) && len(p.meanings(both)) > 0 })
		unfixed = append(unfixed, *stay.left(diag.T("chưa đổi %q: số %q (dòng %d) trong cùng cột có thể là số nghìn hay số thập phân. viết rõ rồi chạy lại",
			"%q stays: %q (line %d) in the same column may mean thousands or decimals. write that out, then run fix again", stay[0].value, doubt.value, doubt.row.line)))
	}
	return append(unfixed, unknown(rows, cells, shape)...), nil
}

// places are cells of columns with numbers.
type places []place

type place struct {
	Column
	row   row
	at    int // in the row
	value string
	among bool // of a column of whole numbers in which decimals stand
}

// numbers finds them, row by row.
func numbers(rows []row, shape Shape) places {
	labels := labelsOf(rows)
	var found places
	for at, label := range labels {
		n := slices.IndexFunc(shape.Columns, func(c Column) bool { return c.Name == label })
		if n < 0 || !shape.Columns[n].measured() {
			continue
		}
		var column places
		for _, row := range rows {
			if at < len(row.cells) {
				value := trim(norm.NFC.String(decode(row.cells[at])))
				column = append(column, place{Column: shape.Columns[n], row: row, at: at, value: value})
			}
		}
		among := slices.ContainsFunc(column, place.fractional)
		for _, cell := range column {
			cell.among = among
			found = append(found, cell)
		}
	}
	slices.SortStableFunc(found, func(a, b place) int { return a.row.line - b.row.line })
	return found
}

var anyNumber = Column{Type: "number"}

// fractional says whether a value of a column of whole numbers can only be a
// number with decimals.
func (p place) fractional() bool {
	return p.Type == "integer" && len(anyNumber.readings(p.value, both)) > 0 && len(p.readings(p.value, both)) == 0
}

// meanings are the numbers that may be meant. Among decimals a column may hold
// something else than whole numbers, whatever its schema says.
func (p place) meanings(by []notation) []string {
	if out := anyNumber.readings(p.value, by); p.among && len(out) > 1 {
		return out
	}
	if out := p.readings(p.value, by); len(out) > 0 || len(p.readings(p.value, both)) > 0 {
		return out
	}
	return p.otherwise()
}

// otherwise is the one number that a value of no notation can mean, if there is one:
// those that check names too, such as 1 234, (1.5), +5, .5 and 007. A percentage counts
// where the unit is %.
func (p place) otherwise() []string {
	plain := validate.SuggestNumber(p.value, p.Type == "integer")
	if plain == "" || p.sound(p.value) || strings.Contains(p.value, "%") && (!p.Percent || !p.admits(plain)) {
		return nil
	}
	return []string{plain}
}

func (p places) that(are func(place) bool) (out places) {
	for _, one := range p {
		if are(one) {
			out = append(out, one)
		}
	}
	return out
}

// columns are the names of those that the places are in.
func (p places) columns() map[string]bool {
	names := map[string]bool{}
	for _, one := range p {
		names[one.Name] = true
	}
	return names
}

// marks are what shows a notation: numbers that can be of one alone.
type marks struct{ commas, points bool }

// seen are the marks in each column, and under no name those in all.
func (p places) seen() map[string]marks {
	seen := map[string]marks{}
	for _, one := range p {
		commas, points := vietnamese.only(one.value), english.only(one.value)
		for _, name := range []string{one.Name, ""} {
			seen[name] = marks{seen[name].commas || commas, seen[name].points || points}
		}
	}
	return seen
}

// left speaks of the first place and counts the others.
func (p places) left(why diag.Text) *Left {
	if more := len(p) - 1; more > 0 {
		note := diag.T(" (và %d ô khác như vậy)", " (and %d more like it)", more)
		why = diag.Text{VI: why.VI + note.VI, EN: why.EN + note.EN}
	}
	return &Left{Line: p[0].row.line, Column: p[0].row.column(p[0].at), Why: why}
}
