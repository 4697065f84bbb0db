package intake

import (
	"bytes"
	"encoding/csv"
	"errors"
	"slices"
	"strings"
)

// table is a CSV file of the data, of which the check has found nothing wrong: a line
// is a row. Lines that are not written keep their bytes.
type table struct {
	end    string // of lines
	head   string // the first line
	header []string
	rows   []*row
}

type row struct {
	text    string   // the line as it is; empty if it is written anew
	cells   []string // read when they are wanted
	line    int      // in the file as it is, 0 if the row is new
	written bool
}

func parse(data []byte) (*table, error) {
	t := &table{end: "\n"}
	if bytes.Contains(data, []byte("\r\n")) {
		t.end = "\r\n"
	}
	lines := strings.Split(strings.TrimSuffix(string(data), "\n"), "\n")
	var err error
	t.head = strings.TrimSuffix(lines[0], "\r")
	if t.header, err = cells(t.head); err != nil {
		return nil, err
	}
	for n, line := range lines[1:] {
		r := &row{text: strings.TrimSuffix(line, "\r"), line: n + 2}
		if r.cells, err = cells(r.text); err != nil {
			return nil, err
		}
		if len(r.cells) != len(t.header) {
			return nil, errors.New("the rows differ in length")
		}
		t.rows = append(t.rows, r)
	}
	return t, nil
}

func cells(line string) ([]string, error) {
	r := csv.NewReader(strings.NewReader(line))
	r.FieldsPerRecord = -1
	return r.Read()
}

// bytes is the file as it will be.
func (t *table) bytes() []byte {
	var b bytes.Buffer
	b.WriteString(t.head + t.end)
	for _, r := range t.rows {
		if r.written {
			b.WriteString(line(r.cells) + t.end)
		} else {
			b.WriteString(r.text + t.end)
		}
	}
	return b.Bytes()
}

func line(cells []string) string {
	var b strings.Builder
	w := csv.NewWriter(&b)
	_ = w.Write(cells) // into memory, where writing cannot fail
	w.Flush()
	return strings.TrimSuffix(b.String(), "\n")
}

func (t *table) column(name string) int { return slices.Index(t.header, name) }

func (r *row) get(t *table, column string) string { return r.cells[t.column(column)] }

func (r *row) set(t *table, column, value string) {
	r.cells[t.column(column)] = value
	r.written = true
}

func (t *table) key(r *row, columns []string) []string {
	var key []string
	for _, column := range columns {
		key = append(key, r.get(t, column))
	}
	return key
}

func (t *table) index(columns, key []string) int {
	return slices.IndexFunc(t.rows, func(r *row) bool { return slices.Equal(t.key(r, columns), key) })
}

// find is the row with a key, nil if there is none.
func (t *table) find(columns, key []string) *row {
	if n := t.index(columns, key); n >= 0 {
		return t.rows[n]
	}
	return nil
}

// lineOf is where a row will stand.
func (t *table) lineOf(columns, key []string) int { return t.index(columns, key) + 2 }

// insert puts a row in its place among those in order; behind all where they are not.
func (t *table) insert(columns, key []string, compare func(a, b []string) int) *row {
	r := &row{cells: make([]string, len(t.header))}
	for n, column := range columns {
		r.set(t, column, key[n])
	}
	at := len(t.rows)
	if slices.IsSortedFunc(t.rows, func(a, b *row) int { return compare(t.key(a, columns), t.key(b, columns)) }) {
		at, _ = slices.BinarySearchFunc(t.rows, key, func(r *row, key []string) int { return compare(t.key(r, columns), key) })
	}
	t.rows = slices.Insert(t.rows, at, r)
	return r
}
