package form

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/diag"
	"chiso/generator/internal/fuzzy"
	"chiso/generator/internal/validate"
)

// Filled is what a form holds that came back: at least one figure.
type Filled struct {
	*Form
	Figures []Figure // in the order of the file
}

// Figure is a reported value with what it needs.
type Figure struct {
	Place     dataset.Code
	Indicator string // name
	Period    dataset.Period
	Value     string // as the data write numbers
	Status    string // code of "statuses"; empty if final
	Report    Report

	At, AtStatus, AtReport diag.Position // in the file that came
}

// Report is the document that a figure is from.
type Report struct {
	Number string // its number and symbol, or its title
	Date   string // YYYY-MM-DD
	Link   string // empty if it is not on the web
}

// Read reads a form that came back, whichever of the forms it is: a spreadsheet or a
// CSV. Today is the day it is, as 2026-11-22. Figures that are not known (blank) are
// left out. What was filled in is nil if a problem stops it.
func Read(forms []*Form, file string, data []byte, today string) (*Filled, diag.List) {
	r := &reader{forms: forms, today: today, filled: &Filled{}, first: map[dataset.Key]map[string]diag.Position{}}
	if len(forms) > 0 {
		r.cells = validate.NewCells(forms[0].catalog)
	}
	sheets, problem := read(file, data, func(s *sheet) bool { return r.headerOf(s) >= 0 })
	if problem != nil {
		return nil, diag.List{*problem}
	}
	headed := false
	for _, s := range sheets {
		if at := r.headerOf(s); at >= 0 {
			headed = true
			r.sheet(s, at)
		}
	}
	switch {
	case !headed:
		r.problems.Add(diag.Position{File: file}, "missing-label", diag.T("không thấy dòng tên cột của biểu mẫu nào", "there is no row with the names of a form's columns"),
			diag.T("điền vào biểu mẫu do chương trình tạo: go run ./generator template", "fill in a form that the program made: go run ./generator template"))
	case len(r.filled.Figures) == 0 && r.problems.Errors() == 0:
		r.problems.Add(diag.Position{File: file}, "empty-file", diag.T("biểu chưa điền giá trị nào", "the form holds no value"),
			diag.T("điền cột %q ở ít nhất một dòng", "fill in column %q of at least one row", r.label(columnValue)))
	}
	if r.problems.Errors() > 0 {
		return nil, r.problems
	}
	return r.filled, r.problems
}

// reader reads the sheets of a form.
type reader struct {
	forms    []*Form
	today    string
	cells    *validate.Cells
	filled   *Filled
	first    map[dataset.Key]map[string]diag.Position // where a place, year and indicator stand
	problems diag.List
	keys     map[string]string // of columns, by their folded names

	of *sheet         // that is read
	in map[string]int // which cell of a row is which column
}

// label is the name of a column on the form.
func (r *reader) label(key string) string {
	if len(r.forms) == 0 {
		return key
	}
	return r.forms[0].translate(key, nil)
}

// keyOf tells which column has a name, in any of the site's languages; "" if none.
func (r *reader) keyOf(name string) string {
	if r.keys == nil {
		r.keys = map[string]string{}
		for _, column := range columns {
			for _, f := range r.forms {
				for _, language := range f.catalog.Languages {
					r.keys[fuzzy.Fold(f.translations[language].Translate(column.key, nil))] = column.key
				}
			}
		}
	}
	return r.keys[fuzzy.Fold(name)]
}

// headerOf finds the row with the names of the columns, -1 if there is none: the
// first that has at least three.
func (r *reader) headerOf(s *sheet) int {
	const (
		above  = 30 // rows that people may put above the table
		enough = 3
	)
	for n, row := range s.rows[:min(len(s.rows), above)] {
		known := 0
		for _, c := range row {
			if r.keyOf(c.value) != "" {
				known++
			}
		}
		if known >= enough {
			return n
		}
	}
	return -1
}

// report adds a problem with the line it stands on.
func (r *reader) report(at diag.Position, p *diag.Problem) {
	p.Position = at
	if at.Sheet == "" {
		p.Source = r.of.line(at.Line)
	}
	r.problems = append(r.problems, *p)
}

func (r *reader) add(at diag.Position, rule string, what, hint diag.Text) {
	r.report(at, &diag.Problem{Rule: rule, What: what, Hint: hint})
}

func (r *reader) sheet(s *sheet, header int) {
	r.of = s
	if !r.header(s.rows[header]) {
		return
	}
	for _, row := range s.rows[header+1:] {
		if value := r.get(row, columnValue); value.value == "" && !value.formula {
			continue // not known, whatever else stands in the row
		}
		if beyond := row[min(len(row), len(s.rows[header])):]; s.separator != 0 && slices.ContainsFunc(beyond, func(c cell) bool { return c.value != "" }) {
			r.add(beyond[0].at, "extra-cell", diag.T("dòng này có %d ô, dòng tiêu đề có %d", "the row has %d cells, the header %d", len(row), len(s.rows[header])),
				diag.T("số thập phân viết bằng dấu chấm (12.5, không phải 12,5); ô chữ có dấu phẩy thì bao trong \"…\"", "write decimals with a point (12.5, not 12,5); put a text that holds a comma in \"…\""))
			continue
		}
		r.row(row)
	}
}

// header tells which column is which, and whether rows can be read.
func (r *reader) header(row []cell) bool {
	r.in = map[string]int{}
	var strange []int
	for n, c := range row {
		key := r.keyOf(c.value)
		_, twice := r.in[key]
		switch {
		case c.value == "":
		case key == "":
			strange = append(strange, n)
		case twice:
			r.add(c.at, "duplicate-label", diag.T("hai cột cùng tên %q", "two columns are named %q", c.value), diag.T("xóa một cột, hoặc đổi tên", "delete or rename one"))
		default:
			r.in[key] = n
		}
	}
	missing := map[string]string{} // key by name
	for _, column := range columns {
		if _, there := r.in[column.key]; !there {
			missing[r.label(column.key)] = column.key
		}
	}
	for _, n := range strange {
		c := row[n]
		hint := diag.T("xóa cột này; điều muốn nói thêm thì ghi trong thư", "delete it; write what is to be added in the letter")
		if near := meant(c.value, n, missing); near != "" { // read as what was meant, so that one typo is reported once
			hint = diag.T("ý bạn là %q?", "did you mean %q?", near)
			r.in[missing[near]] = n
			delete(missing, near)
		}
		r.add(c.at, "extra-label", diag.T("cột %q không thuộc biểu mẫu", "column %q is not part of the form", c.value), hint)
	}
	readable := true
	for _, column := range columns {
		name := r.label(column.key)
		if missing[name] != column.key || !column.needed {
			continue
		}
		at := row[0].at
		at.Column = 0
		r.add(at, "missing-label", diag.T("thiếu cột %q", "column %q is missing", name), diag.T("lấy lại cột từ biểu mẫu, hoặc chép phần đã điền sang biểu mẫu mới", "take the column from the form again, or copy what was filled in to a new form"))
		switch column.key {
		case columnForm, columnCode, columnIndicator, columnYear, columnValue:
			readable = false
		}
	}
	return readable
}

// meant is the name of the missing column that a strange one was: one that is nearly
// the same, that stands in it, or that has its place on the form. It is empty if there
// is none.
func meant(strange string, n int, missing map[string]string) string {
	names := slices.Sorted(maps.Keys(missing))
	if near := cmp.Or(fuzzy.Nearest(strange, names), fuzzy.NewIndex(names).Within(strange)); near != "" {
		return near
	}
	for _, name := range names {
		if n < len(columns) && columns[n].key == missing[name] {
			return name
		}
	}
	return ""
}

// get is the cell of a row in a column; a blank one if the row or the form is too
// short for it.
func (r *reader) get(row []cell, key string) cell {
	n, there := r.in[key]
	switch {
	case there && n < len(row):
		c := row[n]
		c.at.Label = r.label(key)
		return c
	case len(row) == 0:
		return cell{}
	}
	at := row[0].at
	at.Label = r.label(key)
	switch {
	case at.Sheet != "" && there:
		at.Column = n + 1
	case at.Sheet == "":
		at.Column = len([]rune(r.of.line(at.Line))) + 1
	}
	return cell{at: at}
}

// named says whether a text is one of the words for something.
func named(text string, words dataset.Text) bool {
	for _, word := range words {
		if fuzzy.Fold(text) == fuzzy.Fold(word) {
			return true
		}
	}
	return false
}

// formOf finds the form that a row is of; all rows of a file are of one.
func (r *reader) formOf(row []cell) *Form {
	c := r.get(row, columnForm)
	n := slices.IndexFunc(r.forms, func(f *Form) bool { return f.Dataset.Name == c.value })
	if n < 0 {
		var names []string
		for _, f := range r.forms {
			names = append(names, f.Dataset.Name)
		}
		hint := diag.T("các biểu mẫu: %s", "the forms are: %s", strings.Join(names, ", "))
		if near := fuzzy.Nearest(c.value, names); near != "" {
			hint = diag.T("ý bạn là %q?", "did you mean %q?", near)
		}
		r.add(c.at, "reference", diag.T("không có biểu mẫu %q", "there is no form %q", c.value), hint)
		return nil
	}
	f := r.forms[n]
	if r.filled.Form == nil {
		r.filled.Form = f
	}
	if r.filled.Form != f {
		r.add(c.at, "reference", diag.T("dòng này thuộc biểu mẫu %q, các dòng trên thuộc %q", "this row is of form %q, those above of %q", f.Dataset.Name, r.filled.Dataset.Name),
			diag.T("gửi mỗi biểu mẫu trong một tệp", "send each form in a file of its own"))
		return nil
	}
	return f
}
