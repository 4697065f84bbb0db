package page

import (
	"regexp"

	"chiso/generator/internal/chart"
	"chiso/generator/internal/dataset"
	"chiso/generator/internal/wire"
)

// chartBuilder makes charts as pages have them, with how to read them.
type chartBuilder struct{ *base }

// charts are those of an indicator. The first has a picture for wide screens too; all
// of them twice would make the page too heavy, so the others have the room for it, where
// the one for phones stands until a wide screen brings the chart to life.
func (b chartBuilder) charts(i dataset.Slice) []wire.ChartBox {
	var boxes []wire.ChartBox
	for n, c := range b.catalog.ChartsOf(i) {
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

func (b chartBuilder) chart(c *dataset.Chart) wire.ChartBox {
	ref := chart.Ref{Chart: c, Language: b.language}
	return b.box(c, b.options.Charts[ref], b.options.Pictures[ref])
}

func (b chartBuilder) box(c *dataset.Chart, drawn chart.Drawn, pictures []string) wire.ChartBox {
	m := drawn.Meta
	var events []wire.BoxEvent
	for _, e := range m.Events {
		events = append(events, wire.BoxEvent{Event: e.Event, URL: lawBuilder(b).instrument(e.ID).URL})
	}
	var controls []string
	for _, control := range m.Controls {
		controls = append(controls, string(control))
	}
	view := m.Kind
	if c.Indicator.Score != nil { // its score may have a chart of the same kind
		view = "rank-" + view
	}
	return wire.ChartBox{ID: drawn.ID, Kind: m.Kind, View: view, Ranks: c.Indicator.Score != nil, Title: drawn.Frames[drawn.Start].Title, Data: chartData(c, b.language), Places: m.Places, Breaks: chart.WireBreaks(m.Breaks), Events: events,
		Pictures: pictures, Periods: wire.Periods(drawn.Periods()), Period: wire.PeriodOf(m.Period), Pair: wire.Periods(m.Pair), Compare: m.Compare, Controls: controls,
		How: b.how(c, drawn), Lines: creditBuilder(b).chartLines(c, drawn), URL: indicatorURL(c.Indicator)}
}

// chartData is the address of what brings a chart to life.
func chartData(c *dataset.Chart, language string) string {
	return "charts/" + chart.ID(c) + "." + language + ".json"
}
