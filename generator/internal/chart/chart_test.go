package chart_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"chiso/generator/internal/chart"
	"chiso/generator/internal/dataset"
	"chiso/generator/internal/derive"
	"chiso/generator/internal/load"
	"chiso/generator/internal/validate"
)

// update writes the options drawn now as the golden ones, to be read and
// committed: go test ./generator/internal/chart -update.
var update = flag.Bool("update", false, "update the golden options")

// catalog reads a data folder as the program does.
func catalog(t *testing.T, dir string) *dataset.Catalog {
	t.Helper()
	tree, problems, err := load.Dir(dir)
	if err != nil {
		t.Fatal(err)
	}
	c, found := validate.Catalog(tree, []string{"vi", "en"}, chart.Names())
	if problems = append(problems, found...); len(problems) > 0 {
		t.Fatalf("%s: %+v", dir, problems[0])
	}
	derive.Fill(c)
	if problems := chart.Check(c); len(problems) > 0 {
		t.Fatalf("%s: %+v", dir, problems[0])
	}
	return c
}

// TestGolden: every chart of the small site, in both languages, has the option
// that was read and found good.
func TestGolden(t *testing.T) {
	c := catalog(t, "../../testdata/base/data")
	kinds := map[string]bool{}
	for _, d := range c.Datasets {
		for _, declared := range d.Charts {
			kinds[declared.Kind] = true
			for _, language := range c.Languages {
				drawn := chart.Draw(c, declared, language)
				var got bytes.Buffer
				encoder := json.NewEncoder(&got)
				encoder.SetIndent("", " ")
				if err := encoder.Encode(map[string]any{"option": drawn.Option, "meta": drawn.Meta, "height": drawn.Height}); err != nil {
					t.Fatal(err)
				}
				golden(t, drawn.ID+"."+language+".json", got.Bytes())
			}
		}
	}
	for _, name := range chart.Names() {
		if !kinds[name] {
			t.Errorf("no golden chart of kind %q", name)
		}
	}
}

func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s differs from its golden option; if it is right, run the test with -update\n%s", name, got)
	}
}

// TestRealOptions: every chart of the real data becomes an option that is not
// empty, holds no null and no NaN, and is drawn from values of the data.
func TestRealOptions(t *testing.T) {
	c := catalog(t, "../../../data")
	charts := 0
	for _, d := range c.Datasets {
		for _, declared := range d.Charts {
			for _, language := range c.Languages {
				drawn := chart.Draw(c, declared, language)
				if text := string(drawn.Option); len(text) < 100 || strings.Contains(text, "null") || strings.Contains(text, "{}") {
					t.Errorf("%s: %.200s", drawn.ID, text)
				}
				charts++
			}
		}
	}
	if charts < 100 {
		t.Errorf("%d charts", charts)
	}
}

// TestNaN: go-echarts empties a whole option for one NaN; here it becomes a gap.
func TestNaN(t *testing.T) {
	c := catalog(t, "../../testdata/base/data")
	declared := c.Datasets[0].Charts[0]
	declared.Indicator.Observations[0].Value = math.NaN()
	drawn := chart.Draw(c, declared, "en")
	if text := string(drawn.Option); !strings.Contains(text, `[2022,"-"]`) || !strings.Contains(text, "60") {
		t.Errorf("%s", text)
	}
}
