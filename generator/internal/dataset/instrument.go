package dataset

import "slices"

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

// Instrument reads that of a record.
func (d *Dataset) Instrument(r Record) Instrument {
	return Instrument{ID: r.Cells["id"], Number: r.Cells["number"], Kind: r.Cells["kind"], Issuer: r.Cells["issuer"], Subject: r.Texts["subject"],
		Issued: r.Cells["date_issued"], Effective: r.Cells["date_effective"], Topics: r.List("topics"), Link: r.Cells["link"], LinkKind: r.Cells["link_kind"],
		Note: r.Texts["note"], Dataset: d.Name, Sources: r.Sources}
}

// Relation reads that of a record as it is written: From and To are names of instruments,
// by which Catalog.Instrument finds them.
func (r Record) Relation() Relation {
	return Relation{From: r.Cells["instrument"], To: r.Cells["other"], Kind: r.Cells["relation"], Note: r.Texts["note"]}
}

// Provision reads that of a record; Instrument is the name of one, as it is written.
func (d *Dataset) Provision(r Record) Provision {
	return Provision{Instrument: r.Cells["instrument"], Article: r.Cells["article"], Clause: r.Cells["clause"], Topic: r.Cells["topic"], Says: r.Texts["says"], Dataset: d.Name, Sources: r.Sources}
}
