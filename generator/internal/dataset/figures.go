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

// Series gives the figures of each subject by year. The slice is good until the
// next one.
func (all *Observations) Series() iter.Seq2[Subject, []Figure] {
	return func(yield func(Subject, []Figure) bool) {
		var series []Figure
		for subject, s := range all.subjects {
			series = all.figures(series[:0], uint32(subject))
			if !yield(s, series) {
				return
			}
		}
	}
}

// Of adds the figures of a subject by year to a slice.
func (all *Observations) Of(s Subject, to []Figure) []Figure {
	if subject, known := all.subjectAt[s]; known {
		return all.figures(to, subject)
	}
	return to
}

func (all *Observations) figures(to []Figure, subject uint32) []Figure {
	from, end := all.span(subject)
	before := len(to)
	for n := from; n < end; n++ {
		p := &all.points[n]
		if p.subject != subject {
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
		list, year := all.subjects[all.points[n].subject].List, int(all.points[n].year)
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
