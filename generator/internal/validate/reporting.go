package validate

import (
	"slices"
	"strconv"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/diag"
	"chiso/generator/internal/load"
)

// mostReported is as many years as a form has rows for.
const mostReported = 30

// reporting reads for which table places fill in forms. What they send becomes rows
// of it, so it holds figures of places by year, each with its source.
func (c *datasetReader) reporting(d *load.Descriptor, ds *dataset.Dataset) {
	r := d.Reporting
	if r.Pos.Line == 0 {
		return
	}
	c.yearOf(r.From)
	c.yearOf(r.To)
	switch years := r.To.V - r.From.V + 1; {
	case !isYear(strconv.Itoa(r.From.V)) || !isYear(strconv.Itoa(r.To.V)): // which is reported already
	case years < 1:
		c.problems.Add(r.From.Pos, "allowed-value", diag.T("from (%d) sau to (%d)", "from (%d) is after to (%d)", r.From.V, r.To.V), diag.T("đổi chỗ hai năm", "swap the two years"))
	case years > mostReported:
		c.problems.Add(r.To.Pos, "allowed-value", diag.T("biểu mẫu có %d năm, quá dài để điền", "the form has %d years, too many to fill in", years),
			diag.T("chọn không quá %d năm", "choose %d years at most", mostReported))
	}
	var names []string
	for _, resource := range d.Resources {
		names = append(names, resource.Name.V)
	}
	if r.Resource.V == "" || !c.known(r.Resource, "bảng", "table", names) {
		return
	}
	n := slices.IndexFunc(ds.Tables, func(t *dataset.Table) bool { return t.Name == r.Resource.V })
	if n < 0 {
		return // its file cannot be read, which is reported already
	}
	measured, sourced := false, false
	for _, f := range ds.Tables[n].Fields {
		measured = measured || f.Role == "measure"
		sourced = sourced || f.Attribute == attributeSource
	}
	if !measured || !sourced {
		c.problems.Add(r.Resource.Pos, "field", diag.T("bảng %q không có chỗ cho số liệu báo cáo và nguồn của nó", "table %q has no room for reported figures and their source", r.Resource.V),
			diag.T("chọn bảng có chỉ số và một cột attribute: source", "choose a table with indicators and a column of attribute: source"))
		return
	}
	ds.Reporting = &dataset.Reporting{Table: r.Resource.V, From: dataset.Year(r.From.V), To: dataset.Year(r.To.V)}
}
