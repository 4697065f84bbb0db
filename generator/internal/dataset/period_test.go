package dataset

import (
	"cmp"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"chiso/generator/internal/datatest/cases"
)

// TestPeriod: codes of periods read back, sort as time goes, and are what every verb writes.
func TestPeriod(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	var periods []Period
	for range 1000 {
		p := Year(1 + r.IntN(9999))
		periods = append(periods, p)
		if back, ok := ParsePeriod(p.String()); !ok || back != p {
			t.Fatalf("%v reads back as %v", p, back)
		}
		if got := fmt.Sprintf("%d %s %v", p, p, p); got != fmt.Sprint(p.Year(), p.Year(), p.Year()) {
			t.Fatalf("%v is written %q", p, got)
		}
		if n := r.IntN(50); p.Add(n).Since(p) != n || p.Add(n).YearsSince(p) != float64(n) {
			t.Fatalf("%v is not %d years after %v", p.Add(n), n, p)
		}
		data, err := json.Marshal(map[Period]Period{p: p})
		if want := fmt.Sprintf(`{"%d":"%d"}`, p.Year(), p.Year()); err != nil || string(data) != want {
			t.Fatalf("%s, %v; want %s", data, err, want)
		}
	}
	for n, p := range SortedPeriods(slices.Values(periods)) {
		if n > 0 && p.Before(periods[0]) != (p.Year() < periods[0].Year()) || p.After(periods[0]) != (p.Year() > periods[0].Year()) {
			t.Fatalf("%v and %v are not in order", p, periods[0])
		}
	}
	for _, text := range []string{"x", "-1", "0", "20255555", "2025-Q9"} {
		if p, ok := ParsePeriod(text); ok || !p.IsZero() {
			t.Errorf("%q is read as %v", text, p)
		}
	}
	if p, ok := ParsePeriod(""); !ok || !p.IsZero() || p != Year(0) || p.String() != "" {
		t.Errorf("no time is %q", p)
	}
	if first, last := MinPeriod(Year(2), Year(1)), MaxPeriod(Year(2), Year(1)); first != Year(1) || last != Year(2) {
		t.Errorf("from %v to %v", first, last)
	}
}

// TestCases: periods are to the program what they are to the scripts of the theme.
func TestCases(t *testing.T) {
	for _, c := range cases.Read(t, "../../../themes/chiso").Periods {
		p, ok := ParsePeriod(c.Code)
		if !ok {
			t.Fatalf("%s is no period", c.Code)
		}
		later := p.Add(c.Steps)
		if later.String() != c.Later || later.Since(p) != c.Steps || later.Compare(p) != cmp.Compare(c.Steps, 0) || p.Position() != c.Position {
			t.Errorf("%s, %d steps later: %s, which is %d after it; at %v. want %s at %v", c.Code, c.Steps, later, later.Since(p), p.Position(), c.Later, c.Position)
		}
	}
}
