package validate

import (
	"slices"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/diag"
	"chiso/generator/internal/load"
)

const latestYear = "latest"

// chartReader reads the charts that descriptors declare.
type chartReader struct {
	*engine
	codes       *codeChecker
	indicators  *indicatorReader
	instruments *instrumentReader
	kinds       []string // that can be drawn
}

// read checks that every name in a chart's declaration exists. Whether the data
// can carry the chart is for package chart to say, once values are derived.
func (c *chartReader) read(ds *dataset.Dataset, x load.Chart) {
	sound := c.oneOf(x.Kind, "kind", "chart-kind", c.kinds)
	chart := dataset.Chart{Kind: x.Kind.V, Title: text(x.Title), Highlight: x.Highlight.V, Compare: values(x.Compare), Only: values(x.Only)}
	if x.Year.V != latestYear {
		chart.Period = c.period(x.Year, &sound)
	}
	chart.From = c.period(x.From, &sound)
	for _, e := range x.Events {
		if len(c.instruments.ids[e.V]) == 0 {
			c.known(e, "văn bản", "instrument", c.instruments.names())
		} else if id := c.instruments.id(e); id != "" {
			chart.Events = append(chart.Events, id)
		}
	}
	names := c.indicators.names()
	for _, m := range x.Measures {
		if c.known(m, "chỉ số", "indicator", names) {
			chart.Measures = append(chart.Measures, c.indicators.byName[m.V].Total())
		} else {
			sound = false
		}
	}
	for _, f := range x.For {
		if !c.known(f, "chỉ số", "indicator", names) || !sound {
			continue
		}
		if slices.ContainsFunc(ds.Charts, func(other *dataset.Chart) bool { return other.Kind == chart.Kind && other.Indicator.Name == f.V }) {
			c.problems.Add(f.Pos, "name", diag.T("chỉ số %q đã có biểu đồ loại %q", "indicator %q has a chart of kind %q already", f.V, chart.Kind), diag.T("bỏ một trong hai", "remove one of the two"))
			continue
		}
		one := chart
		one.Declared = dataset.Place{File: x.Pos.File, Line: x.Pos.Line, Column: x.Pos.Column}
		one.Indicator = c.indicators.byName[f.V].Total()
		if c.picked(x, one.Indicator) {
			ds.Charts = append(ds.Charts, &one)
		}
	}
}

// period reads a period that may be left out.
func (c *chartReader) period(given load.Str, sound *bool) dataset.Period {
	if given.V == "" {
		return dataset.Period{}
	}
	if periodOf(given.V).IsZero() {
		c.problems.Add(given.Pos, "type", diag.T("%q không phải là một năm", "%q is not a year", given.V), diag.T("viết bốn chữ số, hoặc latest", "write four digits, or latest"))
		*sound = false
	}
	return periodOf(given.V)
}

// picked checks the codes that a chart picks out against the lists of the
// indicator's tables.
func (c *chartReader) picked(x load.Chart, i dataset.Slice) bool {
	sound := true
	var lists []string
	for _, input := range append([]string{i.Name, i.Derive.Rank}, i.Derive.Mean...) {
		if other := c.indicators.byName[input]; other != nil {
			for _, s := range other.Total().Areas() {
				if c.catalog.CodeLists[s.List] != nil { // else that is reported already
					lists = append(lists, s.List)
				}
			}
		}
	}
	slices.Sort(lists)
	lists = slices.Compact(lists)
	codes := append([]load.Str{x.Highlight}, x.Compare...)
	for n, code := range append(codes, x.Only...) {
		key := "highlight"
		if n > len(x.Compare) {
			key = "only"
		} else if n > 0 {
			key = "compare"
		}
		found := code.V == "" || len(lists) == 0
		for _, list := range lists {
			found = found || c.catalog.CodeLists[list].Has(code.V)
		}
		if !found {
			sound = c.codes.require(code.Pos, key, lists[0], code.V) && sound
		}
	}
	return sound
}
