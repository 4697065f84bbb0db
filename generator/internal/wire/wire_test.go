package wire_test

import (
	"flag"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"chiso/generator/internal/wire"
)

var update = flag.Bool("update", false, "write themes/chiso/assets/js/wire.d.ts")

const (
	root    = "../../.."
	scripts = root + "/themes/chiso/assets/js"
)

// contract is all that the scripts read.
var contract = wire.Contract{
	Head: `// What the program writes for these scripts: the files that they fetch and the data in the pages. The names are those of the structs in
// Go, the keys their JSON tags; a key with "?" may be missing. Do not change this file by hand: it is written from those structs by
//   go test ./generator/internal/wire -update
import type { ExploreCell, FoldedRow, PackedPoint, RankingHead, RankingPlace, RankingRow, RegionRow } from './types.js';
`,
	Groups: wire.ForScripts,
	Keys: map[string]string{
		"Points.values":         "PackedPoint[]",
		"ExploreFile.figures":   "Record<string, ExploreCell[]>",
		"RankingSet.places":     "RankingPlace[] | null",
		"RankingSet.periods":    "RankingPeriod[] | null",
		"RankingPeriod.period":  "Period",
		"RankingPeriod.heads":   "RankingHead[]",
		"RankingGroupOf.rows":   "RankingRow[]",
		"RankingPeriod.regions": "RegionRow[]",
		"FoldedGroup.rows":      "FoldedRow[]",
	},
	Root:   root,
	Module: "chiso",
}

// TestDeclarations: the file that the scripts are held to (npm run check) is that of the structs.
func TestDeclarations(t *testing.T) {
	want, err := contract.TypeScript()
	if err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(scripts, "wire.d.ts")
	if *update {
		if err := os.WriteFile(name, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if string(got) == want {
		return
	}
	is, wanted := strings.Split(string(got), "\n"), strings.Split(want, "\n")
	n := 0
	for n < min(len(is), len(wanted)) && is[n] == wanted[n] {
		n++
	}
	t.Errorf("%s is not what the structs say, from line %d on; write it with: go test ./generator/internal/wire -update\n is: %s\nnot: %s",
		name, n+1, strings.Join(is[n:min(n+1, len(is))], ""), strings.Join(wanted[n:min(n+1, len(wanted))], ""))
}

// unread are keys that no script asks for, with the reason why they are written all the same.
var unread = map[string]string{}

// TestRead: each key that is written for scripts is a word in some script.
func TestRead(t *testing.T) {
	words := map[string]bool{}
	comments, word := regexp.MustCompile(`(?s:/\*.*?\*/)|(?m:^\s*//.*$)`), regexp.MustCompile(`\w+`)
	err := filepath.WalkDir(scripts, func(path string, _ fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(path) != ".js" {
			return err
		}
		text, err := os.ReadFile(path)
		for _, w := range word.FindAllString(comments.ReplaceAllString(string(text), ""), -1) {
			words[w] = true
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, g := range contract.Groups {
		for _, of := range wire.Structs(g.Types...) {
			for _, f := range wire.Fields(of) {
				if f.Of != of {
					continue
				}
				name := of.String() + "." + f.Name
				switch reason, excepted := unread[name]; {
				case excepted && words[f.Key]:
					t.Errorf("%s: scripts read the key %q, so it is no exception (%s)", name, f.Key, reason)
				case !excepted && !words[f.Key]:
					t.Errorf("%s: no script reads the key %q", name, f.Key)
				}
			}
		}
	}
}

// TestOnlyHere: what the packages that write the site write as JSON stands in this package.
func TestOnlyHere(t *testing.T) {
	for _, folder := range []string{"chart", "export", "page"} {
		names, err := filepath.Glob("../" + folder + "/*.go")
		if err != nil || len(names) == 0 {
			t.Fatal(folder, err)
		}
		for _, name := range names {
			if strings.HasSuffix(name, "_test.go") {
				continue
			}
			set := token.NewFileSet()
			file, err := parser.ParseFile(set, name, nil, parser.SkipObjectResolution)
			if err != nil {
				t.Fatal(err)
			}
			ast.Inspect(file, func(n ast.Node) bool {
				if f, is := n.(*ast.Field); is && f.Tag != nil && strings.Contains(f.Tag.Value, "json:") {
					t.Errorf("%s: a field with a JSON key, where no template or script is held to it: move its struct to package wire", set.Position(f.Pos()))
				}
				return true
			})
		}
	}
}
