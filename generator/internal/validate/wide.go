package validate

import (
	"regexp"
	"slices"
	"strings"

	"chiso/generator/internal/diag"
	"chiso/generator/internal/load"
)

// yearLabel is a label that begins with a year, as in "2019", "2019 (*)", "Năm 2019" and
// "2019 Diện tích".
var yearLabel = regexp.MustCompile(`^(?i:năm|nam|year|fy|[yx])?[ _.-]*((?:1\d|20|21)\d\d)(?:\D|$)`)

// wide reports a header with columns that are years, as yearbooks have them: nothing else
// need be reported of such a table before it is turned. It is nil if the table is not so.
func (t *headerReader) wide(names []string) *diag.Problem {
	isYears := func(f load.Field) bool {
		return f.Role.V == "dimension" && f.Type.V == "year" && t.table.Column(f.Name.V) < 0
	}
	if !slices.ContainsFunc(t.r.Schema.Fields, isYears) {
		return nil
	}
	first, last := -1, 0
	for n, label := range t.table.Header {
		if slices.Contains(names, label) || !yearLabel.MatchString(label) {
			continue
		}
		if first < 0 {
			first = n
		}
		last = n
	}
	if first < 0 || first == last && t.table.Headless(names) != nil { // a row without a header may hold a year
		return nil
	}
	problem := &diag.Problem{Position: t.table.AtLabel(first), Rule: "extra-label", What: diag.T("cột %q là năm", "column %q is a year", t.table.Header[first]),
		Hint: diag.T("mỗi dòng là một nơi và một năm: đặt số của mỗi nơi, mỗi năm ở một dòng riêng, với các cột %s", "a row holds one place and one year: give the figures of each place and year a row of their own, with the columns %s", strings.Join(names, ", "))}
	if last > first {
		problem.What = diag.T("các cột từ %q đến %q là năm", "columns %q to %q are years", t.table.Header[first], t.table.Header[last])
	}
	return problem
}
