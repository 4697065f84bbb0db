package validate

import (
	"slices"
	"strings"
	"sync/atomic"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/diag"
	"chiso/generator/internal/load"
)

// checked is what comes of the rows of a block.
type checked struct {
	problems diag.Limited
	rows     []checkedRow
	numbers  []float64 // of all rows
}

// checkedRow is a row that was looked at by itself.
type checkedRow struct {
	load.Row
	numbers  []float64 // of each column, 0 where there is none
	key      uint64    // hash of the primary key
	complete bool      // the key has no blank
	sound    bool
	wrong    []int // numbers of the columns whose cells are not
	subject  dataset.Subject
	year     int
	outdated bool // the code was not in force in the year
	flawed   bool // a value of it is missing because something was told of it
}

// check looks at each row by itself. It runs on many blocks at once, so it works on
// a copy of the checker that has problems of its own. When so many wrong codes
// have been told that no more will be, it is tired of looking for the nearest.
func (t *tableReader) check(rows []load.Row, block *checked, tired *atomic.Bool) *checked {
	c := *t.checker
	c.problems = diag.Limited{}
	c.tired = tired
	own := *t
	own.checker = &c
	width := len(t.columns)
	block.rows = slices.Grow(block.rows[:0], len(rows))[:len(rows)]
	block.numbers = slices.Grow(block.numbers[:0], len(rows)*width)[:len(rows)*width]
	last := make([]sound, width)
	for n, row := range rows {
		block.rows[n] = checkedRow{Row: row, numbers: block.numbers[n*width : (n+1)*width : (n+1)*width], sound: true}
		own.row(&block.rows[n], last)
	}
	block.problems = c.problems
	return block
}

// sound is the last cell of a column with which nothing was wrong.
type sound struct {
	cell   string
	number float64
}

// row looks at a row. What stood in the row before and was sound is sound again.
func (t *tableReader) row(row *checkedRow, last []sound) {
	for n, x := range t.columns {
		value := row.Cells[x.at]
		if value != "" && value == last[n].cell {
			row.numbers[n] = last[n].number
		} else if row.numbers[n] = t.columnCell(row, x, value); row.sound {
			last[n] = sound{value, row.numbers[n]}
		}
	}
	if t.year != nil {
		row.year = int(row.numbers[t.year.number])
	}
	if t.place != nil {
		row.subject = dataset.Subject{List: t.place.CodeList.V, Code: row.Cells[t.place.at]}
	}
	row.key, row.complete = t.hash(row.Row)
	if row.sound && row.complete {
		ranked := t.ranks(row)
		row.outdated = t.outdated(row)
		row.flawed = row.outdated || !ranked
	}
}

func (t *tableReader) columnCell(row *checkedRow, x *column, value string) float64 {
	number, problem := t.cell(x, value)
	if problem == nil && value != "" && x.Role.V == "attribute" {
		problem = t.attribute(x, value)
	}
	if problem != nil {
		row.sound, row.wrong = false, append(row.wrong, x.number)
		t.report(row.Row, x, problem)
	}
	return number
}

func (t *tableReader) report(row load.Row, x *column, problem *diag.Problem) {
	problem.Position = t.table.At(row, x.at)
	t.problems.Take(*problem)
}

// attribute checks the columns that qualify numbers.
func (t *tableReader) attribute(x *column, value string) *diag.Problem {
	switch x.Attribute.V {
	case attributeSource:
		for _, name := range splitSources(value) {
			if problem := unknown(name, "nguồn", "source", sourceNames(t.p.Descriptor)); problem != nil {
				return problem
			}
		}
	case attributeStatus:
		return t.wrongCode(x.Name.V, "statuses", value)
	case attributeQualifier:
		return wrongEnum(value, qualifiers, diag.T("%q không phải là dấu đi kèm con số", "%q is not a qualifier", value))
	}
	return nil
}

// ranks wants ranks to be whole, from 1 to the number of those ranked.
func (t *tableReader) ranks(row *checkedRow) bool {
	all := true
	for _, x := range t.measures {
		if x.indicator.Measure != dataset.Rank || row.Cells[x.at] == "" {
			continue
		}
		rankedOf := 0
		for _, by := range x.qualified {
			if by.Attribute.V == attributeRankedOf {
				rankedOf = count(row.Cells[by.at])
			}
		}
		if rank := row.numbers[x.number]; rank < 1 || rank != float64(int(rank)) || rankedOf > 0 && int(rank) > rankedOf {
			t.report(row.Row, x, &diag.Problem{Rule: "rank", What: diag.T("%s không phải là thứ hạng trong %d", "%s is not a rank among %d", row.Cells[x.at], rankedOf),
				Mend: diag.T("thứ hạng là số nguyên từ 1 đến số nơi được xếp hạng", "a rank is a whole number from 1 to the count of those ranked")})
			row.numbers[x.number], all = noRank, false
		}
	}
	return all
}

// noRank stands in for a rank that is none, so that no observation is made of it.
const noRank = -1

// sources checks a cell of names of sources, joined by semicolons.
func (c *checker) sources(pos diag.Position, p *load.Package, cell string) bool {
	sound := true
	for _, name := range splitSources(cell) {
		sound = c.known(load.Str{V: name, Pos: pos}, "nguồn", "source", sourceNames(p.Descriptor)) && sound
	}
	return sound
}

// splitSources reads a cell of names of sources, joined by semicolons.
func splitSources(cell string) []string {
	var names []string
	for name := range strings.SplitSeq(cell, ";") {
		if name != "" {
			names = append(names, name)
		}
	}
	return names
}
