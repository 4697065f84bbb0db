package export

import (
	"bytes"
	"encoding/csv"
	"strconv"
	"strings"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/derive"
)

// tablesCSV: each table as it stands in the repository, with a column of labels
// per language after each column of codes.
var tablesCSV = Format{"csv", func(_ *dataset.Catalog, d *dataset.Dataset) (paths []string) {
	for _, t := range d.Tables {
		paths = append(paths, t.Name+".csv")
	}
	return paths
}, func(o Options, d *dataset.Dataset, files map[string][]byte) {
	for _, t := range d.Tables {
		files[t.Name+".csv"] = tableCSV(o.Catalog, t)
	}
}}

func tableCSV(c *dataset.Catalog, t *dataset.Table) []byte {
	w := newWriter()
	columns := tableColumns(c, t)
	w.row(header(columns))
	for cells := range t.Rows {
		var row []string
		for _, x := range columns {
			text := x.text(c, cells)
			if x.language != "" || x.field.Role != "measure" && x.field.Type != "number" && x.field.Type != "integer" && !dataset.IsTemporal(x.field.Type) {
				text = Safe(text)
			}
			row = append(row, text)
		}
		w.row(row)
	}
	return w.bytes()
}

// indicatorsCSV: each indicator in one file, a row for each value, those that we
// derived among them.
var indicatorsCSV = Format{"csv", func(_ *dataset.Catalog, d *dataset.Dataset) (paths []string) {
	for _, i := range d.Columns() {
		paths = append(paths, i.Name+".csv")
	}
	return paths
}, func(o Options, d *dataset.Dataset, files map[string][]byte) {
	for _, i := range d.Columns() {
		files[i.Name+".csv"] = indicatorCSV(o.Catalog, i)
	}
}}

func indicatorCSV(c *dataset.Catalog, i dataset.Slice) []byte {
	w := newWriter()
	periods := !i.IsYearly()
	w.row(figureHeader(c, periods))
	for o := range i.All() {
		w.row(appendFigure(w.cells[:0], c, i, o, periods))
	}
	return w.bytes()
}

// figureHeader names the columns of a file with a row for each figure, with one of periods where some
// are no calendar years, beside that of the years in which they start.
func figureHeader(c *dataset.Catalog, periods bool) []string {
	each := func(prefix string) []string {
		var names []string
		for _, language := range c.Languages {
			names = append(names, prefix+language)
		}
		return names
	}
	header := append([]string{"indicator", "code_list", "code"}, each("label_")...)
	header = append(header, "year")
	if periods {
		header = append(header, "period")
	}
	header = append(header, "value", "value_upper", "qualifier", "status", "ranked_of", "sample")
	header = append(header, each("unit_")...)
	header = append(header, "source", "accessed", "licence")
	return append(header, each("note_")...)
}

// appendFigure adds a figure with all that belongs to it to the cells of a row.
func appendFigure(row []string, c *dataset.Catalog, i dataset.Slice, o dataset.Observation, periods bool) []string {
	o = derive.Published(c, i, o)
	row = append(row, i.Name, o.Area.List, Safe(o.Area.Code))
	for _, language := range c.Languages {
		row = append(row, Safe(c.Label(o.Area, language)))
	}
	row = append(row, positive(o.Period.Year()))
	if periods {
		row = append(row, o.Period.String())
	}
	row = append(row, Value(o), Upper(o), Safe(o.Qualifier), o.Status, positive(o.RankedOf), positive(o.Sample))
	for _, language := range c.Languages {
		row = append(row, Safe(i.Unit[language]))
	}
	row = append(row, strings.Join(o.Sources, dataset.ListSeparator), Accessed(i.Dataset, o.Sources), Safe(License(i.Dataset.Origin(o.Sources), o.Period)))
	for _, language := range c.Languages {
		row = append(row, Safe(Notes(i, o, language)))
	}
	return row
}

// Value is a number as it was printed, or as computed if it was derived.
func Value(o dataset.Observation) string {
	if o.Printed != "" {
		return o.Printed
	}
	return strconv.FormatFloat(o.Value, 'f', -1, 64)
}

// Upper is the other end of a range that begins at the value, blank if the value is one
// number.
func Upper(o dataset.Observation) string {
	if !o.Ranged() {
		return ""
	}
	return strconv.FormatFloat(o.Upper, 'f', -1, 64)
}

func positive(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// Accessed lists the dates on which the sources were taken, each once.
func Accessed(d *dataset.Dataset, names []string) string {
	var dates []string
	seen := map[string]bool{}
	for _, name := range names {
		for _, s := range d.Sources {
			if s.Name == name && !seen[s.Accessed] {
				seen[s.Accessed] = true
				dates = append(dates, s.Accessed)
			}
		}
	}
	return strings.Join(dates, dataset.ListSeparator)
}

// License is the name of the licence that covers a year's edition.
func License(d *dataset.Dataset, period dataset.Period) string {
	for _, l := range d.LicensesOf(period) {
		return l.Name
	}
	return ""
}

// Notes are what is noted on a figure, with what other sources say of it.
func Notes(i dataset.Slice, o dataset.Observation, language string) string {
	if len(i.Annotations) == 0 {
		return ""
	}
	var out []string
	for _, a := range i.Annotations[o.Key()] {
		note := a.Note[language]
		if a.Alternative {
			note = a.Value + ": " + note
		}
		out = append(out, note)
	}
	return strings.Join(out, " | ")
}

// writer is encoding/csv into memory, where writing cannot fail.
type writer struct {
	buffer bytes.Buffer
	csv    *csv.Writer
	cells  []string // of the row before, whose room the next one may have
}

func newWriter() *writer {
	w := &writer{}
	w.csv = csv.NewWriter(&w.buffer)
	return w
}

func (w *writer) row(cells []string) {
	_ = w.csv.Write(cells)
	w.cells = cells
}

func (w *writer) bytes() []byte {
	w.csv.Flush()
	return w.buffer.Bytes()
}
