package validate

import (
	"chiso/generator/internal/dataset"
	"chiso/generator/internal/diag"
)

// frequencies reports an indicator whose periods are of several lengths: months, quarters and
// years are never in one line.
func (c *figureChecker) frequencies(i dataset.Slice) {
	periods := i.Periods()
	if len(periods) == 0 || !several(periods) {
		return
	}
	counts := i.ByPeriod()
	most := map[dataset.Frequency]int{}
	for period, n := range counts {
		most[period.Frequency()] += n
	}
	usual := periods[0].Frequency()
	for frequency, n := range most {
		if n > most[usual] || n == most[usual] && frequency < usual {
			usual = frequency
		}
	}
	example := ""
	for _, p := range periods {
		if p.Frequency() == usual {
			example = p.String()
		}
	}
	for o := range i.All() {
		if o.Period.IsZero() || o.Period.Frequency() == usual || o.Printed == "" {
			continue
		}
		c.problems.Add(c.positionOf("frequency", i, o), "frequency",
			diag.T("%s không dài như các kỳ khác của chỉ số này (%s…)", "%s is not as long as the other periods of this indicator (%s and so on)", o.Period, example),
			diag.T("đặt vào một bảng khác, với một chỉ số riêng; kỳ viết sai thì sửa lại", "put it into another table, with an indicator of its own; if the period is a slip, correct it"))
	}
}

// several says whether periods are of more than one frequency.
func several(periods []dataset.Period) bool {
	for _, p := range periods {
		if p.Frequency() != periods[0].Frequency() {
			return true
		}
	}
	return false
}
