package validate

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/diag"
)

// Values of a year, or of a place over the years, that lie close together show where one
// of them has its decimal point wrong. Everything is measured on the scale of powers of
// ten, on which true values are spread alike above and below their median, so that a city
// among provinces, or one large economy, is no mistake.
//
// The spread of values is the median of their distances from their median (F. R. Hampel,
// The influence curve and its role in robust estimation, 1974), which a few typos do not
// change, and no less than the digits allow in which they are written. A typo lies
// spreads times as far from the median, at least typoLeast, and close to a power of ten
// from it: within as many spreads as nearSpreads, or nearLeast. It lies fartherThan times
// as far as all that are near the median lie apart.
//
// Of values that lie farther apart, one is a typo if it is othersTimes the next, and
// farther from it than the others lie apart.
const (
	othersTimes  = 100
	fewestOthers = 3

	fewestClose = 3 // values, with the one that is apart
	fewestYears = 4 // of a place
	spreads     = 10
	typoLeast   = 0.78 // six times
	nearSpreads = 3
	nearLeast   = 0.1
	fartherThan = 2

	fewTypos   = 2 // one of fewer than typosAmong values for each, one more of manyAmong
	typosAmong = 5
	manyAmong  = 50
	typosInAll = 4

	sameSize = 0.5 // as a power of ten: what a place had in another year is as large
)

// apart warns of values that are far from those of the other places of their year.
func (c *figureChecker) apart(i dataset.Slice, s *scale, warned map[int32]bool) {
	if s.below && s.above { // then they may come as near to zero as they like
		return
	}
	slices.SortFunc(s.sizes, func(a, b size) int { return cmp.Or(cmp.Compare(a.log, b.log), cmp.Compare(a.number, b.number)) })
	for _, typo := range strays(i, s.sizes, fewestClose) {
		if !usual(i, typo.size) {
			c.outlier(i, typo.number, typo.beside(diag.T("trung vị của năm", "the median of the year")), warned)
		}
	}
	n := len(s.sizes)
	if n <= fewestOthers {
		return
	}
	top, second, third, bottom := s.sizes[n-1], s.sizes[n-2], s.sizes[1], s.sizes[0]
	if gap := top.log - second.log; isFar(gap, second.log-bottom.log) && !warned[top.number] && !stays(i, top) {
		c.outlier(i, top.number, diag.T("gấp %s lần giá trị lớn thứ hai của năm", "%s times the second largest value of the year", timesOf(gap)), warned)
	}
	if gap := third.log - bottom.log; isFar(gap, top.log-third.log) && !warned[bottom.number] && !stays(i, bottom) {
		c.outlier(i, bottom.number, diag.T("các giá trị khác của năm lớn gấp ít nhất %s lần", "the other values of the year are at least %s times as large", timesOf(gap)), warned)
	}
}

// isFar says whether a value is far from the next of others that lie so far apart.
func isFar(gap, others float32) bool {
	return float64(gap) >= math.Log10(othersTimes)-1e-6 && gap >= others
}

// stray is a value that looks like the others with its decimal point moved.
type stray struct {
	size
	median string // of all, as printed
	power  int    // of ten, by which it is too large; negative if it is too small
}

// beside says how far it is from the median of the others.
func (s stray) beside(median diag.Text) diag.Text {
	if s.power > 0 {
		return diag.T("gấp khoảng %s lần %s (%s)", "about %s times %s (%s)", plain(math.Pow10(s.power)), median, s.median)
	}
	return diag.T("trong khi %s (%s) lớn gấp khoảng %s lần", "%s (%s) is about %s times as large", median, s.median, plain(math.Pow10(-s.power)))
}

// strays finds those of values in the order of their size, of which there are at least
// some.
func strays(i dataset.Slice, sorted []size, fewest int) (found []stray) {
	n := len(sorted)
	if n < fewest {
		return nil
	}
	middle := sorted[n/2]
	median := float64(middle.log)
	if n%2 == 0 {
		median = (median + float64(sorted[n/2-1].log)) / 2
	}
	outermost := max(median-float64(sorted[0].log), float64(sorted[n-1].log)-median)
	if outermost < typoLeast {
		return nil
	}
	distances := make([]float64, n)
	for at, s := range sorted {
		distances[at] = math.Abs(float64(s.log) - median)
	}
	slices.Sort(distances)
	printed := i.Get(middle.number).Printed
	_, digits, _ := strings.Cut(printed, ".")
	step := math.Log10(1 + math.Pow10(-len(digits))/math.Pow(10, median))
	spread := max(distances[n/2], step)
	isFar := func(s size) bool { return math.Abs(float64(s.log)-median) >= max(typoLeast, spreads*spread) }
	first, end := 0, n // of those that are not far
	for isFar(sorted[first]) {
		first++
	}
	for isFar(sorted[end-1]) {
		end--
	}
	among := float64(sorted[end-1].log - sorted[first].log)
	for _, beyond := range [][]size{sorted[:first], sorted[end:]} {
		if len(beyond) > mostTypos(n) {
			continue
		}
		for _, s := range beyond {
			distance := float64(s.log) - median
			power := math.Round(distance)
			if math.Abs(distance) >= fartherThan*among && math.Abs(distance-power) <= max(nearLeast, nearSpreads*spread) {
				found = append(found, stray{s, printed, int(power)})
			}
		}
	}
	return found
}

// mostTypos is how many of some values may be typos of one kind: more are no exceptions.
func mostTypos(values int) int {
	if values < fewTypos*typosAmong {
		return 1
	}
	return min(fewTypos+values/manyAmong, typosInAll)
}

// usual says whether the place of a value had one of about its size in another year.
func usual(i dataset.Slice, of size) bool {
	o := i.Get(of.number)
	return slices.ContainsFunc(i.FiguresOf(o.Area, nil), func(f dataset.Figure) bool {
		return f.Period != o.Period && f.Printed && f.Value != 0 && math.Abs(math.Log10(math.Abs(f.Value/o.Value))) < sameSize
	})
}

// stays says whether the place of a value had nearly as large a one before: what is wrong
// in all years is reported for the first.
func stays(i dataset.Slice, of size) bool {
	o := i.Get(of.number)
	before := 0.0
	for _, f := range i.FiguresOf(o.Area, nil) {
		if f.Period.Before(o.Period) && f.Printed && f.Value != 0 {
			before = f.Value
		}
	}
	return before != 0 && math.Abs(math.Log10(math.Abs(o.Value/before))) < math.Log10(scaleTimes)
}

// strayYears warns of a value that is far from those of its place in all other years of
// the same method, whatever the years between.
func (c *figureChecker) strayYears(i dataset.Slice, warned func(list string, f dataset.Figure) bool) {
	var sizes []size
	for area, series := range i.Series() {
		for from := 0; from < len(series); {
			end := from
			below, above := false, false
			sizes = sizes[:0]
			for ; end < len(series) && (end == from || i.SameSegment(series[from].Period, series[end].Period)); end++ {
				if f := series[end]; f.Printed && f.Value != 0 {
					below, above = below || f.Value < 0, above || f.Value > 0
					sizes = append(sizes, size{float32(math.Log10(math.Abs(f.Value))), f.Number})
				}
			}
			segment := series[from:end]
			from = end
			if below && above {
				continue
			}
			slices.SortFunc(sizes, func(a, b size) int { return cmp.Or(cmp.Compare(a.log, b.log), cmp.Compare(a.number, b.number)) })
			found := strays(i, sizes, fewestYears)
			if len(found) == 0 || slices.ContainsFunc(segment, func(f dataset.Figure) bool { return warned(area.List, f) }) {
				continue
			}
			for _, typo := range found {
				c.outlier(i, typo.number, typo.beside(diag.T("trung vị các năm của nơi này", "the median of this place over the years")), map[int32]bool{})
			}
		}
	}
}

// timesOf writes how many times one value is another, of the difference of their sizes.
func timesOf(gap float32) string { return plain(math.Round(math.Pow(10, float64(gap)))) }
