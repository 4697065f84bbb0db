package chart

import (
	"chiso/generator/internal/dataset"
	"chiso/generator/internal/diag"
)

// slope: a line from one year to another for each place, to see who moved and
// who passed whom.
var slope = Kind{
	Name:     "slope",
	About:    diag.T("đường nối hai năm, thấy nơi nào lên, nơi nào xuống", "slopes between two years: who rose and who fell"),
	Uses:     []string{"highlight", "compare", "only", "from", "year"},
	Controls: []Control{ChoosePlace, ChooseCompare, ChooseSpan},
	Shows:    ShowsListed,
	Traits:   []Trait{Upright, Scaled, Paired, SideBySide, Emphasised, Hollow, Whiskers},
	carry:    (*drawing).carryPair,
	draw:     drawPair,
}

// dot: both values of each place on one line, from the first year to the second,
// against the target if there is one.
var dot = Kind{
	Name:     "dot",
	About:    diag.T("hai chấm cho hai năm trên một dòng, đối chiếu với mục tiêu nếu có", "two dots for two years in a row, against the target if there is one"),
	Uses:     []string{"highlight", "compare", "only", "from", "year"},
	Controls: []Control{ChoosePlace, ChooseCompare, ChooseSpan},
	Shows:    ShowsListed,
	Traits:   []Trait{Scaled, Paired, Ordered, SideBySide, Whiskers, WithTargets},
	carry:    (*drawing).carryPair,
	draw:     drawPair,
}

// maxRows keeps a chart with a row for each place readable; a table does more.
const maxRows = 70

func (d *drawing) carryPair() *reason {
	if r := d.overTime(); r != nil {
		return r
	}
	from, to := d.pair()
	last := d.shown(d.in(to))
	switch {
	case !from.Before(to):
		return &reason{diag.T("không có hai năm so sánh được với nhau", "there are no two years that may be compared"),
			diag.T("chọn from và year cùng một phía của chỗ gián đoạn", "choose from and year on the same side of a break")}
	case !d.indicator.SameSegment(from, to):
		return &reason{diag.T("năm %s và năm %s không so sánh được với nhau", "%s and %s may not be compared", from, to),
			diag.T("chọn from và year cùng một phía của chỗ gián đoạn", "choose from and year on the same side of a break")}
	case len(last) == 0 || len(d.shown(d.in(from))) == 0:
		return &noData
	case len(last) > maxRows:
		return tooMany(len(last))
	case !d.highlighted(last):
		return noHighlight(d.chart.Highlight, to)
	}
	return nil
}

func tooMany(rows int) *reason {
	return &reason{diag.T("%d dòng là quá nhiều", "%d rows are too many", rows),
		diag.T("chọn tối đa %d nơi bằng only: […]", "choose at most %d places with only: […]", maxRows)}
}

// pair is the two periods: those declared, else the last one and the earliest that
// may be compared with it.
func (d *drawing) pair() (from, to dataset.Period) {
	from, to = d.chart.From, d.period
	for _, period := range d.indicator.Periods() {
		if from.IsZero() && d.indicator.SameSegment(period, to) {
			from = period
		}
	}
	return from, to
}

func drawPair(d *drawing, _ dataset.Period) map[string]any {
	from, to := d.pair()
	d.meta.Pair = []dataset.Period{from, to}
	return drawOverTime(d, dataset.Period{})
}
