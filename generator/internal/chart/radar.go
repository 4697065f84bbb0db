package chart

import (
	"math"
	"slices"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/derive"
	"chiso/generator/internal/diag"
)

// radar: the profile of one place over several indicators of one scale, with the
// median of all places beside it.
var radar = Kind{
	Name:  "radar",
	About: diag.T("hồ sơ của một nơi theo nhiều chỉ số cùng thang đo", "the profile of a place over indicators of one scale"),
	carry: carryRadar,
	draw:  drawRadar,
}

func carryRadar(d *drawing) *reason {
	if len(d.chart.Measures) < 3 {
		return &reason{diag.T("cần ít nhất ba chỉ số ở measures", "it needs three indicators or more in measures"),
			diag.T("thêm chỉ số, hoặc dùng kind: bar", "add indicators, or use kind: bar")}
	}
	if d.chart.Highlight == "" {
		return &reason{diag.T("chưa khai vẽ hồ sơ của nơi nào", "it does not say whose profile to draw"),
			diag.T("thêm highlight: <mã>", "add highlight: <code>")}
	}
	list := ""
	for _, m := range d.chart.Measures {
		if m.Unit[d.language] != d.chart.Measures[0].Unit[d.language] {
			return &reason{diag.T("các chỉ số không cùng đơn vị", "the indicators are not of one unit"),
				diag.T("chỉ đưa vào measures các chỉ số cùng đơn vị", "keep to indicators of one unit in measures")}
		}
		in := derive.OneList(m.In(d.radarYear()))
		if slices.ContainsFunc(in, func(o dataset.Observation) bool { return o.Value < 0 }) {
			return &reason{diag.T("%q có giá trị âm", "%q has negative values", m.Name),
				diag.T("dùng kind: bar", "use kind: bar")}
		}
		if !d.highlighted(in) {
			return &reason{diag.T("%q không có %q năm %d", "%q has no %q in %d", d.chart.Highlight, m.Name, d.radarYear()),
				diag.T("chọn năm khác bằng year", "choose another year with year")}
		}
		if list != "" && in[0].Subject.List != list {
			return &reason{diag.T("các chỉ số thuộc danh mục mã khác nhau", "the indicators are of different code lists"),
				diag.T("chỉ đưa vào measures các chỉ số của cùng danh mục", "keep to indicators of one list in measures")}
		}
		list = in[0].Subject.List
	}
	return nil
}

// radarYear is the year asked for, or the earliest of the measures' latest years.
func (d *drawing) radarYear() int {
	if d.chart.Year != 0 {
		return d.chart.Year
	}
	year := math.MaxInt
	for _, m := range d.chart.Measures {
		year = min(year, m.Latest())
	}
	return year
}

func drawRadar(d *drawing) map[string]any {
	year := d.radarYear()
	d.meta.Year = year
	d.height = max(d.height, 56*len(d.chart.Measures)) // on a phone, a row for each
	d.meta.Unit, d.meta.Decimals = d.chart.Measures[0].Unit[d.language], d.chart.Measures[0].Decimals
	highest := 0.0
	var chosen, medians []any
	var name string
	for _, m := range d.chart.Measures {
		in := derive.OneList(m.In(year))
		for _, o := range in {
			highest = max(highest, o.Value)
			if o.Subject.Code == d.chart.Highlight {
				chosen = append(chosen, number(o.Value))
				name = d.label(o.Subject)
			}
		}
		medians = append(medians, number(derive.Median(in)))
	}
	d.meta.Places = []Place{{d.chart.Highlight, name}}
	var axes []*opts.Indicator
	for _, m := range d.chart.Measures {
		axes = append(axes, &opts.Indicator{Name: m.Title[d.language], Max: float32(roundScale(highest))})
	}
	chart := charts.NewRadar()
	chart.SetGlobalOptions(charts.WithRadarComponentOpts(opts.RadarComponent{Indicator: axes}))
	chart.AddSeries(name, []opts.RadarData{{Name: name, Value: chosen}, {Name: "median", Value: medians}}, charts.WithSeriesId("radar"))
	chart.Validate()
	return keep(chart.JSON(), "radar", "series")
}

// roundScale is the end of the axes: the next of 1, 2, 2.5, 5 or 10 times a power
// of ten.
func roundScale(highest float64) float64 {
	if highest <= 0 {
		return 1
	}
	power := math.Pow(10, math.Floor(math.Log10(highest)))
	for _, step := range []float64{1, 2, 2.5, 5} {
		if highest <= step*power {
			return step * power
		}
	}
	return 10 * power
}
