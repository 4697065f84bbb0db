package validate

import (
	"cmp"
	"errors"
	"regexp"
	"regexp/syntax"
	"slices"
	"strings"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/diag"
	"chiso/generator/internal/fuzzy"
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

// schemaChecker checks the fields of tables against each other.
type schemaChecker struct {
	*engine
	codes      *codeChecker
	indicators *indicatorReader
}

// check checks the fields of a resource against each other. It gives them as they
// were meant, so that one typo is reported once.
func (c *schemaChecker) check(r load.Resource, ds *dataset.Dataset) []load.Field {
	seen := map[string]bool{}
	measured, sure := false, true
	var names []string
	fields := slices.Clone(r.Schema.Fields)
	for n := range fields {
		f := &fields[n]
		names = append(names, f.Name.V)
		c.name(f.Name, indicatorName, underscores)
		c.unique(f.Name, seen)
		sure = c.oneOfNearly(&f.Type, "type", fieldTypes) && f.Type.V != "" && sure
		if f.Role.V != "" && !slices.Contains(roles, f.Role.V) && c.indicators.byName[f.Name.V] != nil {
			c.problems.Add(f.Role.Pos, "allowed-value", diag.T("%q không phải là giá trị hợp lệ của %q", "%q is not a value of %q", f.Role.V, "role"), diag.T("bỏ role: cột này là số liệu của một chỉ số", "remove role: the column holds the figures of an indicator"))
			f.Role.V = ""
		}
		if !c.oneOfNearly(&f.Role, "role", roles) {
			sure = false
			continue // what it needs is not known
		}
		c.constraints(f)
		if f.Role.V == "" {
			c.measureField(*f, ds)
			measured = true
			continue
		}
		if f.Title.By == nil {
			c.problems.Add(f.Pos, "required-key", diag.T("cột %q thiếu %q", "column %q has no %q", f.Name.V, "title"), diag.T("thêm title: {vi: …, en: …}", "add title: {vi: …, en: …}"))
		}
		if f.Role.V == "attribute" {
			c.attributeField(*f)
		}
		if f.CodeList.V != "" && !c.known(f.CodeList, "danh mục mã", "code list", c.codes.listNames()) {
			f.CodeList.V = cmp.Or(fuzzy.Nearest(f.CodeList.V, c.codes.listNames()), f.CodeList.V)
		}
		if f.Role.V == "text" && (f.Text.V == "" || !c.oneOf(f.Lang, "lang", "allowed-value", c.languages)) {
			c.problems.Add(f.Pos, "field", diag.T("cột chữ %q cần text và lang", "text column %q needs text and lang", f.Name.V), diag.T("thêm text: …, lang: …", "add text: …, lang: …"))
		}
	}
	r.Schema.Fields = fields
	if sure && measured && !twoDimensions(r.Schema) {
		c.problems.Add(r.Schema.Pos, "field", diag.T("bảng có chỉ số phải có đúng hai chiều: một cột mã (codeList) và một cột thời gian (type: year hoặc period)", "a table with indicators has exactly two dimensions: one of codes (codeList) and one of time (type: year or period)"),
			dimensionsHint(r.Schema))
	}
	if sure && measured && !keyed(r.Schema) {
		c.problems.Add(r.Schema.Pos, "field", diag.T("primaryKey phải gồm đúng các chiều của bảng", "primaryKey must be the dimensions of the table"),
			diag.T("viết primaryKey: [%s]", "write primaryKey: [%s]", strings.Join(dimensions(r.Schema), ", ")))
	}
	for _, f := range fields {
		for _, of := range f.Of {
			c.known(of, "cột", "column", names)
		}
	}
	for _, k := range r.Schema.PrimaryKey {
		c.known(k, "cột", "column", names)
	}
	return fields
}

// twoDimensions says whether a table has one of codes and one of time.
func twoDimensions(s load.Schema) bool {
	codes, periods, others := kindsOf(s)
	return len(codes) == 1 && len(periods) == 1 && len(others) == 0
}

// kindsOf are the names of the dimensions that hold codes, periods and something else.
func kindsOf(s load.Schema) (codes, periods, others []string) {
	for _, f := range s.Fields {
		switch {
		case f.Role.V != "dimension":
		case dataset.IsTemporal(f.Type.V):
			periods = append(periods, f.Name.V)
		case f.CodeList.V != "":
			codes = append(codes, f.Name.V)
		default:
			others = append(others, f.Name.V)
		}
	}
	return codes, periods, others
}

// dimensionsHint says what becomes of dimensions that a table cannot have: figures by
// sex, age or quarter are an indicator each.
func dimensionsHint(s load.Schema) diag.Text {
	codes, periods, others := kindsOf(s)
	extra := slices.Concat(codes[min(1, len(codes)):], others)
	switch {
	case len(periods) == 0 && len(others) == 1:
		return diag.T("nếu cột %q là năm thì viết type: year; nếu là quý, tháng hay ngày thì viết type: period", "if column %q holds years, write type: year; if it holds quarters, months or days, write type: period", others[0])
	case len(codes) == 0 && len(others) == 1 && len(periods) == 1:
		return diag.T("viết codeList: … ở cột %q", "write codeList: … for column %q", others[0])
	case len(extra) > 0 && len(codes) > 0 && len(periods) > 0:
		return diag.T("bỏ cột %s: làm mỗi giá trị của nó (nam, nữ; quý I…) thành một chỉ số, như %s_nam, %s_nu", "remove column %s: make each of its values (men, women; first quarter …) an indicator, such as %s_men, %s_women", quoteAll(extra), measureOf(s), measureOf(s))
	case len(periods) > 1:
		return diag.T("giữ một cột thời gian trong %s", "keep one column of time out of %s", quoteAll(periods))
	}
	return diag.T("thêm cột còn thiếu, hoặc tách bảng", "add the one that is missing, or split the table")
}

// measureOf is the name of the first indicator of a table.
func measureOf(s load.Schema) string {
	for _, f := range s.Fields {
		if f.Role.V == "" {
			return f.Name.V
		}
	}
	return ""
}

// dimensions are the names of the fields that tell rows apart.
func dimensions(s load.Schema) []string {
	var names []string
	for _, f := range s.Fields {
		if f.Role.V == "dimension" {
			names = append(names, f.Name.V)
		}
	}
	return names
}

// keyed says whether the primary key of a table is what it should be: its dimensions.
func keyed(s load.Schema) bool {
	return slices.Equal(slices.Sorted(slices.Values(values(s.PrimaryKey))), slices.Sorted(slices.Values(dimensions(s))))
}

// oneOfNearly reports a value that is none of the allowed ones, and puts the one in its
// place that was meant. It says whether it could.
func (c *schemaChecker) oneOfNearly(s *load.Str, key string, allowed []string) bool {
	if s.V == "" || c.oneOf(*s, key, "allowed-value", allowed) {
		return true
	}
	near := fuzzy.Nearest(s.V, allowed)
	if near != "" {
		s.V = near
	}
	return near != ""
}

// attributeField: an attribute with a name that is nearly one of those with a
// meaning is a typo that would lose the qualifier of a figure.
func (c *schemaChecker) attributeField(f load.Field) {
	count := []string{attributeRankedOf, attributeSample}
	switch near := fuzzy.Nearest(f.Attribute.V, Attributes); {
	case f.Attribute.V == "":
		c.problems.Add(f.Pos, "field", diag.T("cột %q thiếu attribute", "column %q has no attribute", f.Name.V), diag.T("thêm attribute: …", "add attribute: …"))
	case near != "" && near != f.Attribute.V:
		c.problems.Add(f.Attribute.Pos, "field", diag.T("không có thuộc tính %q", "there is no attribute %q", f.Attribute.V), diag.T("ý bạn là %q?", "did you mean %q?", near))
	case slices.Contains(count, f.Attribute.V) && slices.Contains(fieldTypes, f.Type.V) && f.Type.V != "integer":
		c.problems.Add(f.Type.Pos, "field", diag.T("cột %q phải là số nguyên", "column %q must be a whole number", f.Name.V), diag.T("viết type: integer", "write type: integer"))
	}
}

// constraints reports those that would silently check nothing, or let nothing in.
func (c *schemaChecker) constraints(f *load.Field) {
	k := &f.Constraints
	number := f.Type.V == "integer" || f.Type.V == "number"
	c.oneOf(k.Required, "required", "allowed-value", []string{"true", "false"})
	c.oneOf(k.Unique, "unique", "allowed-value", []string{"true", "false"})
	if _, err := regexp.Compile(k.Pattern.V); err != nil {
		c.problems.Add(k.Pattern.Pos, "allowed-value", diag.T("khuôn mẫu %q không phải là biểu thức chính quy", "the pattern %q is not a regular expression", k.Pattern.V), again(err))
	}
	if !slices.Contains(fieldTypes, f.Type.V) {
		return // what fits it is not known
	}
	if k.Minimum.Set && k.Maximum.Set && k.Minimum.V > k.Maximum.V {
		c.problems.Add(k.Minimum.Pos, "allowed-value", diag.T("minimum (%s) lớn hơn maximum (%s)", "minimum (%s) is above maximum (%s)", plain(k.Minimum.V), plain(k.Maximum.V)),
			diag.T("đổi chỗ hai số", "swap the two numbers"))
		k.Minimum, k.Maximum = k.Maximum, k.Minimum
	}
	if number && (k.Pattern.V != "" || len(k.Enum) > 0) || !number && (k.Minimum.Set || k.Maximum.Set) {
		c.problems.Add(k.Pos, "field", diag.T("ràng buộc không hợp với kiểu %q", "a constraint does not fit type %q", f.Type.V),
			diag.T("minimum, maximum cho số; enum, pattern cho chữ", "minimum and maximum are for numbers, enum and pattern for text"))
	}
}

// again says where to look for what is wrong with a regular expression.
func again(err error) diag.Text {
	var at *syntax.Error
	if !errors.As(err, &at) {
		return diag.T("xem lại khuôn mẫu", "look at it again")
	}
	switch at.Code {
	case syntax.ErrMissingBracket, syntax.ErrMissingParen, syntax.ErrUnexpectedParen:
		return diag.T("xem lại các dấu ngoặc", "look at its brackets again")
	}
	return diag.T("xem lại chỗ này: %s", "look at this part again: %s", at.Expr)
}

func (c *schemaChecker) measureField(f load.Field, ds *dataset.Dataset) {
	i := c.indicators.byName[f.Name.V]
	switch {
	case i == nil || i.Dataset != ds:
		c.problems.Add(f.Name.Pos, "field", diag.T("cột %q chưa khai role, cũng không phải là chỉ số", "column %q has no role and is no indicator", f.Name.V),
			diag.T("thêm role, hoặc khai báo chỉ số cùng tên trong indicators", "add a role, or declare an indicator of that name"))
	case slices.Contains(fieldTypes, f.Type.V) && f.Type.V != "number" && f.Type.V != "integer":
		c.problems.Add(f.Type.Pos, "field", diag.T("chỉ số %q phải là số", "indicator %q must be a number", f.Name.V),
			diag.T("viết type: number hoặc type: integer", "write type: number or type: integer"))
	}
}
