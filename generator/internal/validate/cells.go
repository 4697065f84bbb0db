package validate

import (
	"chiso/generator/internal/dataset"
	"chiso/generator/internal/diag"
	"chiso/generator/internal/load"
)

// Cells checks cells that stand in no table yet, such as those of a form, by the
// rules and in the words of the tables. What it finds has no place.
type Cells struct {
	cells *cellChecker
	codes *codeChecker
}

// NewCells checks against the code lists of a catalog.
func NewCells(catalog *dataset.Catalog) *Cells {
	e := newEngine(catalog, "")
	codes := newCodeChecker(e)
	return &Cells{&cellChecker{e, codes}, codes}
}

// Cell checks a cell against the type and the bounds of a field, whose column has a
// label of its own where the cell stands.
func (x *Cells) Cell(f dataset.Field, label, value string) *diag.Problem {
	field := load.Field{Name: load.Str{V: label}, Type: load.Str{V: f.Type}}
	for _, bound := range []struct {
		from *float64
		to   *load.Number
	}{{f.Minimum, &field.Constraints.Minimum}, {f.Maximum, &field.Constraints.Maximum}} {
		if bound.from != nil {
			*bound.to = load.Number{V: *bound.from, Set: true}
		}
	}
	_, problem := x.cells.check(&column{Field: field, onForm: true}, value)
	return problem
}

// Code wants a code of a list, in a column with a label.
func (x *Cells) Code(list, label, value string) *diag.Problem {
	return x.codes.wrongCode(label, list, value, true)
}

// InForce wants a code to be in force on at least one day of a year.
func (x *Cells) InForce(s dataset.Area, period dataset.Period) *diag.Problem {
	return x.codes.notInForce(s, period, true)
}

// Enum wants one of the allowed values, in a column with a label.
func (x *Cells) Enum(label, value string, allowed []string) *diag.Problem {
	return wrongEnum(value, allowed, diag.T("%q không nằm trong các giá trị cho phép của cột %q", "%q is not one of the values of column %q", value, label))
}

// Indicator wants the name of one of some indicators.
func (x *Cells) Indicator(name string, names []string) *diag.Problem {
	return unknown(name, "chỉ số", "indicator", names)
}
