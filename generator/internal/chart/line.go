package chart

import (
	"fmt"

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
	first, last := years[0], years[len(years)-1]
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

// segments cuts the values of one place at the breaks, with a gap for each
// missing year between two values of a segment.
func (d *drawing) segments(s dataset.Subject, years []int) [][][]any {
	var segments [][][]any
	current := -1
	at := map[int]float64{}
	for _, o := range d.observations {
		if o.Subject == s {
			at[o.Year] = o.Value
		}
	}
	var missing [][]any
	for _, year := range years {
		value, ok := at[year]
		if !ok {
			missing = append(missing, []any{year, gap})
			continue
		}
		if segment := d.indicator.Segment(year); segment != current {
			segments = append(segments, nil)
			current, missing = segment, nil
		}
		last := len(segments) - 1
		segments[last] = append(append(segments[last], missing...), []any{year, number(value)})
		missing = nil
	}
	return segments
}

// mainList is the code list of the latest values.
func (d *drawing) mainList() string {
	if in := d.in(d.indicator.Latest()); len(in) > 0 {
		return in[0].Subject.List
	}
	return ""
}
