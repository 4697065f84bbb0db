package validate

import (
	"slices"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/diag"
	"chiso/generator/internal/load"
)

// rankWithin checks what a rank within a group is computed from: a rank among all that
// stands in a table or follows from one, of this or another dataset; a group of some
// code list; a place that is or was a member.
func (c *indicatorReader) rankWithin(x load.Indicator) {
	d := x.Derive
	w := d.RankWithin
	refuse := func(pos diag.Position, what, hint diag.Text) { c.problems.Add(pos, "derive", what, hint) }
	if d.Rank.V != "" || len(d.Mean) > 0 || d.Ratio.Of.V != "" {
		refuse(w.Pos, diag.T("rankWithin không dùng cùng rank, mean hay ratio", "rankWithin does not go with rank, mean or ratio"), diag.T("giữ một cách tính", "keep one of them"))
	}
	if x.Measure.V != string(dataset.Rank) || x.Direction.V != string(dataset.LowerIsBetter) {
		refuse(w.Pos, diag.T("rankWithin cho ra thứ hạng", "rankWithin gives ranks"), diag.T("viết measure: rank và direction: lower", "write measure: rank and direction: lower"))
	}
	if c.known(w.Of, "chỉ số", "indicator", c.names()) {
		switch of := c.byName[w.Of.V]; {
		case of.Measure != dataset.Rank:
			refuse(w.Of.Pos, diag.T("%q không phải là thứ hạng", "%q is not a rank", w.Of.V), diag.T("chọn một chỉ số có measure: rank", "choose an indicator with measure: rank"))
		case of.Derive.Within != nil:
			refuse(w.Of.Pos, diag.T("%q đã là hạng trong một nhóm", "%q is itself a rank within a group", w.Of.V), diag.T("chọn hạng chung của mọi nơi", "choose the rank among all"))
		}
	}
	c.member(w)
}

// member checks the group of a rank, and the place if one is named.
func (c *indicatorReader) member(w load.RankWithin) {
	var groups []dataset.Group
	var names []string
	for _, list := range c.catalog.CodeLists {
		for _, g := range list.Groups {
			groups = append(groups, g)
			names = append(names, g.Code)
		}
	}
	slices.Sort(names)
	if w.Group.V == "" || c.codes.broken[groupList] || !c.known(w.Group, "nhóm", "group", names) || w.Place.V == "" {
		return
	}
	g := groups[slices.IndexFunc(groups, func(g dataset.Group) bool { return g.Code == w.Group.V })]
	if !slices.ContainsFunc(g.Members, func(m dataset.Membership) bool { return m.Code == w.Place.V }) {
		c.problems.Add(w.Place.Pos, "derive", diag.T("%q chưa bao giờ ở trong nhóm %q", "%q has never been in group %q", w.Place.V, w.Group.V),
			diag.T("xem lại place, hoặc bảng của nhóm", "look at place again, or at the table of the group"))
	}
}
