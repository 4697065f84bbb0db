package dataset

import "slices"

// What slices ask of a cube.

// find is the number of the first point of an area and period, -1 if there is none.
func (c *Cube) find(a Area, p Period) int {
	area, known := c.areaAt[a]
	period, held := c.periodAt[p]
	if !known || !held {
		return -1
	}
	from, to := c.span(area)
	for n := from; n < to; n++ {
		if p := &c.points[n]; p.area == area && p.period == period {
			return n
		}
	}
	return -1
}

// span is where the points of an area begin and end; if they are not in order,
// they may be anywhere.
func (c *Cube) span(area uint32) (from, to int) {
	if !c.ordered() {
		return 0, len(c.points)
	}
	if int(area)+1 < len(c.starts) {
		return int(c.starts[area]), int(c.starts[area+1])
	}
	return int(c.starts[area]), len(c.points)
}

// ordered says whether the points have been put in order since the last was added.
func (c *Cube) ordered() bool { return c.starts != nil }

// perPeriod is how many points each period has, by its number.
func (c *Cube) perPeriod() []int {
	if c.ordered() {
		return c.counts
	}
	return c.countPeriods()
}

func (c *Cube) countPeriods() []int {
	counts := make([]int, len(c.periods))
	for n := range c.points {
		counts[c.points[n].period]++
	}
	return counts
}

// figures adds those of an area by period to what is given.
func (c *Cube) figures(to []Figure, area uint32) []Figure {
	from, end := c.span(area)
	before := len(to)
	for n := from; n < end; n++ {
		p := &c.points[n]
		if p.area == area {
			to = append(to, Figure{Period: c.periods[p.period], Value: p.value, Printed: p.decimals != derived, Exact: c.attributeSets[p.attributes].exact(), Number: int32(n)})
		}
	}
	if !c.ordered() {
		slices.SortStableFunc(to[before:], func(a, b Figure) int { return a.Period.Compare(b.Period) })
	}
	return to
}

// sources are the different combinations of sources that points have.
func (c *Cube) sources() [][]string {
	seen := make([]bool, len(c.attributeSets))
	var combinations [][]string
	for n := range c.points {
		if q := c.points[n].attributes; !seen[q] {
			seen[q] = true
			combinations = append(combinations, c.sourcesOf[c.attributeSets[q].sources])
		}
	}
	return combinations
}
