package revision

import (
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestChanged: the lines that a work tree changed, whatever the lines and files
// are called, and however its owner likes to see diffs.
func TestChanged(t *testing.T) {
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("git is not installed")
	}
	dir := t.TempDir()
	t.Setenv("GIT_CONFIG_GLOBAL", filepath.Join(dir, "none"))
	t.Setenv("GIT_CONFIG_NOSYSTEM", "1")
	t.Chdir(dir)
	run := func(args ...string) {
		t.Helper()
		if out, err := exec.Command("git", args...).CombinedOutput(); err != nil {
			t.Fatalf("git %v: %s", args, out)
		}
	}
	write := func(name, text string) {
		t.Helper()
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	lines := func(n int) string { return strings.Repeat("a\n", n) }
	run("init", "-q")
	for _, setting := range [][2]string{{"user.name", "t"}, {"user.email", "t@example.org"}, {"diff.noprefix", "true"}, {"diff.mnemonicPrefix", "true"}, {"color.ui", "always"},
		{"diff.external", "false"}, {"diff.context", "9"}, {"diff.interHunkContext", "9"}, {"core.quotePath", "true"}} {
		run("config", setting[0], setting[1])
	}
	strange := `in/Huế "q" \ b.csv`
	for _, name := range []string{"in/a.csv", strange, "in/gone.csv", "in/shorter.csv", "in/old.csv", "in/same.csv", "outside.csv", "in/utf16.csv"} {
		write(name, name+"\n"+lines(9))
	}
	run("add", ".")
	run("commit", "-q", "-m", "base")
	write("in/a.csv", "in/a.csv\nb\n+++ b/same.csv\n@@ -1 +1 @@\n"+lines(6)+"a") // three lines anew, and the last without its end
	write(strange, "x\n"+strange+"\n"+lines(9))
	write("in/shorter.csv", "in/shorter.csv\n"+lines(8))
	write("outside.csv", "x")
	write("in/new.csv", "x\n")
	write("in/utf16.csv", "\xff\xfea\x00\n\x00")
	run("rm", "-q", "in/gone.csv")
	run("mv", "in/old.csv", "in/moved.csv")
	t.Chdir("in")
	r, err := Open(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	commit, err := r.Commit(t.Context(), "HEAD")
	if err != nil {
		t.Fatal(err)
	}
	got, err := r.Changed(t.Context(), commit)
	if err != nil {
		t.Fatal(err)
	}
	strange = filepath.Base(strange)
	for _, c := range []struct {
		name string
		want []int
	}{{"a.csv", []int{2, 3, 4, 11}}, {"./a.csv", []int{2, 3, 4, 11}}, {strange, []int{1}}, {"shorter.csv", nil}, {"new.csv", []int{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}}, {"same.csv", nil}, {"../outside.csv", []int{1}}, {filepath.Join(dir, "in", "a.csv"), []int{2, 3, 4, 11}}, {"../../elsewhere.csv", nil}, {"moved.csv", nil}, {"utf16.csv", []int{1, 2}}} {
		var have []int
		for line := range 13 {
			if got.Line(c.name, line) {
				have = append(have, line)
			}
		}
		if !slices.Equal(have, c.want) {
			t.Errorf("%s: lines %v, want %v", c.name, have, c.want)
		}
	}
	if names := slices.Sorted(maps.Keys(got.by)); !slices.Equal(names, []string{"in/" + strange, "in/a.csv", "in/new.csv", "in/shorter.csv", "in/utf16.csv", "outside.csv"}) {
		t.Errorf("files %q", names)
	}
	if got.File("same.csv") || !got.File("shorter.csv") {
		t.Error("which files differ")
	}
}
