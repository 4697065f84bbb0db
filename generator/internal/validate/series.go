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
		for _, i := range ds.Columns() {
			if i.Measure != dataset.Rank {
				warned, periods := c.slips(i)
				if i.OverTime {
					isWarned := func(list string, f dataset.Figure) bool {
						s := periods[periodOfList{list, f.Period}]
						return warned[f.Number] || s != nil && (s.suspicious || s.back)
					}
					jumped := c.jumps(i, isWarned)
					if !volatile(periods) {
						c.strayYears(i, func(list string, f dataset.Figure) bool { return jumped[f.Number] || isWarned(list, f) })
					}
				}
			}
			if i.Score != nil {
				c.rankRange(i, i.Score.Total(), c.rankOrder(i, i.Score.Total()))
			}
		}
	}
}

// jumps passes over what another warning has said. It gives the numbers of those it warned
// of.
func (c *checker) jumps(i dataset.Slice, warned func(list string, f dataset.Figure) bool) map[int32]bool {
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
					c.warn("jump", i, now,
						diag.T("%s, trong khi năm trước là %s: chưa năm nào thay đổi nhiều như vậy", "%s after %s the year before: no year has changed so much", now.Printed, before.Printed),
						diag.T("so lại với nguồn; nếu đúng, chấp nhận bằng accept: {rule: jump, indicator: %s, code: %q, year: %s, …}", "compare it with the source; if it is right, accept it by accept: {rule: jump, indicator: %s, code: %q, year: %s, …}", i.Name, area.Code, now.Period))
				}
				largest = max(largest, change)
				changes++
			}
		}
	}
	return jumped
}

// placed is a rank with the score beside it.
type placed struct {
	score  float64
	rank   int32
	number int32 // of the rank among the observations
}

// rankOrder warns where a printed rank is better than that of somebody of the same
// list with a better score. It gives the rankings in which there is such a rank.
func (c *checker) rankOrder(rank, score dataset.Slice) map[ranking]bool {
	lists := map[string]map[dataset.Period][]placed{} // by list
	count := rank.ByPeriod()
	var scores []dataset.Figure
	for area, ranks := range rank.Series() {
		scores = score.FiguresOf(area, scores[:0])
		periods := lists[area.List]
		if periods == nil {
			periods = map[dataset.Period][]placed{}
			lists[area.List] = periods
		}
		for _, r := range ranks {
			s, ok := in(scores, r.Period)
			if !ok || !r.Printed || !s.Printed || !s.Exact {
				continue
			}
			if periods[r.Period] == nil {
				periods[r.Period] = make([]placed, 0, count[r.Period])
			}
			periods[r.Period] = append(periods[r.Period], placed{s.Value, int32(r.Value), r.Number})
		}
	}
	disordered := map[ranking]bool{}
	for list, periods := range lists {
		for period, in := range periods {
			if !c.ordered(in, rank, score) {
				disordered[ranking{list, period}] = true
			}
		}
	}
	return disordered
}

// ordered says whether ranks are in the order of their scores, and warns where not.
func (c *checker) ordered(in []placed, rank, score dataset.Slice) bool {
	sound := true
	slices.SortStableFunc(in, func(a, b placed) int {
		if score.Direction == dataset.LowerIsBetter {
			return cmp.Compare(a.score, b.score)
		}
		return cmp.Compare(b.score, a.score)
	})
	for n := 1; n < len(in); n++ {
		if in[n-1].score == in[n].score || in[n].rank >= in[n-1].rank {
			continue
		}
		sound = false
		before, now := rank.Get(in[n-1].number), rank.Get(in[n].number)
		beforeScore, _ := score.At(before.Area, before.Period)
		nowScore, _ := score.At(now.Area, now.Period)
		c.warn("rank-order", rank, now,
			diag.T("xếp thứ %s với %s, trong khi %q có %s mà xếp thứ %s", "ranks %s with %s, while %q has %s and ranks %s", now.Printed, nowScore.Printed, before.Area.Code, beforeScore.Printed, before.Printed),
			diag.T("xem lại hai thứ hạng và hai điểm", "look at both ranks and both scores again"))
	}
	return sound
}
