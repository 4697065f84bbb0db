// Package chart turns a declared chart into ECharts options: structure and data,
// no look. The look (colours, fonts, number formats, labels, sizes) is given by
// the theme's chart module, so that one option has one look wherever it is drawn.
// Nothing else imports go-echarts.
//
// An option holds every place there is, not only those that a chart puts forward:
// which are strong, quiet or left out is said beside it (see Meta), because a
// reader may choose others. A chart of one year has an option for each year that
// a reader may go to.
//
// Former places are places of their own beside those of today; a place whose borders
// stayed is one line under its last code, cut where a boundary breaks the series.
package chart

import (
	"maps"
	"slices"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/diag"
	"chiso/generator/internal/facts"
)

// Kind is a kind of chart. Carry says why the data cannot carry a chart of this
// kind, nil if it can; the rest is called only for charts that are carried.
type Kind struct {
	Name    string
	About   diag.Text
	Uses    []string // the keys of a declaration that mean something to it
	carry   func(*drawing) *reason
	periods func(*drawing) []dataset.Period // for which there is an option; nil for charts over time
	draw    func(d *drawing, period dataset.Period) map[string]any
}

// whose says whether a chart is the profile of the place that its declaration puts
// forward, over several indicators: its title names that place.
func (k Kind) whose(c *dataset.Chart) bool {
	return k.Name == radar.Name || k.Name == multiples.Name && len(c.Measures) > 0
}

// reason is why a chart cannot be drawn, and what to do instead.
type reason struct{ what, mend diag.Text }

// Kinds is the list of all there are.
var Kinds = []Kind{line, slope, dot, multiples, heat, bar, tiles, radar, scatter, stack}

// Names of all kinds, for checking a descriptor.
func Names() []string {
	var names []string
	for _, k := range Kinds {
		names = append(names, k.Name)
	}
	return names
}

func kind(name string) Kind {
	for _, k := range Kinds {
		if k.Name == name {
			return k
		}
	}
	panic("chart: unknown kind " + name) // validate lets no such chart through
}

// unused finds a key that somebody wrote and that changes nothing.
func (k Kind) unused(c *dataset.Chart) *reason {
	given := map[string]bool{"highlight": c.Highlight != "", "compare": len(c.Compare) > 0, "only": len(c.Only) > 0, "from": !c.From.IsZero(), "year": !c.Period.IsZero(),
		"measures": len(c.Measures) > 0, "events": len(c.Events) > 0}
	for _, key := range slices.Sorted(maps.Keys(given)) {
		if given[key] && !slices.Contains(k.Uses, key) {
			return &reason{diag.T("loại này không dùng %q", "this kind does not use %q", key), diag.T("bỏ %s", "remove %s", key)}
		}
	}
	return nil
}

// ID names a chart on the site, as in gii-rank-line.
func ID(c *dataset.Chart) string { return c.Indicator.Slug() + "-" + c.Kind }

// IDs are those of all charts of a catalog.
func IDs(c *dataset.Catalog) []string {
	var ids []string
	for _, d := range c.Datasets {
		for _, chart := range d.Charts {
			ids = append(ids, ID(chart))
		}
	}
	return ids
}

// Check reports the charts that their data cannot carry, each on its line.
// Derived values must have been filled in.
func Check(c *dataset.Catalog) diag.List {
	var problems diag.List
	o := Options{Catalog: c, Facts: facts.Of(c)}
	for _, d := range c.Datasets {
		for _, chart := range d.Charts {
			k, name := kind(chart.Kind), chart.Indicator.Name
			r := k.carry(newDrawing(o, chart, c.Languages[0]))
			if r == nil {
				r = k.unused(chart)
			}
			if r != nil {
				at := diag.Position{File: chart.Declared.File, Line: chart.Declared.Line, Column: chart.Declared.Column}
				problems.Add(at, "chart-data",
					diag.Text{VI: "biểu đồ \"" + chart.Kind + "\" của \"" + name + "\": " + r.what.VI, EN: "chart \"" + chart.Kind + "\" of \"" + name + "\": " + r.what.EN}, r.mend)
			}
		}
	}
	return problems
}
