package validate

import (
	"slices"
	"strconv"

	"chiso/generator/internal/diag"
	"chiso/generator/internal/load"
)

// warnings are the rules whose problems are warnings, so may be accepted.
func warnings() []string {
	var names []string
	for _, r := range Rules {
		if r.Severity == diag.Warning {
			names = append(names, r.Name)
		}
	}
	return names
}

// accepted takes out the warnings that a descriptor accepts, and reports what is
// accepted and not there: a reason that outlives its warning hides the next one.
func (c *checker) accepted(p *load.Package) {
	for _, a := range p.Descriptor.Accept {
		c.date(a.Date)
		if !c.oneOf(a.Rule, "rule", "allowed-value", warnings()) || a.Indicator.V != "" && !c.known(a.Indicator, "chỉ số", "indicator", c.indicatorNames()) {
			continue
		}
		about := c.about(p, a)
		before := len(c.problems)
		c.problems = slices.DeleteFunc(c.problems, func(w diag.Problem) bool {
			return w.Severity == diag.Warning && w.Rule == a.Rule.V && about(w.Position)
		})
		if len(c.problems) == before {
			c.problems.Add(a.Rule.Pos, "accept", diag.T("không có cảnh báo nào như vậy", "there is no such warning"),
				diag.T("xóa mục này, hoặc xem lại indicator, code, year", "remove the entry, or look at its indicator, code and year again"))
		}
	}
}

// about says which places an acceptance is about: figures of its indicator or,
// where it names none, the descriptor that it stands in.
func (c *checker) about(p *load.Package, a load.Accept) func(diag.Position) bool {
	if a.Indicator.V == "" {
		return func(pos diag.Position) bool { return pos.File == p.File && a.Code.V == "" && a.Year.V == "" }
	}
	at := map[diag.Position]bool{}
	for key, pos := range c.points[a.Indicator.V] {
		if (a.Code.V == "" || a.Code.V == key.Subject.Code) && (a.Year.V == "" || a.Year.V == strconv.Itoa(key.Year)) {
			at[pos] = true
		}
	}
	return func(pos diag.Position) bool { return at[pos] }
}
