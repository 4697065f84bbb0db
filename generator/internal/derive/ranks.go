package derive

import (
	"maps"
	"math"
	"slices"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/ranks"
)

// Ranks gives each area its place, 1 the best; ties share the better place.
// With neither direction better, higher values come first.
func Ranks(in []dataset.Observation, direction dataset.Direction) map[dataset.Area]int {
	sorted := Ordered(in, direction)
	places := make(map[dataset.Area]int, len(sorted))
	for n, o := range sorted {
		rank := n + 1
		if n > 0 && o.Value == sorted[n-1].Value && o.Upper == sorted[n-1].Upper {
			rank = places[sorted[n-1].Area]
		}
		places[o.Area] = rank
	}
	return places
}

// Extreme are the observations that certainly hold the lowest value of some, or the
// highest if highest is set: those with the same bounds, none of the others beyond.
// There are none where ranges overlap, so that nobody knows which is the lowest.
func Extreme(in []dataset.Observation, highest bool) []dataset.Observation {
	direction := dataset.LowerIsBetter
	if highest {
		direction = dataset.HigherIsBetter
	}
	ends := func(o dataset.Observation) (outer, inner float64) {
		low, high := o.Bounds()
		if highest {
			return -high, -low
		}
		return low, high
	}
	var found []dataset.Observation
	limit := math.Inf(1)
	for _, o := range in {
		_, inner := ends(o)
		limit = min(limit, inner)
	}
	for _, o := range Ordered(in, direction) {
		outer, inner := ends(o)
		switch {
		case len(found) == 0 && inner > limit:
			return nil // it may be the lowest, and so may one that begins later
		case len(found) == 0 || o.Value == found[0].Value && o.Upper == found[0].Upper:
			found = append(found, o)
		default:
			if _, end := ends(found[0]); outer < end {
				return nil
			}
		}
	}
	return found
}

// Gained is by how many places a rank has become better from one observation to
// another, at least and at most; places lost are below zero.
func Gained(before, now dataset.Observation) (least, most int) {
	beforeLow, beforeHigh := before.Bounds()
	low, high := now.Bounds()
	return int(beforeLow - high), int(beforeHigh - low)
}

// computeRanks ranks the scores of each year for which all that the producer ranked have
// an exact one. Printed ranks stay as they are. What equal scores get is the
// publisher's rule (Derivation.Ties): shared, the better rank ("1224"); broken, the
// range of ranks that the score may have, see ranks.Allowed.
func computeRanks(c *dataset.Catalog, i dataset.Slice) {
	if i.Derive.Rank == "" || i.Score == nil {
		return
	}
	score := i.Score.Total()
	var computed []dataset.Observation
	for _, period := range blankPeriods(i, score) {
		in := InPeriod(c, score, period)
		if len(in) != i.RankedOf[period] || slices.ContainsFunc(in, func(o dataset.Observation) bool { return o.Qualifier != "" }) {
			continue // a rank among some of them is not the rank
		}
		given, printed := map[dataset.Area]bool{}, map[dataset.Area]int{}
		for _, o := range in {
			if rank, there := i.At(o.Area, period); there {
				given[o.Area] = true
				if rank.Status != Derived { // one that the table says was computed is not the publisher's
					printed[o.Area] = int(rank.Value)
				}
			}
		}
		allowed := map[dataset.Area]ranks.Range{}
		if i.Derive.Ties == dataset.SharedTies {
			for s, rank := range Ranks(in, score.Direction) {
				allowed[s] = ranks.Range{Low: rank, High: rank}
			}
		} else {
			allowed = ranks.Allowed(in, score.Direction, ranks.Halves(c, score, period), printed)
		}
		for _, o := range in {
			if given[o.Area] {
				continue
			}
			r := allowed[o.Area]
			rank := dataset.Observation{Area: o.Area, Period: period, Value: float64(r.Low), Status: Derived, Sources: o.Sources, RankedOf: i.RankedOf[period]}
			if !r.Certain() {
				rank.Upper = float64(r.High)
			}
			computed = append(computed, rank)
		}
	}
	add(c, i, computed)
}

// blankYears are those in which a score has no rank beside it.
func blankPeriods(rank, score dataset.Slice) []dataset.Period {
	blank := map[dataset.Period]bool{}
	var ranks []dataset.Figure
	for area, scores := range score.Series() {
		ranks = rank.FiguresOf(area, ranks[:0])
		at := 0
		for _, f := range scores {
			for at < len(ranks) && ranks[at].Period.Before(f.Period) {
				at++
			}
			if at == len(ranks) || ranks[at].Period != f.Period {
				blank[f.Period] = true
			}
		}
	}
	return dataset.SortedPeriods(maps.Keys(blank))
}
