package dataset

import (
	"iter"
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
	Status    string   // code of "statuses"; "final" unless told
	Qualifier string   // "", "~", ">", ">=", "<" or "<="
	Sources   []string // names of the dataset's sources
	RankedOf  int      // how many the producer ranked, 0 if not known
	Sample    int      // how many were asked, 0 if not known
	Carried   bool     // whether it was computed from figures of the units that this one was formed from
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

// Observations are the values of an indicator. There may be millions, so each is
// kept in 24 bytes, and what many have in common is kept once.
type Observations struct {
	points []point

	areas     []Area
	areaAt    map[Area]uint32
	qualities []quality
	qualityAt map[quality]uint32
	sourcesOf map[string][]string // by the names as one text
	starts    []int32             // where the points of each area begin; nil if they are not in order
	periods   []Period
	periodAt  map[Period]uint16
	counts    []int // how many points each period has, by its number, if they are in order
	repeats   bool  // there may be points that another one before has
}

type point struct {
	value    float64
	area     uint32
	quality  uint32
	line     int32
	period   uint16
	decimals int8 // after the point as printed, or one of the two below
}

const (
	derived  int8 = -1 // not printed
	verbatim int8 = -2 // printed with other digits than its float64 gives back
)

// exactDigits is how many characters a printed number may have for a float64 to give
// all of its digits back: 15, and a point. Of longer ones most come back too, as they
// were written by a program.
const exactDigits = 16

// quality is what qualifies a value.
type quality struct {
	status, qualifier, sources, file, verbatim string
	rankedOf, sample                           int
	carried                                    bool
	span                                       float64 // from the value to its upper end, 0 if it is no range
}

// exact says whether a value is one number and not an approximation.
func (q quality) exact() bool { return q.qualifier == "" && q.span == 0 }

// NewObservations keeps a list.
func NewObservations(list ...Observation) Observations {
	var all Observations
	for _, o := range list {
		all.Add(o)
	}
	return all
}

// Grow makes room for n more.
func (all *Observations) Grow(n int) {
	if all.points == nil {
		all.points = make([]point, 0, n)
	}
	all.points = slices.Grow(all.points, n)
}

// Len counts them.
func (all *Observations) Len() int { return len(all.points) }

// Add puts one at the end.
func (all *Observations) Add(o Observation) {
	all.AddNumber(all.Area(o.Area), all.Quality(o), o)
}

// AddNumber adds one whose area and quality have been numbered: those who add many
// need not look them up each time. Of the observation it takes the period, the number
// and the line.
func (all *Observations) AddNumber(area, quality uint32, o Observation) {
	p := point{value: o.Value, area: area, quality: quality, line: int32(o.Line), period: all.period(o.Period), decimals: derived}
	switch {
	case len(o.Printed) > exactDigits && !comesBack(o):
		p.decimals = verbatim
		q := all.qualities[quality]
		q.verbatim = strings.Clone(o.Printed)
		p.quality = all.numbered(q)
	case o.Printed != "":
		p.decimals = int8(decimals(o.Printed))
	}
	all.points = append(all.points, p)
	all.starts = nil
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
func (all *Observations) period(p Period) uint16 {
	if last := len(all.points) - 1; last >= 0 && all.periods[all.points[last].period] == p {
		return all.points[last].period
	}
	if n, known := all.periodAt[p]; known {
		return n
	}
	if all.periodAt == nil {
		all.periodAt = map[Period]uint16{}
	}
	if len(all.periods) > math.MaxUint16 {
		panic("dataset: more than 65,536 periods in one indicator") // a day each for 179 years
	}
	n := uint16(len(all.periods))
	all.periods, all.periodAt[p] = append(all.periods, p), n
	return n
}

// Area numbers an area.
func (all *Observations) Area(s Area) uint32 {
	if n, known := all.areaAt[s]; known {
		return n
	}
	if all.areaAt == nil {
		all.areaAt = map[Area]uint32{}
	}
	s.Code = strings.Clone(s.Code) // not a part of a whole file
	n := uint32(len(all.areas))
	all.areas, all.areaAt[s] = append(all.areas, s), n
	return n
}

// Quality numbers what qualifies an observation.
func (all *Observations) Quality(o Observation) uint32 {
	q := quality{o.Status, o.Qualifier, strings.Join(o.Sources, ";"), o.File, "", o.RankedOf, o.Sample, o.Carried, 0}
	if o.Ranged() {
		q.span = o.Upper - o.Value
	}
	if n, known := all.qualityAt[q]; known {
		return n
	}
	q.status, q.qualifier, q.sources = strings.Clone(q.status), strings.Clone(q.qualifier), strings.Clone(q.sources)
	return all.numbered(q)
}

func (all *Observations) numbered(q quality) uint32 {
	if n, known := all.qualityAt[q]; known {
		return n
	}
	if all.qualityAt == nil {
		all.qualityAt, all.sourcesOf = map[quality]uint32{}, map[string][]string{}
	}
	if _, known := all.sourcesOf[q.sources]; !known && q.sources != "" {
		all.sourcesOf[q.sources] = strings.Split(q.sources, ";")
	}
	n := uint32(len(all.qualities))
	all.qualities, all.qualityAt[q] = append(all.qualities, q), n
	return n
}

func (all *Observations) at(n int) Observation {
	p := all.points[n]
	q := all.qualities[p.quality]
	o := Observation{
		Area: all.areas[p.area], Period: all.periods[p.period], Value: p.value, Status: q.status, Qualifier: q.qualifier,
		Sources: all.sourcesOf[q.sources], RankedOf: q.rankedOf, Sample: q.sample, Carried: q.carried, File: q.file, Line: int(p.line),
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

// Sources are the different combinations of sources that they have.
func (all *Observations) Sources() [][]string {
	seen := make([]bool, len(all.qualities))
	var combinations [][]string
	for n := range all.points {
		if q := all.points[n].quality; !seen[q] {
			seen[q] = true
			combinations = append(combinations, all.sourcesOf[all.qualities[q].sources])
		}
	}
	return combinations
}

// All gives them one after another.
func (all *Observations) All() iter.Seq[Observation] {
	return func(yield func(Observation) bool) {
		for n := range all.points {
			if !yield(all.at(n)) {
				return
			}
		}
	}
}

// List gives them at once.
func (all *Observations) List() []Observation {
	return slices.Collect(all.All())
}
