package page

import (
	"fmt"
	"math"
	"strings"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/derive"
)

// The picture of a trend in a row, px.
const (
	sparkWidth  = 96.0
	sparkHeight = 28.0
	sparkEdge   = 3.0
)

// spark draws the figures of a place over the years, small enough for a row: cut at
// breaks, the last one a dot, and thin beside it those of the former places that it
// was formed from. Ranks run downwards. The words beside it say what it shows.
func (b trendBuilder) spark(i dataset.Slice, s dataset.Area, figures []dataset.Observation) string {
	var former [][]dataset.Observation
	for _, f := range b.facts.Formers(s) {
		former = append(former, derive.Figures(b.catalog, i, f))
	}
	var first, last dataset.Period
	low, high := math.Inf(1), math.Inf(-1)
	for _, series := range append(former, figures) {
		for _, o := range series {
			oLow, oHigh := o.Bounds()
			if first.IsZero() || o.Period.Before(first) {
				first = o.Period
			}
			last, low, high = dataset.MaxPeriod(last, o.Period), min(low, oLow), max(high, oHigh)
		}
	}
	if first == last || !i.OverTime {
		return ""
	}
	if i.Measure == dataset.Rank {
		low, high = high, low
	}
	height := func(value float64) float64 {
		if high == low {
			return sparkHeight / 2
		}
		return sparkHeight - sparkEdge - (sparkHeight-2*sparkEdge)*(value-low)/(high-low)
	}
	at := func(o dataset.Observation) (x, y float64) {
		return sparkEdge + (sparkWidth-2*sparkEdge)*(o.Period.Position()-first.Position())/(last.Position()-first.Position()), height(middle(o))
	}
	var h strings.Builder
	fmt.Fprintf(&h, `<svg class="spark" viewBox="0 0 %g %g" width="%g" height="%g" aria-hidden="true">`, sparkWidth, sparkHeight, sparkWidth, sparkHeight)
	drawn := false
	line := func(class string, series []dataset.Observation) {
		path := ""
		for n, o := range series {
			x, y := at(o)
			command := "L"
			if n == 0 || i.Segment(o.Period) != i.Segment(series[n-1].Period) {
				command = "M"
			} else {
				drawn = true
			}
			path += fmt.Sprintf("%s%.1f %.1f", command, x, y)
		}
		for _, o := range series {
			if x, _ := at(o); o.Ranged() {
				path += fmt.Sprintf("M%.1f %.1fV%.1f", x, height(o.Value), height(o.Upper))
			}
		}
		if path != "" {
			fmt.Fprintf(&h, `<path class="%s" d="%s"/>`, class, path)
		}
	}
	for _, series := range former {
		line("thin", series)
	}
	line("", figures)
	if !drawn { // years that may not be compared, one by one
		return ""
	}
	x, y := at(figures[len(figures)-1])
	fmt.Fprintf(&h, `<circle cx="%.1f" cy="%.1f" r="2.5"/></svg>`, x, y)
	return h.String()
}
