package chart

import (
	"encoding/json"
	"fmt"
	"math"
	"slices"

	"github.com/go-echarts/go-echarts/v2/opts"
	"github.com/go-echarts/go-echarts/v2/types"

	"chiso/generator/internal/collation"
	"chiso/generator/internal/dataset"
	"chiso/generator/internal/derive"
	"chiso/generator/internal/diag"
	"chiso/generator/internal/facts"
	"chiso/generator/internal/i18n"
	"chiso/generator/internal/parallel"
)

// Drawn is a chart for a page in one language.
type Drawn struct {
	ID     string  `json:"id"` // unique on the site, the same in every language
	Meta   Meta    `json:"meta"`
	Start  int     `json:"start"` // the frame shown first
	Frames []Frame `json:"frames"`

	Credits Credits `json:"credits"` // which package page words
}

// Frame is the option of one period, or the only one of a chart over time.
type Frame struct {
	Period      dataset.Period  `json:"period,omitzero"`
	Option      json.RawMessage `json:"option"`                // of ECharts
	Title       string          `json:"title,omitempty"`       // what, where and when, in words that package page finds
	Description string          `json:"description,omitempty"` // the same as the picture shows

	Tallies map[string]Tally `json:"-"` // by code of the place; "" is the group of a profile
}

// Periods are those that a reader may go to; none for a chart over time.
func (d Drawn) Periods() []dataset.Period {
	var periods []dataset.Period
	for _, f := range d.Frames {
		if !f.Period.IsZero() {
			periods = append(periods, f.Period)
		}
	}
	return periods
}

// Meta is what the theme's chart module needs to know beside the option.
type Meta struct {
	Kind      string           `json:"kind"`
	Indicator string           `json:"indicator"`       // name of the indicator that the chart is of
	Parts     []string         `json:"parts,omitempty"` // names of the indicators of a chart of several, in the order of its parts
	Lang      string           `json:"lang"`
	Unit      string           `json:"unit"`
	Decimals  int              `json:"decimals"`
	Measure   string           `json:"measure"`
	Period    dataset.Period   `json:"period,omitzero"` // of a chart of one period
	From      dataset.Period   `json:"from,omitzero"`   // first and last of a chart over time
	To        dataset.Period   `json:"to,omitzero"`
	Pair      []dataset.Period `json:"pair,omitempty"` // the two that a chart sets side by side
	Highlight string           `json:"highlight,omitempty"`
	Compare   []string         `json:"compare,omitempty"`
	Show      []string         `json:"show,omitempty"`   // who is shown until a reader chooses; all if empty
	Places    []Place          `json:"places,omitempty"` // who can be chosen
	Former    Former           `json:"former,omitempty"` // of places that were formed from others

	Qualities []Quality `json:"qualities,omitempty"`

	Whole     string   `json:"whole,omitempty"` // the place that stands for all the others
	Direction string   `json:"direction"`       // "higher" or "lower" is better, or "none"
	Ranking   string   `json:"ranking"`         // "rank" if places may be put in order
	When      string   `json:"when,omitempty"`  // the periods as the title says them
	Breaks    []Break  `json:"breaks,omitempty"`
	Targets   []Target `json:"targets,omitempty"`
	Events    []Event  `json:"events,omitempty"`
	Axes      []Axis   `json:"axes,omitempty"`     // of the parts of a chart of several indicators
	Shows     Shows    `json:"shows"`              // which figures it shows until a reader chooses
	OfPlace   bool     `json:"of_place,omitempty"` // it is the profile of the place that stands out, which its title names
	Words     Words    `json:"words"`

	Controls []Control `json:"-"`
}

// Place is somebody a reader may choose.
type Place struct {
	Code  string `json:"code"`
	Label string `json:"label"`
	Short string `json:"short,omitempty"` // where there is little room, if that is not the label
	Other bool   `json:"other,omitempty"` // of another set of borders than the chart shows: seen only when a reader asks for it
}

// Former are the codes of the places that each place was formed from.
type Former map[string][]string

// Label is the name of a place of the chart.
func (m Meta) Label(code string) string {
	for _, p := range m.Places {
		if p.Code == code {
			return p.Label
		}
	}
	return ""
}

// Break is a period from which on values are not comparable with those before.
type Break struct {
	Period dataset.Period `json:"period"`
	Reason string         `json:"reason"`
}

// Target is a wanted value, High the end of a range.
type Target struct {
	Value float64 `json:"value"`
	High  float64 `json:"high,omitempty"`
	Label string  `json:"label"`
}

// Event is marked at a point of the axis of years, on which a year reaches half a
// year to both sides of its number.
type Event struct {
	ID    string  `json:"-"` // of the instrument
	At    float64 `json:"at"`
	Label string  `json:"label"`
	Title string  `json:"title"`
}

// Axis is an indicator among several.
type Axis struct {
	Title    string `json:"title"`
	Unit     string `json:"unit"`
	Decimals int    `json:"decimals"`
}

// Words are those that pictures say themselves.
type Words struct {
	Missing  string   `json:"missing"`  // no figure
	Rest     string   `json:"rest"`     // what is left to the whole
	Quarters []string `json:"quarters"` // the four groups, the best first
	Note     string   `json:"note,omitempty"`
	Computed string   `json:"computed"` // the meaning of the mark of a figure that this site computed
}

// item is one value of a chart with what the theme's module needs beside it;
// ECharts passes over what it does not know.
type item struct {
	Name  string `json:"name"`
	Value any    `json:"value"`
	Code  string `json:"code"`

	Quality int     `json:"quality,omitempty"` // number in Meta.Qualities
	Upper   float64 `json:"upper,omitempty"`   // the other end of a range that starts at the value

	Qualities []int     `json:"qualities,omitempty"` // of an item of several values, one for each
	Uppers    []float64 `json:"uppers,omitempty"`    // the same, if one of them is a range
}

// Options are what all charts of a site have in common.
type Options struct {
	Catalog      *dataset.Catalog
	Translations map[string]*i18n.Translations // by language
	Place        string                        // code of the site's own country, to which its targets belong
	Facts        *facts.Facts                  // of the catalog; nil to compute them anew
}

// Ref names a chart in a language.
type Ref struct {
	Chart    *dataset.Chart
	Language string
}

// DrawAll makes every chart of a catalog in every language. The charts must have
// passed Check.
func DrawAll(o Options) map[Ref]Drawn {
	if o.Facts == nil {
		o.Facts = facts.Of(o.Catalog)
	}
	var refs []Ref
	for _, d := range o.Catalog.Datasets {
		for _, declared := range d.Charts {
			for _, language := range o.Catalog.Languages {
				refs = append(refs, Ref{declared, language})
			}
		}
	}
	drawn := map[Ref]Drawn{}
	for n, d := range parallel.Map(len(refs), func(n int) Drawn { return Draw(o, refs[n].Chart, refs[n].Language) }) {
		drawn[refs[n]] = d
	}
	return drawn
}

// Draw makes the chart in a language. The chart must have passed Check.
func Draw(o Options, chart *dataset.Chart, language string) Drawn {
	d := newDrawing(o, chart, language)
	k := KindOf(chart.Kind)
	if !k.whose(chart) {
		d.putForward()
	}
	d.describe()
	drawn := Drawn{ID: ID(chart)}
	if k.periods == nil {
		drawn.Frames = []Frame{d.frame(k.draw, dataset.Period{})}
	} else {
		for n, period := range k.periods(d) {
			drawn.Frames = append(drawn.Frames, d.frame(k.draw, period))
			if period == d.period {
				drawn.Start, d.meta.Period = n, period
			}
		}
	}
	drawn.Meta = d.meta
	return drawn
}

// frame draws the chart of a period, zero for one over time.
func (d *drawing) frame(draw func(*drawing, dataset.Period) map[string]any, period dataset.Period) Frame {
	d.tally = map[string]Tally{}
	option := encode(draw(d, period))
	return Frame{Period: period, Option: option, Tallies: d.tally}
}

// drawing is a chart being made.
type drawing struct {
	Options
	chart     *dataset.Chart
	indicator dataset.Slice
	language  string
	main      string         // code list of the latest values
	whole     dataset.Area   // that stands for all the others, if there is one
	period    dataset.Period // of a chart of one period, and the second of two
	meta      Meta

	tally map[string]Tally // see Frame
}

// Codes gives the names of subjects within the charts of an indicator.
func Codes(f *facts.Facts, i dataset.Slice) func(dataset.Area) string {
	d := &drawing{Options: Options{Catalog: f.Catalog, Facts: f}, main: f.MainList(i)}
	return d.code // that of the whole too: its list is not the main one, or it is, and has the code alone
}

func newDrawing(o Options, chart *dataset.Chart, language string) *drawing {
	if o.Facts == nil {
		o.Facts = facts.Of(o.Catalog)
	}
	i := chart.Indicator
	d := &drawing{Options: o, chart: chart, indicator: i, language: language, period: chart.Period, tally: map[string]Tally{}}
	if d.period.IsZero() {
		d.period = d.Facts.LatestPeriod(i)
	}
	d.main = d.Facts.MainList(i)
	d.whole, _ = d.Facts.Whole(i)
	d.meta = Meta{Kind: chart.Kind, Indicator: i.Name, Lang: language, Unit: i.Unit[language], Decimals: i.Decimals, Measure: string(i.Measure),
		Highlight: chart.Highlight, Compare: chart.Compare, Show: chart.Only, Direction: string(i.Direction), Ranking: string(i.Ranking)}
	k := KindOf(chart.Kind)
	d.meta.Controls, d.meta.Shows, d.meta.OfPlace = k.Controls, k.Shows, k.whose(chart)
	if d.meta.OfPlace && k.Shows == ShowsListed {
		d.meta.Shows = ShowsOwn
	}
	for _, m := range chart.Measures {
		d.meta.Parts = append(d.meta.Parts, m.Name)
	}
	if chart.Kind == scatter.Name {
		d.meta.Parts = append(d.meta.Parts, i.Name) // upwards
	}
	return d
}

// describe fills in what does not depend on the kind.
func (d *drawing) describe() {
	seen := map[string]bool{}
	for _, s := range d.indicator.Areas() {
		if code := d.code(s); !seen[code] {
			seen[code] = true
			d.meta.Places = append(d.meta.Places, Place{code, d.label(s), d.short(s), s != d.whole && d.place(s).List != d.main})
		}
	}
	for code := range seen {
		var former []string
		for _, s := range d.Facts.Formers(dataset.Area{List: d.main, Code: code}) {
			if seen[d.code(s)] && d.code(s) != code {
				former = append(former, d.code(s))
			}
		}
		if former != nil {
			if d.meta.Former == nil {
				d.meta.Former = Former{}
			}
			d.meta.Former[code] = former
		}
	}
	if d.whole.Code != "" {
		d.meta.Whole = d.code(d.whole)
	}
	collation.Sort(d.language, d.meta.Places, func(p Place) string { return p.Label })
	d.meta.Words = Words{Missing: d.translate("chart_missing", nil), Rest: d.translate("chart_rest", nil), Computed: d.translate("chart_computed", nil)}
	for n := 1; n <= 4; n++ {
		d.meta.Words.Quarters = append(d.meta.Words.Quarters, d.translate(fmt.Sprintf("quartile_%d", n), nil))
	}
	d.meta.Targets = d.targets()
}

func (d *drawing) translate(key string, args i18n.Args) string {
	return d.Translations[d.language].Translate(key, args)
}

func (d *drawing) axis(i dataset.Slice) Axis {
	return Axis{i.Title[d.language], i.ShortUnit(d.language), i.Decimals}
}

// short is what a place is called where there is little room, if that is not its label:
// by its name on the map of its list, and a former one by no year.
func (d *drawing) short(s dataset.Area) string {
	name := d.Catalog.Label(s, d.language)
	label, short := d.label(s), name
	for _, t := range d.Catalog.CodeLists[s.List].Layout {
		if of := t.Short[d.language]; t.Code == s.Code && t.Part[d.language] == "" && len(of) < len(short) {
			short = of
		}
	}
	if label != name {
		short = d.translate("place_former", i18n.Args{"name": short})
	}
	if short == label {
		return ""
	}
	return short
}

// place gives the last code of a place: where the borders are the same, it is the same
// place. It is of the main list if the place is still there.
func (d *drawing) place(s dataset.Area) dataset.Area {
	if today, still := d.Catalog.In(d.main, s); still { // which need not be the last list there is
		return today
	}
	return d.Catalog.Latest(s)
}

// label names a subject as it is called now; for one that is not of the list of the latest
// values, it adds what distinguishes it from its namesake there.
func (d *drawing) label(s dataset.Area) string {
	name := d.Catalog.Label(s, d.language)
	if s = d.place(s); s.List == d.main || s == d.whole {
		return d.Catalog.Label(s, d.language)
	}
	list := d.Catalog.CodeLists[s.List]
	if code, _ := list.Find(s.Code); code.ValidTo != "" {
		return d.translate("place_until", i18n.Args{"name": name, "year": code.ValidTo[:4]})
	}
	return name + " (" + list.TitleIn(d.language) + ")"
}

// code names a subject within a chart: the same digits may mean another place in
// another list, so those that are not of the main list are distinguished.
func (d *drawing) code(s dataset.Area) string {
	if s = d.place(s); s.List == d.main {
		return s.Code
	}
	return s.List + ":" + s.Code
}

// in gives the observations of a period, of one code list: former provinces and
// those of today have no common order.
func (d *drawing) in(period dataset.Period) []dataset.Observation {
	return derive.InPeriod(d.Catalog, d.indicator, period)
}

// withWhole is in, with the figure of the whole before the others.
func (d *drawing) withWhole(period dataset.Period) []dataset.Observation {
	in := d.in(period)
	if o, known := d.indicator.At(d.whole, period); known && len(in) > 0 && d.whole.Code != "" {
		in = append([]dataset.Observation{o}, in...)
	}
	return in
}

// periods are those in which there is more than the whole.
func (d *drawing) periods() []dataset.Period {
	return slices.DeleteFunc(d.indicator.Periods(), func(period dataset.Period) bool { return len(d.in(period)) == 0 })
}

// shown keeps those that the chart shows until a reader chooses others.
func (d *drawing) shown(in []dataset.Observation) []dataset.Observation {
	return derive.Only(in, d.chart.Only)
}

// highlighted says whether the highlighted code is among the observations; a
// chart need not have one.
func (d *drawing) highlighted(in []dataset.Observation) bool {
	return d.chart.Highlight == "" || slices.ContainsFunc(in, func(o dataset.Observation) bool { return d.code(o.Area) == d.chart.Highlight })
}

// item is the figure of a place.
func (d *drawing) item(i dataset.Slice, o dataset.Observation) item {
	code := d.code(o.Area)
	f := d.figure(i, o, code)
	return item{Name: d.label(o.Area), Value: f.value, Code: code, Quality: f.quality, Upper: f.upper}
}

// items puts several figures of a place into one item.
func (d *drawing) items(s dataset.Area, figures []figure) item {
	one := item{Name: d.label(s), Code: d.code(s)}
	one.set(figures)
	return one
}

func (one *item) set(figures []figure) {
	var values []any
	for n, f := range figures {
		values = append(values, f.value)
		one.Qualities = append(one.Qualities, f.quality)
		if f.upper != 0 {
			if one.Uppers == nil {
				one.Uppers = make([]float64, len(figures))
			}
			one.Uppers[n] = f.upper
		}
	}
	one.Value = values
}

// Qualifier is the sign that goes before a number that is not exact.
func Qualifier(code string) string {
	return map[string]string{"~": "≈\u00a0", ">": ">\u00a0", ">=": "≥\u00a0", "<": "<\u00a0", "<=": "≤\u00a0"}[code]
}

// encode writes an option. go-echarts hands out maps that may hold what JSON
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

func yes() types.Bool { return opts.Bool(true) }

var (
	noData = reason{diag.T("không có số liệu", "there are no figures"),
		diag.T("bỏ biểu đồ này cho đến khi có số liệu", "remove the chart until there are figures")}
	noHighlight = func(code string, period dataset.Period) *reason {
		return &reason{diag.T("%q không có số liệu năm %s", "%q has no figure in %s", code, period),
			diag.T("chọn nơi khác ở highlight, hoặc năm khác", "choose another highlight, or another year")}
	}
)
