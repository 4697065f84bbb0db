package validate

import (
	"cmp"
	"slices"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/diag"
)

// placed is a rank with the score beside it.
type placed struct {
	score  float64
	rank   int32
	number int32 // of the rank among the observations
}

// rankOrder warns where a printed rank is better than that of somebody of the same
// list with a better score. It gives the rankings in which there is such a rank.
func (c *figureChecker) rankOrder(rank, score dataset.Slice) map[ranking]bool {
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
func (c *figureChecker) ordered(in []placed, rank, score dataset.Slice) bool {
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
		c.accepted.warn("rank-order", rank, now,
			diag.T("xếp thứ %s với %s, trong khi %q có %s mà xếp thứ %s", "ranks %s with %s, while %q has %s and ranks %s", now.Printed, nowScore.Printed, before.Area.Code, beforeScore.Printed, before.Printed),
			diag.T("xem lại hai thứ hạng và hai điểm", "look at both ranks and both scores again"))
	}
	return sound
}
