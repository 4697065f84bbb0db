package commands

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"chiso/generator/internal/cli"
	"chiso/generator/internal/diag"
	"chiso/generator/internal/validate"
)

// As many cases as there are at least.
const (
	fewestBroken = 120
	fewestSilent = 40
)

// TestCorpus: of each mistake that people make the check says just what stands in
// its file, in both languages and at the right place, and of what looks odd and is
// right it says nothing. testdata/corpus/README.md tells how a case is written.
// With -update, what is wanted is written anew.
func TestCorpus(t *testing.T) {
	broken, silent := corpus(t, "broken"), corpus(t, "silent")
	if len(broken) < fewestBroken || len(silent) < fewestSilent {
		t.Errorf("%d broken packages and %d silent ones, want %d and %d", len(broken), len(silent), fewestBroken, fewestSilent)
	}
	seen := map[string]bool{}
	for _, c := range broken {
		want, _ := c.want()
		for _, head := range problemHead.FindAllStringSubmatch(want, -1) {
			seen[head[1]] = true
		}
		t.Run("broken/"+c.name(), c.run)
	}
	for _, c := range silent {
		t.Run("silent/"+c.name(), c.run)
	}
	for _, rule := range validate.Rules {
		if !seen[rule.Name] && !slices.Contains(elsewhere, rule.Name) {
			t.Errorf("no case breaks rule %q", rule.Name)
		}
	}
}

// elsewhere are the rules that no package of data alone can break: two states of the data,
// files that are too large to keep, the settings and the pages of a site. Scripts break
// them: check-version, check-size, check-setting and those of the pages.
var elsewhere = []string{"version", "size", "html", "setting"}

// corpusCase is a made-up package, told by what differs from testdata/base.
type corpusCase struct {
	file string
	*txtar.Archive
}

// today is the day on which the made-up data are looked at, whatever the clock says.
const today = "2026-11-29"

// wantSection of a broken case holds what the check says of it.
const wantSection = "want"

func corpus(t *testing.T, kind string) []corpusCase {
	files, err := filepath.Glob("testdata/corpus/" + kind + "/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	var cases []corpusCase
	for _, file := range files {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		c := corpusCase{file, archive}
		if _, wanted := c.want(); len(bytes.TrimSpace(c.Comment)) == 0 || wanted != (kind == "broken") {
			t.Errorf("%s is not written as testdata/corpus/README.md says", file)
		}
		cases = append(cases, c)
	}
	return cases
}

func (c corpusCase) name() string { return strings.TrimSuffix(filepath.Base(c.file), ".txtar") }

// want is what the last section says, if it tells of what is wanted.
func (c corpusCase) want() (problems string, wanted bool) {
	if n := len(c.Files); n > 0 && c.Files[n-1].Name == wantSection {
		return string(c.Files[n-1].Data), true
	}
	return "", false
}

func (c corpusCase) run(t *testing.T) {
	t.Parallel()
	dir := filepath.ToSlash(t.TempDir())
	if err := copyMissing("testdata/base", dir); err != nil {
		t.Fatal(err)
	}
	for _, f := range c.Files {
		if err := lay(dir, f); err != nil {
			t.Fatalf("%s: %v", f.Name, err)
		}
	}
	problems := checked(t, dir)
	got := ""
	for _, p := range problems {
		if err := p.seen(dir); err != nil {
			t.Errorf("%s: %v", p.Position, err)
		}
		got += p.String()
	}
	switch want, broken := c.want(); {
	case got == want && broken == (got != ""):
	case *update && broken && got != "":
		c.Files[len(c.Files)-1].Data = []byte(got)
		if err := os.WriteFile(c.file, txtar.Format(c.Archive), 0o644); err != nil {
			t.Fatal(err)
		}
	default:
		t.Errorf("%s\nthe case wants\n%s\nthe check says\n%s", bytes.TrimSpace(c.Comment), want, got)
	}
}

// lay does to a package what a section of a case says.
func lay(dir string, f txtar.File) error {
	verb, name, _ := strings.Cut(f.Name, " ")
	path := filepath.Join(dir, name)
	switch verb {
	case wantSection:
		return nil
	case "edit":
		before, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		after, err := edited(string(before), string(f.Data))
		if err != nil {
			return err
		}
		return os.WriteFile(path, []byte(after), 0o644)
	case "write":
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return err
		}
		return os.WriteFile(path, []byte(unescape(string(f.Data))), 0o644)
	case "add":
		part, err := txtar.ParseFile("testdata/corpus/parts/" + name + ".txtar")
		if err != nil {
			return err
		}
		files, err := txtar.FS(part)
		if err != nil {
			return err
		}
		return os.CopyFS(dir, files)
	case "rename":
		from, to, _ := strings.Cut(name, " ")
		return os.Rename(filepath.Join(dir, from), filepath.Join(dir, to))
	case "remove":
		return os.Remove(path)
	}
	return fmt.Errorf("%q is none of edit, write, add, rename, remove, %s", verb, wantSection)
}

// edited puts lines marked + in the place of the lines marked - above them.
func edited(text, edits string) (string, error) {
	for edits != "" {
		var old, new string
		old, edits = marked(edits, "-")
		new, edits = marked(edits, "+")
		after, found := replaceLines(text, unescape(old), unescape(new))
		if old == "" || !found {
			return "", fmt.Errorf("there are no such lines to put %q in the place of:\n%s%s", new, old, edits)
		}
		text = after
	}
	return text, nil
}

// marked takes the lines with a mark off the beginning of a text.
func marked(text, mark string) (lines, rest string) {
	for strings.HasPrefix(text, mark) {
		line, after, _ := strings.Cut(text, "\n")
		lines += line[len(mark):] + "\n"
		text = after
	}
	return lines, text
}

// reported is a problem as the JSON report tells it.
type reported struct {
	diag.Position
	ColumnName, Rule, Severity, Source string
	What                               diag.Text
	Hint                               diag.Text `json:"mend"`
}

// problemHead is the first line of a problem in a case, with its rule.
var problemHead = regexp.MustCompile(`(?m)^\S.* \[([a-z-]+)\]`)

// String is a problem as it stands in a case.
func (p reported) String() string {
	head := fmt.Sprintf("%s [%s]", p.Position, p.Rule)
	if p.Severity == diag.Warning.String() {
		head += " warning"
	}
	if p.ColumnName != "" {
		head += " " + p.ColumnName
	}
	return fmt.Sprintf("%s\n  vi: %s. %s\n  en: %s. %s\n", head, p.What.VI, p.Hint.VI, p.What.EN, p.Hint.EN)
}

// seen wants a problem to point at a character of its file, or right behind the
// last one of a line that lacks a cell or ends in a blank one.
func (p reported) seen(dir string) error {
	if p.Line == 0 {
		return nil // the whole file, which may be the one that is missing
	}
	data, err := os.ReadFile(filepath.Join(dir, p.File))
	if err != nil {
		return err
	}
	lines := strings.Split(strings.TrimPrefix(string(data), "\ufeff"), "\n") // editors do not count a byte order mark
	if p.Line > len(lines) {
		return fmt.Errorf("there are %d lines", len(lines))
	}
	line := []rune(strings.TrimSuffix(lines[p.Line-1], "\r"))
	last := len(line)
	if p.Rule == "missing-cell" || last > 0 && line[last-1] == ',' {
		last++
	}
	if p.Column > last {
		return fmt.Errorf("the line has %d characters", len(line))
	}
	if p.Source != string(line) {
		return fmt.Errorf("shown beside it is %q, the line is %q", p.Source, string(line))
	}
	return nil
}

// checked is what the check reports of a package, with paths as if the program had
// been started in its folder.
func checked(t *testing.T, dir string) []reported {
	var out, failure bytes.Buffer
	status := cli.Run([]string{"check", "--format", "json", "--data", dir + "/data", "--site", dir + "/site", "--themes", dir + "/themes", "--today", today}, &out, &failure)
	var report struct {
		Problems []reported
		Errors   int
	}
	text := strings.ReplaceAll(out.String(), dir+"/", "")
	if err := json.Unmarshal([]byte(text), &report); err != nil {
		t.Fatalf("%v\n%s%s", err, text, failure.String())
	}
	if want := min(report.Errors, 1); status != want {
		t.Errorf("exit status %d, want %d: %s", status, want, failure.String())
	}
	return report.Problems
}
