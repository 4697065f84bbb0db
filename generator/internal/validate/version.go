package validate

import (
	"chiso/generator/internal/diag"
	"chiso/generator/internal/load"
)

// Unreleased is the problem of a dataset with figures that differ from those of a base while
// its version, or the day of it, is the same. Next is the version to write, day the day,
// each empty if it has been changed. To see it takes two states of the data, so it is
// found by whoever compares them.
func Unreleased(d *load.Descriptor, base string, figures int, next, day string) diag.Problem {
	p := diag.Problem{Position: d.Version.Pos, Rule: "version",
		What: diag.T("%d con số khác với %s, mà version vẫn là %q", "%d figures differ from %s, and version is still %q", figures, base, d.Version.V),
		Mend: diag.T("viết version: %q", "write version: %q", next)}
	switch {
	case figures == 1:
		p.What.EN = diag.T("", "1 figure differs from %s, and version is still %q", base, d.Version.V).EN
	}
	switch {
	case next == "":
		p.Position = d.Created.Pos
		p.What = diag.T("số liệu khác với %s và version là %q, mà created vẫn là %s", "figures differ from %s and version is %q, and created is still %s", base, d.Version.V, d.Created.V)
		p.Mend = diag.T("viết created: %s", "write created: %s", day)
	case day != "":
		p.Mend = diag.T("viết version: %q, created: %s", "write version: %q, created: %s", next, day)
	}
	return p
}
