package change

import (
	"fmt"
	"maps"
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
	Rows    int    `json:"rows,omitempty"` // how many rows differ of a questionnaire: results of before and after are not the same measure

	VersionBefore string `json:"versionBefore,omitempty"` // only if it was higher
	CreatedBefore string `json:"createdBefore,omitempty"` // only if it was later
}

// Releases notes each dataset with figures that differ between two states while its version,
// or the day of it, did not go up, and each questionnaire that asks or scores in another way.
// Other words may be fixed within a version; figures that the site computes follow from
// others. Today is a day as 2026-11-22, empty if it is not
// known.
func (r *Report) Releases(before, after Side, today string) {
	for n := range r.Datasets {
		d := &r.Datasets[n]
		figures, rows := d.figures(), d.questionnaire()
		was, is := named(before.Catalog, d.nameBefore()), named(after.Catalog, d.Name)
		if figures+rows == 0 || was == nil || is == nil || is.Version == "" || is.Created == "" {
			continue
		}
		release := Release{Version: is.Version, Created: is.Created, Figures: figures, Rows: rows}
		if lower := dataset.LowerVersion(is.Version, was.Version); lower || was.Version == is.Version {
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

// questionnaire counts the rows that differ of what is asked and how it is scored.
func (d Dataset) questionnaire() int {
	n := 0
	for _, t := range d.Tables {
		if slices.Contains(dataset.AssessmentMeasures, t.Name) {
			n += len(t.Records)
		}
	}
	return n
}

// Reworded lists, by dataset, the questions with a text or answers that changed while their
// "since" did not go beyond the former version: an old answer would count for the new question.
func Reworded(before, after *dataset.Catalog) map[string][]string {
	reworded := map[string][]string{}
	for _, a := range after.Assessments {
		was := named(before, a.Dataset)
		if was == nil {
			continue
		}
		former := before.Assessment(a.Dataset).Questions()
		for _, q := range a.Questions() {
			n := slices.IndexFunc(former, func(x dataset.Question) bool { return x.Code == q.Code })
			if n >= 0 && !maps.Equal(asked(former[n]), asked(q)) && !dataset.LowerVersion(was.Version, q.Since) {
				reworded[a.Dataset] = append(reworded[a.Dataset], q.Code)
			}
		}
	}
	return reworded
}

// asked is what somebody who answers a question reads.
func asked(q dataset.Question) map[string]string {
	return flatten(struct {
		Text, Hint dataset.Text
		Answers    []dataset.Answer
	}{q.Text, q.Hint, q.Answers})
}

// printed says whether a value stands in a table, on one side at least.
func (v Value) printed() bool {
	return v.Before != nil && v.Before.Status != derive.Derived || v.After != nil && v.After.Status != derive.Derived
}

// next is the version after one, by semver.org: the first number if an indicator went or
// has another name, for programs that read it break; the second if figures came or a questionnaire changed; else
// the third. If the version cannot be read, it is "1.0.0".
func (d Dataset) next(version string) string {
	n, known := dataset.VersionNumbers(version)
	if !known {
		return "1.0.0"
	}
	major, minor, patch := n[0], n[1], n[2]
	gone, come := false, d.questionnaire() > 0
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
