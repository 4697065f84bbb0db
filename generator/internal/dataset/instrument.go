package dataset

// Instruments is the name of the table that lists legal instruments and other
// events: number first, then their subject in each language and their dates.
const Instruments = "instruments"

// Instrument is a legal instrument or another event that charts may mark.
type Instrument struct {
	Number  string
	Subject Text
	Date    string // from which it takes effect, else on which it was issued, YYYY-MM-DD
}

// Instrument finds an instrument by its number.
func (c *Catalog) Instrument(number string) (found Instrument, ok bool) {
	for _, d := range c.Datasets {
		for _, t := range d.Tables {
			if t.Name != Instruments {
				continue
			}
			for row := range t.Rows {
				if row[0] == number {
					return t.instrument(row), true
				}
			}
		}
	}
	return found, false
}

func (t *Table) instrument(row []string) Instrument {
	i := Instrument{Number: row[0], Subject: Text{}}
	for n, f := range t.Fields {
		switch {
		case f.Text == "subject":
			i.Subject[f.Lang] = row[n]
		case f.Name == "date_effective" && row[n] != "", f.Name == "date_issued" && i.Date == "":
			i.Date = row[n]
		}
	}
	return i
}
