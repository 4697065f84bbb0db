package dataset

import (
	"cmp"
	"fmt"
	"io"
	"iter"
	"slices"
	"strconv"
	"strings"
)

// Frequency says how long a period is, as FREQ of SDMX does.
type Frequency uint8

// Annual is the frequency of periods that are calendar years, the only one so far.
const Annual Frequency = 1

// Period is the stretch of time that a figure is of: where it starts, and its
// frequency. Periods can be compared with == and be keys of a map; the zero Period is
// no time at all, as in a table without a column of time.
type Period struct {
	year      int16
	frequency Frequency
}

// Year is the period of a calendar year. The year 0, which no calendar has, gives the
// zero Period.
func Year(year int) Period {
	if year == 0 {
		return Period{}
	}
	return Period{int16(year), Annual}
}

// YearOf is the year of a date YYYY-MM-DD, zero if there is none.
func YearOf(date string) Period {
	head, _, _ := strings.Cut(date, "-")
	year, _ := strconv.Atoi(head)
	return Year(year)
}

// ParsePeriod reads what String writes. The empty text is the zero
// Period; any other text is none, and not ok.
func ParsePeriod(text string) (p Period, ok bool) {
	if text == "" {
		return Period{}, true
	}
	year, err := strconv.ParseInt(text, 10, 16)
	if err != nil || year <= 0 {
		return Period{}, false
	}
	return Year(int(year)), true
}

// IsZero says whether it is no time at all.
func (p Period) IsZero() bool { return p == Period{} }

// String writes the code of a period, the same in every language: "2025". The zero
// Period is empty.
func (p Period) String() string {
	if p.IsZero() {
		return ""
	}
	return strconv.Itoa(int(p.year))
}

// Format writes the code of a period for every verb of package fmt, so that messages about
// years stay as they are.
func (p Period) Format(s fmt.State, _ rune) { _, _ = io.WriteString(s, p.String()) }

// Year is the calendar year in which the period starts, 0 of the zero Period.
func (p Period) Year() int { return int(p.year) }

// Middle is the middle day of a period, YYYY-MM-DD: 1 July of a year.
func (p Period) Middle() string { return fmt.Sprintf("%04d-07-01", p.year) }

// Compare puts periods in the order in which they start, the zero Period first: below
// 0 if p comes before q, 0 if they are the same.
func (p Period) Compare(q Period) int {
	return cmp.Or(cmp.Compare(p.year, q.year), cmp.Compare(p.frequency, q.frequency))
}

// Before says whether p comes before q in the order of Compare.
func (p Period) Before(q Period) bool { return p.Compare(q) < 0 }

// After says whether p comes after q in the order of Compare.
func (p Period) After(q Period) bool { return p.Compare(q) > 0 }

// YearsSince is how many years p starts after q, below 0 if it starts before: the
// unit of yearly changes.
func (p Period) YearsSince(q Period) float64 { return float64(int(p.year) - int(q.year)) }

// Add is the period n steps of its frequency later.
func (p Period) Add(n int) Period { return Period{p.year + int16(n), p.frequency} }

// Since is how many steps of its frequency p comes after q, which has the same
// frequency; below 0 if it comes before.
func (p Period) Since(q Period) int { return int(p.year) - int(q.year) }

// Position is where the middle of a period stands on an axis of years, on which a year
// reaches half a year to both sides of its number.
func (p Period) Position() float64 { return float64(p.year) }

// MarshalText writes the code of a period, as a text of JSON or the key of an object.
func (p Period) MarshalText() ([]byte, error) { return []byte(p.String()), nil }

// MinPeriod is the one of the two that comes first.
func MinPeriod(p, q Period) Period {
	if q.Before(p) {
		return q
	}
	return p
}

// MaxPeriod is the one of the two that comes last.
func MaxPeriod(p, q Period) Period {
	if q.After(p) {
		return q
	}
	return p
}

// SortedPeriods puts periods in order, earliest first.
func SortedPeriods(periods iter.Seq[Period]) []Period {
	return slices.SortedFunc(periods, Period.Compare)
}
