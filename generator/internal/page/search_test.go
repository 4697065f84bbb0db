package page_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"chiso/generator/internal/datatest"
	"chiso/generator/internal/page"
)

// TestSearch: everything that the search finds, of places that were reorganised twice:
// each once, with its names of all times and languages and where it went.
func TestSearch(t *testing.T) {
	c := datatest.Archive(t, "../../testdata/history.txtar")
	site := pages(page.Site(c, page.Options{Translations: datatest.Translations(t, "../../../themes/chiso")}))
	for _, language := range c.Languages {
		var got bytes.Buffer
		if err := json.Indent(&got, site["search/_index."+language+".md"], "", " "); err != nil {
			t.Fatal(err)
		}
		got.WriteByte('\n')
		path := filepath.Join("testdata", "search."+language+".json")
		if flag.Lookup("update").Value.String() == "true" {
			if err := os.WriteFile(path, got.Bytes(), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got.Bytes(), want) {
			t.Errorf("%s differs; if it is right, run the test with -update\n%s", path, &got)
		}
	}
}
