package dataset

import (
	"slices"
	"strings"
)

// Instruments is the name of the table that lists legal instruments and other
// events: their number, their subject in each language and their dates.
// InstrumentRelations says what one does to another, Provisions what their articles
// allow; both are optional tables of the same dataset.
const (
	Instruments         = "instruments"
	InstrumentRelations = "instrument-relations"
	Provisions          = "law-provisions"
)

// Instrument is a legal instrument or another event, which sets targets and which
// charts may mark. What is not known is empty.
type Instrument struct {
	ID        string // unique: a number may be that of several, issued in different years
	Number    string // empty if it has none
	Kind      string // code of "instrument-kinds"
	Issuer    string // code of "issuers"
	Subject   Text
	Issued    string   // YYYY-MM-DD
	Effective string   // YYYY-MM-DD, the day from which it takes effect
	Topics    []string // codes of "topics"
	Link      string   // web address of its text
	LinkKind  string   // OfficialText or CopiedText, empty without a link
	Note      Text
	Dataset   string   // name of the dataset that lists it
	Sources   []string // names of that dataset's sources
}

// Kinds of links to the text of an instrument: at the issuer, the gazette or the
// national database of laws; or a copy that somebody else keeps.
const (
	OfficialText = "official"
	CopiedText   = "copy"
)

// Relation says what an instrument does to another, in one of the two directions in
// which it can be said.
type Relation struct {
	From, To string // IDs of instruments
	Kind     string // code of the list "instrument-relations"; the type of that code is the other direction
	Note     Text
}

// Codes of relations that change whether an instrument is in force as it was issued.
const (
	AmendedBy  = "amended-by"
	ReplacedBy = "replaced-by"
)

// Provision is what an article of an instrument allows or asks for, in short.
type Provision struct {
	Instrument      string // ID
	Article, Clause string // their numbers; Clause may be empty
	Topic           string // code of "provision-topics", empty if there is none
	Says            Text
	Dataset         string
	Sources         []string
}

// Date is the day from which the instrument takes effect, else that of issue.
func (i Instrument) Date() string {
	if i.Effective != "" {
		return i.Effective
	}
	return i.Issued
}

// Instrument finds an instrument by its ID, or by a number that no other one has.
func (c *Catalog) Instrument(name string) (found Instrument, ok bool) {
	numbered := 0
	for _, i := range c.Instruments {
		if i.ID == name {
			return i, true
		}
		if i.Number == name && name != "" {
			found = i
			numbered++
		}
	}
	if numbered != 1 {
		return Instrument{}, false
	}
	return found, true
}

// RelationsOf are those of an instrument as seen from it: what was written of the
// other one is turned round. They are in the order of the table.
func (c *Catalog) RelationsOf(id string) []Relation {
	kinds := c.CodeLists[InstrumentRelations]
	var list []Relation
	for _, r := range c.Relations {
		switch id {
		case r.From:
			list = append(list, r)
		case r.To:
			list = append(list, Relation{From: r.To, To: r.From, Kind: kinds.Inverse(r.Kind), Note: r.Note})
		}
	}
	return list
}

// Inverse is the code of a relation as seen from the other side: the type of its
// code.
func (l *CodeList) Inverse(kind string) string {
	code, _ := l.Find(kind)
	return code.Type
}

// ProvisionsOf are those of an instrument, in the order of the table.
func (c *Catalog) ProvisionsOf(id string) []Provision {
	return slices.DeleteFunc(slices.Clone(c.Provisions), func(p Provision) bool { return p.Instrument != id })
}

// InstrumentsOf reads the instruments of a table, if it is one that lists them.
func (d *Dataset) InstrumentsOf(t *Table) []Instrument {
	if t.Name != Instruments {
		return nil
	}
	var list []Instrument
	for row := range t.Rows {
		list = append(list, d.instrument(t, row))
	}
	return list
}

func (d *Dataset) instrument(t *Table, row []string) Instrument {
	i := Instrument{Dataset: d.Name, Subject: Text{}, Note: Text{}}
	for n, f := range t.Fields {
		cell := strings.Clone(row[n]) // not a part of a whole file
		switch {
		case f.Text == "subject":
			i.Subject[f.Lang] = cell
		case f.Text == "note":
			i.Note[f.Lang] = cell
		case f.Name == "id":
			i.ID = cell
		case f.Name == "number":
			i.Number = cell
		case f.Name == "kind":
			i.Kind = cell
		case f.Name == "issuer":
			i.Issuer = cell
		case f.Name == "date_issued":
			i.Issued = cell
		case f.Name == "date_effective":
			i.Effective = cell
		case f.Name == "link":
			i.Link = cell
		case f.Name == "link_kind":
			i.LinkKind = cell
		case f.Name == "topics" && cell != "":
			i.Topics = strings.Split(cell, ListSeparator)
		case f.Attribute == "source" && cell != "":
			i.Sources = strings.Split(cell, ListSeparator)
		}
	}
	return i
}

// RelationRows reads the relations of a table as they are written: From and To are
// names of instruments, by which Catalog.Instrument finds them.
func (d *Dataset) RelationRows(t *Table) []Relation {
	var list []Relation
	for row := range t.Rows {
		r := Relation{Note: Text{}}
		for n, f := range t.Fields {
			cell := strings.Clone(row[n])
			switch {
			case f.Text == "note":
				r.Note[f.Lang] = cell
			case f.Name == "instrument":
				r.From = cell
			case f.Name == "relation":
				r.Kind = cell
			case f.Name == "other":
				r.To = cell
			}
		}
		list = append(list, r)
	}
	return list
}

// ProvisionRows reads the provisions of a table; Instrument is the name of one, as it
// is written.
func (d *Dataset) ProvisionRows(t *Table) []Provision {
	var list []Provision
	for row := range t.Rows {
		p := Provision{Dataset: d.Name, Says: Text{}}
		for n, f := range t.Fields {
			cell := strings.Clone(row[n])
			switch {
			case f.Text == "says":
				p.Says[f.Lang] = cell
			case f.Name == "instrument":
				p.Instrument = cell
			case f.Name == "article":
				p.Article = cell
			case f.Name == "clause":
				p.Clause = cell
			case f.Name == "topic":
				p.Topic = cell
			case f.Attribute == "source" && cell != "":
				p.Sources = strings.Split(cell, ListSeparator)
			}
		}
		list = append(list, p)
	}
	return list
}
