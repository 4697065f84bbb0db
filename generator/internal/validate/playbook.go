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
	refused      map[string]bool // tables that were not read, of which nothing is reported to be missing
}

// playbookReader reads the tools and cases of a playbook.
type playbookReader struct {
	*engine
	records *recordReader
	rows    playbookRows
}

// read reads the tables of a playbook: tools, their parts, cases, and what
// cases show of tools. They are put together once all packages are read.
func (c *playbookReader) read(t *tableColumns, out *dataset.Table) {
	switch out.Name {
	case dataset.Tools:
		if c.records.isWhole(t, out, "tool", []string{"stage", "pillars"}, []string{"title", "purpose", "time", "people"}) {
			c.tools(t, out)
		} else {
			c.rows.refused[out.Name] = true
		}
	case dataset.ToolParts:
		if c.records.isWhole(t, out, "", []string{"tool", "part", "order"}, []string{"text"}) {
			c.rows.parts = append(c.rows.parts, c.records.read(t, out, "text")...)
			c.afterwards(func() { c.toolsNamed(c.rows.parts) })
		}
	case dataset.CaseStudies:
		if c.records.isWhole(t, out, "case", []string{"outcome", "pillar"}, []string{"title", "did", "result", "lesson"}) {
			for _, r := range c.records.read(t, out, "title", "did", "result", "lesson") {
				c.name(r.cell("case"), packageName, hyphens)
				c.catalog.CaseStudies = append(c.catalog.CaseStudies, t.ds.CaseStudy(r.Record, out.CodeListOf("place")))
			}
		} else {
			c.rows.refused[out.Name] = true
		}
	case dataset.ToolCases:
		if c.records.isWhole(t, out, "", []string{"tool", "case"}, []string{"shows"}) {
			c.rows.shows = append(c.rows.shows, c.records.read(t, out, "shows")...)
			c.afterwards(func() {
				c.toolsNamed(c.rows.shows)
				if c.rows.refused[dataset.CaseStudies] {
					return
				}
				var codes []string
				for _, x := range c.catalog.CaseStudies {
					codes = append(codes, x.Code)
				}
				for _, r := range c.rows.shows {
					c.known(r.cell("case"), "trường hợp", "case", codes)
				}
			})
		}
	}
}

// toolsNamed reports rows that speak of a tool that there is not.
func (c *playbookReader) toolsNamed(rows []recordRow) {
	if c.rows.refused[dataset.Tools] {
		return
	}
	var codes []string
	for _, x := range c.catalog.Tools {
		codes = append(codes, x.Code)
	}
	for _, r := range rows {
		c.known(r.cell("tool"), "công cụ", "tool", codes)
	}
}

// tools reads the tools, and gives them their parts and cases once these are read.
func (c *playbookReader) tools(t *tableColumns, out *dataset.Table) {
	rows := c.records.read(t, out, "title", "purpose", "time", "people")
	first := len(c.catalog.Tools)
	for _, r := range rows {
		c.catalog.Tools = append(c.catalog.Tools, t.ds.Tool(r.Record))
		code := r.cell("tool")
		c.name(code, packageName, hyphens)
		if slices.Contains(dataset.PlaybookPages, code.V) {
			c.problems.Add(code.Pos, "name", diag.T("%q là địa chỉ của một trang khác trong cẩm nang", "%q is the address of another page of the playbook", code.V),
				diag.T("đặt mã khác cho công cụ", "give the tool another code"))
		}
	}
	c.afterwards(func() {
		for n, r := range rows {
			c.tool(&c.catalog.Tools[first+n], r.cell("tool"))
		}
	})
}

// tool puts a tool together, and reports what it lacks.
func (c *playbookReader) tool(x *dataset.Tool, at load.Str) {
	of := func(rows []recordRow) []recordRow {
		own := slices.DeleteFunc(slices.Clone(rows), func(r recordRow) bool { return r.Cells["tool"] != x.Code })
		slices.SortStableFunc(own, func(a, b recordRow) int {
			return cmp.Compare(number(a.Cells["order"]), number(b.Cells["order"]))
		})
		return own
	}
	for _, r := range of(c.rows.parts) {
		x.Parts[r.Cells["part"]] = append(x.Parts[r.Cells["part"]], r.Texts["text"])
	}
	for _, r := range of(c.rows.shows) {
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
