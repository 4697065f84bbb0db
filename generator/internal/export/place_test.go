package export_test

import (
	"bytes"
	"flag"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"testing"

	"chiso/generator/internal/datatest"
	"chiso/generator/internal/export"
	"chiso/generator/internal/facts"
)

// update writes what is made now as the golden files, to be read and committed:
// go test ./generator/internal/export -update.
var update = flag.Bool("update", false, "update the golden files")

// TestPlaces: every place of two reorganisations has its files. In that of a place are
// its own figures, those converted to it, and those of every former place inside it under
// whatever code; in the short one is the latest of each, with where the place stands.
func TestPlaces(t *testing.T) {
	files := export.Places(facts.Of(datatest.Archive(t, "../../testdata/history.txtar")))
	var names []string
	for name := range maps.Keys(files) {
		names = append(names, path.Base(name))
	}
	slices.Sort(names)
	want := []string{"a.csv", "a.json", "ab.csv", "ab.json", "b.csv", "b.json", "c.csv", "c.json", "d-to-2025.csv", "d-to-2025.json", "d.csv", "d.json", "e.csv", "e.json", "x.csv", "x.json"}
	if !slices.Equal(names, want) {
		t.Errorf("files are %v, want %v", names, want)
	}
	for _, name := range []string{"x.csv", "x.json", "c.csv", "e.csv"} {
		golden := filepath.Join("testdata", name)
		got := files["data/places/"+name]
		if *update {
			if err := os.WriteFile(golden, got, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		read, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, read) {
			t.Errorf("%s differs from its golden file; if it is right, run the test with -update\n%s", name, got)
		}
	}
}
