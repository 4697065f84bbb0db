package derive_test

import (
	"testing"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/derive"
)

func TestInField(t *testing.T) {
	h := newHistory([]dataset.Change{whole("a", "x"), whole("b", "x"), whole("c", "c"), whole("d", "d"), whole("e", "e")})
	h.index.Ranking, h.rank.Ranking, h.rank.Direction = dataset.Ranked, dataset.Ranked, dataset.LowerIsBetter
	for code, index := range map[string]float64{"a": 50, "b": 70, "c": 70, "d": 20} {
		h.put("v0", code, 10, 1, 1, index)
	}
	field := derive.InField(h.Catalog, h.index, "v0", 2020)
	at := func(code string) derive.Standing { return field.Standings[dataset.Subject{List: "v0", Code: code}] }
	if len(field.Figures) != 4 || field.Members != 5 {
		t.Errorf("%d of %d", len(field.Figures), field.Members)
	}
	if s := at("b"); s.Rank != 0 || s.Quartile != 1 {
		t.Errorf("a rank among four of five is no rank, and a group it may have: %+v", s)
	}
	h.put("v0", "e", 10, 1, 1, 10)
	field = derive.InField(h.Catalog, h.index, "v0", 2020)
	for code, want := range map[string]derive.Standing{"b": {1, 5, true, 1}, "c": {1, 5, true, 1}, "a": {3, 5, false, 3}, "e": {5, 5, false, 4}} {
		if s := at(code); s != want {
			t.Errorf("%s stands at %+v, want %+v", code, s, want)
		}
	}
	h.index.Ranking = dataset.Quartiles
	field = derive.InField(h.Catalog, h.index, "v0", 2020)
	if s := at("b"); s.Rank != 0 || s.Quartile != 1 {
		t.Errorf("the publisher wants no ranks: %+v", s)
	}
	h.rank.RankedOf[2020] = 63
	h.rank.Observations.Add(dataset.Observation{Subject: dataset.Subject{List: "v0", Code: "a"}, Year: 2020, Value: 7, Printed: "7"})
	h.rank.Observations.Add(dataset.Observation{Subject: dataset.Subject{List: "v0", Code: "b"}, Year: 2020, Value: 9, Printed: "9"})
	field = derive.InField(h.Catalog, h.rank, "v0", 2020)
	if s := at("b"); s.Rank != 9 || s.Of != 63 || s.Tied {
		t.Errorf("a published rank stays: %+v", s)
	}
	h.index.Ranking = dataset.Ranked // its scores tie where the publisher's, with more decimals, do not
	field = derive.InField(h.Catalog, h.index, "v0", 2020)
	if s, other := at("b"), at("c"); field.Published != h.rank || s.Rank != 9 || s.Tied || other.Rank != 0 || other.Quartile != 1 {
		t.Errorf("a score is ranked as its publisher did: %+v, %+v", s, other)
	}
}

func TestTogether(t *testing.T) {
	h := newHistory([]dataset.Change{whole("a", "x"), whole("b", "x"), whole("c", "c")})
	h.put("v0", "a", 100, 10, 4, 50)
	h.put("v0", "b", 300, 20, 16, 70)
	h.put("v0", "c", 50, unknown, 5, unknown)
	derive.Fill(h.Catalog)
	all := []dataset.Subject{{List: "v0", Code: "a"}, {List: "v0", Code: "b"}, {List: "v0", Code: "c"}}
	for _, test := range []struct {
		indicator *dataset.Indicator
		places    []dataset.Subject
		want      derive.Group
	}{
		{h.people, all, derive.Group{Rule: dataset.Sum, Value: 450, Known: 3, Members: 3, Complete: true}},
		{h.income, all[:2], derive.Group{Rule: dataset.WeightedMean, Value: 17.5, Known: 2, Members: 2, Complete: true}},
		{h.density, all, derive.Group{Rule: dataset.Recompute, Value: 18000, Known: 3, Members: 3, Complete: true}},
		{h.index, all, derive.Group{Rule: dataset.NotConvertible, Value: 60, Known: 2, Members: 3, Complete: true}},
	} {
		if got := derive.Together(h.Catalog, test.indicator, test.places, 2020); got != test.want {
			t.Errorf("%s: %+v, want %+v", test.indicator.Name, got, test.want)
		}
	}
	if got := derive.Together(h.Catalog, h.income, all, 2020); got.Complete {
		t.Errorf("a weighted mean with a missing part: %+v", got)
	}
	if got := derive.Together(h.Catalog, h.index, all[1:], 2020); got.Complete {
		t.Errorf("a mean of one of two: %+v", got)
	}
	if got := derive.Together(h.Catalog, h.rank, all, 2020); got.Complete {
		t.Errorf("a mean of ranks: %+v", got)
	}
}
