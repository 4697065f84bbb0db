package load

import (
	"strings"

	"chiso/generator/internal/diag"
)

// ReadTable reads a CSV file once and reports everything that is wrong with its
// structure. The table is nil when its columns cannot be told apart; the error is
// a failure to read the source.
func ReadTable(file string, source Bytes) (*Table, diag.List, error) {
	return readTable(file, newContent(source))
}

func readTable(file string, lines *content) (*Table, diag.List, error) {
	t := &Table{File: file, content: lines}
	s := &structure{table: t}
	s.begin()
	if s.unreadable == nil {
		s.header()
		s.lines()
	}
	switch {
	case lines.err != nil:
		return nil, nil, lines.err
	case s.unreadable != nil:
		s.problems = diag.Limited{}
		s.problems.Take(*s.unreadable)
		t = nil
	case !s.anything:
		s.problems = diag.Limited{}
		s.problems.Add(diag.Position{File: file}, "empty-file", diag.T("tệp trống", "the file is empty"),
			diag.T("cần ít nhất dòng tiêu đề cột", "it needs at least the line of column names"))
		t = nil
	case t.Header == nil:
		t = nil
	}
	if s.bom != nil {
		s.problems.Take(*s.bom)
	}
	return t, s.problems.List(), nil
}

// structure is what a first reading finds.
type structure struct {
	table      *Table
	problems   diag.Limited
	bom        *diag.Problem
	unreadable *diag.Problem // why nothing else is told
	separator  bool          // the wrong one: nothing but the encoding is looked at
	anything   bool          // stands in the file
}

// begin looks at the first bytes.
func (s *structure) begin() {
	problem := badStart(s.table.File, s.table.read(0, min(4, s.table.source.Size()), nil))
	if problem != nil && problem.Rule == "bom" {
		s.table.begin = int64(len(byteOrderMark))
		s.bom = problem
	} else {
		s.unreadable = problem
	}
}

// header reads the first line. What is wrong with it as a line is told with the
// other lines.
func (s *structure) header() {
	t := s.table
	t.head = t.Line(1)
	if separator := wrongSeparator(t.head); separator != "" {
		s.separator = true
		s.problems.Add(diag.Position{File: t.File, Line: 1, Column: strings.Index(t.head, separator) + 1}, "separator",
			diag.T("các cột cách nhau bằng %q, không phải dấu phẩy", "columns are separated by %q, not by commas", separator),
			diag.T("lưu lại dưới dạng CSV UTF-8 (dấu phẩy); số thập phân viết bằng dấu chấm",
				"save it as CSV UTF-8 (comma), with a point in decimals"))
		return
	}
	var reader lineReader
	if r := reader.read(t.head); r.fault == faultNone {
		t.Header = r.cells
		s.labels()
	}
}

func (s *structure) labels() {
	t := s.table
	seen := map[string]bool{}
	for i, label := range t.Header {
		switch {
		case strings.TrimSpace(label) == "":
			s.problems.Add(t.AtLabel(i), "blank-label", diag.T("cột thứ %d không có tên", "column %d has no name", i+1),
				diag.T("đặt tên cột, hoặc xóa cột", "name the column or delete it"))
		case seen[label]:
			s.problems.Add(t.AtLabel(i), "duplicate-label", diag.T("hai cột cùng tên %q", "two columns are named %q", label),
				diag.T("xóa một cột, hoặc đổi tên", "delete or rename one"))
		}
		seen[label] = true
	}
}

// found is what a block has.
type found struct {
	problems   diag.Limited
	unreadable *diag.Problem
	anything   bool
	rows       int
	records    int
}

func (s *structure) lines() {
	t := s.table
	inOrder(t.blocks(), s.block, func(b block, f *found) bool {
		t.index = append(t.index, block{line: b.line, offset: b.offset})
		s.anything = s.anything || f.anything
		if s.unreadable = f.unreadable; s.unreadable != nil {
			return false
		}
		s.problems.Merge(&f.problems)
		t.Len += f.rows
		t.Lines += f.records
		return true
	})
}

func (s *structure) block(b block) *found {
	f := &found{anything: strings.TrimSpace(b.text) != "", unreadable: badEncoding(s.table.File, b)}
	if f.unreadable != nil || s.separator {
		return f
	}
	reader := &lineReader{}
	for n, line := range b.lines() {
		reader.cells = reader.cells[:0]
		plain, tidy, commas := glance(line)
		if tidy && n > 1 && commas == len(s.table.Header)-1 {
			f.records++
			f.rows++
			continue
		}
		if column, bad := firstNotNFC(line); bad {
			f.problems.Add(diag.Position{File: s.table.File, Line: n, Column: column}, "nfc", notNFC.What, notNFC.Mend)
		}
		s.line(f, reader, n, line, plain)
	}
	return f
}

// line tells what is wrong with a line as a record.
func (s *structure) line(f *found, reader *lineReader, n int, line string, plain bool) {
	t := s.table
	r := reader.read(line)
	at := diag.Position{File: t.File, Line: n, Column: r.at}
	if n > 1 && t.Header != nil && r.fault != faultBlank {
		f.records++
	}
	switch r.fault {
	case faultBlank:
		f.problems.Add(at, "blank-row", diag.T("dòng trống", "the row is blank"), diag.T("xóa dòng này", "delete the line"))
	case faultUnclosed:
		f.problems.Add(at, "unclosed-quote",
			diag.T("dấu nháy kép mở ở đây không được đóng trong dòng", "the quote opened here is not closed on its line"),
			diag.T("đóng dấu nháy, hoặc bỏ nó; một ô không được xuống dòng", "close the quote, or remove it; a cell cannot hold a line break"))
	case faultMisplaced:
		f.problems.Add(at, "quote",
			diag.T("dấu nháy kép đặt sai chỗ", "a quote stands where it may not"),
			diag.T(`đặt cả ô trong "…" và viết dấu nháy bên trong thành ""`, `put the whole cell in "…" and write a quote inside it as ""`))
	case faultNone:
		row := Row{Line: n, Cells: r.cells, source: line}
		if n > 1 && t.Header != nil && s.fits(f, row) {
			f.rows++
			t.texts(row, plain, &f.problems)
		}
	}
}

// fits reports a row with more or fewer cells than the header.
func (s *structure) fits(f *found, row Row) bool {
	t := s.table
	want, got := len(t.Header), len(row.Cells)
	switch {
	case got > want:
		f.problems.Add(t.At(row, want), "extra-cell",
			diag.T("dòng này có %d ô, dòng tiêu đề có %d", "the row has %d cells, the header %d", got, want),
			diag.T("số thập phân viết bằng dấu chấm (12.5, không phải 12,5); ô chữ có dấu phẩy thì bao trong \"…\"",
				"write decimals with a point (12.5, not 12,5); put a text that holds a comma in \"…\""))
	case got < want:
		f.problems.Add(diag.Position{File: t.File, Line: row.Line, Column: characters(row.source) + 1}, "missing-cell",
			diag.T("dòng này có %d ô, dòng tiêu đề có %d", "the row has %d cells, the header %d", got, want),
			diag.T("thêm ô còn thiếu; ô trống cũng cần dấu phẩy (cột %q)", "add what is missing; a blank cell needs its comma too (column %q)", t.Header[got]))
	}
	return got == want
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
