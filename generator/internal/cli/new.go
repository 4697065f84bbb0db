package cli

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"

	"github.com/spf13/cobra"

	"chiso/generator/internal/load"
	"chiso/generator/internal/model"
)

var newName = regexp.MustCompile(`^[a-z][a-z0-9]*(-[a-z0-9]+)*$`)

func (a *app) new() *cobra.Command {
	var list string
	c := &cobra.Command{
		Use:   "new <" + a.translate("tên", "name") + ">",
		Short: a.translate("Tạo một bộ dữ liệu mẫu để điền", "Start a dataset to fill in"),
		Long: a.translate(`Tạo data/<tên>/ với tệp mô tả, một bảng và README. serve cho xem ngay; check và build
chỉ ra từng câu mẫu còn phải thay bằng nội dung thật.
Bảng chưa có dòng nào: hãy điền số liệu thật, có nguồn.`,
			`Makes data/<name>/ with a descriptor, a table and a README. serve shows it at once; check and
build name each sample text that is still to be written.
The table has no rows yet: fill in real figures, with their source.`),
		Example: a.examples(
			"go run ./generator new my-data", "tạo data/my-data/", "make data/my-data/",
			"go run ./generator new trade --list economies", "mỗi dòng là một nền kinh tế", "a row for each economy",
		),
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usageError{errors.New(a.translate("cần đúng một tên", "it takes exactly one name"))}
			}
			return nil
		},
		RunE: a.with(func(_ context.Context, s Settings, args []string) error { return a.writeModel(s, args[0], list) }),
	}
	c.Flags().StringVar(&list, "list", "", a.translate("danh mục mã của mỗi dòng (mặc định: danh mục các nơi hiện nay)", "code list of the rows (default: that of the places of today)"))
	return c
}

// lists picks the codes that a new dataset needs from the lists there are.
func (a *app) lists(s Settings, v model.Values) (model.Values, error) {
	data, err := loadData(s.Data, nil, nil)
	if err != nil {
		return v, err
	}
	catalog := data.check(s).catalog // problems elsewhere are no reason not to begin
	first := func(list string) string {
		if l := catalog.CodeLists[list]; l != nil && len(l.Codes) > 0 {
			return l.Codes[0].Code
		}
		return ""
	}
	v.Topic, v.Frequency = first("topics"), first("frequencies")
	list := rowList(data.tree, v.List)
	if list == "" {
		return v, usageError{errors.New(a.translate("không có danh mục mã %q trong data/code-lists", "there is no code list %q in data/code-lists", v.List))}
	}
	v.List = list
	return v, nil
}

// rowList is the code list of a new dataset's rows: the one wanted, else that of the
// site's own places of today, else the first there is. Empty if there is none.
func rowList(tree *load.Tree, wanted string) string {
	var lists []load.CodeList
	var former, later []string // lists before and after a reorganisation
	for _, p := range tree.Packages {
		if p.Descriptor != nil {
			lists = append(lists, p.Descriptor.CodeLists...)
			for _, k := range p.Descriptor.Concordances {
				former, later = append(former, k.From.V), append(later, k.To.V)
			}
		}
	}
	own := func(l load.CodeList) bool {
		return l.Places.V == "true" && (l.Parent.V != "" || slices.Contains(later, l.Name.V))
	}
	for _, fits := range []func(load.CodeList) bool{
		func(l load.CodeList) bool { return l.Name.V == wanted },
		func(l load.CodeList) bool { return wanted == "" && own(l) && !slices.Contains(former, l.Name.V) },
		func(load.CodeList) bool { return wanted == "" },
	} {
		if n := slices.IndexFunc(lists, fits); n >= 0 {
			return lists[n].Name.V
		}
	}
	return ""
}

func (a *app) writeModel(s Settings, name, list string) error {
	if !newName.MatchString(name) {
		return usageError{errors.New(a.translate("%q không phải là tên hợp lệ: dùng chữ thường không dấu, chữ số và gạch nối, bắt đầu bằng chữ cái",
			"%q is not a well-formed name: use lower-case letters without accents, digits and hyphens, a letter first", name))}
	}
	dir := filepath.Join(s.Data, name)
	if _, err := os.Stat(dir); err == nil {
		return usageError{errors.New(a.translate("%s đã có; không ghi đè", "%s is there already; nothing is overwritten", filepath.ToSlash(dir)))}
	}
	values, err := a.lists(s, model.Values{Name: name, Today: s.Today, List: list, Languages: s.Languages})
	if err != nil {
		return err
	}
	files, err := model.Files(values)
	if err != nil {
		return err
	}
	if err := os.Mkdir(dir, 0o755); err != nil {
		return err
	}
	for file, data := range files {
		if err := os.WriteFile(filepath.Join(dir, file), data, 0o644); err != nil {
			return errors.Join(err, os.RemoveAll(dir))
		}
	}
	fmt.Fprintln(a.out, a.translate("đã tạo %s. Tiếp theo:", "made %s. Next:", filepath.ToSlash(dir)))
	fmt.Fprintln(a.out, a.examples(
		filepath.ToSlash(filepath.Join(dir, "place.csv")), "điền số liệu", "fill in figures",
		filepath.ToSlash(filepath.Join(dir, "datapackage.yaml")), "nói rõ chúng là gì, lấy từ đâu", "say what they are and where from",
		"go run ./generator check", "kiểm tra", "check",
		"go run ./generator serve", "xem", "see",
	))
	return nil
}
