package validate

import (
	"cmp"
	"slices"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/diag"
	"chiso/generator/internal/ranks"
)

// fewRanges are as many ranks of a year as are reported: where a whole column is off by
// one, the rest says the same.
const fewRanges = 3

// derivedStatus is the status of a figure that somebody computed: a rank with it says
// nothing of what the publisher printed.
const derivedStatus = "derived"

// ranking is the places of a code list in a year.
type ranking struct {
	list   string
	period dataset.Period
}

// rankRange warns where a printed rank is none of those that the printed scores of its
// year allow. It wants the scores of all that were ranked, and a publisher that repeats
// no rank. Where ranks and scores are already known to stand in another order, the
// same mistake would only be reported again.
func (c *figureChecker) rankRange(rank, score dataset.Slice, disordered map[ranking]bool) {
	if rank.Derive.Ties != dataset.BrokenTies {
		return
	}
	printed := map[ranking][]int32{} // numbers of the scores
	for area, scores := range score.Series() {
		for _, s := range scores {
			if s.Printed && s.Exact && rank.RankedOf[s.Period] > 0 {
				in := ranking{area.List, s.Period}
				printed[in] = append(printed[in], s.Number)
			}
		}
	}
	for in, numbers := range printed {
		if len(numbers) == rank.RankedOf[in.period] && !disordered[in] {
			c.withinRange(rank, score, in, numbers)
		}
	}
}

func (c *figureChecker) withinRange(rank, score dataset.Slice, in ranking, numbers []int32) {
	var scores []dataset.Observation
	for _, n := range numbers {
		scores = append(scores, score.Get(n))
	}
	allowed := ranks.Allowed(scores, score.Direction, ranks.Halves(c.catalog, score, in.period), nil)
	type outside struct{ rank, score dataset.Observation }
	var found []outside
	for _, s := range scores {
		r, there := rank.At(s.Area, s.Period)
		if a := allowed[s.Area]; there && r.Status != derivedStatus && (int(r.Value) < a.Low || int(r.Value) > a.High) {
			found = append(found, outside{r, s})
		}
	}
	slices.SortFunc(found, func(a, b outside) int { return cmp.Compare(a.rank.Line, b.rank.Line) })
	for n, x := range found {
		if n == fewRanges {
			break
		}
		what := diag.T("xếp thứ %s, trong khi điểm %s chỉ cho phép thứ %s trên %d", "ranks %s, while the score %s allows %s of %d",
			x.rank.Printed, x.score.Printed, allowed[x.rank.Area], len(scores))
		if more := len(found) - fewRanges; n == fewRanges-1 && more > 0 {
			what = diag.T("xếp thứ %s, trong khi điểm %s chỉ cho phép thứ %s trên %d; năm %d còn %d nơi khác như vậy", "ranks %s, while the score %s allows %s of %d; the same is true of %[6]d more in %[5]d",
				x.rank.Printed, x.score.Printed, allowed[x.rank.Area], len(scores), in.period, more)
		}
		c.accepted.warn("rank-range", rank, x.rank, what,
			diag.T("so cả thứ hạng và điểm với nguồn; nguồn in đúng như vậy thì chấp nhận bằng accept: {rule: rank-range, indicator: %s, code: %q, year: %d, …}", "compare both with the source; if it prints them so, accept it by accept: {rule: rank-range, indicator: %s, code: %q, year: %d, …}", rank.Name, x.rank.Area.Code, in.period))
	}
}
