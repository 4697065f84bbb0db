package dataset

import (
	"iter"
	"slices"
)

// Figure is the number of an observation, for those who look at many.
type Figure struct {
	Period  Period
	Value   float64
	Printed bool  // not derived
	Exact   bool  // without a qualifier, and no range
	Number  int32 // of the observation among all
}

// Series gives the figures of each area by period. The slice is good until the
// next one.
func (all *Observations) Series() iter.Seq2[Area, []Figure] {
	return func(yield func(Area, []Figure) bool) {
		var series []Figure
		for area, s := range all.areas {
			series = all.figures(series[:0], uint32(area))
			if !yield(s, series) {
				return
			}
		}
	}
}

// Of adds the figures of an area by period to a slice.
func (all *Observations) Of(s Area, to []Figure) []Figure {
	if area, known := all.areaAt[s]; known {
		return all.figures(to, area)
	}
	return to
}

func (all *Observations) figures(to []Figure, area uint32) []Figure {
	from, end := all.span(area)
	before := len(to)
	for n := from; n < end; n++ {
		p := &all.points[n]
		if p.area != area {
			continue
		}
		to = append(to, Figure{Period: all.periods[p.period], Value: p.value, Printed: p.decimals != derived, Exact: all.qualities[p.quality].exact(), Number: int32(n)})
	}
	if all.starts == nil {
		slices.SortStableFunc(to[before:], func(a, b Figure) int { return a.Period.Compare(b.Period) })
	}
	return to
}

// Get gives the observation of a figure by its number.
func (all *Observations) Get(number int32) Observation { return all.at(int(number)) }

// ByPeriod counts the observations of each period that has some.
func (all *Observations) ByPeriod() map[Period]int {
	counts := all.counts
	if all.starts == nil {
		counts = all.countPeriods()
	}
	by := make(map[Period]int, len(counts))
	for period, n := range counts {
		if n > 0 {
			by[all.periods[period]] = n
		}
	}
	return by
}

// FirstPeriods gives the first period with an observation of each code list.
func (all *Observations) FirstPeriods() map[string]Period {
	first := map[string]Period{}
	for n := range all.points { // millions, so without making an Observation of each
		list, period := all.areas[all.points[n].area].List, all.periods[all.points[n].period]
		if known, there := first[list]; !there || period.Before(known) {
			first[list] = period
		}
	}
	return first
}

// countPeriods counts the points of each period, by its number.
func (all *Observations) countPeriods() []int {
	counts := make([]int, len(all.periods))
	for n := range all.points {
		counts[all.points[n].period]++
	}
	return counts
}
