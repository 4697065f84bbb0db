package page_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"chiso/generator/internal/datatest"
	"chiso/generator/internal/page"
)

// TestPlaces: the pages of a place that was formed in two steps, of one that was formed
// on two days, of one that was divided and has a namesake, and the way to all of them.
func TestPlaces(t *testing.T) {
	c := datatest.Archive(t, "../../testdata/history.txtar")
	site := pages(page.Site(c, page.Options{Translations: datatest.Translations(t, "../../../themes/chiso"), Data: filepath.Dir(filepath.Dir(c.Datasets[0].Tables[0].Path))}))
	for _, language := range c.Languages {
		for _, name := range []string{"x", "ab", "d-to-2025", "_index"} {
			data, there := site["places/"+name+"."+language+".md"]
			if !there {
				t.Errorf("there is no page %s", name)
				continue
			}
			var got bytes.Buffer
			if err := json.Indent(&got, data, "", " "); err != nil {
				t.Fatal(err)
			}
			text := strings.NewReplacer(`\u003c`, "<", `\u003e`, ">", `\n`, "\n").Replace(got.String()) + "\n" // to be read
			path := filepath.Join("testdata", "place-"+strings.Trim(name, "_")+"."+language+".txt")
			if flag.Lookup("update").Value.String() == "true" {
				if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if text != string(want) {
				t.Errorf("%s differs; if it is right, run the test with -update\n%s", path, text)
			}
		}
	}
}
