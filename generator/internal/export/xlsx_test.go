package export_test

import (
	"bytes"
	"encoding/csv"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/datatest"
	"chiso/generator/internal/export"
)

// TestTableXLSX: a workbook holds what the CSV of its table holds, numbers as numbers and
// texts as texts, says where it is from, and is the same each time.
func TestTableXLSX(t *testing.T) {
	c := datatest.Archive(t, "../../testdata/history.txtar")
	d := c.Datasets[0]
	d.Tables = append(d.Tables, &dataset.Table{Name: "sources", Len: 2, Fields: []dataset.Field{{Name: "text", Type: "string"}, {Name: "number", Type: "number"}},
		Rows: slices.Values([][]string{{"=1+1", "12.50"}, {"@cmd", ""}})})
	o := export.Options{Catalog: c, Translations: datatest.Translations(t, "../../../themes/chiso")}
	files, again := export.Files(o), export.Files(o)
	for path := range export.Paths(c) {
		if files[path] == nil {
			t.Errorf("%s is not written", path)
		}
	}
	if len(files) != len(export.Paths(c)) {
		t.Errorf("%d files are written, %d are named", len(files), len(export.Paths(c)))
	}
	seen := 0
	for _, table := range d.Tables {
		path := "data/" + d.Name + "/" + table.Name
		data, there := files[path+".xlsx"]
		if there != (table.Len > 0) {
			t.Errorf("%s: a workbook is there: %v, of %d rows", path, there, table.Len)
		}
		if !there {
			continue
		}
		seen++
		if !bytes.Equal(data, again[path+".xlsx"]) {
			t.Errorf("%s.xlsx differs from one time to the next", path)
		}
		book, err := excelize.OpenReader(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		sheets := book.GetSheetList()
		rows, err := book.GetRows(sheets[0], excelize.Options{RawCellValue: true})
		if err != nil || len(sheets) != 3 {
			t.Fatalf("%s: sheets %q, %v", path, sheets, err)
		}
		want, err := csv.NewReader(bytes.NewReader(files[path+".csv"])).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		for n := range want {
			for column, cell := range want[n] {
				got := ""
				if column < len(rows[n]) {
					got = rows[n][column]
				}
				if cell = strings.TrimPrefix(cell, "'"); got != cell && got != strings.TrimRight(cell, "0") {
					t.Errorf("%s, row %d: %q in the workbook, %q in the CSV", path, n+1, got, cell)
				}
			}
		}
		for _, at := range []string{"A2", "A3"} {
			if formula, err := book.GetCellFormula(sheets[0], at); err != nil || formula != "" {
				t.Errorf("%s: %s is a formula, %q, %v", path, at, formula, err)
			}
		}
		about, err := book.GetRows(sheets[2])
		text := ""
		for _, row := range about {
			text += strings.Join(row, " ") + "\n"
		}
		for _, want := range []string{d.Title["vi"], d.Title["en"], d.Licenses[0].Title["en"], d.Sources[0].Accessed} {
			if err != nil || !strings.Contains(text, want) {
				t.Errorf("%s: the workbook does not say %q: %s %v", path, want, text, err)
			}
		}
	}
	if seen < 2 {
		t.Errorf("%d workbooks", seen)
	}
	if export.HasXLSX(c, &dataset.Table{Len: 1_000_000, Fields: []dataset.Field{{Name: "number"}}}) {
		t.Error("a million rows are written as a workbook")
	}
}
