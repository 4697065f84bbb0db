package load_test

import (
	"bytes"
	"encoding/csv"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"unicode/utf8"

	"chiso/generator/internal/load"
)

// seeds adds the files of the repository to a corpus.
func seeds(f *testing.F, pattern string) {
	f.Helper()
	for _, root := range []string{"../../../data", "../../testdata/base/data"} {
		paths, err := filepath.Glob(filepath.Join(root, pattern))
		if err != nil || len(paths) == 0 {
			f.Fatalf("%s: %v", root, err)
		}
		for _, path := range paths {
			data, err := os.ReadFile(path)
			if err != nil {
				f.Fatal(err)
			}
			f.Add(data[:min(len(data), 4000)])
		}
	}
}

// FuzzReadTable: whatever the bytes, the reader ends, every problem has a place
// that is there, and a table that is accepted without a problem writes back to the
// same cells.
func FuzzReadTable(f *testing.F) {
	seeds(f, "*/*.csv")
	for _, text := range []string{"", "a,b\n1,2\n", "\xef\xbb\xbfa;b\r\n1;2", "a,b\n\"x\ny\",2\n", "a,a,\n1", "a\n\"\"\"\"", "\x00", "a,b\n\u00a0,\u200b\n", "ð,µa\n\xff"} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		table, problems, err := load.ReadTable("x.csv", bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		size := int64(len(data)%23 + 1) // of blocks, by which nothing changes
		if whole, small := account(t, string(data), int64(len(data))+1), account(t, string(data), size); whole != small {
			t.Fatalf("%s\nand in blocks of %d\n%s", whole, size, small)
		}
		lines := bytes.Count(data, []byte("\n")) + 1
		for _, p := range problems {
			if p.Line > lines || p.Line < 0 || p.Column < 0 || p.Column > len(data)+1 || p.What.VI == "" || p.What.EN == "" || p.Hint.VI == "" || p.Hint.EN == "" {
				t.Fatalf("%+v in %d lines", p, lines)
			}
		}
		if table == nil {
			if len(problems) == 0 {
				t.Fatal("no table, and no problem")
			}
			return
		}
		hasPlaces(t, table)
		if unnamed, _ := table.Unnamed(nil); len(problems)+len(unnamed) == 0 {
			writesBack(t, table)
		}
	})
}

// hasPlaces checks that every cell of a table stands under a label, and has a place.
func hasPlaces(t *testing.T, table *load.Table) {
	t.Helper()
	rows := slices.Collect(table.Rows())
	if len(rows) != table.Len {
		t.Fatalf("%d rows, and %d said", len(rows), table.Len)
	}
	for _, row := range rows {
		if len(row.Cells) != len(table.Header) {
			t.Fatalf("%d cells under %d labels", len(row.Cells), len(table.Header))
		}
		for n := range row.Cells {
			if pos := table.At(row, n); pos.Line < 1 || pos.Column < 1 || pos != table.Place(row.Line, table.Header[n]) && table.Column(table.Header[n]) == n {
				t.Fatalf("cell at %v", pos)
			}
		}
	}
}

// writesBack checks that a table that is written and read again has the same cells.
func writesBack(t *testing.T, table *load.Table) {
	t.Helper()
	rows := slices.Collect(table.Rows())
	cells := [][]string{table.Header}
	for _, row := range rows {
		cells = append(cells, row.Cells)
	}
	var written bytes.Buffer
	if err := csv.NewWriter(&written).WriteAll(cells); err != nil {
		t.Fatal(err)
	}
	again, problems, err := load.ReadTable("x.csv", bytes.NewReader(written.Bytes()))
	if err != nil || len(problems) > 0 || again.Len != table.Len {
		t.Fatalf("written back: %v, %v", problems, err)
	}
	for n, row := range slices.Collect(again.Rows()) {
		for i, cell := range row.Cells {
			if cell != rows[n].Cells[i] || !utf8.ValidString(cell) {
				t.Fatalf("row %d: %q became %q", n, rows[n].Cells[i], cell)
			}
		}
	}
}

// FuzzDescriptor: whatever the bytes of a descriptor, reading its folder ends
// without a failure, with problems that have a place.
func FuzzDescriptor(f *testing.F) {
	seeds(f, "*/datapackage.yaml")
	for _, text := range []string{"", "a: &a [*a]", "name: {", "- 1", "name: !!binary x", "? [a]: b", "name: a\nname: b", "charts: [{kind: line, for: x}]"} {
		f.Add([]byte(text))
	}
	dir := f.TempDir()
	if err := os.MkdirAll(filepath.Join(dir, "x"), 0o755); err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		path := filepath.Join(dir, "x", load.DescriptorName)
		if err := os.WriteFile(path, data, 0o644); err != nil {
			t.Fatal(err)
		}
		_, problems, err := load.Dir(dir)
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range problems {
			if p.File == "" || p.Rule == "" || p.What.EN == "" || p.What.VI == "" {
				t.Fatalf("%+v", p)
			}
		}
	})
}

// FuzzProse: whatever the bytes of a hand-written page, reading it ends, and every
// link has a place that is there.
func FuzzProse(f *testing.F) {
	for _, text := range []string{"", "---\n---\n[a](b)", "[a][b]\n\n[b]: c", "![![a](b)](<c d>) [](", "# a {#b}\n# a", "{{< chart \"x\" >}}](y", "\xff[\x00](\r\n[x]( y)", "https://a.example [^1]\n\n[^1]: [b](c)", "> - [a](\n> b)", "|[a](b|\n|-|"} {
		f.Add([]byte(text))
	}
	dir := f.TempDir()
	tree, _, err := load.Dir(dir)
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if err := os.WriteFile(filepath.Join(dir, "a.md"), data, 0o644); err != nil {
			t.Fatal(err)
		}
		pages, _, err := tree.Prose(dir, []string{"vi"})
		if err != nil || len(pages) != 1 {
			t.Fatal(pages, err)
		}
		lines := bytes.Split(data, []byte("\n"))
		for _, l := range pages[0].Links {
			if l.Pos.Line < 1 || l.Pos.Line > len(lines) || l.Pos.Column < 1 || l.Pos.Column > utf8.RuneCount(lines[l.Pos.Line-1])+1 {
				t.Fatalf("%+v in %q", l, data)
			}
		}
	})
}
