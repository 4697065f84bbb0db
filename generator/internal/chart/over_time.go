package chart

import (
	"fmt"
	"math"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/derive"
	"chiso/generator/internal/diag"
)

// overTime says why an indicator has no chart over time.
func (d *drawing) overTime() *reason {
	switch {
	case d.indicator.Len() == 0:
		return &noData
	case !d.indicator.OverTime:
		return &reason{diag.T("các năm không so sánh được với nhau (overTime: not-comparable)", "values of different years are not comparable (overTime: not-comparable)"),
			diag.T("dùng kind: bar hoặc kind: radar cho một năm", "use kind: bar or kind: radar for one year")}
	case len(d.indicator.Periods()) < 2:
		return &reason{diag.T("chỉ có một năm số liệu", "there is only one year of figures"),
			diag.T("dùng kind: bar cho đến khi có năm thứ hai", "use kind: bar until there is a second year")}
	case !d.highlighted(d.indicator.Observations()):
		return noHighlight(d.chart.Highlight, d.indicator.Latest())
	}
	return nil
}

// drawOverTime gives every place as a series of [period, value], cut at the breaks:
// the series "66~1" is the second part of place 66.
func drawOverTime(d *drawing, _ dataset.Period) map[string]any {
	first, last := d.indicator.Span()
	d.meta.From, d.meta.To = first, last
	d.meta.Breaks, d.meta.Events = d.breaks(first, last), d.events(first, last)
	chart := charts.NewLine()
	timeAxes(chart, d.indicator)
	d.addSeries(chart, d.indicator, "")
	return pack(chart)
}

// timeAxes gives a chart the time from the left to the right, and values upwards; ranks
// run downwards from 1.
func timeAxes(chart *charts.Line, i dataset.Slice) {
	y := opts.YAxis{Type: "value", Scale: yes()}
	if i.Measure == dataset.Rank {
		y = opts.YAxis{Type: "value", Inverse: yes(), Min: 1}
	}
	chart.SetGlobalOptions(charts.WithXAxisOpts(opts.XAxis{Type: "value", MinInterval: 1}), charts.WithYAxisOpts(y))
}

// addSeries adds the places of an indicator, their ids after a prefix.
func (d *drawing) addSeries(chart *charts.Line, i dataset.Slice, prefix string) {
	usual := Step(i.Periods())
	drawn := map[string]bool{}
	for _, s := range i.Areas() {
		code := d.code(s)
		if drawn[code] {
			continue
		}
		drawn[code] = true
		for segment, points := range d.segments(i, derive.Figures(d.Catalog, i, d.place(s)), usual, code) {
			chart.AddSeries(d.label(s), nil, charts.WithSeriesId(fmt.Sprintf("%s%s~%d", prefix, code, segment)))
			chart.MultiSeries[len(chart.MultiSeries)-1].Data = points
		}
	}
}

// segments cuts the values of one place at the breaks, with a gap where periods
// are missing between two values of a segment: a line over them would claim
// figures that nobody has. Usual is the usual distance between periods, see Step.
func (d *drawing) segments(i dataset.Slice, of []dataset.Observation, usual int, code string) [][][]any {
	var segments [][][]any
	previous := dataset.Observation{}
	for _, o := range of {
		last := len(segments) - 1
		switch {
		case last < 0 || i.Segment(o.Period) != i.Segment(previous.Period):
			segments = append(segments, nil)
			last++
		case o.Period.Since(previous.Period) > usual:
			segments[last] = append(segments[last], []any{previous.Period.Add(usual), gap})
		}
		segments[last] = append(segments[last], d.figure(i, o, code).point(o.Period))
		previous = o
	}
	return segments
}

// Step is the usual distance between periods with figures, in steps of their frequency:
// 1 for yearly ones that leave out no year. Days of a report come as they come, and leave none out.
func Step(periods []dataset.Period) int {
	usual := math.MaxInt
	if len(periods) > 0 && periods[0].Frequency() == dataset.Daily {
		return usual
	}
	for n := 1; n < len(periods); n++ {
		usual = min(usual, periods[n].Since(periods[n-1]))
	}
	return usual
}
