package validate

import (
	"slices"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/diag"
	"chiso/generator/internal/load"
)

// codeListReader reads code lists with their tile maps and groups.
type codeListReader struct {
	*engine
	codes   *codeChecker
	sources *sourceChecker
	slugs   map[dataset.Area]diag.Position // where each was given
}

// read reads data/code-lists/<list>.csv.
func (c *codeListReader) read(p *load.Package, l load.CodeList) {
	c.name(l.Name, packageName, hyphens)
	if _, taken := c.catalog.CodeLists[l.Name.V]; taken || c.codes.broken[l.Name.V] {
		c.problems.Add(l.Name.Pos, "name", diag.T("danh mục %q đã có", "code list %q is taken", l.Name.V), diag.T("đặt tên khác", "choose another"))
		return
	}
	table := p.Tables[l.Path.V]
	if table == nil {
		c.codes.broken[l.Name.V] = true
		return
	}
	entries, problems := load.Fixed[load.CodeRow](table, c.languages, "label")
	c.problems.Take(problems...)
	if len(problems) > 0 || len(entries) < table.Lines {
		c.codes.broken[l.Name.V] = true // its codes are not all known: what uses them is not checked against it
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
				diag.T("xóa một dòng, hoặc sửa mã", "delete one row, or fix the code"))
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
			e.V.ValidFrom = "" // what is not a day bounds no figures
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
			c.afterwards(func() { c.codes.require(at("parent"), "parent", list, parent) })
		}
		c.typeChange(e)
		if e.V.Centre != "" {
			c.afterwards(func() { c.centre(l.Name.V, e) })
		}
		codes = append(codes, dataset.Code{Code: e.V.Code, Label: e.Text["label"], Slug: e.V.Slug, Parent: e.V.Parent, Type: e.V.Type,
			ISO3166: e.V.ISO3166, ValidFrom: e.V.ValidFrom, ValidTo: e.V.ValidTo,
			Centre: e.V.Centre, TypeBefore: e.V.TypeBefore, TypeFrom: e.V.TypeFrom, OtherNames: splitSources(e.V.OtherNames)})
	}
	c.sources.declared(p, l.Sources)
	list := dataset.NewCodeList(l.Name.V, text(l.Title), text(l.Noun), l.Parent.V, codes)
	c.catalog.CodeLists[l.Name.V] = list
	c.oneOf(l.Places, "places", "allowed-value", []string{"true", "false"})
	list.FormerNames = values(l.FormerNames)
	list.Layout, list.Places = c.layout(p, l, list), l.Places.V == "true"
	c.afterwards(func() { list.Groups = c.groups(p, l, list) }) // when the list that names groups is read too
}

// placeType wants the type of a place in the code list of those.
func (c *codeListReader) placeType(s load.Str, column string) {
	if s.V != "" {
		c.afterwards(func() { c.codes.require(s.Pos, column, "place-types", s.V) })
	}
}

// typeChange wants a type that a code had before with the day on which it changed, or
// neither.
func (c *codeListReader) typeChange(e load.Entry[load.CodeRow]) {
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
func (c *codeListReader) centre(list string, e load.Entry[load.CodeRow]) {
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

func (c *codeListReader) readAll(p *load.Package) {
	for _, l := range p.Descriptor.CodeLists {
		c.read(p, l)
	}
}
