package facts_test

import (
	"fmt"
	"slices"
	"testing"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/datatest"
	"chiso/generator/internal/facts"
)

// TestProvenance: of an indicator there are the sources that its figures name, with their years,
// the most named first, and the licences that cover any of its figures.
func TestProvenance(t *testing.T) {
	c := datatest.Archive(t, "../../testdata/history.txtar")
	d := c.Indicator("people").Dataset
	d.Sources = append(d.Sources, dataset.Source{Name: "unused"}, dataset.Source{Name: "press"})
	d.Contributors = []dataset.Contributor{{Path: "a", Roles: []string{"author"}}, {Path: "p", Roles: []string{"author", "publisher"}}}
	d.Licenses = []dataset.License{{Name: "old", To: dataset.Year(2004)}, {Name: "first", To: dataset.Year(2009)}, {Name: "second", From: dataset.Year(2010)}, {Name: "all"}}
	mood := c.Indicator("mood")
	for _, year := range []int{2011, 2012, 2014} {
		mood.Cube.Add(dataset.Observation{Area: dataset.Area{List: "v1", Code: "d"}, Period: dataset.Year(year), Value: 1, Sources: []string{"press"}})
	}
	c.Sort(mood)
	f := facts.Of(c)
	p := f.Provenance(mood.Total())
	var got []string
	for _, s := range p.Sources {
		got = append(got, fmt.Sprint(s.Name, s.In))
	}
	if want := []string{"made-up[{2005 2006} {2010 2010} {2025 2025}]", "press[{2011 2012} {2014 2014}]"}; !slices.Equal(got, want) {
		t.Errorf("the sources are %q", got)
	}
	got = nil
	for _, l := range p.Licenses {
		got = append(got, fmt.Sprint(l.Name, l.In))
	}
	if want := []string{"first{2005 2009}", "second{2010 2025}", "all{ }"}; !slices.Equal(got, want) {
		t.Errorf("the licences are %q", got)
	}
	if len(p.Publishers) != 1 || p.Publishers[0].Path != "p" || p.Dataset != d || p.Origin != d {
		t.Errorf("the publishers are %+v", p.Publishers)
	}
	mood.Cube = dataset.Cube{}
	if p := facts.Of(c).Provenance(mood.Total()); len(p.Sources) != 3 || len(p.Sources[0].In) != 0 {
		t.Errorf("without figures there are the sources %+v", p.Sources)
	}
}

// TestProvenanceComputed: figures that are computed from those of others come from them, and so do
// the publishers and licences.
func TestProvenanceComputed(t *testing.T) {
	c := datatest.Nation()
	own, other := c.Datasets[0], &dataset.Dataset{Name: "other", Sources: []dataset.Source{{Name: "census"}}, Licenses: []dataset.License{{Name: "ODbL"}}, Contributors: []dataset.Contributor{{Path: "o", Roles: []string{"publisher"}}}}
	names := own.Borrow(other, []string{"census"})
	growth := c.Indicator("growth")
	growth.Cube = dataset.Cube{}
	growth.Cube.Add(dataset.Observation{Area: dataset.Area{List: "countries", Code: "AAA"}, Period: dataset.Year(2025), Value: 1, Sources: names})
	c.Sort(growth)
	p := facts.Of(c).Provenance(growth.Total())
	if p.Dataset != own || p.Origin != other || len(p.Licenses) != 1 || p.Licenses[0].Name != "ODbL" || len(p.Publishers) != 1 || len(p.Sources) != 1 || p.Sources[0].Name != "other/census" {
		t.Errorf("%+v", p)
	}
	p = facts.ProvenanceFrom([]*dataset.Dataset{own, other}, dataset.Period{}, dataset.Period{})
	if len(p.Licenses) != 2 || p.Licenses[0].Name != "CC0-1.0" || p.Licenses[1].Name != "ODbL" || p.Origin != own {
		t.Errorf("%+v", p)
	}
}
