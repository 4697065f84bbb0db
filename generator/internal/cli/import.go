package cli

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"chiso/generator/internal/diag"
	"chiso/generator/internal/files"
	"chiso/generator/internal/fix"
	"chiso/generator/internal/form"
	"chiso/generator/internal/intake"
	"chiso/generator/internal/load"
)

func (a *app) enter() *cobra.Command {
	var dryRun, replace bool
	var formats []string
	c := &cobra.Command{
		Use:   "import <" + a.translate("tệp", "file") + ">",
		Short: a.translate("Nhập một biểu mẫu đã điền vào bảng dữ liệu", "Enter a form that came back into its table"),
		Long: a.translate(`Đọc một biểu mẫu đã điền (.xlsx, hoặc CSV kể cả do Excel tiếng Việt ghi), kiểm tra như check, rồi ghi các giá trị
vào bảng và các báo cáo vào sources của bộ dữ liệu. Có một lỗi thì không ghi gì; mọi lỗi được nêu trong một lần chạy,
từng ô một. Ô trống là chưa biết: giá trị đã có trong bảng được giữ. Giá trị khác với số đã có thì không ghi đè,
trừ khi có --replace. Công thức không được tính lại. Chỉ ghi khi dữ liệu sau khi nhập vẫn qua được check.`,
			`Reads a form that came back (.xlsx, or a CSV, one written by Excel in Vietnamese too), checks it as check does, and writes
the values into the table and the reports into the sources of the dataset. With one problem nothing is written; all of
them are told in one run, cell by cell. A blank cell is not known: a value that the table has stays. A value that differs
from the one that is there replaces it only with --replace. Formulas are not worked out. Nothing is written unless the
data would still pass the check.`) + "\n\n" + a.formats(),
		Example: a.examples(
			"go run ./generator import nghe-an.xlsx", "nhập một biểu", "enter a form",
			"go run ./generator import nghe-an.xlsx --dry-run", "xem sẽ ghi gì, không ghi", "see what would be written",
			"go run ./generator import nghe-an.xlsx --replace", "thay cả những số đã có mà nay khác", "replace values that differ, too",
		),
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usageError{errors.New(a.translate("cần đúng một tệp", "it takes exactly one file"))}
			}
			return nil
		},
		RunE: a.with(func(ctx context.Context, s Settings, args []string) error {
			return importer{a}.enterForm(ctx, s, args[0], formats, dryRun, replace)
		}),
	}
	c.Flags().BoolVar(&dryRun, "dry-run", false, a.translate("chỉ cho xem thay đổi (diff), không ghi", "show the changes as a diff, write nothing"))
	c.Flags().BoolVar(&replace, "replace", false, a.translate("thay những giá trị đã có bằng giá trị khác trong biểu", "replace values that are there by others of the form"))
	c.Flags().StringArrayVar(&formats, "format", []string{diag.Formats[0].Name}, a.translate("`định dạng` của báo cáo lỗi, hoặc định-dạng=tệp; dùng được nhiều lần", "`format` of the report of problems, or format=file; may be given more than once"))
	return c
}

// importer enters forms that came back into their tables.
type importer struct{ *app }

// enterForm enters a form, or says why not.
func (a importer) enterForm(ctx context.Context, s Settings, file string, formats []string, dryRun, replace bool) error {
	reports, err := a.reports(formats)
	if err != nil {
		return err
	}
	data, err := files.Read(file, form.MostBytes)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return usageError{errors.New(a.translate("không có tệp %q", "there is no file %q", filepath.ToSlash(file)))}
	case errors.Is(err, files.ErrIrregular):
		return usageError{err}
	case errors.Is(err, files.ErrTooLarge):
		return a.refuse(reports, diag.List{form.TooLarge(filepath.ToSlash(file))})
	case err != nil:
		return err
	}
	forms, err := a.forms(ctx, s)
	if err != nil {
		return err
	}
	filled, problems := form.Read(forms.all, filepath.ToSlash(file), data, s.Today)
	if err := sayable(forms.translations); err != nil {
		return err
	}
	if filled == nil {
		return a.refuse(reports, problems)
	}
	written, folder, err := packageFiles(s, filled)
	if err != nil {
		return err
	}
	defer folder.Close()
	plan, err := intake.Form(filled, written.Files, forms.translations, s.Today)
	if errors.Is(err, intake.ErrSources) {
		problems.Add(diag.Position{File: written.DescriptorFile}, "descriptor-shape", diag.T("không thêm nguồn vào %q được", "nothing can be added to %q", "sources"),
			diag.T("viết mỗi nguồn thành một mục bắt đầu bằng dấu - ở dòng riêng", "write each source as an entry that begins with - on a line of its own"))
		return a.refuse(reports, problems)
	}
	if err != nil {
		return err
	}
	if !replace {
		problems = append(problems, conflicts(plan)...)
	}
	found, err := a.wouldFind(ctx, s, plan, forms.warnings)
	if err != nil {
		return err
	}
	problems = append(problems, found...)
	if problems.Errors() > 0 {
		return a.refuse(reports, problems)
	}
	for _, r := range reports {
		if err := a.write(r, problems.Sorted()); err != nil {
			return err
		}
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	return a.carryOut(plan, written, folder, dryRun)
}

// refuse reports problems, and that nothing was written.
func (a importer) refuse(reports []report, problems diag.List) error {
	problems = problems.Sorted()
	for _, r := range reports {
		if err := a.write(r, problems); err != nil {
			return err
		}
	}
	fmt.Fprintln(a.err, a.translate("chưa ghi gì", "nothing was written"))
	return a.count(problems)
}

// packaged are the files of a package, by how messages name them and within the data
// folder.
type packaged struct {
	intake.Files
	table, descriptor string
}

func packageFiles(s Settings, filled *form.Filled) (packaged, *fix.Folder, error) {
	var p packaged
	within, err := filepath.Rel(s.Data, filepath.FromSlash(filled.Table.Path))
	if err != nil {
		return p, nil, err
	}
	p.table, p.descriptor = filepath.ToSlash(within), path.Join(filled.Dataset.Name, load.DescriptorName)
	p.TableFile, p.DescriptorFile = filled.Table.Path, filepath.ToSlash(filepath.Join(s.Data, p.descriptor))
	if p.Table, err = files.Read(filepath.Join(s.Data, p.table), fix.LargestTable); err != nil {
		return p, nil, err
	}
	if p.Descriptor, err = files.Read(filepath.Join(s.Data, p.descriptor), fix.LargestDescriptor); err != nil {
		return p, nil, err
	}
	folder, err := fix.Open(s.Data)
	return p, folder, err
}

// conflicts says of each value that would be replaced what it is and what it would be.
func conflicts(plan *intake.Plan) diag.List {
	var problems diag.List
	for _, c := range plan.Conflicts {
		problems.Add(c.From, "primary-key",
			diag.Text{VI: differs("vi", plan, c), EN: differs("en", plan, c)},
			diag.T("sửa ô này, hoặc thêm --replace để thay số đã có", "fix the cell, or add --replace to replace what is there"))
	}
	return problems
}

func differs(lang string, plan *intake.Plan, c intake.Change) string {
	return diag.T("%s đã có ở %s:%d: %s → %s", "%s is there already at %s:%d: %s → %s", about(lang, c), plan.TableFile, c.OldLine, blankAs(lang, c.Old), blankAs(lang, c.New)).In(lang)
}

// about names a cell of the table: its column, place and year.
func about(lang string, c intake.Change) string {
	return fmt.Sprintf("%s, %s, %d", c.Column, c.Place.Label[lang], c.Period)
}

// blankAs says in words that a cell is blank.
func blankAs(lang, value string) string {
	if value == "" {
		return diag.T("(trống)", "(blank)").In(lang)
	}
	return value
}

// wouldFind runs the check on the data as they would be. What it finds in a cell that
// comes from the form is reported there. Warnings that there were before are no matter.
func (a importer) wouldFind(ctx context.Context, s Settings, plan *intake.Plan, before diag.List) (diag.List, error) {
	p := newProgress(a.err, a.lang)
	p.quiet = true
	after, err := find(ctx, s, map[string][]byte{plan.TableFile: plan.Table, plan.DescriptorFile: plan.Descriptor}, p)
	if err != nil {
		return nil, err
	}
	var found diag.List
	for _, problem := range after.problems {
		from, comes := plan.Origin(problem.Position)
		switch {
		case comes:
			problem.Position, problem.Source = from, ""
		case problem.Severity == diag.Warning && slices.ContainsFunc(before, func(b diag.Problem) bool { return b.Rule == problem.Rule && b.What == problem.What }):
			continue
		}
		found = append(found, problem)
	}
	return found, nil
}

// carryOut writes the files, both or none, and says what changed.
func (a importer) carryOut(plan *intake.Plan, written packaged, folder *fix.Folder, dryRun bool) error {
	if len(plan.Changes) == 0 && len(plan.Sources) == 0 {
		fmt.Fprintln(a.out, a.translate("không có gì để nhập: %d giá trị trong biểu đã có sẵn trong bảng", "nothing to enter: the table has the %d values of the form already", plan.Same))
		return nil
	}
	changed := []fix.File{
		{Path: written.descriptor, Old: written.Descriptor, Result: fix.Result{Data: plan.Descriptor}},
		{Path: written.table, Old: written.Table, Result: fix.Result{Data: plan.Table}},
	}
	changed = slices.DeleteFunc(changed, func(f fix.File) bool { return !f.Changed() })
	if !dryRun {
		if err := folder.WriteAll(changed...); err != nil {
			return err
		}
	}
	added, replaced := 0, 0
	for _, c := range plan.Changes {
		switch {
		case c.Value && c.Old == "":
			added++
		case c.Value:
			replaced++
		}
		fmt.Fprintf(a.out, "%s:%d: %s: %s → %s\n", plan.TableFile, c.Line, about(a.lang, c), blankAs(a.lang, c.Old), blankAs(a.lang, c.New))
	}
	for _, source := range plan.Sources {
		fmt.Fprintf(a.out, "%s: %s %s (%s)\n", plan.DescriptorFile, a.translate("thêm nguồn", "source added:"), source.Name, source.Title[a.lang])
	}
	if dryRun {
		for _, f := range changed {
			if _, err := a.out.Write(patch(path.Join(path.Dir(path.Dir(written.DescriptorFile)), f.Path), f.Old, f.Data)); err != nil {
				return err
			}
		}
	}
	fmt.Fprintln(a.out, a.translate("giá trị thêm: %d, thay: %d, đã có sẵn: %d%s", "values added: %d, replaced: %d, there already: %d%s", added, replaced, plan.Same, a.unwritten(dryRun)))
	if !dryRun {
		fmt.Fprintln(a.out, a.translate("Tiếp theo:", "Next:"))
		fmt.Fprintln(a.out, a.examples(
			plan.DescriptorFile, "tăng version, đổi created; xem lại limits", "raise version, change created; look at limits again",
			"go run ./generator check", "kiểm tra", "check",
			"go run ./generator diff HEAD", "xem những gì đã đổi", "see what changed",
		))
	}
	return nil
}

func (a importer) unwritten(dryRun bool) string {
	if dryRun {
		return a.translate(" (chưa ghi gì)", " (nothing written)")
	}
	return ""
}
