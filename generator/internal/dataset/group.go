package dataset

import "slices"

// Group is a number of codes of one list that readers choose together, as the members
// of a union of states.
type Group struct {
	Code    string // of the code list that names the groups
	Label   Text
	Members []Membership
}

// Membership is a code's time in a group. Dates are YYYY-MM-DD, empty if not known or
// not ended.
type Membership struct {
	Code     string
	From, To string
}

// In are the codes of the members in a period: those on its middle day, for a figure of
// a year has no day of its own.
func (g Group) In(period Period) []string {
	day := period.Middle()
	var codes []string
	for _, m := range g.Members {
		if m.From <= day && (m.To == "" || m.To >= day) && !slices.Contains(codes, m.Code) {
			codes = append(codes, m.Code)
		}
	}
	return codes
}

// Now are the codes of those who have not left, in the order of the table.
func (g Group) Now() []string {
	var codes []string
	for _, m := range g.Members {
		if m.To == "" {
			codes = append(codes, m.Code)
		}
	}
	return codes
}
