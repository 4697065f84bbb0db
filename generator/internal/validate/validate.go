// Package validate turns rows of text into datasets, or into problems. After it
// no value needs a second check. All problems of all files are found in one run:
// a mistake in one cell hides none of the others.
package validate

import (
	"maps"
	"net/url"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"time"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/diag"
	"chiso/generator/internal/fuzzy"
	"chiso/generator/internal/load"
	"chiso/generator/internal/model"
)

// checker carries what the rules need to see of the whole.
type checker struct {
	languages  []string
	chartKinds []string
	today      string
	catalog    *dataset.Catalog
	problems   diag.Limited
	lookups    *lookups
	enough     func(rule string) bool // has been told of the table that is read

	indicators  map[string]*dataset.Indicator
	instruments map[string][]string       // IDs, by all that names them: ID or number
	spellings   map[string]spelled        // of terms, by language and spelling
	tables      map[string]*load.Table    // by file
	readers     map[string]*tableReader   // by dataset/table
	broken      map[string]bool           // code lists that cannot be read
	partly      map[*dataset.Dataset]bool // read, not all rows
	slugs       map[dataset.Area]diag.Position
	accepted    []*acceptance
	questions   []string // texts of the model of the package that is read
	playbook    playbookRows
	assessments map[*dataset.Dataset]*assessmentRows
	later       []func() // checks that need every package to be read
}

// Catalog validates a tree. Languages are those of the site, the default first;
// chartKinds are the kinds that can be drawn; today is the day it is, as
// 2026-11-22.
func Catalog(tree *load.Tree, languages, chartKinds []string, today string) (*dataset.Catalog, diag.List) {
	c := &checker{
		languages: languages, chartKinds: chartKinds, today: today,
		lookups:     &lookups{},
		enough:      func(string) bool { return false },
		catalog:     &dataset.Catalog{Languages: languages, CodeLists: map[string]*dataset.CodeList{}},
		indicators:  map[string]*dataset.Indicator{},
		instruments: map[string][]string{},
		playbook:    playbookRows{refused: map[string]bool{}},
		assessments: map[*dataset.Dataset]*assessmentRows{},
		spellings:   map[string]spelled{},
		tables:      map[string]*load.Table{},
		readers:     map[string]*tableReader{},
		broken:      map[string]bool{},
		partly:      map[*dataset.Dataset]bool{},
		slugs:       map[dataset.Area]diag.Position{},
	}
	for _, read := range []func(*load.Package){c.codeLists, c.concordances, c.readPackage, c.accepts} { // each needs those before
		for _, p := range tree.Packages {
			if p.Descriptor != nil {
				read(p)
			}
		}
	}
	for _, check := range c.later {
		check()
	}
	c.placeAddresses()
	c.senses()
	c.unused()
	unread := func(p *load.Package) bool { return p.Descriptor == nil } // it may be a dataset
	if len(tree.Packages) > 0 && len(c.catalog.Datasets) == 0 && c.problems.Len() == 0 && !slices.ContainsFunc(tree.Packages, unread) {
		c.problems.Add(diag.Position{File: tree.Packages[0].File}, "missing-file", diag.T("không có bộ dữ liệu nào", "there is no dataset"),
			diag.T("tạo một bộ: go run ./generator new <tên>", "start one: go run ./generator new <name>"))
	}
	return c.catalog, c.problems.List()
}

func (c *checker) codeLists(p *load.Package) {
	for _, l := range p.Descriptor.CodeLists {
		c.codeList(p, l)
	}
}

func (c *checker) concordances(p *load.Package) {
	for _, r := range p.Descriptor.Concordances {
		c.concordance(p, r)
	}
}

func (c *checker) readPackage(p *load.Package) {
	d := p.Descriptor
	c.questions = model.Questions(p.Name)
	c.translations(reflect.ValueOf(d).Elem())
	c.unanswered(p)
	c.descriptor(p)
	lists := len(d.CodeLists)+len(d.Concordances) > 0
	if lists && len(d.Indicators)+len(d.Resources)+len(d.Charts) == 0 {
		return
	}
	c.dataset(p)
}

// translations walks a descriptor and reports every text that lacks a language.
func (c *checker) translations(v reflect.Value) {
	switch value := v.Interface().(type) {
	case load.Text:
		if value.By == nil || value.Unsound {
			return // left out, or broken; if that matters, the reader has said so
		}
		for _, language := range slices.Sorted(maps.Keys(value.By)) {
			words := value.By[language]
			c.placeholder(words)
			if lost := load.LostLetters(words.V); lost != nil {
				problem := *lost.Problem()
				problem.Position = words.Pos
				c.problems.Take(problem)
			}
		}
		for _, language := range c.languages {
			if strings.TrimSpace(value.By[language].V) != "" {
				continue
			}
			mend := diag.T("thêm %s: …", "add %s: …", language)
			for _, given := range slices.Sorted(maps.Keys(value.By)) { // vn and eng are not vi and en
				if given[0] == language[0] && !slices.Contains(c.languages, given) {
					mend = diag.T("viết %s thay cho %s", "write %s instead of %s", language, given)
				}
			}
			c.problems.Add(value.Pos, "missing-translation", diag.T("thiếu nội dung bằng ngôn ngữ %q", "the text for language %q is missing", language), mend)
		}
		return
	}
	switch v.Kind() {
	case reflect.Slice:
		for i := range v.Len() {
			c.translations(v.Index(i))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				c.translations(v.Field(i))
			}
		}
	}
}

// text takes the words out of a Text.
func text(t load.Text) dataset.Text {
	words := dataset.Text{}
	for language, s := range t.By {
		words[language] = s.V
	}
	return words
}

func texts(list []load.Text) []dataset.Text {
	var words []dataset.Text
	for _, t := range list {
		words = append(words, text(t))
	}
	return words
}

func values(list []load.Str) []string {
	var vs []string
	for _, s := range list {
		vs = append(vs, s.V)
	}
	return vs
}

// oneOf reports a value that is not among the allowed ones.
func (c *checker) oneOf(s load.Str, key, rule string, allowed []string) bool {
	if s.V == "" || slices.Contains(allowed, s.V) {
		return s.V != ""
	}
	mend := diag.T("dùng một trong: %s", "expected one of: %s", quoteAll(allowed))
	if near := fuzzy.Nearest(s.V, allowed); near != "" {
		mend = diag.T("ý bạn là %q? các giá trị: %s", "did you mean %q? expected one of: %s", near, quoteAll(allowed))
	}
	c.problems.Add(s.Pos, rule, diag.T("%q không phải là giá trị hợp lệ của %q", "%q is not a value of %q", s.V, key), mend)
	return false
}

func quoteAll(list []string) string {
	return `"` + strings.Join(list, `", "`) + `"`
}

// fewNames are as many as a message can list.
const fewNames = 12

// known reports a name that nothing has.
func (c *checker) known(s load.Str, vi, en string, names []string) bool {
	problem := unknown(s.V, vi, en, names)
	if problem == nil {
		return true
	}
	problem.Position = s.Pos
	c.problems.Take(*problem)
	return false
}

func unknown(name, vi, en string, names []string) *diag.Problem {
	if slices.Contains(names, name) {
		return nil
	}
	mend := diag.T("xem lại tên", "look at the name again")
	if 0 < len(names) && len(names) <= fewNames {
		mend = diag.T("các tên đã khai: %s", "the names declared are: %s", quoteAll(names))
	}
	if near := fuzzy.Nearest(name, names); near != "" {
		mend = diag.T("ý bạn là %q?", "did you mean %q?", near)
	}
	return &diag.Problem{Rule: "reference", What: diag.T("không có %s %q", "there is no %s %q", diag.Text{VI: vi, EN: en}, name), Mend: mend}
}

var (
	packageName   = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)
	indicatorName = load.ColumnName
	codePattern   = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9._-]*$`)
	versionNumber = regexp.MustCompile(`^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)$`) // as in semver.org, without labels
)

// How names are written, said wherever one is not.
var (
	hyphens     = diag.T("dùng chữ thường không dấu, chữ số và gạch nối", "use lower-case letters without accents, digits and hyphens")
	underscores = diag.T("dùng chữ thường không dấu, chữ số và gạch dưới", "use lower-case letters without accents, digits and underscores")
)

func (c *checker) name(s load.Str, pattern *regexp.Regexp, mend diag.Text) {
	if s.V != "" && !pattern.MatchString(s.V) {
		c.problems.Add(s.Pos, "name", diag.T("%q không phải là tên hợp lệ", "%q is not a well-formed name", s.V), mend)
	}
}

// date wants a day, or nothing.
func (c *checker) date(s load.Str) bool {
	if s.V == "" {
		return true
	}
	if !IsDate(s.V) {
		c.problems.Add(s.Pos, "type", diag.T("%q không phải là ngày", "%q is not a date", s.V), rewriteDate(s.V))
		return false
	}
	return true
}

// pastedTwice reports rows that are the same in every cell as one above.
func (c *checker) pastedTwice(t *load.Table) {
	lines := map[string]int{}
	for row := range t.Rows() {
		text := strings.Join(row.Cells, "\x00")
		if first, taken := lines[text]; taken {
			c.problems.Add(t.At(row, 0), "primary-key", diag.T("dòng này giống hệt dòng %d", "this row is the same as line %d", first), diag.T("xóa một dòng", "delete one row"))
			continue
		}
		lines[text] = row.Line
	}
}

// address checks a link of a descriptor: only http and https may become one.
func (c *checker) address(s load.Str) {
	if s.V == "" {
		return
	}
	if problem := Address(s.V); problem != nil {
		problem.Position = s.Pos
		c.problems.Take(*problem)
	}
}

// Address finds a text that is no web address.
func Address(text string) *diag.Problem {
	if u, err := url.Parse(text); err == nil && u.Host != "" && (u.Scheme == "https" || u.Scheme == "http") {
		if u.User != nil {
			problem := secret(u)
			problem.Rule = "pattern"
			return &problem
		}
		return nil
	}
	return &diag.Problem{Rule: "pattern", What: diag.T("%q không phải là địa chỉ web", "%q is not a web address", text),
		Mend: diag.T("viết đủ, ví dụ https://example.org/", "write it in full, as in https://example.org/")}
}

// secret is the problem of a web address with a name or a password in it. It does not
// repeat them, for messages stand in logs that anybody may read.
func secret(u *url.URL) diag.Problem {
	plain := *u
	plain.User = nil
	return diag.Problem{What: diag.T("trong địa chỉ có tên đăng nhập hay mật khẩu, mà trang là công khai", "there is a user name or a password in the address, and the site is public"),
		Mend: diag.T("viết %s, và đổi mật khẩu đã lộ", "write %s, and change a password that others have seen", plain.String())}
}

// IsDate says whether a text is a day: 2026-11-22.
func IsDate(s string) bool {
	_, err := time.Parse(time.DateOnly, s)
	return err == nil
}
