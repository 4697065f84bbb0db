package cli

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/diag"
	"chiso/generator/internal/form"
	"chiso/generator/internal/fuzzy"
	"chiso/generator/internal/i18n"
)

func (a *app) template() *cobra.Command {
	var places []string
	var name, out string
	c := &cobra.Command{
		Use:   "template",
		Short: a.translate("Tạo biểu mẫu để các địa phương báo cáo", "Make the forms with which places report"),
		Long: a.translate(`Tạo cho mỗi nơi một biểu mẫu để điền số liệu, ở dạng .xlsx và .csv, đã ghi sẵn mã, đơn vị, mục tiêu và định nghĩa.
Biểu mẫu có cho những bộ dữ liệu khai reporting; cùng các tệp ấy được đăng ở /data/<bộ>/templates/ khi dựng trang.
Biểu đã điền thì nhập bằng: go run ./generator import <tệp>.`,
			`Makes a form for each place to fill in, as .xlsx and .csv, with codes, units, targets and definitions.
There are forms for datasets that declare reporting; the same files are published at /data/<dataset>/templates/.
A form that came back is entered with: go run ./generator import <file>.`),
		Example: a.examples(
			"go run ./generator template", "biểu mẫu của mọi nơi, vào templates/", "forms of all places, into templates/",
			"go run ./generator template --place nghe-an", "của một nơi: mã, tên ngắn hoặc tên", "of one place: its code, short name or name",
			"go run ./generator template --out /tmp/forms", "ghi vào nơi khác", "write somewhere else",
		),
		Args: a.noArgs,
		RunE: a.with(func(ctx context.Context, s Settings, _ []string) error {
			return templates{a}.writeForms(ctx, s, places, name, out)
		}),
	}
	c.Flags().StringArrayVar(&places, "place", nil, a.translate("`nơi`: mã, tên ngắn hoặc tên; dùng được nhiều lần (mặc định: mọi nơi)", "`place`: code, short name or name; may be given more than once (default: all)"))
	c.Flags().StringVar(&name, "dataset", "", a.translate("chỉ biểu mẫu của `bộ` dữ liệu này", "forms of this `dataset` only"))
	c.Flags().StringVar(&out, "out", "templates", a.translate("nơi ghi các biểu mẫu", "where the forms are written"))
	return c
}

// templates makes the forms with which places report.
type templates struct{ *app }

// formsOf are the forms of some data, in which nothing is wrong.
type formsOf struct {
	all          []*form.Form
	translations map[string]*i18n.Translations
	warnings     diag.List // about the data
}

// forms reads the data and gives the forms there are. Problems are printed, and end it.
func (a *app) forms(ctx context.Context, s Settings) (formsOf, error) {
	p := newProgress(a.err, a.lang)
	p.quiet = true
	found, err := find(ctx, s, nil, p)
	if err != nil {
		return formsOf{}, err
	}
	if found.problems.Errors() > 0 {
		if err := a.write(report{format: diag.Terminal}, found.problems); err != nil {
			return formsOf{}, err
		}
		return formsOf{}, a.count(found.problems)
	}
	translations, err := i18n.Read(filepath.Join(s.Themes, "chiso"), s.Site, s.Languages)
	if err != nil {
		return formsOf{}, err
	}
	return formsOf{form.All(found.derived.catalog, translations), translations, found.problems}, nil
}

func (a templates) writeForms(ctx context.Context, s Settings, places []string, name, out string) error {
	forms, err := a.forms(ctx, s)
	if err != nil {
		return err
	}
	all := forms.all
	var names []string
	chosen, found, count := map[*form.Form][]dataset.Code{}, map[string]bool{}, 0
	for _, f := range all {
		names = append(names, f.Dataset.Name)
		for _, place := range f.Places() {
			if (name == "" || f.Dataset.Name == name) && (wanted(place, places, found) || len(places) == 0) {
				chosen[f] = append(chosen[f], place)
			}
		}
	}
	for _, place := range places {
		if !found[place] {
			return usageError{errors.New(a.translate("không có biểu mẫu của %q%s", "there is no form of %q%s", place, a.near(place, all)))}
		}
	}
	if len(chosen) == 0 {
		return usageError{errors.New(a.translate("không có biểu mẫu nào%s. biểu mẫu có cho bộ dữ liệu khai reporting trong datapackage.yaml", "there is no form%s. there are forms for datasets that declare reporting in datapackage.yaml", a.among(name, names)))}
	}
	for _, f := range all {
		for _, place := range chosen[f] {
			if err := ctx.Err(); err != nil {
				return err
			}
			if err := writeForm(f, place, filepath.Join(out, f.Dataset.Name)); err != nil {
				return err
			}
			count++
		}
	}
	if err := sayable(forms.translations); err != nil {
		return err
	}
	fmt.Fprintln(a.out, a.translate("số biểu mẫu đã tạo: %d (mỗi biểu một tệp .xlsx và một tệp .csv), trong %s", "forms made: %d (an .xlsx and a .csv of each), in %s", count, filepath.ToSlash(out)))
	return nil
}

// sayable gives the first sentence that a theme lacks.
func sayable(translations map[string]*i18n.Translations) error {
	var all []error
	for _, w := range translations {
		all = append(all, w.Err())
	}
	return errors.Join(all...)
}

func writeForm(f *form.Form, place dataset.Code, dir string) error {
	sheet, err := f.XLSX(place)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(dir, place.Slug+".xlsx"), sheet, 0o644); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, place.Slug+".csv"), f.CSV(place), 0o644)
}

// wanted says whether a place is among those asked for, and notes which of them it is.
func wanted(place dataset.Code, asked []string, found map[string]bool) bool {
	is := false
	for _, one := range asked {
		match := one == place.Code || one == place.Slug
		for _, label := range place.Label {
			match = match || fuzzy.Fold(one) == fuzzy.Fold(label)
		}
		if match {
			is, found[one] = true, true
		}
	}
	return is
}

// near names the place that was meant, if there is one.
func (a templates) near(asked string, all []*form.Form) string {
	var names []string
	for _, f := range all {
		for _, place := range f.Places() {
			names = append(names, place.Label[a.lang], place.Slug)
		}
	}
	if near := fuzzy.Nearest(asked, names); near != "" {
		return a.translate(". ý bạn là %q?", ". did you mean %q?", near)
	}
	return ""
}

func (a templates) among(name string, names []string) string {
	switch {
	case name == "":
		return ""
	case len(names) == 0:
		return a.translate(" của %q", " of %q", name)
	}
	return a.translate(" của %q (có: %s)", " of %q (there are: %s)", name, strings.Join(names, ", "))
}
