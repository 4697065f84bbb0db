package load

import (
	"iter"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"chiso/generator/internal/diag"
)

// Table is a CSV file as text, every cell with its place. Its first line is the
// header; every row has as many cells as the header. It holds none of the rows:
// they are read anew from the source whenever they are wanted, block by block.
type Table struct {
	File   string
	Header []string
	Len    int // rows
	Lines  int // of records, with those that were set aside

	*content
	head    string   // the first line
	names   []string // those that stand there; users may give others to Header
	unclean bool     // cells hold what nobody sees, within them too
}

// Row is a record of a CSV file. No cell holds a line break, so a row is a line.
type Row struct {
	Line  int // from 1
	Cells []string

	source string
}

// Rows gives the rows one after another.
func (t *Table) Rows() iter.Seq[Row] {
	return func(yield func(Row) bool) {
		for b := range t.blocks() {
			for _, row := range t.page(b, &page{}).rows {
				if !yield(row) {
					return
				}
			}
		}
	}
}

// EachBlock does the work on the rows of each block of the file, on all cores at
// once, and hands over what comes of it in the order of the file. The rows are
// good until then.
func EachBlock[R any](t *Table, work func([]Row) R, take func(R)) {
	type done struct {
		page *page
		r    R
	}
	pages := sync.Pool{New: func() any { return &page{} }}
	inOrder(t.blocks(),
		func(b block) done {
			p := t.page(b, pages.Get().(*page))
			return done{p, work(p.rows)}
		},
		func(_ block, d done) bool {
			take(d.r)
			pages.Put(d.page)
			return true
		})
}

// page is room for the rows of a block.
type page struct {
	rows  []Row
	cells []string
}

// page reads those rows of a block that were found sound when the table was read.
func (t *Table) page(b block, p *page) *page {
	reader := lineReader{cells: p.cells[:0]}
	p.rows = p.rows[:0]
	if b.long {
		return p
	}
	for n, line := range b.lines() {
		if n == 1 {
			continue
		}
		if r := reader.read(line); r.fault == faultNone && len(r.cells) == len(t.Header) && !t.repeatsHeader(r.cells) {
			t.clean(r.cells)
			p.rows = append(p.rows, Row{Line: n, Cells: r.cells, source: line})
		}
	}
	p.cells = reader.cells
	return p
}

// clean removes characters that nobody sees; the problem itself is already reported.
func (t *Table) clean(cells []string) {
	for i, cell := range cells {
		switch n := len(cell) - 1; {
		case t.unclean:
			cells[i] = cleaned(cell)
		case n >= 0 && (!inked(cell[0]) || !inked(cell[n])):
			cells[i] = strings.TrimFunc(cell, unicode.IsSpace)
		}
	}
}

// inked says whether a byte is by itself a sign that is seen.
func inked(c byte) bool { return c > ' ' && c < utf8.RuneSelf }

// At is the place of a cell, its column in characters.
func (t *Table) At(r Row, cell int) diag.Position {
	label := ""
	if cell < len(t.Header) { // a row that is too long has cells beyond it
		label = t.Header[cell]
	}
	return diag.Position{File: t.File, Line: r.Line, Column: column(r.source, cell), Label: label}
}

// within is the place of a character of a line, and of the column it stands in.
func (t *Table) within(line int, text string, character int) diag.Position {
	pos := diag.Position{File: t.File, Line: line, Column: character}
	cell, quoted := 0, false
	for _, r := range []rune(text)[:character-1] {
		switch {
		case r == '"':
			quoted = !quoted
		case r == ',' && !quoted:
			cell++
		}
	}
	if cell < len(t.Header) {
		pos.Label = t.Header[cell]
	}
	return pos
}

// AtLabel is the place of a label in the header.
func (t *Table) AtLabel(cell int) diag.Position {
	return diag.Position{File: t.File, Line: 1, Column: column(t.head, cell), Label: t.Header[cell]}
}

// Place is the place of the cell of a line under a label.
func (t *Table) Place(line int, label string) diag.Position {
	return diag.Position{File: t.File, Line: line, Column: column(t.Line(line), t.Column(label)), Label: label}
}

// Row reads a row again by its line, as Rows gives it.
func (t *Table) Row(line int) Row {
	text := t.Line(line)
	row := Row{line, readLine(text).cells, text}
	t.clean(row.Cells)
	return row
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

// column is where a cell begins on its line, in characters from 1.
func column(line string, cell int) int {
	starts := new(lineReader).starts(line)
	if cell < 0 || cell >= len(starts) {
		return 1
	}
	return characters(line[:starts[cell]]) + 1
}

func characters(text string) int { return utf8.RuneCountInString(text) }
