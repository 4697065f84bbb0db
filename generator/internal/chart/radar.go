package chart

import (
	"math"
	"slices"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/derive"
	"chiso/generator/internal/diag"
	"chiso/generator/internal/format"
	"chiso/generator/internal/i18n"
	"chiso/generator/internal/wire"
)

// radar: the profile of one place over several indicators of one scale, with the
// median of the group it is compared with: those of compare, else all.
var radar = Kind{
	Name:     "radar",
	About:    diag.T("hồ sơ của một nơi theo nhiều chỉ số cùng thang đo, cạnh trung vị của nhóm so sánh", "the profile of a place over indicators of one scale, beside the median of the group it is compared with"),
	Uses:     []string{"highlight", "compare", "measures", "year"},
	Controls: []Control{ChoosePlace, ChooseCompare, ChoosePeriod},
	Shows:    ShowsProfile,
	carry:    carryRadar,
	periods:  radarPeriods,
	draw:     drawRadar,
}

func carryRadar(d *drawing) *reason {
	if len(d.chart.Measures) < 3 {
		return &reason{diag.T("cần ít nhất ba chỉ số ở measures", "it needs three indicators or more in measures"),
			diag.T("thêm chỉ số, hoặc dùng kind: bar", "add indicators, or use kind: bar")}
	}
	if d.chart.Highlight == "" {
		return noChosen()
	}
	d.radarPeriod()
	list := ""
	for _, m := range d.chart.Measures {
		if m.Unit[d.language] != d.chart.Measures[0].Unit[d.language] {
			return notOneUnit()
		}
		in := derive.InPeriod(d.Catalog, m, d.period)
		if slices.ContainsFunc(in, func(o dataset.Observation) bool { return o.Value < 0 }) {
			return &reason{diag.T("%q có giá trị âm", "%q has negative values", m.Name),
				diag.T("dùng kind: bar", "use kind: bar")}
		}
		if !d.highlighted(in) {
			return &reason{diag.T("%q không có %q năm %s", "%q has no %q in %s", d.chart.Highlight, m.Name, d.period),
				diag.T("chọn năm khác bằng year", "choose another year with year")}
		}
		if list != "" && in[0].Area.List != list {
			return &reason{diag.T("các chỉ số thuộc danh mục mã khác nhau", "the indicators are of different code lists"),
				diag.T("chỉ đưa vào measures các chỉ số của cùng danh mục", "keep to indicators of one list in measures")}
		}
		list = in[0].Area.List
	}
	return nil
}

// radarPeriod is the one asked for, or the earliest of the measures' latest ones.
func (d *drawing) radarPeriod() {
	if !d.chart.Period.IsZero() {
		return
	}
	d.period = d.chart.Measures[0].Latest()
	for _, m := range d.chart.Measures {
		d.period = dataset.MinPeriod(d.period, m.Latest())
	}
}

// radarPeriods are those in which somebody has a value on every axis.
func radarPeriods(d *drawing) []dataset.Period {
	d.radarPeriod()
	var periods []dataset.Period
	for _, period := range d.chart.Measures[0].Periods() {
		if len(d.profiles(period)) > 0 {
			periods = append(periods, period)
		}
	}
	return periods
}

// profiles are the observations on every axis, of those who have them all.
func (d *drawing) profiles(period dataset.Period) map[dataset.Area][]dataset.Observation {
	profiles := map[dataset.Area][]dataset.Observation{}
	for n, m := range d.chart.Measures {
		for _, o := range derive.InPeriod(d.Catalog, m, period) {
			if len(profiles[o.Area]) == n {
				profiles[o.Area] = append(profiles[o.Area], o)
			}
		}
	}
	for s, values := range profiles {
		if len(values) < len(d.chart.Measures) {
			delete(profiles, s)
		}
	}
	return profiles
}

func drawRadar(d *drawing, period dataset.Period) map[string]any {
	profiles := d.profiles(period)
	var items []wire.Item
	for _, s := range d.chart.Measures[0].Areas() {
		profile, ok := profiles[s]
		if !ok {
			continue
		}
		var figures []figure
		for n, o := range profile {
			figures = append(figures, d.figure(d.chart.Measures[n], o, d.code(s)))
		}
		items = append(items, d.items(s, figures))
	}
	medians, group := d.medians(period)
	middle := wire.Item{Name: d.translate("chart_median_of", group)}
	setFigures(&middle, medians)
	items = append(items, middle)
	d.meta.Unit, d.meta.Decimals = d.chart.Measures[0].Unit[d.language], d.chart.Measures[0].Decimals
	highest := 0.0
	for _, profile := range profiles {
		for _, o := range profile {
			highest = max(highest, o.Value, o.Upper)
		}
	}
	var axes []*opts.Indicator
	for _, m := range d.chart.Measures {
		axes = append(axes, &opts.Indicator{Name: m.Title[d.language], Max: float32(roundScale(highest))})
	}
	chart := charts.NewRadar()
	chart.SetGlobalOptions(charts.WithRadarComponentOpts(opts.RadarComponent{Indicator: axes}))
	chart.AddSeries(d.indicator.Title[d.language], nil, charts.WithSeriesId("radar"))
	chart.MultiSeries[0].Data = items
	chart.Validate()
	return keep(chart.JSON(), "radar", "series")
}

// medians of the comparison group, which nobody published, and what to call it.
func (d *drawing) medians(period dataset.Period) (medians []figure, group i18n.Args) {
	for _, m := range d.chart.Measures {
		in := derive.Only(derive.InPeriod(d.Catalog, m, period), d.chart.Compare)
		middle := dataset.Observation{Period: period, Value: derive.Median(in), Status: derive.Derived}
		d.count("", middle)
		medians = append(medians, figure{value: number(middle.Value), quality: d.quality(middle)})
		if len(in) > 0 {
			group = i18n.Args{"count": format.Number(d.language, float64(len(in)), 0), "noun": d.Catalog.CodeLists[in[0].Area.List].NounIn(d.language)}
		}
	}
	return medians, group
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
