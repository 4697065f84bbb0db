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
	"chiso/generator/internal/datatest"
)

// update writes the options drawn now as the golden ones, to be read and
// committed: go test ./generator/internal/chart -update.
var update = flag.Bool("update", false, "update the golden options")

// catalog reads a data folder as the program does.
func catalog(t *testing.T, dir string) *dataset.Catalog {
	t.Helper()
	c := datatest.Catalog(t, dir)
	if problems := chart.Check(c); len(problems) > 0 {
		t.Fatalf("%s: %+v", dir, problems[0])
	}
	return c
}

// options are those of a site with the theme's words.
func options(t *testing.T, c *dataset.Catalog) chart.Options {
	t.Helper()
	return chart.Options{Catalog: c, Translations: datatest.Translations(t, "../../../themes/chiso"), Place: "VNM"}
}

// TestGolden: every chart of the small site, in both languages, has the option
// that was read and found good.
func TestGolden(t *testing.T) {
	kinds := map[string]bool{}
	for _, c := range []*dataset.Catalog{catalog(t, "../../testdata/base/data"), datatest.Archive(t, "../../testdata/shares.txtar")} {
		o := options(t, c)
		for _, declared := range c.Datasets[0].Charts {
			kinds[declared.Kind] = true
			for _, language := range c.Languages {
				drawn := chart.Draw(o, declared, language)
				var got bytes.Buffer
				encoder := json.NewEncoder(&got)
				encoder.SetIndent("", " ")
				if err := encoder.Encode(drawn); err != nil {
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
	c := datatest.Repository(t, "../../..")
	if problems := chart.Check(c); len(problems) > 0 {
		t.Fatalf("%+v", problems[0])
	}
	o := chart.Options{Catalog: c, Translations: datatest.TranslationsOf(t, "../../../themes/chiso", "../../../site", c.Languages), Place: datatest.SitePlace(t, "../../..")}
	charts := 0
	for _, d := range c.Datasets {
		for _, declared := range d.Charts {
			for _, language := range c.Languages {
				drawn := chart.Draw(o, declared, language)
				for _, frame := range drawn.Frames {
					if text := string(frame.Option); len(text) < 100 || strings.Contains(text, ":null") || strings.Contains(text, "{}") {
						t.Errorf("%s, %d: %.200s", drawn.ID, frame.Period, text)
					}
				}
				if len(drawn.Frames) == 0 || drawn.Meta.Period != drawn.Frames[drawn.Start].Period {
					t.Errorf("%s: starts with frame %d of %d", drawn.ID, drawn.Start, len(drawn.Frames))
				}
				charts++
			}
		}
	}
	t.Run("number", func(t *testing.T) {
		datatest.Own(t, "../../..")
		if charts < 100 {
			t.Errorf("%d charts", charts)
		}
	})
}

// TestNaN: go-echarts empties a whole option for one NaN; here it becomes a gap.
func TestNaN(t *testing.T) {
	c := catalog(t, "../../testdata/base/data")
	o := options(t, c)
	declared := c.Datasets[0].Charts[0]
	values := declared.Indicator.Observations()
	values[0].Value, values[0].Printed = math.NaN(), ""
	declared.Indicator.Cube = dataset.NewCube(values...)
	drawn := chart.Draw(o, declared, "en")
	if text := string(drawn.Frames[0].Option); !strings.Contains(text, `"values":["-"`) || !strings.Contains(text, "60") {
		t.Errorf("%s", text)
	}
}

// TestAnnotations: what is marked on a chart comes from the data.
func TestAnnotations(t *testing.T) {
	datatest.Own(t, "../../..")
	c := catalog(t, "../../../data")
	o := options(t, c)
	for _, declared := range c.Total("gii_rank").Dataset.Charts {
		if declared.Kind != "line" || declared.Indicator.Name != "gii_rank" {
			continue
		}
		meta := chart.Draw(o, declared, "vi").Meta
		// Resolution 57-NQ/TW is of 22 December 2024, the 357th day of 366.
		if last := meta.Events[len(meta.Events)-1]; last.Label != "57-NQ/TW" || last.At != 2024.47 || !strings.HasPrefix(last.Title, "Đột phá") {
			t.Errorf("event %+v", last)
		}
		if len(meta.Targets) != 3 || meta.Targets[0].Value != 30 || meta.Targets[0].Label != "Mục tiêu 2045: ≤\u00a030" {
			t.Errorf("targets %+v", meta.Targets)
		}
		if len(meta.Breaks) != 1 || meta.Breaks[0].Period != dataset.Year(2011) {
			t.Errorf("breaks %+v", meta.Breaks)
		}
	}
}

// TestSample: the sample size is shown where it is known, and that it is not
// known where it is not.
func TestSample(t *testing.T) {
	c := catalog(t, "../../testdata/base/data")
	o := options(t, c)
	share := c.Total("sample_share")
	for _, declared := range c.Datasets[0].Charts {
		if declared.Kind != "stack" {
			continue
		}
		if drawn := chart.Draw(o, declared, "vi"); drawn.Meta.Words.Note != "Nguồn không công bố số người trả lời." || strings.Contains(string(drawn.Frames[drawn.Start].Option), "n =") {
			t.Errorf("%+v", drawn.Meta.Words)
		}
		values := share.Observations()
		for n := range values {
			values[n].Sample = 1200
		}
		share.Cube = dataset.NewCube(values...)
		if drawn := chart.Draw(o, declared, "vi"); drawn.Meta.Words.Note != "" || !strings.Contains(string(drawn.Frames[drawn.Start].Option), `Hà Nội\nn = 1.200`) {
			t.Errorf("%s", drawn.Frames[drawn.Start].Option)
		}
	}
}
