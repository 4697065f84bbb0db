package validate

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"chiso/generator/internal/load"
)

// TestBlocks: a table of several blocks, which are checked at once, is checked like
// a small one: keys that stand in two blocks are found, and mistakes are reported in the
// order of the file.
func TestBlocks(t *testing.T) {
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS("../../testdata/base/data")); err != nil {
		t.Fatal(err)
	}
	const rows = 60_000
	table := []string{"code,number,kind"}
	var want []string
	for n := range rows {
		code, number, kind := fmt.Sprint("c", n), fmt.Sprint(n), []string{"a", "b"}[n/7%2]
		line := n + 2
		switch {
		case n%10_000 == 9_999: // the key of a row of another block
			code = fmt.Sprint("c", n-9_999)
			want = append(want, fmt.Sprintf("%d primary-key", line))
		case n%10_000 == 5_000:
			number = "1,5"
			want = append(want, fmt.Sprintf("%d type", line))
		case n%10_000 == 5_001: // behind one that is sound, and one that is not
			kind = "c"
			want = append(want, fmt.Sprintf("%d enum", line))
		case n == 40_123:
			number = "17"
			want = append(want, fmt.Sprintf("%d unique", line))
		}
		table = append(table, fmt.Sprintf("%s,%q,%s", code, number, kind))
	}
	write := func(name, text string) {
		if err := os.WriteFile(filepath.Join(dir, "sample", name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	descriptor, err := os.ReadFile(filepath.Join(dir, "sample", "datapackage.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	write("many.csv", strings.Join(table, "\n")+"\n")
	write("datapackage.yaml", strings.Replace(string(descriptor), "resources:\n", `resources:
  - name: many
    path: many.csv
    title: {vi: Nhiều, en: Many}
    schema:
      fields:
        - {name: code, type: string, role: attribute, attribute: code, title: {vi: Mã, en: Code}}
        - {name: number, type: integer, role: attribute, attribute: number, title: {vi: Số, en: Number}, constraints: {unique: true}}
        - {name: kind, type: string, role: attribute, attribute: kind, title: {vi: Loại, en: Kind}, constraints: {enum: [a, b]}}
      primaryKey: [code]
`, 1))
	tree, problems, err := load.Dir(dir)
	if err != nil {
		t.Fatal(err)
	}
	_, found := Catalog(tree, []string{"vi", "en"}, []string{"line", "bar", "stack", "radar", "slope", "dot", "heat", "multiples", "scatter", "tiles"}, "2026-11-22")
	var got []string
	for _, p := range append(problems, found...).Sorted() {
		got = append(got, fmt.Sprint(p.Line, " ", p.Rule))
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}
