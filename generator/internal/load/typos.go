package load

import (
	"regexp"
	"slices"
	"strings"

	"chiso/generator/internal/diag"
)

// Some slips spoil whole lines, and would be reported as many others if they were not recognised.

// longestHeader is how many bytes the names of columns may have in all.
const longestHeader = 64 << 10

// noHeader says why the first line holds no names of columns, nil if it may.
func (s *structure) noHeader(opening []string) *diag.Problem {
	t := s.table
	at := diag.Position{File: t.File, Line: 1, Column: 1}
	if problem := oldLineEnds(t.File, t.head); problem != nil {
		return problem
	}
	if len(t.head) > longestHeader {
		return &diag.Problem{Position: at, Rule: "encoding", What: diag.T("dòng đầu dài hơn 64 kB: các dòng của tệp đã dính vào nhau", "the first line is longer than 64 kB: the lines of the file have run together"),
			Hint: diag.T("lưu lại bảng dưới dạng CSV UTF-8", "save the table again as CSV UTF-8")}
	}
	cells := readLine(t.head).cells
	if len(cells) == 1 && strings.HasPrefix(t.head, `"`) && strings.Contains(cells[0], ",") {
		return &diag.Problem{Position: at, Rule: "quote", What: quotedRow.What, Hint: quotedRow.Hint}
	}
	if n := headerBelow(cells, opening[1:]); n > 0 {
		problem := &diag.Problem{Position: at, Rule: "missing-label",
			What: diag.T("dòng đầu không phải là tên cột; tên cột ở dòng %d", "the first line does not hold the names of columns; they are on line %d", n),
			Hint: diag.T("xóa dòng 1", "delete line 1")}
		if n > 2 {
			problem.Hint = diag.T("xóa các dòng từ 1 đến %d", "delete lines 1 to %d", n-1)
		}
		return problem
	}
	return nil
}

var quotedRow = diag.Problem{
	What: diag.T("cả dòng nằm trong dấu nháy, nên chỉ là một ô", "the whole row is in quotes, so it is one cell"),
	Hint: diag.T("bỏ dấu nháy ở đầu và cuối dòng", "remove the quotes at both ends"),
}

// headerBelow finds the line of column names under a title: the first line has words
// in its first cell and nothing in others, a later one is all names. It is 0 if there
// is none.
func headerBelow(title, below []string) int {
	if len(title) == 0 || trailingBlanks(title) < len(title)-1 || isName(title[0]) || strings.TrimSpace(title[0]) == "" {
		return 0
	}
	for n, line := range below {
		cells := readLine(line).cells
		notName := func(cell string) bool { return !isName(cell) }
		if len(cells) > 1 && (len(title) == 1 || len(cells) == len(title)) && !slices.ContainsFunc(cells, notName) {
			return n + 2
		}
	}
	return 0
}

// ColumnName is how the columns of our tables are called.
var ColumnName = regexp.MustCompile(`^[a-z][a-z0-9]*(_[a-z0-9]+)*$`)

func isName(cell string) bool { return ColumnName.MatchString(cell) }

// repeatsHeader says whether the cells of a row are the names of the columns once more,
// as where tables were put one below the other. In a table of one column it may be a
// value.
func (t *Table) repeatsHeader(cells []string) bool {
	if len(cells) < 2 || !strings.Contains(cells[0], t.names[0]) {
		return false
	}
	for n, label := range t.names {
		if cleaned(cells[n]) != label {
			return false
		}
	}
	return true
}

// conflictMark says whether a line is one of those that a conflict between two
// changes leaves, also after a spreadsheet has put it in quotes.
func conflictMark(line string) bool {
	line = strings.TrimPrefix(line, `"`)
	if len(line) < 7 {
		return false
	}
	switch line[:7] {
	case "<<<<<<<", ">>>>>>>", "|||||||":
		return len(line) == 7 || line[7] == ' ' || line[7] == '"'
	}
	return false // ======= stands between others
}

func conflict(file string, line int) *diag.Problem {
	return &diag.Problem{Position: diag.Position{File: file, Line: line, Column: 1}, Rule: "missing-cell", What: conflictLeft.What, Hint: conflictLeft.Hint}
}

var conflictLeft = diag.Problem{
	What: diag.T("còn sót dấu xung đột của hai thay đổi", "a mark of a conflict between two changes is left"),
	Hint: diag.T("giữ lại một bên, xóa các dòng <<<<<<<, ======= và >>>>>>>", "keep one side, delete the lines <<<<<<<, ======= and >>>>>>>"),
}

// wrongSeparator is the separator of a header without commas: Excel in
// Vietnamese writes semicolons, a copy from a sheet gives tabs.
func wrongSeparator(header string) string {
	if strings.Contains(header, ",") {
		return ""
	}
	for _, separator := range separators {
		if strings.Contains(header, separator) {
			return separator
		}
	}
	return ""
}

var separators = []string{";", "\t", "|"}

// otherSeparator is what cuts a line into as many cells as wanted, where commas do
// not: it comes before any comma, for that may be of a number.
func otherSeparator(line string, want int) string {
	first, _, _ := strings.Cut(line, ",")
	for _, separator := range separators {
		if want > 1 && strings.Contains(first, separator) && strings.Count(line, separator) == want-1 {
			return separator
		}
	}
	return ""
}

func separated(file string, line int, text, separator string) diag.Problem {
	what := diag.T("các cột cách nhau bằng %q, không phải dấu phẩy", "columns are separated by %q, not by commas", separator)
	if separator == "\t" {
		what = diag.T("các cột cách nhau bằng dấu tab, không phải dấu phẩy", "columns are separated by tabs, not by commas")
	}
	return diag.Problem{Position: diag.Position{File: file, Line: line, Column: characters(text[:strings.Index(text, separator)]) + 1}, Rule: "separator", What: what,
		Hint: diag.T("lưu lại dưới dạng CSV UTF-8 (dấu phẩy); số thập phân viết bằng dấu chấm",
			"save it as CSV UTF-8 (comma), with a point in decimals")}
}

// commasAtEnd says whether the cells that a row has too many are but commas at its
// end: without them it looks like one of the first rows. A decimal comma makes a cell
// too many as well, and the last cell of a sound row may be blank.
func (s *structure) commasAtEnd(cells []string) bool {
	want := len(s.table.Header)
	if trailingBlanks(cells) < len(cells)-want {
		return false
	}
	for _, sample := range s.samples {
		alike := true
		for n := range sample {
			alike = alike && cellKind(sample[n]) == cellKind(cells[n])
		}
		if alike {
			return true
		}
	}
	return false
}

// decimalComma finds the two cells that are one number with a decimal comma, where a
// row has a cell too many and only two can be: both are digits, one of the first rows
// has a decimal there, and all others look like those below and above them.
func (s *structure) decimalComma(cells []string) (cell int, number string, found bool) {
	for _, sample := range s.samples {
		for n := range sample {
			if !wholeNumber.MatchString(cells[n]) || !digits.MatchString(cells[n+1]) || !decimal.MatchString(sample[n]) || !alike(cells[:n], sample[:n]) || !alike(cells[n+2:], sample[n+1:]) {
				continue
			}
			if found && cell != n {
				return 0, "", false
			}
			cell, number, found = n, cells[n]+"."+cells[n+1], true
		}
	}
	return cell, number, found
}

var (
	digits      = regexp.MustCompile(`^\d+$`)
	wholeNumber = regexp.MustCompile(`^-?\d+$`)
	decimal     = regexp.MustCompile(`^-?\d+\.\d+$`)
)

// alike says whether cells are numbers and words in the same places; any may be blank.
func alike(cells, others []string) bool {
	for n := range cells {
		if kind, other := cellKind(cells[n]), cellKind(others[n]); kind != other && kind != 0 && other != 0 {
			return false
		}
	}
	return true
}

func cellKind(cell string) int {
	switch {
	case cell == "":
		return 0
	case strings.Trim(cell, "0123456789.-") == "":
		return 1
	}
	return 2
}

var formulas = regexp.MustCompile(`^="([^",]+)"(,|$)`)

// formula is the value of a cell that is written as ="01", so that a spreadsheet keeps
// its zero; at is the place of the quote, in characters.
func formula(line string, at int) (value string, found bool) {
	letters := []rune(line)
	if at < 2 || at == 2 && letters[0] != '=' || at > 2 && letters[at-3] != ',' {
		return "", false
	}
	cell := formulas.FindStringSubmatch(string(letters[at-2:]))
	if cell == nil {
		return "", false
	}
	return cell[1], true
}

// brokenLines is over how many lines a broken cell is looked for.
const brokenLines = 20

// joined tells of a cell that is broken over lines as such: it makes a row together
// with lines that follow, and what is wrong with these is not reported.
func joined(problems diag.List, lines *content) diag.List {
	unclosed := func(p diag.Problem) bool { return p.Rule == "unclosed-quote" }
	if !slices.ContainsFunc(problems, unclosed) {
		return problems
	}
	want := len(readLine(lines.Line(1)).cells)
	ends := map[int]int{} // last line of a broken row, by its first
	for _, p := range problems {
		if p.Rule == "unclosed-quote" && p.Line > 1 {
			if end := lines.rowEnd(p.Line, want); end > 0 {
				ends[p.Line] = end
			}
		}
	}
	if len(ends) == 0 {
		return problems
	}
	inside := map[int]bool{}
	for first, end := range ends {
		for n := first + 1; n <= end; n++ {
			inside[n] = true
		}
	}
	var told diag.List
	for _, p := range problems {
		switch end, broken := ends[p.Line], p.Rule == "unclosed-quote"; {
		case inside[p.Line] && ofRow[p.Rule]:
			continue
		case broken && end > 0:
			p.What = diag.T("ô bắt đầu ở đây bị xuống dòng, đến dòng %d mới hết", "the cell that begins here is broken over lines, up to line %d", end)
			p.Hint = diag.T("viết cả ô trên một dòng", "write the whole cell on one line")
		}
		told = append(told, p)
	}
	return told
}

// ofRow are the rules that a part of a row breaks.
var ofRow = map[string]bool{"unclosed-quote": true, "quote": true, "blank-row": true, "extra-cell": true, "missing-cell": true}

// rowEnd is the line on which a row ends whose quote is not closed on its own line: 0
// if it does not end soon, or not with as many cells as wanted.
func (t *content) rowEnd(line, want int) int {
	row := t.Line(line)
	for n := line + 1; n <= line+brokenLines; n++ {
		next := t.Line(n)
		row += " " + next
		if !strings.Contains(next, `"`) {
			continue
		}
		switch r := readLine(row); {
		case r.fault == faultNone && len(r.cells) == want:
			return n
		case r.fault != faultUnclosed:
			return 0
		}
	}
	return 0
}
