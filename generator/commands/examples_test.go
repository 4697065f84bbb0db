package commands

import (
	"bytes"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"chiso/generator/internal/cli"
	"chiso/generator/internal/diag"
	"chiso/generator/internal/validate"
)

// TestExamples: the example on each rule's page is true. With the wrong lines the
// check says just what the page says, and that names the rule; with the right
// ones it says nothing. With -update, the messages are written anew.
func TestExamples(t *testing.T) {
	files, err := filepath.Glob("internal/validate/examples/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".txtar")
		if !slices.ContainsFunc(validate.Rules, func(r validate.Rule) bool { return r.Name == name }) {
			t.Errorf("%s is the example of no rule", file)
		}
	}
	base, err := filepath.Abs("testdata/base")
	if err != nil {
		t.Fatal(err)
	}
	t.Setenv("CHISO_TODAY", today)
	home, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for _, rule := range validate.Rules {
		t.Run(rule.Name, func(t *testing.T) {
			for _, text := range []diag.Text{rule.About, rule.Why, rule.Repair} {
				if text.VI == "" || text.EN == "" {
					t.Errorf("something is not said: %+v", rule)
				}
			}
			e := rule.Example()
			t.Chdir(t.TempDir()) // for messages name files from where the program is started
			if err := copyMissing(base, "."); err != nil {
				t.Fatal(err)
			}
			flags := []string{}
			if e.Base {
				if _, err := exec.LookPath("git"); err != nil {
					t.Skip("git is not installed")
				}
				flags = []string{"--base", commitAll(t)}
			}
			for _, name := range slices.Sorted(maps.Keys(e.With)) {
				put(t, name, e.With[name])
			}
			sound := soundFile(t, e)
			put(t, e.File, sound)
			if status, output := says("en", flags...); status != 0 || output != "" {
				t.Fatalf("the right lines: %s", output)
			}
			wrong, found := replaceLines(sound, unescape(e.Right), unescape(e.Wrong))
			if !found {
				t.Fatalf("%s does not hold the right lines", e.File)
			}
			put(t, e.File, wrong)
			example := written(e)
			for _, language := range []string{"vi", "en"} {
				_, message := says(language, flags...)
				if *update {
					example += "-- message." + language + " --\n" + message
				} else if message != e.Message[language] {
					t.Errorf("the page says\n%s\nthe check says\n%s", e.Message[language], message)
				}
				if warned := strings.Contains(message, ": warning: "); language == "en" && warned != (rule.Severity == diag.Warning) {
					t.Errorf("severity %s, and the check says\n%s", rule.Severity, message)
				}
				if !strings.Contains(message, " ["+rule.Name+"]\n") {
					t.Errorf("another rule is broken:\n%s", message)
				}
			}
			if *update {
				put(t, filepath.Join(home, "internal/validate/examples", rule.Name+".txtar"), example)
			}
		})
	}
}

// soundFile is the file of an example with the right lines.
func soundFile(t *testing.T, e validate.Example) string {
	t.Helper()
	before, err := os.ReadFile(e.File)
	switch {
	case err != nil: // all of it is the example's
		return unescape(e.Right)
	case !e.Base:
		return string(before)
	}
	// Where both states are looked at, the right one is not that of before.
	sound, found := replaceLines(string(before), unescape(e.Wrong), unescape(e.Right))
	if !found {
		t.Fatalf("%s does not hold the wrong lines", e.File)
	}
	return sound
}

// written is an example as its file has it, without the messages.
func written(e validate.Example) string {
	example := ""
	if e.Base {
		example = "-- base --\n"
	}
	for _, name := range slices.Sorted(maps.Keys(e.With)) {
		example += "-- with " + name + " --\n" + e.With[name]
	}
	return example + fmt.Sprintf("-- %s --\n%s-- right --\n%s", e.File, e.Wrong, e.Right)
}

// put writes a file, in a folder that may not be there yet.
func put(t *testing.T, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// replaceLines puts other lines in the place of some that a text holds; found says
// whether it does.
func replaceLines(text, old, new string) (replaced string, found bool) {
	before, after, found := strings.Cut("\n"+text, "\n"+old)
	if !found {
		return text, false
	}
	return (before + "\n" + new + after)[1:], true
}

// commitAll makes a repository of the current folder, with one commit that is called
// base.
func commitAll(t *testing.T) string {
	t.Helper()
	for _, args := range [][]string{{"init", "-q"}, {"add", "."}, {"-c", "user.name=t", "-c", "user.email=t@example.org", "commit", "-q", "-m", "base"}, {"branch", "base"}} {
		if out, err := exec.Command("git", args...).CombinedOutput(); err != nil {
			t.Fatalf("git %v: %s", args, out)
		}
	}
	return "base"
}

// says is what the check says of each problem, without the source lines, which
// stand beside it on the page.
func says(language string, flags ...string) (status int, output string) {
	var out bytes.Buffer
	status = cli.Run(append([]string{"check", "--lang", language}, flags...), &out, &out)
	for line := range strings.Lines(out.String()) {
		if strings.HasSuffix(line, "]\n") && !sourceLine.MatchString(line) {
			output += line
		}
	}
	return status, output
}

var sourceLine = regexp.MustCompile(`^[ \d]+ \| `)
