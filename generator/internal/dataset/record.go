package dataset

import "strings"

// Record is a row of a table that lists things rather than values: its cells by the names
// of their columns, and what its text columns say by the text that they are translations of.
// What is not known is empty.
type Record struct {
	Cells   map[string]string
	Texts   map[string]Text
	Sources []string // names of sources of its dataset
}

// Records reads the rows of a table.
func Records(t *Table) []Record {
	var list []Record
	for row := range t.Rows {
		r := Record{Cells: map[string]string{}, Texts: map[string]Text{}}
		for n, f := range t.Fields {
			cell := strings.Clone(row[n]) // not a part of a whole file
			r.Cells[f.Name] = cell
			switch {
			case f.Text != "":
				if r.Texts[f.Text] == nil {
					r.Texts[f.Text] = Text{}
				}
				r.Texts[f.Text][f.Lang] = cell
			case f.Attribute == "source":
				r.Sources = items(cell)
			}
		}
		list = append(list, r)
	}
	return list
}

// CodeListOf is the code list of a column, empty if it has none.
func (t *Table) CodeListOf(column string) string {
	for _, f := range t.Fields {
		if f.Name == column {
			return f.CodeList
		}
	}
	return ""
}

// List are the items of a cell that holds a list.
func (r Record) List(column string) []string { return items(r.Cells[column]) }

func items(cell string) []string {
	if cell == "" {
		return nil
	}
	return strings.Split(cell, ListSeparator)
}
