package validate

import (
	"cmp"
	"slices"
	"strconv"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/diag"
	"chiso/generator/internal/load"
)

// playbookRows are those of tables of a playbook that speak of rows of another one, which
// may be read after them.
type playbookRows struct {
	parts, shows []recordRow
	refused      map[string]bool // tables that were not read, of which nothing is said to be missing
}

// recordRow is a row of a table of records with its cells and their places.
type recordRow struct {
	dataset.Record
	cell func(column string) load.Str
}

// playbookTables reads the tables of a playbook: tools, their parts, cases, and what
// cases show of tools. They are put together once all packages are read.
func (c *checker) playbookTables(t *tableReader, out *dataset.Table) {
	switch out.Name {
	case dataset.Tools:
		if c.listing(t, out, "tool", []string{"stage", "pillars"}, []string{"title", "purpose", "time", "people"}) {
			c.toolList(t, out)
		} else {
			c.refuse(out.Name)
		}
	case dataset.ToolParts:
		if c.listing(t, out, "", []string{"tool", "part", "order"}, []string{"text"}) {
			c.playbook.parts = append(c.playbook.parts, c.records(t, out, "text")...)
			c.later = append(c.later, func() { c.toolsNamed(c.playbook.parts) })
		}
	case dataset.CaseStudies:
		if c.listing(t, out, "case", []string{"outcome", "pillar"}, []string{"title", "did", "result", "lesson"}) {
			for _, r := range c.records(t, out, "title", "did", "result", "lesson") {
				c.name(r.cell("case"), packageName, hyphens)
			}
			c.catalog.CaseStudies = append(c.catalog.CaseStudies, t.ds.CaseStudiesOf(out)...)
		} else {
			c.refuse(out.Name)
		}
	case dataset.ToolCases:
		if c.listing(t, out, "", []string{"tool", "case"}, []string{"shows"}) {
			c.playbook.shows = append(c.playbook.shows, c.records(t, out, "shows")...)
			c.later = append(c.later, func() {
				c.toolsNamed(c.playbook.shows)
				var codes []string
				for _, x := range c.catalog.CaseStudies {
					codes = append(codes, x.Code)
				}
				for _, r := range c.playbook.shows {
					if !c.playbook.refused[dataset.CaseStudies] {
						c.known(r.cell("case"), "trường hợp", "case", codes)
					}
				}
			})
		}
	}
}

// refuse notes that a table was not read.
func (c *checker) refuse(table string) {
	if c.playbook.refused == nil {
		c.playbook.refused = map[string]bool{}
	}
	c.playbook.refused[table] = true
}

// listing says whether a table has what a table of that name needs: a key, so that each row
// has an address of its own, columns, and texts in every language. What it lacks is reported.
func (c *checker) listing(t *tableReader, out *dataset.Table, key string, columns, texts []string) bool {
	whole := true
	if key != "" && !slices.Equal(out.Key, []string{key}) {
		whole = false
		c.problems.Add(t.r.Schema.Pos, "field", diag.T("bảng %q phải có primaryKey: [%s]", "table %q needs primaryKey: [%s]", out.Name, key),
			diag.T("viết primaryKey: [%s]", "write primaryKey: [%s]", key))
	}
	for _, name := range columns {
		if !slices.ContainsFunc(t.columns, func(x *column) bool { return x.Name.V == name }) {
			whole = false
			c.problems.Add(t.r.Schema.Pos, "field", diag.T("bảng %q thiếu cột %q", "table %q lacks column %q", out.Name, name),
				diag.T("thêm cột ấy vào tệp và vào schema", "add that column to the file and to the schema"))
		}
	}
	for _, text := range texts {
		for _, language := range c.languages {
			if t.textColumn(text, language) == nil {
				whole = false
				c.lacksText(t, out.Name, text, language)
			}
		}
	}
	return whole
}

// lacksText reports that a table has no column of a text in a language.
func (c *checker) lacksText(t *tableReader, table, text, language string) {
	c.problems.Add(t.r.Schema.Pos, "field", diag.T("bảng %q thiếu cột chữ %q bằng ngôn ngữ %q", "table %q lacks a column of text %q in language %q", table, text, language),
		diag.T("thêm cột có role: text, text: %s, lang: %s", "add a column with role: text, text: %s, lang: %s", text, language))
}

// records reads the rows of a table, and wants texts in every language.
func (c *checker) records(t *tableReader, out *dataset.Table, texts ...string) []recordRow {
	records := dataset.Records(out)
	var rows []recordRow
	for row := range t.table.Rows() {
		r := recordRow{records[len(rows)], t.named(row)}
		rows = append(rows, r)
		for _, text := range texts {
			for _, language := range c.languages {
				if x := t.textColumn(text, language); r.Texts[text][language] == "" {
					c.problems.Add(t.table.At(row, x.at), "missing-translation", diag.T("thiếu %q bằng ngôn ngữ %q", "%q is missing in language %q", text, language),
						diag.T("điền cột %s", "fill in column %s", x.Name.V))
				}
			}
		}
	}
	return rows
}

// toolsNamed reports rows that speak of a tool that there is not.
func (c *checker) toolsNamed(rows []recordRow) {
	var codes []string
	for _, x := range c.catalog.Tools {
		codes = append(codes, x.Code)
	}
	for _, r := range rows {
		if !c.playbook.refused[dataset.Tools] {
			c.known(r.cell("tool"), "công cụ", "tool", codes)
		}
	}
}

// toolList reads the tools, and gives them their parts and cases once these are read.
func (c *checker) toolList(t *tableReader, out *dataset.Table) {
	rows := c.records(t, out, "title", "purpose", "time", "people")
	first := len(c.catalog.Tools)
	c.catalog.Tools = append(c.catalog.Tools, t.ds.ToolsOf(out)...)
	for _, r := range rows {
		code := r.cell("tool")
		c.name(code, packageName, hyphens)
		if slices.Contains(dataset.PlaybookPages, code.V) {
			c.problems.Add(code.Pos, "name", diag.T("%q là địa chỉ của một trang khác trong cẩm nang", "%q is the address of another page of the playbook", code.V),
				diag.T("đặt mã khác cho công cụ", "give the tool another code"))
		}
	}
	c.later = append(c.later, func() {
		for n, r := range rows {
			c.tool(&c.catalog.Tools[first+n], r.cell("tool"))
		}
	})
}

// tool puts a tool together, and reports what it lacks.
func (c *checker) tool(x *dataset.Tool, at load.Str) {
	of := func(rows []recordRow) []recordRow {
		own := slices.DeleteFunc(slices.Clone(rows), func(r recordRow) bool { return r.Cells["tool"] != x.Code })
		slices.SortStableFunc(own, func(a, b recordRow) int {
			return cmp.Compare(number(a.Cells["order"]), number(b.Cells["order"]))
		})
		return own
	}
	for _, r := range of(c.playbook.parts) {
		x.Parts[r.Cells["part"]] = append(x.Parts[r.Cells["part"]], r.Texts["text"])
	}
	for _, r := range of(c.playbook.shows) {
		x.Shows = append(x.Shows, dataset.Shown{Case: r.Cells["case"], Says: r.Texts["shows"]})
	}
	for _, part := range []struct {
		lacks  bool
		vi, en string
		table  string
	}{
		{len(x.Parts[dataset.StepPart]) == 0, "bước", "steps", dataset.ToolParts},
		{len(x.Parts[dataset.FieldPart])+len(x.Parts[dataset.ColumnPart]) == 0, "mẫu để điền (field hoặc column)", "a template (field or column)", dataset.ToolParts},
		{len(x.Shows) == 0, "trường hợp có thật", "a real case", dataset.ToolCases},
	} {
		if part.lacks {
			c.problems.Add(at.Pos, "incomplete", diag.T("công cụ %q chưa có %s", "tool %q has not got %s", x.Code, diag.Text{VI: part.vi, EN: part.en}),
				diag.T("thêm dòng vào bảng %q", "add rows to table %q", part.table))
		}
	}
}

// number reads a cell that its column's type has checked; 0 if it is none.
func number(cell string) int {
	n, _ := strconv.Atoi(cell)
	return n
}
