package form

import (
	"archive/zip"
	"bytes"
	"errors"
	"flag"
	"fmt"
	"os"
	"runtime"
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/i18n"
)

// update writes what the reader says now, to be read and committed:
// go test ./generator/internal/form -update.
var update = flag.Bool("update", false, "update the golden messages")

// made is a form of a made-up table: a share and a number of things, of two years.
func made(t *testing.T) *Form {
	t.Helper()
	translations, err := i18n.Read("../../../themes/chiso", "", []string{"vi", "en"})
	if err != nil {
		t.Fatal(err)
	}
	text := func(vi, en string) dataset.Text { return dataset.Text{"vi": vi, "en": en} }
	list := func(name string, codes ...dataset.Code) *dataset.CodeList {
		return dataset.NewCodeList(name, text(name, name), text("nơi", "places"), "", codes)
	}
	zero, hundred := 0.0, 100.0
	d := &dataset.Dataset{Name: "kpi", Title: text("Kết quả", "Results"), Created: "2026-11-22", Reporting: &dataset.Reporting{Table: "place", From: dataset.Year(2025), To: dataset.Year(2026)}}
	d.Indicators = []*dataset.Indicator{
		{Dataset: d, Name: "kpi_share", Title: text("Tỷ lệ", "Share"), Definition: text("Tỷ lệ bịa ra.", "Made up."), Unit: text("%", "%"), Measure: dataset.Share},
		{Dataset: d, Name: "kpi_count", Title: text("Sản phẩm, dịch vụ", "Products"), Definition: text("Bịa ra.", "Made up."), Unit: text("sản phẩm", "products"), Measure: dataset.Count},
		{Dataset: d, Name: "kpi_amount", Title: text("Doanh thu", "Turnover"), Definition: text("Bịa ra.", "Made up."), Unit: text("tỷ đồng", "billion VND"), Measure: dataset.Amount},
	}
	d.Tables = []*dataset.Table{{Name: "place", Key: []string{"place", "year"}, Fields: []dataset.Field{
		{Name: "place", Type: "string", Role: "dimension", CodeList: "places"}, {Name: "year", Type: "year", Role: "dimension"},
		{Name: "source", Type: "list", Role: "attribute", Attribute: "source"},
		{Name: "kpi_share_status", Type: "string", Role: "attribute", Attribute: "status", Of: []string{"kpi_share"}},
		{Name: "kpi_share", Type: "number", Role: "measure", Minimum: &zero, Maximum: &hundred},
		{Name: "kpi_count", Type: "integer", Role: "measure", Minimum: &zero},
		{Name: "kpi_amount", Type: "number", Role: "measure"},
	}}}
	c := &dataset.Catalog{Languages: []string{"vi", "en"}, Datasets: []*dataset.Dataset{d}, CodeLists: map[string]*dataset.CodeList{
		"places": list("places", dataset.Code{Code: "01", Slug: "ha-noi", Label: text("Hà Nội", "Ha Noi"), ValidFrom: "2025-07-01"}, dataset.Code{Code: "66", Slug: "dak-lak", Label: text("Đắk Lắk", "Dak Lak"), ValidFrom: "2026-01-01"}),
		"statuses": list("statuses", dataset.Code{Code: "final", Label: text("Chính thức", "Final")}, dataset.Code{Code: "provisional", Label: text("Sơ bộ", "Provisional")},
			dataset.Code{Code: "derived", Label: text("Trang này tính", "Computed")}),
	}}
	return All(c, translations)[0]
}

// typed is the form of a place after somebody has worked on it.
func typed(t *testing.T, f *Form, code string, work func(*excelize.File, string)) []byte {
	t.Helper()
	data, err := f.XLSX(placed(t, f, code))
	if err != nil {
		t.Fatal(err)
	}
	book, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	work(book, book.GetSheetName(0))
	var out bytes.Buffer
	if err := book.Write(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// set puts values into cells: "G4", 12.5, "J4", "12/BC".
func set(pairs ...any) func(*excelize.File, string) {
	return func(book *excelize.File, sheet string) {
		for n := 0; n < len(pairs); n += 2 {
			must(book.SetCellValue(sheet, pairs[n].(string), pairs[n+1]))
		}
	}
}

// looks gives a cell a format of numbers.
func looks(cell, format string) func(*excelize.File, string) {
	return func(book *excelize.File, sheet string) {
		style, err := book.NewStyle(&excelize.Style{CustomNumFmt: &format})
		must(err, book.SetCellStyle(sheet, cell, cell, style))
	}
}

// must ends a test that could not change its spreadsheet.
func must(errs ...error) {
	if err := errors.Join(errs...); err != nil {
		panic(err)
	}
}

// rewritten changes the parts of a spreadsheet as text.
func rewritten(t *testing.T, data []byte, change func(name, text string) string) []byte {
	t.Helper()
	return repacked(t, data, func(name, text string) (string, string) { return name, change(name, text) })
}

// repacked changes the names of the parts of a spreadsheet and their text.
func repacked(t *testing.T, data []byte, change func(name, text string) (string, string)) []byte {
	t.Helper()
	in, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, part := range in.File {
		r, err := part.Open()
		if err != nil {
			t.Fatal(err)
		}
		var text bytes.Buffer
		if _, err := text.ReadFrom(r); err != nil {
			t.Fatal(err)
		}
		name, changed := change(part.Name, text.String())
		to, err := w.Create(name)
		if err == nil {
			_, err = to.Write([]byte(changed))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

const form1 = "xl/worksheets/sheet1.xml"

// source fills in where the value of a row is from.
func source(row int) []any {
	return []any{fmt.Sprintf("J%d", row), "12/BC-UBND", fmt.Sprintf("K%d", row), "15/01/2026"}
}

// TestCells: what spreadsheets make of a cell is read as its writer meant it.
func TestCells(t *testing.T) {
	f := made(t)
	with := func(steps ...func(*excelize.File, string)) []byte {
		return typed(t, f, "01", func(book *excelize.File, sheet string) {
			set(source(4)...)(book, sheet)
			for _, step := range steps {
				step(book, sheet)
			}
		})
	}
	for _, c := range []struct {
		what string
		data []byte
		want Figure
	}{
		{"a number", with(set("G4", 12.5)), Figure{Value: "12.5"}},
		{"a number with the rest of a sum", with(set("G4", 0.1+0.2)), Figure{Value: "0.3"}},
		{"zero", with(set("G4", 0)), Figure{Value: "0"}},
		{"a number as text", with(set("G4", "12.5")), Figure{Value: "12.5"}},
		{"spaces around it", with(set("G4", " \u00a012 ")), Figure{Value: "12"}},
		{"a percentage", with(set("G4", 0.855), looks("G4", "0%")), Figure{Value: "85.5"}},
		{"a percentage with decimals", with(set("G4", 0.07), looks("G4", "0.00%;[Red]-0.00%")), Figure{Value: "7"}},
		{"marks of thousands", with(set("G4", 12.25), looks("G4", `#,##0.00" điểm"`)), Figure{Value: "12.25"}},
		{"red if below", with(set("G4", 12.25), looks("G4", `[Red]0.0`)), Figure{Value: "12.25"}},
		{"a status by its word", with(set("G4", 1, "I4", "sơ bộ")), Figure{Value: "1", Status: "provisional"}},
		{"a status in English", with(set("G4", 1, "I4", "Provisional")), Figure{Value: "1", Status: "provisional"}},
		{"a final figure", with(set("G4", 1, "I4", "Chính thức")), Figure{Value: "1"}},
		{"a day as days are counted", with(set("G4", 1, "K4", 46037), looks("K4", "dd/mm/yyyy")), Figure{Value: "1", Report: Report{Date: "2026-01-15"}}},
		{"a day in words", with(set("G4", 1, "K4", "Ngày 5 tháng 3 năm 2026")), Figure{Value: "1", Report: Report{Date: "2026-03-05"}}},
		{"decomposed letters", with(set("G4", 1, "J4", "Ba\u0301o ca\u0301o 12")), Figure{Value: "1", Report: Report{Number: "Báo cáo 12"}}},
		{"inline strings, as other programs write them", rewritten(t, with(set("G4", 987654)), func(name, text string) string {
			return strings.Replace(text, `><v>987654</v>`, ` t="inlineStr"><is><t>31.5</t></is>`, 1)
		}), Figure{Value: "31.5"}},
		{"a result that was kept of a formula", rewritten(t, with(set("G4", 987654)), func(name, text string) string {
			return strings.Replace(text, `><v>987654</v>`, `><f>SUM(A1:A2)</f><v>31.5</v>`, 1)
		}), Figure{Value: "31.5"}},
		{"days counted from 1904", rewritten(t, with(set("G4", 1, "K4", 46037-1462), looks("K4", "d-mmm-yy")), func(name, text string) string {
			return strings.Replace(text, "<workbookPr ", `<workbookPr date1904="1" `, 1)
		}), Figure{Value: "1", Report: Report{Date: "2026-01-15"}}},
		{"a link behind words", with(set("G4", 1, "L4", "Xem báo cáo"), func(book *excelize.File, sheet string) {
			must(book.SetCellHyperLink(sheet, "L4", "https://example.org/r.pdf", "External"))
		}), Figure{Value: "1", Report: Report{Link: "https://example.org/r.pdf"}}},
		{"a row pushed down, a column beside, a sheet before", with(set("G4", 12.5), func(book *excelize.File, sheet string) {
			must(book.InsertRows(sheet, 1, 2), book.InsertCols(sheet, "A", 1), book.SetSheetName(sheet, "Biểu của tỉnh"))
		}), Figure{Value: "12.5"}},
	} {
		filled, problems := Read([]*Form{f}, "f.xlsx", c.data, "2026-11-22")
		if problems.Errors() > 0 || len(filled.Figures) != 1 {
			t.Errorf("%s: %+v", c.what, problems)
			continue
		}
		got := filled.Figures[0]
		want := c.want
		for _, part := range []struct{ want, otherwise *string }{{&want.Report.Number, ptr("12/BC-UBND")}, {&want.Report.Date, ptr("2026-01-15")}} {
			if *part.want == "" {
				*part.want = *part.otherwise
			}
		}
		if got.Value != want.Value || got.Status != want.Status || got.Report != want.Report || got.Place.Code != "01" || got.Period != dataset.Year(2025) || got.Indicator != "kpi_share" {
			t.Errorf("%s: %+v, want %+v", c.what, got, want)
		}
	}
}

func ptr(s string) *string { return &s }

// TestMistakes: each mistake is reported in its place; the words are in testdata.
func TestMistakes(t *testing.T) {
	f := made(t)
	csvOf := func(change func(string) string) []byte { return []byte(change(string(f.CSV(placed(t, f, "01"))))) }
	row := "kpi,01,Hà Nội,kpi_share,Tỷ lệ,2025,,%,,,,"
	in := func(value string) []byte {
		return csvOf(func(text string) string {
			return strings.Replace(text, row, "kpi,01,Hà Nội,kpi_share,Tỷ lệ,2025,"+value+",%,,12/BC-UBND,15/01/2026,", 1)
		})
	}
	number := func(row int, value any) []any { return append(source(row), fmt.Sprintf("G%d", row), value) }
	golden := ""
	for _, c := range []struct {
		what, file string
		data       []byte
	}{
		{"a renamed column", "f.xlsx", typed(t, f, "01", set(append(number(4, 12), "G3", "Giá tri (%)")...))},
		{"a renamed column that is nothing like it", "f.xlsx", typed(t, f, "01", set(append(number(4, 12), "G3", "Kết quả đạt được")...))},
		{"a column that is gone", "f.xlsx", typed(t, f, "01", func(book *excelize.File, sheet string) {
			set(number(4, 12)...)(book, sheet)
			must(book.RemoveCol(sheet, "J"))
		})},
		{"a column too many, twice", "f.xlsx", typed(t, f, "01", set(append(number(4, 12), "O3", "Ghi chú", "P3", "Giá trị")...))},
		{"no row of names", "f.xlsx", typed(t, f, "01", func(book *excelize.File, sheet string) { must(book.RemoveRow(sheet, 3)) })},
		{"nothing filled in", "f.csv", f.CSV(placed(t, f, "01"))},
		{"another form", "f.xlsx", typed(t, f, "01", set(append(number(4, 12), "A4", "kpis")...))},
		{"codes", "f.xlsx", typed(t, f, "01", set(append(append(number(4, 12), number(5, 3)...), "B4", "79", "D5", "kpi_amount")...))},
		{"a code of another place", "f.xlsx", typed(t, f, "01", set(append(number(4, 12), "B4", "66")...))},
		{"a place that was not there yet", "f.xlsx", typed(t, f, "66", set(number(4, 12)...))},
		{"years", "f.xlsx", typed(t, f, "01", set(append(append(append(number(4, 12), number(5, 3)...), number(6, 3)...), "F4", "năm 2025", "F5", 2024, "F6", nil)...))},
		{"numbers", "f.xlsx", typed(t, f, "01", set(append(append(append(number(4, "12,5"), number(5, "1.200")...), number(6, "1.200")...), number(7, -1)...)...))},
		{"more numbers", "f.xlsx", typed(t, f, "01", set(append(append(append(number(4, 250), number(5, 30.5)...), number(6, "30 tỷ")...), number(7, "…")...)...))},
		{"percentages", "f.xlsx", typed(t, f, "01", func(book *excelize.File, sheet string) {
			set(append(number(4, "85%"), number(5, 0.85)...)...)(book, sheet)
			looks("G5", "0%")(book, sheet)
		})},
		{"days for numbers", "f.xlsx", typed(t, f, "01", func(book *excelize.File, sheet string) {
			set(append(number(4, 46154), number(5, 3)...)...)(book, sheet)
			set("J5", 46154)(book, sheet)
			looks("G4", "dd/mm")(book, sheet)
			looks("J5", "dd-mmm")(book, sheet)
		})},
		{"a formula without a result", "f.xlsx", typed(t, f, "01", func(book *excelize.File, sheet string) {
			set(source(4)...)(book, sheet)
			must(book.SetCellFormula(sheet, "G4", "SUM(A1:A9)"))
		})},
		{"a status that is none, and one without room", "f.xlsx", typed(t, f, "01", set(append(append(number(4, 12), number(5, 3)...), "I4", "Trang này tính", "I5", "Sơ bộ")...))},
		{"sources", "f.xlsx", typed(t, f, "01", set("G4", 1, "G5", 2, "J5", "12/BC", "G6", 3, "K6", "15/01/2026", "G7", 4, "J7", "12/BC", "K7", "31/06/2026", "L7", "bao cao.vn"))},
		{"a report of tomorrow", "f.xlsx", typed(t, f, "01", set(append(number(4, 1), "K4", "23/11/2026")...))},
		{"the same twice", "f.xlsx", typed(t, f, "01", set(append(append(number(4, 1), number(7, 2)...), "F7", 2025)...))},
		{"a decimal comma without quotes", "f.csv", in("12,5")},
		{"a decimal comma in quotes", "f.csv", in(`"12,5"`)},
		{"a quote that is not closed", "f.csv", in(`"12`)},
		{"an old Excel file", "f.xls", []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")},
		{"an ODS", "f.ods", []byte("PK\x03\x04\x14\x00\x00\x08\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x08\x00\x00\x00mimetypeapplication/vnd.oasis.opendocument.spreadsheet")},
		{"a PDF", "f.pdf", []byte("%PDF-1.7\n")},
		{"nothing at all", "f.xlsx", nil},
		{"half an .xlsx", "f.xlsx", typed(t, f, "01", set(number(4, 1)...))[:4000]},
		{"a picture of another encoding", "f.csv", []byte("Bi\xb2u m\xc9u,M\xa7")},
	} {
		filled, problems := Read([]*Form{f}, c.file, c.data, "2026-11-22")
		if filled != nil || problems.Errors() == 0 {
			t.Errorf("%s is let through", c.what)
		}
		golden += "# " + c.what + "\n"
		for _, language := range []string{"vi", "en"} {
			for _, p := range problems.Sorted() {
				golden += fmt.Sprintf("%s: %s. %s [%s]\n", p.Position, p.What.In(language), p.Hint.In(language), p.Rule)
			}
		}
	}
	const file = "testdata/mistakes.txt"
	if *update {
		if err := os.WriteFile(file, []byte(golden), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil || string(want) != golden {
		t.Errorf("%v: the reader says\n%s", err, golden)
	}
}

// TestSeparators: a CSV is read however programs save it.
func TestSeparators(t *testing.T) {
	f := made(t)
	for _, c := range []struct{ what, from, to, value string }{
		{"as it was made", ",", ",", "12.5"},
		{"Excel in Vietnamese", ",", ";", "12,5"},
		{"Excel in Vietnamese, a whole number", ",", ";", "12"},
		{"tabs", ",", "\t", "12,5"},
		{"semicolons and points", ",", ";", "12.5"},
	} {
		text := strings.NewReplacer("Sản phẩm, dịch vụ", "Sản phẩm# dịch vụ").Replace(string(f.CSV(placed(t, f, "01"))))
		text = strings.ReplaceAll(text, c.from, c.to)
		text = strings.ReplaceAll(text, "Sản phẩm# dịch vụ", "Sản phẩm, dịch vụ")
		row := strings.ReplaceAll("kpi,01,Hà Nội,kpi_share,Tỷ lệ,2025,,%,,,,", ",", c.to)
		done := strings.ReplaceAll("kpi,1,Hà Nội,kpi_share,Tỷ lệ,2025,@,%,,12/BC-UBND,15/1/2026,", ",", c.to)
		text = strings.Replace(text, row, strings.ReplaceAll(done, "@", c.value), 1)
		for encoding, data := range map[string][]byte{"UTF-8": []byte(text), "no mark": []byte(strings.TrimPrefix(text, "\ufeff")), "UTF-16": utf16le(text)} {
			filled, problems := Read([]*Form{f}, "f.csv", data, "2026-11-22")
			if problems.Errors() > 0 || len(filled.Figures) != 1 || filled.Figures[0].Value != strings.ReplaceAll(c.value, ",", ".") || filled.Figures[0].Place.Code != "01" {
				t.Errorf("%s, %s: %+v %+v", c.what, encoding, filled, problems)
			}
		}
	}
}

func utf16le(text string) []byte {
	var out []byte
	for _, unit := range utf16.Encode([]rune(text)) {
		out = append(out, byte(unit), byte(unit>>8))
	}
	return out
}

// moved puts the first sheet elsewhere in the archive.
func moved(t *testing.T, data []byte) []byte {
	t.Helper()
	return repacked(t, data, func(name, text string) (string, string) {
		if name == form1 {
			name = "xl/elsewhere.bin"
		}
		return name, strings.ReplaceAll(text, "worksheets/sheet1.xml", "elsewhere.bin")
	})
}

// TestHostile: a file made to do harm is refused, fast and within bounds of memory.
func TestHostile(t *testing.T) {
	f := made(t)
	sound := typed(t, f, "01", set(append(source(4), "G4", 12.5)...))
	body := func(rows string) []byte {
		return rewritten(t, sound, func(name, text string) string {
			if name != form1 {
				return text
			}
			before, after, _ := strings.Cut(text, "</sheetData>")
			return before + rows + "</sheetData>" + after
		})
	}
	for _, c := range []struct {
		what string
		data []byte
	}{
		{"a zip bomb", rewritten(t, sound, func(name, text string) string {
			if name == "xl/theme/theme1.xml" {
				return strings.Repeat(" ", 200<<20)
			}
			return text
		})},
		{"rows as wide as a sheet", body(strings.Repeat(`<row><c r="XFD9"/></row>`, 50_000))},
		{"millions of cells", body(`<row r="9">` + strings.Repeat("<c/>", 2_000_000) + `</row>`)},
		{"a sheet where none is looked for", moved(t, body(strings.Repeat(`<row r="9"/>`, 100_000)))},
		{"rows beyond a sheet", body(`<row r="99999999999"><c r="A99999999999"><v>1</v></c></row>`)},
		{"rows without end", body(strings.Repeat(`<row><c><v>1</v></c></row>`, 100_000))},
		{"rows of one number", body(strings.Repeat(`<row r="9"/>`, 100_000))},
		{"shared strings that are not there", rewritten(t, sound, func(name, text string) string {
			return strings.ReplaceAll(text, `t="s"><v>`, `t="s"><v>99999`)
		})},
		{"styles that are not there", rewritten(t, sound, func(name, text string) string {
			return strings.ReplaceAll(text, ` s="`, ` s="9999`)
		})},
		{"no workbook", rewritten(t, sound, func(name, text string) string {
			if name == "xl/workbook.xml" {
				return "<workbook/>"
			}
			return text
		})},
		{"nested without end", body(strings.Repeat("<row>", 200_000))},
		{"a document type", rewritten(t, sound, func(name, text string) string {
			return strings.Replace(text, "<worksheet", `<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb">]><worksheet`, 1)
		})},
		{"a CSV of one line without end", bytes.Repeat([]byte("a,"), 4<<20)},
		{"a CSV of rows without end", bytes.Repeat([]byte("a\n"), 3<<20)},
		{"zeros", make([]byte, 1<<20)},
	} {
		began := time.Now()
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		filled, problems := Read([]*Form{f}, "f.xlsx", c.data, "2026-11-22")
		runtime.ReadMemStats(&after)
		t.Logf("%s: %s, %d MB", c.what, time.Since(began), (after.TotalAlloc-before.TotalAlloc)>>20)
		if used := (after.TotalAlloc - before.TotalAlloc) >> 20; used > 1500 {
			t.Errorf("%s: %d MB were taken", c.what, used)
		}
		if filled != nil && (len(filled.Figures) != 1 || filled.Figures[0].Value != "12.5") || filled == nil && problems.Errors() == 0 {
			t.Errorf("%s: %+v %+v", c.what, filled, problems)
		}
	}
	// An empty row at the end of the sheet, as some programs put one there, is no harm.
	filled, problems := Read([]*Form{f}, "f.xlsx", body(`<row r="1048576" ht="15"/>`), "2026-11-22")
	if filled == nil {
		t.Errorf("a row at the end: %+v", problems)
	}
}
