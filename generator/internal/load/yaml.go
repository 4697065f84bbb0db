package load

import (
	"bytes"
	"errors"
	"io"
	"math"
	"reflect"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"

	"chiso/generator/internal/diag"
	"chiso/generator/internal/fuzzy"
)

var (
	wantText   = diag.T("một chuỗi chữ", "a text")
	wantInt    = diag.T("một số nguyên", "a whole number")
	wantNumber = diag.T("một số", "a number")
	wantList   = diag.T("một danh sách", "a list")
	wantGroup  = diag.T("một nhóm khóa: giá trị", "a group of key: value")
)

// decoder reads a YAML document into a struct of this package, keeping the place
// of every value, and reports all that does not fit instead of the first.
type decoder struct {
	file     string
	lines    []string
	problems diag.Capped
}

// ReadDescriptor reads a datapackage.yaml. The descriptor is nil when it is no YAML.
func ReadDescriptor(file string, data []byte) (*Descriptor, diag.List) {
	problem := badStart(file, string(data[:min(startSize, len(data))]))
	d := decoder{file: file, lines: shownLines(data)}
	data = bytes.TrimPrefix(data, []byte(byteOrderMark))
	if problem != nil && problem.Rule == "bom" { // the rest can be read
		d.problems.Take(*problem)
		problem = nil
	}
	if len(strings.TrimSpace(string(data))) == 0 {
		d.add(diag.Position{File: file}, "empty-file", emptyDescriptor.What, emptyDescriptor.Hint)
		return nil, d.problems.List()
	}
	if len(data) > longest {
		d.problems.Take(tooLarge(file, longest, diag.T("đưa số liệu vào tệp CSV, tệp mô tả chỉ giữ lời", "put data into CSV files; a descriptor holds words only"))...)
		return nil, d.problems.List()
	}
	if problem == nil {
		problem = badEncoding(file, block{line: 1, text: string(data)})
	}
	if problem == nil {
		problem = oldLineEnds(file, d.lines[0])
	}
	if problem != nil {
		if problem.Rule == "encoding" { // the hint for a CSV file would mislead
			problem.Hint = diag.T("lưu lại dưới dạng văn bản thuần, bảng mã UTF-8", "save it as plain text in UTF-8")
		}
		d.problems.Take(*problem)
		return nil, d.problems.List()
	}
	var document, second yaml.Node
	reader := yaml.NewDecoder(bytes.NewReader(data))
	switch err := reader.Decode(&document); {
	case errors.Is(err, io.EOF): // comments only
		d.add(diag.Position{File: file}, "empty-file", emptyDescriptor.What, emptyDescriptor.Hint)
		return nil, d.problems.List()
	case err != nil:
		d.syntax(err)
		return nil, d.problems.List()
	}
	root := document.Content[0]
	if err := reader.Decode(&second); !errors.Is(err, io.EOF) {
		d.add(d.at(&second), "yaml-syntax", diag.T("tệp có hơn một tài liệu YAML", "the file holds more than one YAML document"),
			diag.T("bỏ dòng ---; nếu sau nó là một bộ dữ liệu khác thì chuyển sang thư mục riêng", "remove the line ---; if another dataset follows, give it a folder of its own"))
		return nil, d.problems.List() // what belongs to the descriptor is not known
	}
	if root.Kind != yaml.MappingNode {
		d.add(d.at(root), "descriptor-shape", diag.T("đây không phải là tệp mô tả", "this is no descriptor"), emptyDescriptor.Hint)
		return nil, d.problems.List()
	}
	d.checkNFC(data)
	descriptor := new(Descriptor)
	d.decode(root, reflect.ValueOf(descriptor).Elem(), "")
	return descriptor, d.problems.List()
}

var emptyDescriptor = diag.Problem{
	What: diag.T("tệp trống", "the file is empty"),
	Hint: diag.T("chép mẫu bằng lệnh go run ./generator new <tên>", "start from a model: go run ./generator new <name>"),
}

func (d *decoder) add(pos diag.Position, rule string, what, hint diag.Text) {
	d.problems.Add(pos, rule, what, hint)
}

func (d *decoder) checkNFC(data []byte) {
	for i, line := range d.lines {
		if column, bad := firstNotNFC(line); bad {
			d.add(diag.Position{File: d.file, Line: i + 1, Column: column}, "nfc", notNFC.What, notNFC.Hint)
		}
		if f := textFault(line); f != nil {
			d.add(diag.Position{File: d.file, Line: i + 1, Column: f.at + 1}, f.rule, f.what, f.hint)
		}
	}
}

// at is the place of a node. One that holds nothing stands behind the last character
// of its line, where there is nothing to point at.
func (d *decoder) at(n *yaml.Node) diag.Position {
	column := n.Column
	if n.Line > 0 && n.Line <= len(d.lines) {
		column = max(1, min(column, utf8.RuneCountInString(d.lines[n.Line-1])))
	}
	return diag.Position{File: d.file, Line: n.Line, Column: column}
}

func (d *decoder) decode(n *yaml.Node, v reflect.Value, key string) {
	if n.Kind == yaml.AliasNode { // a few of them can stand for millions of values
		d.shape(n, key, diag.Text{})
		return
	}
	switch v.Interface().(type) {
	case Str:
		if d.scalar(n, key, wantText) {
			v.Set(reflect.ValueOf(Str{n.Value, d.at(n)}))
		}
	case Int:
		if i, err := strconv.Atoi(n.Value); d.scalar(n, key, wantInt) && d.number(n, key, wantInt, err) {
			v.Set(reflect.ValueOf(Int{i, d.at(n)}))
		}
	case Number:
		f, err := strconv.ParseFloat(n.Value, 64)
		if math.IsNaN(f) || math.IsInf(f, 0) {
			err = strconv.ErrRange
		}
		if d.scalar(n, key, wantNumber) && d.number(n, key, wantNumber, err) {
			v.Set(reflect.ValueOf(Number{f, true, d.at(n)}))
		}
	case Text:
		d.text(n, v, key)
	default:
		if v.Kind() == reflect.Slice {
			d.slice(n, v, key)
			return
		}
		d.mapping(n, v, key)
	}
}

func (d *decoder) scalar(n *yaml.Node, key string, want diag.Text) bool {
	if n.Kind == yaml.ScalarNode {
		return true
	}
	d.shape(n, key, want)
	return false
}

func (d *decoder) number(n *yaml.Node, key string, want diag.Text, err error) bool {
	if err == nil {
		return true
	}
	hint := diag.T("viết bằng chữ số", "write digits")
	if want == wantNumber {
		hint = diag.T("viết bằng chữ số, dấu chấm cho phần thập phân", "write digits, with a point for decimals")
	}
	d.add(d.at(n), "type", diag.T("%q ở khóa %q không phải là %s", "%q in key %q is not %s", n.Value, key, want), hint)
	return false
}

func (d *decoder) shape(n *yaml.Node, key string, want diag.Text) {
	if n.Kind == yaml.AliasNode {
		d.add(d.at(n), "yaml-syntax", diag.T("không dùng dấu * (alias) của YAML", "YAML aliases (*) are not used here"),
			diag.T("chép lại giá trị", "write the value out"))
		return
	}
	hint := diag.T("xem một bộ dữ liệu có sẵn trong data/", "look at a package in data/")
	if want == wantList && n.Kind == yaml.ScalarNode {
		hint = diag.T("viết %s: [%s]", "write %s: [%s]", key, n.Value)
	}
	d.add(d.at(n), "descriptor-shape",
		diag.T("khóa %q phải là %s", "key %q must be %s", key, want), hint)
}

// language is what the name of one looks like: vi, en, zh-Hant.
var language = regexp.MustCompile(`^[a-z]{2,3}(-[A-Za-z0-9]+)*$`)

func (d *decoder) text(n *yaml.Node, v reflect.Value, key string) {
	t := Text{By: map[string]Str{}, Pos: d.at(n)}
	if n.Kind != yaml.MappingNode {
		d.add(d.at(n), "missing-translation",
			diag.T("%q phải có nội dung bằng từng ngôn ngữ", "%q needs words in each language", key),
			diag.T("viết {vi: …, en: …}", "write {vi: …, en: …}"))
		t.Unsound = true
		v.Set(reflect.ValueOf(t))
		return
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		name, value := n.Content[i], n.Content[i+1]
		if _, twice := t.By[name.Value]; twice {
			d.duplicate(name)
			t.Unsound = true // one of the two was another language
			continue
		}
		if !language.MatchString(name.Value) { // a sentence that a comma has cut in two
			d.add(d.at(name), "unknown-key", diag.T("%q không phải là một ngôn ngữ", "%q is not a language", name.Value),
				diag.T("câu có dấu phẩy thì đặt trong dấu nháy: vi: \"…\"", "put a sentence that holds a comma in quotes: en: \"…\""))
			t.Unsound = true
			break
		}
		if !d.scalar(value, key+"."+name.Value, wantText) {
			t.Unsound = true
			continue
		}
		t.By[name.Value] = Str{value.Value, d.at(value)}
	}
	v.Set(reflect.ValueOf(t))
}

func (d *decoder) slice(n *yaml.Node, v reflect.Value, key string) {
	if n.Kind != yaml.SequenceNode {
		if n.Tag != "!!null" {
			d.shape(n, key, wantList)
		}
		return
	}
	for _, item := range n.Content {
		element := reflect.New(v.Type().Elem()).Elem()
		if _, words := element.Interface().(Str); words && !d.scalar(item, key, wantText) {
			continue
		}
		d.decode(item, element, key)
		v.Set(reflect.Append(v, element))
	}
}

func (d *decoder) duplicate(name *yaml.Node) {
	d.add(d.at(name), "duplicate-key", diag.T("khóa %q có hai lần", "key %q is given twice", name.Value),
		diag.T("bỏ một trong hai", "remove one of the two"))
}

func (d *decoder) mapping(n *yaml.Node, v reflect.Value, key string) {
	if n.Kind != yaml.MappingNode {
		d.shape(n, key, wantGroup)
		return
	}
	fields, names := yamlFields(v.Type())
	v.FieldByName("Pos").Set(reflect.ValueOf(d.at(n)))
	seen := map[string]bool{}
	var slips []slip
	for i := 0; i+1 < len(n.Content); i += 2 {
		name, value := n.Content[i], n.Content[i+1]
		index, known := fields[name.Value]
		switch {
		case seen[name.Value]:
			d.duplicate(name)
		case !known:
			slips = append(slips, slip{d.unknown(name, names), value})
		default:
			d.field(name, value, v, index)
		}
		seen[name.Value] = true
	}
	for _, s := range slips { // read as what was meant, so that one typo is reported once
		if index, known := fields[s.meant]; known && !seen[s.meant] {
			d.decode(s.value, v.Field(index), s.meant)
			seen[s.meant] = true
		}
	}
	for i := range v.NumField() {
		name, required := Key(v.Type().Field(i))
		if required && !seen[name] {
			d.add(v.FieldByName("Pos").Interface().(diag.Position), "required-key",
				diag.T("thiếu khóa %q", "key %q is missing", name),
				diag.T("thêm %q vào mục này", "add %q to this entry", name))
		}
	}
}

// slip is the value of an unknown key, and the key that was meant, if that can be
// told.
type slip struct {
	meant string
	value *yaml.Node
}

// field reads the value of a known key. A key without a value is as good as none.
func (d *decoder) field(name, value *yaml.Node, v reflect.Value, index int) {
	_, required := Key(v.Type().Field(index))
	switch {
	case required && blank(value):
		d.add(d.at(value), "required-key", diag.T("khóa %q trống", "key %q is blank", name.Value), diag.T("điền giá trị", "fill it in"))
	case value.Tag != "!!null":
		d.decode(value, v.Field(index), name.Value)
	}
}

func blank(n *yaml.Node) bool {
	return n.Kind == yaml.ScalarNode && (n.Value == "" || n.Tag == "!!null") || n.Kind == yaml.SequenceNode && len(n.Content) == 0
}

func (d *decoder) unknown(name *yaml.Node, names []string) (meant string) {
	hint := diag.T("các khóa được dùng: %s", "the keys are: %s", strings.Join(names, ", "))
	meant = fuzzy.Nearest(name.Value, names)
	if meant != "" {
		hint = diag.T("ý bạn là %q?", "did you mean %q?", meant)
	}
	d.add(d.at(name), "unknown-key", diag.T("không có khóa %q", "unknown key %q", name.Value), hint)
	return meant
}

// Key is the name of a field in a descriptor, "" if it has none, and whether it must
// be there.
func Key(f reflect.StructField) (name string, required bool) {
	name, option, _ := strings.Cut(f.Tag.Get("yaml"), ",")
	return name, option == "required"
}

func yamlFields(t reflect.Type) (index map[string]int, names []string) {
	index = map[string]int{}
	for i := range t.NumField() {
		if name, _ := Key(t.Field(i)); name != "" {
			index[name] = i
			names = append(names, name)
		}
	}
	return index, names
}
