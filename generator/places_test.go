package main

import (
	"math"
	"testing"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/datatest"
	"chiso/generator/internal/derive"
)

// realCatalog is the real data, checked and derived.
func realCatalog(t testing.TB) *dataset.Catalog { return datatest.Repository(t, "..") }

const (
	then = "provinces-63"
	now  = "provinces-34"
)

// TestReorganisation: each of the 63 former provinces goes somewhere, whole, and each
// of today's 34 comes from one to three of them; eleven keep their borders.
func TestReorganisation(t *testing.T) {
	datatest.Own(t, "..")
	c := realCatalog(t)
	unchanged, from := 0, map[int]int{}
	for _, code := range c.CodeLists[then].Members() {
		became := c.Became(dataset.Area{List: then, Code: code.Code})
		if len(became) != 1 || became[0].Share != 1 || became[0].Effective != "2025-07-01" || !c.CodeLists[now].Has(became[0].Code) {
			t.Errorf("%s became %+v", code.Label["vi"], became)
		}
	}
	for _, code := range c.CodeLists[now].Members() {
		s := dataset.Area{List: now, Code: code.Code}
		from[len(c.FormedFrom(s))]++
		if _, same := c.SameBorders(s); same {
			unchanged++
		}
	}
	if unchanged != 11 || from[1] != 11 || from[2]+from[3] != 23 || from[2]*2+from[3]*3 != 52 {
		t.Errorf("%d are unchanged; formed from so many: %v", unchanged, from)
	}
	slugs := map[string]bool{}
	for _, s := range derive.Places(c) {
		if slug := c.PlaceSlug(s); slugs[slug] || slug == "" {
			t.Errorf("%v has the address %q, and so has another", s, slug)
		} else {
			slugs[slug] = true
		}
	}
	for _, code := range c.CodeLists[then].Members() {
		if !slugs[c.PlaceSlug(dataset.Area{List: then, Code: code.Code})] {
			t.Errorf("%s leads nowhere", code.Label["vi"])
		}
	}
}

// TestConversion: converting the real figures loses and adds nothing, and uses the
// weights that are named.
func TestConversion(t *testing.T) {
	datatest.Own(t, "..")
	c := realCatalog(t)
	people, area, density, income := c.Total("grdp_population"), c.Total("grdp_area"), c.Total("grdp_population_density"), c.Total("grdp_per_capita")
	for _, i := range []dataset.Slice{people, area} {
		for _, year := range i.Periods() {
			if year.Year() > lastOfFormer {
				continue // published for today's places
			}
			total := map[string]float64{}
			count := map[string]int{}
			for _, o := range i.In(year) {
				total[o.Area.List] += o.Value
				count[o.Area.List]++
			}
			if count[then] != 63 || count[now] != 34 || math.Abs(total[then]-total[now]) > 0.001 {
				t.Errorf("%s in %d: %d places have %v, %d have %v", i.Name, year, count[then], total[then], count[now], total[now])
			}
		}
	}
	for _, code := range c.CodeLists[now].Members() {
		s := dataset.Area{List: now, Code: code.Code}
		for _, year := range income.Periods() {
			if year.Year() > lastOfFormer {
				continue
			}
			sum, weights, km := 0.0, 0.0, 0.0
			for _, part := range c.FormedFrom(s) {
				value, _ := income.At(part.Area, year)
				weight, _ := people.At(part.Area, year)
				size, _ := area.At(part.Area, year)
				sum, weights, km = sum+value.Value*weight.Value, weights+weight.Value, km+size.Value
			}
			o, there := income.At(s, year)
			switch {
			case !there:
				t.Errorf("income of %s in %d is missing", code.Label["vi"], year)
			case year.Year() == publishedTwice: // what was published for today's places comes first, and what we convert agrees with it
				if o.Status == derive.Derived || math.Abs(o.Value-sum/weights) > 0.0101 {
					t.Errorf("income of %s in %d is %+v, from its parts %v", code.Label["vi"], year, o, sum/weights)
				}
			case o.Status != derive.Derived || math.Abs(o.Value-sum/weights) > 1e-5:
				t.Errorf("income of %s in %d is %+v, want %v", code.Label["vi"], year, o, sum/weights)
			}
			wanted := 1000 * weights / km
			if former, same := c.SameBorders(s); same { // the same place has what was published of it
				published, _ := density.At(former, year)
				wanted = published.Value
			}
			if o, there := density.At(s, year); !there || o.Status != derive.Derived || math.Abs(o.Value-wanted) > 1e-5 {
				t.Errorf("density of %s in %d is %+v, want %v", code.Label["vi"], year, o, wanted)
			}
		}
	}
}

// lastOfFormer is the last year with figures of former provinces in data/grdp;
// publishedTwice has GRDP per capita of both the former provinces and today's.
const (
	lastOfFormer   = 2022
	publishedTwice = 2020
)

// areaTolerance is how far the area of a province may be from that of its parts: the
// two are of different sources and years. growthTolerance is how far average population
// may grow from 2022 to 2025: the mixed counts that were in data/provinces before gave
// An Giang 34 % and Can Tho 30 % more.
const (
	areaTolerance   = 0.03
	growthTolerance = 0.06
)

// TestWhole: the areas of the parts add up to the published area of the whole.
func TestWhole(t *testing.T) {
	datatest.Own(t, "..")
	c := realCatalog(t)
	for _, test := range []struct {
		parts, whole string
		low, high    float64
	}{{"grdp_area", "province_area", 1 - areaTolerance, 1 + areaTolerance}, {"grdp_population", "grdp_population", 1 / (1 + growthTolerance), 1},
		{"province_area", "grdp_area", 1, 1}} { // the same figures, kept where density is computed
		for _, code := range c.CodeLists[now].Members() {
			s := dataset.Area{List: now, Code: code.Code}
			parts, there := c.Total(test.parts).At(s, dataset.Year(lastOfFormer))
			if !there {
				parts, _ = c.Total(test.parts).At(s, dataset.Year(2025))
			}
			whole, _ := c.Total(test.whole).At(s, dataset.Year(2025))
			if ratio := parts.Value / whole.Value; !(ratio >= test.low && ratio <= test.high) {
				t.Errorf("%s of %s: parts %v, whole %v", test.parts, code.Label["vi"], parts.Value, whole.Value)
			}
		}
	}
}

// TestNotConverted: no figure of today's places is made of former ones unless its
// indicator says how, and none is a rank among other places than its own.
func TestNotConverted(t *testing.T) {
	datatest.Own(t, "..")
	c := realCatalog(t)
	converted := 0
	for _, d := range c.Datasets {
		for _, i := range d.Totals() {
			for o := range i.All() {
				if o.Area.List != now || o.Status != derive.Derived || o.Printed != "" {
					continue
				}
				converted++
				if i.Convert.Rule == dataset.NotConvertible || i.Measure == dataset.Rank {
					t.Errorf("%s was converted: %+v", i.Name, o)
				}
			}
			for _, year := range i.Periods() {
				for _, list := range []string{then, now} {
					set := derive.RankWithin(c, i, list, year)
					for s, stands := range set.Ranks {
						if members := len(c.CodeLists[list].Members()); s.List != list || stands.Of > members || stands.Rank > stands.Of {
							t.Errorf("%s in %d: %v stands %+v of %d", i.Name, year, s, stands, members)
						}
					}
				}
			}
		}
	}
	if converted == 0 {
		t.Error("nothing was converted at all")
	}
}
