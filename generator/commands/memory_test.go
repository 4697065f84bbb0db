//go:build linux

package commands

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestHugeLine: a line of 100 MB is reported with its place, and is never held in memory.
func TestHugeLine(t *testing.T) {
	if testing.Short() {
		t.Skip("large files are left out in short runs")
	}
	const most = 128 << 20 // what the program takes by itself
	for _, huge := range []struct{ file, before, fill, after, says string }{
		{"data/sample/place.csv", "place,year,source,ranked_of,share_qualifier,sample_score,sample_rank,sample_share,sample_quality,sample_mean\n66,2025,made-up,3,,", "9", ",1,2,3,4\n",
			"data/sample/place.csv:2:20: the line is longer than 1 MB."},
		{"data/code-lists/places.csv", "code,label_vi,label_en,slug,parent,type,iso_3166,valid_from,valid_to\n01,", "ế", ",Ha Noi,ha-noi,,,VN-HN,,\n",
			"data/code-lists/places.csv:2:4: the line is longer than 1 MB."},
		{"data/sample/datapackage.yaml", "name: ", "x", "\n", "data/sample/datapackage.yaml: the file is larger than 512 kB."},
		{"site/content/about.en.md", "# ", "[x](", "\n", "site/content/about.en.md: the file is larger than 1 MB."},
	} {
		t.Run(huge.file, func(t *testing.T) {
			dir := t.TempDir()
			if err := os.CopyFS(dir, os.DirFS("testdata/base")); err != nil {
				t.Fatal(err)
			}
			text := huge.before + strings.Repeat(huge.fill, 100<<20/len(huge.fill)) + huge.after
			file := filepath.Join(dir, huge.file)
			if err := errors.Join(os.MkdirAll(filepath.Dir(file), 0o755), os.WriteFile(file, []byte(text), 0o644)); err != nil {
				t.Fatal(err)
			}
			_, peak, output := measured(t, dir, 2, "generator", "check", "--lang", "en")
			if !strings.Contains(output, huge.says) {
				t.Errorf("%.2000s", output)
			}
			if peak == 0 || peak > most/1000 {
				t.Errorf("%d MB held, %d allowed", peak/1000, most/1_000_000)
			}
			t.Logf("%d MB", peak/1000)
		})
	}
}

// TestMemory gives the check and the diff large files of the worst
// kinds: they end, and never hold more memory than ten times the file and what
// the program takes by itself.
func TestMemory(t *testing.T) {
	if testing.Short() {
		t.Skip("large files are left out in short runs")
	}
	const size, own = 4 << 20, 128 << 20
	header := "place,year,source,ranked_of,share_qualifier,sample_score,sample_rank,sample_share,sample_quality,sample_mean\n"
	fill := func(unit string) string { return strings.Repeat(unit, size/len(unit)) }
	tables := map[string]string{
		"quotes":         fill(`"`),
		"line ends":      fill("\n"),
		"commas":         header + fill(","),
		"blank rows":     header + fill(",,,,,,,,,\n"),
		"one cell":       header + fill("a"),
		"long code":      header + fill("a") + ",2025,made-up,3,,30,1,2,3,4\n",
		"long source":    header + "66,2025," + fill("a") + ",3,,30,1,2,3,4\n",
		"many sources":   header + "66,2025," + fill("a;") + ",3,,30,1,2,3,4\n",
		"long number":    header + "66,2025,made-up,3,," + fill("1") + "x,1,2,3,4\n",
		"header":         fill("place,"),
		"short rows":     header + fill("x\n"),
		"decomposed":     header + fill("e\u0301"),
		"wrong codes":    header + fill("no such place,2025,nobody,1,x,1,2,3,4,5\n"),
		"the same row":   header + fill("66,2025,made-up,3,,30,1,2,3,4\n"),
		"open quotes":    header + fill("\"66,2025\n"),
		"quoted":         header + fill(`"66","2025","made-up","3","","30,5","1","2","3","4"`+"\n"),
		"no text":        header + fill("\xff\xfe\x00"),
		"old Mac":        strings.ReplaceAll(header+fill("66,2025,made-up,3,,30,1,2,3,4\n"), "\n", "\r"),
		"semicolons":     strings.ReplaceAll(header+fill("66,2025,made-up,3,,30,1,2,3,4\n"), ",", ";"),
		"invisible":      header + fill("\u200b"),
		"decimal commas": header + fill(`66,2025,made-up,3,,"30,5","1,5","2,5","3,5","4,5"`+"\n"),
	}
	descriptors := map[string]string{
		"nested":     fill("[")[:size/4],
		"deep":       nested(3000),
		"list":       fill("- a\n"),
		"keys":       fill("a: b\n"),
		"quotes":     fill(`"`),
		"anchors":    "a: &a [x]\nb: [" + fill("*a,") + "]\n",
		"one line":   "name: " + fill("x"),
		"no text":    fill("\xff\x00"),
		"topic":      "name: sample\ntopics: [" + fill("x")[:size/10] + "]\n",
		"long texts": "name: sample\ntitle: |\n" + fill("  một dòng dài\n"),
	}
	base := t.TempDir()
	if err := os.CopyFS(base, os.DirFS("testdata/base")); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{{"init", "-q"}, {"add", "-A"}, {"-c", "user.name=t", "-c", "user.email=t@example.org", "commit", "-qm", "first"}} {
		if output, err := exec.Command("git", append([]string{"-C", base}, args...)...).CombinedOutput(); err != nil {
			t.Fatalf("%s", output)
		}
	}
	try := func(kind, name, file, text string) {
		t.Run(kind+" "+name, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			if err := os.CopyFS(dir, os.DirFS(base)); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(filepath.Join(dir, file), []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
			for _, command := range [][]string{{"check"}, {"diff", "HEAD"}} {
				took, peak, output := measured(t, dir, 1, "generator", append(command, "--lang", "en")...)
				if strings.Contains(output, "goroutine ") {
					t.Fatalf("%s: %.2000s", command, output)
				}
				if bound := (own + 10*len(text)) / 1000; peak == 0 || peak > bound || took >= hang {
					t.Errorf("%s: %d MB of %d allowed, %s", command, peak/1000, bound/1000, took)
				}
				if name == "wrong codes" && strings.Contains(output, "removed") {
					t.Errorf("what cannot be read is taken for lost: %s", output)
				}
				t.Logf("%s, %s: %d MB, %s", name, command, peak/1000, took.Round(time.Millisecond))
			}
		})
	}
	for name, text := range tables {
		try("table", name, "data/sample/place.csv", text)
	}
	for name, text := range descriptors {
		try("descriptor", name, "data/sample/datapackage.yaml", text)
		if len(text) > 512<<10 { // beyond what is read at all
			try("short descriptor", name, "data/sample/datapackage.yaml", text[:512<<10])
		}
	}
}

// nested is YAML within YAML.
func nested(depth int) string {
	var b strings.Builder
	for n := range depth {
		b.WriteString(strings.Repeat(" ", n) + "a:\n")
	}
	return b.String()
}
