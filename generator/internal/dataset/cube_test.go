package dataset

import (
	"cmp"
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// TestCube: whatever is added, taken out and put in order, observations are
// those of a plain slice that the same was done to.
func TestCube(t *testing.T) {
	lists := map[string]*CodeList{}
	for _, list := range []string{"a", "b"} {
		var codes []Code
		for _, n := range rand.New(rand.NewPCG(0, 1)).Perm(9) {
			codes = append(codes, Code{Code: fmt.Sprint("c", n)})
		}
		lists[list] = NewCodeList(list, nil, nil, "", codes)
	}
	catalog := &Catalog{CodeLists: lists}
	for seed := range uint64(500) {
		r := rand.New(rand.NewPCG(seed, 2))
		i := &Indicator{}
		var plain []Observation
		line := 1
		for range r.IntN(4) {
			file := pick(r, "x.csv", "y.csv")
			if r.IntN(2) == 0 {
				i.Cube.Grow(20)
			}
			for range r.IntN(20) {
				line++
				o := observation(r, file, line)
				i.Cube.Add(o)
				plain = append(plain, o)
			}
			same(t, i, plain)
			if r.IntN(2) == 0 {
				gone := func(line int) bool { return line%3 == 0 }
				i.Cube.Drop("x.csv", gone)
				plain = slices.DeleteFunc(plain, func(o Observation) bool { return o.File == "x.csv" && gone(o.Line) })
				same(t, i, plain)
			}
			if r.IntN(2) == 0 {
				catalog.Sort(i)
				slices.SortStableFunc(plain, func(a, b Observation) int {
					return cmp.Or(cmp.Compare(a.Area.List, b.Area.List), cmp.Compare(lists[a.Area.List].index[a.Area.Code], lists[b.Area.List].index[b.Area.Code]),
						a.Period.Compare(b.Period))
				})
				same(t, i, plain)
			}
		}
		catalog.Sort(i)
		var again []Observation
		i.Cube.Repeated(func(first, o Observation) {
			if first.Key() != o.Key() {
				t.Fatalf("%v repeats %v", o, first)
			}
			again = append(again, o)
		})
		seen := map[Key]bool{}
		want := 0
		for _, o := range plain {
			if seen[o.Key()] {
				want++
			}
			seen[o.Key()] = true
		}
		if len(again) != want || i.Total().Len() != len(seen) {
			t.Fatalf("%d are repeated and %d left, want %d and %d", len(again), i.Total().Len(), want, len(seen))
		}
	}
}

func pick[T any](r *rand.Rand, of ...T) T { return of[r.IntN(len(of))] }

func observation(r *rand.Rand, file string, line int) Observation {
	o := Observation{Area: Area{pick(r, "a", "b"), fmt.Sprint("c", r.IntN(9))}, Period: Year(1900 + r.IntN(6)), Status: pick(r, "final", "estimate"),
		Qualifier: pick(r, "", "~"), Sources: pick(r, nil, []string{"s"}, []string{"s", "t"}), RankedOf: r.IntN(2), Sample: r.IntN(2), File: file, Line: line}
	for o.Printed == "" || math.Abs(o.Value) > 1e15 { // larger ones are not let through
		o.Printed = number(r)
		o.Value, _ = strconv.ParseFloat(o.Printed, 64)
	}
	if r.IntN(9) == 0 {
		o.Printed = ""
	}
	return o
}

// number is any that the check lets through: short ones and very long ones, as a
// program prints them or not.
func number(r *rand.Rand) string {
	digits := func(n int) (s string) {
		for range n {
			s += fmt.Sprint(r.IntN(10))
		}
		return s
	}
	var s string
	switch r.IntN(4) {
	case 0:
		s = strconv.FormatFloat(r.NormFloat64(), 'f', -1, 64)
	case 1:
		s = "0." + digits(1+r.IntN(200))
	default:
		s = strings.TrimLeft(digits(r.IntN(15)), "0") + digits(1)
		if len(s) > 1 {
			s = strings.TrimLeft(s, "0") + digits(1)
		}
		if r.IntN(2) == 0 {
			s += "." + digits(1+r.IntN(20))
		}
	}
	if !strings.HasPrefix(s, "-") && r.IntN(3) == 0 {
		s = "-" + s
	}
	return s
}

// same wants all ways to look at observations to give what a slice has.
func same(t *testing.T, i *Indicator, plain []Observation) {
	t.Helper()
	equal := func(what string, got, want any) {
		t.Helper()
		if !reflect.DeepEqual(got, want) {
			t.Fatalf("%s: got\n%v\nwant\n%v", what, got, want)
		}
	}
	equal("all", i.Total().Observations(), plain)
	equal("length", i.Total().Len(), len(plain))
	periods := map[Period]int{}
	for n, o := range plain {
		periods[o.Period]++
		equal("one", i.Total().Get(int32(n)), o)
		first := plain[slices.IndexFunc(plain, func(other Observation) bool { return other.Key() == o.Key() })]
		got, found := i.Total().At(o.Area, o.Period)
		equal("found", found, true)
		equal("at", got, first)
		of := func(keep func(Observation) bool) (list []Observation) {
			for _, o := range plain {
				if keep(o) {
					list = append(list, o)
				}
			}
			return list
		}
		series := of(func(other Observation) bool { return other.Area == o.Area })
		equal("of", i.Total().Of(o.Area), series)
		equal("in", i.Total().In(o.Period), of(func(other Observation) bool { return other.Period == o.Period }))
		slices.SortStableFunc(series, func(a, b Observation) int { return a.Period.Compare(b.Period) })
		var figures []Observation
		for _, f := range i.Total().FiguresOf(o.Area, nil) {
			figures = append(figures, i.Total().Get(f.Number))
		}
		equal("figures", figures, series)
	}
	equal("years", i.Total().ByPeriod(), periods)
	equal("subjects", i.Total().Areas(), AreasOf(plain))
	if _, found := i.Total().At(Area{"a", "none"}, Year(1900)); found {
		t.Fatal("what is not there is found")
	}
}
