package chart

import (
	"encoding/json"
	"fmt"
	"maps"
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
	"chiso/generator/internal/wire"
)

// Drawn is a chart for a page in one language.
type Drawn struct {
	ID     string // unique on the site, the same in every language
	Meta   Meta
	Start  int // the frame shown first
	Frames []Frame

	Credits wire.Credits // which package page words
}

// Frame is the option of one period, or the only one of a chart over time.
type Frame struct {
	Period      dataset.Period
	Option      json.RawMessage // of ECharts
	Title       string          // what, where and when, in words that package page finds
	Description string          // the same as the picture shows

	Tallies map[string]Tally // by code of the place; "" is the group of a profile
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

// Wire is the chart as the browser reads it.
func (d Drawn) Wire() wire.Drawn {
	out := wire.Drawn{ID: d.ID, Meta: *d.Meta.Wire(), Start: d.Start, Credits: d.Credits}
	for _, f := range d.Frames {
		out.Frames = append(out.Frames, wire.Frame{Period: wire.PeriodOf(f.Period), Option: f.Option, Title: f.Title, Description: f.Description})
	}
	return out
}

// MarshalJSON writes what Wire gives, so that a chart is the same JSON wherever it is written.
func (d Drawn) MarshalJSON() ([]byte, error) { return json.Marshal(d.Wire()) }

// Meta is what must be known of a chart beside its options. What a page computes with stands
// here as it is in the data, in the place of the fields of the same name of wire.Meta, which are
// written from it by Wire.
type Meta struct {
	wire.Meta

	Period   dataset.Period   // of a chart of one period
	From, To dataset.Period   // first and last of a chart over time
	Pair     []dataset.Period // the two that a chart sets side by side
	Breaks   []Break
	Events   []Event
	Shows    Shows

	Controls []Control
}

// Wire is what the theme's chart module needs to know beside the option.
func (m Meta) Wire() *wire.Meta {
	out := m.Meta
	out.Period, out.From, out.To, out.Pair = wire.PeriodOf(m.Period), wire.PeriodOf(m.From), wire.PeriodOf(m.To), wire.Periods(m.Pair)
	out.Breaks, out.Shows = WireBreaks(m.Breaks), string(m.Shows)
	for _, e := range m.Events {
		out.Events = append(out.Events, e.Event)
	}
	return &out
}

// MarshalJSON writes what Wire gives.
func (m Meta) MarshalJSON() ([]byte, error) { return json.Marshal(m.Wire()) }

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
	Period dataset.Period
	Reason string
}

// WireBreaks are breaks as templates and scripts read them.
func WireBreaks(breaks []Break) []wire.Break {
	var out []wire.Break
	for _, b := range breaks {
		out = append(out, wire.Break{Period: wire.PeriodOf(b.Period), Reason: b.Reason})
	}
	return out
}

// Event is an instrument that a chart marks.
type Event struct {
	wire.Event
	ID string // of the instrument
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

// DrawAll makes those charts of a catalog that are wanted, in every language. They must have
// passed Check.
func DrawAll(o Options, wanted func(*dataset.Chart) bool) map[Ref]Drawn {
	if o.Facts == nil {
		o.Facts = facts.Of(o.Catalog)
	}
	var refs []Ref
	for _, d := range o.Catalog.Datasets {
		for _, declared := range d.Charts {
			if !wanted(declared) {
				continue
			}
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

// Every wants all charts, see DrawAll.
func Every(*dataset.Chart) bool { return true }

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
	d.meta.PeriodNames = PeriodNames(named(chart.Indicator.WithRanks(), chart.Measures), func(p dataset.Period) string { return ShortPeriodName(o.Translations[language], p) })
	drawn.Meta = d.meta
	return drawn
}

// mostNamed is how many periods without a figure may be named, for the marks of an axis of time.
const mostNamed = 1000

// named are the periods that a chart may name: those with figures, and those between.
func named(of ...[]dataset.Slice) []dataset.Period {
	periods := map[dataset.Period]bool{}
	for _, i := range slices.Concat(of...) {
		if i.IsYearly() {
			continue // a year is its own name
		}
		for _, p := range i.Periods() {
			periods[p] = true
		}
		if first, last := i.Span(); first.Months() > 0 && first.Frequency() != dataset.Several {
			for p := first; p.Before(last) && len(periods) < mostNamed; p = p.Add(1) {
				periods[p] = true
			}
		}
	}
	return dataset.SortedPeriods(maps.Keys(periods))
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
	d.meta.Meta = wire.Meta{Kind: chart.Kind, Indicator: i.Name, Lang: language, Unit: i.Unit[language], Decimals: i.Decimals, Measure: string(i.Measure),
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
			d.meta.Places = append(d.meta.Places, wire.Place{Code: code, Label: d.label(s), Short: d.short(s), Other: s != d.whole && d.place(s).List != d.main})
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
				d.meta.Former = map[string][]string{}
			}
			d.meta.Former[code] = former
		}
	}
	if d.whole.Code != "" {
		d.meta.Whole = d.code(d.whole)
	}
	collation.Sort(d.language, d.meta.Places, func(p wire.Place) string { return p.Label })
	d.meta.Words = wire.Words{Missing: d.translate("chart_missing", nil), Rest: d.translate("chart_rest", nil), Computed: d.translate("chart_computed", nil)}
	for n := 1; n <= 4; n++ {
		d.meta.Words.Quarters = append(d.meta.Words.Quarters, d.translate(fmt.Sprintf("quartile_%d", n), nil))
	}
	d.meta.Targets = d.targets()
}

func (d *drawing) translate(key string, args i18n.Args) string {
	return d.Translations[d.language].Translate(key, args)
}

func (d *drawing) axis(i dataset.Slice) wire.Axis {
	return wire.Axis{Title: i.Title[d.language], Unit: i.ShortUnit(d.language), Decimals: i.Decimals}
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
func (d *drawing) item(i dataset.Slice, o dataset.Observation) wire.Item {
	code := d.code(o.Area)
	f := d.figure(i, o, code)
	return wire.Item{Name: d.label(o.Area), Value: f.value, Code: code, Quality: f.quality, Upper: f.upper}
}

// items puts several figures of a place into one item.
func (d *drawing) items(s dataset.Area, figures []figure) wire.Item {
	one := wire.Item{Name: d.label(s), Code: d.code(s)}
	setFigures(&one, figures)
	return one
}

// setFigures gives an item several values.
func setFigures(one *wire.Item, figures []figure) {
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
