// Package chart turns a declared chart into ECharts options: structure and data,
// no look. The look (colours, fonts, number formats, labels, sizes) is given by
// the theme's chart module, so that one option has one look wherever it is drawn.
// Nothing else imports go-echarts.
//
// An option holds every place there is, not only those that a chart puts forward:
// which are strong, quiet or left out stands beside it (see Meta), because a
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
	"chiso/generator/internal/parallel"
)

// Kind is a kind of chart. It carries all that the rest of the site asks of one: a page
// offers its controls, says how to read it by its traits, and credits the figures it
// shows. Carry says why the data cannot carry a chart of this kind, nil if it can; the
// rest is called only for charts that are carried.
type Kind struct {
	Name     string
	About    diag.Text
	Uses     []string // the keys of a declaration that mean something to it
	Controls []Control
	Shows    Shows
	Traits   []Trait
	carry    func(*drawing) *reason
	periods  func(*drawing) []dataset.Period // for which there is an option; nil for charts over time
	draw     func(d *drawing, period dataset.Period) map[string]any
}

// Control is something that a reader may choose; the theme's controls.html has a part
// for each.
type Control string

// The place that stands out, those it is compared with, from when to when, and the period
// of a chart of one.
const (
	ChoosePlace   Control = "place"
	ChooseCompare Control = "compare"
	ChooseSpan    Control = "span"
	ChoosePeriod  Control = "period"
)

// Controls are all there are.
var Controls = []Control{ChoosePlace, ChooseCompare, ChooseSpan, ChoosePeriod}

// Shows is which figures a chart shows until a reader chooses: the theme's module
// figures.js asks it too.
type Shows string

// ShowsAll: those of everyone. ShowsListed: of those that the declaration lists, or of
// everyone if it lists nobody, and of those it names. ShowsNamed: of those that it names,
// and faint behind them those of the others. ShowsOwn: of the place that stands out and
// those it was formed from. ShowsOne: of the place that stands out alone. ShowsProfile: of
// that place, and the median.
const (
	ShowsAll     Shows = "all"
	ShowsListed  Shows = "listed"
	ShowsNamed   Shows = "named"
	ShowsOwn     Shows = "own"
	ShowsOne     Shows = "one"
	ShowsProfile Shows = "profile"
)

// Trait is something that must be known to read a chart.
type Trait int

// What a reader sees. Each has a sentence of its own on how to read the chart.
const (
	Quarters    Trait = iota // a deeper colour is a better quarter
	Upright                  // values run upwards, and ranks that get better rise
	Scaled                   // the axis of values need not begin at zero
	Joined                   // the figures of a place are joined by a line, and breaks and gaps cut it
	Paired                   // two periods stand side by side
	Ordered                  // places stand in order where they may be ranked, else by name
	SideBySide               // places stand side by side, which is no order where they may not be ranked
	Emphasised               // the place that stands out has a colour of its own
	Hollow                   // a figure that the site computed is a hollow point
	Whiskers                 // a range is drawn from end to end
	WithTargets              // targets are marked
	WithEvents               // instruments are marked
	WithFormer               // former places are drawn with the one that was formed from them
	OnePeriod                // who has no figure in the period is not there
)

// Has says whether a kind has a trait.
func (k Kind) Has(t Trait) bool { return slices.Contains(k.Traits, t) }

// whose says whether a chart is the profile of the place that its declaration puts
// forward, over several indicators: its title names that place.
func (k Kind) whose(c *dataset.Chart) bool {
	return k.Shows == ShowsProfile || k.Shows == ShowsOne || k.Name == multiples.Name && len(c.Measures) > 0
}

// reason is why a chart cannot be drawn, and what to do instead.
type reason struct{ what, hint diag.Text }

// Kinds is the list of all there are.
var Kinds = []Kind{line, slope, dot, multiples, area, heat, bar, tiles, radar, scatter, stack}

// Names of all kinds, for checking a descriptor.
func Names() []string {
	var names []string
	for _, k := range Kinds {
		names = append(names, k.Name)
	}
	return names
}

// KindOf is the kind of a name, which a descriptor that was checked has.
func KindOf(name string) Kind {
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

// IDs maps the ID of each chart of a catalog to the slug of the indicator that has the page
// with it.
func IDs(c *dataset.Catalog) map[string]string {
	ids := map[string]string{}
	for _, d := range c.Datasets {
		for _, chart := range d.Charts {
			ids[ID(chart)] = chart.Indicator.Main().Slug()
		}
	}
	return ids
}

// Check reports the charts that their data cannot carry, each on its line.
// Derived values must have been filled in.
func Check(c *dataset.Catalog) diag.List {
	var charts []*dataset.Chart
	for _, d := range c.Datasets {
		charts = append(charts, d.Charts...)
	}
	o := Options{Catalog: c, Facts: facts.Of(c)}
	reasons := parallel.Map(len(charts), func(n int) *reason {
		k := KindOf(charts[n].Kind)
		if r := k.carry(newDrawing(o, charts[n], c.Languages[0])); r != nil {
			return r
		}
		return k.unused(charts[n])
	})
	var problems diag.List
	for n, r := range reasons {
		if r == nil {
			continue
		}
		chart, name := charts[n], charts[n].Indicator.Name
		at := diag.Position{File: chart.Declared.File, Line: chart.Declared.Line, Column: chart.Declared.Column}
		problems.Add(at, "chart-data",
			diag.Text{VI: "biểu đồ \"" + chart.Kind + "\" của \"" + name + "\": " + r.what.VI, EN: "chart \"" + chart.Kind + "\" of \"" + name + "\": " + r.what.EN}, r.hint)
	}
	return problems
}
