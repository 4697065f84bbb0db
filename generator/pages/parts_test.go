package pages

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"math/bits"
	"slices"
	"testing"

	"chiso/generator/internal/chart"
	"chiso/generator/internal/dataset"
	"chiso/generator/internal/datatest"
	"chiso/generator/internal/derive"
	"chiso/generator/internal/export"
	"chiso/generator/internal/facts"
	"chiso/generator/internal/i18n"
	"chiso/generator/internal/kept"
	"chiso/generator/internal/page"
)

// TestParts: whatever becomes of the figures of a dataset, the parts of the site that do not
// use it stay as they are, byte by byte: a build takes them over without looking at them. In
// each round every figure of some datasets changes, and some of their periods go; the rounds
// are such that each dataset changes in one in which any other one does not.
func TestParts(t *testing.T) {
	const rounds = 6
	said := datatest.Translations(t, "../themes/chiso")
	load := func() *dataset.Catalog {
		c := datatest.CheckedIn(t, "../data", datatest.SiteLanguages(t, ".."))
		c.Languages, c.Country = c.Languages[:1], datatest.SitePlace(t, "..")
		return c
	}
	before := load()
	derive.Compute(before)
	wanted := map[string]bool{}
	for _, d := range before.Datasets {
		wanted[d.Name] = true
	}
	made := parts(t, before, said, wanted)
	dir, keys := t.TempDir(), map[string]string{}
	for _, d := range before.Datasets {
		keys[d.Name] = "before"
	}
	store := kept.Open(dir, keys)
	common(t, before, said, store)
	if err := store.Save(); err != nil {
		t.Fatal(err)
	}
	var codes []int // of as many ones each, so that none has all the ones of another
	for code := range 1 << rounds {
		if bits.OnesCount(uint(code)) == rounds/2 {
			codes = append(codes, code)
		}
	}
	if len(before.Datasets) > len(codes) {
		t.Fatalf("%d datasets need more rounds", len(before.Datasets))
	}
	stayed := 0
	for round := range rounds {
		c := load()
		changed := map[string]bool{}
		for n, d := range c.Datasets {
			if codes[n]>>round&1 == 1 {
				changed[d.Name] = true
				for m, i := range d.Indicators {
					shift(c, i, m%3 == 0)
				}
			}
		}
		derive.Compute(c)
		if !slices.Equal(facts.Of(c).Places(), facts.Of(before).Places()) {
			t.Fatal("there are other places, so that all parts are made")
		}
		wanted := map[string]bool{}
		for _, d := range c.Datasets {
			wanted[d.Name] = !slices.ContainsFunc(page.Uses(c, d), func(used *dataset.Dataset) bool { return changed[used.Name] })
		}
		for _, d := range c.Datasets {
			if keys[d.Name] = "before"; !wanted[d.Name] {
				keys[d.Name] = fmt.Sprint("round ", round)
			}
		}
		anew := common(t, c, said, nil)
		for path, data := range common(t, c, said, kept.Open(dir, keys)) {
			if !bytes.Equal(data, anew[path]) {
				t.Errorf("%s with what was kept, after a change of %v, is\n%s\nand without\n%s", path, slices.Sorted(maps.Keys(changed)), data, anew[path])
			}
		}
		for part, now := range parts(t, c, said, wanted) {
			stayed++
			for path, data := range now {
				if !bytes.Equal(data, made[part][path]) {
					t.Errorf("%s of the part %s depends on one of %v, which page.Uses does not say:\n%s\nwas\n%s", path, part, slices.Sorted(maps.Keys(changed)), data, made[part][path])
				}
			}
			if len(now) != len(made[part]) {
				t.Errorf("the part %s has other files", part)
			}
		}
	}
	if len(before.Datasets) > 1 && stayed == 0 {
		t.Errorf("only %d parts were taken over in %d rounds", stayed, rounds)
	}
}

// common are some pages and files on which many datasets meet: lists of all, and every so many
// places.
func common(t *testing.T, c *dataset.Catalog, said map[string]*i18n.Translations, store *kept.Store) map[string][]byte {
	t.Helper()
	const every = 13
	o := page.Options{Parts: map[string]bool{"": true}, Translations: said, Place: c.Country, Data: "../data", Facts: facts.Of(c), Kept: store, Headline: c.Datasets[0].Indicators[0].Name}
	for _, folder := range []string{"indicators", "rankings", "search"} {
		o.Paths = append(o.Paths, folder+"/_index."+c.Languages[0]+".md")
	}
	for n, place := range o.Facts.Places() {
		if n%every == 0 {
			o.Paths = append(o.Paths, "places/"+c.PlaceSlug(place)+"."+c.Languages[0]+".md")
		}
	}
	all := page.Site(c, o)[""].Pages
	for n, m := range export.PlaceMakers(o.Facts, store) {
		if n%every == 0 {
			maps.Copy(all, m.Make())
		}
	}
	if len(all) < 10 {
		t.Fatalf("there are %d pages and files", len(all))
	}
	return all
}

// shift changes all figures of an indicator; if it is to be shorter, those of its last period go.
func shift(c *dataset.Catalog, i *dataset.Indicator, shorter bool) {
	last := i.Total().Latest()
	var all []dataset.Observation
	for o := range i.Total().All() {
		if shorter && o.Period == last && len(i.Total().Periods()) > 2 {
			continue
		}
		o.Value, o.Printed, o.Line = o.Value+1, "", o.Line+1
		all = append(all, o)
	}
	i.Cube = dataset.NewCube(all...)
	c.Sort(i)
}

// parts are the pages and files of some parts of a site.
func parts(t *testing.T, c *dataset.Catalog, said map[string]*i18n.Translations, wanted map[string]bool) map[string]map[string][]byte {
	t.Helper()
	o := page.Options{Parts: wanted, Translations: said, Place: c.Country, Data: "../data", Facts: facts.Of(c), Headline: c.Datasets[0].Indicators[0].Name}
	o.Charts = chart.DrawAll(chart.Options{Catalog: c, Translations: said, Place: c.Country, Facts: o.Facts}, func(of *dataset.Chart) bool { return wanted[of.Indicator.Dataset.Name] })
	page.CaptionAll(c, o)
	all := map[string]map[string][]byte{}
	for name, part := range page.Site(c, o) {
		all[name] = part.Pages
		for _, make := range part.Files {
			maps.Copy(all[name], make())
		}
	}
	for _, d := range c.Datasets {
		if !wanted[d.Name] {
			continue
		}
		maps.Copy(all[d.Name], export.DatasetFiles(export.Options{Catalog: c, Translations: said}, d))
	}
	for ref, drawn := range o.Charts {
		data, err := json.Marshal(drawn)
		if err != nil {
			t.Fatal(err)
		}
		all[ref.Chart.Indicator.Dataset.Name][drawn.ID] = data
	}
	for _, card := range page.Cards(c, o) {
		all[card.Part][card.Path] = fmt.Appendf(nil, "%q %q %q %q", card.Title, card.Subtitle, card.Figure, card.Lines) // its chart is among the charts
	}
	return all
}
