package derive_test

import (
	"fmt"
	"testing"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/datatest"
	"chiso/generator/internal/derive"
)

// TestWhole: what stands for all the others, and what is then left to put in order.
func TestWhole(t *testing.T) {
	c := datatest.Nation()
	for name, want := range map[string]string{
		"growth": "whole AAA, list today, 2025 of 34, lead AAA 2025",
		"income": "whole AAA, list today, 2025 of 34, lead AAA 2026", // the whole is a year ahead
		"trust":  "whole AAA, list groups, 2025 of 2, lead AAA 2025",
		"output": "whole , list today, 2022 of 34, lead  ",
		"place":  "whole , list today, 2025 of 34, lead 20 2025",
		"mood":   "whole , list today, 2025 of 34, lead  ",
		"world":  "whole , list countries, 2025 of 4, lead AAA 2025",
	} {
		i := c.Total(name)
		whole, _ := derive.Whole(c, i)
		period := derive.LatestPeriod(c, i)
		lead, _ := derive.Lead(c, i)
		got := fmt.Sprintf("whole %s, list %s, %d of %d, lead %s %d", whole.Code, derive.MainList(c, i), period, len(derive.InPeriod(c, i, period)), lead.Area.Code, lead.Period)
		if got != want {
			t.Errorf("%s: %s; want %s", name, got, want)
		}
		for _, period := range i.Periods() {
			lists := map[string]bool{}
			for _, o := range derive.InPeriod(c, i, period) {
				lists[o.Area.List] = true
			}
			if len(lists) > 1 {
				t.Errorf("%s, %d: in one order stand %v", name, period, lists)
			}
		}
	}
	if in := derive.InPeriod(c, c.Total("income"), dataset.Year(2026)); len(in) != 0 {
		t.Errorf("beside the whole there are %d figures of 2026", len(in))
	}
	if high, low, named := derive.Ends(c, c.Total("output")); !named || high.Area.List != "today" || low.Area.Code != "01" {
		t.Errorf("the ends are %+v, %+v", high, low)
	}
	if _, _, named := derive.Ends(c, c.Total("mood")); named {
		t.Error("places are named that may not be ranked")
	}

	c.Country = "" // a site of no country: nobody stands for all
	for _, name := range []string{"growth", "trust", "world"} {
		if whole, there := derive.Whole(c, c.Total(name)); there {
			t.Errorf("%s: %v", name, whole)
		}
	}
}

// TestWholeParent: a parent stands for all that have it, and for nobody else.
func TestWholeParent(t *testing.T) {
	c := &dataset.Catalog{CodeLists: map[string]*dataset.CodeList{
		"all":   dataset.NewCodeList("all", nil, nil, "", []dataset.Code{{Code: "total"}, {Code: "rest"}}),
		"parts": dataset.NewCodeList("parts", nil, nil, "all", []dataset.Code{{Code: "a", Parent: "total"}, {Code: "b", Parent: "total"}, {Code: "c", Parent: "rest"}}),
		"own":   dataset.NewCodeList("own", nil, nil, "own", []dataset.Code{{Code: "a", Parent: "everybody"}, {Code: "b", Parent: "everybody"}, {Code: "everybody"}}),
	}}
	for _, test := range []struct {
		want  string
		areas []dataset.Area
	}{
		{"total", []dataset.Area{{List: "parts", Code: "a"}, {List: "all", Code: "total"}, {List: "parts", Code: "b"}}},
		{"", []dataset.Area{{List: "parts", Code: "a"}, {List: "all", Code: "total"}, {List: "parts", Code: "b"}, {List: "parts", Code: "c"}}}, // c is not of the total
		{"", []dataset.Area{{List: "all", Code: "total"}, {List: "parts", Code: "a"}}},                                                         // one part is no whole
		{"", []dataset.Area{{List: "parts", Code: "a"}, {List: "parts", Code: "b"}}},
		{"everybody", []dataset.Area{{List: "own", Code: "a"}, {List: "own", Code: "b"}, {List: "own", Code: "everybody"}}},
		{"", []dataset.Area{{List: "gone", Code: "x"}, {List: "gone", Code: "y"}}},
	} {
		i := &dataset.Indicator{Name: "i"}
		for n, s := range test.areas {
			i.Cube.Add(dataset.Observation{Area: s, Period: dataset.Year(2025), Value: float64(n)})
		}
		if whole, _ := derive.Whole(c, i.Total()); whole.Code != test.want {
			t.Errorf("of %v the whole is %q, want %q", test.areas, whole.Code, test.want)
		}
	}
}
