package validate

import (
	"hash/maphash"
	"slices"
	"strconv"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/diag"
)

// take adds the observations of a row, if the row is sound.
func (t *tableReader) take(row *checkedRow) {
	for _, x := range t.columns {
		if value := row.Cells[x.at]; x.unique != nil && value != "" && !slices.Contains(row.wrong, x.number) {
			x.unique.add(maphash.String(t.seed, value), row.Line)
		}
	}
	switch {
	case len(t.r.Schema.PrimaryKey) == 0:
	case t.key == nil:
		return
	case !row.complete:
		t.blankKey(row.Row)
		return
	default:
		t.keys.add(row.key, row.Line)
	}
	if !row.sound || row.flawed {
		t.unsound[row.Line] = true
	}
	if row.sound {
		t.observations(row)
	}
}

// observations adds one observation for each indicator that has a number in the
// row. Rows in a row mostly have the same subject or the same attributes, which then
// need not be looked at again.
func (t *tableReader) observations(row *checkedRow) {
	if row.subject != t.subject {
		t.subject = row.subject
		t.subjects++
	}
	for n, x := range t.qualifiers {
		if value := row.Cells[x.at]; t.attributes[n] != value {
			t.attributes[n] = value
			t.qualities++
		}
	}
	for _, x := range t.measures {
		all := &x.indicator.Observations
		if x.subjectOf != t.subjects {
			x.subjectOf, x.subject = t.subjects, all.Subject(row.subject)
		}
		if x.qualityOf != t.qualities {
			o := t.qualified(x, row)
			x.qualityOf, x.quality, x.rankedOf = t.qualities, all.Quality(o), o.RankedOf
		}
		o := dataset.Observation{Year: row.year, Value: row.numbers[x.number], Printed: row.Cells[x.at], Line: row.Line, RankedOf: x.rankedOf}
		if o.RankedOf > 0 {
			t.rankedOf(x.indicator, o)
		}
		if o.Printed != "" && !row.outdated && (x.indicator.Measure != dataset.Rank || o.Value != noRank) {
			all.AddNumber(x.subject, x.quality, o)
		}
	}
}

func (t *tableReader) rankedOf(i *dataset.Indicator, o dataset.Observation) {
	before := i.RankedOf[o.Year]
	if before == o.RankedOf {
		return
	}
	if before > 0 {
		t.problems.Add(diag.Position{File: t.table.File, Line: o.Line}, "ranked-of", diag.T("năm %d có hai số nơi được xếp hạng: %d và %d", "%d has two counts of places ranked: %d and %d", o.Year, before, o.RankedOf),
			diag.T("mỗi năm chỉ có một", "a year has one"))
	}
	i.RankedOf[o.Year] = o.RankedOf
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

// place is where a printed value stands.
func (c *checker) place(i *dataset.Indicator, o dataset.Observation) diag.Position {
	if table := c.tables[o.File]; table != nil {
		return table.Place(o.Line, i.Name)
	}
	return diag.Position{}
}
