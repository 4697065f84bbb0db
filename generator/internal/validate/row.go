package validate

import (
	"hash/maphash"
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
}

// checkedRow is a row that was looked at by itself.
type checkedRow struct {
	load.Row
	numbers  []float64 // of each column, 0 where there is none
	key      uint64    // hash of the primary key
	complete bool      // the key has no blank
	sound    bool
	subject  dataset.Subject
	year     int
	outdated bool // the code was not in force in the year
	flawed   bool // a value of it is missing because something was told of it
}

// check looks at each row by itself. It runs on many blocks at once, so it works on
// a copy of the checker that has problems of its own. When so many wrong codes
// have been told that no more will be, it is tired of looking for the nearest.
func (t *tableReader) check(rows []load.Row, tired *atomic.Bool) *checked {
	c := *t.checker
	c.problems = diag.Limited{}
	c.tired = tired
	own := *t
	own.checker = &c
	block := &checked{rows: make([]checkedRow, 0, len(rows))}
	numbers := make([]float64, len(rows)*len(t.columns))
	for n, row := range rows {
		block.rows = append(block.rows, own.row(row, numbers[n*len(t.columns):(n+1)*len(t.columns)]))
	}
	block.problems = c.problems
	return block
}

func (t *tableReader) row(row load.Row, numbers []float64) checkedRow {
	out := checkedRow{Row: row, numbers: numbers, sound: true}
	for n, x := range t.columns {
		value := row.Cells[x.at]
		number, problem := t.cell(x, value)
		if problem == nil && value != "" && x.Role.V == "attribute" {
			problem = t.attribute(x, value)
		}
		if problem != nil {
			out.sound = false
			t.report(row, x, problem)
		}
		numbers[n] = number
		switch {
		case x.Role.V == "dimension" && x.Type.V == "year":
			out.year = int(number)
		case x.Role.V == "dimension" && x.CodeList.V != "":
			out.subject = dataset.Subject{List: x.CodeList.V, Code: value}
		}
	}
	out.key, out.complete = t.hash(row)
	if out.sound && out.complete {
		ranked := t.ranks(row, out)
		out.outdated = t.outdated(row, out)
		out.flawed = out.outdated || !ranked
	}
	return out
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
func (t *tableReader) ranks(row load.Row, of checkedRow) bool {
	sound := true
	for n, x := range t.columns {
		if x.indicator == nil || x.indicator.Measure != dataset.Rank || row.Cells[x.at] == "" {
			continue
		}
		rankedOf := 0
		for _, by := range x.qualified {
			if by.Attribute.V == attributeRankedOf {
				rankedOf = count(row.Cells[by.at])
			}
		}
		if rank := of.numbers[n]; rank < 1 || rank != float64(int(rank)) || rankedOf > 0 && int(rank) > rankedOf {
			t.report(row, x, &diag.Problem{Rule: "rank", What: diag.T("%s không phải là thứ hạng trong %d", "%s is not a rank among %d", row.Cells[x.at], rankedOf),
				Mend: diag.T("thứ hạng là số nguyên từ 1 đến số nơi được xếp hạng", "a rank is a whole number from 1 to the count of those ranked")})
			of.numbers[n], sound = noRank, false
		}
	}
	return sound
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

// hash is that of the cells of the primary key, joined as annotations write them.
func (t *tableReader) hash(row load.Row) (hash uint64, complete bool) {
	var h maphash.Hash
	h.SetSeed(t.seed)
	complete = true
	for n, at := range t.key {
		if n > 0 {
			h.WriteByte('/')
		}
		h.WriteString(row.Cells[at])
		complete = complete && row.Cells[at] != ""
	}
	return h.Sum64(), complete
}

// keyText is the primary key of a row as annotations write it.
func (t *tableReader) keyText(row load.Row) string {
	var cells []string
	for _, at := range t.key {
		cells = append(cells, row.Cells[at])
	}
	return strings.Join(cells, "/")
}

// line finds the row with a primary key.
func (t *tableReader) line(key string) (line int, there bool) {
	at, known := t.keys.lines[maphash.String(t.seed, key)]
	return int(at), known && t.keyText(t.table.Row(int(at))) == key
}
