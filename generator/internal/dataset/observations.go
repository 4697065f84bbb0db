package dataset

import (
	"cmp"
	"iter"
	"maps"
	"math"
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

	subjects  []Subject
	subjectAt map[Subject]uint32
	qualities []quality
	qualityAt map[quality]uint32
	sourcesOf map[string][]string // by the names as one text
	starts    []int32             // where the points of each subject begin; nil if they are not in order
	repeats   bool                // there may be points that another one before has
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
	verbatim int8 = -2 // printed with other digits than its float64 gives back
)

// exact is how many characters a printed number may have for a float64 to give
// all of its digits back: 15, and a point. Of longer ones most come back too, as they
// were written by a program.
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
	all.AddNumber(all.Subject(o.Subject), all.Quality(o), o)
}

// AddNumber adds one whose subject and quality have been numbered: those who add many
// need not look them up each time. Of the observation it takes the year, the number
// and the line.
func (all *Observations) AddNumber(subject, quality uint32, o Observation) {
	p := point{value: o.Value, subject: subject, quality: quality, line: int32(o.Line), year: int16(o.Year), decimals: derived}
	switch {
	case len(o.Printed) > exact && !comesBack(o):
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

// Subject numbers a subject.
func (all *Observations) Subject(s Subject) uint32 {
	if n, known := all.subjectAt[s]; known {
		return n
	}
	if all.subjectAt == nil {
		all.subjectAt = map[Subject]uint32{}
	}
	s.Code = strings.Clone(s.Code) // not a part of a whole file
	n := uint32(len(all.subjects))
	all.subjects, all.subjectAt[s] = append(all.subjects, s), n
	return n
}

// Quality numbers what qualifies an observation.
func (all *Observations) Quality(o Observation) uint32 {
	q := quality{o.Status, o.Qualifier, strings.Join(o.Sources, ";"), o.File, "", o.RankedOf, o.Sample}
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
	from, to := all.span(subject)
	for n := from; n < to; n++ {
		if p := all.points[n]; p.subject == subject && int(p.year) == year {
			return n
		}
	}
	return -1
}

// span is where the points of a subject begin and end; if they are not in order,
// they may be anywhere.
func (all *Observations) span(subject uint32) (from, to int) {
	if all.starts == nil {
		return 0, len(all.points)
	}
	if int(subject)+1 < len(all.starts) {
		return int(all.starts[subject]), int(all.starts[subject+1])
	}
	return int(all.starts[subject]), len(all.points)
}

// Figure is the number of an observation, for those who look at many.
type Figure struct {
	Year    int
	Value   float64
	Printed bool  // not derived
	Exact   bool  // without a qualifier
	Number  int32 // of the observation among all
}

// Series gives the figures of each subject by year. The slice is good until the
// next one.
func (all *Observations) Series() iter.Seq2[Subject, []Figure] {
	return func(yield func(Subject, []Figure) bool) {
		var series []Figure
		for subject, s := range all.subjects {
			series = all.figures(series[:0], uint32(subject))
			if !yield(s, series) {
				return
			}
		}
	}
}

// Of adds the figures of a subject by year to a slice.
func (all *Observations) Of(s Subject, to []Figure) []Figure {
	if subject, known := all.subjectAt[s]; known {
		return all.figures(to, subject)
	}
	return to
}

func (all *Observations) figures(to []Figure, subject uint32) []Figure {
	from, end := all.span(subject)
	before := len(to)
	for n := from; n < end; n++ {
		p := &all.points[n]
		if p.subject != subject {
			continue
		}
		to = append(to, Figure{Year: int(p.year), Value: p.value, Printed: p.decimals != derived, Exact: all.qualities[p.quality].qualifier == "", Number: int32(n)})
	}
	if all.starts == nil {
		slices.SortStableFunc(to[before:], func(a, b Figure) int { return cmp.Compare(a.Year, b.Year) })
	}
	return to
}

// Get gives the observation of a figure by its number.
func (all *Observations) Get(number int32) Observation { return all.at(int(number)) }

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
		if kept > 0 && all.points[kept-1].subject == p.subject && all.points[kept-1].year == p.year {
			call(all.at(kept-1), all.at(n))
			continue
		}
		all.points[kept] = p
		kept++
	}
	all.points = all.points[:kept]
	all.index()
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
	if !slices.IsSorted(number) {
		for n := range all.points {
			all.points[n].subject = number[all.points[n].subject]
		}
	}
	all.subjects = sorted
	all.repeats = false
	for n := 1; n < len(all.points) && !all.repeats; n++ {
		all.repeats = !all.points[n-1].before(&all.points[n]) // or may, as far as is known
	}
	if all.repeats {
		slices.SortStableFunc(all.points, func(a, b point) int {
			return cmp.Or(cmp.Compare(a.subject, b.subject), cmp.Compare(a.year, b.year))
		})
	}
	all.index()
}

func (p *point) before(q *point) bool {
	return p.subject < q.subject || p.subject == q.subject && p.year < q.year
}

// index notes where the points of each subject begin.
func (all *Observations) index() {
	all.starts = make([]int32, len(all.subjects))
	n := 0
	for subject := range all.subjects {
		all.starts[subject] = int32(n)
		for n < len(all.points) && int(all.points[n].subject) == subject {
			n++
		}
	}
}

// ByYear counts the observations of each year.
func (all *Observations) ByYear() map[int]int {
	counts := make([]int, math.MaxInt16+1)
	for n := range all.points {
		counts[all.points[n].year]++
	}
	by := map[int]int{}
	for year, n := range counts {
		if n > 0 {
			by[year] = n
		}
	}
	return by
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
	var of []Observation
	from, to := i.Observations.span(subject)
	for n := from; n < to; n++ {
		if i.Observations.points[n].subject == subject {
			of = append(of, i.Observations.at(n))
		}
	}
	return of
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
