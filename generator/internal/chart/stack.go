package chart

import (
	"fmt"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/diag"
	"chiso/generator/internal/format"
	"chiso/generator/internal/i18n"
	"chiso/generator/internal/wire"
)

// stack: what groups of respondents answered, as parts of all who were asked,
// with how many that were. The groups stand in the order of their list; they are
// not ranked.
var stack = Kind{
	Name:     "stack",
	About:    diag.T("tỷ lệ các câu trả lời khảo sát của từng nhóm, kèm cỡ mẫu", "shares of the answers of each group of a survey, with its sample size"),
	Uses:     []string{"measures", "year"},
	Controls: []Control{ChoosePeriod},
	Shows:    ShowsAll,
	Traits:   []Trait{SideBySide, Whiskers},
	carry:    carryStack,
	periods:  (*drawing).periods,
	draw:     drawStack,
}

// answers are the indicators whose shares make up the whole.
func (d *drawing) answers() []dataset.Slice {
	if len(d.chart.Measures) == 0 {
		return []dataset.Slice{d.indicator}
	}
	return d.chart.Measures
}

func carryStack(d *drawing) *reason {
	if len(d.in(d.period)) == 0 {
		return &noData
	}
	return d.partsOfOneWhole(d.answers(), func(m dataset.Slice) []dataset.Observation { return m.In(d.period) })
}

func drawStack(d *drawing, period dataset.Period) map[string]any {
	var names []string
	groups := d.withWhole(period)
	sampled := false
	for _, o := range groups {
		name := d.label(o.Area)
		if o.Sample > 0 {
			sampled = true
			name += "\n" + d.translate("chart_sample", i18n.Args{"n": format.Number(d.language, float64(o.Sample), 0)})
		}
		names = append(names, name)
	}
	if !sampled {
		d.meta.Words.Note = d.translate("chart_sample_unknown", nil)
	}
	chart := charts.NewBar()
	chart.SetGlobalOptions(
		charts.WithXAxisOpts(opts.XAxis{Type: "value", Min: 0, Max: 100}),
		charts.WithYAxisOpts(opts.YAxis{Type: "category", Inverse: yes(), Data: names}),
	)
	for n, m := range d.answers() {
		var items []wire.Item
		for _, o := range groups {
			if answer, ok := m.At(o.Area, period); ok {
				items = append(items, d.item(m, answer))
			} else {
				items = append(items, wire.Item{Name: d.label(o.Area), Value: gap, Code: d.code(o.Area)})
			}
		}
		chart.AddSeries(m.Title[d.language], nil, charts.WithSeriesId(fmt.Sprintf("answer%d", n)), charts.WithBarChartOpts(opts.BarChart{Stack: "all"}))
		chart.MultiSeries[n].Data = items
	}
	chart.Validate()
	return keep(chart.JSON(), "xAxis", "yAxis", "series")
}
