package validate

import (
	"slices"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/diag"
	"chiso/generator/internal/load"
)

// codeList reads data/code-lists/<list>.csv.
func (c *checker) codeList(p *load.Package, l load.CodeList) {
	c.name(l.Name, packageName, hyphens)
	if _, taken := c.catalog.CodeLists[l.Name.V]; taken || c.broken[l.Name.V] {
		c.problems.Add(l.Name.Pos, "name", diag.T("danh mục %q đã có", "code list %q is taken", l.Name.V), diag.T("đặt tên khác", "choose another"))
		return
	}
	table := p.Tables[l.Path.V]
	if table == nil {
		c.broken[l.Name.V] = true
		return
	}
	entries, problems := load.Fixed[load.CodeRow](table, c.languages, "label")
	c.problems.Take(problems...)
	if len(problems) > 0 || len(entries) < table.Lines {
		c.broken[l.Name.V] = true // its codes are not all known: what uses them is not checked against it
	}
	var codes []dataset.Code
	lines, slugs := map[string]int{}, map[string]int{}
	for _, e := range entries {
		at := e.At
		switch first, taken := lines[e.V.Code]; {
		case e.V.Code == "":
			c.problems.Add(at("code"), "required", diag.T("mã trống", "the code is blank"), diag.T("mỗi dòng cần một mã", "each row needs a code"))
			continue
		case taken:
			c.problems.Add(at("code"), "primary-key", diag.T("mã %q đã có ở dòng %d", "code %q is already on line %d", e.V.Code, first),
				diag.T("xóa một dòng, hoặc sửa mã", "delete one row, or mend the code"))
			continue
		}
		lines[e.V.Code] = e.Row.Line
		if !codePattern.MatchString(e.V.Code) {
			c.problems.Add(at("code"), "pattern", diag.T("%q không phải là mã hợp lệ", "%q is not a well-formed code", e.V.Code),
				diag.T("dùng chữ cái không dấu, chữ số, dấu chấm, gạch nối, gạch dưới", "use letters without accents, digits, points, hyphens and underscores"))
		}
		for _, language := range c.languages {
			if e.Text["label"][language] == "" {
				c.problems.Add(at("label_"+language), "missing-translation",
					diag.T("mã %q thiếu tên ở ngôn ngữ %q", "code %q has no label in language %q", e.V.Code, language),
					diag.T("điền cột label_%s", "fill in column label_%s", language))
			}
		}
		if slug := e.Str("slug", e.V.Slug); c.filled(slug, "slug") && !packageName.MatchString(slug.V) {
			c.problems.Add(at("slug"), "pattern", diag.T("%q không phải là tên địa chỉ", "%q is not a name for an address", e.V.Slug),
				hyphens)
		}
		if !c.date(e.Str("valid_from", e.V.ValidFrom)) {
			e.V.ValidFrom = "" // what is no day bounds no figures
		}
		if !c.date(e.Str("valid_to", e.V.ValidTo)) {
			e.V.ValidTo = ""
		}
		if e.V.ValidFrom != "" && e.V.ValidTo != "" && e.V.ValidFrom > e.V.ValidTo {
			c.problems.Add(at("valid_to"), "validity", diag.T("mã %q hết hiệu lực trước khi có hiệu lực", "code %q ends before it begins", e.V.Code),
				diag.T("xem lại valid_from và valid_to", "look at valid_from and valid_to again"))
		}
		if first, taken := slugs[e.V.Slug]; taken && e.V.Slug != "" {
			c.problems.Add(at("slug"), "unique", diag.T("giá trị %q đã có ở dòng %d", "value %q is already on line %d", e.V.Slug, first),
				diag.T("mỗi giá trị của cột này chỉ có một lần", "each value of this column may stand once"))
		}
		slugs[e.V.Slug] = e.Row.Line
		c.slugs[dataset.Area{List: l.Name.V, Code: e.V.Code}] = at("slug")
		if l.Places.V == "true" {
			c.notListPage(e.Str("slug", e.V.Slug))
			c.placeType(e.Str("type", e.V.Type), "type")
			c.placeType(e.Str("type_before", e.V.TypeBefore), "type_before")
		}
		if parent, list := e.V.Parent, l.Parent.V; parent != "" && list != "" {
			c.later = append(c.later, func() { c.code(at("parent"), "parent", list, parent) })
		}
		c.typeChange(e)
		if e.V.Centre != "" {
			c.later = append(c.later, func() { c.centre(l.Name.V, e) })
		}
		codes = append(codes, dataset.Code{Code: e.V.Code, Label: e.Text["label"], Slug: e.V.Slug, Parent: e.V.Parent, Type: e.V.Type,
			ISO3166: e.V.ISO3166, ValidFrom: e.V.ValidFrom, ValidTo: e.V.ValidTo,
			Centre: e.V.Centre, TypeBefore: e.V.TypeBefore, TypeFrom: e.V.TypeFrom, OtherNames: splitSources(e.V.OtherNames)})
	}
	c.sourcesKnown(p, l.Sources)
	list := dataset.NewCodeList(l.Name.V, text(l.Title), text(l.Noun), l.Parent.V, codes)
	c.catalog.CodeLists[l.Name.V] = list
	c.oneOf(l.Places, "places", "allowed-value", []string{"true", "false"})
	list.FormerNames = values(l.FormerNames)
	list.Layout, list.Places = c.layout(p, l, list), l.Places.V == "true"
	c.later = append(c.later, func() { list.Groups = c.groups(p, l, list) }) // when the list that names groups is read too
}

// placeType wants the type of a place in the code list of those.
func (c *checker) placeType(s load.Str, column string) {
	if s.V != "" {
		c.later = append(c.later, func() { c.code(s.Pos, column, "place-types", s.V) })
	}
}

// typeChange wants a type that a code had before with the day on which it changed, or
// neither.
func (c *checker) typeChange(e load.Entry[load.CodeRow]) {
	blank := ""
	switch c.date(e.Str("type_from", e.V.TypeFrom)); {
	case e.V.TypeBefore != "" && e.V.TypeFrom == "":
		blank = "type_from"
	case e.V.TypeBefore == "" && e.V.TypeFrom != "":
		blank = "type_before"
	default:
		return
	}
	c.problems.Add(e.At(blank), "required", diag.T("mã %q thiếu %s", "code %q lacks %s", e.V.Code, blank),
		diag.T("điền cả type_before (loại trước đó) và type_from (ngày thành loại hiện nay), hoặc bỏ trống cả hai", "fill in both type_before (the type until then) and type_from (the day of the change), or neither"))
}

// centre wants the administrative centre of a unit in one of the former units that it
// was formed from.
func (c *checker) centre(list string, e load.Entry[load.CodeRow]) {
	var former []string
	for _, part := range c.catalog.FormedFrom(dataset.Area{List: list, Code: e.V.Code}) {
		former = append(former, part.Code)
	}
	switch {
	case len(former) == 0:
		c.problems.Add(e.At("centre"), "reference", diag.T("không có bảng chuyển đổi nào cho biết %q gồm các đơn vị cũ nào", "no concordance says which former units %q was formed from", e.V.Code),
			diag.T("thêm dòng ở data/concordances, hoặc bỏ trống centre", "add rows in data/concordances, or leave centre blank"))
	case !slices.Contains(former, e.V.Centre):
		c.problems.Add(e.At("centre"), "foreign-key", diag.T("centre %q không phải là đơn vị cũ hợp thành %q", "centre %q is not one of the former units of %q", e.V.Centre, e.V.Code),
			diag.T("các mã cũ theo bảng chuyển đổi: %s", "former codes by the concordance: %s", quoteAll(former)))
	}
}

// oneChain says how lists follow one another: if two ways led from one to the other,
// whatever is carried over would be counted twice.
var oneChain = diag.T("mỗi danh mục chỉ thành một danh mục sau nó; thêm dòng vào bảng đã có, hoặc tạo danh mục cho mỗi lần sắp xếp",
	"each list becomes one later list; add rows to the concordance that is there, or make a list for each reorganisation")

// concordance reads data/concordances/<name>.csv.
func (c *checker) concordance(p *load.Package, r load.Concordance) {
	table := p.Tables[r.Path.V]
	if table == nil {
		return
	}
	entries, problems := load.Fixed[load.ConcordanceRow](table, c.languages)
	c.problems.Take(problems...)
	c.pastedTwice(table)
	c.sourcesKnown(p, r.Sources)
	lists := c.known(r.From, "danh mục mã", "code list", c.codeListNames())
	if !c.known(r.To, "danh mục mã", "code list", c.codeListNames()) || !lists {
		return
	}
	if r.From.V == r.To.V || c.catalog.Supersedes(r.From.V, r.To.V) {
		c.problems.Add(r.To.Pos, "reference", diag.T("danh mục %q không có sau %q", "list %q does not come after %q", r.To.V, r.From.V),
			diag.T("mỗi lần sắp xếp đi từ một danh mục đến danh mục sau nó", "a reorganisation leads from one list to a later one"))
		return
	}
	for _, other := range c.catalog.Concordances {
		switch {
		case other.From == r.From.V:
			c.problems.Add(r.From.Pos, "reference", diag.T("bảng chuyển đổi %q đã đi từ danh mục %q", "concordance %q leads from list %q already", other.Name, other.From), oneChain)
			return
		case other.To == r.To.V:
			c.problems.Add(r.To.Pos, "reference", diag.T("bảng chuyển đổi %q đã đến danh mục %q", "concordance %q leads to list %q already", other.Name, other.To), oneChain)
			return
		}
	}
	out := &dataset.Concordance{Name: r.Name.V, Title: text(r.Title), From: r.From.V, To: r.To.V}
	var units []*goneTo
	gone := map[string]*goneTo{}
	sound := len(entries) == table.Lines
	for _, e := range entries {
		at := e.At
		c.sources(at("source"), p, e.V.Source)
		from, to := c.code(at("from"), "from", r.From.V, e.V.From), c.code(at("to"), "to", r.To.V, e.V.To)
		sound = sound && from && to
		unit := gone[e.V.From]
		if unit == nil {
			unit = &goneTo{code: e.V.From, known: true}
			gone[e.V.From], units = unit, append(units, unit)
		}
		unit.last = at("share")
		share := 1.0
		if e.V.Share != "" {
			value, ok := readNumber(e.V.Share, true)
			if !ok || value <= 0 || value > 1 {
				c.problems.Add(at("share"), "type", diag.T("%q không phải là phần từ 0 đến 1", "%q is not a share between 0 and 1", e.V.Share),
					diag.T("viết số thập phân, ví dụ 0.4; để trống nếu là toàn bộ", "write a decimal, as in 0.4; leave it blank for the whole"))
				unit.known = false
			}
			share = value
		}
		if !slices.Contains(unit.rows, e.V) { // that a row was pasted twice has been said
			unit.share, unit.rows = unit.share+share, append(unit.rows, e.V)
		}
		if effective := e.Str("effective", e.V.Effective); c.filled(effective, "effective") && c.date(effective) {
			c.inForce(r, e.V, at)
		}
		out.Changes = append(out.Changes, dataset.Change{From: e.V.From, To: e.V.To, Share: share, Effective: e.V.Effective, LegalBasis: e.V.LegalBasis})
	}
	if len(entries) == table.Lines { // otherwise a row that is missing may be the rest
		c.shares(units)
	}
	if sound {
		c.everyone(r, out)
	}
	c.catalog.Concordances = append(c.catalog.Concordances, out)
}

// code reports a code that is not in its list, with the one that was meant if
// that can be told from what people write instead: a name, an ISO code, a number
// that lost its leading zero.
func (c *checker) code(pos diag.Position, column, list, code string) bool {
	problem := c.wrongCode(column, list, code, false)
	if problem == nil {
		return true
	}
	problem.Position = pos
	c.problems.Take(*problem)
	return false
}

// wrongCode finds a code that is not in its list. Of one that says what its row is about
// it says where such a row belongs.
func (c *checker) wrongCode(column, list, code string, ofRow bool) *diag.Problem {
	l := c.catalog.CodeLists[list]
	if l.Has(code) || c.broken[list] {
		return nil
	}
	if l == nil {
		return &diag.Problem{Rule: "reference", What: diag.T("không có danh mục mã %q", "there is no code list %q", list),
			Mend: diag.T("các danh mục ở data/code-lists/datapackage.yaml", "the lists are in data/code-lists/datapackage.yaml")}
	}
	if c.enough("foreign-key") {
		return &diag.Problem{Rule: "foreign-key"}
	}
	return &diag.Problem{Rule: "foreign-key", What: diag.T("%s %q không có trong danh mục %q", "%s %q is not in code list %q", column, code, list), Mend: c.meant(l, code, ofRow)}
}
