package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// computedSite is the small site with a chart of each kind that shows figures which this
// site computed: the ranks of 2025, of which two are the range 2–3, and shares that
// their table calls derived.
var computedSite built

func serveComputed(t *testing.T) {
	t.Helper()
	if computedSite.more == nil {
		data := filepath.Join(t.TempDir(), "data")
		if err := os.CopyFS(data, os.DirFS("testdata/base/data")); err != nil {
			t.Fatal(err)
		}
		rewrite(t, filepath.Join(data, "sample", "datapackage.yaml"),
			`  - {kind: line, for: [sample_rank], highlight: "66"}
`, `  - {kind: line, for: [sample_rank], highlight: "66", compare: ["01"]}
  - {kind: slope, for: [sample_rank], highlight: "66"}
  - {kind: dot, for: [sample_rank], highlight: "66"}
  - {kind: heat, for: [sample_rank], highlight: "66"}
  - {kind: bar, for: [sample_rank], year: latest, highlight: "66"}
  - {kind: tiles, for: [sample_rank], year: 2025, highlight: "66"}
  - {kind: multiples, for: [sample_rank]}
  - {kind: scatter, for: [sample_rank], measures: [sample_score], year: 2025, highlight: "66"}
`,
			`        - {name: sample_score,`, `        - {name: share_status, type: string, role: attribute, attribute: status, of: [sample_share], title: {vi: Tình trạng, en: Status}}
        - {name: sample_score,`)
		rewrite(t, filepath.Join(data, "sample", "place.csv"), "share_qualifier,", "share_qualifier,share_status,", "2022,made-up,3,,", "2022,made-up,3,,,", "2023,made-up,3,,", "2023,made-up,3,,,",
			"3,~,", "3,~,derived,", "3,>,", "3,>,derived,", "made-up;other,3,,", "made-up;other,3,,derived,")
		computedSite.more = []string{"--data", data, "--site", "testdata/base/site"}
	}
	computedSite.serve(t)
}

// rewrite puts new texts in the place of old ones, in all of a file.
func rewrite(t *testing.T, path string, texts ...string) {
	t.Helper()
	text := contents(t, path)
	for n := 0; n < len(texts); n += 2 {
		if !strings.Contains(text, texts[n]) {
			t.Fatalf("%s does not hold %q", path, texts[n])
		}
		text = strings.ReplaceAll(text, texts[n], texts[n+1])
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestComputedLook(t *testing.T) {
	serveComputed(t)
	os.CopyFS("/tmp/computed-look/site", os.DirFS(computedSite.dir))
}
