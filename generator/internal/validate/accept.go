package validate

import (
	"slices"
	"strconv"

	"chiso/generator/internal/diag"
	"chiso/generator/internal/load"
)

// warnings are the rules whose problems are warnings, so may be accepted.
var warnings = []string{"jump", "rank-order"}

// accepted takes out the warnings that descriptors accept, and reports what is
// accepted and not there: a reason that outlives its warning hides the next one.
func (c *checker) accepted(accepts []load.Accept) {
	for _, a := range accepts {
		c.date(a.Date)
		if !c.oneOf(a.Rule, "rule", "allowed-value", warnings) || !c.known(a.Indicator, "chỉ số", "indicator", c.indicatorNames()) {
			continue
		}
		at := map[diag.Position]bool{}
		for key, pos := range c.points[a.Indicator.V] {
			if (a.Code.V == "" || a.Code.V == key.Subject.Code) && (a.Year.V == "" || a.Year.V == strconv.Itoa(key.Year)) {
				at[pos] = true
			}
		}
		before := len(c.problems)
		c.problems = slices.DeleteFunc(c.problems, func(p diag.Problem) bool {
			return p.Severity == diag.Warning && p.Rule == a.Rule.V && at[p.Position]
		})
		if len(c.problems) == before {
			c.problems.Add(a.Rule.Pos, "accept", diag.T("không có cảnh báo nào như vậy", "there is no such warning"),
				diag.T("xóa mục này, hoặc xem lại indicator, code, year", "remove the entry, or look at its indicator, code and year again"))
		}
	}
}
