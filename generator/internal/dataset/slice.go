package dataset

import (
	"iter"
	"slices"
)

// Slice is the observations of an indicator in which every dimension but area and time
// stands at one code (in SDMX, a partial key): what pages, charts and files read. It can be
// compared with == and be a key of a map. The zero Slice is of no indicator and has no
// observations.
//
// An indicator has one slice so far, Total.
type Slice struct {
	*Indicator
}

// Total is the slice in which every dimension stands at the code that stands for all.
func (i *Indicator) Total() Slice { return Slice{i} }

// Ranks is the slice of the ranks of a score, zero if there are none.
func (s Slice) Ranks() Slice { return Slice{s.Rank} }

// WithRanks are the slice and that of its ranks, if there are any.
func (s Slice) WithRanks() []Slice {
	if ranks := s.Ranks(); !ranks.IsZero() {
		return []Slice{s, ranks}
	}
	return []Slice{s}
}

// IsZero says whether it is of no indicator.
func (s Slice) IsZero() bool { return s.Indicator == nil }

// none is the cube of the zero Slice.
var none Cube

// cube is where the observations are.
func (s Slice) cube() *Cube {
	if s.IsZero() {
		return &none
	}
	return &s.Cube
}

// Len counts the observations.
func (s Slice) Len() int { return s.cube().Len() }

// All gives the observations one after another, by area in the order of its list, then
// period.
func (s Slice) All() iter.Seq[Observation] {
	return func(yield func(Observation) bool) {
		for n := range s.cube().points {
			if !yield(s.cube().at(n)) {
				return
			}
		}
	}
}

// Observations gives those of All at once.
func (s Slice) Observations() []Observation { return slices.Collect(s.All()) }

// At finds the observation of an area in a period.
func (s Slice) At(a Area, p Period) (Observation, bool) {
	if n := s.cube().find(a, p); n >= 0 {
		return s.cube().at(n), true
	}
	return Observation{}, false
}

// In gives the observations of a period, in the order of their lists.
func (s Slice) In(p Period) []Observation {
	number, held := s.cube().periodAt[p]
	if !held {
		return nil
	}
	var in []Observation
	for n := range s.cube().points {
		if s.cube().points[n].period == number {
			in = append(in, s.cube().at(n))
		}
	}
	return in
}

// Of gives the observations of an area by period.
func (s Slice) Of(a Area) []Observation {
	area, known := s.cube().areaAt[a]
	if !known {
		return nil
	}
	from, to := s.cube().span(area)
	var of []Observation
	if s.cube().ordered() {
		of = make([]Observation, 0, to-from)
	}
	for n := from; n < to; n++ {
		if s.cube().points[n].area == area {
			of = append(of, s.cube().at(n))
		}
	}
	return of
}

// Count counts the observations of an area.
func (s Slice) Count(a Area) int {
	area, known := s.cube().areaAt[a]
	if !known {
		return 0
	}
	count := 0
	from, to := s.cube().span(area)
	for _, p := range s.cube().points[from:to] {
		if p.area == area {
			count++
		}
	}
	return count
}

// Has says whether an area has an observation.
func (s Slice) Has(a Area) bool { return s.Count(a) > 0 }

// Last is the last period in which an area has an observation, zero if there is none.
func (s Slice) Last(a Area) Period {
	var last Period
	if area, known := s.cube().areaAt[a]; known {
		from, to := s.cube().span(area)
		for _, p := range s.cube().points[from:to] {
			if p.area == area {
				last = MaxPeriod(last, s.cube().periods[p.period])
			}
		}
	}
	return last
}

// Areas are those with an observation, each once, in order.
func (s Slice) Areas() []Area {
	seen := make([]bool, len(s.cube().areas))
	var areas []Area
	for n := range s.cube().points {
		if area := s.cube().points[n].area; !seen[area] {
			seen[area] = true
			areas = append(areas, s.cube().areas[area])
		}
	}
	return areas
}

// Lists are the code lists of all areas that have ever been added, each once.
func (s Slice) Lists() []string {
	var lists []string
	for _, a := range s.cube().areas {
		if !slices.Contains(lists, a.List) {
			lists = append(lists, a.List)
		}
	}
	return lists
}

// Periods are those with an observation, ascending; the zero Period is left out.
func (s Slice) Periods() []Period {
	counts := s.cube().perPeriod()
	var periods []Period
	for n, p := range s.cube().periods {
		if counts[n] > 0 && !p.IsZero() {
			periods = append(periods, p)
		}
	}
	if !s.cube().ordered() {
		slices.SortFunc(periods, Period.Compare)
	}
	return periods
}

// Span is the first and the last period with an observation, zero if there is none.
func (s Slice) Span() (first, last Period) {
	if periods := s.Periods(); len(periods) > 0 {
		return periods[0], periods[len(periods)-1]
	}
	return Period{}, Period{}
}

// SpanOf is the first and the last period of several together, zero if there are none.
func SpanOf(of []Slice) (first, last Period) {
	for _, s := range of {
		from, to := s.Span()
		last = MaxPeriod(last, to)
		if first.IsZero() || !from.IsZero() && from.Before(first) {
			first = from
		}
	}
	return first, last
}

// Latest is the last period with an observation, zero if there is none.
func (s Slice) Latest() Period {
	_, last := s.Span()
	return last
}

// Frequency is that of the periods, 0 if there are none.
func (s Slice) Frequency() Frequency { return s.Latest().Frequency() }

// IsYearly says whether the periods are calendar years, if there are any.
func (s Slice) IsYearly() bool {
	frequency := s.Frequency()
	return frequency == Annual || frequency == 0
}

// ByPeriod counts the observations of each period that has some.
func (s Slice) ByPeriod() map[Period]int {
	counts := s.cube().perPeriod()
	by := make(map[Period]int, len(counts))
	for period, n := range counts {
		if n > 0 {
			by[s.cube().periods[period]] = n
		}
	}
	return by
}

// FirstPeriods gives the first period with an observation of each code list.
func (s Slice) FirstPeriods() map[string]Period {
	first := map[string]Period{}
	for n := range s.cube().points { // millions, so without making an Observation of each
		list, period := s.cube().areas[s.cube().points[n].area].List, s.cube().periods[s.cube().points[n].period]
		if known, there := first[list]; !there || period.Before(known) {
			first[list] = period
		}
	}
	return first
}

// Figure is the number of an observation, for those who look at many.
type Figure struct {
	Period  Period
	Value   float64
	Printed bool  // not derived
	Exact   bool  // without a qualifier, and no range
	Number  int32 // of the observation among all
}

// Series gives the figures of each area by period. What is yielded is good until the next
// one.
func (s Slice) Series() iter.Seq2[Area, []Figure] {
	return func(yield func(Area, []Figure) bool) {
		var series []Figure
		for area, a := range s.cube().areas {
			series = s.cube().figures(series[:0], uint32(area))
			if !yield(a, series) {
				return
			}
		}
	}
}

// FiguresOf adds the figures of an area by period to what is given.
func (s Slice) FiguresOf(a Area, to []Figure) []Figure {
	if area, known := s.cube().areaAt[a]; known {
		return s.cube().figures(to, area)
	}
	return to
}

// Get gives the observation of a figure by its number.
func (s Slice) Get(number int32) Observation { return s.cube().at(int(number)) }
