package validate

import (
	"cmp"
	"math"
	"slices"

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

// senses warns of values that may be right and look wrong.
func (c *checker) senses() {
	for _, ds := range c.catalog.Datasets {
		for _, i := range ds.Indicators {
			if i.OverTime && i.Measure != dataset.Rank {
				c.jumps(i)
			}
			if score := c.indicators[i.Derive.Rank]; score != nil {
				c.rankOrder(i, score)
			}
		}
	}
}

func (c *checker) jumps(i *dataset.Indicator) {
	var before dataset.Observation
	largest, changes := 0.0, 0
	for now := range i.Observations.All() { // by subject, then year
		switch {
		case now.Subject != before.Subject || !i.SameSegment(before.Year, now.Year):
			largest, changes = 0, 0
		case now.Year-before.Year == 1:
			change := math.Abs(now.Value - before.Value)
			if changes >= jumpBefore && change > jumpTimes*largest && change > jumpShare*math.Abs(before.Value) {
				c.warn("jump", i, now,
					diag.T("%s sau %s năm trước: chưa năm nào thay đổi nhiều như vậy", "%s after %s the year before: no year has changed so much", now.Printed, before.Printed),
					diag.T("so lại với nguồn; nếu đúng, chấp nhận bằng accept: {rule: jump, indicator: %s, code: %q, year: %d, …}", "compare it with the source; if it is right, accept it by accept: {rule: jump, indicator: %s, code: %q, year: %d, …}", i.Name, now.Subject.Code, now.Year))
			}
			largest = max(largest, change)
			changes++
		}
		before = now
	}
}

// rankOrder warns where a printed rank is better than that of somebody with a
// better score.
func (c *checker) rankOrder(rank, score *dataset.Indicator) {
	type placed struct{ rank, score dataset.Observation }
	for _, year := range rank.Years() {
		var list []placed
		for _, o := range rank.In(year) {
			if s, ok := score.At(o.Subject, year); ok && o.Printed != "" && s.Printed != "" && s.Qualifier == "" {
				list = append(list, placed{o, s})
			}
		}
		slices.SortStableFunc(list, func(a, b placed) int {
			if score.Direction == dataset.LowerIsBetter {
				return cmp.Compare(a.score.Value, b.score.Value)
			}
			return cmp.Compare(b.score.Value, a.score.Value)
		})
		for n := 1; n < len(list); n++ {
			before, now := list[n-1], list[n]
			if before.rank.Subject.List == now.rank.Subject.List && before.score.Value != now.score.Value && now.rank.Value < before.rank.Value {
				c.warn("rank-order", rank, now.rank,
					diag.T("xếp thứ %s với %s, trong khi %q có %s mà xếp thứ %s", "ranks %s with %s, while %q has %s and ranks %s", now.rank.Printed, now.score.Printed, before.rank.Subject.Code, before.score.Printed, before.rank.Printed),
					diag.T("xem lại hai thứ hạng và hai điểm", "look at both ranks and both scores again"))
			}
		}
	}
}
