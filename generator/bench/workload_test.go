package main

import (
	"bytes"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"chiso/generator/internal/datatest"
)

// TestWorkload: the check finds nothing in the made-up data, not even a warning, and the same
// number of indicators gives the same bytes.
func TestWorkload(t *testing.T) {
	const root = "../.."
	datatest.Own(t, root) // its places and menus
	dir, again := t.TempDir(), t.TempDir()
	for _, to := range []string{dir, again} {
		if err := writeWorkload(root, to, 3); err != nil {
			t.Fatal(err)
		}
	}
	program, err := datatest.Program("..")
	if err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(program, "check", "--lang", "en", "--today", "2026-11-29",
		"--data", filepath.Join(dir, "data"), "--site", filepath.Join(dir, "site"), "--themes", filepath.Join(root, "themes")).CombinedOutput()
	if err != nil || !bytes.Contains(out, []byte("clean:")) || bytes.Contains(out, []byte("warning")) {
		t.Errorf("%v\n%s", err, out)
	}
	first, second := contents(t, dir), contents(t, again)
	if !maps.Equal(first, second) {
		t.Error("the second workload is another one")
	}
	table := first["data/bench-1/province.csv"]
	if lines := strings.Count(table, "\n"); lines != 1+63*13 || !strings.HasPrefix(table, "place,year,source,bench_1,bench_2,bench_3\n01,2011,yearbook,") {
		t.Errorf("%d lines in the table: %.60s", lines, table)
	}
	if strings.Count(first["site/hugo.toml"], "pageRef") == 0 || strings.Contains(first["site/hugo.toml"], "glossary") {
		t.Errorf("the menus are wrong:\n%s", first["site/hugo.toml"])
	}
}

// TestDatasets: ten indicators a dataset, the last one with what is left.
func TestDatasets(t *testing.T) {
	datatest.Own(t, "../..")
	dir := t.TempDir()
	if err := writeWorkload("../..", dir, 12); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{"bench-1": "bench_10\n", "bench-2": "place,year,source,bench_11,bench_12\n"} {
		if table := datatest.Contents(t, filepath.Join(dir, "data", name, "province.csv")); !strings.Contains(table, want) {
			t.Errorf("%s: %.120s", name, table)
		}
	}
	if n, err := countIndicators(filepath.Join(dir, "data")); n != 12 || err != nil {
		t.Errorf("%d indicators, %v", n, err)
	}
}

// TestFloor: a page for each indicator and language, and the same figures as in the workload.
func TestFloor(t *testing.T) {
	datatest.Own(t, "../..")
	dir := t.TempDir()
	for _, site := range []string{plainEmpty, plainTable} {
		if err := writeFloor("../..", dir, site, 3); err != nil {
			t.Fatal(err)
		}
		pages, err := filepath.Glob(filepath.Join(dir, site, "content", "indicators", "*.md"))
		if err != nil || len(pages) != 6 {
			t.Errorf("%s: %d pages, %v", site, len(pages), err)
		}
	}
	if err := writeWorkload("../..", dir, 1); err != nil {
		t.Fatal(err)
	}
	ours := strings.Split(datatest.Contents(t, filepath.Join(dir, "data", "bench-1", "province.csv")), "\n")
	plain := strings.Split(datatest.Contents(t, filepath.Join(dir, plainTable, "assets", "csv", "bench_1.csv")), "\n")
	for n := range ours {
		if n > 0 && ours[n] != "" && strings.Split(ours[n], ",")[3] != strings.Split(plain[n], ",")[2] {
			t.Fatalf("line %d: %s, %s", n+1, ours[n], plain[n])
		}
	}
}

// TestTurn: a figure is changed in its last digit, and back.
func TestTurn(t *testing.T) {
	file := filepath.Join(t.TempDir(), "a.csv")
	const before = "place,year,source,a,b\n01,2011,1.5x,,7\n02,2011,x,12.34,-5.06\n"
	if err := os.WriteFile(file, []byte(before), 0o644); err != nil {
		t.Fatal(err)
	}
	found, err := firstDecimal(file)
	if err != nil || found == nil {
		t.Fatal(found, err)
	}
	for _, step := range []struct {
		turn func() error
		want string
	}{{found.turn, "12.35"}, {found.turn, "12.36"}, {found.turnBack, "12.35"}, {found.turnBack, "12.34"}} {
		if err := step.turn(); err != nil {
			t.Fatal(err)
		}
		if got, want := datatest.Contents(t, file), strings.Replace(before, "12.34", step.want, 1); got != want {
			t.Errorf("got\n%s\nwant\n%s", got, want)
		}
	}
}

// contents are the files of a folder by their paths.
func contents(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(dir, func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		files[filepath.ToSlash(strings.TrimPrefix(name, dir+string(filepath.Separator)))] = datatest.Contents(t, name)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}
