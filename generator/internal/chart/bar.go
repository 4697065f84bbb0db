package chart

import (
	"slices"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/derive"
	"chiso/generator/internal/diag"
)

// bar: the places of one year in order, the best on top, bars from zero (as
// ECharts draws a value axis that is not told otherwise).
var bar = Kind{
	Name:  "bar",
	About: diag.T("thanh xếp thứ tự của một năm", "ranked bars of one year"),
	carry: carryBar,
	draw:  drawBar,
}

// maxBars keeps a bar chart readable; a table does more.
const maxBars = 70

func carryBar(d *drawing) *reason {
	in := d.in(d.year)
	switch {
	case len(in) == 0:
		return &noData
	case d.indicator.Ranking != dataset.Ranked:
		return &reason{diag.T("chỉ số này không được xếp hạng (ranking: %s)", "places may not be ranked by this indicator (ranking: %s)", d.indicator.Ranking),
			diag.T("dùng kind: line hoặc kind: radar", "use kind: line or kind: radar")}
	case len(in) > maxBars:
		return &reason{diag.T("%d thanh là quá nhiều", "%d bars are too many", len(in)),
			diag.T("chọn tối đa %d nơi bằng only: […]", "choose at most %d places with only: […]", maxBars)}
	case !d.highlighted(in):
		return noHighlight(d.chart.Highlight, d.year)
	}
	return nil
}

func drawBar(d *drawing) map[string]any {
	return d.bars(derive.Ordered(d.in(d.year), d.indicator.Direction), 26)
}

// group: what groups of respondents answered, side by side in the order of their
// list. Groups are not ranked.
var group = Kind{
	Name:  "group",
	About: diag.T("so sánh các nhóm trả lời khảo sát", "groups of respondents of a survey side by side"),
	carry: carryGroup,
	draw:  drawGroup,
}

func carryGroup(d *drawing) *reason {
	in := d.in(d.year)
	switch {
	case len(in) == 0:
		return &noData
	case len(in) < 2:
		return &reason{diag.T("chỉ có một nhóm có số liệu năm %d", "only one group has a figure in %d", d.year),
			diag.T("cần từ hai nhóm trở lên; bỏ biểu đồ này", "it takes two groups or more: remove the chart")}
	}
	return nil
}

func drawGroup(d *drawing) map[string]any { return d.bars(d.in(d.year), 64) }

// bars draws observations from the top down, in the order given, each row so many
// pixels high.
func (d *drawing) bars(in []dataset.Observation, row int) map[string]any {
	d.meta.Year = d.year
	var names []string
	var data []opts.BarData
	for _, o := range in {
		names = append(names, d.label(o.Subject))
		data = append(data, opts.BarData{Name: d.label(o.Subject), Value: number(o.Value)})
		d.meta.Codes = append(d.meta.Codes, o.Subject.Code)
		d.meta.Qualifiers = append(d.meta.Qualifiers, Qualifier(o.Qualifier))
	}
	if !slices.ContainsFunc(d.meta.Qualifiers, func(q string) bool { return q != "" }) {
		d.meta.Qualifiers = nil
	}
	d.height = 60 + row*len(in)
	chart := charts.NewBar()
	chart.SetGlobalOptions(
		charts.WithXAxisOpts(opts.XAxis{Type: "value"}),
		charts.WithYAxisOpts(opts.YAxis{Type: "category", Inverse: yes(), Data: names}),
	)
	chart.AddSeries(d.indicator.Title[d.language], data, charts.WithSeriesId("bar"))
	chart.Validate()
	return keep(chart.JSON(), "xAxis", "yAxis", "series")
}

// Qualifier is the sign that goes before a number that is not exact.
func Qualifier(code string) string {
	return map[string]string{"~": "≈\u00a0", ">": ">\u00a0", ">=": "≥\u00a0", "<": "<\u00a0", "<=": "≤\u00a0"}[code]
}
