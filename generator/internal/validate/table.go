package validate

import (
	"hash/maphash"
	"strconv"
	"sync"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/load"
)

// tableReader turns the rows of one resource into observations. Rows are checked
// one by one on all cores (rowChecker); what needs to know those before it follows here, in
// the order of the file.
type tableReader struct {
	*engine
	*tableColumns

	keys        *seen
	unknown     strangers     // sources that are not declared
	unsound     lines         // of rows with a mistake
	unsoundKeys []dataset.Key // of those, once they are asked for

	area       dataset.Area // of the row before
	areas      int          // how often it has changed
	attributes []string     // of the row before, by qualifier
	changes    int          // how often they have changed
}

func newTableReader(e *engine, t *tableColumns) *tableReader {
	keys := newSeen(0)
	if t.key != nil {
		keys = newSeen(t.table.Len)
	}
	return &tableReader{engine: e, tableColumns: t, keys: keys, unknown: strangers{}, attributes: make([]string, len(t.qualifiers)), areas: 1, changes: 1}
}

// read reads the table.
func (t *tableReader) read(checker *rowChecker) {
	var enough sync.Map // rules of which so much is reported already that no more will be
	rooms := sync.Pool{New: func() any { return &checked{} }}
	load.EachBlock(t.table,
		func(rows []load.Row) *checked { return checker.check(rows, rooms.Get().(*checked), &enough) },
		func(block *checked) {
			defer rooms.Put(block)
			t.problems.Merge(&block.problems)
			t.unknown.take(block.unknown)
			for _, rule := range Rules {
				if t.problems.Full(t.table.File, rule.Name) {
					enough.Store(rule.Name, true)
				}
			}
			for n := range block.rows {
				t.take(&block.rows[n])
			}
		})
	t.problems.Take(t.unknown.list()...)
	t.repeated()
	t.rankedOf()
}

// take adds the observations of a row, if the row is sound.
func (t *tableReader) take(row *checkedRow) {
	for _, x := range t.columns {
		if value := row.Cells[x.at]; x.unique != nil && value != "" && !row.isWrong(x) {
			x.unique.add(maphash.String(t.seed, value), row.Line)
		}
	}
	switch {
	case len(t.r.Schema.PrimaryKey) == 0:
	case t.key == nil:
		return
	case !row.complete:
		t.blankKey(row)
		t.unsound.add(row.Line)
		return
	default:
		t.keys.add(row.key, row.Line)
	}
	if !row.sound || row.outdated || row.unranked {
		t.unsound.add(row.Line)
	}
	if row.sound {
		t.counted(row)
		t.observations(row)
	}
}

// observations adds one observation for each indicator that has a number in the
// row. Rows in a row mostly have the same subject or the same attributes, which then
// need not be looked at again.
func (t *tableReader) observations(row *checkedRow) {
	if row.area != t.area {
		t.area = row.area
		t.areas++
	}
	for n, x := range t.qualifiers {
		if value := row.Cells[x.at]; t.attributes[n] != value {
			t.attributes[n] = value
			t.changes++
		}
	}
	if t.place == nil || t.period == nil || !t.sure {
		return // what the numbers are about is unclear, and the schema is reported already
	}
	for _, x := range t.measures {
		all := &x.indicator.Cube
		if x.areaOf != t.areas {
			x.areaOf, x.area = t.areas, all.Area(row.area)
		}
		if x.attributesOf != t.changes {
			x.attributesOf, x.attributes = t.changes, all.Attributes(t.qualified(x, row))
		}
		o := dataset.Observation{Period: row.period, Value: row.numbers[x.number], Printed: row.Cells[x.at], Line: row.Line}
		if o.Printed != "" && !row.outdated && (x.indicator.Measure != dataset.Rank || o.Value != noRank) {
			all.AddNumber(x.area, x.attributes, o)
		}
	}
}

// qualified is an observation with what the attribute columns of a row say of one
// indicator.
func (t *tableReader) qualified(x *column, row *checkedRow) dataset.Observation {
	o := dataset.Observation{Status: "final", File: t.table.File}
	for _, by := range x.qualified {
		value := row.Cells[by.at]
		if value == "" {
			continue
		}
		switch by.Attribute.V {
		case attributeSource:
			o.Sources = splitSources(value)
		case attributeStatus:
			o.Status = value
		case attributeQualifier:
			o.Qualifier = value
		case attributeRankedOf:
			o.RankedOf = count(value)
		case attributeSample:
			o.Sample = count(value)
		}
	}
	return o
}

func count(cell string) int {
	n, _ := strconv.Atoi(cell)
	return n
}
