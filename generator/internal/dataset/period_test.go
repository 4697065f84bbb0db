package dataset

import (
	"cmp"
	"encoding/json"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"chiso/generator/internal/datatest/cases"
)

// somePeriods are periods of every kind, by chance.
func somePeriods(count int) []Period {
	r := rand.New(rand.NewPCG(1, 2))
	var periods []Period
	for len(periods) < count {
		year, month := int16(1000+r.IntN(8800)), uint8(1+r.IntN(12))
		day := time.Date(int(year), time.Month(month), 1+r.IntN(31), 0, 0, 0, 0, time.UTC)
		periods = append(periods,
			Year(int(year)), FiscalYear(int(year), 2+r.IntN(11)),
			Period{year: year, month: 1 + 6*uint8(r.IntN(2)), months: 6}, Period{year: year, month: 1 + 3*uint8(r.IntN(4)), months: 3}, Period{year: year, month: month, months: 1},
			Period{year: int16(day.Year()), month: uint8(day.Month()), day: uint8(day.Day())},
			Period{year: year, month: 1, months: 12 * uint16(2+r.IntN(9))}, Period{year: year, month: month, months: uint16(1 + r.IntN(40))},
		)
	}
	return periods
}

// TestPeriod: codes of periods read back, sort as time goes, and are what every verb writes. Detail 17
// of what goes wrong with statistics: a period has a start, a length and a kind of year.
func TestPeriod(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	periods := somePeriods(2000)
	kinds := map[Frequency]int{}
	for n, p := range periods {
		kinds[p.Frequency()]++
		if back, ok := ParsePeriod(p.String(), int(p.month)); !ok || back != p {
			t.Fatalf("%#v is written %v, which reads back as %#v, %v", p, p, back, ok)
		}
		if got := fmt.Sprintf("%d %s %v", p, p, p); got != fmt.Sprint(p.String(), " ", p.String(), " ", p.String()) {
			t.Fatalf("%v is written %q", p, got)
		}
		steps := r.IntN(50) - 25
		if later := p.Add(steps); later.Since(p) != steps || later.Compare(p) != cmp.Compare(steps, 0) || p.months > 0 && math.Abs(later.YearsSince(p)-float64(steps*int(p.months))/12) > 1e-9 {
			t.Fatalf("%v is not %d steps after %v", later, steps, p)
		}
		data, err := json.Marshal(map[Period]Period{p: p})
		if want := fmt.Sprintf(`{"%v":"%v"}`, p, p); err != nil || string(data) != want {
			t.Fatalf("%s, %v; want %s", data, err, want)
		}
		if middle := p.Middle(); middle < p.First() || middle > p.Last() {
			t.Fatalf("%v is from %s to %s, and %s is its middle", p, p.First(), p.Last(), middle)
		}
		q := periods[(n+1)%len(periods)]
		if first := cmp.Compare(p.First(), q.First()); first != 0 && p.Compare(q) != first {
			t.Fatalf("%v from %s and %v from %s are not in order", p, p.First(), q, q.First())
		}
		if p.Frequency() == q.Frequency() && p.Last() < q.First() && p.Position() >= q.Position() {
			t.Fatalf("%v stands at %v, %v at %v", p, p.Position(), q, q.Position())
		}
	}
	if len(kinds) != len("LAFSQMD") {
		t.Errorf("tried %v, not every frequency", kinds)
	}
	if sorted := SortedPeriods(slices.Values(periods)); !slices.IsSortedFunc(sorted, func(a, b Period) int { return cmp.Compare(a.First(), b.First()) }) {
		t.Error("sorted, they do not start one after another")
	}
	if whole, part := Year(2025), (Period{year: 2025, month: 1, months: 3}); !whole.Before(part) {
		t.Errorf("%v does not stand before its part %v", whole, part)
	}
	if first, last := MinPeriod(Year(2), Year(1)), MaxPeriod(Year(2), Year(1)); first != Year(1) || last != Year(2) {
		t.Errorf("from %v to %v", first, last)
	}
}

// TestParsePeriod: a stretch is what it is by its ends, and what is no period is none.
func TestParsePeriod(t *testing.T) {
	if p, ok := ParsePeriod("2025-01/2025-03", 0); !ok || p.String() != "2025-Q1" {
		t.Errorf("a quarter by its ends is %v", p)
	}
	if p, ok := ParsePeriod("2025-09/2026-08", 0); !ok || p != FiscalYear(2025, 9) || p.String() != "2025/26" {
		t.Errorf("a school year by its ends is %v", p)
	}
	for _, text := range []string{"x", "-1", "0", "+5", "20255555", "2025-Q5", "2025-Q0", "2025-S3", "2025-13", "2025-7", "2025-02-30", "2025-", "2025-Q", "25-Q1", "2025/2024", "2025/2025",
		"2025/", "/2025", "2025/2026-07", "2025-01-01/2025-02-01", "2025/26", "2025/27", "1000/9000", "2025-Q3 "} {
		if p, ok := ParsePeriod(text, 0); ok || !p.IsZero() {
			t.Errorf("%q is read as %v", text, p)
		}
	}
	if p, ok := ParsePeriod("2025/27", 9); ok {
		t.Errorf("2025/27 is read as %v", p)
	}
	if p, ok := ParsePeriod("", 0); !ok || !p.IsZero() || p != Year(0) || p.String() != "" {
		t.Errorf("no time is %q", p)
	}
}

// TestCases: periods are to the program what they are to the scripts of the theme.
func TestCases(t *testing.T) {
	for _, c := range cases.Read(t, "../../../themes/chiso").Periods {
		p, ok := ParsePeriod(c.Code, 7)
		if !ok {
			t.Fatalf("%s is no period", c.Code)
		}
		later := p.Add(c.Steps)
		if later.String() != c.Later || later.Since(p) != c.Steps || later.Compare(p) != cmp.Compare(c.Steps, 0) || p.Position() != c.Position {
			t.Errorf("%s, %d steps later: %s, which is %d after it; at %v. want %s at %v", c.Code, c.Steps, later, later.Since(p), p.Position(), c.Later, c.Position)
		}
	}
}
