package cli

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"chiso/generator/internal/chart"
	"chiso/generator/internal/dataset"
	"chiso/generator/internal/derive"
	"chiso/generator/internal/diag"
	"chiso/generator/internal/files"
	"chiso/generator/internal/load"
	"chiso/generator/internal/validate"
	"chiso/generator/internal/words"
)

func (a *app) check() *cobra.Command {
	var formats []string
	var base string
	var schema bool
	c := &cobra.Command{
		Use:   "check",
		Short: a.say("Tìm mọi lỗi trong dữ liệu", "Find every mistake in the data"),
		Long: a.say("Đọc mọi bộ dữ liệu và báo tất cả lỗi trong một lần chạy: ở đâu, sai gì, sửa thế nào.",
			"Reads every data package and reports all mistakes in one run: where, what is wrong, how to mend it.") + "\n\n" + a.formats(),
		Example: a.examples(
			"go run ./generator check", "kiểm tra data/", "check data/",
			"go run ./generator check --lang en", "thông báo bằng tiếng Anh", "messages in English",
			"go run ./generator check --base origin/main", "xem cả version, so với nhánh main", "versions too, against the main branch",
			"go run ./generator check --data testdata", "kiểm tra thư mục khác", "check another folder",
			"go run ./generator check --format json", "báo cáo cho chương trình khác", "a report for programs",
			"go run ./generator check --format terminal --format markdown=report.md", "hai báo cáo, một vào tệp", "two reports, one into a file",
		),
		Args: a.noArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			if schema {
				_, err := a.out.Write(diag.Schema)
				return err
			}
			return a.with(func(ctx context.Context, s Settings, _ []string) error { return a.checkAll(ctx, s, formats, base) })(cmd, args)
		},
	}
	c.Flags().StringArrayVar(&formats, "format", []string{diag.Formats[0].Name},
		a.say("`định dạng` của báo cáo, hoặc định-dạng=tệp; dùng được nhiều lần", "`format` of the report, or format=file; may be given more than once"))
	c.Flags().StringVar(&base, "base", "", a.say("`bản cũ` trong git: báo số liệu đã đổi kể từ đó mà version và created chưa đổi; định dạng github nêu trước các lỗi ở dòng đã đổi (mặc định như diff)",
		"`revision` that git has: figures changed since, without a new version and day of it, are reported; the format github puts first what is wrong on lines changed since (default as in diff)"))
	c.Flags().BoolVar(&schema, "print-schema", false, a.say("in JSON Schema của định dạng json", "print the JSON Schema of the format json"))
	return c
}

// checkAll finds once and reports in every format asked for.
func (a *app) checkAll(ctx context.Context, s Settings, formats []string, base string) error {
	reports, err := a.reports(formats)
	if err != nil {
		return err
	}
	base = a.fetched(ctx, base)
	if err := a.order(ctx, reports, base); err != nil {
		return err
	}
	p := newProgress(a.err, a.lang)
	p.quiet = true
	catalog, problems, err := find(ctx, s, p)
	if err != nil {
		return err
	}
	unreleased, err := a.unreleased(ctx, s, base)
	if err != nil {
		return err
	}
	problems = append(problems, unreleased...).Sorted()
	for _, r := range reports {
		if err := a.write(r, problems); err != nil {
			return err
		}
	}
	if problems.Errors() > 0 {
		return a.count(problems)
	}
	indicators, values := catalog.Size()
	out := a.out
	if slices.ContainsFunc(reports, report.fillsOut) {
		out = a.err // what reads the report reads nothing else
	}
	fmt.Fprintln(out, a.say("tốt: %d bộ dữ liệu, %d chỉ số, %d giá trị", "clean: %d datasets, %d indicators, %d values",
		len(catalog.Datasets), indicators, values))
	return nil
}

// read finds what is wrong. Problems are printed, and end it.
func (a *app) read(ctx context.Context, s Settings, p *progress) (*dataset.Catalog, error) {
	catalog, problems, err := find(ctx, s, p)
	if err != nil {
		return nil, err
	}
	if err := a.write(report{format: diag.Terminal}, problems); err != nil {
		return nil, err
	}
	if problems.Errors() > 0 {
		return nil, a.count(problems)
	}
	return catalog, nil
}

// count says how many problems there were, and is the error of it.
func (a *app) count(problems diag.List) error {
	n := problems.Errors()
	if n == 1 {
		fmt.Fprintln(a.err, a.say("1 lỗi", "1 problem"))
	} else {
		fmt.Fprintln(a.err, a.say("%d lỗi", "%d problems", n))
	}
	return problemsError{n}
}

// find loads, validates and derives. The catalog is whole if there is no error
// among the problems.
func find(ctx context.Context, s Settings, p *progress) (*dataset.Catalog, diag.List, error) {
	return findWith(ctx, s, nil, p)
}

// findWith finds what would be wrong with other contents of some files: see load.DirWith.
// It only reads; when the context ends, it is left to itself.
func findWith(ctx context.Context, s Settings, changed map[string][]byte, p *progress) (*dataset.Catalog, diag.List, error) {
	type result struct {
		catalog  *dataset.Catalog
		problems diag.List
		err      error
		mistake  any // of ours: a panic
	}
	done := make(chan result, 1)
	go func() {
		var r result
		defer func() {
			r.mistake = recover()
			done <- r
		}()
		r.catalog, r.problems, r.err = findAll(s, changed, p)
	}()
	select {
	case <-ctx.Done():
		return nil, nil, ctx.Err()
	case r := <-done:
		if r.mistake != nil {
			panic(r.mistake)
		}
		return r.catalog, r.problems, r.err
	}
}

func findAll(s Settings, changed map[string][]byte, p *progress) (*dataset.Catalog, diag.List, error) {
	p.stage("đọc", "load")
	tree, problems, err := load.DirWith(s.Data, changed)
	if err != nil {
		return nil, nil, err
	}
	settingsPath := filepath.Join(s.Site, "hugo.toml")
	text, err := files.Read(settingsPath, mostSettings)
	if err != nil {
		return nil, nil, err
	}
	settings, found, err := tree.Settings(filepath.ToSlash(settingsPath), text)
	if err != nil {
		return nil, nil, fmt.Errorf("%s: %w", filepath.ToSlash(settingsPath), err)
	}
	links, err := load.SiteLinks(s.Site)
	if err != nil {
		return nil, nil, err
	}
	problems = slices.Concat(problems, links, found, validate.Settings(settings))
	p.stage("kiểm tra", "validate")
	catalog, wrong := validate.Catalog(tree, s.Languages, chart.Names(), s.Today)
	catalog.Country = s.Place
	problems = append(problems, wrong...)
	if s.Draft {
		for n := range problems {
			if problems[n].Rule == validate.RulePlaceholder {
				problems[n].Severity = diag.Warning
			}
		}
	}
	spoken, err := words.Check(filepath.Join(s.Themes, "chiso"), s.Site, s.Languages)
	if err != nil {
		return nil, nil, err
	}
	problems = append(problems, spoken...)
	p.stage("tính", "derive")
	if problems.Errors() == 0 {
		derive.Fill(catalog)
		pages, large, err := tree.Prose(filepath.Join(s.Site, "content"), s.Languages)
		if err != nil {
			return nil, nil, err
		}
		published := s.published(catalog)
		problems = slices.Concat(problems, large, chart.Check(catalog), validate.Prose(pages, published), validate.SettingLinks(settings, pages, catalog, published))
	}
	p.done()
	problems = problems.Sorted()
	tree.ShowSources(problems)
	return catalog, problems, tree.Err()
}
