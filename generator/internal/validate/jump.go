package validate

import (
	"math"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/diag"
)

// A jump is a change from one year to the next that is more than jumpTimes the
// largest of at least jumpBefore yearly changes before it, and more than jumpShare
// of the value itself. Slips of the keyboard (a digit too many, a decimal point
// moved) jump; most true changes do not. Values across a break are not compared.
const (
	jumpTimes  = 5
	jumpBefore = 4
	jumpShare  = 0.2
)

// jumps passes over what another warning has reported. It gives the numbers of those it warned
// of.
func (c *figureChecker) jumps(i dataset.Slice, warned func(list string, f dataset.Figure) bool) map[int32]bool {
	jumped := map[int32]bool{}
	for area, series := range i.Series() {
		largest, changes := 0.0, 0
		for n := 1; n < len(series); n++ {
			before, now := series[n-1], series[n]
			switch {
			case !i.SameSegment(before.Period, now.Period):
				largest, changes = 0, 0
			case now.Period.Since(before.Period) == 1:
				change := math.Abs(now.Value - before.Value)
				if changes >= jumpBefore && change > jumpTimes*largest && change > jumpShare*math.Abs(before.Value) && !warned(area.List, now) {
					jumped[now.Number] = true
					before, now := i.Get(before.Number), i.Get(now.Number)
					c.accepted.warn("jump", i, now,
						jumpedFrom(now, before),
						diag.T("so lại với nguồn; nếu đúng, chấp nhận bằng accept: {rule: jump, indicator: %s, code: %q, year: %s, …}", "compare it with the source; if it is right, accept it by accept: {rule: jump, indicator: %s, code: %q, year: %s, …}", i.Name, area.Code, now.Period))
				}
				largest = max(largest, change)
				changes++
			}
		}
	}
	return jumped
}

// jumpedFrom says by how much a value jumped.
func jumpedFrom(now, before dataset.Observation) diag.Text {
	if now.Period.Frequency() == dataset.Annual {
		return diag.T("%s, trong khi năm trước là %s: chưa năm nào thay đổi nhiều như vậy", "%s after %s the year before: no year has changed so much", now.Printed, before.Printed)
	}
	return diag.T("%s, trong khi kỳ trước là %s: chưa kỳ nào thay đổi nhiều như vậy", "%s after %s the period before: no period has changed so much", now.Printed, before.Printed)
}
