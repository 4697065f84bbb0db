package dataset

import "strings"

// Instruments is the name of the table that lists legal instruments and other
// events: number first, then their subject in each language and their dates.
const Instruments = "instruments"

// Instrument is a legal instrument or another event, which sets targets and which
// charts may mark. What is not known is empty.
type Instrument struct {
	Number    string
	Kind      string // code of "instrument-kinds"
	Issuer    string // code of "issuers"
	Subject   Text
	Issued    string   // YYYY-MM-DD
	Effective string   // YYYY-MM-DD, the day from which it takes effect
	Topics    []string // codes of "topics"
	Note      Text
	Dataset   string   // name of the dataset that lists it
	Sources   []string // names of that dataset's sources
}

// Date is the day from which the instrument takes effect, else that of issue.
func (i Instrument) Date() string {
	if i.Effective != "" {
		return i.Effective
	}
	return i.Issued
}

// Instrument finds an instrument by its number.
func (c *Catalog) Instrument(number string) (found Instrument, ok bool) {
	for _, i := range c.Instruments {
		if i.Number == number {
			return i, true
		}
	}
	return found, false
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
		case f.Name == "topics" && cell != "":
			i.Topics = strings.Split(cell, ListSeparator)
		case f.Attribute == "source" && cell != "":
			i.Sources = strings.Split(cell, ListSeparator)
		}
	}
	return i
}
