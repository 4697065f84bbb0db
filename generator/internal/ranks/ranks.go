// Package ranks says which ranks scores allow, where a publisher ranks by digits that it
// does not print. It is pure, and what the check and the derivation have in common.
package ranks

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"chiso/generator/internal/dataset"
)

// Range is the ranks that an area may have, from the best to the worst, 1 the best.
type Range struct{ Low, High int }

// Certain says whether there is one rank only.
func (r Range) Certain() bool { return r.Low == r.High }

// String writes one rank as a number, several as "31–32".
func (r Range) String() string {
	if r.Certain() {
		return strconv.Itoa(r.Low)
	}
	return fmt.Sprintf("%d–%d", r.Low, r.High)
}

// noise is more than binary fractions lose and less than any figure's last digit.
const noise = 1e-7

// Allowed gives each area the ranks that it may have in a ranking by these scores
// which repeats no rank (dataset.BrokenTies). A score is only known to lie within
// half its last digit, so scores that are equal as printed may stand in any order, and
// scores computed from rounded ones may even pass each other.
//
// Half is the largest distance of a score from the number given, in the same unit.
// Printed are the ranks that the publisher printed: nobody else has those, which
// narrows the ranges of the others, down to one rank where one is left.
func Allowed(in []dataset.Observation, direction dataset.Direction, half func(dataset.Observation) float64, printed map[dataset.Area]int) map[dataset.Area]Range {
	sign := 1.0
	if direction == dataset.LowerIsBetter {
		sign = -1
	}
	best, worst := make([]float64, len(in)), make([]float64, len(in))
	for n, o := range in {
		h := max(half(o), 2*noise)
		best[n], worst[n] = sign*o.Value+h, sign*o.Value-h
	}
	byBest, byWorst := slices.Sorted(slices.Values(best)), slices.Sorted(slices.Values(worst))
	ranges := make(map[dataset.Area]Range, len(in))
	for n, o := range in {
		above, _ := slices.BinarySearch(byWorst, best[n]-noise) // from here on, all are better
		below, _ := slices.BinarySearch(byBest, worst[n]+noise) // up to here, all are worse
		ranges[o.Area] = Range{1 + len(in) - above, len(in) - below}
	}
	narrow(ranges, printed)
	return ranges
}

// narrow takes the ranks that somebody certainly has from the ends of everybody
// else's range, until nothing changes. A printed rank that contradicts its own score
// narrows nobody; where ranks contradict one another, all ranges stay as wide as the
// scores make them.
func narrow(ranges map[dataset.Area]Range, printed map[dataset.Area]int) {
	wide := make(map[dataset.Area]Range, len(ranges))
	taken := make(map[int]bool, len(ranges))
	var open []dataset.Area
	for s, r := range ranges {
		wide[s] = r
		if rank, known := printed[s]; known {
			ranges[s] = Range{rank, rank}
			if rank >= r.Low && rank <= r.High {
				taken[rank] = true
			}
		} else if r.Certain() {
			taken[r.Low] = true
		} else {
			open = append(open, s)
		}
	}
	slices.SortFunc(open, func(a, b dataset.Area) int { return strings.Compare(a.Code, b.Code) })
	for again, contradiction := true, false; again; {
		again = false
		open = slices.DeleteFunc(open, func(s dataset.Area) bool {
			r := ranges[s]
			for r.Low <= r.High && taken[r.Low] {
				r.Low++
			}
			for r.High > r.Low && taken[r.High] {
				r.High--
			}
			contradiction = contradiction || r.Low > r.High
			if ranges[s] = r; r.Certain() {
				taken[r.Low], again = true, true
			}
			return r.Certain()
		})
		if contradiction {
			for s := range ranges {
				if _, known := printed[s]; !known {
					ranges[s] = wide[s]
				}
			}
			return
		}
	}
}

// Halves gives the largest distance of the scores of a year from their true values, in
// the indicator's unit: half of the last digit that the publisher prints in that year;
// of a mean, the mean of those of its inputs. What is computed otherwise counts as exact.
func Halves(c *dataset.Catalog, i dataset.Slice, period dataset.Period) func(dataset.Observation) float64 {
	last := lastDigit(i, period)
	mean := 0.0
	for _, name := range i.Derive.Mean {
		mean += lastDigit(c.Total(name), period) / 2 / float64(len(i.Derive.Mean))
	}
	return func(o dataset.Observation) float64 {
		if o.Printed == "" {
			return mean
		}
		return last / 2
	}
}

// lastDigit is the worth of the last digit printed in a year: 0.1 where the longest
// number has one decimal. Shorter ones lost a zero at their end.
func lastDigit(i dataset.Slice, period dataset.Period) float64 {
	decimals := 0
	for _, o := range i.In(period) {
		_, fraction, _ := strings.Cut(o.Printed, ".")
		decimals = max(decimals, len(fraction))
	}
	return math.Pow10(-decimals)
}
