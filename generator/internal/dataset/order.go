package dataset

import (
	"cmp"
	"slices"
)

// Drop takes out those that stand in some lines of a file.
func (c *Cube) Drop(file string, these func(line int) bool) {
	c.starts = nil
	c.points = slices.DeleteFunc(c.points, func(p point) bool { return these(int(p.line)) && c.attributeSets[p.attributes].file == file })
}

// Repeated takes out those whose point another one before has, and calls back
// with both. The observations must be in order.
func (c *Cube) Repeated(call func(first, again Observation)) {
	if !c.repeats {
		return
	}
	kept := 0
	for n, p := range c.points {
		if kept > 0 && c.points[kept-1].area == p.area && c.points[kept-1].period == p.period {
			call(c.at(kept-1), c.at(n))
			continue
		}
		c.points[kept] = p
		kept++
	}
	c.points = c.points[:kept]
	c.index()
}

// order sorts by area, then by period.
func (c *Cube) order(compare func(a, b Area) int) {
	sorted := slices.Clone(c.areas)
	slices.SortFunc(sorted, compare)
	number := make([]uint32, len(sorted)) // of each area among the sorted
	for n, s := range sorted {
		number[c.areaAt[s]] = uint32(n)
		c.areaAt[s] = uint32(n)
	}
	if !slices.IsSorted(number) {
		for n := range c.points {
			c.points[n].area = number[c.points[n].area]
		}
	}
	c.areas = sorted
	c.orderPeriods()
	c.repeats = false
	for n := 1; n < len(c.points) && !c.repeats; n++ {
		c.repeats = !c.points[n-1].before(&c.points[n]) // or may, as far as is known
	}
	if !c.repeats {
		c.index()
		return
	}
	c.byArea()
	c.index()
	for n := range c.areas {
		from, to := c.span(uint32(n))
		slices.SortStableFunc(c.points[from:to], func(a, b point) int { return cmp.Compare(a.period, b.period) })
	}
}

// orderPeriods numbers the periods in their order, so that the numbers of two say which
// comes first.
func (c *Cube) orderPeriods() {
	if slices.IsSortedFunc(c.periods, Period.Compare) {
		return
	}
	sorted := slices.SortedFunc(slices.Values(c.periods), Period.Compare)
	number := make([]uint16, len(sorted)) // of each period among the sorted
	for n, p := range sorted {
		number[c.periodAt[p]] = uint16(n)
	}
	for n, p := range sorted {
		c.periodAt[p] = uint16(n)
	}
	for n := range c.points {
		c.points[n].period = number[c.points[n].period]
	}
	c.periods = sorted
}

// byArea puts the points of each area together, in the order they had: millions
// that stand by period are soon counted, and would long be compared.
func (c *Cube) byArea() {
	next := make([]int, len(c.areas)+1) // where the next point of each area goes
	for n := range c.points {
		next[c.points[n].area+1]++
	}
	for n := 1; n < len(next); n++ {
		next[n] += next[n-1]
	}
	sorted := make([]point, len(c.points))
	for _, p := range c.points {
		sorted[next[p.area]] = p
		next[p.area]++
	}
	c.points = sorted
}

func (p *point) before(q *point) bool {
	return p.area < q.area || p.area == q.area && p.period < q.period
}

// index notes where the points of each area begin, and how many each period has.
func (c *Cube) index() {
	c.counts = c.countPeriods()
	c.starts = make([]int32, len(c.areas))
	n := 0
	for area := range c.areas {
		c.starts[area] = int32(n)
		for n < len(c.points) && int(c.points[n].area) == area {
			n++
		}
	}
}

// Sort puts the observations of an indicator in the order of the code lists, then
// of the periods.
func (c *Catalog) Sort(i *Indicator) {
	i.Cube.order(func(a, b Area) int {
		return cmp.Or(cmp.Compare(a.List, b.List), cmp.Compare(c.order(a), c.order(b)), cmp.Compare(a.Code, b.Code))
	})
}

func (c *Catalog) order(s Area) int {
	if list := c.CodeLists[s.List]; list != nil {
		return list.index[s.Code]
	}
	return 0
}
