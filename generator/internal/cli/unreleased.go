package cli

import (
	"context"
	"fmt"

	"chiso/generator/internal/change"
	"chiso/generator/internal/diag"
	"chiso/generator/internal/revision"
	"chiso/generator/internal/validate"
)

// unreleased reports each dataset with figures or questions that differ from those of a base
// while its version, or the "since" of a question, does not. Without a base there is nothing
// to compare with. A clone that has
// only a part of the history may lack the base: that is printed, and no reason to stop.
func (a comparison) unreleased(ctx context.Context, s Settings, base string) (diag.List, error) {
	if base == "" {
		return nil, nil
	}
	repository, err := revision.Open(ctx)
	if err != nil {
		return nil, a.gitError(err)
	}
	_, commit, err := a.base(ctx, repository, base)
	if err != nil {
		return nil, err
	}
	lines, err := repository.Changed(ctx, commit)
	if err != nil || !lines.Within(s.Data) {
		return nil, err
	}
	before, after, clear, err := a.sides(ctx, s, repository, commit)
	defer clear()
	if err != nil {
		return nil, err
	}
	report := change.Diff(before.Side, after.Side, false) // computed values follow from the others
	report.Releases(before.Side, after.Side, s.Today)
	var problems diag.List
	for _, d := range report.Datasets {
		for _, p := range after.data.tree.Packages {
			if d.Release != nil && p.Name == d.Name && p.Descriptor != nil {
				problems = append(problems, validate.Unreleased(p.Descriptor, base, validate.Release{
					Figures: d.Release.Figures, Rows: d.Release.Rows, Next: d.Release.Next, Day: d.Release.Day,
					VersionBefore: d.Release.VersionBefore, CreatedBefore: d.Release.CreatedBefore,
				}))
			}
		}
	}
	reworded := change.Reworded(before.Catalog, after.Catalog)
	for _, p := range after.data.tree.Packages {
		for _, question := range reworded[p.Name] {
			problems = append(problems, validate.Reworded(p, question, base))
		}
	}
	after.data.tree.ShowSources(problems)
	return problems, nil
}

// fetched gives the base as it was asked for or, where the clone is too shallow to
// have it, prints so and gives none.
func (a comparison) fetched(ctx context.Context, base string) string {
	if base == "" {
		return ""
	}
	repository, err := revision.Open(ctx)
	if err != nil {
		return base // the reason is given where it is read
	}
	if _, err := repository.Commit(ctx, base); err == nil || !repository.Shallow(ctx) {
		return base
	}
	fmt.Fprintln(a.err, a.translate("không so được với %q: bản sao này chỉ có một phần lịch sử. các lỗi khác vẫn được tìm. lấy đủ lịch sử: git fetch --unshallow; trong CI, fetch-depth: 0 ở actions/checkout",
		"nothing is compared with %q: this clone has only a part of the history. all other mistakes are looked for. to have all of it: git fetch --unshallow; in CI, fetch-depth: 0 of actions/checkout", base))
	return ""
}
