package load

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"regexp"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"chiso/generator/internal/diag"
)

// Table is a CSV file as text, every cell with its place. Its first line is the
// header; every row has as many cells as the header.
type Table struct {
	File   string
	Header []string
	Rows   []Row
	Lines  int // of records, with those that were set aside

	lines  []string
	header []int // byte column of each label, from 1
}

// Row is a record of a CSV file. No cell holds a line break, so a row is a line.
type Row struct {
	Line    int // from 1
	Cells   []string
	columns []int // byte column of each cell, from 1
}

// At is the place of a cell, its column in characters.
func (t *Table) At(r Row, cell int) diag.Position {
	label := ""
	if cell < len(t.Header) { // a row that is too long has cells beyond it
		label = t.Header[cell]
	}
	return diag.Position{File: t.File, Line: r.Line, Column: t.character(r.Line, r.columns[cell]), Label: label}
}

// AtLabel is the place of a label in the header.
func (t *Table) AtLabel(cell int) diag.Position {
	return diag.Position{File: t.File, Line: 1, Column: t.character(1, t.header[cell]), Label: t.Header[cell]}
}

// Column finds a label in the header, -1 if it is not there.
func (t *Table) Column(label string) int {
	for i, h := range t.Header {
		if h == label {
			return i
		}
	}
	return -1
}

func (t *Table) character(line, byteColumn int) int {
	source := t.lines[line-1]
	return utf8.RuneCountInString(source[:min(byteColumn-1, len(source))]) + 1
}

// ReadTable reads a CSV file and reports everything that is wrong with its
// structure. The table is nil when its columns cannot be told apart.
func ReadTable(file string, data []byte) (*Table, diag.List) {
	var problems diag.List
	if len(bytes.TrimSpace(data)) == 0 {
		problems.Add(diag.Position{File: file}, "empty-file", diag.T("tệp trống", "the file is empty"),
			diag.T("cần ít nhất dòng tiêu đề cột", "it needs at least the line of column names"))
		return nil, problems
	}
	if problem, bad := badEncoding(file, data); bad {
		problems = append(problems, problem)
		if problem.Rule != "bom" {
			return nil, problems
		}
		data = bytes.TrimPrefix(data, byteOrderMark)
	}
	t := &Table{File: file, lines: splitLines(data)}
	add := problems.Add
	if separator := wrongSeparator(t.lines[0]); separator != "" {
		add(diag.Position{File: file, Line: 1, Column: strings.Index(t.lines[0], separator) + 1}, "separator",
			diag.T("các cột cách nhau bằng %q, không phải dấu phẩy", "columns are separated by %q, not by commas", separator),
			diag.T("lưu lại dưới dạng CSV UTF-8 (dấu phẩy); số thập phân viết bằng dấu chấm",
				"save it as CSV UTF-8 (comma), with a point in decimals"))
		return nil, problems
	}
	for i, line := range t.lines {
		if column, bad := firstNotNFC(line); bad {
			add(diag.Position{File: file, Line: i + 1, Column: column}, "nfc", notNFC.What, notNFC.Mend)
		}
		if column, open := openQuote(line); open {
			add(diag.Position{File: file, Line: i + 1, Column: column}, "unclosed-quote",
				diag.T("dấu nháy kép mở ở đây không được đóng trong dòng", "the quote opened here is not closed on its line"),
				diag.T("đóng dấu nháy, hoặc bỏ nó; một ô không được xuống dòng", "close the quote, or remove it; a cell cannot hold a line break"))
			t.Lines++
			t.lines[i] = "" // later lines are read as if this one were blank
		}
	}
	t.records(add)
	for i, line := range splitLines(data) {
		if blankLine.MatchString(line) {
			add(diag.Position{File: file, Line: i + 1}, "blank-row", diag.T("dòng trống", "the row is blank"),
				diag.T("xóa dòng này", "delete the line"))
		}
	}
	t.lines = splitLines(data)
	if t.Header == nil {
		return nil, problems
	}
	return t, problems
}

// records runs encoding/csv over the lines that were not set aside.
func (t *Table) records(add func(diag.Position, string, diag.Text, diag.Text)) {
	reader := csv.NewReader(strings.NewReader(strings.Join(t.lines, "\n")))
	reader.FieldsPerRecord = -1
	for {
		cells, err := reader.Read()
		if err == io.EOF {
			return
		}
		var parse *csv.ParseError
		if errors.As(err, &parse) {
			add(diag.Position{File: t.File, Line: parse.Line, Column: t.character(parse.Line, parse.Column)}, "quote",
				diag.T("dấu nháy kép đặt sai chỗ", "a quote stands where it may not"),
				diag.T(`đặt cả ô trong "…" và viết dấu nháy bên trong thành ""`, `put the whole cell in "…" and write a quote inside it as ""`))
			if t.Header == nil {
				return // without a header the columns cannot be told apart
			}
			t.Lines++ // set aside
			continue
		}
		row := Row{Cells: cells, columns: make([]int, len(cells))}
		for i := range cells {
			row.Line, row.columns[i] = reader.FieldPos(i)
		}
		if blankLine.MatchString(t.lines[row.Line-1]) {
			continue // reported as blank
		}
		if t.Header == nil && row.Line > 1 {
			return // what is wrong with the first line has been said
		}
		if t.Header == nil {
			t.Header, t.header = cells, row.columns
			t.labels(add)
			continue
		}
		t.Lines++
		if t.fits(row, add) {
			t.texts(row, add)
			t.Rows = append(t.Rows, row)
		}
	}
}

func (t *Table) labels(add func(diag.Position, string, diag.Text, diag.Text)) {
	seen := map[string]bool{}
	for i, label := range t.Header {
		switch {
		case strings.TrimSpace(label) == "":
			add(t.AtLabel(i), "blank-label", diag.T("cột thứ %d không có tên", "column %d has no name", i+1),
				diag.T("đặt tên cột, hoặc xóa cột", "name the column or delete it"))
		case seen[label]:
			add(t.AtLabel(i), "duplicate-label", diag.T("hai cột cùng tên %q", "two columns are named %q", label),
				diag.T("xóa một cột, hoặc đổi tên", "delete or rename one"))
		}
		seen[label] = true
	}
}

// fits reports a row with more or fewer cells than the header.
func (t *Table) fits(row Row, add func(diag.Position, string, diag.Text, diag.Text)) bool {
	want, got := len(t.Header), len(row.Cells)
	switch {
	case got > want:
		add(t.At(row, want), "extra-cell",
			diag.T("dòng này có %d ô, dòng tiêu đề có %d", "the row has %d cells, the header %d", got, want),
			diag.T("số thập phân viết bằng dấu chấm (12.5, không phải 12,5); ô chữ có dấu phẩy thì bao trong \"…\"",
				"write decimals with a point (12.5, not 12,5); put a text that holds a comma in \"…\""))
	case got < want:
		add(diag.Position{File: t.File, Line: row.Line, Column: utf8.RuneCountInString(t.lines[row.Line-1]) + 1}, "missing-cell",
			diag.T("dòng này có %d ô, dòng tiêu đề có %d", "the row has %d cells, the header %d", got, want),
			diag.T("thêm ô còn thiếu; ô trống cũng cần dấu phẩy (cột %q)", "add what is missing; a blank cell needs its comma too (column %q)", t.Header[got]))
	}
	return got == want
}

// blankLine is a line all of whose cells are empty, quoted or not.
var blankLine = regexp.MustCompile(`^[ \t\r]*("")?[ \t\r]*(,[ \t\r]*("")?[ \t\r]*)*$`)

func splitLines(data []byte) []string {
	lines := strings.Split(string(data), "\n")
	for i := range lines {
		lines[i] = strings.TrimSuffix(lines[i], "\r")
	}
	if n := len(lines); n > 1 && lines[n-1] == "" {
		lines = lines[:n-1]
	}
	return lines
}

// wrongSeparator is the separator of a header without commas: Excel in
// Vietnamese writes semicolons, a copy from a sheet gives tabs.
func wrongSeparator(header string) string {
	if strings.Contains(header, ",") {
		return ""
	}
	for _, separator := range []string{";", "\t", "|"} {
		if strings.Contains(header, separator) {
			return separator
		}
	}
	return ""
}

// openQuote is the column (in characters, from 1) of a quote that opens a cell
// and is not closed on the line.
func openQuote(line string) (column int, open bool) {
	start := true
	position := 0
	runes := []rune(line)
	for position < len(runes) {
		if start && runes[position] == '"' {
			column = position + 1
			open = true
			position++
			for position < len(runes) {
				if runes[position] != '"' {
					position++
					continue
				}
				if position+1 < len(runes) && runes[position+1] == '"' {
					position += 2
					continue
				}
				open = false
				position++
				break
			}
			start = false
			continue
		}
		start = runes[position] == ','
		position++
	}
	return column, open
}

var notNFC = diag.Problem{
	What: diag.T("chữ có dấu ở dạng tổ hợp (NFD), thường do tệp lưu trên macOS", "accented letters are decomposed (NFD), as macOS writes them"),
	Mend: diag.T("gõ lại, hoặc lưu lại ở dạng dựng sẵn (NFC)", "type them again, or save them composed (NFC)"),
}

// firstNotNFC is the column (in characters, from 1) of the first letter that is
// not in Unicode normal form C.
func firstNotNFC(line string) (column int, bad bool) {
	if norm.NFC.IsNormalString(line) {
		return 0, false
	}
	composed := []rune(norm.NFC.String(line))
	for i, r := range []rune(line) {
		if i >= len(composed) || composed[i] != r {
			return i + 1, true
		}
	}
	return 1, true
}

var byteOrderMark = []byte("\xef\xbb\xbf")

// badEncoding reports a file that is not plain UTF-8.
func badEncoding(file string, data []byte) (diag.Problem, bool) {
	problem := diag.Problem{Position: diag.Position{File: file, Line: 1, Column: 1}, Rule: "encoding",
		Mend: diag.T("lưu lại dưới dạng CSV UTF-8", "save it as CSV UTF-8")}
	switch {
	case bytes.HasPrefix(data, byteOrderMark):
		problem.Rule = "bom"
		problem.What = diag.T("tệp bắt đầu bằng dấu BOM", "the file starts with a byte order mark (BOM)")
		problem.Mend = diag.T("lưu lại dưới dạng UTF-8 không BOM", "save it as UTF-8 without BOM")
		return problem, true
	case bytes.HasPrefix(data, []byte("\xff\xfe")), bytes.HasPrefix(data, []byte("\xfe\xff")):
		problem.What = diag.T("tệp dùng bảng mã UTF-16, không phải UTF-8", "the file is UTF-16, not UTF-8")
		return problem, true
	case bytes.HasPrefix(data, []byte("PK\x03\x04")):
		problem.What = diag.T("đây là tệp Excel (.xlsx), không phải CSV", "this is an Excel file (.xlsx), not CSV")
		return problem, true
	}
	for i, line := range bytes.Split(data, []byte("\n")) {
		if utf8.Valid(line) && !bytes.ContainsRune(line, 0) {
			continue
		}
		column := 1
		for len(line) > 0 {
			r, size := utf8.DecodeRune(line)
			if r == 0 || r == utf8.RuneError && size == 1 {
				break
			}
			line = line[size:]
			column++
		}
		problem.Line, problem.Column = i+1, column
		problem.What = diag.T("ký tự này không phải UTF-8 (tệp có thể ở mã Windows-1258, TCVN3 hoặc VNI)",
			"this character is not UTF-8 (the file may be Windows-1258, TCVN3 or VNI)")
		return problem, true
	}
	return problem, false
}
