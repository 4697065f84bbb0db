package validate

import (
	"math"
	"slices"
	"strings"
	"sync"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/diag"
	"chiso/generator/internal/load"
)

// checked is what comes of the rows of a block.
type checked struct {
	problems diag.Capped
	rows     []checkedRow
	numbers  []float64 // of all rows
	unknown  strangers
}

// checkedRow is a row that was looked at by itself.
type checkedRow struct {
	load.Row
	numbers  []float64 // of each column, 0 where there is none
	wrong    []int     // numbers of the columns whose cells are not sound
	area     dataset.Area
	period   dataset.Period
	key      uint64 // hash of the primary key
	complete bool   // the key has no blank
	sound    bool
	outdated bool // the code was not in force in the year
	unranked bool // a rank of it is none
}

// rowChecker checks rows one by one, each by itself.
type rowChecker struct {
	*engine
	*tableColumns
	cells   *cellChecker
	codes   *codeChecker
	sources *sourceChecker
	unknown strangers // sources that are not declared

	last struct { // cell of a column of periods, with what it says
		cell string
		says dataset.Period
	}
}

// fork is a rowChecker with problems of its own, for one block of rows: many are checked at
// once. Of what is reported so often that no more will be, mistakes are only counted.
func (t *rowChecker) fork(full *sync.Map) *rowChecker {
	e := t.engine.fork(nil)
	e.enough = func(rule string) bool {
		_, isFull := full.Load(rule)
		return isFull || e.problems.Full(t.table.File, rule)
	}
	codes := t.codes.reportingTo(e)
	return &rowChecker{engine: e, tableColumns: t.tableColumns, cells: &cellChecker{e, codes}, codes: codes, sources: &sourceChecker{e}, unknown: strangers{}}
}

// check looks at the rows of a block.
func (t *rowChecker) check(rows []load.Row, block *checked, full *sync.Map) *checked {
	own := t.fork(full)
	width := len(t.columns)
	block.rows = slices.Grow(block.rows[:0], len(rows))[:len(rows)]
	block.numbers = slices.Grow(block.numbers[:0], len(rows)*width)[:len(rows)*width]
	last := make([]sound, width)
	for n, row := range rows {
		block.rows[n] = checkedRow{Row: row, numbers: block.numbers[n*width : (n+1)*width : (n+1)*width], sound: true}
		own.row(&block.rows[n], last)
	}
	block.problems, block.unknown = own.problems, own.unknown
	return block
}

// sound is the last cell of a column with which nothing was wrong.
type sound struct {
	cell   string
	number float64
}

// row looks at a row. What stood in the row before and was sound is sound again.
func (t *rowChecker) row(row *checkedRow, last []sound) {
	for n, x := range t.columns {
		value := row.Cells[x.at]
		if value != "" && value == last[n].cell {
			row.numbers[n] = last[n].number
		} else if row.numbers[n] = t.columnCell(row, x, value); row.sound {
			last[n] = sound{value, row.numbers[n]}
		}
	}
	if t.period != nil {
		row.period = t.periodIn(row)
	}
	if t.place != nil {
		row.area = dataset.Area{List: t.place.CodeList.V, Code: row.Cells[t.place.at]}
	}
	row.key, row.complete = t.hash(row.Row)
	t.ranks(row)
	t.sourced(row)
	t.early(row)
	row.outdated = t.outdated(row)
}

// periodIn is what a row says of time, zero if that is wrong.
func (t *rowChecker) periodIn(row *checkedRow) dataset.Period {
	if t.period.Type.V == dataset.TypeYear {
		return dataset.Year(int(row.numbers[t.period.number]))
	}
	if cell := row.Cells[t.period.at]; cell != t.last.cell {
		t.last.cell, t.last.says = strings.Clone(cell), periodOf(cell)
	}
	return t.last.says
}

// lostLetters is the rule on letters that have become question marks.
const lostLetters = "legacy-encoding"

// isWrong says whether a problem of the row's cell in a column was reported.
func (row *checkedRow) isWrong(x *column) bool { return slices.Contains(row.wrong, x.number) }

func (t *rowChecker) columnCell(row *checkedRow, x *column, value string) float64 {
	if x.list == nil && x.Type.V == "string" && !t.enough(lostLetters) {
		if lost := load.LostLetters(value); lost != nil {
			row.sound, row.wrong = false, append(row.wrong, x.number)
			t.problems.Take(t.table.Lost(row.Row, x.at, *lost))
			return 0
		}
	}
	number, problem := t.cells.check(x, value)
	if problem == nil && value != "" && x.Role.V == "attribute" && x.Attribute.V == attributeSource && t.strangeSource(row, x, value) {
		return number
	}
	if problem == nil && value != "" && x.Role.V == "attribute" {
		problem = t.attribute(x, value)
	}
	if problem != nil {
		row.sound, row.wrong = false, append(row.wrong, x.number)
		t.report(row.Row, x, problem)
	}
	return number
}

// strangeSource notes a row that names a source that is not declared.
func (t *rowChecker) strangeSource(row *checkedRow, x *column, value string) bool {
	name := undeclared(t.p.Descriptor, value)
	if name == "" {
		return false
	}
	row.sound, row.wrong = false, append(row.wrong, x.number)
	if t.unknown.met(name, row.Line) {
		return true
	}
	problem := t.sources.unknownIn(t.p.Descriptor, value)
	if len(t.unknown) < mostStrangers {
		problem.Position = t.table.At(row.Row, x.at)
		t.unknown[strings.Clone(name)] = &stranger{problem: *problem, rows: 1}
	} else {
		t.report(row.Row, x, problem)
	}
	return true
}

func (t *rowChecker) report(row load.Row, x *column, problem *diag.Problem) {
	problem.Position = diag.Position{File: t.table.File}
	if !t.enough(problem.Rule) {
		problem.Position = t.table.At(row, x.at)
	}
	t.problems.Take(*problem)
}

// attribute checks the columns that qualify numbers.
func (t *rowChecker) attribute(x *column, value string) *diag.Problem {
	switch x.Attribute.V {
	case attributeStatus:
		return t.codes.wrongCode(x.Name.V, "statuses", value, false)
	case attributeQualifier:
		if slices.Contains(qualifiers, value) {
			return nil
		}
		if t.enough("enum") {
			return &diag.Problem{Rule: "enum"}
		}
		return wrongEnum(value, qualifiers, diag.T("%q không phải là dấu đi kèm con số", "%q is not a qualifier", value))
	}
	return nil
}

// ranks wants ranks to be whole, from 1 to the number of those ranked.
func (t *rowChecker) ranks(row *checkedRow) {
	for _, x := range t.measures {
		if x.indicator.Measure != dataset.Rank || row.Cells[x.at] == "" || row.isWrong(x) {
			continue
		}
		among := 0.0
		for _, by := range x.qualified {
			if by.Attribute.V == attributeRankedOf {
				among = row.numbers[by.number]
			}
		}
		rank := row.numbers[x.number]
		if rank >= 1 && rank <= mostRanked && rank == math.Trunc(rank) && (among <= 0 || rank <= among) {
			continue
		}
		row.numbers[x.number], row.unranked = noRank, true
		if t.enough("rank") {
			t.report(row.Row, x, &diag.Problem{Rule: "rank"})
			continue
		}
		problem := diag.Problem{Rule: "rank", What: diag.T("%s không phải là thứ hạng", "%s is not a rank", row.Cells[x.at]),
			Hint: diag.T("thứ hạng là số nguyên từ 1 đến số nơi được xếp hạng", "a rank is a whole number from 1 to the count of those ranked")}
		if among > 0 {
			problem.What = diag.T("%s không phải là thứ hạng trong %d", "%s is not a rank among %d", row.Cells[x.at], int(among))
		}
		t.report(row.Row, x, &problem)
	}
}

// noRank stands in for a rank that is none, so that no observation is made of it.
const noRank = -1

// mostRanked is more than anybody ranks.
const mostRanked = 1e9
