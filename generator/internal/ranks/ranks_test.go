package ranks_test

import (
	"fmt"
	"math/rand"
	"slices"
	"testing"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/ranks"
)

// half of the last digit of scores printed to one decimal.
func tenth(dataset.Observation) float64 { return 0.05 }

func TestAllowed(t *testing.T) {
	for _, test := range []struct {
		name      string
		direction dataset.Direction
		in        []float64
		half      float64
		printed   map[int]int // by number of the place
		want      []string
	}{
		{"no tie: certain", dataset.HigherIsBetter, []float64{30.5, 30.4, 40}, 0.05, nil, []string{"2", "3", "1"}},
		{"equal scores: all of their places", dataset.HigherIsBetter, []float64{30.5, 31, 30.5, 30.5, 20}, 0.05, nil, []string{"2-4", "1", "2-4", "2-4", "5"}},
		{"lower is better", dataset.LowerIsBetter, []float64{5, 3, 3}, 0.5, nil, []string{"3", "1-2", "1-2"}},
		{"a printed rank leaves one place", dataset.HigherIsBetter, []float64{59.4, 59.4, 60}, 0.05, map[int]int{0: 3}, []string{"3", "2", "1"}},
		{"a printed rank in the middle leaves both ends", dataset.HigherIsBetter, []float64{7, 7, 7}, 0.05, map[int]int{1: 2}, []string{"1-3", "2", "1-3"}},
		{"a printed rank at an end narrows", dataset.HigherIsBetter, []float64{7, 7, 7, 9}, 0.05, map[int]int{1: 4}, []string{"2-3", "4", "2-3", "1"}},
		{"computed scores nearer than their rounding may pass each other", dataset.HigherIsBetter, []float64{30.52, 30.5, 30.3}, 0.05, nil, []string{"1-2", "1-2", "3"}},
		{"a printed rank outside of the scores' range narrows nobody", dataset.HigherIsBetter, []float64{9, 7, 7}, 0.05, map[int]int{0: 2}, []string{"2", "2-3", "2-3"}},
	} {
		printed := map[dataset.Area]int{}
		for n, rank := range test.printed {
			printed[area(n)] = rank
		}
		ranges := ranks.Allowed(values(test.in...), test.direction, func(dataset.Observation) float64 { return test.half }, printed)
		for n, want := range test.want {
			r := ranges[area(n)]
			got := fmt.Sprint(r.Low)
			if !r.Certain() {
				got = fmt.Sprintf("%d-%d", r.Low, r.High)
			}
			if got != want {
				t.Errorf("%s: place %d of %v is %s, want %s", test.name, n, test.in, got, want)
			}
		}
	}
}

// TestAllowedHoldsTheTruth rounds scores that are known to the last digit, and prints the
// true ranks of some: the true rank of each always lies within its range, and a score
// that nobody shares has its true rank.
func TestAllowedHoldsTheTruth(t *testing.T) {
	random := rand.New(rand.NewSource(1))
	certain, open := 0, 0
	for round := range 300 {
		n := 2 + random.Intn(60)
		exact, printed := make([]float64, n), make([]float64, n)
		count := map[float64]int{}
		for k := range exact {
			exact[k] = float64(random.Intn(20_000))/1000 + float64(k)*1e-5 // no two the same
			printed[k] = float64(int(exact[k]*10+0.5)) / 10
			count[printed[k]]++
		}
		order := slices.Clone(exact)
		slices.Sort(order)
		slices.Reverse(order)
		known := map[dataset.Area]int{}
		for k := range exact {
			if random.Intn(3) == 0 {
				known[area(k)] = slices.Index(order, exact[k]) + 1
			}
		}
		ranges := ranks.Allowed(values(printed...), dataset.HigherIsBetter, tenth, known)
		for k := range exact {
			truth, r := slices.Index(order, exact[k])+1, ranges[area(k)]
			if truth < r.Low || truth > r.High {
				t.Fatalf("round %d: the true rank %d of %v lies outside of %+v", round, truth, printed[k], r)
			}
			if count[printed[k]] == 1 && !r.Certain() {
				t.Fatalf("round %d: nobody shares %v, and its rank is %+v", round, printed[k], r)
			}
			if r.Certain() {
				certain++
			} else {
				open++
			}
		}
	}
	if certain == 0 || open == 0 {
		t.Errorf("%d certain and %d open ranks: the scores do not try both", certain, open)
	}
}

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
