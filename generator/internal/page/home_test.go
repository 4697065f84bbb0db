package page

import (
	"slices"
	"strings"
	"testing"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/datatest"
)

// TestHomeVanishes: what a site does not have is not on its home page.
func TestHomeVanishes(t *testing.T) {
	for name, b := range site(t, "../../testdata/base/data", "", func(c *dataset.Catalog) {
		for _, d := range c.Datasets {
			d.Targets = nil
		}
		for _, list := range c.CodeLists {
			list.Places, list.Layout = false, nil
		}
	}) {
		p := homeBuilder{b}.home()
		if p.Headline != nil || p.Find || p.Map != "" || len(p.Goals) > 0 || p.AllGoals != "" || len(p.Tallies) > 0 {
			t.Errorf("%s: %+v", name, p)
		}
		if len(p.Changes) != 1 || len(p.Topics) != 1 {
			t.Errorf("%s: changes %v, topics %v", name, p.Changes, p.Topics)
		}
	}
}

// TestChanges: the newest version comes first; of one day the one with the higher number.
func TestChanges(t *testing.T) {
	made := func(title, created, version string) *dataset.Dataset {
		return &dataset.Dataset{Title: dataset.Text{"en": title}, Created: created, Version: version}
	}
	c := &dataset.Catalog{Datasets: []*dataset.Dataset{made("old", "2025-01-01", "9.0.0"), made("two", "2026-01-01", "1.2.0"), made("ten", "2026-01-01", "1.10.0"), made("new", "2026-02-01", "0.1.0"), made("older", "2024-01-01", "1")}}
	var got []string
	for _, x := range (homeBuilder{newBase(c, Options{}, "en")}).changes() {
		got = append(got, x.Title)
	}
	if want := "new ten two old"; strings.Join(got, " ") != want {
		t.Errorf("the changes are %v, want %s", got, want)
	}
}

// TestHomeStrictest: of two targets of an indicator for one year the home page names the one
// that asks for more.
func TestHomeStrictest(t *testing.T) {
	b := nation(t)
	d := b.catalog.Datasets[0]
	for _, value := range []float64{30, 50, 40} {
		d.Targets = append(d.Targets, dataset.Target{Indicator: "growth", Place: "country", Comparator: ">=", Value: value, By: dataset.Year(2030)})
	}
	d.Targets = append(d.Targets, dataset.Target{Indicator: "growth", Place: "country", Comparator: ">=", Value: 35, By: dataset.Year(2028)})
	var got []string
	for _, g := range (homeBuilder{b}).homeGoals() {
		got = append(got, plain(g.Value)+" "+g.By)
	}
	if want := []string{"at least 50 points 2030", "at least 35 points 2028"}; !slices.Equal(got, want) {
		t.Errorf("the home page names %q, want %q", got, want)
	}
}

// TestFacetCounts: every option of the catalogue has as many indicators as carry its
// code, and no code that an indicator carries is missing.
func TestFacetCounts(t *testing.T) {
	c := datatest.Repository(t, "../../..")
	translations := datatest.TranslationsOf(t, "../../../themes/chiso", "../../../site", c.Languages)
	p := catalogueBuilder{newBase(c, Options{Place: datatest.SitePlace(t, "../../.."), Translations: translations}, c.Languages[0])}.indicatorsPage()
	carried := map[string]map[string]int{"topic": {}, "level": {}, "source": {}}
	listed := 0
	for _, g := range p.Groups {
		for _, e := range g.Indicators {
			carried["source"][g.Name]++
			listed++
			for _, level := range strings.Fields(e.Levels) {
				carried["level"][level]++
			}
			for _, t := range e.Topics {
				carried["topic"][t.Code]++
			}
		}
	}
	if p.Total != listed {
		t.Errorf("%d indicators are announced, %d listed", p.Total, listed)
	}
	for _, f := range p.Facets {
		options := slices.Clone(f.Options)
		for _, g := range f.Groups {
			options = append(options, g.Options...)
		}
		if f.Name == "year" {
			continue // a span stands for many
		}
		if len(options) != len(carried[f.Name]) {
			t.Errorf("%s has %d options for %d codes", f.Name, len(options), len(carried[f.Name]))
		}
		for _, o := range options {
			if o.Count != carried[f.Name][o.Code] || o.Label == "" {
				t.Errorf("%s %s (%q) is said to have %d indicators and has %d", f.Name, o.Code, o.Label, o.Count, carried[f.Name][o.Code])
			}
		}
	}
}

// TestLines: rows tell the lines of their figures shortly where they can.
func TestLines(t *testing.T) {
	at := func(file string, line int) dataset.Observation { return dataset.Observation{File: file, Line: line} }
	for want, row := range map[string][]dataset.Observation{
		"":             {at("", 0), at("", 0)},
		"9":            {at("a", 9), at("a", 8), at("a", 7)},
		"9 0 2":        {at("a", 9), at("", 0), at("a", 7)},
		"0 8":          {at("b", 9), at("a", 8)},
		"3 -1 -1 -895": {at("a", 3), at("a", 4), at("a", 5), at("a", 900)},
	} {
		if got := lines("a", row); got != want {
			t.Errorf("%v gives %q, want %q", row, got, want)
		}
	}
}
