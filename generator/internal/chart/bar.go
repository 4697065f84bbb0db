package chart

import (
	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/derive"
	"chiso/generator/internal/diag"
	"chiso/generator/internal/wire"
)

// bar: the places of one year in order, the best on top, bars from zero (as
// ECharts draws a value axis by default).
var bar = Kind{
	Name:     "bar",
	About:    diag.T("thanh xếp thứ tự của một năm", "ranked bars of one year"),
	Uses:     []string{"highlight", "compare", "only", "year"},
	Controls: []Control{ChoosePlace, ChooseCompare, ChoosePeriod},
	Shows:    ShowsListed,
	Traits:   []Trait{Ordered, SideBySide, Emphasised, Whiskers, WithTargets, OnePeriod},
	carry:    carryBar,
	periods:  (*drawing).periods,
	draw:     drawBar,
}

func carryBar(d *drawing) *reason {
	in := d.shown(d.in(d.period))
	switch {
	case len(in) == 0:
		return &noData
	case d.indicator.Ranking != dataset.Ranked:
		return &reason{diag.T("chỉ số này không được xếp hạng (ranking: %s)", "places may not be ranked by this indicator (ranking: %s)", d.indicator.Ranking),
			diag.T("dùng kind: line hoặc kind: radar", "use kind: line or kind: radar")}
	case len(in) > maxRows:
		return tooMany(len(in))
	case !d.highlighted(in):
		return noHighlight(d.chart.Highlight, d.period)
	}
	return nil
}

func drawBar(d *drawing, period dataset.Period) map[string]any {
	var names []string
	var items []wire.Item
	in := d.withWhole(period)
	first := len(in) - len(d.in(period)) // the whole, which has no place in the order
	for _, o := range append(in[:first:first], derive.Ordered(in[first:], d.indicator.Direction)...) {
		names = append(names, d.label(o.Area))
		items = append(items, d.item(d.indicator, o))
	}
	chart := charts.NewBar()
	chart.SetGlobalOptions(
		charts.WithXAxisOpts(opts.XAxis{Type: "value"}),
		charts.WithYAxisOpts(opts.YAxis{Type: "category", Inverse: yes(), Data: names}),
	)
	chart.AddSeries(d.indicator.Title[d.language], nil, charts.WithSeriesId("bar"))
	chart.MultiSeries[0].Data = items
	chart.Validate()
	return keep(chart.JSON(), "xAxis", "yAxis", "series")
}
