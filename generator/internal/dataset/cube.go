package dataset

import (
	"math"
	"slices"
	"strconv"
	"strings"
)

// Observation is one value.
type Observation struct {
	Area      Area
	Period    Period // zero if the table has no column of time
	Value     float64
	Upper     float64  // the other end of the range that starts at Value, as ranks 31 to 32; 0 if Value is the number itself
	Printed   string   // the number as it stands in the table; empty if derived
	Status    string   // code of "statuses"; "final" by default
	Qualifier string   // "", "~", ">", ">=", "<" or "<="
	Sources   []string // names of the dataset's sources
	RankedOf  int      // how many the producer ranked, 0 if not known
	Sample    int      // how many were asked, 0 if not known
	Converted bool     // whether it was computed from figures of the units that this one was formed from
	File      string   // where it stands in the repository; empty if derived
	Line      int      // of the file, from 1
}

// Ranged says whether the value is only known to lie between Value and Upper.
func (o Observation) Ranged() bool { return o.Upper != 0 }

// Bounds are the ends of the range of a value, the same for an exact one.
func (o Observation) Bounds() (low, high float64) {
	if o.Ranged() {
		return o.Value, o.Upper
	}
	return o.Value, o.Value
}

// Key is a point at which an indicator may have a value.
type Key struct {
	Area   Area
	Period Period
}

// Key is the point of an observation.
func (o Observation) Key() Key { return Key{o.Area, o.Period} }

// Cube is all observations of an indicator. It is filled and put in order as a whole, and
// read by its slices, see Slice. There may be millions of values, so each is kept in 24
// bytes, and what many have in common is kept once.
type Cube struct {
	points []point

	areas         []Area
	areaAt        map[Area]uint32
	attributeSets []attributes
	attributesAt  map[attributes]uint32
	sourcesOf     map[string][]string // by the names as one text
	starts        []int32             // where the points of each area begin; nil if they are not in order
	periods       []Period
	periodAt      map[Period]uint16
	counts        []int // how many points each period has, by its number, if they are in order
	repeats       bool  // there may be points that another one before has
}

type point struct {
	value      float64
	area       uint32
	attributes uint32
	line       int32
	period     uint16
	decimals   int8 // after the point as printed, or one of the two below
}

const (
	derived  int8 = -1 // not printed
	verbatim int8 = -2 // printed with other digits than its float64 gives back
)

// exactDigits is how many characters a printed number may have for a float64 to give
// all of its digits back: 15, and a point. Of longer ones most come back too, as they
// were written by a program.
const exactDigits = 16

// attributes are what qualifies a value (in SDMX, attributes of an observation).
type attributes struct {
	status, qualifier, sources, file, verbatim string
	rankedOf, sample                           int
	converted                                  bool
	span                                       float64 // from the value to its upper end, 0 if it is no range
}

// exact says whether a value is one number and not an approximation.
func (q attributes) exact() bool { return q.qualifier == "" && q.span == 0 }

// NewCube keeps a list.
func NewCube(list ...Observation) Cube {
	var c Cube
	for _, o := range list {
		c.Add(o)
	}
	return c
}

// Grow makes room for n more.
func (c *Cube) Grow(n int) {
	if c.points == nil {
		c.points = make([]point, 0, n)
	}
	c.points = slices.Grow(c.points, n)
}

// Len counts them, those of all slices.
func (c *Cube) Len() int { return len(c.points) }

// Add puts one at the end.
func (c *Cube) Add(o Observation) {
	c.AddNumber(c.Area(o.Area), c.Attributes(o), o)
}

// AddNumber adds one with the numbers of an area and attributes that are known: those who add many
// need not look them up each time. Of the observation it takes the period, the number
// and the line.
func (c *Cube) AddNumber(area, attributes uint32, o Observation) {
	p := point{value: o.Value, area: area, attributes: attributes, line: int32(o.Line), period: c.period(o.Period), decimals: derived}
	switch {
	case len(o.Printed) > exactDigits && !comesBack(o):
		p.decimals = verbatim
		q := c.attributeSets[attributes]
		q.verbatim = strings.Clone(o.Printed)
		p.attributes = c.numbered(q)
	case o.Printed != "":
		p.decimals = int8(decimals(o.Printed))
	}
	c.points = append(c.points, p)
	c.starts = nil
}

// decimals counts the digits behind the point.
func decimals(printed string) int {
	if at := strings.IndexByte(printed, '.'); at >= 0 {
		return len(printed) - at - 1
	}
	return 0
}

// comesBack says whether a long number is printed from its value as it was.
func comesBack(o Observation) bool {
	n := decimals(o.Printed)
	return n <= math.MaxInt8 && strconv.FormatFloat(o.Value, 'f', n, 64) == o.Printed
}

// period numbers a period.
func (c *Cube) period(p Period) uint16 {
	if last := len(c.points) - 1; last >= 0 && c.periods[c.points[last].period] == p {
		return c.points[last].period
	}
	if n, known := c.periodAt[p]; known {
		return n
	}
	if c.periodAt == nil {
		c.periodAt = map[Period]uint16{}
	}
	if len(c.periods) > math.MaxUint16 {
		panic("dataset: more than 65,536 periods in one indicator") // a day each for 179 years
	}
	n := uint16(len(c.periods))
	c.periods, c.periodAt[p] = append(c.periods, p), n
	return n
}

// Area numbers an area.
func (c *Cube) Area(s Area) uint32 {
	if n, known := c.areaAt[s]; known {
		return n
	}
	if c.areaAt == nil {
		c.areaAt = map[Area]uint32{}
	}
	s.Code = strings.Clone(s.Code) // not a part of a whole file
	n := uint32(len(c.areas))
	c.areas, c.areaAt[s] = append(c.areas, s), n
	return n
}

// Attributes numbers what qualifies an observation.
func (c *Cube) Attributes(o Observation) uint32 {
	q := attributes{o.Status, o.Qualifier, strings.Join(o.Sources, ";"), o.File, "", o.RankedOf, o.Sample, o.Converted, 0}
	if o.Ranged() {
		q.span = o.Upper - o.Value
	}
	if n, known := c.attributesAt[q]; known {
		return n
	}
	q.status, q.qualifier, q.sources = strings.Clone(q.status), strings.Clone(q.qualifier), strings.Clone(q.sources)
	return c.numbered(q)
}

func (c *Cube) numbered(q attributes) uint32 {
	if n, known := c.attributesAt[q]; known {
		return n
	}
	if c.attributesAt == nil {
		c.attributesAt, c.sourcesOf = map[attributes]uint32{}, map[string][]string{}
	}
	if _, known := c.sourcesOf[q.sources]; !known && q.sources != "" {
		c.sourcesOf[q.sources] = strings.Split(q.sources, ";")
	}
	n := uint32(len(c.attributeSets))
	c.attributeSets, c.attributesAt[q] = append(c.attributeSets, q), n
	return n
}

func (c *Cube) at(n int) Observation {
	p := c.points[n]
	q := c.attributeSets[p.attributes]
	o := Observation{
		Area: c.areas[p.area], Period: c.periods[p.period], Value: p.value, Status: q.status, Qualifier: q.qualifier,
		Sources: c.sourcesOf[q.sources], RankedOf: q.rankedOf, Sample: q.sample, Converted: q.converted, File: q.file, Line: int(p.line),
	}
	if q.span != 0 {
		o.Upper = o.Value + q.span
	}
	switch p.decimals {
	case derived:
	case verbatim:
		o.Printed = q.verbatim
	default:
		o.Printed = strconv.FormatFloat(p.value, 'f', int(p.decimals), 64)
	}
	return o
}
