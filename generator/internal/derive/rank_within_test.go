package derive_test

import (
	"testing"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/derive"
)

func TestRankWithin(t *testing.T) {
	h := newHistory([]dataset.Change{whole("a", "x"), whole("b", "x"), whole("c", "c"), whole("d", "d"), whole("e", "e")})
	h.index.Ranking, h.rank.Ranking, h.rank.Direction = dataset.Ranked, dataset.Ranked, dataset.LowerIsBetter
	for code, index := range map[string]float64{"a": 50, "b": 70, "c": 70, "d": 20} {
		h.put("v0", code, 10, 1, 1, index)
	}
	set := derive.RankWithin(h.Catalog, h.index, "v0", dataset.Year(2020))
	at := func(code string) derive.Rank { return set.Ranks[dataset.Area{List: "v0", Code: code}] }
	if len(set.Figures) != 4 || set.Members != 5 {
		t.Errorf("%d of %d", len(set.Figures), set.Members)
	}
	if s := at("b"); s.Rank != 0 || s.Quartile != 1 {
		t.Errorf("a rank among four of five is no rank, and a group it may have: %+v", s)
	}
	h.put("v0", "e", 10, 1, 1, 10)
	set = derive.RankWithin(h.Catalog, h.index, "v0", dataset.Year(2020))
	for code, want := range map[string]derive.Rank{"b": {1, 1, 5, true, 1, true}, "c": {1, 1, 5, true, 1, true}, "a": {3, 3, 5, false, 3, true}, "e": {5, 5, 5, false, 4, true}} {
		if s := at(code); s != want {
			t.Errorf("%s stands at %+v, want %+v", code, s, want)
		}
	}
	h.index.Ranking = dataset.Quartiles
	set = derive.RankWithin(h.Catalog, h.index, "v0", dataset.Year(2020))
	if s := at("b"); s.Rank != 0 || s.Quartile != 1 {
		t.Errorf("the publisher wants no ranks: %+v", s)
	}
	h.rank.RankedOf[dataset.Year(2020)] = 63
	h.rank.Cube.Add(dataset.Observation{Area: dataset.Area{List: "v0", Code: "a"}, Period: dataset.Year(2020), Value: 7, Printed: "7"})
	h.rank.Cube.Add(dataset.Observation{Area: dataset.Area{List: "v0", Code: "b"}, Period: dataset.Year(2020), Value: 9, Printed: "9"})
	set = derive.RankWithin(h.Catalog, h.rank, "v0", dataset.Year(2020))
	if s := at("b"); s.Rank != 9 || s.Of != 63 || s.Tied {
		t.Errorf("a published rank stays: %+v", s)
	}
	h.index.Ranking = dataset.Ranked // its scores tie where the publisher's, with more decimals, do not
	set = derive.RankWithin(h.Catalog, h.index, "v0", dataset.Year(2020))
	if s := at("b"); s.Computed {
		t.Errorf("a rank as the producer has it counts as computed here: %+v", s)
	}
	if s, other := at("b"), at("c"); set.Published != h.rank || s.Rank != 9 || s.Of != 63 || s.Tied || other.Rank != 0 || other.Quartile != 0 { // five of 63 are too few for groups
		t.Errorf("a score is ranked as its publisher did: %+v, %+v", s, other)
	}
}

func TestAggregate(t *testing.T) {
	h := newHistory([]dataset.Change{whole("a", "x"), whole("b", "x"), whole("c", "c")})
	h.put("v0", "a", 100, 10, 4, 50)
	h.put("v0", "b", 300, 20, 16, 70)
	h.put("v0", "c", 50, unknown, 5, unknown)
	derive.Compute(h.Catalog)
	all := []dataset.Area{{List: "v0", Code: "a"}, {List: "v0", Code: "b"}, {List: "v0", Code: "c"}}
	for _, test := range []struct {
		indicator dataset.Slice
		places    []dataset.Area
		want      derive.Group
	}{
		{h.people, all, derive.Group{Rule: dataset.Sum, Value: 450, Known: 3, Members: 3, Complete: true}},
		{h.income, all[:2], derive.Group{Rule: dataset.WeightedMean, Value: 17.5, Known: 2, Members: 2, Complete: true}},
		{h.density, all, derive.Group{Rule: dataset.Recompute, Value: 18000, Known: 3, Members: 3, Complete: true}},
		{h.index, all, derive.Group{Rule: dataset.NotConvertible, Value: 60, Known: 2, Members: 3, Complete: true}},
	} {
		if got := derive.Aggregate(h.Catalog, test.indicator, test.places, dataset.Year(2020)); got != test.want {
			t.Errorf("%s: %+v, want %+v", test.indicator.Name, got, test.want)
		}
	}
	if got := derive.Aggregate(h.Catalog, h.income, all, dataset.Year(2020)); got.Complete {
		t.Errorf("a weighted mean with a missing part: %+v", got)
	}
	if got := derive.Aggregate(h.Catalog, h.index, all[1:], dataset.Year(2020)); got.Complete {
		t.Errorf("a mean of one of two: %+v", got)
	}
	if got := derive.Aggregate(h.Catalog, h.rank, all, dataset.Year(2020)); got.Complete {
		t.Errorf("a mean of ranks: %+v", got)
	}
}

// TestComputedIsNotConverted: a mean or rank that was computed of places as they were is
// theirs; only what comes from former places is called converted, and is ranked among all.
func TestComputedIsNotConverted(t *testing.T) {
	h := newHistory([]dataset.Change{whole("a", "x"), whole("b", "x"), whole("c", "y"), whole("d", "z")})
	for n, code := range []string{"a", "b", "c"} { // d was left out by the producer
		h.put("v0", code, float64(100+n), 10, 4, float64(50+n))
	}
	h.density.Ranking, h.rank.Ranking, h.rank.Direction = dataset.Ranked, dataset.Ranked, dataset.LowerIsBetter
	h.rank.RankedOf[dataset.Year(2020)], h.density.RankedOf[dataset.Year(2020)] = 3, 3
	derive.Compute(h.Catalog)
	former, today := dataset.Area{List: "v0", Code: "a"}, dataset.Area{List: "v1", Code: "x"}
	for _, i := range []dataset.Slice{h.density, h.rank} {
		if o, there := i.At(former, dataset.Year(2020)); !there || o.Converted {
			t.Errorf("%s of a former place: %+v", i.Name, o)
		}
		if s := derive.RankWithin(h.Catalog, i, "v0", dataset.Year(2020)).Ranks[former]; s.Rank == 0 || s.Of != 3 {
			t.Errorf("%s is ranked among the three that were: %+v", i.Name, s)
		}
	}
	for _, i := range []dataset.Slice{h.people, h.density} {
		if o, there := i.At(today, dataset.Year(2020)); !there || !o.Converted {
			t.Errorf("%s of a place of today: %+v", i.Name, o)
		}
		if f := derive.RankWithin(h.Catalog, i, "v1", dataset.Year(2020)); f.Members != 3 || len(f.Figures) != 2 || f.Ranks[today].Rank != 0 {
			t.Errorf("%s of two of three has an order: %+v", i.Name, f)
		}
	}
}

// TestAggregateByZero: a ratio to nothing is none.
func TestAggregateByZero(t *testing.T) {
	h := newHistory([]dataset.Change{whole("a", "x"), whole("b", "x")})
	h.put("v0", "a", 100, 10, 0, 50)
	h.put("v0", "b", 300, 20, 0, 70)
	derive.Compute(h.Catalog)
	all := []dataset.Area{{List: "v0", Code: "a"}, {List: "v0", Code: "b"}}
	if got := derive.Aggregate(h.Catalog, h.density, all, dataset.Year(2020)); got.Complete {
		t.Errorf("people on no land: %+v", got)
	}
	h.people.Cube = dataset.Cube{}
	h.put("v0", "a", 0, unknown, unknown, unknown)
	h.put("v0", "b", 0, unknown, unknown, unknown)
	if got := derive.Aggregate(h.Catalog, h.income, all, dataset.Year(2020)); got.Complete {
		t.Errorf("a mean weighted by nobody: %+v", got)
	}
}

// TestOneRank: a published rank is shown though it is the only one that is known.
func TestOneRank(t *testing.T) {
	h := newHistory([]dataset.Change{whole("a", "x"), whole("b", "x")})
	h.rank.Ranking, h.rank.Direction = dataset.Ranked, dataset.LowerIsBetter
	h.rank.RankedOf[dataset.Year(2020)] = 63
	s := dataset.Area{List: "v0", Code: "a"}
	h.rank.Cube.Add(dataset.Observation{Area: s, Period: dataset.Year(2020), Value: 7, Printed: "7"})
	if got := derive.RankWithin(h.Catalog, h.rank, "v0", dataset.Year(2020)).Ranks[s]; got.Rank != 7 || got.Of != 63 {
		t.Errorf("%+v", got)
	}
}
