package derive_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/derive"
)

// club makes a catalog in which a to e are ranked in a dataset of their own, and b, c
// and e are a group, b until the middle of 2024. The rank within the group is another
// dataset's.
func club(place string) (c *dataset.Catalog, rank, within dataset.Slice) {
	var codes []dataset.Code
	for n := range 5 {
		codes = append(codes, dataset.Code{Code: area(n).Code})
	}
	list := dataset.NewCodeList("places", nil, nil, "", codes)
	list.Groups = []dataset.Group{{Code: "club", Members: []dataset.Membership{{Code: "b", To: "2024-06-30"}, {Code: "c"}, {Code: "e", From: "2000-01-01"}, {Code: "a", From: "2024-07-02"}}}}
	world := &dataset.Dataset{Name: "world", Licenses: []dataset.License{{Name: "old", To: dataset.Year(2023)}, {Name: "new", From: dataset.Year(2024)}},
		Sources: []dataset.Source{{Name: "s1", Accessed: "2026-01-01"}, {Name: "s2", Accessed: "2026-01-02"}, {Name: "s3", Accessed: "2026-01-03"}}}
	ranked := &dataset.Indicator{Dataset: world, Name: "rank", Measure: dataset.Rank, Direction: dataset.LowerIsBetter, RankedOf: map[dataset.Period]int{}}
	world.Indicators = []*dataset.Indicator{ranked}
	goals := &dataset.Dataset{Name: "goals", Licenses: []dataset.License{{Name: "ours"}}, Sources: []dataset.Source{{Name: "s1"}}}
	among := &dataset.Indicator{Dataset: goals, Name: "within", Measure: dataset.Rank, Direction: dataset.LowerIsBetter, RankedOf: map[dataset.Period]int{},
		Derive: dataset.Derivation{Within: &dataset.Within{Of: "rank", Group: "club", Place: place}}}
	goals.Indicators = []*dataset.Indicator{among}
	return &dataset.Catalog{Datasets: []*dataset.Dataset{goals, world}, CodeLists: map[string]*dataset.CodeList{"places": list}}, ranked.Total(), among.Total()
}

// put adds ranks of a year, those of a to e; a blank one is none.
func put(rank dataset.Slice, period, of int, texts ...string) {
	rank.RankedOf[dataset.Year(period)] = of
	for n, text := range texts {
		if text == "" {
			continue
		}
		o := ranges(text)[0]
		o.Area, o.Period, o.Sources = area(n), dataset.Year(period), []string{fmt.Sprint("s", n%3+1)}
		rank.Cube.Add(o)
	}
}

func TestGroupRanks(t *testing.T) {
	for _, test := range []struct {
		name string
		year int
		of   int
		in   []string
		want string // of the members, in the order of their codes
	}{
		{"members only", 2023, 5, []string{"1", "4", "5", "2", "3"}, "b 2, c 3, e 1"},
		{"one that the publisher left out is not counted", 2023, 4, []string{"1", "4", "", "2", "3"}, "b 2, e 1"},
		{"in a list with a gap nobody knows", 2023, 5, []string{"1", "4", "", "2", "3"}, ""},
		{"all members are known, though not all others", 2023, 5, []string{"", "4", "5", "", "3"}, "b 2, c 3, e 1"},
		{"ranges that do not meet are no ranges within", 2023, 5, []string{"1–2", "3", "4–5", "4–5", "1–2"}, "b 2, c 3, e 1"},
		{"ranges that meet", 2023, 5, []string{"1", "4–5", "4–5", "3", "2"}, "b 2–3, c 2–3, e 1"},
		{"a range that holds another's rank", 2023, 5, []string{"1", "2–4", "3", "2–4", "5"}, "b 1–2, c 1–2, e 3"},
		{"a shared rank is shared", 2023, 5, []string{"1", "3", "3", "2", "5"}, "b 1, c 1, e 3"},
		{"who left before the middle of the year, and who came after it, are no members", 2024, 5, []string{"1", "4", "5", "2", "3"}, "c 2, e 1"},
		{"one alone has no rank", 2023, 2, []string{"1", "", "", "", "2"}, ""},
	} {
		c, rank, within := club("")
		put(rank, test.year, test.of, test.in...)
		derive.Compute(c)
		var got []string
		for o := range within.All() {
			got = append(got, strings.TrimSuffix(o.Area.Code+" "+written(o), " computed"))
			if o.Status != derive.Derived || o.RankedOf != within.RankedOf[dataset.Year(test.year)] || o.RankedOf != within.Len() {
				t.Errorf("%s: %+v", test.name, o)
			}
		}
		if text := strings.Join(got, ", "); text != test.want {
			t.Errorf("%s: %s, want %s", test.name, text, test.want)
		}
	}
}

// TestGroupRanksOfOne: the rank of one place is computed, of how many is known, and a
// rank that was reported stays.
func TestGroupRanksOfOne(t *testing.T) {
	c, rank, within := club("c")
	put(rank, 2022, 5, "1", "4", "5", "2", "3")
	put(rank, 2023, 5, "1", "4", "5", "2", "3")
	within.Cube = dataset.NewCube(dataset.Observation{Area: area(2), Period: dataset.Year(2022), Value: 2, Printed: "2", Status: "final", Sources: []string{"s1"}})
	derive.Compute(c)
	got := within.Observations()
	if len(got) != 2 || written(got[0]) != "2" || written(got[1]) != "3 computed" || got[1].RankedOf != 3 {
		t.Errorf("%+v", got)
	}
}

// TestBorrowedSources: what is computed from another dataset names that dataset's
// sources, and is covered by its licences, not by those of the dataset that shows it.
func TestBorrowedSources(t *testing.T) {
	c, rank, within := club("c")
	put(rank, 2023, 5, "1", "4", "5", "2", "3")
	put(rank, 2024, 5, "1", "4", "5", "2", "3")
	derive.Compute(c)
	goals, world := within.Dataset, rank.Dataset
	o, _ := within.At(area(2), dataset.Year(2023))
	if !slices.Equal(o.Sources, []string{"world/s2", "world/s3"}) { // of b and e, and of c; not that of a
		t.Errorf("the sources are %v", o.Sources)
	}
	var names []string
	for _, s := range goals.Sources {
		names = append(names, s.Name+" "+s.Accessed)
		if (s.From == world) != strings.HasPrefix(s.Name, "world/") {
			t.Errorf("source %s is from %v", s.Name, s.From)
		}
	}
	if want := []string{"s1 ", "world/s2 2026-01-02", "world/s3 2026-01-03"}; !slices.Equal(names, want) {
		t.Errorf("the dataset has the sources %q, want %q", names, want)
	}
	if goals.Origin(o.Sources) != world || goals.Origin([]string{"s1"}) != goals || !slices.Equal(within.Origins(), []*dataset.Dataset{world}) || !slices.Equal(rank.Origins(), []*dataset.Dataset{world}) {
		t.Error("the figure is not that of the other dataset")
	}
	within.Cube.Add(dataset.Observation{Area: area(2), Period: dataset.Year(2022), Value: 2, Printed: "2", Sources: []string{"s1"}})
	if !slices.Equal(within.Origins(), []*dataset.Dataset{goals, world}) {
		t.Error("a reported figure is not the dataset's own")
	}
}
