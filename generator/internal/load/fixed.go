package load

import (
	"bytes"
	"encoding/csv"
	"io"
	"reflect"
	"slices"
	"strings"

	"github.com/gocarina/gocsv"

	"chiso/generator/internal/diag"
	"chiso/generator/internal/fuzzy"
)

// CodeRow is a line of a code list. Labels stand in columns label_<language>. The
// columns tagged omitempty are those that a list may leave out.
type CodeRow struct {
	Code      string `csv:"code"`
	Slug      string `csv:"slug"`
	Parent    string `csv:"parent"`
	Type      string `csv:"type"`
	ISO3166   string `csv:"iso_3166"`
	ValidFrom string `csv:"valid_from"`
	ValidTo   string `csv:"valid_to"`

	Centre     string `csv:"centre,omitempty"`
	TypeBefore string `csv:"type_before,omitempty"`
	OtherNames string `csv:"other_names,omitempty"`
	TypeFrom   string `csv:"type_from,omitempty"`
}

// ConcordanceRow says that a code of one list became, wholly or in part, a code
// of another.
type ConcordanceRow struct {
	From       string `csv:"from"`
	To         string `csv:"to"`
	Share      string `csv:"share"`
	Effective  string `csv:"effective"`
	LegalBasis string `csv:"legal_basis"`
	Source     string `csv:"source"`
}

// AnnotationRow is a note on one value, or what another source says of it. Notes
// stand in columns note_<language>.
type AnnotationRow struct {
	Table     string `csv:"table"`
	Key       string `csv:"key"`
	Indicator string `csv:"indicator"`
	Kind      string `csv:"kind"`
	Value     string `csv:"value"`
	Source    string `csv:"source"`
}

// TileRow is a tile of a layout. Short names stand in columns short_<language>,
// the names of parts in part_<language>.
type TileRow struct {
	Code   string `csv:"code"`
	Row    string `csv:"row"`
	Column string `csv:"column"`
}

// GroupRow says that a code belongs to a group of its list, from when and until when.
type GroupRow struct {
	Group     string `csv:"group"`
	Code      string `csv:"code"`
	ValidFrom string `csv:"valid_from"`
	ValidTo   string `csv:"valid_to"`
	Source    string `csv:"source"`
}

// TargetRow is a wanted value of an indicator. Notes stand in columns
// note_<language>; the year from which progress is counted may be left out.
type TargetRow struct {
	Indicator  string `csv:"indicator"`
	Place      string `csv:"place"`
	Comparator string `csv:"comparator"`
	Value      string `csv:"value"`
	ValueHigh  string `csv:"value_high"`
	By         string `csv:"by"`
	Instrument string `csv:"instrument"`
	Source     string `csv:"source"`
	Base       string `csv:"base,omitempty"`
}

// Entry is a row of a table with fixed columns: the struct, the texts, and the
// row it was read from.
type Entry[T any] struct {
	V    T
	Text map[string]map[string]string // by prefix, then language; empty words are left out
	Row  Row

	table *Table
}

// At is the place of a cell of the row, of the row itself if an optional column was
// left out.
func (e Entry[T]) At(column string) diag.Position {
	if n := e.table.Column(column); n >= 0 {
		return e.table.At(e.Row, n)
	}
	return diag.Position{File: e.table.File, Line: e.Row.Line}
}

// Str is a value of the row with its place.
func (e Entry[T]) Str(column, value string) Str { return Str{V: value, Pos: e.At(column)} }

// Fixed reads a table whose columns are fixed: those of T and, for each prefix,
// one text column per language, named <prefix>_<language>. Optional columns of T may
// be left out.
func Fixed[T any](t *Table, languages []string, prefixes ...string) ([]Entry[T], diag.List) {
	var problems diag.List
	var texts []string
	for _, prefix := range prefixes {
		for _, language := range languages {
			texts = append(texts, prefix+"_"+language)
		}
	}
	columns := slices.Concat(Columns[T](), texts)
	problems = t.labels(columns, Optional[T]())
	if len(problems) > 0 {
		return nil, problems
	}
	unmarshaller, err := gocsv.NewUnmarshaller(csv.NewReader(t.encode()), *new(T))
	if err != nil {
		panic(err) // the header has just been found good
	}
	var entries []Entry[T]
	for row := range t.Rows() {
		record, unmatched, err := unmarshaller.ReadUnmatched()
		if err != nil {
			problems.Add(diag.Position{File: t.File, Line: row.Line}, "type", diag.T("không đọc được dòng: %v", "the row cannot be read: %v", err),
				diag.T("xem data/README.md", "see data/README.md"))
			continue
		}
		entry := Entry[T]{V: record.(T), Text: map[string]map[string]string{}, Row: row, table: t}
		for _, prefix := range prefixes {
			entry.Text[prefix] = map[string]string{}
			for _, language := range languages {
				if words := unmatched[prefix+"_"+language]; words != "" {
					entry.Text[prefix][language] = words
				}
			}
		}
		problems = append(problems, t.lostIn(row, append(texts, freeTexts...))...)
		entries = append(entries, entry)
	}
	return entries, problems
}

// freeTexts are the other columns of fixed tables that hold words.
var freeTexts = []string{"other_names", "legal_basis"}

// lostIn finds lost letters in some columns of a row.
func (t *Table) lostIn(row Row, labels []string) (problems diag.List) {
	for _, label := range labels {
		if n := t.Column(label); n >= 0 {
			if lost := LostLetters(row.Cells[n]); lost != nil {
				problems = append(problems, t.Lost(row, n, *lost))
			}
		}
	}
	return problems
}

// Lost is the problem of a cell that has lost letters.
func (t *Table) Lost(row Row, column int, lost Lost) diag.Problem {
	problem := *lost.Problem()
	problem.Position = inside(t.At(row, column), row.source, lost.At)
	return problem
}

// labels matches the header with the columns that there are. A typo is reported once: of
// the label that is wrong, and not of the one that is missing for it.
func (t *Table) labels(columns, optional []string) diag.List {
	there := func(label string) bool { return t.Column(label) >= 0 }
	missing := slices.DeleteFunc(slices.Clone(columns), there)
	known := slices.Concat(columns, optional)
	absent := slices.DeleteFunc(slices.Clone(known), there)
	list := diag.T("các cột là: %s", "the columns are: %s", strings.Join(columns, ", "))
	if len(optional) > 0 {
		list = diag.T("các cột là: %s; không bắt buộc: %s", "the columns are: %s; optional: %s", strings.Join(columns, ", "), strings.Join(optional, ", "))
	}
	if problem := t.Headless(columns); problem != nil {
		return diag.List{*problem}
	}
	problems, meant := t.Unnamed(columns)
	texts := []string{meant}
	for i, label := range t.Header {
		if label == "" || slices.Contains(known, label) {
			continue
		}
		hint := list
		if near := fuzzy.Nearest(label, absent); near != "" && !slices.Contains(texts, near) {
			hint = diag.T("ý bạn là %q?", "did you mean %q?", near)
			texts = append(texts, near)
		}
		problems.Add(t.AtLabel(i), "extra-label", diag.T("cột %q không thuộc các cột của tệp này", "column %q is not part of this table", label), hint)
	}
	for _, label := range missing {
		if !slices.Contains(texts, label) {
			problems.Add(diag.Position{File: t.File, Line: 1}, "missing-label", diag.T("thiếu cột %q", "column %q is missing", label), list)
		}
	}
	return problems
}

// Headless reports a header without any of the columns, or nearly any: it is a row,
// or of another table, so what else is wrong with it need not be reported. It is nil if
// there is one.
func (t *Table) Headless(columns []string) *diag.Problem {
	known := func(label string) bool { return fuzzy.Nearest(label, columns) != "" }
	if len(t.Header) < 2 || slices.ContainsFunc(t.Header, known) {
		return nil
	}
	return &diag.Problem{Position: diag.Position{File: t.File, Line: 1}, Rule: "missing-label",
		What: diag.T("dòng đầu không có tên cột nào của bảng này", "the first line has none of the names of this table's columns"),
		Hint: diag.T("dòng đầu phải là: %s", "the first line should be: %s", strings.Join(columns, ","))}
}

// Unnamed reports the columns that have no name. If just one has none and just one of
// those that there should be is missing, that is meant.
func (t *Table) Unnamed(columns []string) (problems diag.List, meant string) {
	var unnamed []int
	for i, label := range t.Header {
		if label == "" && len(unnamed) <= mostUnnamed {
			unnamed = append(unnamed, i)
		}
	}
	missing := slices.DeleteFunc(slices.Clone(columns), func(label string) bool { return t.Column(label) >= 0 })
	hint := diag.T("đặt tên cột, hoặc xóa cột", "name the column or delete it")
	if len(unnamed) == 1 && len(missing) == 1 {
		meant = missing[0]
		hint = diag.T("ý bạn là %q?", "did you mean %q?", meant)
	}
	for _, i := range unnamed {
		problems.Add(t.AtLabel(i), "blank-label", diag.T("cột thứ %d không có tên", "column %d has no name", i+1), hint)
	}
	return problems, meant
}

// mostUnnamed is how many columns without a name are reported: a sheet may have thousands.
const mostUnnamed = 100

// Columns are the labels of a struct that must be there.
func Columns[T any]() []string { return labelsOf[T](false) }

// Optional are the labels of a struct that may be left out: those tagged omitempty.
func Optional[T any]() []string { return labelsOf[T](true) }

func labelsOf[T any](optional bool) []string {
	var labels []string
	for _, field := range reflect.VisibleFields(reflect.TypeFor[T]()) {
		if label, options, _ := strings.Cut(field.Tag.Get("csv"), ","); (options == "omitempty") == optional {
			labels = append(labels, label)
		}
	}
	return labels
}

func (t *Table) encode() io.Reader {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	write := func(cells []string) {
		_ = w.Write(cells) // a buffer takes everything, so it cannot fail
	}
	write(t.Header)
	for row := range t.Rows() {
		write(row.Cells)
	}
	w.Flush()
	return &b
}
