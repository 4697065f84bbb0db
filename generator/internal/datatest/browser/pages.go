package browser

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/datatest"
	"chiso/generator/internal/page"
)

// Root is the folder of the repository, as tests under Main see it.
const Root = ".."

// Catalog is the repository's own data, checked and derived.
func Catalog(t testing.TB) *dataset.Catalog {
	t.Helper()
	return datatest.Repository(t, Root)
}

// Languages are those of the repository's own site, the first one first.
func Languages(t testing.TB) []string { return datatest.SiteLanguages(t, Root) }

// sendsOn says whether a file is where a page was before it moved.
func sendsOn(path string) bool {
	text, err := os.ReadFile(path)
	return err == nil && bytes.Contains(text, []byte(`http-equiv="refresh"`))
}

// Pages lists the paths of all pages of the real site, as "vi/indicators/", from its files.
// None that the data ask for is missing.
func Pages(t *testing.T) []string {
	t.Helper()
	dir := Real.Serve(t)
	listed.Do(func() {
		listed.err = filepath.WalkDir(dir, func(path string, _ os.DirEntry, err error) error {
			if relative, _ := filepath.Rel(dir, path); err == nil && filepath.Base(path) == "index.html" && relative != "index.html" && !sendsOn(path) {
				listed.pages = append(listed.pages, filepath.ToSlash(filepath.Dir(relative))+"/")
			}
			return err
		})
		there := map[string]bool{}
		for _, path := range listed.pages {
			there[path] = true
		}
		for _, language := range Languages(t) {
			for _, address := range page.Addresses(Catalog(t)) {
				if path := language + strings.TrimSuffix(address, "/") + "/"; !there[path] {
					listed.err = errors.Join(listed.err, fmt.Errorf("there is no page %s", path))
				}
			}
		}
	})
	if listed.err != nil || len(listed.pages) == 0 {
		t.Fatalf("%d pages: %v", len(listed.pages), listed.err)
	}
	return slices.Clone(listed.pages)
}

var listed struct {
	sync.Once
	pages []string
	err   error
}

// Like gives a page of the real site that stands for the one of a path, as
// "vi/indicators/gii-rank/embed/?place=VNM": the page itself where the site has it, otherwise
// the heaviest of its kind, without what stands after "?". A site in other languages has its first
// one for vi and its last for en. It is empty where the site has no page of that kind.
func Like(t *testing.T, address string) string {
	t.Helper()
	dir, languages := Real.Serve(t), Languages(t)
	at, query, asked := strings.Cut(address, "?")
	size := func(at string) int64 {
		info, err := os.Stat(filepath.Join(dir, filepath.FromSlash(at), "index.html"))
		if err != nil {
			return -1
		}
		return info.Size()
	}
	parts := strings.Split(strings.TrimSuffix(at, "/"), "/") // language, section, slug, embed
	if !slices.Contains(languages, parts[0]) {
		parts[0] = map[bool]string{true: languages[0], false: languages[len(languages)-1]}[parts[0] == "vi"]
		at = strings.Join(parts, "/") + "/"
	}
	if size(at) >= 0 {
		if asked {
			at += "?" + query
		}
		return at
	}
	if len(parts) < 3 {
		return ""
	}
	parts[2] = "*"
	heaviest := ""
	for _, other := range Pages(t) {
		if alike, _ := path.Match(strings.Join(parts, "/")+"/", other); alike && (heaviest == "" || size(other) > size(heaviest)) {
			heaviest = other
		}
	}
	return heaviest
}
