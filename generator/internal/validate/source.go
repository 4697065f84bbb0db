package validate

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"chiso/generator/internal/diag"
	"chiso/generator/internal/load"
)

// sourceChecker checks that the sources of figures are named and declared.
type sourceChecker struct{ *engine }

// inCell checks a cell of names of sources, joined by semicolons.
func (c *sourceChecker) inCell(pos diag.Position, p *load.Package, cell string) bool {
	problem := c.unknownIn(p.Descriptor, cell)
	if problem == nil {
		return true
	}
	problem.Position = pos
	c.problems.Take(*problem)
	return false
}

// unknownIn finds the first name in a cell that no source of the package has. If
// the package has none, that is reported already.
func (c *sourceChecker) unknownIn(d *load.Descriptor, cell string) *diag.Problem {
	wrong := undeclared(d, cell)
	switch {
	case wrong == "":
		return nil
	case c.enough("reference"):
		return &diag.Problem{Rule: "reference"}
	}
	known := sourceNames(d)
	isUnknown := func(name string) bool { return !slices.Contains(known, name) }
	problem := unknown(wrong, "nguồn", "source", known)
	if names := words(cell[:min(len(cell), longestName)]); len(names) > 1 && !slices.ContainsFunc(names, isUnknown) {
		problem.Hint = diag.T("các nguồn cách nhau bằng dấu chấm phẩy: %s", "sources are joined by semicolons: %s", strings.Join(names, ";"))
	}
	return problem
}

// undeclared is the first name in a cell that no source of the package has; empty if
// there is none, or the package has no sources.
func undeclared(d *load.Descriptor, cell string) string {
	if len(d.Sources) == 0 {
		return ""
	}
	for name := range strings.SplitSeq(cell, ";") {
		if name != "" && !slices.ContainsFunc(d.Sources, func(s load.Source) bool { return s.Name.V == name }) {
			return name
		}
	}
	return ""
}

// strangers are the names of sources in a table that the descriptor does not declare.
// Whoever forgot to declare one forgot it once, however many rows name it.
type strangers map[string]*stranger

type stranger struct {
	problem diag.Problem // of the first row
	rows    int
	others  []string // the first few lines after that
}

// mostStrangers is how many names are counted so; beyond that, each row is reported by itself.
const mostStrangers = 1000

// met counts one more row with a name, and says whether the name is known to be one.
func (s strangers) met(name string, line int) bool {
	one := s[name]
	if one != nil {
		one.add(1, strconv.Itoa(line))
	}
	return one != nil
}

func (one *stranger) add(rows int, lines ...string) {
	const few = 3
	one.rows += rows
	one.others = append(one.others, lines[:min(len(lines), few-len(one.others))]...)
}

// take adds those of rows that come later.
func (s strangers) take(later strangers) {
	for name, one := range later {
		if first := s[name]; first != nil {
			first.add(one.rows, append([]string{strconv.Itoa(one.problem.Line)}, one.others...)...)
		} else {
			s[name] = one
		}
	}
}

// list gives a problem for each name, with the number of the rows that it stands in.
func (s strangers) list() (problems diag.List) {
	for _, name := range slices.Sorted(maps.Keys(s)) {
		one := s[name]
		if more := one.rows - 1; more > 0 {
			lines := strings.Join(one.others, ", ")
			if more > len(one.others) {
				lines += ", …"
			}
			rest := diag.T("còn %d dòng nữa ghi như vậy (%s)", "%d more rows name it (%s)", more, lines)
			if more == 1 {
				rest.EN = "1 more row names it (" + lines + ")"
			}
			one.problem.What = diag.T("%s; %s", "%s; %s", one.problem.What, rest)
		}
		problems = append(problems, one.problem)
	}
	return problems
}

// words are what may be names in a cell, whatever stands between them.
func words(cell string) []string {
	return strings.FieldsFunc(cell, func(r rune) bool { return (r < 'a' || r > 'z') && (r < '0' || r > '9') && r != '-' })
}

// splitSources reads a cell of names of sources, joined by semicolons.
func splitSources(cell string) []string {
	var names []string
	for name := range strings.SplitSeq(cell, ";") {
		if name != "" {
			names = append(names, name)
		}
	}
	return names
}

func (c *sourceChecker) declared(p *load.Package, names []load.Str) {
	if len(p.Descriptor.Sources) == 0 {
		return // which is reported already
	}
	for _, s := range names {
		c.known(s, "nguồn", "source", sourceNames(p.Descriptor))
	}
}

func sourceNames(d *load.Descriptor) []string {
	var names []string
	for _, s := range d.Sources {
		names = append(names, s.Name.V)
	}
	return names
}
