package cli

import (
	"context"
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"chiso/generator/internal/diag"
)

func (a *app) check() *cobra.Command {
	var formats []string
	var base string
	var schema bool
	c := &cobra.Command{
		Use:   "check",
		Short: a.translate("Tìm mọi lỗi trong dữ liệu", "Find every mistake in the data"),
		Long: a.translate("Đọc mọi bộ dữ liệu và báo tất cả lỗi trong một lần chạy: ở đâu, sai gì, sửa thế nào.",
			"Reads every data package and reports all mistakes in one run: where, what is wrong, how to fix it.") + "\n\n" + a.formats(),
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
		a.translate("`định dạng` của báo cáo, hoặc định-dạng=tệp; dùng được nhiều lần", "`format` of the report, or format=file; may be given more than once"))
	c.Flags().StringVar(&base, "base", "", a.translate("`bản cũ` trong git: báo số liệu đã đổi kể từ đó mà version và created chưa đổi; định dạng github nêu trước các lỗi ở dòng đã đổi (mặc định như diff)",
		"`revision` that git has: figures changed since, without a new version and day of it, are reported; the format github puts first what is wrong on lines changed since (default as in diff)"))
	c.Flags().BoolVar(&schema, "print-schema", false, a.translate("in JSON Schema của định dạng json", "print the JSON Schema of the format json"))
	return c
}

// checkAll finds once and reports in every format asked for.
func (a *app) checkAll(ctx context.Context, s Settings, formats []string, base string) error {
	reports, err := a.reports(formats)
	if err != nil {
		return err
	}
	base = comparison{a}.fetched(ctx, base)
	if err := a.order(ctx, reports, base); err != nil {
		return err
	}
	p := newProgress(a.err, a.lang)
	p.quiet = true
	found, err := find(ctx, s, nil, p)
	if err != nil {
		return err
	}
	unreleased, err := comparison{a}.unreleased(ctx, s, base)
	if err != nil {
		return err
	}
	problems := append(found.problems, unreleased...).Sorted()
	for _, r := range reports {
		if err := a.write(r, problems); err != nil {
			return err
		}
	}
	if problems.Errors() > 0 {
		return a.count(problems)
	}
	catalog := found.derived.catalog
	indicators, values := catalog.Size()
	out := a.out
	if slices.ContainsFunc(reports, report.fillsOut) {
		out = a.err // what reads the report reads nothing else
	}
	fmt.Fprintln(out, a.translate("tốt: %d bộ dữ liệu, %d chỉ số, %d giá trị", "clean: %d datasets, %d indicators, %d values",
		len(catalog.Datasets), indicators, values))
	return nil
}

// read finds what is wrong. Problems are printed, and end it.
func (a *app) read(ctx context.Context, s Settings, p *progress) (derived, error) {
	found, err := find(ctx, s, nil, p)
	if err != nil {
		return derived{}, err
	}
	if err := a.write(report{format: diag.Terminal}, found.problems); err != nil {
		return derived{}, err
	}
	if found.problems.Errors() > 0 {
		return derived{}, a.count(found.problems)
	}
	return found.derived, nil
}

// count says how many problems there were, and is the error of it.
func (a *app) count(problems diag.List) error {
	n := problems.Errors()
	if n == 1 {
		fmt.Fprintln(a.err, a.translate("1 lỗi", "1 problem"))
	} else {
		fmt.Fprintln(a.err, a.translate("%d lỗi", "%d problems", n))
	}
	return problemsError{n}
}
