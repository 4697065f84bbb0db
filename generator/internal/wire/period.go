package wire

import "fmt"

// Period is the code of the stretch of time that a figure is of: "2025". The empty text is no
// time at all, as in a table without a column of time.
type Period string

// PeriodOf is the code of a period.
func PeriodOf(period fmt.Stringer) Period { return Period(period.String()) }

// PeriodName is a period that is no calendar year, with its name: a calendar year is its own.
type PeriodName struct {
	Period Period `json:"period"`
	Name   string `json:"name"`
}

// Periods are the codes of periods.
func Periods[P fmt.Stringer](periods []P) []Period {
	var codes []Period
	for _, p := range periods {
		codes = append(codes, PeriodOf(p))
	}
	return codes
}
