package commands

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"chiso/generator/internal/validate"
)

// TestPlaybookMistakes: what people get wrong in a playbook is said where it stands, in both
// languages, beside what the examples of rules show.
func TestPlaybookMistakes(t *testing.T) {
	base, err := filepath.Abs("testdata/base")
	if err != nil {
		t.Fatal(err)
	}
	t.Setenv("CHISO_TODAY", today)
	n := slices.IndexFunc(validate.Rules, func(r validate.Rule) bool { return r.Name == "incomplete" })
	e := validate.Rules[n].Example()
	for name, m := range map[string]struct{ file, wrong, right, vi, en string }{
		"unknown tool": {"tool-parts.csv", "interview,step", "intervew,step",
			`tool-parts.csv:2:1: không có công cụ "intervew". ý bạn là "interview"? [reference]`, `tool-parts.csv:2:1: there is no tool "intervew". did you mean "interview"? [reference]`},
		"unknown case": {"tool-cases.csv", "interview,counter", "interview,conter",
			`tool-cases.csv:2:11: không có trường hợp "conter". ý bạn là "counter"? [reference]`, `tool-cases.csv:2:11: there is no case "conter". did you mean "counter"? [reference]`},
		"missing text": {"case-studies.csv", "Less waiting.", "",
			`case-studies.csv:2:103: thiếu "result" bằng ngôn ngữ "en". điền cột result_en [missing-translation]`, `case-studies.csv:2:103: "result" is missing in language "en". fill in column result_en [missing-translation]`},
		"taken address": {"tools.csv", "interview,sense", "cases,sense",
			`tools.csv:2:1: "cases" là địa chỉ của một trang khác trong cẩm nang. đặt mã khác cho công cụ [name]`, `tools.csv:2:1: "cases" is the address of another page of the playbook. give the tool another code [name]`},
		"missing column": {"datapackage.yaml", "        - {name: stage, type: string, role: attribute, attribute: stage, title: {vi: Giai đoạn, en: Stage}}\n", "",
			`bảng "tools" thiếu cột "stage". thêm cột ấy vào tệp và vào schema [field]`, `table "tools" lacks column "stage". add that column to the file and to the schema [field]`},
		"another key": {"datapackage.yaml", "primaryKey: [case]", "primaryKey: [case, pillar]",
			`bảng "case-studies" phải có primaryKey: [case]. viết primaryKey: [case] [field]`, `table "case-studies" needs primaryKey: [case]. write primaryKey: [case] [field]`},
		"no real case": {"tool-cases.csv", "interview,counter,Hỏi trước khi sửa.,Asking before mending.\n", "",
			`tools.csv:2:1: công cụ "interview" chưa có trường hợp có thật. thêm dòng vào bảng "tool-cases". [incomplete]`, `tools.csv:2:1: tool "interview" has not got a real case. add rows to table "tool-cases". [incomplete]`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Chdir(t.TempDir())
			if err := copyMissing(base, "."); err != nil {
				t.Fatal(err)
			}
			files := maps.Clone(e.With)
			files[e.File] = e.Right
			path := "data/playbook/" + m.file
			if !strings.Contains(files[path], m.wrong) {
				t.Fatalf("%s does not hold %q", path, m.wrong)
			}
			files[path] = strings.Replace(files[path], m.wrong, m.right, 1)
			for file, text := range files {
				if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			for language, want := range map[string]string{"vi": m.vi, "en": m.en} {
				status, said := says(language)
				if status != 1 || !strings.Contains(strings.ReplaceAll(said, ". [", " ["), strings.ReplaceAll(want, ". [", " [")) {
					t.Errorf("status %d, the check says\n%swant\n%s", status, said, want)
				}
			}
		})
	}
}
