package dataset

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
