package dataset

import (
	"maps"
	"slices"
)

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

// find is the number of the first with an area and year, -1 if there is none.
func (all *Observations) find(s Area, year int) int {
	area, known := all.areaAt[s]
	if !known {
		return -1
	}
	from, to := all.span(area)
	for n := from; n < to; n++ {
		if p := all.points[n]; p.area == area && int(p.year) == year {
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

// Years are those with an observation, ascending; 0 is left out.
func (i *Indicator) Years() []int {
	years := slices.Sorted(maps.Keys(i.Observations.ByYear()))
	return slices.DeleteFunc(years, func(year int) bool { return year == 0 })
}

// Span is the first and the last year with an observation, 0 if there is none.
func (i *Indicator) Span() (first, last int) {
	if years := i.Years(); len(years) > 0 {
		return years[0], years[len(years)-1]
	}
	return 0, 0
}

// Latest is the last year with an observation, 0 if there is none.
func (i *Indicator) Latest() int {
	_, last := i.Span()
	return last
}

// In gives the observations of a year, in the order of their lists.
func (i *Indicator) In(year int) []Observation {
	return i.Observations.where(func(p point) bool { return int(p.year) == year })
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

// At finds the observation of an area in a year.
func (i *Indicator) At(s Area, year int) (Observation, bool) {
	if n := i.Observations.find(s, year); n >= 0 {
		return i.Observations.at(n), true
	}
	return Observation{}, false
}

// Of gives the observations of an area by year.
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
