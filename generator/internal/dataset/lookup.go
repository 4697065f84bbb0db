package dataset

import "slices"

// where gives those whose point is wanted.
func (all *Observations) where(want func(point) bool) []Observation {
	var list []Observation
	for n, p := range all.points {
		if want(p) {
			list = append(list, all.at(n))
		}
	}
	return list
}

// find is the number of the first with an area and period, -1 if there is none.
func (all *Observations) find(s Area, period Period) int {
	area, known := all.areaAt[s]
	number, held := all.periodAt[period]
	if !known || !held {
		return -1
	}
	from, to := all.span(area)
	for n := from; n < to; n++ {
		if p := all.points[n]; p.area == area && p.period == number {
			return n
		}
	}
	return -1
}

// span is where the points of an area begin and end; if they are not in order,
// they may be anywhere.
func (all *Observations) span(area uint32) (from, to int) {
	if all.starts == nil {
		return 0, len(all.points)
	}
	if int(area)+1 < len(all.starts) {
		return int(all.starts[area]), int(all.starts[area+1])
	}
	return int(all.starts[area]), len(all.points)
}

// Periods are those with an observation, ascending; the zero Period is left out.
func (i *Indicator) Periods() []Period {
	all := &i.Observations
	counts := all.counts
	if all.starts == nil {
		counts = all.countPeriods()
	}
	var periods []Period
	for n, p := range all.periods {
		if counts[n] > 0 && !p.IsZero() {
			periods = append(periods, p)
		}
	}
	if all.starts == nil {
		slices.SortFunc(periods, Period.Compare)
	}
	return periods
}

// Span is the first and the last period with an observation, zero if there is none.
func (i *Indicator) Span() (first, last Period) {
	if periods := i.Periods(); len(periods) > 0 {
		return periods[0], periods[len(periods)-1]
	}
	return Period{}, Period{}
}

// Latest is the last period with an observation, zero if there is none.
func (i *Indicator) Latest() Period {
	_, last := i.Span()
	return last
}

// In gives the observations of a period, in the order of their lists.
func (i *Indicator) In(period Period) []Observation {
	number, held := i.Observations.periodAt[period]
	if !held {
		return nil
	}
	return i.Observations.where(func(p point) bool { return p.period == number })
}

// Has says whether an area has an observation.
func (all *Observations) Has(s Area) bool {
	n, known := all.areaAt[s]
	if !known {
		return false
	}
	from, to := all.span(n)
	return slices.ContainsFunc(all.points[from:to], func(p point) bool { return p.area == n })
}

// Lists are the code lists of all areas that have been added, each once.
func (all *Observations) Lists() []string {
	var lists []string
	for _, s := range all.areas {
		if !slices.Contains(lists, s.List) {
			lists = append(lists, s.List)
		}
	}
	return lists
}

// At finds the observation of an area in a period.
func (i *Indicator) At(s Area, period Period) (Observation, bool) {
	if n := i.Observations.find(s, period); n >= 0 {
		return i.Observations.at(n), true
	}
	return Observation{}, false
}

// Of gives the observations of an area by period.
func (i *Indicator) Of(s Area) []Observation {
	area, known := i.Observations.areaAt[s]
	if !known {
		return nil
	}
	var of []Observation
	from, to := i.Observations.span(area)
	for n := from; n < to; n++ {
		if i.Observations.points[n].area == area {
			of = append(of, i.Observations.at(n))
		}
	}
	return of
}

// Areas are those with an observation, each once, in order.
func (i *Indicator) Areas() []Area {
	seen := make([]bool, len(i.Observations.areas))
	var areas []Area
	for _, p := range i.Observations.points {
		if !seen[p.area] {
			seen[p.area] = true
			areas = append(areas, i.Observations.areas[p.area])
		}
	}
	return areas
}
