package load

import (
	"encoding/csv"
	"errors"
	"io"
	"strings"
)

// lineReader reads lines of CSV as records. The zero value is ready.
type lineReader struct {
	feed  feeder
	csv   *csv.Reader // made for the first line that has quotes
	cells []string    // room for those of the next lines, if they are kept together
}

// lineFault says why a line is no record.
type lineFault int

const (
	faultNone      lineFault = iota
	faultBlank               // all of its cells are empty
	faultUnclosed            // a quote that opens a cell is not closed on the line
	faultMisplaced           // a quote stands where it may not
)

// record is a line as encoding/csv reads it.
type record struct {
	cells []string
	fault lineFault
	at    int // of a fault, in characters from 1
}

// feeder hands lines to a csv.Reader, one at a time, so that what is wrong with
// one does not reach into the next.
type feeder struct{ rest string }

func (f *feeder) Read(p []byte) (int, error) {
	if f.rest == "" {
		return 0, io.EOF
	}
	n := copy(p, f.rest)
	f.rest = f.rest[n:]
	return n, nil
}

// read reads one line. Most hold no quote, and are cut at their commas.
func (r *lineReader) read(line string) record {
	switch {
	case isBlank(line):
		return record{fault: faultBlank}
	case !strings.Contains(line, `"`):
		return record{cells: r.cut(line)}
	}
	if at, open := openQuote(line); open {
		return record{fault: faultUnclosed, at: at}
	}
	if r.csv == nil {
		r.csv = csv.NewReader(&r.feed)
		r.csv.FieldsPerRecord = -1
	}
	r.feed.rest = line + "\n"
	cells, err := r.csv.Read()
	var parse *csv.ParseError
	if errors.As(err, &parse) {
		return record{fault: faultMisplaced, at: characters(line[:min(parse.Column-1, len(line))]) + 1}
	}
	return record{cells: cells}
}

// readLine reads one line alone.
func readLine(line string) record { return new(lineReader).read(line) }

func (r *lineReader) cut(line string) []string {
	if n := strings.Count(line, ",") + 1; cap(r.cells)-len(r.cells) < n {
		r.cells = make([]string, 0, max(2*cap(r.cells), n)) // those before stay where they are
	}
	first := len(r.cells)
	for at := strings.IndexByte(line, ','); at >= 0; at = strings.IndexByte(line, ',') {
		r.cells = append(r.cells, line[:at])
		line = line[at+1:]
	}
	r.cells = append(r.cells, line)
	return r.cells[first:len(r.cells):len(r.cells)]
}

// starts are the bytes at which the cells of a line begin; none if it is no record.
func (r *lineReader) starts(line string) []int {
	cells := r.read(line).cells
	starts := make([]int, len(cells))
	quoted := strings.Contains(line, `"`)
	for n := range cells {
		switch {
		case quoted:
			_, column := r.csv.FieldPos(n)
			starts[n] = column - 1
		case n > 0:
			starts[n] = starts[n-1] + len(cells[n-1]) + 1
		}
	}
	return starts
}

// isBlank says whether all cells of a line are empty, quoted or not.
func isBlank(line string) bool {
	quoted := false // the cell holds ""
	for n := 0; n < len(line); n++ {
		switch line[n] {
		case ' ', '\t', '\r':
		case ',':
			quoted = false
		case '"':
			if quoted || n+1 == len(line) || line[n+1] != '"' {
				return false
			}
			quoted = true
			n++
		default:
			return false
		}
	}
	return true
}

// openQuote is the column (in characters, from 1) of a quote that opens a cell
// and is not closed on the line.
func openQuote(line string) (column int, open bool) {
	opened := 0
	for at, start := 0, true; at < len(line); at++ {
		if !start || line[at] != '"' {
			start = line[at] == ','
			continue
		}
		opened, open, start = at, true, false
		for at++; at < len(line); at++ {
			if line[at] != '"' {
				continue
			}
			if at+1 == len(line) || line[at+1] != '"' {
				open = false
				break
			}
			at++ // two quotes stand for one
		}
	}
	if !open {
		return 0, false
	}
	return characters(line[:opened]) + 1, true
}
