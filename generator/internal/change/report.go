// Package change says what differs between two states of the data: values lost,
// revised and added, and words about them. It is pure: it compares what has been
// read, and reads and writes nothing.
//
// What is the same data is no change: tables are compared by key, so the names of
// files and the order of rows and columns do not matter, nor does 40 or 40.0.
package change

import (
	"strings"

	"chiso/generator/internal/dataset"
)

// Side is one of the two states. Its catalog may have gaps, where mistakes kept
// something from being read: see Unread.
type Side struct {
	Catalog *dataset.Catalog
	Unread  Unread
}

// Unread is what stands in a state of the data but could not be read. What is
// there unread is not lost, and what was there unread is not new.
type Unread struct {
	Parts  map[string]bool                 // whole parts, see Part
	Points map[string]map[dataset.Key]bool // rows of the tables with figures, by dataset
}

// Part names a part that may be unread: "dataset", "indicator", "list",
// "concordance", "targets" or "annotations", or "table" with the dataset before
// the table's own name.
func Part(kind, name string) string { return kind + " " + name }

// rows says whether rows with values of an indicator are unread, notes whether notes
// on its values are, or are about such rows.
func (u Unread) rows(i *dataset.Indicator) bool {
	return i != nil && u.Parts[Part("indicator", i.Name)]
}

func (u Unread) notes(i *dataset.Indicator) bool {
	return u.rows(i) || u.Parts[Part("annotations", i.Dataset.Name)]
}

// What happened to a thing.
type What string

// A value is requalified when the number stayed and its attributes changed:
// status, qualifier, sources or size of the sample.
const (
	Removed     What = "removed"
	Revised     What = "revised"
	Requalified What = "requalified"
	Added       What = "added"
	Changed     What = "changed"
	Renamed     What = "renamed"
)

// Report is everything that differs, the gravest first: what loses values, then
// large revisions, then others, then what adds, then words. `diff --format json`
// prints it as it is here; report.schema.json says so to those who read it.
type Report struct {
	Base         string    `json:"base"`   // the revision compared with, as it was asked for
	Commit       string    `json:"commit"` // its full name
	Problems     Problems  `json:"problems"`
	Derived      bool      `json:"derived"` // whether computed values are compared: not if a side has problems
	Counts       Counts    `json:"counts"`
	Datasets     []Dataset `json:"datasets"`
	CodeLists    []Rows    `json:"codeLists"`
	Concordances []Rows    `json:"concordances"`
	Unread       []string  `json:"unread"` // parts that were not compared, as Part names them
}

// Text is a text by language code.
type Text = dataset.Text

// Problems counts what `check` finds on each side.
type Problems struct {
	Before int `json:"before"`
	After  int `json:"after"`
}

// Counts are the sizes of a change. Values of removed and added indicators count
// as removed and added values.
type Counts struct {
	Removed     int `json:"removed"`
	Revised     int `json:"revised"`
	Large       int `json:"large"` // of those revised
	Requalified int `json:"requalified"`
	Added       int `json:"added"`
	Rows        int `json:"rows"`   // rows of other tables: codes, targets, annotations, instruments
	Fields      int `json:"fields"` // keys of descriptors, without those of things that came or went as a whole
	Unread      int `json:"unread"` // values not compared, for one side could not be read there
}

// Dataset is what differs in a data package.
type Dataset struct {
	Name       string      `json:"name"`
	Before     string      `json:"before,omitempty"` // its name before, if it was renamed
	What       What        `json:"what"`
	Title      Text        `json:"title"`
	Fields     []Field     `json:"fields"`
	Indicators []Indicator `json:"indicators"`
	Tables     []Rows      `json:"tables"` // rows without figures, and the words beside figures
	Targets    []Record    `json:"targets"`
	Release    *Release    `json:"release,omitempty"` // what to write where figures changed and the version did not
}

// Indicator is what differs in a measure.
type Indicator struct {
	Name        string          `json:"name"`
	Before      string          `json:"before,omitempty"` // its name before, if it was renamed
	What        What            `json:"what"`
	Title       Text            `json:"title"`
	Unit        Text            `json:"unit"`
	Measure     dataset.Measure `json:"measure"`
	Spread      float64         `json:"spread"` // of its values before, see Spread
	Counts      Counts          `json:"counts"`
	Fields      []Field         `json:"fields"`
	Values      []Value         `json:"values"`
	Annotations []Record        `json:"annotations"`
}

// Value is a value that differs. Before is nil if it was added, After if it was
// removed.
type Value struct {
	What    What           `json:"what"`
	List    string         `json:"list"`
	Code    string         `json:"code"`
	Label   Text           `json:"label"`
	Period  dataset.Period `json:"period,omitzero"`
	Before  *State         `json:"before,omitempty"`
	After   *State         `json:"after,omitempty"`
	Change  *float64       `json:"change,omitempty"`  // after less before
	Percent *float64       `json:"percent,omitempty"` // of the value before; none for ranks and shares, of which it says nothing
	Spreads *float64       `json:"spreads,omitempty"` // size of the change in spreads of the indicator
	Large   bool           `json:"large,omitempty"`
}

// State is a value with what qualifies it.
type State struct {
	Value     float64  `json:"value"`
	Upper     float64  `json:"upper,omitempty"` // the other end, if the value is a range
	Status    string   `json:"status"`
	Qualifier string   `json:"qualifier,omitempty"`
	Sources   []string `json:"sources,omitempty"`
	Sample    int      `json:"sample,omitempty"`
}

// Rows are the rows of a named table that differ.
type Rows struct {
	Name    string   `json:"name"`
	What    What     `json:"what"` // Changed, or Added or Removed as a whole
	Title   Text     `json:"title"`
	Fields  []Field  `json:"fields"` // of its declaration
	Records []Record `json:"records"`
}

// Record is a row that differs, with the fields that do.
type Record struct {
	What   What    `json:"what"`
	Key    string  `json:"key"`
	Label  Text    `json:"label,omitempty"`
	Fields []Field `json:"fields"`
}

// Field is a key that differs, such as "title.vi". A side where it is not there is
// empty.
type Field struct {
	Name   string `json:"name"`
	Before string `json:"before"`
	After  string `json:"after"`
}

// Empty says whether nothing differs.
func (r Report) Empty() bool {
	return len(r.Datasets)+len(r.CodeLists)+len(r.Concordances) == 0
}

// Touched are the names of indicators of which something differs, on both sides:
// values, words, notes or targets.
func (r Report) Touched() map[string]bool {
	names := map[string]bool{}
	for _, d := range r.Datasets {
		for _, i := range d.Indicators {
			names[i.Name] = true
			if i.Before != "" {
				names[i.Before] = true
			}
		}
		for _, t := range d.Targets {
			name, _, _ := strings.Cut(t.Key, between)
			names[name] = true
		}
	}
	return names
}

func (c *Counts) add(d Counts) {
	c.Removed += d.Removed
	c.Revised += d.Revised
	c.Large += d.Large
	c.Requalified += d.Requalified
	c.Added += d.Added
	c.Rows += d.Rows
	c.Fields += d.Fields
	c.Unread += d.Unread
}
