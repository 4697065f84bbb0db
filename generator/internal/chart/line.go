package chart

import (
	"fmt"
	"math"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"

	"chiso/generator/internal/collation"
	"chiso/generator/internal/dataset"
	"chiso/generator/internal/diag"
)

// line: values over time, one line for each place; the chosen place is strong,
// those it is compared with are quiet, the rest faint. A rank axis runs
// downwards from 1. The line is cut where values are not comparable.
var line = Kind{
	Name: "line",
	About: diag.T("đường theo thời gian: nơi được chọn đậm, các nơi khác nhạt",
		"lines over time: the chosen place strong, the others quiet"),
	carry: carryLine,
	draw:  drawLine,
}

func carryLine(d *drawing) *reason {
	years := d.indicator.Years()
	switch {
	case len(d.observations) == 0:
		return &noData
	case !d.indicator.OverTime:
		return &reason{diag.T("các năm không so sánh được với nhau (overTime: not-comparable)", "values of different years are not comparable (overTime: not-comparable)"),
			diag.T("dùng kind: bar hoặc kind: radar cho một năm", "use kind: bar or kind: radar for one year")}
	case len(years) < 2:
		return &reason{diag.T("chỉ có một năm số liệu", "there is only one year of figures"),
			diag.T("dùng kind: bar cho đến khi có năm thứ hai", "use kind: bar until there is a second year")}
	case !d.highlighted(d.observations):
		return noHighlight(d.chart.Highlight, d.indicator.Latest())
	}
	return nil
}

func drawLine(d *drawing) map[string]any {
	years := d.indicator.Years()
	first, last := d.indicator.Span()
	d.meta.From, d.meta.To = first, last
	for _, b := range d.indicator.Breaks {
		if b.Year > first && b.Year <= last {
			d.meta.Breaks = append(d.meta.Breaks, Break{b.Year, b.Reason[d.language]})
		}
	}
	isRank := d.indicator.Measure == dataset.Rank
	yAxis := opts.YAxis{Type: "value", Scale: yes()}
	if isRank {
		yAxis = opts.YAxis{Type: "value", Inverse: yes(), Min: 1}
	}
	chart := charts.NewLine()
	chart.SetGlobalOptions(
		charts.WithXAxisOpts(opts.XAxis{Type: "value", Min: first, Max: last, MinInterval: 1}),
		charts.WithYAxisOpts(yAxis),
	)
	main := d.mainList()
	for _, s := range dataset.Subjects(d.observations) {
		code := s.Code
		if s.List != main {
			code = s.List + ":" + s.Code // the same digits may mean another place in another list
		}
		d.meta.Places = append(d.meta.Places, Place{code, d.label(s)})
		for segment, points := range d.segments(s, years) {
			chart.AddSeries(d.label(s), nil, charts.WithSeriesId(fmt.Sprintf("%s~%d", code, segment)))
			chart.MultiSeries[len(chart.MultiSeries)-1].Data = points
		}
	}
	collation.Sort(d.language, d.meta.Places, func(p Place) string { return p.Label })
	chart.Validate()
	return keep(chart.JSON(), "xAxis", "yAxis", "series")
}

// segments cuts the values of one place at the breaks, with a gap where years
// are missing between two values of a segment: a line over them would claim
// figures that nobody has.
func (d *drawing) segments(s dataset.Subject, years []int) [][][]any {
	var segments [][][]any
	usual := step(years)
	previous := dataset.Observation{}
	for _, o := range d.observations {
		if o.Subject != s {
			continue
		}
		last := len(segments) - 1
		switch {
		case last < 0 || d.indicator.Segment(o.Year) != d.indicator.Segment(previous.Year):
			segments = append(segments, nil)
			last++
		case o.Year-previous.Year > usual:
			segments[last] = append(segments[last], []any{previous.Year + usual, gap})
		}
		segments[last] = append(segments[last], []any{o.Year, number(o.Value)})
		previous = o
	}
	return segments
}

// step is the usual distance between years with figures: 1 for yearly ones.
func step(years []int) int {
	usual := math.MaxInt
	for n := 1; n < len(years); n++ {
		usual = min(usual, years[n]-years[n-1])
	}
	return usual
}

// mainList is the code list of the latest values.
func (d *drawing) mainList() string {
	if in := d.in(d.indicator.Latest()); len(in) > 0 {
		return in[0].Subject.List
	}
	return ""
}
