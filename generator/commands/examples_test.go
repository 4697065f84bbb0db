package commands

import (
	"bytes"
	"fmt"
	"maps"
	"os"
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
			write := func(name, text string) {
				if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			for _, name := range slices.Sorted(maps.Keys(e.With)) {
				write(name, e.With[name])
			}
			sound := unescape(e.Right)
			if before, err := os.ReadFile(e.File); err == nil {
				sound = string(before)
			}
			write(e.File, sound)
			if status, output := says("en"); status != 0 || output != "" {
				t.Fatalf("the right lines: %s", output)
			}
			wrong, found := replaceLines(sound, unescape(e.Right), unescape(e.Wrong))
			if !found {
				t.Fatalf("%s does not hold the right lines", e.File)
			}
			write(e.File, wrong)
			example := ""
			for _, name := range slices.Sorted(maps.Keys(e.With)) {
				example += "-- with " + name + " --\n" + e.With[name]
			}
			example += fmt.Sprintf("-- %s --\n%s-- right --\n%s", e.File, e.Wrong, e.Right)
			for _, language := range []string{"vi", "en"} {
				_, message := says(language)
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
				if err := os.WriteFile(filepath.Join(home, "internal/validate/examples", rule.Name+".txtar"), []byte(example), 0o644); err != nil {
					t.Fatal(err)
				}
			}
		})
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

// says is what the check says of each problem, without the source lines, which
// stand beside it on the page.
func says(language string) (status int, output string) {
	var out bytes.Buffer
	status = cli.Run([]string{"check", "--lang", language}, &out, &out)
	for line := range strings.Lines(out.String()) {
		if strings.HasSuffix(line, "]\n") && !sourceLine.MatchString(line) {
			output += line
		}
	}
	return status, output
}

var sourceLine = regexp.MustCompile(`^[ \d]+ \| `)
