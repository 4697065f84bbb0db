package validate

import (
	"hash/maphash"
	"strconv"
	"strings"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/diag"
	"chiso/generator/internal/load"
)

// take adds the observations of a row, if the row is sound and its key is new.
func (t *tableReader) take(row checkedRow) {
	for _, x := range t.columns {
		if x.unique != nil && !t.uniqueCell(row.Row, x) {
			row.sound = false
		}
	}
	if len(t.r.Schema.PrimaryKey) > 0 && !t.primaryKey(row) {
		return
	}
	if !row.sound || row.flawed {
		t.unsound[row.Line] = true
	}
	if row.sound {
		t.observations(row)
	}
}

func (t *tableReader) uniqueCell(row load.Row, x *column) bool {
	value := row.Cells[x.at]
	if value == "" {
		return true
	}
	first, taken := x.unique.before(maphash.String(t.seed, value), row.Line, func(line int) bool {
		return t.table.Row(line).Cells[x.at] == value
	})
	if taken {
		t.problems.Add(t.table.At(row, x.at), "unique", diag.T("giá trị %q đã có ở dòng %d", "value %q is already on line %d", value, first),
			diag.T("mỗi giá trị của cột này chỉ có một lần", "each value of this column may stand once"))
	}
	return !taken
}

func (t *tableReader) primaryKey(row checkedRow) bool {
	if t.key == nil {
		return false
	}
	if !row.complete {
		t.problems.Add(t.table.At(row.Row, t.key[0]), "primary-key", diag.T("khóa %q có ô trống", "key %q has a blank cell", t.keyText(row.Row)),
			diag.T("điền đủ: %s", "fill in: %s", strings.Join(values(t.r.Schema.PrimaryKey), ", ")))
		return false
	}
	first, taken := t.keys.before(row.key, row.Line, func(line int) bool { return t.keyText(t.table.Row(line)) == t.keyText(row.Row) })
	if taken {
		t.problems.Add(t.table.At(row.Row, t.key[0]), "primary-key", diag.T("khóa %q đã có ở dòng %d", "key %q is already on line %d", t.keyText(row.Row), first),
			diag.T("xóa một dòng, hoặc sửa %s", "delete one row, or mend %s", strings.Join(values(t.r.Schema.PrimaryKey), ", ")))
	}
	return !taken
}

// observations adds one observation for each indicator that has a number in the
// row.
func (t *tableReader) observations(row checkedRow) {
	base := dataset.Observation{Subject: row.subject, Year: row.year, Status: "final", File: t.table.File, Line: row.Line}
	for n, x := range t.columns {
		if x.indicator == nil {
			continue
		}
		o := base
		o.Value, o.Printed = row.numbers[n], row.Cells[x.at]
		t.qualify(&o, x, row)
		if o.RankedOf > 0 {
			t.rankedOf(x.indicator, o)
		}
		if o.Printed != "" && !row.outdated && (x.indicator.Measure != dataset.Rank || o.Value != noRank) {
			x.indicator.Observations.Add(o)
		}
	}
}

func (t *tableReader) rankedOf(i *dataset.Indicator, o dataset.Observation) {
	if before := i.RankedOf[o.Year]; before > 0 && before != o.RankedOf {
		t.problems.Add(diag.Position{File: t.table.File, Line: o.Line}, "ranked-of", diag.T("năm %d có hai số nơi được xếp hạng: %d và %d", "%d has two counts of places ranked: %d and %d", o.Year, before, o.RankedOf),
			diag.T("mỗi năm chỉ có một", "a year has one"))
	}
	i.RankedOf[o.Year] = o.RankedOf
}

// qualify sets what the attribute columns of the row say of one indicator.
func (t *tableReader) qualify(o *dataset.Observation, x *column, row checkedRow) {
	for _, by := range x.qualified {
		value := row.Cells[by.at]
		if value == "" {
			continue
		}
		switch by.Attribute.V {
		case attributeSource:
			o.Sources = t.sourceNames(value)
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
}

// sourceNames gives those of a cell; most rows have the same few.
func (t *tableReader) sourceNames(cell string) []string {
	names, known := t.sourced[cell]
	if !known {
		cell = strings.Clone(cell) // not a part of a whole block
		names = splitSources(cell)
		t.sourced[cell] = names
	}
	return names
}

func count(cell string) int {
	n, _ := strconv.Atoi(cell)
	return n
}

// once puts the values of the dataset's indicators in order, and reports those that
// two of its tables give.
func (c *checker) once(ds *dataset.Dataset) {
	for _, i := range ds.Indicators {
		c.catalog.Sort(i)
		i.Observations.Repeated(func(first, again dataset.Observation) {
			c.problems.Add(c.place(i, again), "primary-key", diag.T("giá trị này đã có ở %s", "this value is already at %s", c.place(i, first)), diag.T("xóa một trong hai", "delete one of the two"))
		})
	}
}

// place is where a printed value stands.
func (c *checker) place(i *dataset.Indicator, o dataset.Observation) diag.Position {
	if table := c.tables[o.File]; table != nil {
		return table.Place(o.Line, i.Name)
	}
	return diag.Position{}
}
