package validate

import (
	"math"
	"slices"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/diag"
	"chiso/generator/internal/load"
)

// observations adds one observation for each indicator that has a number in the
// row.
func (t *tableReader) observations(row load.Row, numbers []float64) {
	base := dataset.Observation{Status: "final"}
	for i, f := range t.fields {
		value := row.Cells[t.column[i]]
		switch {
		case f.Role.V == "dimension" && f.Type.V == "year":
			base.Year = int(numbers[i])
		case f.Role.V == "dimension" && f.CodeList.V != "":
			base.Subject = dataset.Subject{List: f.CodeList.V, Code: value}
		}
	}
	for i, f := range t.fields {
		indicator := t.indicators[f.Name.V]
		value := row.Cells[t.column[i]]
		if f.Role.V != "" || f.Type.V != "number" && f.Type.V != "integer" || indicator == nil || indicator.Dataset != t.ds {
			continue
		}
		o := base
		o.Value, o.Printed = numbers[i], value
		t.qualify(&o, f.Name.V, row, numbers)
		pos := t.table.At(row, t.column[i])
		if before := indicator.RankedOf[o.Year]; before > 0 && o.RankedOf > 0 && before != o.RankedOf {
			t.problems.Add(diag.Position{File: t.table.File, Line: row.Line}, "ranked-of", diag.T("năm %d có hai số nơi được xếp hạng: %d và %d", "%d has two counts of places ranked: %d and %d", o.Year, before, o.RankedOf),
				diag.T("mỗi năm chỉ có một", "a year has one"))
		}
		if o.RankedOf > 0 {
			indicator.RankedOf[o.Year] = o.RankedOf
		}
		if value == "" || !t.rank(pos, indicator, o) || t.twice(pos, indicator, o) || !t.valid(row, o) {
			continue
		}
		indicator.Observations = append(indicator.Observations, o)
	}
}

// rank wants ranks to be whole, from 1 to the number of those ranked.
func (t *tableReader) rank(pos diag.Position, i *dataset.Indicator, o dataset.Observation) bool {
	if i.Measure != dataset.Rank {
		return true
	}
	if o.Value < 1 || o.Value != math.Trunc(o.Value) || o.RankedOf > 0 && o.Value > float64(o.RankedOf) {
		t.problems.Add(pos, "rank", diag.T("%s không phải là thứ hạng trong %d", "%s is not a rank among %d", o.Printed, o.RankedOf),
			diag.T("thứ hạng là số nguyên từ 1 đến số nơi được xếp hạng", "a rank is a whole number from 1 to the count of those ranked"))
		return false
	}
	return true
}

// twice reports a value that another table of the dataset gives too.
func (t *tableReader) twice(pos diag.Position, i *dataset.Indicator, o dataset.Observation) bool {
	at := t.points[i.Name]
	if at == nil {
		at = map[dataset.Key]diag.Position{}
		t.points[i.Name] = at
	}
	first, taken := at[o.Key()]
	if taken {
		t.problems.Add(pos, "primary-key", diag.T("giá trị này đã có ở %s", "this value is already at %s", first), diag.T("xóa một trong hai", "delete one of the two"))
	}
	at[o.Key()] = pos
	return taken
}

// qualify sets what the attribute columns of the row say of one indicator. A
// column without `of` speaks of all.
func (t *tableReader) qualify(o *dataset.Observation, indicator string, row load.Row, numbers []float64) {
	for i, f := range t.fields {
		value := row.Cells[t.column[i]]
		if f.Role.V != "attribute" || value == "" {
			continue
		}
		if of := values(f.Of); len(of) > 0 && !slices.Contains(of, indicator) {
			continue
		}
		switch f.Attribute.V {
		case attributeSource:
			o.Sources = splitSources(value)
		case attributeStatus:
			o.Status = value
		case attributeQualifier:
			o.Qualifier = value
		case attributeRankedOf:
			o.RankedOf = int(numbers[i])
		case attributeSample:
			o.Sample = int(numbers[i])
		}
	}
}
