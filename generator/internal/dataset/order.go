package dataset

import (
	"cmp"
	"slices"
)

// Drop takes out those that stand in some lines of a file.
func (all *Observations) Drop(file string, these func(line int) bool) {
	all.starts = nil
	all.points = slices.DeleteFunc(all.points, func(p point) bool { return these(int(p.line)) && all.qualities[p.quality].file == file })
}

// Repeated takes out those whose point another one before has, and calls back
// with both. The observations must be in order.
func (all *Observations) Repeated(call func(first, again Observation)) {
	if !all.repeats {
		return
	}
	kept := 0
	for n, p := range all.points {
		if kept > 0 && all.points[kept-1].area == p.area && all.points[kept-1].period == p.period {
			call(all.at(kept-1), all.at(n))
			continue
		}
		all.points[kept] = p
		kept++
	}
	all.points = all.points[:kept]
	all.index()
}

// order sorts by area, then by period.
func (all *Observations) order(compare func(a, b Area) int) {
	sorted := slices.Clone(all.areas)
	slices.SortFunc(sorted, compare)
	number := make([]uint32, len(sorted)) // of each area among the sorted
	for n, s := range sorted {
		number[all.areaAt[s]] = uint32(n)
		all.areaAt[s] = uint32(n)
	}
	if !slices.IsSorted(number) {
		for n := range all.points {
			all.points[n].area = number[all.points[n].area]
		}
	}
	all.areas = sorted
	all.orderPeriods()
	all.repeats = false
	for n := 1; n < len(all.points) && !all.repeats; n++ {
		all.repeats = !all.points[n-1].before(&all.points[n]) // or may, as far as is known
	}
	if !all.repeats {
		all.index()
		return
	}
	all.byArea()
	all.index()
	for n := range all.areas {
		from, to := all.span(uint32(n))
		slices.SortStableFunc(all.points[from:to], func(a, b point) int { return cmp.Compare(a.period, b.period) })
	}
}

// orderPeriods numbers the periods in their order, so that the numbers of two say which
// comes first.
func (all *Observations) orderPeriods() {
	if slices.IsSortedFunc(all.periods, Period.Compare) {
		return
	}
	sorted := slices.SortedFunc(slices.Values(all.periods), Period.Compare)
	number := make([]uint16, len(sorted)) // of each period among the sorted
	for n, p := range sorted {
		number[all.periodAt[p]] = uint16(n)
	}
	for n, p := range sorted {
		all.periodAt[p] = uint16(n)
	}
	for n := range all.points {
		all.points[n].period = number[all.points[n].period]
	}
	all.periods = sorted
}

// byArea puts the points of each area together, in the order they had: millions
// that stand by period are soon counted, and would long be compared.
func (all *Observations) byArea() {
	next := make([]int, len(all.areas)+1) // where the next point of each area goes
	for n := range all.points {
		next[all.points[n].area+1]++
	}
	for n := 1; n < len(next); n++ {
		next[n] += next[n-1]
	}
	sorted := make([]point, len(all.points))
	for _, p := range all.points {
		sorted[next[p.area]] = p
		next[p.area]++
	}
	all.points = sorted
}

func (p *point) before(q *point) bool {
	return p.area < q.area || p.area == q.area && p.period < q.period
}

// index notes where the points of each area begin, and how many each period has.
func (all *Observations) index() {
	all.counts = all.countPeriods()
	all.starts = make([]int32, len(all.areas))
	n := 0
	for area := range all.areas {
		all.starts[area] = int32(n)
		for n < len(all.points) && int(all.points[n].area) == area {
			n++
		}
	}
}

// Sort puts the observations of an indicator in the order of the code lists, then
// of the periods.
func (c *Catalog) Sort(i *Indicator) {
	i.Observations.order(func(a, b Area) int {
		return cmp.Or(cmp.Compare(a.List, b.List), cmp.Compare(c.order(a), c.order(b)), cmp.Compare(a.Code, b.Code))
	})
}

func (c *Catalog) order(s Area) int {
	if list := c.CodeLists[s.List]; list != nil {
		return list.index[s.Code]
	}
	return 0
}
