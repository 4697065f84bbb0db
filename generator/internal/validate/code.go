package validate

import (
	"fmt"
	"slices"
	"strings"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/diag"
)

// codeChecker checks that codes are in their lists, and says what may have been meant by one
// that is not.
type codeChecker struct {
	*engine
	lookups *lookups
	broken  map[string]bool // lists that cannot be read: nothing is checked against them
}

func newCodeChecker(e *engine) *codeChecker {
	return &codeChecker{engine: e, lookups: &lookups{}, broken: map[string]bool{}}
}

// reportingTo is a checker of the same lists that reports to another engine.
func (c *codeChecker) reportingTo(e *engine) *codeChecker {
	return &codeChecker{engine: e, lookups: c.lookups, broken: c.broken}
}

// require reports a code that is not in its list, with the one that was meant if
// that can be told from what people write instead: a name, an ISO code, a number
// that lost its leading zero.
func (c *codeChecker) require(pos diag.Position, column, list, code string) bool {
	problem := c.wrongCode(column, list, code, false)
	if problem == nil {
		return true
	}
	problem.Position = pos
	c.problems.Take(*problem)
	return false
}

// wrongCode finds a code that is not in its list. Of one that says what its row is about
// it says where such a row belongs.
func (c *codeChecker) wrongCode(column, list, code string, ofRow bool) *diag.Problem {
	l := c.catalog.CodeLists[list]
	if l.Has(code) || c.broken[list] {
		return nil
	}
	if l == nil {
		return &diag.Problem{Rule: "reference", What: diag.T("không có danh mục mã %q", "there is no code list %q", list),
			Hint: diag.T("các danh mục ở data/code-lists/datapackage.yaml", "the lists are in data/code-lists/datapackage.yaml")}
	}
	if c.enough("foreign-key") {
		return &diag.Problem{Rule: "foreign-key"}
	}
	return &diag.Problem{Rule: "foreign-key", What: diag.T("%s %q không có trong danh mục %q", "%s %q is not in code list %q", column, code, list), Hint: c.suggest(l, code, ofRow)}
}

func (c *codeChecker) listNames() []string {
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

// label is a code's name in the first language of the site: messages of both
// languages name the place as its people do.
func (c *codeChecker) label(code dataset.Code) string { return code.Label[c.languages[0]] }

// successor says which code became of one, if a concordance knows.
func (c *codeChecker) successor(s dataset.Area) diag.Text {
	became := c.catalog.Became(s)
	if len(became) == 0 {
		return diag.T("xem lại mã và năm", "look at the code and the year again")
	}
	var codes []string
	for _, part := range became {
		code, _ := c.catalog.CodeLists[part.List].Find(part.Code)
		codes = append(codes, fmt.Sprintf("%q (%s)", part.Code, c.label(code)))
	}
	first, list := became[0], strings.Join(codes, ", ")
	if len(became) > 1 {
		return diag.T("từ %s nơi này chia vào các mã %s của danh mục %q", "since %s it is divided among the codes %s of code list %q", first.Effective, list, first.List)
	}
	return diag.T("từ %s dùng mã %s của danh mục %q", "since %s it is code %s of code list %q", first.Effective, list, first.List)
}
