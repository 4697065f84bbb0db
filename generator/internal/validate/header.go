package validate

import (
	"regexp"
	"slices"
	"strings"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/diag"
	"chiso/generator/internal/fuzzy"
	"chiso/generator/internal/load"
)

// headerReader finds the columns of a table: those of the fields that its schema declares.
type headerReader struct {
	*engine
	indicators *indicatorReader
	*tableColumns
}

func (t *headerReader) field(f load.Field) dataset.Field {
	out := dataset.Field{Name: f.Name.V, Type: f.Type.V, Title: text(f.Title), Role: f.Role.V, Attribute: f.Attribute.V,
		Of: values(f.Of), CodeList: f.CodeList.V, Lang: f.Lang.V, Text: f.Text.V, Required: f.Constraints.Required.V == "true",
		Minimum: bound(f.Constraints.Minimum), Maximum: bound(f.Constraints.Maximum)}
	if f.Role.V == "" {
		out.Role = "measure"
		if i := t.indicators.byName[f.Name.V]; i != nil {
			out.Title = i.Title
		}
	}
	return out
}

func bound(n load.Number) *float64 {
	if !n.Set {
		return nil
	}
	return &n.V
}

// labels matches the header with the fields of the schema.
func (t *headerReader) labels() {
	var names, missing []string
	for _, f := range t.r.Schema.Fields {
		names = append(names, f.Name.V)
		if t.table.Column(f.Name.V) < 0 {
			missing = append(missing, f.Name.V)
		}
	}
	if problem := t.wide(names); problem != nil {
		t.problems.Take(*problem)
		return
	}
	if problem := t.table.Headless(names); problem != nil {
		t.problems.Take(*problem)
		return
	}
	blank, unnamed := t.table.Unnamed(names)
	t.problems.Take(blank...)
	for i, label := range t.table.Header {
		if label == "" && unnamed != "" {
			t.table.Header[i] = unnamed
			missing = nil
		}
		if label == "" || slices.Contains(names, label) {
			continue
		}
		hint := diag.T("các cột của bảng này: %s", "the columns of this table are: %s", strings.Join(names, ", "))
		at, meant := t.table.AtLabel(i), fuzzy.Nearest(label, missing)
		if meant != "" {
			hint = diag.T("ý bạn là %q?", "did you mean %q?", meant)
			t.table.Header[i] = meant
			missing = slices.DeleteFunc(missing, func(name string) bool { return name == meant })
		}
		t.problems.Add(at, "extra-label", diag.T("cột %q không có trong schema của bảng", "column %q is not in the table's schema", label), hint)
	}
	for _, f := range t.r.Schema.Fields {
		at := t.table.Column(f.Name.V)
		if at < 0 {
			t.problems.Add(diag.Position{File: t.table.File, Line: 1}, "missing-label", diag.T("thiếu cột %q", "column %q is missing", f.Name.V),
				diag.T("thêm cột, hoặc bỏ nó khỏi schema.fields", "add the column, or remove it from schema.fields"))
			continue
		}
		t.columns = append(t.columns, t.column(f, at))
	}
	t.sort()
	t.sure = twoDimensions(t.r.Schema) && keyed(t.r.Schema)
	if len(t.measures) > 0 && !t.sure {
		return // rows that are no duplicates would be reported as such
	}
	for _, k := range t.r.Schema.PrimaryKey {
		if at := t.table.Column(k.V); at >= 0 {
			t.key = append(t.key, at)
		}
	}
	if len(t.key) < len(t.r.Schema.PrimaryKey) {
		t.key = nil
	}
}

// sort tells the columns apart by what they are for.
func (t *headerReader) sort() {
	for _, x := range t.columns {
		switch {
		case x.indicator != nil:
			t.measures = append(t.measures, x)
		case x.Role.V == "dimension" && dataset.IsTemporal(x.Type.V):
			t.period = x
		case x.Role.V == "dimension" && x.CodeList.V != "":
			t.place = x
		case slices.Contains(Attributes, x.Attribute.V):
			t.qualifiers = append(t.qualifiers, x)
			if x.tallies != nil {
				t.counts = append(t.counts, x)
			}
			if x.Attribute.V == attributeSource {
				t.sourceColumns = append(t.sourceColumns, x)
			}
		}
	}
	if t.period != nil {
		t.period.qualified = t.qualifiers // what is typed beside a year belongs there
	}
	for _, measure := range t.measures {
		for _, x := range t.qualifiers {
			if of := values(x.Of); len(of) == 0 || slices.Contains(of, measure.Name.V) { // without `of` it speaks of all
				measure.qualified = append(measure.qualified, x)
			}
		}
	}
}

func (t *headerReader) column(f load.Field, at int) *column {
	x := &column{Field: f, number: len(t.columns), at: at, list: t.catalog.CodeLists[f.CodeList.V], enum: values(f.Constraints.Enum)}
	if p := f.Constraints.Pattern.V; p != "" {
		x.pattern, _ = regexp.Compile("^(?:" + p + ")$") // that it cannot be read is reported already
	}
	if f.Constraints.Unique.V == "true" {
		x.unique = newSeen(t.table.Len)
	}
	if f.Attribute.V == attributeRankedOf {
		x.tallies = map[tallied]*tally{}
	}
	if i := t.indicators.byName[f.Name.V]; i != nil && i.Dataset == t.ds && f.Role.V == "" && (f.Type.V == "number" || f.Type.V == "integer") {
		x.indicator = i
		i.Cube.Grow(t.table.Len)
	}
	return x
}
