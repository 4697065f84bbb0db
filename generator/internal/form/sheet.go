package form

import (
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"chiso/generator/internal/diag"
	"chiso/generator/internal/fix"
	"chiso/generator/internal/load"
)

// sheet is a table as it came, before anything is made of it: rows that hold
// something, from the top.
type sheet struct {
	rows      [][]cell
	separator byte     // of a CSV
	lines     []string // of a CSV, to show beside problems
}

// cell is one that somebody filled in.
type cell struct {
	value   string // without what nobody sees; a number as the data write it
	at      diag.Position
	link    string // where a spreadsheet leads whoever clicks on it
	typed   bool   // as text, and not as a number that a spreadsheet knows
	percent bool   // shown as a percentage: 0.85 as 85%
	day     bool   // shown as a day, which is the value
	formula bool   // worked out by the spreadsheet, which kept the value
}

// Bounds of what is read. A form has a few hundred rows.
const (
	MostBytes   = 8 << 20
	mostRows    = 20_000
	mostColumns = 200
	mostLines   = 5 * mostRows // of a CSV, with those that are blank
	longestLine = 64 << 10     // of a CSV, in bytes
)

// TooLarge says that a file is larger than a form may be.
func TooLarge(file string) diag.Problem {
	return diag.Problem{Position: diag.Position{File: file}, Rule: "size", What: diag.T("tệp quá lớn, không phải là biểu mẫu", "the file is too large to be a form"),
		Hint: diag.T("chép phần đã điền sang một biểu mẫu mới", "copy what was filled in to a new form")}
}

func tooLarge(file string) *diag.Problem {
	problem := TooLarge(file)
	return &problem
}

// read tells what sort of file came, by its first bytes, and reads its sheets; headed
// says whether one has the names of a form's columns.
func read(file string, data []byte, headed func(*sheet) bool) ([]*sheet, *diag.Problem) {
	begins := func(with string) bool { return strings.HasPrefix(string(data[:min(len(data), 64)]), with) }
	wrong := func(what diag.Text) ([]*sheet, *diag.Problem) {
		return nil, &diag.Problem{Position: diag.Position{File: file}, Rule: "encoding", What: what,
			Hint: diag.T("mở tệp, lưu lại ở dạng .xlsx (không đặt mật khẩu)", "open it and save it as .xlsx, without a password")}
	}
	switch {
	case len(data) > MostBytes:
		return nil, tooLarge(file)
	case len(data) == 0:
		return nil, &diag.Problem{Position: diag.Position{File: file}, Rule: "empty-file", What: diag.T("tệp trống", "the file is empty"),
			Hint: diag.T("lấy lại tệp từ người gửi", "ask for the file again")}
	case begins("PK\x03\x04") && strings.Contains(string(data[:min(len(data), 200)]), "application/vnd.oasis"):
		return wrong(diag.T("đây là tệp ODS của LibreOffice", "this is an ODS file of LibreOffice"))
	case begins("PK\x03\x04"):
		return readXLSX(file, data)
	case begins("\xd0\xcf\x11\xe0"):
		return wrong(diag.T("đây là tệp Excel cũ (.xls), hoặc tệp có mật khẩu", "this is an old Excel file (.xls), or one with a password"))
	case begins("%PDF-"):
		return wrong(diag.T("đây là tệp PDF", "this is a PDF"))
	}
	return readCSV(file, data, headed)
}

// separators are what programs write between columns, the most usual first.
var separators = []byte{',', ';', '\t', '|'}

// readCSV reads a CSV as spreadsheets write it: in UTF-8 or UTF-16, and separated by
// what makes columns with the names of a form. Rows that stand above them, as in the
// spreadsheet, may hold any of the separators.
func readCSV(file string, data []byte, headed func(*sheet) bool) ([]*sheet, *diag.Problem) {
	text, left := fix.Decode(data)
	if left != nil {
		return nil, &diag.Problem{Position: diag.Position{File: file, Line: left.Line, Column: left.Column}, Rule: "encoding", What: left.Why,
			Hint: diag.T("hoặc gửi biểu ở dạng .xlsx", "or send the form as .xlsx")}
	}
	var lines []string
	for line := range strings.Lines(string(text)) {
		if lines = append(lines, strings.TrimRight(line, "\r\n")); len(line) > longestLine || len(lines) > mostLines {
			return nil, tooLarge(file)
		}
	}
	var first *sheet
	var problem *diag.Problem
	for _, separator := range separators {
		s, wrong := separated(file, string(text), lines, separator)
		switch {
		case s != nil && headed(s):
			return []*sheet{s}, wrong
		case first == nil:
			first, problem = s, wrong
		}
	}
	return []*sheet{first}, problem
}

// separated reads rows until one cannot be read, which it reports.
func separated(file, text string, lines []string, separator byte) (*sheet, *diag.Problem) {
	s := &sheet{separator: separator, lines: lines}
	reader := csv.NewReader(strings.NewReader(text))
	reader.Comma, reader.FieldsPerRecord = rune(separator), -1
	for {
		record, err := reader.Read()
		var wrong *csv.ParseError
		switch {
		case errors.Is(err, io.EOF):
			return s, nil
		case errors.As(err, &wrong):
			return s, &diag.Problem{Position: diag.Position{File: file, Line: wrong.StartLine}, Rule: "quote", Source: s.line(wrong.StartLine),
				What: diag.T("dấu nháy kép không được đóng, hoặc đặt sai chỗ", "a quote is not closed, or stands where it may not"),
				Hint: diag.T(`đặt cả ô trong "…" và viết dấu nháy bên trong thành ""`, `put the whole cell in "…" and write a quote inside it as ""`)}
		}
		if !slices.ContainsFunc(record, func(value string) bool { return load.Clean(value) != "" }) {
			continue
		}
		if len(s.rows) >= mostRows || len(record) > mostColumns {
			return s, tooLarge(file)
		}
		var row []cell
		for n, value := range record {
			line, byteAt := reader.FieldPos(n)
			column := utf8.RuneCountInString(s.line(line)[:min(byteAt-1, len(s.line(line)))]) + 1
			row = append(row, cell{value: load.Clean(value), typed: true, at: diag.Position{File: file, Line: line, Column: column}})
		}
		s.rows = append(s.rows, row)
	}
}

// line is the text of a line of a CSV, for showing beside a problem.
func (s *sheet) line(n int) string {
	if n < 1 || n > len(s.lines) {
		return ""
	}
	return s.lines[n-1]
}
