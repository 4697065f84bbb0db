package validate

import (
	"cmp"
	"maps"
	"slices"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/diag"
)

// frequencies reports an indicator whose periods are of several lengths: months, quarters and
// years are never in one line.
func (c *figureChecker) frequencies(i dataset.Slice) {
	counts := map[dataset.Frequency]int{}
	for period, n := range i.ByPeriod() {
		if !period.IsZero() {
			counts[period.Frequency()] += n
		}
	}
	if len(counts) < 2 {
		return
	}
	usual := slices.MaxFunc(slices.Sorted(maps.Keys(counts)), func(a, b dataset.Frequency) int { return cmp.Compare(counts[a], counts[b]) })
	example := ""
	for _, p := range i.Periods() {
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
