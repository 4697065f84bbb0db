package dataset

import (
	"cmp"
	"iter"
	"math"
	"slices"
)

// Figure is the number of an observation, for those who look at many.
type Figure struct {
	Year    int
	Value   float64
	Printed bool  // not derived
	Exact   bool  // without a qualifier, and no range
	Number  int32 // of the observation among all
}

// Series gives the figures of each area by year. The slice is good until the
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

// Of adds the figures of an area by year to a slice.
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
		to = append(to, Figure{Year: int(p.year), Value: p.value, Printed: p.decimals != derived, Exact: all.qualities[p.quality].exact(), Number: int32(n)})
	}
	if all.starts == nil {
		slices.SortStableFunc(to[before:], func(a, b Figure) int { return cmp.Compare(a.Year, b.Year) })
	}
	return to
}

// Get gives the observation of a figure by its number.
func (all *Observations) Get(number int32) Observation { return all.at(int(number)) }

// ByYear counts the observations of each year. The map is not to be written to.
func (all *Observations) ByYear() map[int]int {
	if all.starts != nil {
		return all.years
	}
	return all.countYears()
}

// FirstYears gives the first year with an observation of each code list.
func (all *Observations) FirstYears() map[string]int {
	first := map[string]int{}
	for n := range all.points { // millions, so without making an Observation of each
		list, year := all.areas[all.points[n].area].List, int(all.points[n].year)
		if known, there := first[list]; !there || year < known {
			first[list] = year
		}
	}
	return first
}

func (all *Observations) countYears() map[int]int {
	counts := make([]int, math.MaxInt16+1)
	for n := range all.points {
		counts[all.points[n].year]++
	}
	by := map[int]int{}
	for year, n := range counts {
		if n > 0 {
			by[year] = n
		}
	}
	return by
}
