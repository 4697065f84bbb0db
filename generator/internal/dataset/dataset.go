// Package dataset holds the model: validated, typed values that need no second
// check. It reads and writes nothing.
//
// A dataset has indicators; an indicator has a Cube of observations, which is read by
// Slices; an observation is one number of an Area (a place, an economy, a group of
// respondents) in a Period, with what qualifies it. Codes are those of code lists, which
// hold the labels.
//
// A code list of places may come after another one: a concordance says which code became
// which, wholly or by a share. Lists follow one another in a chain, so that whatever
// crosses several reorganisations crosses each of them once. A place whose borders stayed
// is one place under all of its codes (see Catalog.Latest).
package dataset

import (
	"iter"
	"maps"
	"slices"
	"strings"
	"sync/atomic"
)

// Text is a text by language code.
type Text map[string]string

// In gives the text in a language for who may read another site's: where it is not
// there, in English, else in the first language by code that has one.
func (t Text) In(language string) string {
	for _, l := range append([]string{language, "en"}, slices.Sorted(maps.Keys(t))...) {
		if t[l] != "" {
			return t[l]
		}
	}
	return ""
}

// Catalog is everything the site shows.
type Catalog struct {
	Languages    []string // first the default one
	Country      string   // code of the site's own country, empty if it has none
	Datasets     []*Dataset
	Instruments  []Instrument // in the order of their table
	Relations    []Relation   // of instruments, each in the direction in which it is written
	Provisions   []Provision  // of instruments, in the order of their table
	Terms        []Term       // in the order of their table
	Tools        []Tool       // of playbooks, in the order of their table
	CaseStudies  []CaseStudy  // in the order of their table
	Surveys      []Survey
	Assessments  []Assessment
	CodeLists    map[string]*CodeList
	Concordances []*Concordance

	known atomic.Pointer[geography] // see geography
}

// Dataset is the content of a data package.
type Dataset struct {
	Name            string
	Title           Text
	Description     Text
	Version         string
	Created         string // date of this version, YYYY-MM-DD
	Homepage        string
	Topics          []string // codes of "topics"
	UpdateFrequency string   // code of "frequencies"
	NextRelease     string   // YYYY-MM-DD, empty if the producer has not said
	Citation        Text
	Method          Text
	Limits          []Text
	Contributors    []Contributor
	Licenses        []License
	Sources         []Source
	Indicators      []*Indicator // as declared, the ranks of scores among them
	Tables          []*Table
	Charts          []*Chart
	Targets         []Target
	Reporting       *Reporting // nil if nobody fills in forms for it
}

// Reporting says for which of its tables a dataset has forms that places fill in,
// and from which period to which.
type Reporting struct {
	Table    string
	From, To Period
}

// Contributor is a person or body with its roles.
type Contributor struct {
	Title Text
	Path  string
	Roles []string
}

// License covers the editions of the periods From to To, the zero Period for no bound.
type License struct {
	Name     string
	Title    Text
	Path     string
	From, To Period
}

// Source is where figures were taken from; Accessed is the date taken.
type Source struct {
	Name     string
	Title    Text
	Path     string
	Accessed string
	From     *Dataset // that it was borrowed from, see Dataset.Borrow; nil for the dataset's own
}

// Measure is the sort of number an indicator is.
type Measure string

// The measures: a place in an order, points, a part of a whole in percent, a
// number of things, an amount in some unit.
const (
	Rank   Measure = "rank"
	Score  Measure = "score"
	Share  Measure = "share"
	Count  Measure = "count"
	Amount Measure = "amount"
)

// Ranking says whether places may be put in order by an indicator.
type Ranking string

// Ranked: yes. Quartiles: only in four groups. Unranked: no.
const (
	Ranked    Ranking = "rank"
	Quartiles Ranking = "quartile"
	Unranked  Ranking = "none"
)

// Direction says which values are better.
type Direction string

// Lower, higher or neither is better.
const (
	LowerIsBetter  Direction = "lower"
	HigherIsBetter Direction = "higher"
	NeitherBetter  Direction = "none"
)

// Indicator is a measure with a public name: one thing that a reader looks for. A score may
// have a rank, which has a column, a title and figures of its own and is shown wherever the
// score is; see Rank.
type Indicator struct {
	Dataset      *Dataset
	Name         string // column name, unique over all datasets
	Title        Text
	Definition   Text
	Unit         Text
	Measure      Measure
	Decimals     int // shown after the decimal mark
	Direction    Direction
	Ranking      Ranking
	OverTime     bool // whether values of different periods may be compared
	Breaks       []Break
	Notes        []Text
	Topics       []string
	Derive       Derivation
	Convert      Conversion
	Discontinued *Discontinued  // nil if the publisher goes on
	Rank         *Indicator     // the ranks of this score; nil if there are none
	Score        *Indicator     // that these are the ranks of; nil of all else
	Parent       *Indicator     // that this is a part of, as a pillar is of an index; nil of what stands for itself
	Parts        []*Indicator   // in the order in which they are declared
	RankedOf     map[Period]int // how many the producer ranked
	Annotations  map[Key][]Annotation
	Cube         Cube // its observations, by area in the order of its list, then period; read through Total
}

// Slug is the indicator's place in an address.
func (i *Indicator) Slug() string { return strings.ReplaceAll(i.Name, "_", "-") }

// RankedBy makes an indicator the ranks of this score.
func (i *Indicator) RankedBy(ranks *Indicator) { i.Rank, ranks.Score = ranks, i }

// Main is the indicator that has the page: of a rank its score, else itself.
func (i *Indicator) Main() *Indicator {
	if i.Score != nil {
		return i.Score
	}
	return i
}

// Wholes are the indicators that this one is a part of, from the outermost to its parent.
func (i *Indicator) Wholes() []*Indicator {
	var wholes []*Indicator
	for p := i.Parent; p != nil; p = p.Parent {
		wholes = append(wholes, p)
	}
	slices.Reverse(wholes)
	return wholes
}

// ShortUnit is a unit as sentences, titles and axes say it: without the words in
// brackets that explain it, so "points (0–100)" reads "points".
func (i *Indicator) ShortUnit(language string) string {
	short, _, _ := strings.Cut(i.Unit[language], " (")
	return short
}

// Break is a period from which on values are not comparable with those before.
type Break struct {
	Period   Period
	Reason   Text         // nil if it is a boundary that breaks the series
	Boundary *Concordance // nil if it is something else
}

// Discontinued says from which period on a publisher no longer prints an indicator, and
// why; Sources are names of the dataset's sources.
type Discontinued struct {
	Since   Period
	Reason  Text
	Sources []string
}

// Derivation says how values that the table leaves blank are computed: by
// ranking a score (see Indicator.Score), as the plain mean of others, as the ratio of two, or by
// ranking the members of a group among each other. The zero value is none.
type Derivation struct {
	Rank   string
	Ties   TieRule // how the publisher ranks equal printed scores; only with Rank
	Mean   []string
	Ratio  *Ratio
	Within *Within
}

// Within is the rank within a group of places by a rank among all, which may be an
// indicator of another dataset.
type Within struct {
	Of    string // the rank among all
	Group string // code of the list of groups
	Place string // code of the place that it is the rank of; empty for every member
}

// TieRule is what a publisher of ranks does with scores that are equal as printed.
type TieRule string

// BrokenTies: no rank repeats, since equal printed scores are ordered by digits that
// are not printed; the rank of such a score is only known as a range. SharedTies: equal
// scores have the same rank, the best of the group, and the next ranks are skipped.
const (
	BrokenTies TieRule = "broken"
	SharedTies TieRule = "shared"
)

// Ratio is one indicator for each unit of another one, times a number.
type Ratio struct {
	Of, Per string
	Times   float64
}

// Derives says whether blanks of the indicator are computed.
func (i *Indicator) Derives() bool {
	return i.Derive.Rank != "" || i.Derive.Within != nil || len(i.Inputs()) > 0
}

// Inputs are the indicators that a mean or ratio is computed from.
func (i *Indicator) Inputs() []string {
	if i.Derive.Ratio != nil {
		return []string{i.Derive.Ratio.Of, i.Derive.Ratio.Per}
	}
	return i.Derive.Mean
}

// Area is what an observation is about: a code of a code list.
type Area struct{ List, Code string }

// Annotation is a note on one value or, when Value is set, what another source
// says of it.
type Annotation struct {
	Alternative bool
	Value       string
	Note        Text
	Sources     []string
}

// SameSegment says whether no break lies between two periods.
func (i *Indicator) SameSegment(a, b Period) bool {
	return i.OverTime && i.Segment(a) == i.Segment(b)
}

// Segment counts the breaks up to a period.
func (i *Indicator) Segment(period Period) int {
	n := 0
	for _, b := range i.Breaks {
		if !b.Period.After(period) {
			n++
		}
	}
	return n
}

// AreasOf are those of some observations, each once, in their order.
func AreasOf(observations []Observation) []Area {
	var areas []Area
	seen := map[Area]bool{}
	for _, o := range observations {
		if !seen[o.Area] {
			seen[o.Area] = true
			areas = append(areas, o.Area)
		}
	}
	return areas
}

// Target is a wanted value of an indicator, or a range of it.
type Target struct {
	Declared    Place
	Indicator   string
	Place       string // "country" or "province": one for the whole, or one for each
	Comparator  string // ">=", ">", "<=", "<", "=" or "range"
	Value, High float64
	By          Period // zero if none is set
	Base        Period // from which progress is counted, zero if none is given
	Instrument  string // ID, empty if none is known
	Note        Text
	Sources     []string
}

// Concerns says whether a target is one of the figures of an indicator, or of its ranks.
func (t Target) Concerns(i *Indicator) bool {
	return t.Indicator == i.Name || i.Rank != nil && t.Indicator == i.Rank.Name
}

// Chart is a declared chart: every name in it exists.
type Chart struct {
	Declared  Place
	Kind      string
	Indicator Slice // that it draws, on the page of its indicator
	Title     Text
	Highlight string   // a code, or ""
	Compare   []string // codes drawn quiet but labelled
	Only      []string // codes it is limited to; empty for all
	From      Period   // first of two, zero for the earliest that may be compared
	Period    Period   // zero for the latest there is
	Measures  []Slice
	Events    []string // IDs of instruments, marked on the axis of time
}

// Place is where in the repository something was declared.
type Place struct {
	File         string
	Line, Column int
}

// Table is a table of a package as it stands, for publishing.
type Table struct {
	Name   string
	Path   string // in the repository, as in "data/gii/economy.csv"
	Title  Text
	Key    []string // names of the fields that tell rows apart
	Fields []Field
	Rows   iter.Seq[[]string]
	Len    int // how many rows
}

// Field is a column of a Table.
type Field struct {
	Name      string
	Type      string
	Title     Text
	Role      string // "dimension", "attribute", "text" or "measure"
	Attribute string
	Of        []string // indicators that an attribute speaks of; none if of all
	CodeList  string
	Lang      string // of a text column
	Text      string // what the text column is a translation of
	Required  bool
	Minimum   *float64 // nil if there is none
	Maximum   *float64
}

// Speaks says whether an attribute column qualifies the figures of an indicator.
func (f Field) Speaks(indicator string) bool {
	return f.Role == "attribute" && (len(f.Of) == 0 || slices.Contains(f.Of, indicator))
}

// ListSeparator stands between the items of a cell whose type is a list.
const ListSeparator = ";"

// Items are those of a cell: one, or several of a list.
func (f Field) Items(cell string) []string {
	if f.Type == "list" {
		return strings.Split(cell, ListSeparator)
	}
	return []string{cell}
}

// CellLabel is the words for the codes of a cell in a language, joined by "; ".
func (c *Catalog) CellLabel(f Field, cell, language string) string {
	var labels []string
	for _, code := range f.Items(cell) {
		labels = append(labels, c.CodeLists[f.CodeList].Label(code, language))
	}
	return strings.Join(labels, "; ")
}

// Size counts the indicators that are declared, the ranks of scores among them, and the values
// of all.
func (c *Catalog) Size() (indicators, values int) {
	for _, d := range c.Datasets {
		indicators += len(d.Indicators)
		for _, i := range d.Indicators {
			values += i.Cube.Len()
		}
	}
	return indicators, values
}

// Indicator finds an indicator by name.
func (c *Catalog) Indicator(name string) *Indicator {
	for _, d := range c.Datasets {
		if i := d.Indicator(name); i != nil {
			return i
		}
	}
	return nil
}

// Indicator finds an indicator of a dataset by name.
func (d *Dataset) Indicator(name string) *Indicator {
	for _, i := range d.Indicators {
		if i.Name == name {
			return i
		}
	}
	return nil
}

// Total is the total of an indicator by name, zero if there is none of that name.
func (c *Catalog) Total(name string) Slice {
	if i := c.Indicator(name); i != nil {
		return i.Total()
	}
	return Slice{}
}

// ChartsOf are the declared charts of an indicator and of its ranks, whichever dataset
// declares them.
func (c *Catalog) ChartsOf(i Slice) []*Chart {
	var charts []*Chart
	for _, d := range c.Datasets {
		for _, chart := range d.Charts {
			if chart.Indicator == i || chart.Indicator == i.Ranks() {
				charts = append(charts, chart)
			}
		}
	}
	return charts
}

// Totals are those of all indicators but ranks of a score, which go with it.
func (d *Dataset) Totals() []Slice {
	totals := make([]Slice, 0, len(d.Indicators))
	for _, i := range d.Indicators {
		if i.Score == nil {
			totals = append(totals, i.Total())
		}
	}
	return totals
}

// Columns are the totals of all that a table has a column for: indicators and the ranks of
// scores, in the order in which they are declared.
func (d *Dataset) Columns() []Slice {
	columns := make([]Slice, len(d.Indicators))
	for n, i := range d.Indicators {
		columns[n] = i.Total()
	}
	return columns
}

// Label is the word for an area in a language.
func (c *Catalog) Label(s Area, language string) string {
	return c.CodeLists[s.List].Label(s.Code, language)
}

// HasPeriods says whether a table has a column of periods that may be no calendar years.
func (c *Catalog) HasPeriods() bool {
	isPeriod := func(f Field) bool { return f.Role == "dimension" && f.Type == TypePeriod }
	hasPeriods := func(t *Table) bool { return slices.ContainsFunc(t.Fields, isPeriod) }
	return slices.ContainsFunc(c.Datasets, func(d *Dataset) bool { return slices.ContainsFunc(d.Tables, hasPeriods) })
}
