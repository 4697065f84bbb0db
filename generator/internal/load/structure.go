package load

import (
	"slices"
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
	if lines.source.Size() > largestTable {
		return nil, tooLarge(file, largestTable, diag.T("chia bảng thành nhiều tệp, mỗi tệp một resource, ví dụ theo năm", "split the table into several files, each a resource, for example by year")), nil
	}
	t := &Table{File: file, content: lines}
	s := &structure{table: t}
	s.begin()
	if s.unreadable == nil {
		s.header()
	}
	if s.unreadable == nil {
		s.lines()
	}
	switch {
	case lines.err != nil:
		return nil, nil, lines.err
	case s.unreadable != nil:
		s.problems = diag.Capped{}
		s.problems.Take(*s.unreadable)
		t = nil
	case !s.anything:
		s.problems = diag.Capped{}
		s.problems.Add(diag.Position{File: file}, "empty-file", diag.T("tệp trống", "the file is empty"),
			diag.T("cần ít nhất dòng tiêu đề cột", "it needs at least the line of column names"))
		t = nil
	case t.Header == nil:
		t = nil
	}
	if s.bom != nil {
		s.problems.Take(*s.bom)
	}
	return t, joined(s.problems.List(), lines), nil
}

// structure is what a first reading finds.
type structure struct {
	table      *Table
	problems   diag.Capped
	bom        *diag.Problem
	unreadable *diag.Problem // why nothing else is reported
	separator  bool          // the wrong one: nothing but the encoding is looked at
	separated  bool          // a row with the wrong separator has been reported
	anything   bool          // stands in the file
	again      string        // how a tidy line repeats the header
	samples    [][]string    // sound rows among the first, to see what others lack
}

// begin looks at the first bytes.
func (s *structure) begin() {
	first := s.table.read(0, min(startSize, s.table.source.Size()), nil)
	problem := badStart(s.table.File, first)
	switch {
	case strings.Contains(first, "\x00") && strings.Trim(first, zeros) == "" && s.table.nothing():
		s.unreadable = &diag.Problem{Position: diag.Position{File: s.table.File}, Rule: "empty-file",
			What: diag.T("tệp không có nội dung, chỉ toàn byte 0, có lẽ do lưu dở dang", "the file is nothing but zeros, as when saving is interrupted"),
			Hint: diag.T("lấy lại bản trước của tệp", "take the version before it")}
	case problem != nil && problem.Rule == "bom":
		s.table.begin = int64(len(byteOrderMark))
		s.bom = problem
	default:
		s.unreadable = problem
	}
}

// header reads the first line. What is wrong with it as a line is reported with the
// other lines.
func (s *structure) header() {
	t := s.table
	opening := t.opening(5)
	t.head = opening[0]
	if s.unreadable = s.noHeader(opening); s.unreadable != nil {
		return
	}
	if separator := wrongSeparator(t.head); separator != "" {
		s.separator = true
		problem := separated(t.File, 1, t.head, separator)
		problem.Hint = diag.T("chạy: go run ./generator fix; hoặc lưu lại dưới dạng CSV UTF-8 (dấu phẩy), số thập phân viết bằng dấu chấm",
			"run: go run ./generator fix; or save it as CSV UTF-8 (comma), with a point in decimals") // fix changes whole files
		s.problems.Take(problem)
		return
	}
	if r := readLine(t.head); r.fault == faultNone {
		t.Header = r.cells
		s.labels()
		for _, line := range opening[1:] {
			if r := readLine(line); r.fault == faultNone && len(r.cells) == len(t.Header) {
				s.samples = append(s.samples, r.cells)
			}
		}
	}
}

// labels tells what is wrong with the names of columns. The spaces around them are
// taken off, so that it is reported once. Which column one without a name should be is for
// those who know the columns: see Unnamed.
func (s *structure) labels() {
	t := s.table
	seen := map[string]bool{}
	for i, cell := range t.Header {
		label := cleaned(cell)
		t.Header[i] = label
		if label == "" {
			continue
		}
		for _, f := range cellFaults(cell) {
			if f.rule == "stray-space" {
				f.what = f.inLabel
			}
			if !s.problems.Full(t.File, f.rule) {
				s.problems.Add(inside(t.AtLabel(i), t.head, f.at), f.rule, f.what, f.hint)
			}
		}
		if seen[label] && !s.problems.Full(t.File, "duplicate-label") {
			s.problems.Add(t.AtLabel(i), "duplicate-label", diag.T("hai cột cùng tên %q", "two columns are named %q", label),
				diag.T("xóa một cột, hoặc đổi tên", "delete or rename one"))
		}
		seen[label] = true
	}
	t.names = slices.Clone(t.Header)
	s.again = strings.Join(t.names, ",")
}

// found is what a block has.
type found struct {
	problems   diag.Capped
	unreadable *diag.Problem
	separated  *diag.Problem // the first row that has the wrong separator
	unclean    bool          // cells hold what nobody sees
	anything   bool
	rows       int
	records    int
}

func (s *structure) lines() {
	t := s.table
	inOrder(t.blocks(), s.block, func(b block, f *found) bool {
		t.index = append(t.index, block{line: b.line, offset: b.offset})
		t.unclean = t.unclean || f.unclean
		s.anything = s.anything || f.anything
		if s.unreadable = f.unreadable; s.unreadable != nil {
			return false
		}
		s.problems.Merge(&f.problems)
		if f.separated != nil && !s.separated {
			s.separated = true
			s.problems.Take(*f.separated)
		}
		t.Len += f.rows
		t.Lines += f.records
		return true
	})
}

func (s *structure) block(b block) *found {
	f := &found{anything: strings.TrimSpace(b.text) != "", unreadable: badEncoding(s.table.File, b)}
	if s.separator {
		return f
	}
	if f.unreadable != nil { // by what comes first
		for n, line := range b.lines() {
			if n < f.unreadable.Line && conflictMark(line) {
				f.unreadable = conflict(s.table.File, n)
			}
		}
		return f
	}
	if b.long {
		f.problems.Take(s.table.tooLong(b))
		if b.line > 1 && s.table.Header != nil {
			f.records++
		}
		return f
	}
	reader := &lineReader{}
	for n, line := range b.lines() {
		reader.cells = reader.cells[:0]
		plain, tidy, commas := glance(line)
		if tidy && n > 1 && commas == len(s.table.Header)-1 && line != s.again {
			f.records++
			f.rows++
			continue
		}
		if conflictMark(line) {
			f.unreadable = conflict(s.table.File, n)
			return f
		}
		if column, bad := firstNotNFC(line); bad {
			f.problems.Add(s.table.within(n, line, column), "nfc", notNFC.What, notNFC.Hint)
		}
		s.line(f, reader, n, line, plain)
	}
	return f
}

// line tells what is wrong with a line as a record.
func (s *structure) line(f *found, reader *lineReader, n int, line string, plain bool) {
	t := s.table
	if isBlank(line) {
		if f.problems.Full(t.File, "blank-row") {
			f.problems.Count(t.File, "blank-row")
			return
		}
		f.problems.Add(diag.Position{File: t.File, Line: n}, "blank-row", diag.T("dòng trống", "the row is blank"), diag.T("xóa dòng này", "delete the line"))
		return
	}
	r := reader.read(line)
	at := diag.Position{File: t.File, Line: n}
	if r.at > 0 {
		at = t.within(n, line, r.at)
	}
	if n > 1 && t.Header != nil {
		f.records++
	}
	switch r.fault {
	case faultUnclosed:
		f.problems.Add(at, "unclosed-quote",
			diag.T("dấu nháy kép mở ở đây không được đóng trong dòng", "the quote opened here is not closed on its line"),
			diag.T("đóng dấu nháy, hoặc bỏ nó; một ô không được xuống dòng", "close the quote, or remove it; a cell cannot hold a line break"))
	case faultMisplaced:
		if value, found := formula(line, r.at); found {
			f.problems.Add(at, "quote",
				diag.T("ô viết thành công thức của bảng tính", "the cell is written as a formula of a spreadsheet"),
				diag.T("viết %s", "write %s", value))
			return
		}
		f.problems.Add(at, "quote",
			diag.T("dấu nháy kép đặt sai chỗ", "a quote stands where it may not"),
			diag.T(`đặt cả ô trong "…" và viết dấu nháy bên trong thành ""`, `put the whole cell in "…" and write a quote inside it as ""`))
	case faultNone:
		row := Row{Line: n, Cells: r.cells, source: line}
		if n > 1 && t.Header != nil && s.fits(f, row) {
			f.rows++
			f.unclean = t.texts(row, plain, &f.problems) || f.unclean
		}
	}
}

// fits reports a row that has not the cells of the header.
func (s *structure) fits(f *found, row Row) bool {
	t := s.table
	want, got := len(t.Header), len(row.Cells)
	if got == want {
		if t.repeatsHeader(row.Cells) {
			f.problems.Add(t.At(row, 0), "duplicate-label", diag.T("dòng này lặp lại tên các cột", "this row repeats the names of the columns"),
				diag.T("xóa dòng này", "delete it"))
			return false
		}
		return true
	}
	if separator := otherSeparator(row.source, want); separator != "" {
		if f.separated == nil {
			problem := separated(t.File, row.Line, row.source, separator)
			f.separated = &problem
		}
		return false
	}
	quoted := got == 1 && want > 1 && row.source[0] == '"' && len(readLine(row.Cells[0]).cells) == want
	rule := "missing-cell"
	if quoted {
		rule = "quote"
	} else if got > want {
		rule = "extra-cell"
	}
	if f.problems.Full(t.File, rule) {
		f.problems.Count(t.File, rule)
		return false
	}
	what := diag.T("dòng này có %d ô, dòng tiêu đề có %d", "the row has %d cells, the header %d", got, want)
	switch {
	case quoted:
		f.problems.Add(diag.Position{File: t.File, Line: row.Line, Column: 1}, "quote", quotedRow.What, quotedRow.Hint)
	case got-want == 1 && s.commasAtEnd(row.Cells):
		f.problems.Add(t.At(row, want), "extra-cell", what, diag.T("bỏ dấu phẩy ở cuối dòng", "remove the comma at the end of the row"))
	case got > want && s.commasAtEnd(row.Cells):
		f.problems.Add(t.At(row, want), "extra-cell", what, diag.T("bỏ %d dấu phẩy ở cuối dòng", "remove %d commas at the end of the row", got-want))
	case got == want+1 && s.meansDecimal(row, what, &f.problems):
	case got > want:
		f.problems.Add(t.At(row, want), "extra-cell", what,
			diag.T("số thập phân viết bằng dấu chấm (12.5, không phải 12,5); ô chữ có dấu phẩy thì bao trong \"…\"",
				"write decimals with a point (12.5, not 12,5); put a text that holds a comma in \"…\""))
	default:
		f.problems.Add(diag.Position{File: t.File, Line: row.Line, Column: characters(row.source) + 1, Label: t.Header[got]}, "missing-cell", what,
			diag.T("thêm ô còn thiếu; ô trống cũng cần dấu phẩy (cột %q)", "add what is missing; a blank cell needs its comma too (column %q)", t.Header[got]))
	}
	return false
}

// meansDecimal tells a decimal comma in a row that has a cell too many for it.
func (s *structure) meansDecimal(row Row, what diag.Text, problems *diag.Capped) bool {
	cell, number, found := s.decimalComma(row.Cells)
	if found {
		problems.Add(s.table.At(row, cell), "extra-cell", what, diag.T("ý bạn là %s? số thập phân viết bằng dấu chấm", "did you mean %s? decimals are written with a point", number))
	}
	return found
}

func trailingBlanks(cells []string) (n int) {
	for n < len(cells) && cells[len(cells)-1-n] == "" {
		n++
	}
	return n
}
