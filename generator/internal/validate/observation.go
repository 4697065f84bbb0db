package validate

import (
	"slices"

	"chiso/generator/internal/dataset"
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
		if f.Role.V != "" || indicator == nil || indicator.Dataset != t.ds {
			continue
		}
		o := base
		o.Value, o.Printed = numbers[i], value
		t.qualify(&o, f.Name.V, row, numbers)
		if o.RankedOf > 0 {
			indicator.RankedOf[o.Year] = o.RankedOf
		}
		if value == "" {
			continue
		}
		indicator.Observations = append(indicator.Observations, o)
	}
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
		}
	}
}
