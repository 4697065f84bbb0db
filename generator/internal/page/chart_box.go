package page

import (
	"regexp"

	"chiso/generator/internal/chart"
	"chiso/generator/internal/dataset"
)

// chartBuilder makes charts as pages have them, with how to read them.
type chartBuilder struct{ *base }

// chartBox is a chart on a page.
type chartBox struct {
	ID        string           `json:"id"`
	Kind      string           `json:"kind"`
	View      string           `json:"view"`            // how it is called among the views of its page
	Ranks     bool             `json:"ranks,omitempty"` // it shows the ranks of a score
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
	Pair      []dataset.Period `json:"pair,omitempty"`
	Compare   []string         `json:"compare,omitempty"`
	Controls  []chart.Control  `json:"controls"`
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

// declared are the charts of an indicator and of its ranks, whichever dataset declares them.
func (b chartBuilder) declared(i dataset.Slice) []*dataset.Chart {
	var charts []*dataset.Chart
	for _, d := range b.catalog.Datasets {
		for _, c := range d.Charts {
			if c.Indicator == i || c.Indicator == i.Ranks() {
				charts = append(charts, c)
			}
		}
	}
	return charts
}

// charts are those of an indicator. The first has a picture for wide screens too; all
// of them twice would make the page too heavy, so the others have the room for it, where
// the one for phones stands until a wide screen brings the chart to life.
func (b chartBuilder) charts(i dataset.Slice) []chartBox {
	var boxes []chartBox
	for n, c := range b.declared(i) {
		box := b.chart(c)
		if n > 0 && len(box.Pictures) > 1 {
			box.Room, box.Pictures = viewBox.FindStringSubmatch(b.options.Fragments.Piece(box.Pictures[1]))[1], box.Pictures[:1]
		}
		boxes = append(boxes, box)
	}
	return boxes
}

// viewBox is the size of a picture.
var viewBox = regexp.MustCompile(`^<svg viewBox="([^"]*)"`)

func (b chartBuilder) chart(c *dataset.Chart) chartBox {
	ref := chart.Ref{Chart: c, Language: b.language}
	return b.box(c, b.options.Charts[ref], b.options.Pictures[ref])
}

func (b chartBuilder) box(c *dataset.Chart, drawn chart.Drawn, pictures []string) chartBox {
	m := drawn.Meta
	var events []event
	for _, e := range m.Events {
		events = append(events, event{e, lawBuilder(b).instrument(e.ID).URL})
	}
	view := m.Kind
	if c.Indicator.Score != nil { // its score may have a chart of the same kind
		view = "rank-" + view
	}
	return chartBox{ID: drawn.ID, Kind: m.Kind, View: view, Ranks: c.Indicator.Score != nil, Title: drawn.Frames[drawn.Start].Title, Data: chartData(c, b.language), Places: m.Places, Breaks: m.Breaks, Events: events,
		Pictures: pictures, Periods: drawn.Periods(), Period: m.Period, Pair: m.Pair, Compare: m.Compare, Controls: m.Controls,
		How: b.how(c, drawn), Lines: creditBuilder(b).chartLines(c, drawn), URL: indicatorURL(c.Indicator)}
}

// chartData is the address of what brings a chart to life.
func chartData(c *dataset.Chart, language string) string {
	return "charts/" + chart.ID(c) + "." + language + ".json"
}
