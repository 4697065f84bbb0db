package wire_test

import (
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"chiso/generator/internal/chart"
	"chiso/generator/internal/dataset"
	"chiso/generator/internal/export"
	"chiso/generator/internal/page"
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
import type { ExploreFigure, FoldedRow, RankingHead, RankingPlace, RankingRow, RegionRow } from './types.js';
`,
	Groups: []wire.Group{
		{Title: "Package chart: charts/*.json", Types: chart.Wire()},
		{Title: "Package page: explore/*.json, rankings/*.json, places/*.json, and the questionnaire of a self-assessment, in its page", Types: page.Wire()},
		{Title: "Package export: data/places/*.json", Types: export.Wire()},
	},
	Names: map[reflect.Type]string{
		reflect.TypeFor[dataset.Period](): "Period",
		typeOf("quality"):                 "ExploreQuality", // of package page: chart has a Quality too
		typeOf("rest"):                    "ExploreRest",
		typeOf("placeFile"):               "PlaceGroupsFile", // export has a placeFile too
	},
	Keys: map[string]string{
		"ExploreFile.figures":  "Record<string, ExploreFigure[]>",
		"RankingSet.regions":   "string[] | null", // an empty list is null
		"RankingSet.places":    "RankingPlace[] | null",
		"RankingSet.periods":   "RankingPeriod[] | null",
		"RankingPeriod.period": "Period",
		"RankingPeriod.heads":  "RankingHead[]",
		"RankingGroupOf.rows":  "RankingRow[]",
		"RankingRegions.rows":  "RegionRow[]",
		"FoldedGroup.rows":     "FoldedRow[]",
	},
	Root:   root,
	Module: "chiso",
}

// typeOf is a struct that package page keeps to itself.
func typeOf(name string) reflect.Type {
	all := wire.Structs(page.Wire()...)
	return all[slices.IndexFunc(all, func(t reflect.Type) bool { return t.Name() == name })]
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
