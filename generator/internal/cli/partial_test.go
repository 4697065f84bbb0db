package cli

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/datatest"
	"chiso/generator/internal/facts"
	"chiso/generator/internal/page"
	"chiso/generator/internal/render"
)

// TestPart: read alone, a dataset with an edited table gives the pages that it gives among all data.
func TestPart(t *testing.T) {
	const root = "../../.."
	t.Chdir(root)
	s := Settings{Data: "data", Site: "site", Themes: "themes", Languages: datatest.SiteLanguages(t, "."), Place: datatest.SitePlace(t, "."), Today: "2026-11-30", Draft: true}
	translations := datatest.TranslationsOf(t, filepath.Join(s.Themes, "chiso"), s.Site, s.Languages)
	found, err := find(t.Context(), s, nil, &progress{quiet: true})
	if err != nil || found.problems.Errors() > 0 {
		t.Fatalf("%v %v", err, found.problems)
	}
	whole := facts.Of(found.derived.catalog)
	pages := func(d derived, f *facts.Facts, name string) map[string][]byte {
		with := d.studio(s, translations, render.Renderer{}, &progress{quiet: true})
		o := with.options
		o.Facts, o.Parts, o.Fragments = f, map[string]bool{name: true}, nil
		with.chart(&o, nil, func(c *dataset.Chart) bool { return c.Indicator.Dataset.Name == name })
		return page.Site(d.catalog, o)[name].Pages
	}
	tried := 0
	for n, of := range found.derived.catalog.Datasets {
		if n%3 != 0 || len(of.Tables) == 0 { // all of them would take a minute
			continue
		}
		tried++
		part, ok := found.derived.part(s, []string{filepath.FromSlash(of.Tables[0].Path)})
		if !ok || part.dataset != of.Name {
			t.Errorf("%s cannot be read alone", of.Name)
			continue
		}
		got, want := pages(part.derived, facts.OfPart(part.catalog, whole), of.Name), pages(found.derived, whole, of.Name)
		for path, text := range want {
			if !bytes.Equal(got[path], text) {
				t.Errorf("%s: read alone\n%.2000s\nof all\n%.2000s", path, got[path], text)
				break
			}
		}
		if len(got) != len(want) || len(want) == 0 {
			t.Errorf("%s has %d pages, want %d", of.Name, len(got), len(want))
		}
	}
	if tried == 0 {
		t.Skip("no dataset has a table")
	}
	table := filepath.FromSlash(found.derived.catalog.Datasets[0].Tables[0].Path)
	for _, files := range [][]string{nil, {"data/README.md"}, {table, "site/hugo.toml"}, {filepath.Join(filepath.Dir(table), "datapackage.yaml")}} {
		if _, ok := found.derived.part(s, files); ok {
			t.Errorf("of an edit of %q a part is read", files)
		}
	}
	if text, err := os.ReadFile(table); err != nil || len(text) == 0 {
		t.Errorf("%s: %v", table, err)
	}
}
