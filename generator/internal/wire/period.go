package wire

import "fmt"

// Period is the code of the stretch of time that a figure is of: "2025". The empty text is no
// time at all, as in a table without a column of time.
type Period string

// PeriodOf is the code of a period.
func PeriodOf(period fmt.Stringer) Period { return Period(period.String()) }

// Periods are the codes of periods.
func Periods[P fmt.Stringer](periods []P) []Period {
	var codes []Period
	for _, p := range periods {
		codes = append(codes, PeriodOf(p))
	}
	return codes
}
