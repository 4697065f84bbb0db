package validate

import (
	"chiso/generator/internal/dataset"
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

// acceptance is an entry of a descriptor that accepts warnings: of values of its
// indicator or, where it names none, of the descriptor that it stands in.
type acceptance struct {
	load.Accept
	used bool
}

// acceptances are the warnings that descriptors accept. Rules that warn of data do so by
// them.
type acceptances struct {
	*engine
	indicators *indicatorReader
	entries    []*acceptance
}

// read reads what a descriptor accepts.
func (c *acceptances) read(p *load.Package) {
	for _, a := range p.Descriptor.Accept {
		c.past(a.Date, "date")
		if c.oneOf(a.Rule, "rule", "allowed-value", warnings()) && (a.Indicator.V == "" || c.known(a.Indicator, "chỉ số", "indicator", c.indicators.names())) {
			c.entries = append(c.entries, &acceptance{Accept: a})
		}
	}
}

// warn warns of a printed value, unless that is accepted, and says whether it did.
func (c *acceptances) warn(rule string, i dataset.Slice, o dataset.Observation, what, hint diag.Text) bool {
	accepted := c.isAccepted(rule, func(a *acceptance) bool {
		return a.Indicator.V == i.Name && (a.Code.V == "" || a.Code.V == o.Area.Code) && (a.Year.V == "" || a.Year.V == o.Period.String())
	})
	if !accepted {
		c.problems.Warn(c.positionOf(rule, i, o), rule, what, hint)
	}
	return !accepted
}

// warnHere warns of something in a descriptor, unless that descriptor accepts it.
func (c *acceptances) warnHere(rule string, pos diag.Position, what, hint diag.Text) {
	if !c.isAccepted(rule, func(a *acceptance) bool {
		return a.Rule.Pos.File == pos.File && a.Indicator.V == "" && a.Code.V == "" && a.Year.V == ""
	}) {
		c.problems.Warn(pos, rule, what, hint)
	}
}

func (c *acceptances) isAccepted(rule string, by func(*acceptance) bool) bool {
	accepted := false
	for _, a := range c.entries {
		if a.Rule.V == rule && by(a) {
			a.used, accepted = true, true
		}
	}
	return accepted
}

// unused reports what is accepted and not there: a reason that outlives its
// warning hides the next one. Where rows could not be read it may be there.
func (c *acceptances) unused() {
	for _, a := range c.entries {
		if i := c.indicators.byName[a.Indicator.V]; !a.used && (i == nil || !c.partly[i.Dataset]) {
			c.problems.Add(a.Rule.Pos, "accept", diag.T("không có cảnh báo nào như vậy", "there is no such warning"),
				diag.T("xóa mục này, hoặc xem lại indicator, code, year", "remove the entry, or look at its indicator, code and year again"))
		}
	}
}
