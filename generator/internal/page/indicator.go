package page

import (
	"regexp"
	"slices"
	"strings"

	"chiso/generator/internal/chart"
	"chiso/generator/internal/collation"
	"chiso/generator/internal/dataset"
	"chiso/generator/internal/derive"
	"chiso/generator/internal/words"
)

type indicatorPage struct {
	Title        string           `json:"title"`
	Description  string           `json:"description"`
	Indicator    string           `json:"indicator"`
	Dataset      link             `json:"dataset"`
	Unit         string           `json:"unit"`
	Definition   string           `json:"definition"`
	Topics       []topic          `json:"topics"`
	Measure      string           `json:"measure"`
	Direction    string           `json:"direction"`
	Ranking      string           `json:"ranking"`
	OverTime     string           `json:"over_time"`
	Periods      []dataset.Period `json:"periods,omitempty"`
	First        string           `json:"first"`
	Latest       string           `json:"latest"`
	NoData       bool             `json:"no_data"`
	Breaks       []chart.Break    `json:"breaks,omitempty"`
	Discontinued *discontinued    `json:"discontinued,omitempty"`
	Conversion   string           `json:"conversion,omitempty"` // how figures of former places become those of today
	Notes        []string         `json:"notes,omitempty"`
	Method       string           `json:"method,omitempty"`
	Limits       []string         `json:"limits,omitempty"`
	Derived      *derived         `json:"derived,omitempty"`
	Reading      reading          `json:"reading"`
	Charts       []chartBox       `json:"charts,omitempty"`
	Table        string           `json:"table,omitempty"`
	Legend       []legendEntry    `json:"legend,omitempty"`
	Footnotes    []footnote       `json:"footnotes,omitempty"`
	Alternatives []alternative    `json:"alternatives,omitempty"`
	Quartiles    *quartiles       `json:"quartiles,omitempty"`
	RankingLink  *link            `json:"ranking_link,omitempty"` // to all places, year by year
	Explore      string           `json:"explore,omitempty"`      // address of a comparison that begins with it
	Targets      []goal           `json:"targets,omitempty"`
	Downloads    []download       `json:"downloads,omitempty"`
	Card         string           `json:"card"` // address of its picture as PNG
	provenance
}

// derived names the formula and the inputs of values that we computed.
type derived struct {
	Formula string `json:"formula"`         // "rank", "mean", "ratio" or "within"
	Group   string `json:"group,omitempty"` // within which places are ranked
	Inputs  []link `json:"inputs"`
}

// chartBox is a chart on a page.
type chartBox struct {
	ID        string           `json:"id"`
	Kind      string           `json:"kind"`
	Title     string           `json:"title"`
	Place     string           `json:"place,omitempty"` // a former one, if the chart is of one
	Data      string           `json:"data"`            // address of what the browser needs to bring it to life
	Places    []chart.Place    `json:"places"`
	Breaks    []chart.Break    `json:"breaks,omitempty"`
	Events    []event          `json:"events,omitempty"`
	Pictures  []string         `json:"pictures"`
	Room      string           `json:"room,omitempty"`    // the size of the picture for wide screens, as a viewBox, where there is none
	Periods   []dataset.Period `json:"periods,omitempty"` // that a reader may go to
	Period    dataset.Period   `json:"period,omitzero"`
	From      dataset.Period   `json:"from,omitzero"`
	To        dataset.Period   `json:"to,omitzero"`
	Pair      []dataset.Period `json:"pair,omitempty"`
	Compare   []string         `json:"compare,omitempty"`
	Show      []string         `json:"show,omitempty"`
	Controls  []chart.Control  `json:"controls"`
	Ranking   string           `json:"ranking"`
	Highlight string           `json:"highlight,omitempty"` // who stands out instead of the one that the data say
	How       []string         `json:"how"`                 // to read it
	Lines     []string         `json:"lines"`               // source and licence
	URL       string           `json:"url"`                 // of the indicator
}

// event is a mark on the axis of years with the address of its entry in the timeline.
type event struct {
	chart.Event
	URL string `json:"url"`
}

type quartiles struct {
	Period string          `json:"period"`
	Groups []quartileGroup `json:"groups"`
}

type quartileGroup struct {
	Rank   int      `json:"rank"`
	Places []string `json:"places"`
}

func (b *builder) indicator(i dataset.Slice) indicatorPage {
	first, last := i.Span()
	over := "comparable"
	if !i.OverTime {
		over = "not-comparable"
	}
	d := i.Dataset
	p := indicatorPage{
		Title: b.text(i.Title), Description: b.text(i.Definition), Indicator: i.Name,
		Dataset: link{Name: d.Name, Title: b.text(d.Title), URL: datasetURL(d)},
		Unit:    b.text(i.Unit), Definition: b.text(i.Definition), Topics: b.topics(i.Topics),
		Measure: string(i.Measure), Direction: string(i.Direction), Ranking: string(i.Ranking), OverTime: over,
		Periods: i.Periods(), First: b.period(first), Latest: b.period(last), NoData: i.Len() == 0,
		Notes: b.texts(i.Notes), Method: b.text(d.Method), Limits: b.texts(d.Limits), Derived: b.derived(i),
		Reading: b.reading(i), Charts: b.charts(i), Quartiles: b.quartiles(i), Targets: b.goalsFor(i),
		Breaks: chart.Breaks(b.chartOptions(), i, b.language), Conversion: b.conversion(i), Discontinued: b.discontinued(i),
		provenance: b.provenanceOf(i),
	}
	if !p.NoData {
		t := b.table(i)
		p.Table, p.Legend, p.Footnotes, p.Alternatives = t.HTML, t.Legend, t.Footnotes, t.Alternatives
		p.Downloads = []download{csvDownload(d, i.Name)}
		for _, format := range []string{"svg", "png"} {
			p.Downloads = append(p.Downloads, download{Name: i.Slug() + "." + b.language + "." + format, Format: format, URL: cardPath(i, b.language) + "." + format})
		}
	}
	p.RankingLink = b.rankingLink(i)
	if explorable(i) {
		p.Explore = exploreURL([]string{i.Name}, nil, dataset.Period{}, dataset.Period{})
	}
	p.Card = cardPath(i, b.language) + ".png"
	p.Mend = b.mendIndicator(i)
	return p
}

func (b *builder) derived(i dataset.Slice) *derived {
	if !i.Derives() || !hasDerived(i) {
		return nil
	}
	d := &derived{Formula: "mean"}
	inputs := i.Inputs()
	switch {
	case i.Derive.Rank != "":
		d.Formula, inputs = "rank", []string{i.Derive.Rank}
	case i.Derive.Ratio != nil:
		d.Formula = "ratio"
	case i.Derive.Within != nil:
		d.Formula, inputs = "within", []string{i.Derive.Within.Of}
		d.Group = b.catalog.CodeLists["groups"].Label(i.Derive.Within.Group, b.language)
	}
	for _, name := range inputs {
		input := b.catalog.Total(name)
		d.Inputs = append(d.Inputs, link{Title: b.text(input.Title), URL: indicatorURL(input)})
	}
	return d
}

func hasDerived(i dataset.Slice) bool {
	return slices.ContainsFunc(i.Observations(), func(o dataset.Observation) bool { return o.Status == derive.Derived && o.Printed == "" })
}

// conversion says by what rule the figures of former places were carried to those of
// today; nothing if there are none to carry.
func (b *builder) conversion(i dataset.Slice) string {
	if !slices.ContainsFunc(i.Observations(), func(o dataset.Observation) bool { return o.Carried }) {
		return ""
	}
	args := words.Args{}
	if weight := b.catalog.Total(i.Convert.Weight); !weight.IsZero() {
		args["weight"] = b.text(weight.Title)
	}
	return b.say("conversion_"+strings.ReplaceAll(string(i.Convert.Rule), "-", "_"), args)
}

// declared are the charts of an indicator, whichever dataset declares them.
func (b *builder) declared(i dataset.Slice) []*dataset.Chart {
	var charts []*dataset.Chart
	for _, d := range b.catalog.Datasets {
		for _, c := range d.Charts {
			if c.Indicator == i {
				charts = append(charts, c)
			}
		}
	}
	return charts
}

// charts are those of an indicator. The first has a picture for wide screens too; all
// of them twice would make the page too heavy, so the others have the room for it, where
// the one for phones stands until a wide screen brings the chart to life.
func (b *builder) charts(i dataset.Slice) []chartBox {
	var boxes []chartBox
	for n, c := range b.declared(i) {
		box := b.chart(c)
		if n > 0 && len(box.Pictures) > 1 {
			box.Room, box.Pictures = viewBox.FindStringSubmatch(box.Pictures[1])[1], box.Pictures[:1]
		}
		boxes = append(boxes, box)
	}
	return boxes
}

// viewBox is the size of a picture.
var viewBox = regexp.MustCompile(`^<svg viewBox="([^"]*)"`)

func (b *builder) chart(c *dataset.Chart) chartBox {
	ref := chart.Ref{Chart: c, Language: b.language}
	return b.box(c, b.options.Charts[ref], b.options.Pictures[ref])
}

func (b *builder) box(c *dataset.Chart, drawn chart.Drawn, pictures []string) chartBox {
	m := drawn.Meta
	var events []event
	for _, e := range m.Events {
		events = append(events, event{e, b.instrument(e.ID).URL})
	}
	return chartBox{ID: drawn.ID, Kind: m.Kind, Title: drawn.Frames[drawn.Start].Title, Data: chartData(c, b.language), Places: m.Places, Breaks: m.Breaks, Events: events,
		Pictures: pictures, Periods: drawn.Periods(), Period: m.Period, From: m.From, To: m.To, Pair: m.Pair, Compare: m.Compare, Show: m.Show, Controls: m.Controls, Ranking: m.Ranking,
		How: b.how(c, drawn), Lines: b.chartLines(c, drawn), URL: indicatorURL(c.Indicator)}
}

// chartData is the address of what brings a chart to life.
func chartData(c *dataset.Chart, language string) string {
	return "charts/" + chart.ID(c) + "." + language + ".json"
}

// quartiles groups the places of the last year that most of them have.
func (b *builder) quartiles(i dataset.Slice) *quartiles {
	period := derive.FullPeriod(b.catalog, i)
	if i.Ranking != dataset.Quartiles || period.IsZero() {
		return nil
	}
	q := &quartiles{Period: b.period(period)}
	for n, areas := range derive.Quartiles(derive.InPeriod(b.catalog, i, period), i.Direction) {
		group := quartileGroup{Rank: n + 1, Places: []string{}}
		for _, s := range areas {
			group.Places = append(group.Places, b.catalog.Label(s, b.language))
		}
		collation.Sort(b.language, group.Places, func(s string) string { return s })
		q.Groups = append(q.Groups, group)
	}
	return q
}
