package export

import (
	"encoding/csv"
	"slices"
	"strings"
	"testing"

	"chiso/generator/internal/datatest/cases"
)

// TestCases: cells and lines of CSV are those that the theme's scripts write.
func TestCases(t *testing.T) {
	all := cases.Read(t, "../../../themes/chiso")
	for _, c := range all.Safe {
		if got := Safe(c[0]); got != c[1] {
			t.Errorf("%q becomes %q, want %q", c[0], got, c[1])
		}
		if again := Safe(c[1]); again != c[1] && !strings.HasPrefix(c[1], "'") {
			t.Errorf("%q, which is safe, becomes %q", c[1], again)
		}
	}
	for _, c := range all.Rows {
		w := newWriter()
		var cells []string
		for _, cell := range c.Cells {
			cells = append(cells, Safe(cell))
		}
		w.row(cells)
		if got := strings.TrimSuffix(string(w.bytes()), "\n"); got != c.Want {
			t.Errorf("%q is written as %q, want %q", c.Cells, got, c.Want)
		}
	}
}

// TestSeparators: whatever a spreadsheet program separates cells by, and whether or not
// quotes mean anything to it then, none of them begins a formula.
func TestSeparators(t *testing.T) {
	for _, c := range cases.Read(t, "../../../themes/chiso").Safe {
		w := newWriter()
		w.row([]string{"a", Safe(c[0]), "b", Safe(c[0])})
		line := string(w.bytes())
		for _, separator := range ",;\t|" {
			r := csv.NewReader(strings.NewReader(line))
			r.Comma, r.LazyQuotes, r.FieldsPerRecord = separator, true, -1
			rows, err := r.ReadAll()
			if err != nil {
				t.Fatalf("%q: %v", line, err)
			}
			cells := slices.Concat(rows...)
			if separator != ',' { // to which the quotes of this file say nothing
				cells = append(cells, strings.FieldsFunc(line, func(r rune) bool { return r == separator || r == '\n' || r == '\r' })...)
			}
			for _, cell := range cells {
				if bare := strings.TrimLeft(cell, " \"\u00a0\u3000"); bare != "" && strings.ContainsRune("=+-@＝＋－＠", []rune(bare)[0]) && !decimal.MatchString(bare) {
					t.Errorf("%q, with cells between %q: %q is taken for a formula", line, separator, cell)
				}
			}
		}
	}
}
