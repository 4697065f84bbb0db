package dataset

import (
	"cmp"
	"iter"
	"slices"
	"strconv"
	"strings"
)

// Observation is one value.
type Observation struct {
	Subject   Subject
	Year      int // 0 if the table has no years
	Value     float64
	Printed   string   // the number as it stands in the table; empty if derived
	Status    string   // code of "statuses"; "final" unless told
	Qualifier string   // "", "~", ">", ">=", "<" or "<="
	Sources   []string // names of the dataset's sources
	RankedOf  int      // how many the producer ranked, 0 if not known
	Sample    int      // how many were asked, 0 if not known
	File      string   // where it stands in the repository; empty if derived
	Line      int      // of the file, from 1
}

// Key is a point at which an indicator may have a value.
type Key struct {
	Subject Subject
	Year    int
}

// Key is the point of an observation.
func (o Observation) Key() Key { return Key{o.Subject, o.Year} }

// Observations are the values of an indicator. There may be millions, so each is
// kept in 24 bytes, and what many have in common is kept once.
type Observations struct {
	points []point

	subjects    []Subject
	subjectAt   map[Subject]uint32
	qualities   []quality
	qualityAt   map[quality]uint32
	sourcesOf   map[string][]string // by the names as one text
	lastSubject uint32
	lastQuality uint32
	ordered     bool // points by subject, then year, and subjects by their lists
}

type point struct {
	value    float64
	subject  uint32
	quality  uint32
	line     int32
	year     int16
	decimals int8 // after the point as printed, or one of the two below
}

const (
	derived  int8 = -1 // not printed
	verbatim int8 = -2 // printed with more digits than a float64 gives back
)

// exact is how many characters a printed number may have for a float64 to give
// all of its digits back: 15, and a point.
const exact = 16

// quality is what qualifies a value.
type quality struct {
	status, qualifier, sources, file, verbatim string
	rankedOf, sample                           int
}

// NewObservations keeps a list.
func NewObservations(list ...Observation) Observations {
	var all Observations
	for _, o := range list {
		all.Add(o)
	}
	return all
}

// Grow makes room for n more.
func (all *Observations) Grow(n int) { all.points = slices.Grow(all.points, n) }

// Len counts them.
func (all *Observations) Len() int { return len(all.points) }

// Add puts one at the end.
func (all *Observations) Add(o Observation) {
	p := point{value: o.Value, line: int32(o.Line), year: int16(o.Year), decimals: derived}
	q := quality{o.Status, o.Qualifier, "", o.File, "", o.RankedOf, o.Sample}
	if len(o.Sources) == 1 {
		q.sources = o.Sources[0]
	} else if len(o.Sources) > 1 {
		q.sources = strings.Join(o.Sources, ";")
	}
	switch {
	case len(o.Printed) > exact:
		p.decimals, q.verbatim = verbatim, strings.Clone(o.Printed)
	case o.Printed != "":
		p.decimals = 0
		if at := strings.IndexByte(o.Printed, '.'); at >= 0 {
			p.decimals = int8(len(o.Printed) - at - 1)
		}
	}
	p.subject, p.quality = all.subject(o.Subject), all.quality(q, o.Sources)
	all.points = append(all.points, p)
	all.ordered = false
}

// subject numbers the subjects; a row's values have the same one after another.
func (all *Observations) subject(s Subject) uint32 {
	if n := all.lastSubject; int(n) < len(all.subjects) && all.subjects[n] == s {
		return n
	}
	n, known := all.subjectAt[s]
	if !known {
		if all.subjectAt == nil {
			all.subjectAt = map[Subject]uint32{}
		}
		s.Code = strings.Clone(s.Code) // not a part of a whole file
		n = uint32(len(all.subjects))
		all.subjects, all.subjectAt[s] = append(all.subjects, s), n
	}
	all.lastSubject = n
	return n
}

func (all *Observations) quality(q quality, sources []string) uint32 {
	if n := all.lastQuality; int(n) < len(all.qualities) && all.qualities[n] == q {
		return n
	}
	n, known := all.qualityAt[q]
	if !known {
		if all.qualityAt == nil {
			all.qualityAt, all.sourcesOf = map[quality]uint32{}, map[string][]string{}
		}
		q.status, q.qualifier, q.sources = strings.Clone(q.status), strings.Clone(q.qualifier), strings.Clone(q.sources)
		if _, known := all.sourcesOf[q.sources]; !known && len(sources) > 0 {
			all.sourcesOf[q.sources] = strings.Split(q.sources, ";")
		}
		n = uint32(len(all.qualities))
		all.qualities, all.qualityAt[q] = append(all.qualities, q), n
	}
	all.lastQuality = n
	return n
}

func (all *Observations) at(n int) Observation {
	p := all.points[n]
	q := all.qualities[p.quality]
	o := Observation{
		Subject: all.subjects[p.subject], Year: int(p.year), Value: p.value, Status: q.status, Qualifier: q.qualifier,
		Sources: all.sourcesOf[q.sources], RankedOf: q.rankedOf, Sample: q.sample, File: q.file, Line: int(p.line),
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

// find is the number of the first with a subject and year, -1 if there is none.
func (all *Observations) find(s Subject, year int) int {
	subject, known := all.subjectAt[s]
	if !known {
		return -1
	}
	is := func(p point) int { return cmp.Or(cmp.Compare(p.subject, subject), cmp.Compare(int(p.year), year)) }
	if all.ordered {
		if n, found := slices.BinarySearchFunc(all.points, subject, func(p point, _ uint32) int { return is(p) }); found {
			return n
		}
		return -1
	}
	return slices.IndexFunc(all.points, func(p point) bool { return is(p) == 0 })
}

// Repeated takes out those whose point another one before has, and calls back
// with both.
func (all *Observations) Repeated(call func(first, again Observation)) {
	if !all.ordered {
		panic("the observations are not in order")
	}
	kept := 0
	for n, p := range all.points {
		if kept > 0 && all.points[kept-1].subject == p.subject && all.points[kept-1].year == p.year {
			call(all.at(kept-1), all.at(n))
			continue
		}
		all.points[kept] = p
		kept++
	}
	all.points = all.points[:kept]
}

// order sorts by subject, in the order of less, then by year.
func (all *Observations) order(compare func(a, b Subject) int) {
	sorted := slices.Clone(all.subjects)
	slices.SortFunc(sorted, compare)
	number := make([]uint32, len(sorted)) // of each subject among the sorted
	for n, s := range sorted {
		number[all.subjectAt[s]] = uint32(n)
		all.subjectAt[s] = uint32(n)
	}
	for n := range all.points {
		all.points[n].subject = number[all.points[n].subject]
	}
	all.subjects, all.ordered = sorted, true
	by := func(a, b point) int { return cmp.Or(cmp.Compare(a.subject, b.subject), cmp.Compare(a.year, b.year)) }
	if !slices.IsSortedFunc(all.points, by) {
		slices.SortStableFunc(all.points, by)
	}
}

// Years are those with an observation, ascending; 0 is left out.
func (i *Indicator) Years() []int {
	seen := map[int16]bool{}
	last := int16(0)
	for _, p := range i.Observations.points {
		if p.year != last {
			seen[p.year], last = true, p.year
		}
	}
	delete(seen, 0)
	var years []int
	for year := range seen {
		years = append(years, int(year))
	}
	slices.Sort(years)
	return years
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

// At finds the observation of a subject in a year.
func (i *Indicator) At(s Subject, year int) (Observation, bool) {
	if n := i.Observations.find(s, year); n >= 0 {
		return i.Observations.at(n), true
	}
	return Observation{}, false
}

// Of gives the observations of a subject by year.
func (i *Indicator) Of(s Subject) []Observation {
	subject, known := i.Observations.subjectAt[s]
	if !known {
		return nil
	}
	return i.Observations.where(func(p point) bool { return p.subject == subject })
}

// Subjects are those with an observation, each once, in order.
func (i *Indicator) Subjects() []Subject {
	seen := make([]bool, len(i.Observations.subjects))
	var subjects []Subject
	for _, p := range i.Observations.points {
		if !seen[p.subject] {
			seen[p.subject] = true
			subjects = append(subjects, i.Observations.subjects[p.subject])
		}
	}
	return subjects
}

// Sort puts the observations of an indicator in the order of the code lists, then
// of the years.
func (c *Catalog) Sort(i *Indicator) {
	i.Observations.order(func(a, b Subject) int {
		return cmp.Or(cmp.Compare(a.List, b.List), cmp.Compare(c.order(a), c.order(b)), cmp.Compare(a.Code, b.Code))
	})
}

func (c *Catalog) order(s Subject) int {
	if list := c.CodeLists[s.List]; list != nil {
		return list.index[s.Code]
	}
	return 0
}
