package chart

import (
	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/diag"
)

// scatter: a dot for each place by two indicators of one year, the chart's own
// upwards and the one in measures to the right.
var scatter = Kind{
	Name:  "scatter",
	About: diag.T("phân tán: mỗi nơi một chấm theo hai chỉ số của cùng một năm", "scatter: a dot for each place by two indicators of one year"),
	Uses:  []string{"highlight", "compare", "measures", "year"},
	carry: carryScatter,
	years: scatterYears,
	draw:  drawScatter,
}

// minDots: two dots make a line of anything.
const minDots = 3

func carryScatter(d *drawing) *reason {
	if len(d.chart.Measures) != 1 {
		return &reason{diag.T("cần đúng một chỉ số thứ hai ở measures", "it needs exactly one second indicator in measures"),
			diag.T("viết measures: [<tên chỉ số>]", "write measures: [<indicator>]")}
	}
	both := d.both(d.year)
	if len(both) < minDots {
		return &reason{diag.T("chỉ có %d nơi có cả hai số liệu năm %d", "only %d places have both figures in %d", len(both), d.year),
			diag.T("chọn năm khác bằng year", "choose another year with year")}
	}
	if !d.highlighted(both) {
		return noHighlight(d.chart.Highlight, d.year)
	}
	return nil
}

// both are the observations of those who have a value of the other indicator too.
func (d *drawing) both(year int) []dataset.Observation {
	var both []dataset.Observation
	for _, o := range d.in(year) {
		if _, ok := d.chart.Measures[0].At(o.Area, year); ok {
			both = append(both, o)
		}
	}
	return both
}

func scatterYears(d *drawing) []int {
	var years []int
	for _, year := range d.indicator.Years() {
		if len(d.both(year)) >= minDots {
			years = append(years, year)
		}
	}
	return years
}

func drawScatter(d *drawing, year int) map[string]any {
	other := d.chart.Measures[0]
	d.meta.Axes = []Axis{d.axis(other), d.axis(d.indicator)}
	var items []item
	for _, o := range d.both(year) {
		across, _ := other.At(o.Area, year)
		code := d.code(o.Area)
		items = append(items, d.items(o.Area, []figure{d.figure(other, across, code), d.figure(d.indicator, o, code)}))
	}
	chart := charts.NewScatter()
	chart.SetGlobalOptions(
		charts.WithXAxisOpts(opts.XAxis{Type: "value", Scale: yes()}),
		charts.WithYAxisOpts(opts.YAxis{Type: "value", Scale: yes(), Inverse: opts.Bool(d.indicator.Measure == dataset.Rank)}),
	)
	chart.AddSeries(d.indicator.Title[d.language], nil, charts.WithSeriesId("scatter"))
	chart.MultiSeries[0].Data = items
	chart.Validate()
	return keep(chart.JSON(), "xAxis", "yAxis", "series")
}
