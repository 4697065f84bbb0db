package derive

import (
	"maps"
	"math"
	"slices"
	"strings"

	"chiso/generator/internal/dataset"
)

// Ranks gives each subject its place, 1 the best; ties share the better place.
// With neither direction better, higher values come first.
func Ranks(in []dataset.Observation, direction dataset.Direction) map[dataset.Subject]int {
	sorted := Ordered(in, direction)
	ranks := make(map[dataset.Subject]int, len(sorted))
	for n, o := range sorted {
		rank := n + 1
		if n > 0 && o.Value == sorted[n-1].Value {
			rank = ranks[sorted[n-1].Subject]
		}
		ranks[o.Subject] = rank
	}
	return ranks
}

// Range is the ranks that a subject may have, from the best to the worst, 1 the best.
type Range struct{ Low, High int }

// Certain says whether there is one rank only.
func (r Range) Certain() bool { return r.Low == r.High }

// noise is more than binary fractions lose and less than any figure's last digit.
const noise = 1e-7

// Ranges gives each subject the ranks that it may have in a ranking by these scores
// which repeats no rank (dataset.BrokenTies). A score is only known to lie within
// half its last digit, so scores that are equal as printed may stand in any order, and
// scores computed from rounded ones may even pass each other.
//
// Half is the largest distance of a score from the number given, in the same unit.
// Printed are the ranks that the publisher printed: nobody else has those, which
// narrows the ranges of the others, down to one rank where one is left.
func Ranges(in []dataset.Observation, direction dataset.Direction, half func(dataset.Observation) float64, printed map[dataset.Subject]int) map[dataset.Subject]Range {
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
	ranges := make(map[dataset.Subject]Range, len(in))
	for n, o := range in {
		above, _ := slices.BinarySearch(byWorst, best[n]-noise) // from here on, all are better
		below, _ := slices.BinarySearch(byBest, worst[n]+noise) // up to here, all are worse
		ranges[o.Subject] = Range{1 + len(in) - above, len(in) - below}
	}
	narrow(ranges, printed)
	return ranges
}

// narrow takes the ranks that somebody certainly has from the ends of everybody
// else's range, until nothing changes. A printed rank that contradicts its own score
// narrows nobody; where ranks contradict one another, all ranges stay as wide as the
// scores make them.
func narrow(ranges map[dataset.Subject]Range, printed map[dataset.Subject]int) {
	wide := make(map[dataset.Subject]Range, len(ranges))
	taken := make(map[int]bool, len(ranges))
	var open []dataset.Subject
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
	slices.SortFunc(open, func(a, b dataset.Subject) int { return strings.Compare(a.Code, b.Code) })
	for again, contradiction := true, false; again; {
		again = false
		open = slices.DeleteFunc(open, func(s dataset.Subject) bool {
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

// halves gives the largest distance of the scores of a year from their true values, in
// the indicator's unit: half of the last digit that the publisher prints in that year;
// of a mean, the mean of those of its inputs. What is computed otherwise counts as exact.
func halves(c *dataset.Catalog, i *dataset.Indicator, year int) func(dataset.Observation) float64 {
	last := lastDigit(i, year)
	mean := 0.0
	for _, name := range i.Derive.Mean {
		mean += lastDigit(c.Indicator(name), year) / 2 / float64(len(i.Derive.Mean))
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
func lastDigit(i *dataset.Indicator, year int) float64 {
	decimals := 0
	for _, o := range i.In(year) {
		_, fraction, _ := strings.Cut(o.Printed, ".")
		decimals = max(decimals, len(fraction))
	}
	return math.Pow10(-decimals)
}

// fillRank ranks the scores of each year for which all that the producer ranked have
// an exact one. Printed ranks stay as they are. What equal scores get is the
// publisher's rule (Derivation.Ties): shared, the better rank ("1224"); broken, the
// range of ranks that the score may have, see Ranges.
func fillRank(c *dataset.Catalog, i *dataset.Indicator) {
	if i.Derive.Rank == "" {
		return
	}
	score := c.Indicator(i.Derive.Rank)
	var computed []dataset.Observation
	for _, year := range blankYears(i, score) {
		in := InYear(c, score, year)
		if len(in) != i.RankedOf[year] || slices.ContainsFunc(in, func(o dataset.Observation) bool { return o.Qualifier != "" }) {
			continue // a rank among some of them is not the rank
		}
		printed := map[dataset.Subject]int{}
		for _, o := range in {
			if rank, there := i.At(o.Subject, year); there {
				printed[o.Subject] = int(rank.Value)
			}
		}
		ranges := map[dataset.Subject]Range{}
		if i.Derive.Ties == dataset.SharedTies {
			for s, rank := range Ranks(in, score.Direction) {
				ranges[s] = Range{rank, rank}
			}
		} else {
			ranges = Ranges(in, score.Direction, halves(c, score, year), printed)
		}
		for _, o := range in {
			if _, there := printed[o.Subject]; there {
				continue
			}
			r := ranges[o.Subject]
			rank := dataset.Observation{Subject: o.Subject, Year: year, Value: float64(r.Low), Status: Derived, Sources: o.Sources, RankedOf: i.RankedOf[year]}
			if !r.Certain() {
				rank.Upper = float64(r.High)
			}
			computed = append(computed, rank)
		}
	}
	add(c, i, computed)
}

// blankYears are those in which a score has no rank beside it.
func blankYears(rank, score *dataset.Indicator) []int {
	blank := map[int]bool{}
	var ranks []dataset.Figure
	for subject, scores := range score.Observations.Series() {
		ranks = rank.Observations.Of(subject, ranks[:0])
		at := 0
		for _, f := range scores {
			for at < len(ranks) && ranks[at].Year < f.Year {
				at++
			}
			if at == len(ranks) || ranks[at].Year != f.Year {
				blank[f.Year] = true
			}
		}
	}
	return slices.Sorted(maps.Keys(blank))
}
