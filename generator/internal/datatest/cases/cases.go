// Package cases reads the cases that the program and the scripts of the theme must do
// alike, for the tests of both: themes/chiso/test/cases.json, where each kind is explained.
package cases

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"testing"
)

// Cases are those of each kind.
type Cases struct {
	Numbers []Number
	Percent map[string]string // sign by language
	Shown   []Shown
	Fold    [][2]string // text, folded
	Safe    [][2]string // text, as a cell of CSV has it before quotes
	Rows    []Row
	// Quarters are values with the quarter of each.
	Quarters []Quarter
	Periods  []Period
}

// Number is a number as a language writes it.
type Number struct {
	Language        string
	Value           string
	Decimals, Least int
	Want            string
}

// UnmarshalJSON reads [language, value, decimals, least decimals, text].
func (n *Number) UnmarshalJSON(data []byte) error {
	return list(data, &n.Language, &n.Value, &n.Decimals, &n.Least, &n.Want)
}

// Shown is a value with the text of its cell, and whether scripts find the one in the other.
type Shown struct {
	Language, Value, Text string
	Found                 bool
}

// UnmarshalJSON reads [language, value, text, found].
func (s *Shown) UnmarshalJSON(data []byte) error {
	return list(data, &s.Language, &s.Value, &s.Text, &s.Found)
}

// Row is cells and the line of CSV that they are.
type Row struct {
	Cells []string
	Want  string
}

// UnmarshalJSON reads [cells, line].
func (r *Row) UnmarshalJSON(data []byte) error { return list(data, &r.Cells, &r.Want) }

// Quarter is values, which of them are better, and the quarter of each, 4 the best.
type Quarter struct {
	Values    []float64
	Direction string
	Want      []int
}

// UnmarshalJSON reads [values, direction, quarters].
func (q *Quarter) UnmarshalJSON(data []byte) error {
	return list(data, &q.Values, &q.Direction, &q.Want)
}

// Period is a period, the one so many steps later, and its position on an axis of time.
type Period struct {
	Code     string
	Steps    int
	Later    string
	Position float64
}

// UnmarshalJSON reads [period, steps, later, position].
func (p *Period) UnmarshalJSON(data []byte) error {
	return list(data, &p.Code, &p.Steps, &p.Later, &p.Position)
}

func list(data []byte, into ...any) error {
	want := len(into)
	if err := json.Unmarshal(data, &into); err != nil {
		return err
	}
	if len(into) != want {
		return fmt.Errorf("%s has %d parts, want %d", data, len(into), want)
	}
	return nil
}

// Read reads the cases of a theme.
func Read(t testing.TB, theme string) Cases {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(theme, "test", "cases.json"))
	if err != nil {
		t.Fatal(err)
	}
	var c Cases
	if err := json.Unmarshal(data, &c); err != nil {
		t.Fatal(err)
	}
	if len(c.Numbers) == 0 || len(c.Percent) == 0 || len(c.Fold) == 0 || len(c.Safe) == 0 || len(c.Rows) == 0 || len(c.Quarters) == 0 || len(c.Periods) == 0 {
		t.Fatal("cases of a kind are missing")
	}
	return c
}
