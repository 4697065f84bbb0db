package validate

import (
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/diag"
	"chiso/generator/internal/fuzzy"
	"chiso/generator/internal/load"
)

// engine is what all checks share: where problems go, what is known of the site and of its
// data, and the checks that values of many keys and columns need.
type engine struct {
	languages []string // of the site, the default first
	today     string   // as 2026-11-22
	catalog   *dataset.Catalog
	problems  diag.Capped
	enough    func(rule string) bool    // so much of a rule is reported of the table that is read that the rest is only counted
	tables    map[string]*load.Table    // by file
	partly    map[*dataset.Dataset]bool // datasets of which not all rows could be read
	later     []func()                  // see afterwards
}

func newEngine(catalog *dataset.Catalog, today string) *engine {
	return &engine{
		languages: catalog.Languages, today: today, catalog: catalog,
		enough: func(string) bool { return false },
		tables: map[string]*load.Table{},
		partly: map[*dataset.Dataset]bool{},
	}
}

// fork is an engine with problems of its own, for one of several goroutines.
func (c *engine) fork(enough func(rule string) bool) *engine {
	own := *c
	own.problems, own.enough = diag.Capped{}, enough
	return &own
}

// afterwards puts off a check until every package is read: what it looks for may stand in
// any of them.
func (c *engine) afterwards(check func()) { c.later = append(c.later, check) }

// oneOf reports a value that is not among the allowed ones.
func (c *engine) oneOf(s load.Str, key, rule string, allowed []string) bool {
	if s.V == "" || slices.Contains(allowed, s.V) {
		return s.V != ""
	}
	hint := diag.T("dùng một trong: %s", "expected one of: %s", quoteAll(allowed))
	if near := fuzzy.Nearest(s.V, allowed); near != "" {
		hint = diag.T("ý bạn là %q? các giá trị: %s", "did you mean %q? expected one of: %s", near, quoteAll(allowed))
	}
	c.problems.Add(s.Pos, rule, diag.T("%q không phải là giá trị hợp lệ của %q", "%q is not a value of %q", s.V, key), hint)
	return false
}

func quoteAll(list []string) string {
	return `"` + strings.Join(list, `", "`) + `"`
}

// fewNames are as many as a message can list.
const fewNames = 12

// known reports a name that nothing has.
func (c *engine) known(s load.Str, vi, en string, names []string) bool {
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
	hint := diag.T("xem lại tên", "look at the name again")
	if 0 < len(names) && len(names) <= fewNames {
		hint = diag.T("các tên đã khai: %s", "the names declared are: %s", quoteAll(names))
	}
	if near := fuzzy.Nearest(name, names); near != "" {
		hint = diag.T("ý bạn là %q?", "did you mean %q?", near)
	}
	return &diag.Problem{Rule: "reference", What: diag.T("không có %s %q", "there is no %s %q", diag.Text{VI: vi, EN: en}, name), Hint: hint}
}

func (c *engine) name(s load.Str, pattern *regexp.Regexp, hint diag.Text) {
	if s.V != "" && !pattern.MatchString(s.V) {
		c.problems.Add(s.Pos, "name", diag.T("%q không phải là tên hợp lệ", "%q is not a well-formed name", s.V), hint)
	}
}

// date wants a day, or nothing.
func (c *engine) date(s load.Str) bool {
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
func (c *engine) pastedTwice(t *load.Table) {
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
func (c *engine) address(s load.Str) {
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
		Hint: diag.T("viết đủ, ví dụ https://example.org/", "write it in full, as in https://example.org/")}
}

// secret is the problem of a web address with a name or a password in it. It does not
// repeat them, for messages stand in logs that anybody may read.
func secret(u *url.URL) diag.Problem {
	plain := *u
	plain.User = nil
	return diag.Problem{What: diag.T("trong địa chỉ có tên đăng nhập hay mật khẩu, mà trang là công khai", "there is a user name or a password in the address, and the site is public"),
		Hint: diag.T("viết %s, và đổi mật khẩu đã lộ", "write %s, and change a password that others have seen", plain.String())}
}

// IsDate says whether a text is a day: 2026-11-22.
func IsDate(s string) bool {
	_, err := time.Parse(time.DateOnly, s)
	return err == nil
}

// filled reports a cell that must not be blank.
func (c *engine) filled(s load.Str, column string) bool {
	if s.V == "" {
		c.problems.Add(s.Pos, "required", diag.T("ô ở cột %q trống", "the cell in column %q is blank", column), diag.T("cột này phải có giá trị", "this column needs a value"))
	}
	return s.V != ""
}

// yearOf wants a year that may be left out.
func (c *engine) yearOf(i load.Int) {
	if i.Pos.Line > 0 && !isYear(strconv.Itoa(i.V)) {
		c.problems.Add(i.Pos, "type", diag.T("%d không phải là một năm", "%d is not a year", i.V), diag.T("viết bốn chữ số, ví dụ 2025", "write four digits, as in 2025"))
	}
}

func (c *engine) unique(name load.Str, seen map[string]bool) {
	if name.V != "" && seen[name.V] {
		c.problems.Add(name.Pos, "name", diag.T("tên %q đã có ở trên", "name %q is taken above", name.V), diag.T("đặt tên khác", "choose another"))
	}
	seen[name.V] = true
}

// allKnown reports those of a list that nothing has.
func (c *engine) allKnown(list load.Str, vi, en string, known []string) {
	for name := range strings.SplitSeq(list.V, dataset.ListSeparator) {
		if list.V != "" {
			c.known(load.Str{V: name, Pos: list.Pos}, vi, en, known)
		}
	}
}

// note wants a note in every language of the site.
func (c *engine) note(at func(column string) diag.Position, words map[string]string) bool {
	sound := true
	for _, language := range c.languages {
		if words[language] == "" {
			c.problems.Add(at("note_"+language), "missing-translation", diag.T("ghi chú thiếu bản ngôn ngữ %q", "the note lacks language %q", language),
				diag.T("điền cột note_%s", "fill in column note_%s", language))
			sound = false
		}
	}
	return sound
}

// positionOf is where a printed value stands that is to be reported; no more
// than its file if so much is reported of that that it is only counted.
func (c *engine) positionOf(rule string, i dataset.Slice, o dataset.Observation) diag.Position {
	switch table := c.tables[o.File]; {
	case table == nil:
		return diag.Position{}
	case c.problems.Full(o.File, rule):
		return diag.Position{File: o.File}
	default:
		return table.Place(o.Line, i.Name)
	}
}

var (
	packageName   = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)
	indicatorName = load.ColumnName
	codePattern   = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9._-]*$`)
	versionNumber = regexp.MustCompile(`^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)$`) // as in semver.org, without labels
)

// How names are written, repeated wherever one is not.
var (
	hyphens     = diag.T("dùng chữ thường không dấu, chữ số và gạch nối", "use lower-case letters without accents, digits and hyphens")
	underscores = diag.T("dùng chữ thường không dấu, chữ số và gạch dưới", "use lower-case letters without accents, digits and underscores")
)
