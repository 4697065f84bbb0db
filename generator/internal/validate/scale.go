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
// as well. A value beside those of the other places of its year is for apart.go.
//
// Where a table was put together from two files, only some of the places of a year are on
// another scale. These all move by about the same power of ten, from powerLeast on, which
// true changes do not: by sameMoves places, and by moveShare of all.
//
// An indicator leaps if more than volatileShare of all its moves, and more than
// volatileMoves of them, are as far as scaleTimes, as aid or trade with one country
// does: its leaps are no slips.
const (
	scaleTimes    = 10
	scalePlaces   = 3
	outlierTimes  = 50
	volatileShare = 0.02
	volatileMoves = 2

	powerLeast = 2    // of ten: by a hundred times
	powerMost  = 9    // what moves farther is counted with it
	powerApart = 0.18 // how far a move may be from a power of ten, as a power of ten: 1.5 times
	sameMoves  = 3
	moveShare  = 0.25
)

// yearOfList is what the values of a code list in a year say about their scale.
type periodOfList struct {
	list   string
	period dataset.Period
}

// scale counts the moves of places to a year from the last value that each had.
type scale struct {
	pairs          int
	up, down       int // by scaleTimes or more
	farUp, farDown int // by outlierTimes or more
	examples       [2]move
	byPower        [2][powerMost + 1]sameMove // up and down, by about a power of ten

	sizes        []size
	below, above bool // there are values below zero, and above it
	suspicious   bool // the year as a whole has been reported
	back         bool // most places are back where they were before such years
}

// move is a value and the one before it, by their numbers.
type move struct {
	before, now int32
	there       bool
}

// sameMove counts the places that moved by about one power of ten, and has the first.
type sameMove struct {
	places int
	first  move
}

// size is the distance of a value from zero, as a power of ten.
type size struct {
	log    float32
	number int32
}

// wrongUnits warns of values that look like a slip of unit. It gives the numbers of those
// warned of and what is known of the years, so that no other rule repeats it.
func (c *figureChecker) wrongUnits(i dataset.Slice) (warned map[int32]bool, periods map[periodOfList]*scale) {
	periods = map[periodOfList]*scale{}
	for area, series := range i.Series() {
		before := dataset.Figure{}
		for _, f := range series {
			if !f.Printed || f.Value == 0 {
				continue
			}
			at := periodOfList{area.List, f.Period}
			if periods[at] == nil {
				periods[at] = &scale{}
			}
			periods[at].add(f)
			if before.Value != 0 && i.SameSegment(before.Period, f.Period) {
				periods[at].moved(before, f)
			}
			before = f
		}
	}
	order := slices.SortedFunc(maps.Keys(periods), func(a, b periodOfList) int {
		if a.list != b.list {
			return strings.Compare(a.list, b.list)
		}
		return a.period.Compare(b.period)
	})
	if c.thousands(i) { // then every comparison is wrong
		for _, s := range periods {
			s.suspicious = true
		}
		return nil, periods
	}
	c.shifted(i, periods, order)
	c.fractions(i, periods)
	warned = map[int32]bool{}
	for _, at := range order {
		if !periods[at].suspicious {
			c.apart(i, periods[at], warned)
		}
		periods[at].sizes = nil // of a large table these are many
	}
	if !volatile(periods) {
		c.leapt(i, periods, warned)
	}
	return warned, periods
}

func (s *scale) add(f dataset.Figure) {
	s.below, s.above = s.below || f.Value < 0, s.above || f.Value > 0
	s.sizes = append(s.sizes, size{float32(math.Log10(math.Abs(f.Value))), f.Number})
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
	one := move{before.Number, now.Number, true}
	if s.examples[way].isAfter(one) {
		s.examples[way] = one
	}
	log := math.Log10(times)
	if power := math.Round(log); power >= powerLeast && math.Abs(log-power) <= powerApart {
		same := &s.byPower[way][int(min(power, powerMost))]
		if same.places++; same.first.isAfter(one) {
			same.first = one
		}
	}
}

// isAfter says whether a move is of an observation after that of another, or is none.
func (m move) isAfter(other move) bool { return !m.there || other.now < m.now }

// some finds the power of ten by which some of the places moved, which way, and how many
// did; 0 if there is none.
func (s *scale) some() (power, way int, same sameMove) {
	for n, powers := range s.byPower {
		for p, m := range powers {
			if m.places >= sameMoves && float64(m.places) >= moveShare*float64(s.pairs) && m.places > same.places {
				power, way, same = p, 1-2*n, m
			}
		}
	}
	return power, way, same
}

// way says which way the year as a whole moved, or some of its places as one: 1 up, -1
// down, 0 neither.
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
	_, some, _ := s.some()
	return some
}

// shifted warns of years that are on another scale than those before. The return to the
// scale of before is not reported again.
func (c *figureChecker) shifted(i dataset.Slice, periods map[periodOfList]*scale, order []periodOfList) {
	list, state := "", 0
	for _, at := range order {
		s := periods[at]
		if at.list != list {
			list, state = at.list, 0
		}
		way := s.way()
		switch way {
		case 0:
			continue
		case -state: // back to where it was
			s.back, state = true, 0
			continue
		}
		s.suspicious, state = true, state+way
		example := s.examples[0]
		if way < 0 {
			example = s.examples[1]
		}
		if power, some, same := s.some(); some == way && same.places < s.pairs/2+1 {
			before, now := i.Get(same.first.before), i.Get(same.first.now)
			c.accepted.warn("scale", i, now, diag.T("%s, sau %s năm %d: năm %d có %d trong %d nơi đổi khoảng %s lần, như khi nhầm đơn vị", "%s after %s in %d: in %d, %d of %d places change by a factor of about %s, as with a slip of unit", now.Printed, before.Printed, before.Period, at.period, same.places, s.pairs, plain(math.Pow10(power))),
				rescale(i, at.period))
			continue
		}
		before, now := i.Get(example.before), i.Get(example.now)
		c.accepted.warn("scale", i, now, diag.T("%s, sau %s năm %d: năm %d phần lớn các nơi đổi từ %d lần trở lên, như khi nhầm đơn vị", "%s after %s in %d: in %d most places change by a factor of %d or more, as with a slip of unit", now.Printed, before.Printed, before.Period, at.period, scaleTimes),
			rescale(i, at.period))
	}
}

func rescale(i dataset.Slice, period dataset.Period) diag.Text {
	return diag.T("so với nguồn: phần trăm hay tỷ số, nghìn hay đơn vị; cách tính đổi thì khai breaks; nếu đúng, chấp nhận bằng accept: {rule: scale, indicator: %s, year: %d, …}",
		"compare it with the source: percent or a fraction, thousands or ones; if the method changed, declare it under breaks; if it is right, accept it by accept: {rule: scale, indicator: %s, year: %d, …}", i.Name, period)
}

// volatile says whether leaps are usual among the values of an indicator.
func volatile(periods map[periodOfList]*scale) bool {
	moves, leaps := 0, 0
	for _, s := range periods {
		if !s.suspicious && !s.back {
			moves, leaps = moves+s.pairs, leaps+s.up+s.down
		}
	}
	return leaps > volatileMoves && float64(leaps) > volatileShare*float64(moves)
}

// leapt warns of a value that is far from the one its place had before, whatever the
// years between. The return is not reported again.
func (c *figureChecker) leapt(i dataset.Slice, periods map[periodOfList]*scale, warned map[int32]bool) {
	for area, series := range i.Series() {
		before, state := dataset.Figure{}, 0
		for _, f := range series {
			if !f.Printed || f.Value == 0 || periods[periodOfList{area.List, f.Period}].suspicious {
				continue
			}
			ratio := math.Abs(f.Value / before.Value)
			comparable := before.Value != 0 && i.SameSegment(before.Period, f.Period)
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
				last := i.Get(before.Number)
				c.outlier(i, f.Number, diag.T("trong khi trước đó là %s (năm %d)", "before that it was %s (in %d)", last.Printed, last.Period), warned)
			}
			before = f
		}
	}
}

func (c *figureChecker) outlier(i dataset.Slice, number int32, what diag.Text, warned map[int32]bool) {
	o := i.Get(number)
	warned[number] = true
	c.accepted.warn("outlier", i, o, diag.Text{VI: o.Printed + ", " + what.VI, EN: o.Printed + ": " + what.EN},
		diag.T("so lại với nguồn: dấu thập phân, đơn vị; nếu đúng, chấp nhận bằng accept: {rule: outlier, indicator: %s, code: %q, year: %d, …}", "compare it with the source: the decimal point, the unit; if it is right, accept it by accept: {rule: outlier, indicator: %s, code: %q, year: %d, …}", i.Name, o.Area.Code, o.Period))
}
