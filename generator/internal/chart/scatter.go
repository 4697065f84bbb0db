package chart

import (
	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/diag"
	"chiso/generator/internal/wire"
)

// scatter: a dot for each place by two indicators of one year, the chart's own
// upwards and the one in measures to the right.
var scatter = Kind{
	Name:     "scatter",
	About:    diag.T("phân tán: mỗi nơi một chấm theo hai chỉ số của cùng một năm", "scatter: a dot for each place by two indicators of one year"),
	Uses:     []string{"highlight", "compare", "measures", "year"},
	Controls: []Control{ChoosePlace, ChooseCompare, ChoosePeriod},
	Shows:    ShowsAll,
	Traits:   []Trait{Scaled, Emphasised, Hollow, Whiskers, OnePeriod},
	carry:    carryScatter,
	periods:  scatterPeriods,
	draw:     drawScatter,
}

// minDots: two dots make a line of anything.
const minDots = 3

func carryScatter(d *drawing) *reason {
	if len(d.chart.Measures) != 1 {
		return &reason{diag.T("cần đúng một chỉ số thứ hai ở measures", "it needs exactly one second indicator in measures"),
			diag.T("viết measures: [<tên chỉ số>]", "write measures: [<indicator>]")}
	}
	both := d.both(d.period)
	if len(both) < minDots {
		return &reason{diag.T("chỉ có %d nơi có cả hai số liệu năm %s", "only %d places have both figures in %s", len(both), d.period),
			diag.T("chọn năm khác bằng year", "choose another year with year")}
	}
	if !d.highlighted(both) {
		return noHighlight(d.chart.Highlight, d.period)
	}
	return nil
}

// both are the observations of those who have a value of the other indicator too.
func (d *drawing) both(period dataset.Period) []dataset.Observation {
	var both []dataset.Observation
	for _, o := range d.in(period) {
		if _, ok := d.chart.Measures[0].At(o.Area, period); ok {
			both = append(both, o)
		}
	}
	return both
}

func scatterPeriods(d *drawing) []dataset.Period {
	var periods []dataset.Period
	for _, period := range d.indicator.Periods() {
		if len(d.both(period)) >= minDots {
			periods = append(periods, period)
		}
	}
	return periods
}

func drawScatter(d *drawing, period dataset.Period) map[string]any {
	other := d.chart.Measures[0]
	d.meta.Axes = []wire.Axis{d.axis(other), d.axis(d.indicator)}
	var items []wire.Item
	for _, o := range d.both(period) {
		across, _ := other.At(o.Area, period)
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
