package chart

import (
	"chiso/generator/internal/dataset"
	"chiso/generator/internal/diag"
	"chiso/generator/internal/format"
)

// area: what a whole is made of over time, the shares of one place one on top of another.
// What they leave to the whole stays white.
var area = Kind{
	Name:     "area",
	About:    diag.T("miền chồng: các phần của một tổng thể của một nơi, theo thời gian", "stacked areas: the parts of a whole of one place, over time"),
	Uses:     []string{"highlight", "measures"},
	Controls: []Control{ChoosePlace, ChooseSpan},
	Shows:    ShowsOne,
	Traits:   []Trait{Joined},
	carry:    carryArea,
	draw:     drawMeasures,
}

func carryArea(d *drawing) *reason {
	if len(d.chart.Measures) < 2 {
		return &reason{diag.T("cần ít nhất hai chỉ số ở measures", "it needs two indicators or more in measures"),
			diag.T("thêm các phần còn lại, hoặc dùng kind: line", "add the other parts, or use kind: line")}
	}
	several := func(m dataset.Slice) *reason {
		if len(m.Periods()) < 2 {
			return &reason{diag.T("%q chỉ có một năm số liệu", "%q has only one year of figures", m.Name),
				diag.T("dùng kind: stack cho đến khi có năm thứ hai", "use kind: stack until there is a second year")}
		}
		return nil
	}
	if r := d.measuresOverTime(diag.T("dùng kind: stack cho một năm", "use kind: stack for one year"), several); r != nil {
		return r
	}
	return d.partsOfOneWhole(d.chart.Measures, func(m dataset.Slice) []dataset.Observation { return m.Observations() })
}

// rounding is how far the sum of printed shares may be above the whole, in percentage
// points: half a point for each part.
const rounding = 0.5

// partsOfOneWhole is why some shares cannot be parts of one whole, nil if they can.
func (d *drawing) partsOfOneWhole(parts []dataset.Slice, of func(dataset.Slice) []dataset.Observation) *reason {
	sums := map[dataset.Key]float64{}
	for _, m := range parts {
		if m.Measure != dataset.Share {
			return &reason{diag.T("%q không phải là tỷ lệ (measure: %s)", "%q is not a share (measure: %s)", m.Name, m.Measure),
				diag.T("dùng kind: bar", "use kind: bar")}
		}
		for _, o := range of(m) {
			sums[o.Key()] += o.Value
			if sum := sums[o.Key()]; o.Value < 0 || sum > 100+rounding*float64(len(parts)) {
				return &reason{diag.T("các tỷ lệ của %q cộng lại là %s", "the shares of %q add up to %s", o.Area.Code, format.Plain("en", sum)),
					diag.T("chỉ đưa vào measures các phần của một tổng thể", "keep to parts of one whole in measures")}
			}
		}
	}
	return nil
}
