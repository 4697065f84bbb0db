package export

import (
	"bytes"
	"strconv"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"chiso/generator/internal/dataset"
)

// tablesXLSX: each table as a workbook, with the columns of its CSV, numbers as numbers;
// one sheet says what the columns hold, another where the figures are from, under what
// licence and how to cite them.
var tablesXLSX = Format{"xlsx", func(c *dataset.Catalog, d *dataset.Dataset) (paths []string) {
	for _, t := range d.Tables {
		if HasXLSX(c, t) {
			paths = append(paths, t.Name+".xlsx")
		}
	}
	return paths
}, func(o Options, d *dataset.Dataset, files map[string][]byte) {
	for _, t := range d.Tables {
		if HasXLSX(o.Catalog, t) {
			files[t.Name+".xlsx"] = tableXLSX(o.Catalog, d, t)
		}
	}
}}

// mostCells is how many a workbook may hold: more opens slowly in spreadsheet programs,
// if at all, and would be written through a file on the disk.
const mostCells = 300_000

// HasXLSX says whether a table is written as a workbook: an empty or a huge one is not.
func HasXLSX(c *dataset.Catalog, t *dataset.Table) bool {
	return t.Len > 0 && t.Len <= mostCells/max(1, len(tableColumns(c, t)))
}

// The sheets after that of the table, which has the table's name.
const (
	columnsSheet = "columns"
	sourcesSheet = "sources"
)

func tableXLSX(c *dataset.Catalog, d *dataset.Dataset, t *dataset.Table) []byte {
	b := &workbook{file: excelize.NewFile()}
	defer b.file.Close()
	created := d.Created + "T00:00:00Z" // of the data: nothing here depends on the clock
	b.do(SetProps(b.file, excelize.DocProperties{Title: d.Title[c.Languages[0]], Creator: d.Name, Created: created, Modified: created}))
	bold, err := b.file.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}})
	b.do(err)
	b.bold = bold

	name := t.Name
	if name == columnsSheet || name == sourcesSheet {
		name += "-table"
	}
	name = name[:min(len(name), excelize.MaxSheetNameLength)] // names of tables are ASCII
	b.do(b.file.SetSheetName("Sheet1", name))
	columns := tableColumns(c, t)
	var rows [][]any
	for cells := range t.Rows {
		var row []any
		for _, x := range columns {
			if text := x.text(c, cells); x.language == "" {
				row = append(row, cell(x.field, text))
			} else {
				row = append(row, text)
			}
		}
		rows = append(rows, row)
	}
	b.sheet(name, header(columns), rows)
	b.sheet(columnsSheet, append([]string{"column", "type"}, each(c, "title_", "unit_")...), columnRows(c, d, t))
	b.sheet(sourcesSheet, append([]string{"what"}, append(each(c, "text_"), "path", "accessed", "from", "to")...), sourceRows(c, d))
	var out bytes.Buffer
	b.do(b.file.Write(&out))
	if b.err != nil {
		panic("export: workbook of " + d.Name + "/" + t.Name + ": " + b.err.Error()) // of so few cells it is made in memory
	}
	return out.Bytes()
}

// cell is a value as a spreadsheet holds it. A text is never a formula there.
func cell(f dataset.Field, text string) any {
	if text == "" {
		return nil
	}
	switch f.Type {
	case "number", "integer", "year":
		if number, err := strconv.ParseFloat(text, 64); err == nil {
			return number
		}
	}
	return text
}

func each(c *dataset.Catalog, prefixes ...string) []string {
	var names []string
	for _, prefix := range prefixes {
		for _, language := range c.Languages {
			names = append(names, prefix+language)
		}
	}
	return names
}

func columnRows(c *dataset.Catalog, d *dataset.Dataset, t *dataset.Table) [][]any {
	units := map[string]dataset.Text{}
	for _, i := range d.Columns() {
		units[i.Name] = i.Unit
	}
	var rows [][]any
	for _, f := range t.Fields {
		row := []any{f.Name, f.Type}
		for _, text := range []dataset.Text{f.Title, units[f.Name]} {
			for _, language := range c.Languages {
				row = append(row, text[language])
			}
		}
		rows = append(rows, row)
	}
	return rows
}

func sourceRows(c *dataset.Catalog, d *dataset.Dataset) [][]any {
	var rows [][]any
	put := func(what string, text dataset.Text, more ...any) {
		row := []any{what}
		for _, language := range c.Languages {
			row = append(row, text[language])
		}
		rows = append(rows, append(row, more...))
	}
	same := func(word string) dataset.Text {
		text := dataset.Text{}
		for _, language := range c.Languages {
			text[language] = word
		}
		return text
	}
	put("dataset", d.Title, d.Homepage)
	put("version", same(d.Version+", "+d.Created))
	if d.Citation != nil {
		put("citation", d.Citation)
	}
	for _, l := range d.Licenses {
		put("licence", l.Title, l.Path, nil, year(l.From), year(l.To))
	}
	for _, s := range d.Sources {
		if s.From != nil {
			continue // nothing in a table rests on it
		}
		put("source", s.Title, s.Path, s.Accessed)
	}
	return rows
}

// year is the cell of a period, blank of the zero Period.
func year(p dataset.Period) any {
	if p.IsZero() {
		return nil
	}
	return p.Year()
}

// workbook is one in the making. The first error ends it.
type workbook struct {
	file     *excelize.File
	bold     int // style
	streamed bool
	err      error
}

func (b *workbook) do(err error) {
	if b.err == nil {
		b.err = err
	}
}

// sheet writes a sheet whose head stays in sight, its columns as wide as what they hold.
// Of one workbook only the first may be streamed: excelize writes several streams in an
// order that differs each time.
func (b *workbook) sheet(name string, header []string, rows [][]any) {
	_, err := b.file.NewSheet(name)
	b.do(err)
	head := make([]any, len(header))
	panes := &excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}
	if b.streamed {
		for n, label := range header {
			head[n] = label
			column, err := excelize.ColumnNumberToName(n + 1)
			b.do(err)
			b.do(b.file.SetColWidth(name, column, column, width(label, rows, n)))
		}
		for n, row := range append([][]any{head}, rows...) {
			b.do(b.file.SetSheetRow(name, "A"+strconv.Itoa(n+1), &row))
		}
		b.do(b.file.SetRowStyle(name, 1, 1, b.bold))
		b.do(b.file.SetPanes(name, panes))
		return
	}
	b.streamed = true
	stream, err := b.file.NewStreamWriter(name)
	if b.do(err); b.err != nil {
		return
	}
	for n, label := range header {
		b.do(stream.SetColWidth(n+1, n+1, width(label, rows, n)))
		head[n] = excelize.Cell{StyleID: b.bold, Value: label}
	}
	b.do(stream.SetPanes(panes))
	b.do(stream.SetRow("A1", head))
	for n, row := range rows {
		b.do(stream.SetRow("A"+strconv.Itoa(n+2), row))
	}
	b.do(stream.Flush())
}

// width is that of a column in characters, after its first rows.
func width(label string, rows [][]any, column int) float64 {
	longest := utf8.RuneCountInString(label)
	for _, row := range rows[:min(len(rows), 200)] {
		if column < len(row) {
			if text, is := row[column].(string); is {
				longest = max(longest, utf8.RuneCountInString(text))
			}
		}
	}
	return float64(min(longest, 60) + 2)
}
