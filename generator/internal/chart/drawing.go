package chart

import (
	"encoding/json"
	"math"
	"slices"

	"github.com/go-echarts/go-echarts/v2/opts"
	"github.com/go-echarts/go-echarts/v2/types"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/derive"
	"chiso/generator/internal/diag"
)

// Drawn is a chart for a page in one language.
type Drawn struct {
	ID     string          // unique on the site, the same in every language
	Option json.RawMessage // of ECharts
	Meta   Meta
	Height int // px, for a phone and a desktop alike
}

// Meta is what the theme's chart module needs to know beside the option.
type Meta struct {
	Kind       string   `json:"kind"`
	Lang       string   `json:"lang"`
	Unit       string   `json:"unit"`
	Decimals   int      `json:"decimals"`
	Measure    string   `json:"measure"`
	Year       int      `json:"year,omitempty"`
	From       int      `json:"from,omitempty"` // first and last year of a chart over time
	To         int      `json:"to,omitempty"`
	Highlight  string   `json:"highlight,omitempty"`
	Compare    []string `json:"compare,omitempty"`
	Places     []Place  `json:"places,omitempty"`     // who can be highlighted
	Codes      []string `json:"codes,omitempty"`      // of the categories of a bar chart
	Qualifiers []string `json:"qualifiers,omitempty"` // of the same, as "≈"
	Inverse    bool     `json:"inverse,omitempty"`    // the best value is the lowest
	Breaks     []Break  `json:"breaks,omitempty"`
}

// Place is somebody a reader may choose.
type Place struct {
	Code  string `json:"code"`
	Label string `json:"label"`
}

// Break is a year from which on values are not comparable with those before.
type Break struct {
	Year   int    `json:"year"`
	Reason string `json:"reason"`
}

// drawing is a chart being made.
type drawing struct {
	catalog      *dataset.Catalog
	chart        *dataset.Chart
	indicator    *dataset.Indicator
	language     string
	year         int
	observations []dataset.Observation // those the chart is limited to
	meta         Meta
	height       int
}

func newDrawing(c *dataset.Catalog, chart *dataset.Chart, language string) *drawing {
	i := chart.Indicator
	d := &drawing{catalog: c, chart: chart, indicator: i, language: language, year: chart.Year, height: 420}
	if d.year == 0 {
		d.year = i.Latest()
	}
	for _, o := range i.Observations {
		if len(chart.Only) == 0 || slices.Contains(chart.Only, o.Subject.Code) {
			d.observations = append(d.observations, o)
		}
	}
	d.meta = Meta{Kind: chart.Kind, Lang: language, Unit: i.Unit[language], Decimals: i.Decimals, Measure: string(i.Measure),
		Highlight: chart.Highlight, Compare: chart.Compare, Inverse: i.Direction == dataset.LowerIsBetter}
	return d
}

// Ref names a chart in a language.
type Ref struct {
	Chart    *dataset.Chart
	Language string
}

// DrawAll makes every chart of a catalog in every language. The charts must have
// passed Check.
func DrawAll(c *dataset.Catalog) map[Ref]Drawn {
	drawn := map[Ref]Drawn{}
	for _, d := range c.Datasets {
		for _, declared := range d.Charts {
			for _, language := range c.Languages {
				drawn[Ref{declared, language}] = Draw(c, declared, language)
			}
		}
	}
	return drawn
}

// Draw makes the chart in a language. The chart must have passed Check.
func Draw(c *dataset.Catalog, chart *dataset.Chart, language string) Drawn {
	d := newDrawing(c, chart, language)
	option := kind(chart.Kind).draw(d)
	return Drawn{ID: chart.Indicator.Slug() + "-" + chart.Kind, Option: encode(option), Meta: d.meta, Height: d.height}
}

// encode writes the option. go-echarts hands out maps that may hold what JSON
// cannot (a NaN would empty the whole option), so values are checked when they
// are put in (see number) and a failure here is a mistake of ours.
func encode(option map[string]any) json.RawMessage {
	data, err := json.Marshal(option)
	if err != nil {
		panic("chart: option cannot be written: " + err.Error())
	}
	return data
}

// keep takes the parts of an option that carry structure and data, and leaves
// out what go-echarts adds as look.
func keep(option map[string]any, keys ...string) map[string]any {
	kept := map[string]any{}
	for _, key := range keys {
		kept[key] = option[key]
	}
	return kept
}

// gap is what ECharts wants where there is no value; null would draw a zero in
// some kinds.
const gap = "-"

func number(f float64) any {
	if math.IsNaN(f) || math.IsInf(f, 0) {
		return gap
	}
	return f
}

func (d *drawing) label(s dataset.Subject) string { return d.catalog.Label(s, d.language) }

// in gives the observations of a year, of one code list: the same digits may
// mean another place in another list.
func (d *drawing) in(year int) []dataset.Observation {
	return derive.OneList(slices.DeleteFunc(slices.Clone(d.observations), func(o dataset.Observation) bool { return o.Year != year }))
}

func yes() types.Bool { return opts.Bool(true) }

var (
	noData = reason{diag.T("không có số liệu", "there are no figures"),
		diag.T("bỏ biểu đồ này cho đến khi có số liệu", "remove the chart until there are figures")}
	noHighlight = func(code string, year int) *reason {
		return &reason{diag.T("%q không có số liệu năm %d", "%q has no figure in %d", code, year),
			diag.T("chọn nơi khác ở highlight, hoặc năm khác", "choose another highlight, or another year")}
	}
)

// highlighted says whether the highlighted code is among the observations; a
// chart need not have one.
func (d *drawing) highlighted(in []dataset.Observation) bool {
	return d.chart.Highlight == "" || slices.ContainsFunc(in, func(o dataset.Observation) bool { return o.Subject.Code == d.chart.Highlight })
}
