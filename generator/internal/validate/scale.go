package validate

import (
	"maps"
	"math"
	"slices"
	"strings"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/diag"
)

// Slips of unit multiply by a power of ten: a cell formatted as percent is saved as its
// fraction (100), thousands or millions of something are written out (1000), a decimal
// point moves (10). Most of what is true moves less: growth by half each year takes six
// years to multiply by ten.
//
// scaleTimes is for a whole year in which most places moved so far at once. It takes at
// least scalePlaces of them, for one place alone may truly grow so much, above all from
// a small number. Of fewer places, and of one value against the last that its place had,
// outlierTimes is wanted: half of the slip of percent, for the true value moves a little
// as well. othersTimes is for a value beside those of at least fewestOthers places of
// its year, and it has to lie farther from them than they lie apart.
//
// An indicator leaps if more than volatileShare of all its moves, and more than
// volatileMoves of them, are as far as scaleTimes, as aid or trade with one country
// does: its leaps are no slips.
const (
	scaleTimes    = 10
	scalePlaces   = 3
	outlierTimes  = 50
	othersTimes   = 100
	fewestOthers  = 3
	volatileShare = 0.02
	volatileMoves = 2
)

// A share in percent with all values between 0 and 1 is small or is written as
// a fraction. It is one if its values come near to 1, are more than a few, and have
// more digits than it is shown with: 0.135 for 13.5 %.
const (
	extraDigits     = 2
	fewestFractions = 5
	nearOne         = 0.3
)

// yearOfList is what the values of a code list in a year say about their scale.
type yearOfList struct {
	list string
	year int
}

// scale counts the moves of places to a year from the last value that each had.
type scale struct {
	pairs          int
	up, down       int // by scaleTimes or more
	farUp, farDown int // by outlierTimes or more
	examples       [2]move

	values       int
	below, above bool   // there are values below zero, and above it
	least        [2]far // the two values nearest to zero
	greatest     [2]far // the two farthest from it
	suspicious   bool   // the year as a whole has been reported
	back         bool   // most places are back where they were before such years
}

// move is a value and the one before it, by their numbers.
type move struct {
	before, now int32
	there       bool
}

// far is the distance of a value from zero.
type far struct {
	size   float64
	number int32
}

// slips warns of values that look like a slip of unit. It gives the numbers of those
// warned of and what is known of the years, so that no other rule repeats it.
func (c *checker) slips(i *dataset.Indicator) (warned map[int32]bool, years map[yearOfList]*scale) {
	years = map[yearOfList]*scale{}
	for subject, series := range i.Observations.Series() {
		before := dataset.Figure{}
		for _, f := range series {
			if !f.Printed || f.Value == 0 {
				continue
			}
			at := yearOfList{subject.List, f.Year}
			if years[at] == nil {
				years[at] = &scale{least: [2]far{{size: math.Inf(1)}, {size: math.Inf(1)}}}
			}
			years[at].add(f)
			if before.Value != 0 && i.SameSegment(before.Year, f.Year) {
				years[at].moved(before, f)
			}
			before = f
		}
	}
	order := slices.SortedFunc(maps.Keys(years), func(a, b yearOfList) int {
		if a.list != b.list {
			return strings.Compare(a.list, b.list)
		}
		return a.year - b.year
	})
	c.shifted(i, years, order)
	c.fractions(i, years)
	warned = map[int32]bool{}
	for _, at := range order {
		if !years[at].suspicious {
			c.apart(i, years[at], warned)
		}
	}
	if !volatile(years) {
		c.leapt(i, years, warned)
	}
	return warned, years
}

func (s *scale) add(f dataset.Figure) {
	size := far{math.Abs(f.Value), f.Number}
	s.values++
	s.below, s.above = s.below || f.Value < 0, s.above || f.Value > 0
	if size.size < s.least[0].size {
		s.least[0], s.least[1] = size, s.least[0]
	} else if size.size < s.least[1].size {
		s.least[1] = size
	}
	if size.size > s.greatest[0].size {
		s.greatest[0], s.greatest[1] = size, s.greatest[0]
	} else if size.size > s.greatest[1].size {
		s.greatest[1] = size
	}
}

func (s *scale) moved(before, now dataset.Figure) {
	s.pairs++
	times := math.Abs(now.Value / before.Value)
	way, counted, farther := 0, &s.up, &s.farUp
	if times < 1 {
		times, way, counted, farther = 1/times, 1, &s.down, &s.farDown
	}
	if times < scaleTimes {
		return
	}
	*counted++
	if times >= outlierTimes {
		*farther++
	}
	if !s.examples[way].there || now.Number < s.examples[way].now {
		s.examples[way] = move{before.Number, now.Number, true}
	}
}

// way says which way the year as a whole moved: 1 up, -1 down, 0 neither.
func (s *scale) way() int {
	up, down, enough := s.up, s.down, s.pairs/2+1
	if s.pairs < scalePlaces {
		up, down, enough = s.farUp, s.farDown, max(1, s.pairs)
	}
	switch {
	case up >= enough:
		return 1
	case down >= enough:
		return -1
	}
	return 0
}

// shifted warns of years that are on another scale than those before. The return to the
// scale of before is not reported again.
func (c *checker) shifted(i *dataset.Indicator, years map[yearOfList]*scale, order []yearOfList) {
	list, state := "", 0
	for _, at := range order {
		s := years[at]
		if at.list != list {
			list, state = at.list, 0
		}
		way := s.way()
		switch {
		case way == 0:
			continue
		case way == -state: // back to where it was
			s.back, state = true, 0
			continue
		}
		s.suspicious, state = true, state+way
		example := s.examples[0]
		if way < 0 {
			example = s.examples[1]
		}
		before, now := i.Observations.Get(example.before), i.Observations.Get(example.now)
		c.warn("scale", i, now, diag.T("%s, sau %s năm %d: năm %d phần lớn các nơi đổi từ %d lần trở lên, như khi nhầm đơn vị", "%s after %s in %d: in %d most places change by a factor of %d or more, as with a slip of unit", now.Printed, before.Printed, before.Year, at.year, scaleTimes),
			rescale(i, at.year))
	}
}

func rescale(i *dataset.Indicator, year int) diag.Text {
	return diag.T("so với nguồn: phần trăm hay tỷ số, nghìn hay đơn vị; cách tính đổi thì khai breaks; nếu đúng, chấp nhận bằng accept: {rule: scale, indicator: %s, year: %d, …}",
		"compare it with the source: percent or a fraction, thousands or ones; if the method changed, declare it under breaks; if it is right, accept it by accept: {rule: scale, indicator: %s, year: %d, …}", i.Name, year)
}

// volatile says whether leaps are usual among the values of an indicator.
func volatile(years map[yearOfList]*scale) bool {
	moves, leaps := 0, 0
	for _, s := range years {
		if !s.suspicious && !s.back {
			moves, leaps = moves+s.pairs, leaps+s.up+s.down
		}
	}
	return leaps > volatileMoves && float64(leaps) > volatileShare*float64(moves)
}

// fractions warns of an indicator in percent that is written as fractions throughout.
func (c *checker) fractions(i *dataset.Indicator, years map[yearOfList]*scale) {
	if i.Measure != dataset.Share || !percent(i) {
		return
	}
	values, greatest := 0, 0.0
	for _, s := range years {
		values, greatest = values+s.values, max(greatest, s.greatest[0].size)
		if s.below || s.suspicious {
			return
		}
	}
	if values < fewestFractions || greatest > 1 || greatest < nearOne {
		return
	}
	var first dataset.Observation
	long := 0
	for o := range i.Observations.All() {
		if _, digits, _ := strings.Cut(o.Printed, "."); len(digits) >= i.Decimals+extraDigits {
			if long++; long == 1 || o.Line < first.Line {
				first = o
			}
		}
	}
	if 2*long <= values {
		return
	}
	c.warn("scale", i, first, diag.T("%s: mọi giá trị nằm giữa 0 và 1, mà đơn vị là %%", "%s: all values lie between 0 and 1, and the unit is %%", first.Printed),
		diag.T("viết phần trăm, không viết tỷ số: 13.5, không phải 0.135; nếu đúng, chấp nhận bằng accept: {rule: scale, indicator: %s, …}", "write percent and not a fraction: 13.5, not 0.135; if it is right, accept it by accept: {rule: scale, indicator: %s, …}", i.Name))
}

// percent says whether an indicator is in percent.
func percent(i *dataset.Indicator) bool {
	for _, unit := range i.Unit {
		if strings.Contains(unit, "%") {
			return true
		}
	}
	return false
}

// apart warns of a value that is far from those of all the other places of its year.
func (c *checker) apart(i *dataset.Indicator, s *scale, warned map[int32]bool) {
	if s.values <= fewestOthers {
		return
	}
	if s.below && s.above { // then they may come as near to zero as they like
		return
	}
	if a, b, end := s.greatest[0], s.greatest[1], s.least[0]; a.size >= othersTimes*b.size && a.size/b.size >= b.size/end.size && !usual(i, a) {
		c.outlier(i, a.number, diag.T("gấp %s lần giá trị lớn thứ hai của năm", "%s times the second largest value of the year", times(a.size/b.size)), warned)
	}
	if a, b, end := s.least[0], s.least[1], s.greatest[0]; b.size >= othersTimes*a.size && b.size/a.size >= end.size/b.size && !usual(i, a) {
		c.outlier(i, a.number, diag.T("các giá trị khác của năm lớn gấp ít nhất %s lần", "the other values of the year are at least %s times as large", times(b.size/a.size)), warned)
	}
}

// usual says whether the place of a value had nearly as large a one before.
func usual(i *dataset.Indicator, of far) bool {
	o := i.Observations.Get(of.number)
	before := 0.0
	for _, f := range i.Observations.Of(o.Subject, nil) {
		if f.Year < o.Year && f.Printed && f.Value != 0 {
			before = math.Abs(f.Value)
		}
	}
	return before != 0 && of.size < scaleTimes*before && before < scaleTimes*of.size
}

// leapt warns of a value that is far from the one its place had before, whatever the
// years between. The return is not reported again.
func (c *checker) leapt(i *dataset.Indicator, years map[yearOfList]*scale, warned map[int32]bool) {
	for subject, series := range i.Observations.Series() {
		before, state := dataset.Figure{}, 0
		for _, f := range series {
			if !f.Printed || f.Value == 0 || years[yearOfList{subject.List, f.Year}].suspicious {
				continue
			}
			ratio := math.Abs(f.Value / before.Value)
			comparable := before.Value != 0 && i.SameSegment(before.Year, f.Year)
			way := 0
			switch {
			case comparable && ratio >= outlierTimes:
				way = 1
			case comparable && ratio <= 1.0/outlierTimes:
				way = -1
			}
			switch {
			case way == 0:
			case way == -state || warned[before.Number] && state == 0:
				state = 0
			case warned[f.Number]:
				state += way
			default:
				state += way
				last := i.Observations.Get(before.Number)
				c.outlier(i, f.Number, diag.T("trong khi trước đó là %s (năm %d)", "before that it was %s (in %d)", last.Printed, last.Year), warned)
			}
			before = f
		}
	}
}

func (c *checker) outlier(i *dataset.Indicator, number int32, what diag.Text, warned map[int32]bool) {
	o := i.Observations.Get(number)
	warned[number] = true
	c.warn("outlier", i, o, diag.Text{VI: o.Printed + ", " + what.VI, EN: o.Printed + ": " + what.EN},
		diag.T("so lại với nguồn: dấu thập phân, đơn vị; nếu đúng, chấp nhận bằng accept: {rule: outlier, indicator: %s, code: %q, year: %d, …}", "compare it with the source: the decimal point, the unit; if it is right, accept it by accept: {rule: outlier, indicator: %s, code: %q, year: %d, …}", i.Name, o.Subject.Code, o.Year))
}

// times writes how many times one value is another.
func times(ratio float64) string { return plain(math.Round(ratio)) }
