package derive_test

import (
	"math"
	"slices"
	"testing"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/datatest/cases"
	"chiso/generator/internal/derive"
)

func values(numbers ...float64) []dataset.Observation {
	var in []dataset.Observation
	for n, value := range numbers {
		in = append(in, dataset.Observation{Area: area(n), Period: dataset.Year(2025), Value: value})
	}
	return in
}

func area(n int) dataset.Area {
	return dataset.Area{List: "places", Code: string(rune('a' + n))}
}

func TestRanks(t *testing.T) {
	for _, test := range []struct {
		name      string
		direction dataset.Direction
		in        []float64
		want      []int
	}{
		{"higher is better", dataset.HigherIsBetter, []float64{1, 3, 2}, []int{3, 1, 2}},
		{"lower is better", dataset.LowerIsBetter, []float64{1, 3, 2}, []int{1, 3, 2}},
		{"ties share the better place, the next is skipped", dataset.HigherIsBetter, []float64{5, 7, 7, 5, 1}, []int{3, 1, 1, 3, 5}},
		{"one alone", dataset.HigherIsBetter, []float64{0}, []int{1}},
	} {
		ranks := derive.Ranks(values(test.in...), test.direction)
		for n, want := range test.want {
			if got := ranks[area(n)]; got != want {
				t.Errorf("%s: place %d of %v is %d, want %d", test.name, n, test.in, got, want)
			}
		}
	}
}

func TestMedian(t *testing.T) {
	if got := derive.Median(values(3, 1, 2)); got != 2 {
		t.Errorf("of three: %v", got)
	}
	if got := derive.Median(values(4, 1, 2, 3)); got != 2.5 {
		t.Errorf("of four: %v", got)
	}
	if got := derive.Median(nil); !math.IsNaN(got) {
		t.Errorf("of none: %v", got)
	}
}

func TestQuartiles(t *testing.T) {
	groups := derive.Quartiles(values(8, 7, 6, 5, 4, 3, 2, 1), dataset.HigherIsBetter)
	for n, group := range groups {
		if len(group) != 2 || group[0] != area(2*n) {
			t.Errorf("group %d: %v", n+1, group)
		}
	}
	// 63 places make 15 or 16 in each group, and nobody is lost.
	var many []float64
	for n := range 63 {
		many = append(many, float64(n))
	}
	total := 0
	for n, group := range derive.Quartiles(values(many...), dataset.HigherIsBetter) {
		if len(group) < 15 || len(group) > 16 {
			t.Errorf("group %d of 63 holds %d", n+1, len(group))
		}
		total += len(group)
	}
	if total != 63 {
		t.Errorf("%d of 63 places", total)
	}
	// Equal values are never distinguished.
	equal := derive.Quartiles(values(1, 1, 1, 1), dataset.HigherIsBetter)
	for _, group := range equal[1:] {
		if len(group) != 0 {
			t.Errorf("equal values in different groups: %v", group)
		}
	}
}

// TestCases: the program groups values as the charts of the theme do.
func TestCases(t *testing.T) {
	for _, c := range cases.Read(t, "../../../themes/chiso").Quarters {
		in := values(c.Values...)
		groups := derive.Quartiles(in, dataset.Direction(c.Direction))
		for n, o := range in {
			for group, areas := range groups {
				if slices.Contains(areas, o.Area) && 4-group != c.Want[n] {
					t.Errorf("%v, %s: value %d is in quarter %d, want %d", c.Values, c.Direction, n, 4-group, c.Want[n])
				}
			}
		}
	}
}

// small makes a catalog of scores a and b, their mean, and the rank by the mean.
func small(a, b []dataset.Observation, rankedOf int) (*dataset.Catalog, dataset.Slice, dataset.Slice) {
	d := &dataset.Dataset{Name: "d"}
	mean := &dataset.Indicator{Dataset: d, Name: "mean", Direction: dataset.HigherIsBetter, Derive: dataset.Derivation{Mean: []string{"a", "b"}}}
	rank := &dataset.Indicator{Dataset: d, Name: "rank", Derive: dataset.Derivation{Rank: "mean"}, RankedOf: map[dataset.Period]int{dataset.Year(2025): rankedOf}}
	mean.RankedBy(rank)
	d.Indicators = []*dataset.Indicator{rank, mean, {Dataset: d, Name: "a", Cube: dataset.NewCube(a...)}, {Dataset: d, Name: "b", Cube: dataset.NewCube(b...)}}
	return &dataset.Catalog{Datasets: []*dataset.Dataset{d}, CodeLists: map[string]*dataset.CodeList{}}, mean.Total(), rank.Total()
}

func TestCompute(t *testing.T) {
	c, mean, rank := small(values(10, 20, 0.1), values(20, 40, 0.2), 3)
	rank.Cube = dataset.NewCube(values(9)...) // a printed rank of the first place
	derive.Compute(c)
	if o, ok := mean.At(area(1), dataset.Year(2025)); !ok || o.Value != 30 || o.Status != derive.Derived {
		t.Errorf("mean: %+v", o)
	}
	if o, _ := mean.At(area(2), dataset.Year(2025)); o.Value != 0.15 {
		t.Errorf("mean of 0.1 and 0.2 is %v", o.Value)
	}
	for n, want := range []float64{9, 1, 3} {
		if o, _ := rank.At(area(n), dataset.Year(2025)); o.Value != want {
			t.Errorf("rank of place %d is %v, want %v", n, o.Value, want)
		}
	}
	if o, _ := rank.At(area(0), dataset.Year(2025)); o.Status == derive.Derived {
		t.Error("a printed rank was replaced")
	}
}

// TestComputeRefuses: a mean with a missing part is no mean, and a rank among some
// of those ranked is no rank.
func TestComputeRefuses(t *testing.T) {
	c, mean, rank := small(values(10, 20, 30), values(20, 40), 3)
	derive.Compute(c)
	if _, ok := mean.At(area(2), dataset.Year(2025)); ok {
		t.Error("a mean was made of one part of two")
	}
	if rank.Len() != 0 {
		t.Errorf("two of three were ranked: %+v", rank.Observations())
	}
}
