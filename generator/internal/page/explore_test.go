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

// TestExplorer: what can be chosen of two reorganisations, former places distinguished from those
// of today, and the figures of one indicator with what belongs to them.
func TestExplorer(t *testing.T) {
	c := datatest.Archive(t, "../../testdata/history.txtar")
	files := fetched(page.Site(c, page.Options{Translations: datatest.Translations(t, "../../../themes/chiso")}))
	for _, name := range []string{"index.vi", "index.en", "people"} {
		data, there := files["explore/"+name+".json"]
		if !there {
			t.Errorf("there is no file %s", name)
			continue
		}
		var got bytes.Buffer
		if err := json.Indent(&got, data, "", " "); err != nil {
			t.Fatal(err)
		}
		path := filepath.Join("testdata", "explore-"+name+".json")
		if flag.Lookup("update").Value.String() == "true" {
			if err := os.WriteFile(path, append(got.Bytes(), '\n'), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if got.String()+"\n" != string(want) {
			t.Errorf("%s differs; if it is right, run the test with -update\n%s", path, got.String())
		}
	}
}
