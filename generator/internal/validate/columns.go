package validate

import (
	"hash/maphash"
	"iter"
	"regexp"
	"slices"
	"strings"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/load"
)

// tableColumns is what the columns of a table are for. It does not change while rows are
// read, on all cores at once.
type tableColumns struct {
	p       *load.Package
	ds      *dataset.Dataset
	r       load.Resource
	table   *load.Table
	columns []*column // of the fields that are in the table

	place, period *column // the dimensions, nil if there is none
	measures      []*column
	qualifiers    []*column // attributes that qualify a measure
	counts        []*column // those of them that say how many were ranked

	sure          bool // the dimensions are as they must be, so that it is clear what each figure is about
	sourceColumns []*column
	accessed      map[string]int // the year in which each source was taken, by name
	firstAccessed int            // the earliest of them, 0 if none is known

	key  []int // cells of the primary key, nil if there is none or one is missing
	seed maphash.Seed
}

// column is a field and what its cells are checked against.
type column struct {
	load.Field
	number    int               // among the columns
	at        int               // in the table
	list      *dataset.CodeList // nil if there is none
	enum      []string
	pattern   *regexp.Regexp
	indicator *dataset.Indicator // of a measure
	qualified []*column          // by which attributes, of a measure
	onForm    bool               // not of a table, but of a form for somebody to fill in
	unique    *seen              // nil if values may stand more than once

	area, attributes     uint32 // numbers of those of the last observation
	areaOf, attributesOf int    // and how often they had changed then

	tallies map[tallied]*tally // of a column of counts of those ranked, by period and count
}

// cells are those of the fields, row by row.
func (t *tableColumns) cells() iter.Seq[[]string] {
	return func(yield func([]string) bool) {
		for row := range t.table.Rows() {
			var cells []string
			for _, x := range t.columns {
				cells = append(cells, row.Cells[x.at])
			}
			if !yield(cells) {
				return
			}
		}
	}
}

func (t *tableColumns) keyNames() string { return strings.Join(values(t.r.Schema.PrimaryKey), ", ") }

// columnOf finds the column of a field, nil if the table has none.
func (t *tableColumns) columnOf(name string) *column {
	for _, x := range t.columns {
		if x.Name.V == name {
			return x
		}
	}
	return nil
}

// hash is that of the cells of the primary key, joined as annotations write them.
func (t *tableColumns) hash(row load.Row) (hash uint64, complete bool) {
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
func (t *tableColumns) keyText(row load.Row) string {
	var cells []string
	for _, at := range t.key {
		cells = append(cells, row.Cells[at])
	}
	return strings.Join(cells, "/")
}

// named gives the cells of a row with their places, by the names of their columns.
func (t *tableColumns) named(row load.Row) func(name string) load.Str {
	return func(name string) load.Str {
		at := t.table.Column(name)
		if at < 0 {
			return load.Str{Pos: t.table.At(row, 0)}
		}
		return load.Str{V: strings.Clone(row.Cells[at]), Pos: t.table.At(row, at)}
	}
}

// items are those of a cell of a list.
func (x *column) items(row load.Row) []string {
	return strings.Split(row.Cells[x.at], dataset.ListSeparator)
}

// textColumn finds the column of a text in a language.
func (t *tableColumns) textColumn(text, language string) *column {
	for _, x := range t.columns {
		if x.Text.V == text && x.Lang.V == language {
			return x
		}
	}
	return nil
}

// unmeasured says whether an indicator has a field, and no column whose numbers can be
// read.
func (t *tableColumns) unmeasured(indicator string) bool {
	named := func(f load.Field) bool { return f.Name.V == indicator }
	return slices.ContainsFunc(t.r.Schema.Fields, named) && !slices.ContainsFunc(t.measures, func(x *column) bool { return named(x.Field) })
}
