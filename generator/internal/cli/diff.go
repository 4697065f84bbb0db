package cli

import (
	"context"
	"errors"
	"fmt"
	"os"
	"slices"

	"github.com/spf13/cobra"

	"chiso/generator/internal/change"
	"chiso/generator/internal/dataset"
	"chiso/generator/internal/load"
	"chiso/generator/internal/revision"
)

func (a *app) diff() *cobra.Command {
	var form, folder string
	var schema bool
	c := &cobra.Command{
		Use:   a.translate("diff [bản cũ]", "diff [base]"),
		Short: a.translate("Cho biết thay đổi này làm gì với dữ liệu", "Say what a change does to the data"),
		Long: a.translate(`So dữ liệu trong thư mục làm việc với một bản mà git giữ: giá trị mất, sửa, thêm; chữ nghĩa đổi ra sao.
Không nêu bản cũ thì so với nơi nhánh này rời nhánh main (origin/main nếu có).
Đổi tên tệp hay thứ tự dòng, cột không phải là thay đổi.`,
			`Compares the data of the working tree with a revision that git has: values lost, revised and added, words changed.
Without a base it is where this branch left main (origin/main if it is there).
A file with another name and rows or columns in another order are no changes.`),
		Example: a.examples(
			"go run ./generator diff", "so với nhánh main", "against the main branch",
			"go run ./generator diff HEAD", "những gì chưa lưu vào git", "what is not committed yet",
			"go run ./generator diff --format json v1.0.0", "so với một bản, cho chương trình đọc", "against a release, for a program",
			"go run ./generator diff --print-schema", "khuôn của dạng json", "the shape of the form json",
			"go run ./generator diff --charts /tmp/charts", "thêm biểu đồ trước và sau", "with the charts before and after",
		),
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 1 {
				return usageError{errors.New(a.translate("lệnh này chỉ nhận một bản cũ, không nhận %q", "this command takes one base, no %q", args[1]))}
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			if schema {
				_, err := a.out.Write(change.Schema)
				return err
			}
			return a.with(func(ctx context.Context, s Settings, args []string) error {
				if form != "markdown" && form != "json" {
					return usageError{errors.New(a.translate("--format %q: không có dạng này. dùng markdown hoặc json", "--format %q: there is no such form. use markdown or json", form))}
				}
				base := ""
				if len(args) > 0 {
					base = args[0]
				}
				return comparison{a}.compare(ctx, s, base, form, folder)
			})(cmd, args)
		},
	}
	c.Flags().StringVar(&form, "format", "markdown", a.translate("dạng báo cáo: markdown hoặc json", "form of the report: markdown or json"))
	c.Flags().StringVar(&folder, "charts", "", a.translate("thư mục để ghi biểu đồ trước và sau (SVG)", "folder for the charts before and after (SVG)"))
	c.Flags().BoolVar(&schema, "print-schema", false, a.translate("in JSON Schema của dạng json", "print the JSON Schema of the form json"))
	return c
}

// comparison compares the data with those of a revision that git has.
type comparison struct{ *app }

// compare prints what differs. Mistakes in the data are no reason to stop: they
// are usual in a pull request, and `check` reports them.
func (a comparison) compare(ctx context.Context, s Settings, base, form, folder string) error {
	repository, err := revision.Open(ctx)
	if err != nil {
		return a.gitError(err)
	}
	base, commit, err := a.base(ctx, repository, base)
	if err != nil {
		return err
	}
	before, after, clear, err := a.sides(ctx, s, repository, commit)
	defer clear()
	if err != nil {
		return err
	}
	report := compared(&before, &after)
	report.Releases(before.Side, after.Side, s.Today)
	report.Base, report.Commit = base, commit
	report.Problems = change.Problems{Before: before.problems, After: after.problems}
	if form == "json" {
		err = report.JSON(a.out)
	} else {
		_, err = fmt.Fprint(a.out, report.Markdown(a.lang))
	}
	if err != nil || folder == "" {
		return err
	}
	return a.beforeAndAfter(ctx, s, folder, report, before, after)
}

// sides reads the data as they were at a commit and as they are. Tables of before may be
// read until they are cleared.
func (a comparison) sides(ctx context.Context, s Settings, repository *revision.Repository, commit string) (before, after side, clear func(), err error) {
	clear = func() {}
	dir, err := os.MkdirTemp("", "chiso-diff-")
	if err != nil {
		return before, after, clear, err
	}
	clear = func() { os.RemoveAll(dir) }
	if err := repository.Extract(ctx, commit, s.Data, dir); err != nil {
		return before, after, clear, a.gitError(err)
	}
	if before, err = readSide(s, dir); err != nil {
		return before, after, clear, err
	}
	after, err = readSide(s, s.Data)
	return before, after, clear, err
}

// base finds the commit to compare with, and how it is called.
func (a comparison) base(ctx context.Context, r *revision.Repository, wanted string) (name, commit string, err error) {
	if wanted != "" {
		commit, err = r.Commit(ctx, wanted)
		return wanted, commit, a.unknown(ctx, r, wanted, err)
	}
	for _, name := range []string{"origin/main", "main"} {
		if commit, err = r.Commit(ctx, name); err == nil {
			return name, r.Left(ctx, commit), nil
		}
	}
	return "", "", a.unknown(ctx, r, "main", err)
}

func (a comparison) unknown(ctx context.Context, r *revision.Repository, base string, err error) error {
	if err == nil || !errors.Is(err, revision.ErrUnknown) {
		return err
	}
	message := a.translate("git không có bản %q. lấy về: git fetch origin main, hoặc nêu bản khác",
		"git does not have the revision %q. get it: git fetch origin main, or name another", base)
	if r.Shallow(ctx) {
		message += a.translate(". bản sao này chỉ có một phần lịch sử: git fetch --unshallow; trong CI, fetch-depth: 0 ở actions/checkout",
			". this clone has only a part of the history: git fetch --unshallow; in CI, fetch-depth: 0 of actions/checkout")
	}
	return usageError{errors.New(message)}
}

func (a comparison) gitError(err error) error {
	switch {
	case errors.Is(err, revision.ErrNoGit):
		return errors.New(a.translate("chưa cài git, mà bản cũ phải lấy từ git: cài từ https://git-scm.com", "git is not installed, and the old state comes from git: install it from https://git-scm.com"))
	case errors.Is(err, revision.ErrNoRepository):
		return usageError{errors.New(a.translate("đây không phải là kho git, nên không có bản cũ để so. chạy lệnh trong bản sao của kho: git clone …",
			"this is no git repository, so there is no old state to compare with. run the command in a clone: git clone …"))}
	case errors.Is(err, revision.ErrOutside):
		return usageError{errors.New(a.translate("thư mục dữ liệu nằm ngoài kho git này; xem --data", "the data folder is outside this git repository; see --data"))}
	}
	return err
}

// side is a state of the data with the count of its problems.
type side struct {
	change.Side
	data     checked
	problems int
	drawable bool // whether its charts can be drawn
}

// compared compares two sides. What is computed (values, and boundaries in time series)
// is compared only if both sides can be: on one side alone it would look like a change.
func compared(before, after *side) change.Report {
	sides := []*side{before, after}
	both := before.data.sound() && after.data.sound()
	compute := func() {
		for _, x := range sides {
			x.compute()
		}
	}
	if both {
		compute()
	}
	report := change.Diff(before.Side, after.Side, both)
	if !both {
		compute() // for the charts of the side that can be drawn
	}
	return report
}

// compute derives what the side lacks, and finds the charts that cannot be drawn.
func (x *side) compute() {
	if data, sound := x.data.derive(); sound {
		x.problems, x.drawable = x.problems+data.undrawable.Errors(), len(data.undrawable) == 0
	}
}

// readSide reads a data folder as far as it can be. A folder that is not there, or
// empty, has no data.
func readSide(s Settings, dir string) (side, error) {
	none := side{drawable: true, Side: change.Side{Catalog: &dataset.Catalog{Languages: s.Languages, CodeLists: map[string]*dataset.CodeList{}}}}
	none.data = checked{loaded{tree: &load.Tree{}}, none.Catalog}
	if entries, err := os.ReadDir(dir); errors.Is(err, os.ErrNotExist) || err == nil && len(entries) == 0 {
		return none, nil
	}
	text, err := loadData(dir, nil, nil)
	if err != nil {
		return none, err
	}
	data := text.check(s)
	out := side{data: data, Side: change.Side{Catalog: data.catalog, Unread: unread(data.tree, data.problems)}}
	out.problems = slices.Clone(data.problems).Sorted().Errors() // each once
	return out, data.tree.Err()
}

// changed gives the lines that were changed since a base.
func (a comparison) changed(ctx context.Context, base string) (revision.Lines, error) {
	repository, err := revision.Open(ctx)
	if err != nil {
		return revision.Lines{}, a.gitError(err)
	}
	_, commit, err := a.base(ctx, repository, base)
	if err != nil {
		return revision.Lines{}, err
	}
	return repository.Changed(ctx, commit)
}
