package cli

import (
	"context"
	"fmt"
	"path/filepath"

	"github.com/spf13/cobra"

	"chiso/generator/internal/chart"
	"chiso/generator/internal/dataset"
	"chiso/generator/internal/derive"
	"chiso/generator/internal/diag"
	"chiso/generator/internal/load"
	"chiso/generator/internal/validate"
)

func (a *app) check() *cobra.Command {
	return &cobra.Command{
		Use:   "check",
		Short: a.say("Tìm mọi lỗi trong dữ liệu", "Find every mistake in the data"),
		Long: a.say("Đọc mọi bộ dữ liệu và báo tất cả lỗi trong một lần chạy: ở đâu, sai gì, sửa thế nào.",
			"Reads every data package and reports all mistakes in one run: where, what is wrong, how to mend it."),
		Example: a.examples(
			"go run ./generator check", "kiểm tra data/", "check data/",
			"go run ./generator check --lang en", "thông báo bằng tiếng Anh", "messages in English",
			"go run ./generator check --data testdata", "kiểm tra thư mục khác", "check another folder",
		),
		Args: a.noArgs,
		RunE: a.with(func(_ context.Context, s Settings, _ []string) error {
			catalog, err := a.read(s, newProgress(a.err, a.lang))
			if err != nil {
				return err
			}
			indicators, values := catalog.Size()
			fmt.Fprintln(a.out, a.say("tốt: %d bộ dữ liệu, %d chỉ số, %d giá trị", "clean: %d datasets, %d indicators, %d values",
				len(catalog.Datasets), indicators, values))
			return nil
		}),
	}
}

// read loads, validates and derives. Problems are printed, and end it.
func (a *app) read(s Settings, p *progress) (*dataset.Catalog, error) {
	p.stage("đọc", "load")
	tree, problems, err := load.Dir(s.Data)
	if err != nil {
		return nil, err
	}
	p.stage("kiểm tra", "validate")
	catalog, found := validate.Catalog(tree, s.Languages, chart.Names())
	problems = append(problems, found...)
	p.stage("tính", "derive")
	if problems.Errors() == 0 {
		derive.Fill(catalog)
		prose, err := tree.Prose(filepath.Join(s.Site, "content"))
		if err != nil {
			return nil, err
		}
		problems = append(problems, chart.Check(catalog)...)
		problems = append(problems, validate.ChartNames(prose, chart.IDs(catalog))...)
	}
	p.done()
	problems = problems.Sorted()
	tree.ShowSources(problems)
	if err := diag.Print(a.err, a.lang, problems); err != nil {
		return nil, err
	}
	if n := problems.Errors(); n > 0 {
		if n == 1 {
			fmt.Fprintln(a.err, a.say("1 lỗi", "1 problem"))
		} else {
			fmt.Fprintln(a.err, a.say("%d lỗi", "%d problems", n))
		}
		return nil, problemsError{n}
	}
	return catalog, nil
}
