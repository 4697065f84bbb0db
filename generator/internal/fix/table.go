package fix

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"chiso/generator/internal/diag"
)

// row is a record of a CSV file with its cells as they are written, quotes and
// all, so that what is not fixed keeps its bytes. A blank line is a row of one
// blank cell.
type row struct {
	line  int
	cells []string
}

func (r row) blank() bool {
	return !slices.ContainsFunc(r.cells, func(raw string) bool { return trim(decode(raw)) != "" })
}

// column is where a cell begins, in characters from 1.
func (r row) column(cell int) int {
	column := 1
	for _, raw := range r.cells[:cell] {
		column += utf8.RuneCountInString(raw) + 1
	}
	return column
}

// decode gives the value of a cell as it is written.
func decode(raw string) string {
	if len(raw) < 2 || raw[0] != '"' {
		return raw
	}
	return strings.ReplaceAll(raw[1:len(raw)-1], `""`, `"`)
}

// encode writes a value as a cell.
func encode(value string) string {
	if !strings.ContainsAny(value, ",\"\r\n") {
		return value
	}
	return `"` + strings.ReplaceAll(value, `"`, `""`) + `"`
}

// header is the first row that is not blank.
func header(rows []row) row {
	return rows[slices.IndexFunc(rows, func(r row) bool { return !r.blank() })]
}

// parse cuts a file into rows with the standard library's reader. A file that it
// refuses, or whose rows differ in length, is left.
func parse(data []byte, separator byte) ([]row, error) {
	rows, left := parseTable(data, separator)
	if left != nil {
		return nil, left
	}
	return rows, nil
}

func parseTable(data []byte, separator byte) ([]row, *Left) {
	starts := []int{0}
	for i, b := range data {
		if b == '\n' {
			starts = append(starts, i+1)
		}
	}
	reader := csv.NewReader(bytes.NewReader(data))
	reader.Comma, reader.FieldsPerRecord, reader.ReuseRecord = rune(separator), -1, true
	text := string(data)
	var rows []row
	line, read := 1, 0
	skipTo := func(end int) { // the reader passes over blank lines
		for ; read < end; read++ {
			rows = append(rows, row{line: line, cells: []string{""}})
			line++
		}
	}
	for {
		fields, err := reader.Read()
		var wrong *csv.ParseError
		switch {
		case errors.Is(err, io.EOF):
			skipTo(len(data))
			return rows, fits(rows)
		case errors.As(err, &wrong):
			return nil, &Left{Line: wrong.StartLine, Why: diag.T("dấu nháy kép không được đóng, hoặc đặt sai chỗ", "a quote is not closed, or stands where it may not")}
		}
		first, _ := reader.FieldPos(0)
		skipTo(starts[first-1])
		end := int(reader.InputOffset())
		r := row{line: first, cells: make([]string, len(fields))}
		stop := end
		if stop > read && data[stop-1] == '\n' {
			stop--
		}
		for i := len(fields) - 1; i >= 0; i-- {
			at, column := reader.FieldPos(i)
			start := starts[at-1] + column - 1
			r.cells[i] = text[start:stop]
			stop = start - 1 // before the separator
		}
		rows = append(rows, r)
		line += strings.Count(text[read:end], "\n")
		read = end
	}
}

// fits wants a header, and rows as long as it.
func fits(rows []row) *Left {
	if !slices.ContainsFunc(rows, func(r row) bool { return !r.blank() }) {
		return &Left{Why: diag.T("tệp trống", "the file is empty")}
	}
	want := len(header(rows).cells)
	for _, r := range rows {
		if !r.blank() && len(r.cells) != want {
			return &Left{Line: r.line, Why: diag.T("dòng này có %d ô, dòng tiêu đề có %d", "the row has %d cells, the header %d", len(r.cells), want)}
		}
	}
	return nil
}

func write(rows []row) []byte { return writeWith(rows, ',') }

func writeWith(rows []row, separator byte) []byte {
	var out bytes.Buffer
	for _, r := range rows {
		out.WriteString(strings.Join(r.cells, string(separator)))
		out.WriteByte('\n')
	}
	return out.Bytes()
}

// eachCell changes the values of cells, given the label of their column, and
// counts those that changed. Other cells keep their bytes.
func eachCell(data []byte, change func(label, value string) string) ([]byte, int, error) {
	rows, err := parse(data, ',')
	if err != nil {
		return nil, 0, err
	}
	labels := labelsOf(rows)
	n := 0
	for _, r := range rows {
		for i, raw := range r.cells {
			label := ""
			if i < len(labels) {
				label = labels[i]
			}
			value := decode(raw)
			if fixed := change(label, value); fixed != value {
				r.cells[i] = encode(fixed)
				n++
			}
		}
	}
	return write(rows), n, nil
}

// counted is a message with a number; English has two forms.
func counted(n int, vi, en, one, many string) diag.Text {
	noun := many
	if n == 1 {
		noun = one
	}
	return diag.Text{VI: fmt.Sprintf(vi, n), EN: fmt.Sprintf(en, fmt.Sprintf("%d %s", n, noun))}
}
