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
	"chiso/generator/internal/fold"
)

// CodeRow is a line of a code list. Labels stand in columns label_<language>.
type CodeRow struct {
	Code      string `csv:"code"`
	Slug      string `csv:"slug"`
	Parent    string `csv:"parent"`
	Type      string `csv:"type"`
	ISO3166   string `csv:"iso_3166"`
	ValidFrom string `csv:"valid_from"`
	ValidTo   string `csv:"valid_to"`
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
	Base       string `csv:"base" optional:"true"`
}

// Entry is a row of a table with fixed columns: the struct, the texts, and the
// row it was read from.
type Entry[T any] struct {
	V    T
	Text map[string]map[string]string // by prefix, then language; empty words are left out
	Row  Row

	table *Table
}

// At is the place of a cell of the row.
func (e Entry[T]) At(column string) diag.Position { return e.table.At(e.Row, e.table.Column(column)) }

// Str is a value of the row with its place.
func (e Entry[T]) Str(column, value string) Str { return Str{V: value, Pos: e.At(column)} }

// Fixed reads a table whose columns are fixed: those of T, which may be left out if
// they are optional, and, for each prefix, one text column per language, named
// <prefix>_<language>.
func Fixed[T any](t *Table, languages []string, prefixes ...string) ([]Entry[T], diag.List) {
	var problems diag.List
	var texts []string
	for _, prefix := range prefixes {
		for _, language := range languages {
			texts = append(texts, prefix+"_"+language)
		}
	}
	optional := Optional[T]()
	required := slices.DeleteFunc(Columns[T](), func(label string) bool { return slices.Contains(optional, label) })
	problems = t.labels(slices.Concat(required, texts), optional)
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
		entries = append(entries, entry)
	}
	return entries, problems
}

// labels matches the header with the columns that there are. A slip is said once: of
// the label that is wrong, and not of the one that is missing for it.
func (t *Table) labels(columns, optional []string) diag.List {
	missing := slices.DeleteFunc(slices.Clone(columns), func(label string) bool { return t.Column(label) >= 0 })
	list := diag.T("các cột là: %s", "the columns are: %s", strings.Join(columns, ", "))
	if len(optional) > 0 {
		list = diag.T("các cột là: %s; không bắt buộc: %s", "the columns are: %s; optional: %s", strings.Join(columns, ", "), strings.Join(optional, ", "))
	}
	if problem := t.Headless(columns); problem != nil {
		return diag.List{*problem}
	}
	problems, meant := t.Unnamed(columns)
	said := []string{meant}
	for i, label := range t.Header {
		if label == "" || slices.Contains(columns, label) || slices.Contains(optional, label) {
			continue
		}
		mend := list
		left := slices.DeleteFunc(slices.Clone(optional), func(label string) bool { return t.Column(label) >= 0 })
		if near := fold.Nearest(label, slices.Concat(missing, left)); near != "" && !slices.Contains(said, near) {
			mend = diag.T("ý bạn là %q?", "did you mean %q?", near)
			said = append(said, near)
		}
		problems.Add(t.AtLabel(i), "extra-label", diag.T("cột %q không thuộc các cột của tệp này", "column %q is not part of this table", label), mend)
	}
	for _, label := range missing {
		if !slices.Contains(said, label) {
			problems.Add(diag.Position{File: t.File, Line: 1}, "missing-label", diag.T("thiếu cột %q", "column %q is missing", label), list)
		}
	}
	return problems
}

// Headless reports a header without any of the columns, or nearly any: it is a row,
// or of another table, so what else is wrong with it need not be told. It is nil if
// there is one.
func (t *Table) Headless(columns []string) *diag.Problem {
	known := func(label string) bool { return fold.Nearest(label, columns) != "" }
	if len(t.Header) < 2 || slices.ContainsFunc(t.Header, known) {
		return nil
	}
	return &diag.Problem{Position: diag.Position{File: t.File, Line: 1}, Rule: "missing-label",
		What: diag.T("dòng đầu không có tên cột nào của bảng này", "the first line has none of the names of this table's columns"),
		Mend: diag.T("dòng đầu phải là: %s", "the first line should be: %s", strings.Join(columns, ","))}
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
	mend := diag.T("đặt tên cột, hoặc xóa cột", "name the column or delete it")
	if len(unnamed) == 1 && len(missing) == 1 {
		meant = missing[0]
		mend = diag.T("ý bạn là %q?", "did you mean %q?", meant)
	}
	for _, i := range unnamed {
		problems.Add(t.AtLabel(i), "blank-label", diag.T("cột thứ %d không có tên", "column %d has no name", i+1), mend)
	}
	return problems, meant
}

// mostUnnamed is how many columns without a name are told: a sheet may have thousands.
const mostUnnamed = 100

// Optional are the labels of a struct that a table may leave out.
func Optional[T any]() []string {
	var labels []string
	for _, f := range reflect.VisibleFields(reflect.TypeFor[T]()) {
		if f.Tag.Get("optional") == "true" {
			labels = append(labels, f.Tag.Get("csv"))
		}
	}
	return labels
}

// Columns are the labels that gocsv reads into a struct.
func Columns[T any]() []string {
	header, err := gocsv.MarshalString([]T{*new(T)})
	if err != nil {
		panic(err) // a struct of this package that gocsv cannot read is our mistake
	}
	return strings.Split(strings.SplitN(header, "\n", 2)[0], ",")
}

func (t *Table) encode() io.Reader {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	w.Write(t.Header)
	for row := range t.Rows() {
		w.Write(row.Cells)
	}
	w.Flush()
	return &b
}
