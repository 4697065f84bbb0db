package i18n_test

import (
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"text/template"
	"text/template/parse"

	"go.yaml.in/yaml/v3"
)

// reference is the language that the others are held to.
const reference = "en.yaml"

// more are figures that a language may use in a sentence though others do not: what a
// plural or the first day of a month turns on.
var more = map[string]string{"date_format": "day", "trend_points": "change"}

// letters is a sentence of letters to look at, which may be the same in all languages.
const letters = "design_specimen"

// filled is what is filled in, and word is a word that is not.
var (
	filled = regexp.MustCompile(`\{\{.*?\}\}`)
	word   = regexp.MustCompile(`\pL{3,}`)
)

// TestLanguages: every language of the theme says the same sentences, in the same
// order, under the same headings, with the same figures, and in words of its own.
func TestLanguages(t *testing.T) {
	folder := filepath.Join("..", "..", "..", "themes", "chiso", "i18n")
	want := read(t, filepath.Join(folder, reference))
	files, err := filepath.Glob(filepath.Join(folder, "*.yaml"))
	if err != nil || len(files) < 3 {
		t.Fatal(files, err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			got := read(t, file)
			for _, key := range want.keys {
				if !slices.Contains(got.keys, key) {
					t.Errorf("%q is missing", key)
				}
			}
			for _, key := range got.keys {
				if !slices.Contains(want.keys, key) {
					t.Errorf("%q is not in %s", key, reference)
				}
			}
			if t.Failed() {
				return
			}
			for n, key := range got.keys {
				if key != want.keys[n] {
					t.Fatalf("%q stands where %s has %q", key, reference, want.keys[n])
				}
				figures := slices.DeleteFunc(got.fields(t, key), func(name string) bool { return name == more[key] })
				if wanted := want.fields(t, key); !slices.Equal(figures, wanted) {
					t.Errorf("%q is filled with %v, in %s with %v", key, figures, reference, wanted)
				}
				if text := got.texts[key]; filepath.Base(file) != reference && key != letters && text == want.texts[key] && len(word.FindAllString(filled.ReplaceAllString(text, ""), -1)) > 2 {
					t.Errorf("%q is as in %s: %s", key, reference, text)
				}
			}
			if !slices.Equal(got.headings, want.headings) {
				t.Errorf("headings are %q, in %s %q", got.headings, reference, want.headings)
			}
		})
	}
}

// language is what a file of sentences holds.
type language struct {
	keys, headings []string // in their order
	texts          map[string]string
}

func read(t *testing.T, path string) language {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	l := language{texts: map[string]string{}}
	var file yaml.Node
	if err := yaml.Unmarshal(data, &file); err != nil {
		t.Fatal(err)
	}
	if err := file.Decode(&l.texts); err != nil { // says which key stands twice
		t.Fatal(err)
	}
	for n := 0; n < len(file.Content[0].Content); n += 2 {
		l.keys = append(l.keys, file.Content[0].Content[n].Value)
	}
	for _, found := range regexp.MustCompile(`(?m)\n\n# (.*)$`).FindAllSubmatch(data, -1) {
		l.headings = append(l.headings, string(found[1]))
	}
	return l
}

// fields are the names of the figures that a sentence is filled with, sorted. A rank
// and its ordinal are one, and so are a period and its phrase, and a part of a year as a number, in Roman letters and as a name.
func (l language) fields(t *testing.T, key string) []string {
	t.Helper()
	sentence, err := template.New(key).Parse(l.texts[key])
	if err != nil {
		t.Fatal(err)
	}
	names := map[string]bool{}
	if sentence.Tree != nil {
		walk(sentence.Root, func(n *parse.FieldNode) {
			name := n.Ident[0]
			if before, ordinal := strings.CutSuffix(name, "ordinal"); ordinal {
				name = before + "rank"
			}
			name = strings.TrimPrefix(strings.TrimPrefix(name, "in_"), "In_")
			if written := map[string]string{"roman": "part", "month": "part"}[name]; written != "" {
				name = written
			}
			names[name] = true
		})
	}
	return slices.Sorted(maps.Keys(names))
}

// walk finds the fields in what a sentence may be made of.
func walk(node parse.Node, found func(*parse.FieldNode)) {
	branch := func(n parse.BranchNode) {
		walk(n.Pipe, found)
		walk(n.List, found)
		if n.ElseList != nil {
			walk(n.ElseList, found)
		}
	}
	switch n := node.(type) {
	case *parse.ListNode:
		for _, part := range n.Nodes {
			walk(part, found)
		}
	case *parse.ActionNode:
		walk(n.Pipe, found)
	case *parse.PipeNode:
		for _, command := range n.Cmds {
			walk(command, found)
		}
	case *parse.CommandNode:
		for _, arg := range n.Args {
			walk(arg, found)
		}
	case *parse.IfNode:
		branch(n.BranchNode)
	case *parse.WithNode:
		branch(n.BranchNode)
	case *parse.FieldNode:
		found(n)
	}
}
