package validate

import (
	"slices"
	"strings"

	"chiso/generator/internal/diag"
	"chiso/generator/internal/load"
)

// sources checks a cell of names of sources, joined by semicolons.
func (c *checker) sources(pos diag.Position, p *load.Package, cell string) bool {
	problem := c.unknownSource(p.Descriptor, cell)
	if problem == nil {
		return true
	}
	problem.Position = pos
	c.problems.Take(*problem)
	return false
}

// unknownSource finds the first name in a cell that no source of the package has. If
// the package has none, that has been said.
func (c *checker) unknownSource(d *load.Descriptor, cell string) *diag.Problem {
	known := sourceNames(d)
	isUnknown := func(name string) bool { return !slices.Contains(known, name) }
	names := splitSources(cell)
	wrong := slices.IndexFunc(names, isUnknown)
	switch {
	case wrong < 0 || len(known) == 0:
		return nil
	case c.enough("reference"):
		return &diag.Problem{Rule: "reference"}
	}
	problem := unknown(names[wrong], "nguồn", "source", known)
	if names := words(cell[:min(len(cell), longestName)]); len(names) > 1 && !slices.ContainsFunc(names, isUnknown) {
		problem.Mend = diag.T("các nguồn cách nhau bằng dấu chấm phẩy: %s", "sources are joined by semicolons: %s", strings.Join(names, ";"))
	}
	return problem
}

// words are what may be names in a cell, whatever stands between them.
func words(cell string) []string {
	return strings.FieldsFunc(cell, func(r rune) bool { return !(r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r == '-') })
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

func (c *checker) sourcesKnown(p *load.Package, names []load.Str) {
	if len(p.Descriptor.Sources) == 0 {
		return // which has been said
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
