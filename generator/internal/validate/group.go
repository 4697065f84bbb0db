package validate

import (
	"chiso/generator/internal/dataset"
	"chiso/generator/internal/diag"
	"chiso/generator/internal/load"
)

// groupList is the code list that names the groups of all lists.
const groupList = "groups"

// groups reads the groups of a code list, if it names a file of them, in the order in
// which the list of groups has them.
func (c *codeListReader) groups(p *load.Package, l load.CodeList, list *dataset.CodeList) []dataset.Group {
	table := p.Tables[l.Groups.V]
	if table == nil {
		return nil
	}
	entries, problems := load.Fixed[load.GroupRow](table, c.languages)
	c.problems.Take(problems...)
	members := map[string][]dataset.Membership{}
	first := map[[3]string]int{} // line of each membership
	for _, e := range entries {
		c.sources.inCell(e.At("source"), p, e.V.Source)
		group := c.filled(e.Str("group", e.V.Group), "group") && c.codes.require(e.At("group"), "group", groupList, e.V.Group)
		code := c.filled(e.Str("code", e.V.Code), "code") && c.codes.require(e.At("code"), "code", list.Name, e.V.Code)
		from, to := c.date(e.Str("valid_from", e.V.ValidFrom)), c.date(e.Str("valid_to", e.V.ValidTo))
		if from && to && e.V.ValidFrom != "" && e.V.ValidTo != "" && e.V.ValidFrom > e.V.ValidTo {
			c.problems.Add(e.At("valid_to"), "validity", diag.T("%q ra khỏi nhóm %q trước khi vào", "%q leaves group %q before it joins", e.V.Code, e.V.Group),
				diag.T("xem lại valid_from và valid_to", "look at valid_from and valid_to again"))
		}
		key := [3]string{e.V.Group, e.V.Code, e.V.ValidFrom} // who left may come back
		if line, taken := first[key]; taken && group && code {
			c.problems.Add(e.At("code"), "primary-key", diag.T("%q trong nhóm %q đã có ở dòng %d", "%q in group %q is already on line %d", e.V.Code, e.V.Group, line),
				diag.T("xóa một dòng, hoặc sửa mã", "delete one row, or fix the code"))
			continue
		}
		first[key] = e.Row.Line
		if group && code {
			members[e.V.Group] = append(members[e.V.Group], dataset.Membership{Code: e.V.Code, From: e.V.ValidFrom, To: e.V.ValidTo})
		}
	}
	var groups []dataset.Group
	for _, g := range c.catalog.CodeLists[groupList].Members() {
		if of := members[g.Code]; of != nil {
			groups = append(groups, dataset.Group{Code: g.Code, Label: g.Label, Members: of})
		}
	}
	return groups
}
