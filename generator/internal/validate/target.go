package validate

import (
	"strconv"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/diag"
	"chiso/generator/internal/load"
)

// Where the legal instruments stand that targets refer to.
const (
	instrumentsDataset = "policy"
	instrumentsTable   = "instruments"
	instrumentsColumn  = "number"
)

var (
	comparators  = []string{">=", ">", "<=", "<", "=", "range"}
	targetPlaces = []string{"country", "province"}
)

// targets reads the wanted values that a package sets for its own indicators or
// for those of others.
func (c *checker) targets(p *load.Package, ds *dataset.Dataset) {
	table := p.Tables[p.Descriptor.Targets.V]
	if table == nil {
		return
	}
	entries, problems := load.Fixed[load.TargetRow](table, "note", c.languages)
	c.problems = append(c.problems, problems...)
	for _, e := range entries {
		at := func(column string) diag.Position { return table.At(e.Row, table.Column(column)) }
		str := func(column, value string) load.Str { return load.Str{V: value, Pos: at(column)} }
		number := func(column, value string, required bool) float64 {
			if value == "" && !required {
				return 0
			}
			if !decimal.MatchString(value) {
				c.problems.Add(at(column), "type", diag.T("giá trị %q ở cột %q không phải là một số", "value %q in column %q is not a number", value, column),
					diag.T("viết bằng chữ số, dấu chấm cho phần thập phân", "write digits, with a point for decimals"))
			}
			f, _ := strconv.ParseFloat(value, 64)
			return f
		}
		c.oneOf(str("place", e.V.Place), "place", "enum", targetPlaces)
		c.oneOf(str("comparator", e.V.Comparator), "comparator", "enum", comparators)
		c.sources(at("source"), p, e.V.Source)
		target := dataset.Target{
			Indicator: e.V.Indicator, Place: e.V.Place, Comparator: e.V.Comparator, Instrument: e.V.Instrument, Note: e.Text,
			Value: number("value", e.V.Value, true), High: number("value_high", e.V.ValueHigh, e.V.Comparator == "range"),
			Sources: splitSources(e.V.Source),
		}
		if e.V.By != "" {
			if !year.MatchString(e.V.By) {
				c.problems.Add(at("by"), "type", diag.T("%q không phải là một năm", "%q is not a year", e.V.By), diag.T("viết bốn chữ số, hoặc để trống", "write four digits, or leave it blank"))
			}
			target.By, _ = strconv.Atoi(e.V.By)
		}
		c.later = append(c.later, func() {
			c.known(str("indicator", e.V.Indicator), "chỉ số", "indicator", c.indicatorNames())
			if e.V.Instrument != "" && !c.instruments[e.V.Instrument] {
				c.problems.Add(at("instrument"), "foreign-key", diag.T("văn bản %q không có trong bảng %s/%s", "instrument %q is not in table %s/%s", e.V.Instrument, instrumentsDataset, instrumentsTable),
					diag.T("thêm văn bản vào đó trước", "add it there first"))
			}
		})
		ds.Targets = append(ds.Targets, target)
	}
}
