package facts_test

import (
	"reflect"
	"sync"
	"testing"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/datatest"
	"chiso/generator/internal/derive"
	"chiso/generator/internal/facts"
)

// TestFacts: whoever asks, and however many at once, a fact is what package derive computes
// of the catalog.
func TestFacts(t *testing.T) {
	c := datatest.Archive(t, "../../testdata/history.txtar")
	f := facts.Of(c)
	same := func(what string, got, want any) {
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %+v, want %+v", what, got, want)
		}
	}
	look := func() {
		for _, d := range c.Datasets {
			for _, i := range d.Totals() {
				whole, there := f.Whole(i)
				wanted, is := derive.Whole(c, i)
				same(i.Name+": whole", []any{whole, there}, []any{wanted, is})
				same(i.Name+": latest", f.LatestPeriod(i), derive.LatestPeriod(c, i))
				same(i.Name+": list", f.MainList(i), derive.MainList(c, i))
				same(i.Name+": summary", f.Summary(i), facts.Of(c).Summary(i))
				same(i.Name+": provenance", f.Provenance(i), facts.Of(c).Provenance(i))
				for _, list := range i.Lists() {
					for _, p := range i.Periods() {
						same(i.Name+" in "+list+": ranking", f.Ranking(i, list, p), derive.RankWithin(c, i, list, p))
						var members []dataset.Area
						for _, code := range c.CodeLists[list].Members() {
							members = append(members, dataset.Area{List: list, Code: code.Code})
						}
						same(i.Name+" in "+list+": group", f.Group(i, list, "", p), derive.Aggregate(c, i, members, p))
					}
				}
			}
		}
		for _, a := range f.Places() {
			same(a.Code+": formers", len(f.Formers(a)), len(derive.Formers(c, a)))
			same(a.Code+": profile", groups(f, a), groups(facts.Of(c), a))
			if !f.HasFigures(a) {
				t.Errorf("%v has a page and no figures", a)
			}
		}
		same("places", f.Places(), derive.Places(c))
	}
	var all sync.WaitGroup
	for range 4 {
		all.Go(look)
	}
	all.Wait()
}
