package fix

import (
	"chiso/generator/internal/datatest"
	"os"
	"path/filepath"
	"testing"
)

// TestData: the data of this repository is as fix would write it.
func TestData(t *testing.T) {
	datatest.Own(t, "../../..")
	folder, err := Open("../../../data")
	if err != nil {
		t.Fatal(err)
	}
	defer folder.Close()
	files, err := folder.Fix([]string{"vi", "en"}, false)
	if err != nil {
		t.Fatal(err)
	}
	if len(files) < 30 {
		t.Errorf("only %d files were read", len(files))
	}
	for _, file := range files {
		if file.Changed() || len(file.Done)+len(file.Left) > 0 {
			t.Errorf("%s: %v %v", file.Path, file.Done, file.Left)
		}
	}
}

// TestWrite: a file keeps its mode, nothing is left beside it, and what a link
// leads to is not touched.
func TestWrite(t *testing.T) {
	outside, dir := filepath.Join(t.TempDir(), "outside.csv"), t.TempDir()
	for _, path := range []string{outside, filepath.Join(dir, "a.csv")} {
		if err := os.WriteFile(path, []byte("a,b\r\n"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Symlink(outside, filepath.Join(dir, "link.csv")); err != nil {
		t.Fatal(err)
	}
	folder, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer folder.Close()
	files, err := folder.Fix(nil, false)
	if err != nil || len(files) != 1 {
		t.Fatal(files, err)
	}
	if err := folder.Write(files[0]); err != nil {
		t.Fatal(err)
	}
	data, _ := os.ReadFile(filepath.Join(dir, "a.csv"))
	info, err := os.Stat(filepath.Join(dir, "a.csv"))
	if err != nil || string(data) != "a,b\n" || info.Mode().Perm() != 0o600 {
		t.Errorf("%q %v %v", data, info.Mode(), err)
	}
	if data, _ := os.ReadFile(outside); string(data) != "a,b\r\n" {
		t.Errorf("outside: %q", data)
	}
	if entries, _ := os.ReadDir(dir); len(entries) != 2 {
		t.Errorf("left beside: %v", entries)
	}
}

// TestWriteAll: where one of several files cannot be written, the others are as they
// were.
func TestWriteAll(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "a.csv"), []byte("old\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(filepath.Join(dir, "b.csv", "in the way"), 0o755); err != nil {
		t.Fatal(err)
	}
	folder, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer folder.Close()
	a := File{Path: "a.csv", Old: []byte("old\n"), Result: Result{Data: []byte("new\n")}}
	b := File{Path: "b.csv", Old: []byte("old\n"), Result: Result{Data: []byte("new\n")}}
	if err := folder.WriteAll(a, b); err == nil {
		t.Error("a folder was written over")
	}
	if data, _ := os.ReadFile(filepath.Join(dir, "a.csv")); string(data) != "old\n" {
		t.Errorf("%q was left behind", data)
	}
	if err := folder.WriteAll(a); err != nil {
		t.Error(err)
	}
	if data, _ := os.ReadFile(filepath.Join(dir, "a.csv")); string(data) != "new\n" {
		t.Errorf("%q", data)
	}
	if entries, _ := os.ReadDir(dir); len(entries) != 2 {
		t.Errorf("left beside: %v", entries)
	}
}
