package kept_test

import (
	"os"
	"path/filepath"
	"testing"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/kept"
)

// TestKept: a piece is made once for a state of its dataset, and again for another state, and
// where its file is damaged.
func TestKept(t *testing.T) {
	dir := t.TempDir()
	made := 0
	get := func(s *kept.Store) string {
		return kept.Of(s, &dataset.Dataset{Name: "d"}, "piece", dataset.Area{}, func() struct{ Text string } {
			made++
			return struct{ Text string }{"é"}
		}).Text
	}
	use := func(key string, want int) {
		t.Helper()
		s := kept.Open(dir, map[string]string{"d": key, "e": "1"})
		for range 2 {
			if text := get(s); text != "é" {
				t.Fatalf("the piece is %q", text)
			}
		}
		if err := s.Save(); err != nil {
			t.Fatal(err)
		}
		if made != want {
			t.Fatalf("of %s it has been made %d times, want %d", key, made, want)
		}
	}
	use("1", 1)
	use("1", 1)
	use("2", 2)
	use("1", 2) // taken back
	use("3", 3)
	if files, _ := filepath.Glob(filepath.Join(dir, "d", "*")); len(files) != 2 {
		t.Fatalf("there are %v", files)
	}
	files, _ := filepath.Glob(filepath.Join(dir, "d", "3.*"))
	if err := os.WriteFile(files[0], []byte("damaged"), 0o644); err != nil {
		t.Fatal(err)
	}
	use("3", 4)
	if get(nil) != "é" || made != 5 {
		t.Fatal("without a store it is not made")
	}
}

// TestSum: the hash of a piece tells whether it is the same, and needs no piece that was made before.
func TestSum(t *testing.T) {
	s := kept.Open(t.TempDir(), map[string]string{"d": "1"})
	d := &dataset.Dataset{Name: "d"}
	sum := func(s *kept.Store, what, text string) string {
		return string(kept.Sum(s, d, what, dataset.Area{Code: "1"}, func() string { return text }))
	}
	a := sum(s, "a", "x")
	if a == "" || sum(s, "a", "y") != a || sum(s, "b", "y") == a || sum(s, "c", "x") != a {
		t.Error("the hashes do not tell the pieces apart")
	}
	if piece := kept.Of(s, d, "b", dataset.Area{Code: "1"}, func() string { return "z" }); piece != "y" {
		t.Errorf("the piece is %q", piece)
	}
	if sum(nil, "a", "x") != "" {
		t.Error("without a store there is a hash")
	}
}
