package validate

import (
	"chiso/generator/internal/diag"
	"chiso/generator/internal/load"
)

// Release is what is wrong with the version of a dataset with figures that differ from
// those of a base: see change.Release.
type Release struct {
	Figures       int    // how many differ
	Next          string // version to write; empty if it has been raised
	Day           string // day to write at created; empty if it has been changed
	VersionBefore string // if it was higher
	CreatedBefore string // if it was later
}

// Unreleased is the problem of a dataset with figures that differ from those of a base while
// its version, or the day of it, has not gone up. To see it takes two states of the data, so
// it is found by whoever compares them.
func Unreleased(d *load.Descriptor, base string, r Release) diag.Problem {
	p := diag.Problem{Position: d.Version.Pos, Rule: "version",
		What: diag.T("%d con số khác với %s, mà version vẫn là %q", "%d figures differ from %s, and version is still %q", r.Figures, base, d.Version.V),
		Mend: diag.T("viết version: %q", "write version: %q", r.Next)}
	if r.Figures == 1 {
		p.What.EN = diag.T("", "1 figure differs from %s, and version is still %q", base, d.Version.V).EN
	}
	switch {
	case r.Next == "":
		p.Position = d.Created.Pos
		p.What = diag.T("số liệu khác với %s và version là %q, mà created vẫn là %s", "figures differ from %s and version is %q, and created is still %s", base, d.Version.V, d.Created.V)
		if r.CreatedBefore != "" {
			p.What = diag.T("số liệu khác với %s, mà created lùi từ %s về %s", "figures differ from %s, and created went back from %s to %s", base, r.CreatedBefore, d.Created.V)
		}
		p.Mend = diag.T("viết created: %s", "write created: %s", r.Day)
		return p
	case r.VersionBefore != "":
		p.What = diag.T("số liệu khác với %s, mà version lùi từ %q về %q: phiên bản sau phải có số lớn hơn", "figures differ from %s, and version went down from %q to %q: a later version has a higher number", base, r.VersionBefore, d.Version.V)
	}
	if r.Day != "" {
		p.Mend = diag.T("viết version: %q, created: %s", "write version: %q, created: %s", r.Next, r.Day)
	}
	return p
}
