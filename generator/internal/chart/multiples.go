package chart

import (
	"fmt"

	"github.com/go-echarts/go-echarts/v2/charts"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/diag"
)

// multiples: a small chart for each place, or for each of several indicators of
// the chosen place, all with the same axes.
var multiples = Kind{
	Name:     "multiples",
	About:    diag.T("nhiều biểu đồ nhỏ cùng trục: mỗi nơi, hoặc mỗi chỉ số, một ô", "small charts with the same axes: one for each place, or for each indicator"),
	Uses:     []string{"highlight", "compare", "only", "measures"},
	Controls: []Control{ChoosePlace, ChooseCompare, ChooseSpan},
	Shows:    ShowsListed,
	Traits:   []Trait{Upright, Scaled, Joined, SideBySide, Hollow, Whiskers},
	carry:    carryMultiples,
	draw:     drawMultiples,
}

func carryMultiples(d *drawing) *reason {
	if len(d.chart.Measures) == 0 {
		shown := d.shown(d.in(d.period))
		if r := d.overTime(); r != nil || len(shown) <= maxRows {
			return r
		}
		return tooMany(len(shown))
	}
	return d.measuresOverTime(diag.T("bỏ chỉ số này khỏi measures", "take it out of measures"), func(m dataset.Slice) *reason {
		if m.Unit[d.language] != d.chart.Measures[0].Unit[d.language] {
			return notOneUnit()
		}
		return nil
	})
}

// measuresOverTime is why several indicators of the place that stands out cannot be drawn
// over time, nil if they can: what to do instead where one has years that are not
// comparable, and what else a kind wants of each.
func (d *drawing) measuresOverTime(instead diag.Text, wants func(dataset.Slice) *reason) *reason {
	if d.chart.Highlight == "" {
		return noChosen()
	}
	for _, m := range d.chart.Measures {
		if !m.OverTime {
			return &reason{diag.T("các năm của %q không so sánh được với nhau", "years of %q are not comparable", m.Name), instead}
		}
		if r := wants(m); r != nil {
			return r
		}
		if !d.highlighted(m.Observations()) {
			return noHighlight(d.chart.Highlight, m.Latest())
		}
	}
	return nil
}

func noChosen() *reason {
	return &reason{diag.T("chưa khai vẽ hồ sơ của nơi nào", "it does not say whose profile to draw"),
		diag.T("thêm highlight: <mã>", "add highlight: <code>")}
}

func notOneUnit() *reason {
	return &reason{diag.T("các chỉ số không cùng đơn vị", "the indicators are not of one unit"),
		diag.T("chỉ đưa vào measures các chỉ số cùng đơn vị", "keep to indicators of one unit in measures")}
}

func drawMultiples(d *drawing, p dataset.Period) map[string]any {
	if len(d.chart.Measures) == 0 {
		return drawOverTime(d, p)
	}
	return drawMeasures(d, p)
}

// drawMeasures draws several indicators over time. It gives the series of each the id
// "<n>/<code>~<segment>".
func drawMeasures(d *drawing, _ dataset.Period) map[string]any {
	first, last := d.chart.Measures[0].Span()
	chart := charts.NewLine()
	for n, m := range d.chart.Measures {
		from, to := m.Span()
		first, last = dataset.MinPeriod(first, from), dataset.MaxPeriod(last, to)
		d.meta.Axes = append(d.meta.Axes, d.axis(m))
		d.addSeries(chart, m, fmt.Sprintf("%d/", n))
	}
	d.meta.From, d.meta.To = first, last
	d.meta.Breaks = d.breaks(first, last)
	timeAxes(chart, d.chart.Measures[0])
	return pack(chart)
}
