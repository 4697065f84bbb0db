package dataset

import (
	"cmp"
	"fmt"
	"io"
	"iter"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Frequency says how long the periods of a series are and where they start, by a letter of the
// code list CL_FREQ of SDMX where that has one.
type Frequency byte

// Frequencies, from the longest period to the shortest.
const (
	Several    Frequency = 'L' // years, or months that are none of the below: 2014/2016, 2026-01/2026-09
	Annual     Frequency = 'A' // a calendar year
	Fiscal     Frequency = 'F' // a year that starts in another month, as a fiscal or a school year: 2015/16
	Semiannual Frequency = 'S' // half of a calendar year
	Quarterly  Frequency = 'Q'
	Monthly    Frequency = 'M'
	Daily      Frequency = 'D' // a day, also the day as of which something was counted
)

// Period is the stretch of time that a figure is of: the day on which it starts, and how long it
// is. Periods can be compared with == and be keys of a map: 2025-01/2025-03 is the
// same as 2025-Q1. The zero Period is no time at all, as in a table without a column of time.
type Period struct {
	year   int16
	month  uint8  // from 1, of the start
	day    uint8  // of a period that is one day, else 0
	months uint16 // how long, 0 for a day
}

const monthsOfYear = 12

// Types of columns of periods: of years, which a table with few needs declare as briefly, and of any.
const (
	TypeYear   = "year"
	TypePeriod = "period"
)

// IsTemporal says whether fields of a type of Table Schema hold periods.
func IsTemporal(fieldType string) bool { return fieldType == TypeYear || fieldType == TypePeriod }

// Year is the period of a calendar year. The year 0, which no calendar has, gives the
// zero Period.
func Year(year int) Period {
	if year == 0 {
		return Period{}
	}
	return Period{year: int16(year), month: 1, months: monthsOfYear}
}

// YearOf is the year of a date YYYY-MM-DD, zero if there is none.
func YearOf(date string) Period {
	head, _, _ := strings.Cut(date, "-")
	year, _ := strconv.Atoi(head)
	return Year(year)
}

// FiscalYear is a year of twelve months that starts in a month of a calendar year, from 1.
func FiscalYear(year, month int) Period {
	return Period{year: int16(year), month: uint8(month), months: monthsOfYear}
}

// ParsePeriod reads what String writes, and a stretch by its ends: 2025, 2025-S1, 2025-Q3, 2025-07,
// 2025-07-15, 2014/2016, 2026-01/2026-09. A fiscal year 2015/16 is read if it is
// known in which month such years start, from 2; 0 if it is not. The empty text is the zero Period; any
// other text is none, and not ok.
func ParsePeriod(text string, fiscalMonth int) (p Period, ok bool) {
	if text == "" {
		return Period{}, true
	}
	head, tail, stretch := strings.Cut(text, "/")
	from, ok := parseOne(head)
	if !stretch || !ok {
		return from, ok
	}
	if year, short := digits(tail, 2); short && from.Frequency() == Annual { // 2015/16
		if fiscalMonth < 2 || fiscalMonth > monthsOfYear || year != (from.Year()+1)%100 {
			return Period{}, false
		}
		return FiscalYear(from.Year(), fiscalMonth), true
	}
	to, ok := parseOne(tail)
	months := to.ordinal() + int(to.months) - from.ordinal()
	if !ok || from.Frequency() != to.Frequency() || from.day > 0 || !to.After(from) || months > maxMonths {
		return Period{}, false
	}
	from.months = uint16(months)
	return from, true
}

// maxMonths is the longest stretch, in months.
const maxMonths = 200 * monthsOfYear

// parseOne reads a period that is no stretch.
func parseOne(text string) (Period, bool) {
	head, rest, _ := strings.Cut(text, "-")
	year, err := strconv.ParseUint(head, 10, 15)
	if err != nil || year == 0 {
		return Period{}, false
	}
	if head == text {
		return Year(int(year)), true
	}
	if len(head) != len("2025") || rest == "" {
		return Period{}, false
	}
	parts := map[byte]int{'S': 2, 'Q': 4}[rest[0]]
	if n, is := digits(rest[1:], 1); is && n >= 1 && n <= parts {
		long := monthsOfYear / parts
		return Period{year: int16(year), month: uint8((n-1)*long + 1), months: uint16(long)}, true
	}
	if t, err := time.Parse("2006-01", text); err == nil {
		return Period{year: int16(year), month: uint8(t.Month()), months: 1}, true
	}
	if t, err := time.Parse(time.DateOnly, text); err == nil {
		return Period{year: int16(year), month: uint8(t.Month()), day: uint8(t.Day())}, true
	}
	return Period{}, false
}

// digits reads a number of so many digits.
func digits(text string, count int) (int, bool) {
	n, err := strconv.ParseUint(text, 10, 16)
	return int(n), err == nil && len(text) == count
}

// IsZero says whether it is no time at all.
func (p Period) IsZero() bool { return p == Period{} }

// Frequency is that of a series of such periods, 0 of the zero Period.
func (p Period) Frequency() Frequency {
	switch {
	case p.IsZero():
		return 0
	case p.day > 0:
		return Daily
	case p.months == monthsOfYear && p.month > 1:
		return Fiscal
	case p.months == 1:
		return Monthly
	case (p.month-1)%max(uint8(p.months), 1) == 0:
		switch p.months {
		case 3:
			return Quarterly
		case 6:
			return Semiannual
		case monthsOfYear:
			return Annual
		}
	}
	return Several
}

// String writes the code of a period, the same in every language: "2025", "2025-Q3". The zero
// Period is empty.
func (p Period) String() string {
	switch p.Frequency() {
	case 0:
		return ""
	case Annual:
		return strconv.Itoa(int(p.year))
	case Fiscal:
		return fmt.Sprintf("%04d/%02d", p.year, (int(p.year)+1)%100)
	case Semiannual:
		return fmt.Sprintf("%04d-S%d", p.year, p.Part())
	case Quarterly:
		return fmt.Sprintf("%04d-Q%d", p.year, p.Part())
	case Monthly:
		return fmt.Sprintf("%04d-%02d", p.year, p.month)
	case Daily:
		return p.First()
	}
	first, last := p.Ends()
	return first.String() + "/" + last.String()
}

// Format writes the code of a period for every verb of package fmt, so that messages about
// years stay as they are.
func (p Period) Format(s fmt.State, _ rune) { _, _ = io.WriteString(s, p.String()) }

// Year is the calendar year in which the period starts, 0 of the zero Period.
func (p Period) Year() int { return int(p.year) }

// Part is which one of its year a half, a quarter or a month is, from 1.
func (p Period) Part() int { return (int(p.month)-1)/max(int(p.months), 1) + 1 }

// Months is how long the period is, 0 for a day.
func (p Period) Months() int { return int(p.months) }

// Ends are the first and the last years of a stretch of whole calendar years, else months; of any other
// period it is the period twice.
func (p Period) Ends() (first, last Period) {
	unit := 1
	switch {
	case p.Frequency() != Several:
		return p, p
	case p.month == 1 && p.months%monthsOfYear == 0:
		unit = monthsOfYear
	}
	first, last = p, p
	first.months, last.months = uint16(unit), uint16(unit)
	return first, last.later(int(p.months) - unit)
}

// First is the first day of a period, YYYY-MM-DD.
func (p Period) First() string { return p.start().Format(time.DateOnly) }

// Last is the last day of a period, YYYY-MM-DD.
func (p Period) Last() string { return p.end().AddDate(0, 0, -1).Format(time.DateOnly) }

// Middle is the middle day of a period, YYYY-MM-DD: 1 July of a year.
func (p Period) Middle() string {
	middle := p.later(int(p.months) / 2).start()
	if p.months%2 == 1 {
		middle = middle.AddDate(0, 0, 15) // half a month
	}
	return middle.Format(time.DateOnly)
}

func (p Period) start() time.Time {
	return time.Date(int(p.year), time.Month(p.month), max(int(p.day), 1), 0, 0, 0, 0, time.UTC)
}

// end is the day after the last one.
func (p Period) end() time.Time {
	if p.day > 0 {
		return p.start().AddDate(0, 0, 1)
	}
	return p.later(int(p.months)).start()
}

// ordinal numbers the month in which a period starts.
func (p Period) ordinal() int { return int(p.year)*monthsOfYear + int(p.month) - 1 }

// later is a period of the same length that starts so many months later.
func (p Period) later(months int) Period {
	at := p.ordinal() + months
	p.year, p.month = int16(at/monthsOfYear), uint8(at%monthsOfYear+1)
	return p
}

// Compare puts periods in the order in which they start, the zero Period first and a longer one
// before its parts: below 0 if p comes before q, 0 if they are the same.
func (p Period) Compare(q Period) int {
	return cmp.Or(cmp.Compare(p.year, q.year), cmp.Compare(p.month, q.month), cmp.Compare(max(p.day, 1), max(q.day, 1)), cmp.Compare(q.months, p.months))
}

// Before says whether p comes before q in the order of Compare.
func (p Period) Before(q Period) bool { return p.Compare(q) < 0 }

// After says whether p comes after q in the order of Compare.
func (p Period) After(q Period) bool { return p.Compare(q) > 0 }

// YearsSince is how many years p starts after q, below 0 if it starts before: the
// unit of yearly changes. A day is its share of its month.
func (p Period) YearsSince(q Period) float64 { return (p.inMonths() - q.inMonths()) / monthsOfYear }

// inMonths is where a period starts, in months.
func (p Period) inMonths() float64 {
	if p.day == 0 {
		return float64(p.ordinal())
	}
	days := time.Date(int(p.year), time.Month(p.month)+1, 0, 0, 0, 0, 0, time.UTC).Day() // of the month
	return float64(p.ordinal()) + float64(p.day-1)/float64(days)
}

// Add is the period n steps of its own length later.
func (p Period) Add(n int) Period {
	if p.day == 0 {
		return p.later(n * int(p.months))
	}
	t := p.start().AddDate(0, 0, n)
	return Period{year: int16(t.Year()), month: uint8(t.Month()), day: uint8(t.Day())}
}

// Since is how many steps of its length p comes after q, which is as long;
// below 0 if it comes before.
func (p Period) Since(q Period) int {
	if p.day > 0 || p.months == 0 {
		return int(p.start().Sub(q.start()).Hours()) / 24
	}
	return (p.ordinal() - q.ordinal()) / int(p.months)
}

// Position is where the middle of a period stands on an axis of years, on which a year
// reaches half a year to both sides of its number.
func (p Period) Position() float64 {
	half := float64(p.months) / 2
	if p.day > 0 {
		half = 1 / float64(2*30)
	}
	return (p.inMonths()+half)/monthsOfYear - 0.5
}

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
