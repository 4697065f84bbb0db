package validate

import (
	"chiso/generator/internal/dataset"
	"chiso/generator/internal/diag"
	"chiso/generator/internal/load"
)

var (
	comparators  = []string{">=", ">", "<=", "<", "=", "range"}
	targetPlaces = []string{"country", "province"}
)

// targetReader reads the values that are wanted of indicators.
type targetReader struct {
	*engine
	sources     *sourceChecker
	indicators  *indicatorReader
	instruments *instrumentReader
}

// base reads the year from which progress towards a target is counted.
func (c *targetReader) base(s load.Str, t *dataset.Target) {
	if !isYear(s.V) {
		c.problems.Add(s.Pos, "type", diag.T("%q không phải là một năm", "%q is not a year", s.V), diag.T("viết bốn chữ số, hoặc để trống", "write four digits, or leave it blank"))
		return
	}
	t.Base = periodOf(s.V)
	if !t.By.IsZero() && !t.Base.Before(t.By) {
		c.problems.Add(s.Pos, "maximum", diag.T("năm gốc %s không trước năm phải đạt (%s)", "the base year %s is not before the year of the target (%s)", t.Base, t.By),
			diag.T("viết một năm trước đó, hoặc để trống", "write an earlier year, or leave it blank"))
	}
}

// read reads the wanted values that a package sets for its own indicators or
// for those of others.
func (c *targetReader) read(p *load.Package, ds *dataset.Dataset) {
	table := p.Tables[p.Descriptor.Targets.V]
	if table == nil {
		return
	}
	entries, problems := load.Fixed[load.TargetRow](table, c.languages, "note")
	c.problems.Take(problems...)
	c.pastedTwice(table)
	for _, e := range entries {
		at := e.At
		str := e.Str
		number := func(column, value string) (float64, bool) {
			if !c.filled(str(column, value), column) {
				return 0, false
			}
			f, ok := readNumber(value, true)
			if !ok {
				c.problems.Add(at(column), "type", diag.T("giá trị %q ở cột %q không phải là một số", "value %q in column %q is not a number", value, column),
					diag.T("viết bằng chữ số, dấu chấm cho phần thập phân", "write digits, with a point for decimals"))
				return 0, false
			}
			return f, true
		}
		c.filled(str("place", e.V.Place), "place")
		c.filled(str("comparator", e.V.Comparator), "comparator")
		c.oneOf(str("place", e.V.Place), "place", "enum", targetPlaces)
		c.oneOf(str("comparator", e.V.Comparator), "comparator", "enum", comparators)
		c.sources.inCell(at("source"), p, e.V.Source)
		if !namesSource(e.V.Source) && e.V.Instrument == "" {
			c.sources.missing(at("source"))
		}
		if len(e.Text["note"]) > 0 {
			c.note(at, e.Text["note"])
		}
		pos := at("value")
		target := dataset.Target{
			Declared:  dataset.Place{File: pos.File, Line: pos.Line, Column: pos.Column},
			Indicator: e.V.Indicator, Place: e.V.Place, Comparator: e.V.Comparator, Instrument: e.V.Instrument, Note: e.Text["note"],
			Sources: splitSources(e.V.Source),
		}
		var low, high bool
		target.Value, low = number("value", e.V.Value)
		if target.Comparator == "range" {
			target.High, high = number("value_high", e.V.ValueHigh)
		} else if e.V.ValueHigh != "" {
			c.problems.Add(at("value_high"), "enum", diag.T("chỉ range mới có value_high", "only a range has a value_high"),
				diag.T("viết range ở cột comparator, hoặc để trống ô này", "write range in column comparator, or leave this cell blank"))
		}
		if low && high && target.Value > target.High {
			c.problems.Add(at("value"), "minimum", diag.T("khoảng đi từ số lớn đến số nhỏ", "the range goes from the larger number to the smaller"), diag.T("đổi chỗ value và value_high", "swap value and value_high"))
		}
		if e.V.By != "" {
			if !isYear(e.V.By) {
				c.problems.Add(at("by"), "type", diag.T("%q không phải là một năm", "%q is not a year", e.V.By), diag.T("viết bốn chữ số, hoặc để trống", "write four digits, or leave it blank"))
			}
			target.By = periodOf(e.V.By)
		}
		if e.V.Base != "" { // the column may not be there
			c.base(str("base", e.V.Base), &target)
		}
		n := len(ds.Targets)
		c.afterwards(func() {
			c.known(str("indicator", e.V.Indicator), "chỉ số", "indicator", c.indicators.names())
			if id := c.instruments.id(str("instrument", e.V.Instrument)); id != "" {
				ds.Targets[n].Instrument = id
			}
		})
		ds.Targets = append(ds.Targets, target)
	}
}
