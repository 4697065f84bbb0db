package change

import (
	"fmt"
	"slices"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/derive"
)

// Release is what the descriptor of a dataset should say once figures have changed: a
// version and a day of its own, by which readers and those who cite it tell them from
// the figures before.
type Release struct {
	Version string `json:"version"`        // as it is
	Created string `json:"created"`        // as it is
	Next    string `json:"next,omitempty"` // version to write; empty if it has been raised
	Day     string `json:"day,omitempty"`  // day to write at created; empty if it has been changed
	Figures int    `json:"figures"`        // how many differ, targets included

	VersionBefore string `json:"versionBefore,omitempty"` // only if it was higher
	CreatedBefore string `json:"createdBefore,omitempty"` // only if it was later
}

// Releases notes each dataset with figures that differ between two states while its version,
// or the day of it, did not go up. Words may be fixed within a version; figures that
// the site computes follow from others. Today is a day as 2026-11-22, empty if it is not
// known.
func (r *Report) Releases(before, after Side, today string) {
	for n := range r.Datasets {
		d := &r.Datasets[n]
		figures := d.figures()
		was, is := named(before.Catalog, d.nameBefore()), named(after.Catalog, d.Name)
		if figures == 0 || was == nil || is == nil || is.Version == "" || is.Created == "" {
			continue
		}
		release := Release{Version: is.Version, Created: is.Created, Figures: figures}
		if lower := isLower(is.Version, was.Version); lower || was.Version == is.Version {
			release.Next = d.next(was.Version)
			if lower {
				release.VersionBefore = was.Version
			}
		}
		if was.Created >= is.Created && is.Created < today { // written so, days compare as texts
			release.Day = today
			if was.Created > is.Created {
				release.Day, release.CreatedBefore = max(today, was.Created), was.Created
			}
		}
		if release.Next != "" || release.Day != "" {
			d.Release = &release
		}
	}
}

func named(c *dataset.Catalog, name string) *dataset.Dataset {
	for _, d := range c.Datasets {
		if d.Name == name {
			return d
		}
	}
	return nil
}

func (d Dataset) nameBefore() string {
	if d.Before != "" {
		return d.Before
	}
	return d.Name
}

// figures counts the figures that differ, without those that the site computes.
func (d Dataset) figures() int {
	n := len(d.Targets)
	for _, i := range d.Indicators {
		for _, v := range i.Values {
			if v.printed() {
				n++
			}
		}
	}
	return n
}

// printed says whether a value stands in a table, on one side at least.
func (v Value) printed() bool {
	return v.Before != nil && v.Before.Status != derive.Derived || v.After != nil && v.After.Status != derive.Derived
}

// isLower says whether a version comes before another, by semver.org; not if one of them
// cannot be read.
func isLower(version, other string) bool {
	a, known := numbers(version)
	b, both := numbers(other)
	return known && both && slices.Compare(a, b) < 0
}

// numbers are the three of a version.
func numbers(version string) ([]int, bool) {
	n := make([]int, 3)
	_, err := fmt.Sscanf(version, "%d.%d.%d", &n[0], &n[1], &n[2])
	return n, err == nil
}

// next is the version after one, by semver.org: the first number if an indicator went or
// has another name, for programs that read it break; the second if figures came; else
// the third. If the version cannot be read, it is "1.0.0".
func (d Dataset) next(version string) string {
	n, known := numbers(version)
	if !known {
		return "1.0.0"
	}
	major, minor, patch := n[0], n[1], n[2]
	gone, come := false, false
	for _, i := range d.Indicators {
		gone = gone || i.What == Removed || i.What == Renamed
		for _, v := range i.Values {
			come = come || v.What == Added && v.printed()
		}
	}
	switch {
	case gone:
		return fmt.Sprintf("%d.0.0", major+1)
	case come:
		return fmt.Sprintf("%d.%d.0", major, minor+1)
	}
	return fmt.Sprintf("%d.%d.%d", major, minor, patch+1)
}
