package validate

import (
	"regexp"
	"slices"
	"strings"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/diag"
	"chiso/generator/internal/fold"
	"chiso/generator/internal/load"
)

// Allowed values of a field's keys.
var (
	roles      = []string{"dimension", "attribute", "text"}
	qualifiers = []string{"~", ">", ">=", "<", "<="}
)

// Names of the attributes that qualify figures; others only stand in their table.
const (
	attributeSource    = "source"
	attributeStatus    = "status"
	attributeQualifier = "qualifier"
	attributeRankedOf  = "ranked_of"
	attributeSample    = "sample"
)

// tableReader turns the rows of one resource into observations.
type tableReader struct {
	*checker
	p      *load.Package
	ds     *dataset.Dataset
	r      load.Resource
	table  *load.Table
	fields []load.Field // those that have a column
	column []int        // of each field
	keys   map[string]int
	seen   []map[string]int // line of each value, for fields that must be unique

	outdated map[int]bool // rows whose code was not in force
}

func (c *checker) resource(p *load.Package, ds *dataset.Dataset, r load.Resource) {
	c.schema(r, ds)
	table := p.Tables[r.Path.V]
	if table == nil {
		return
	}
	t := &tableReader{checker: c, p: p, ds: ds, r: r, table: table, keys: map[string]int{}, outdated: map[int]bool{}}
	t.labels()
	out := &dataset.Table{Name: r.Name.V, Path: table.File, Title: text(r.Title), Key: values(r.Schema.PrimaryKey)}
	for i, f := range t.fields {
		out.Fields = append(out.Fields, t.field(f))
		t.seen = append(t.seen, nil)
		if f.Constraints.Unique.V == "true" {
			t.seen[i] = map[string]int{}
		}
	}
	for _, row := range table.Rows {
		t.row(row)
		cells := make([]string, len(t.fields))
		for i, column := range t.column {
			cells[i] = row.Cells[column]
		}
		out.Rows = append(out.Rows, cells)
	}
	ds.Tables = append(ds.Tables, out)
	c.rows[ds.Name+"/"+r.Name.V] = t.keys
	if r.Name.V == dataset.Instruments {
		for _, row := range table.Rows {
			if column := table.Column(instrumentsColumn); column >= 0 {
				c.instruments[row.Cells[column]] = true
			}
		}
	}
}

func (t *tableReader) field(f load.Field) dataset.Field {
	out := dataset.Field{Name: f.Name.V, Type: f.Type.V, Title: text(f.Title), Role: f.Role.V, Attribute: f.Attribute.V,
		CodeList: f.CodeList.V, Lang: f.Lang.V, Text: f.Text.V, Required: f.Constraints.Required.V == "true"}
	if f.Role.V == "" {
		out.Role = "measure"
		if i := t.indicators[f.Name.V]; i != nil {
			out.Title = i.Title
		}
	}
	return out
}

// schema checks the fields of a resource against each other.
func (c *checker) schema(r load.Resource, ds *dataset.Dataset) {
	seen := map[string]bool{}
	coded, years, measured := 0, 0, false
	var names, dimensions []string
	for _, f := range r.Schema.Fields {
		names = append(names, f.Name.V)
		c.name(f.Name, indicatorName, underscores)
		c.constraints(f)
		c.unique(f.Name, seen)
		c.oneOf(f.Type, "type", "allowed-value", fieldTypes)
		c.oneOf(f.Role, "role", "allowed-value", roles)
		if f.Role.V == "" {
			c.measureField(f, ds)
			measured = true
			continue
		}
		if f.Title.By == nil {
			c.problems.Add(f.Pos, "required-key", diag.T("cột %q thiếu %q", "column %q has no %q", f.Name.V, "title"), diag.T("thêm title: {vi: …, en: …}", "add title: {vi: …, en: …}"))
		}
		if f.Role.V == "dimension" {
			dimensions = append(dimensions, f.Name.V)
		}
		if f.Role.V == "dimension" && f.CodeList.V != "" {
			coded++
		}
		if f.Role.V == "dimension" && f.Type.V == "year" {
			years++
		}
		if f.Role.V == "attribute" {
			c.attributeField(f)
		}
		if f.CodeList.V != "" {
			c.later = append(c.later, func() { c.known(f.CodeList, "danh mục mã", "code list", c.codeListNames()) })
		}
		if f.Role.V == "text" && (f.Text.V == "" || !c.oneOf(f.Lang, "lang", "allowed-value", c.languages)) {
			c.problems.Add(f.Pos, "field", diag.T("cột chữ %q cần text và lang", "text column %q needs text and lang", f.Name.V), diag.T("thêm text: …, lang: …", "add text: …, lang: …"))
		}
	}
	if measured && (coded != 1 || years != 1 || len(dimensions) != 2) {
		c.problems.Add(r.Schema.Pos, "field", diag.T("bảng có chỉ số phải có đúng hai chiều: một cột mã (codeList) và một cột năm (type: year)", "a table with indicators has exactly two dimensions: one of codes (codeList) and one of years (type: year)"),
			diag.T("thêm cột còn thiếu, hoặc tách bảng", "add the one that is missing, or split the table"))
	}
	if key := values(r.Schema.PrimaryKey); measured && !slices.Equal(slices.Sorted(slices.Values(key)), slices.Sorted(slices.Values(dimensions))) {
		c.problems.Add(r.Schema.Pos, "field", diag.T("primaryKey phải gồm đúng các chiều của bảng", "primaryKey must be the dimensions of the table"),
			diag.T("viết primaryKey: [%s]", "write primaryKey: [%s]", strings.Join(dimensions, ", ")))
	}
	for _, f := range r.Schema.Fields {
		for _, of := range f.Of {
			c.known(of, "cột", "column", names)
		}
	}
	for _, k := range r.Schema.PrimaryKey {
		c.known(k, "cột", "column", names)
	}
}

// attributeField: an attribute with a name that is nearly one of those with a
// meaning is a slip that would lose the qualifier of a figure.
func (c *checker) attributeField(f load.Field) {
	count := []string{attributeRankedOf, attributeSample}
	switch near := fold.Nearest(f.Attribute.V, Attributes); {
	case f.Attribute.V == "":
		c.problems.Add(f.Pos, "field", diag.T("cột %q thiếu attribute", "column %q has no attribute", f.Name.V), diag.T("thêm attribute: …", "add attribute: …"))
	case near != "" && near != f.Attribute.V:
		c.problems.Add(f.Attribute.Pos, "field", diag.T("không có thuộc tính %q", "there is no attribute %q", f.Attribute.V), diag.T("ý bạn là %q?", "did you mean %q?", near))
	case slices.Contains(count, f.Attribute.V) && f.Type.V != "integer":
		c.problems.Add(f.Type.Pos, "field", diag.T("cột %q phải là số nguyên", "column %q must be a whole number", f.Name.V), diag.T("viết type: integer", "write type: integer"))
	}
}

// constraints reports those that would silently check nothing.
func (c *checker) constraints(f load.Field) {
	k := f.Constraints
	number := f.Type.V == "integer" || f.Type.V == "number"
	c.oneOf(k.Required, "required", "allowed-value", []string{"true", "false"})
	c.oneOf(k.Unique, "unique", "allowed-value", []string{"true", "false"})
	if _, err := regexp.Compile(k.Pattern.V); err != nil {
		c.problems.Add(k.Pattern.Pos, "allowed-value", diag.T("khuôn mẫu viết sai: %v", "the pattern cannot be read: %v", err), diag.T("sửa biểu thức chính quy", "mend the regular expression"))
	}
	if number && (k.Pattern.V != "" || len(k.Enum) > 0) || !number && (k.Minimum.Set || k.Maximum.Set) {
		c.problems.Add(k.Pos, "field", diag.T("ràng buộc không hợp với kiểu %q", "a constraint does not fit type %q", f.Type.V),
			diag.T("minimum, maximum cho số; enum, pattern cho chữ", "minimum and maximum are for numbers, enum and pattern for text"))
	}
}

func (c *checker) measureField(f load.Field, ds *dataset.Dataset) {
	var names []string
	for _, i := range ds.Indicators {
		names = append(names, i.Name)
	}
	switch {
	case !slices.Contains(names, f.Name.V):
		c.problems.Add(f.Name.Pos, "field", diag.T("cột %q chưa khai role, cũng không phải là chỉ số", "column %q has no role and is no indicator", f.Name.V),
			diag.T("thêm role, hoặc khai báo chỉ số cùng tên trong indicators", "add a role, or declare an indicator of that name"))
	case f.Type.V != "" && f.Type.V != "number" && f.Type.V != "integer":
		c.problems.Add(f.Type.Pos, "field", diag.T("chỉ số %q phải là số", "indicator %q must be a number", f.Name.V),
			diag.T("viết type: number hoặc type: integer", "write type: number or type: integer"))
	}
}

func (c *checker) codeListNames() []string {
	var names []string
	for name := range c.catalog.CodeLists {
		names = append(names, name)
	}
	for name := range c.broken {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// labels matches the header with the fields of the schema.
func (t *tableReader) labels() {
	var names []string
	for _, f := range t.r.Schema.Fields {
		names = append(names, f.Name.V)
	}
	for i, label := range t.table.Header {
		if label == "" || slices.Contains(names, label) {
			continue
		}
		mend := diag.T("các cột của bảng này: %s", "the columns of this table are: %s", strings.Join(names, ", "))
		t.problems.Add(t.table.AtLabel(i), "extra-label", diag.T("cột %q không có trong schema của bảng", "column %q is not in the table's schema", label), mend)
	}
	for _, f := range t.r.Schema.Fields {
		column := t.table.Column(f.Name.V)
		if column < 0 {
			t.problems.Add(diag.Position{File: t.table.File, Line: 1}, "missing-label", diag.T("thiếu cột %q", "column %q is missing", f.Name.V),
				diag.T("thêm cột, hoặc bỏ nó khỏi schema.fields", "add the column, or remove it from schema.fields"))
			continue
		}
		t.fields = append(t.fields, f)
		t.column = append(t.column, column)
	}
}

// row checks a row and, if it is sound, adds its observations.
func (t *tableReader) row(row load.Row) {
	numbers := make([]float64, len(t.fields))
	sound := true
	for i, f := range t.fields {
		value, pos := row.Cells[t.column[i]], t.table.At(row, t.column[i])
		number, ok := t.cell(pos, f, value)
		numbers[i] = number
		ok = ok && t.attribute(pos, f, value) && t.uniqueCell(pos, i, value, row.Line)
		sound = sound && ok
	}
	if !t.primaryKey(row) {
		return
	}
	if !sound {
		key, _ := t.key(row)
		t.unsound[t.ds.Name+"/"+t.r.Name.V+"/"+key] = true
		return
	}
	t.observations(row, numbers)
}

func (t *tableReader) uniqueCell(pos diag.Position, field int, value string, line int) bool {
	if t.seen[field] == nil || value == "" {
		return true
	}
	if first, taken := t.seen[field][value]; taken {
		t.problems.Add(pos, "unique", diag.T("giá trị %q đã có ở dòng %d", "value %q is already on line %d", value, first),
			diag.T("mỗi giá trị của cột này chỉ có một lần", "each value of this column may stand once"))
		return false
	}
	t.seen[field][value] = line
	return true
}

// attribute checks the columns that qualify numbers.
func (t *tableReader) attribute(pos diag.Position, f load.Field, value string) bool {
	if value == "" || f.Role.V != "attribute" {
		return true
	}
	switch f.Attribute.V {
	case attributeSource:
		return t.sources(pos, t.p, value)
	case attributeStatus:
		return t.code(pos, f.Name.V, "statuses", value)
	case attributeQualifier:
		if !slices.Contains(qualifiers, value) {
			t.problems.Add(pos, "enum", diag.T("%q không phải là dấu đi kèm con số", "%q is not a qualifier", value),
				diag.T("dùng một trong: %s", "expected one of: %s", quoteAll(qualifiers)))
			return false
		}
	}
	return true
}

// sources checks a cell of names of sources, joined by semicolons.
func (c *checker) sources(pos diag.Position, p *load.Package, cell string) bool {
	before := len(c.problems)
	for _, name := range splitSources(cell) {
		c.known(load.Str{V: name, Pos: pos}, "nguồn", "source", sourceNames(p.Descriptor))
	}
	return len(c.problems) == before
}

func splitSources(cell string) []string {
	return slices.DeleteFunc(strings.Split(cell, ";"), func(s string) bool { return s == "" })
}

func (t *tableReader) key(row load.Row) (key string, complete bool) {
	var parts []string
	complete = true
	for _, k := range t.r.Schema.PrimaryKey {
		column := t.table.Column(k.V)
		if column < 0 {
			return "", false
		}
		complete = complete && row.Cells[column] != ""
		parts = append(parts, row.Cells[column])
	}
	return strings.Join(parts, "/"), complete
}

func (t *tableReader) primaryKey(row load.Row) bool {
	if len(t.r.Schema.PrimaryKey) == 0 {
		return true
	}
	key, complete := t.key(row)
	column := t.table.Column(t.r.Schema.PrimaryKey[0].V)
	switch first, taken := t.keys[key]; {
	case column < 0:
		return false
	case !complete:
		t.problems.Add(t.table.At(row, column), "primary-key", diag.T("khóa %q có ô trống", "key %q has a blank cell", key),
			diag.T("điền đủ: %s", "fill in: %s", strings.Join(values(t.r.Schema.PrimaryKey), ", ")))
		return false
	case taken:
		t.problems.Add(t.table.At(row, column), "primary-key", diag.T("khóa %q đã có ở dòng %d", "key %q is already on line %d", key, first),
			diag.T("xóa một dòng, hoặc sửa %s", "delete one row, or mend %s", strings.Join(values(t.r.Schema.PrimaryKey), ", ")))
		return false
	}
	t.keys[key] = row.Line
	return true
}
