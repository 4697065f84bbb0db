package derive_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/derive"
)

// history is a catalog of code lists v0, v1, … with a concordance from each to the
// next, and the indicators that the tests convert across them: people add up, income is
// their weighted mean, area adds up, density is computed anew, index and rank stay.
type history struct {
	*dataset.Catalog
	people, income, area, density, index, rank dataset.Slice
}

func newHistory(changes ...[]dataset.Change) history {
	d := &dataset.Dataset{Name: "d"}
	indicator := func(name string, measure dataset.Measure, convert dataset.Conversion) dataset.Slice {
		i := &dataset.Indicator{Dataset: d, Name: name, Measure: measure, Direction: dataset.HigherIsBetter, Convert: convert, RankedOf: map[dataset.Period]int{}}
		d.Indicators = append(d.Indicators, i)
		return i.Total()
	}
	h := history{Catalog: &dataset.Catalog{Datasets: []*dataset.Dataset{d}, CodeLists: map[string]*dataset.CodeList{}}}
	h.density = indicator("density", dataset.Amount, dataset.Conversion{Rule: dataset.Recompute}) // before its inputs: order must not matter
	h.density.Derive.Ratio = &dataset.Ratio{Of: "people", Per: "area", Times: 1000}
	h.income = indicator("income", dataset.Amount, dataset.Conversion{Rule: dataset.WeightedMean, Weight: "people"})
	h.people = indicator("people", dataset.Count, dataset.Conversion{Rule: dataset.Sum})
	h.area = indicator("area", dataset.Amount, dataset.Conversion{Rule: dataset.Sum})
	h.index = indicator("index", dataset.Score, dataset.Conversion{Rule: dataset.NotConvertible})
	h.rank = indicator("rank", dataset.Rank, dataset.Conversion{Rule: dataset.NotConvertible})
	h.rank.Derive.Rank = "index"
	h.index.RankedBy(h.rank.Indicator)
	for n := len(changes) - 1; n >= 0; n-- { // the last first: the order of files must not matter
		h.Concordances = append(h.Concordances, &dataset.Concordance{From: fmt.Sprint("v", n), To: fmt.Sprint("v", n+1), Changes: changes[n]})
	}
	for n := range len(changes) + 1 {
		list := fmt.Sprint("v", n)
		var codes []dataset.Code
		for _, k := range h.Concordances {
			for _, x := range k.Changes {
				for _, s := range []dataset.Area{{List: k.From, Code: x.From}, {List: k.To, Code: x.To}} {
					if s.List == list && !slices.ContainsFunc(codes, func(c dataset.Code) bool { return c.Code == s.Code }) {
						codes = append(codes, dataset.Code{Code: s.Code})
					}
				}
			}
		}
		h.CodeLists[list] = dataset.NewCodeList(list, nil, nil, "", codes)
	}
	return h
}

// put gives a place its figures of 2020: of people, income, area, index.
func (h history) put(list, code string, people, income, area, index float64) {
	for n, i := range []dataset.Slice{h.people, h.income, h.area, h.index} {
		value := []float64{people, income, area, index}[n]
		if !math.IsNaN(value) {
			i.Cube.Add(dataset.Observation{Area: dataset.Area{List: list, Code: code}, Period: dataset.Year(2020), Value: value, Printed: fmt.Sprint(value)})
		}
	}
}

func (h history) at(t *testing.T, i dataset.Slice, list, code string) float64 {
	t.Helper()
	o, there := i.At(dataset.Area{List: list, Code: code}, dataset.Year(2020))
	if !there {
		return math.NaN()
	}
	if o.Printed == "" && o.Status != derive.Derived {
		t.Errorf("%s of %s is not marked as derived", i.Name, code)
	}
	return o.Value
}

func (h history) want(t *testing.T, i dataset.Slice, list, code string, want float64) {
	t.Helper()
	got := h.at(t, i, list, code)
	if math.IsNaN(want) != math.IsNaN(got) || math.Abs(got-want) > 1e-5*max(1, math.Abs(want)) {
		t.Errorf("%s of %s in %s is %v, want %v", i.Name, code, list, got, want)
	}
}

func whole(from, to string) dataset.Change { return dataset.Change{From: from, To: to, Share: 1} }

func part(from, to string, share float64) dataset.Change {
	return dataset.Change{From: from, To: to, Share: share}
}

var unknown = math.NaN()

func TestMerger(t *testing.T) {
	h := newHistory([]dataset.Change{whole("a", "x"), whole("b", "x"), whole("c", "c")})
	h.put("v0", "a", 100, 10, 4, 50)
	h.put("v0", "b", 300, 20, 16, 70)
	h.put("v0", "c", 50, 5, 5, 60)
	h.density.Cube.Add(dataset.Observation{Area: dataset.Area{List: "v0", Code: "c"}, Period: dataset.Year(2020), Value: 9999, Printed: "9999"})
	for _, i := range []dataset.Slice{h.index, h.people} {
		h.Sort(i.Indicator)
	}
	h.rank.RankedOf[dataset.Year(2020)] = 3
	derive.Compute(h.Catalog)
	h.want(t, h.people, "v1", "x", 400)
	h.want(t, h.income, "v1", "x", 17.5) // (100·10 + 300·20) / 400
	h.want(t, h.area, "v1", "x", 20)
	h.want(t, h.density, "v1", "x", 20000) // 400 / 20 · 1000
	h.want(t, h.people, "v1", "c", 50)
	h.want(t, h.income, "v1", "c", 5)
	h.want(t, h.density, "v1", "c", 9999) // as published, for it is the same place
	h.want(t, h.index, "v1", "x", unknown)
	h.want(t, h.index, "v1", "c", unknown) // not even where the borders are the same: that is shown, not converted
	h.want(t, h.rank, "v0", "b", 1)
	h.want(t, h.rank, "v1", "x", unknown)
	if o, _ := h.people.At(dataset.Area{List: "v0", Code: "a"}, dataset.Year(2020)); o.Status == derive.Derived {
		t.Error("what was printed is marked as derived")
	}
}

// TestMissingPart: a total without a part is no total, a mean without a weight no
// mean; and a figure that is not exact is no part.
func TestMissingPart(t *testing.T) {
	merger := []dataset.Change{whole("a", "x"), whole("b", "x"), whole("c", "y"), whole("d", "y")}
	h := newHistory(merger)
	h.put("v0", "a", 100, 10, 4, 50)
	h.put("v0", "b", unknown, 20, 16, 70)
	h.put("v0", "c", 10, 10, 1, 1)
	h.put("v0", "d", 10, unknown, 1, 1)
	h.people.Cube.Add(dataset.Observation{Area: dataset.Area{List: "v0", Code: "b"}, Period: dataset.Year(2020), Value: 300, Printed: "300", Qualifier: "~"})
	derive.Compute(h.Catalog)
	h.want(t, h.people, "v1", "x", unknown)
	h.want(t, h.income, "v1", "x", unknown)
	h.want(t, h.density, "v1", "x", unknown)
	h.want(t, h.area, "v1", "x", 20)
	h.want(t, h.people, "v1", "y", 20)
	h.want(t, h.income, "v1", "y", unknown)
	converted := derive.Convert(h.Catalog, h.people, dataset.Area{List: "v1", Code: "x"}, dataset.Year(2020))
	if converted.Complete || len(converted.Parts) != 2 || !converted.Parts[0].HasValue || converted.Parts[1].HasValue {
		t.Errorf("what is missing is not named: %+v", converted)
	}
}

// TestPrintedStays: a figure that somebody published for the new place is not
// replaced by one that we compute.
func TestPrintedStays(t *testing.T) {
	h := newHistory([]dataset.Change{whole("a", "x"), whole("b", "x")})
	h.put("v0", "a", 100, 10, 4, 50)
	h.put("v0", "b", 300, 20, 16, 70)
	h.put("v1", "x", 401, unknown, unknown, unknown)
	derive.Compute(h.Catalog)
	h.want(t, h.people, "v1", "x", 401)
	h.want(t, h.density, "v1", "x", 20050)
}

// TestSplitAndTransfer: a share of a former unit spreads it evenly, and the figure is
// called an estimate.
func TestSplitAndTransfer(t *testing.T) {
	h := newHistory([]dataset.Change{part("a", "x", 0.25), part("a", "y", 0.75), whole("b", "y")})
	h.put("v0", "a", 400, 12, 40, 50)
	h.put("v0", "b", 100, 20, 10, 70)
	derive.Compute(h.Catalog)
	h.want(t, h.people, "v1", "x", 100)
	h.want(t, h.people, "v1", "y", 400)
	h.want(t, h.income, "v1", "x", 12)
	h.want(t, h.income, "v1", "y", 14) // (0.75·400·12 + 100·20) / 400
	h.want(t, h.density, "v1", "x", 10000)
	for code, estimated := range map[string]bool{"x": true, "y": true} {
		if got := derive.Convert(h.Catalog, h.people, dataset.Area{List: "v1", Code: code}, dataset.Year(2020)).Estimated; got != estimated {
			t.Errorf("%s estimated: %v", code, got)
		}
	}
}

// TestInARow: figures cross several reorganisations, whatever order their files are
// in.
func TestInARow(t *testing.T) {
	h := newHistory(
		[]dataset.Change{whole("a", "ab"), whole("b", "ab"), whole("c", "c")},
		[]dataset.Change{whole("ab", "abc"), whole("c", "abc")},
		[]dataset.Change{part("abc", "p", 0.5), part("abc", "q", 0.5)},
	)
	h.put("v0", "a", 100, 10, 4, 50)
	h.put("v0", "b", 300, 20, 16, 70)
	h.put("v0", "c", 600, 30, 30, 90)
	derive.Compute(h.Catalog)
	h.want(t, h.people, "v2", "abc", 1000)
	h.want(t, h.income, "v2", "abc", 25)
	h.want(t, h.people, "v3", "q", 500)
	h.want(t, h.income, "v3", "q", 25)
	h.want(t, h.density, "v3", "p", 20000)
	h.want(t, h.index, "v3", "p", unknown)
	if !h.Supersedes("v3", "v0") || h.Supersedes("v0", "v3") || h.Supersedes("v1", "v1") {
		t.Error("the lists are not in order")
	}
}

// TestSplitAndMergeBack: on made-up histories, whatever is divided and put together
// again is what it was; the total of all places never changes; and nothing that is
// not convertible is ever converted.
func TestSplitAndMergeBack(t *testing.T) {
	for seed := range uint64(200) {
		r := rand.New(rand.NewPCG(seed, 63))
		var split, merge []dataset.Change
		places := 1 + r.IntN(6)
		for n := range places {
			pieces := 1 + r.IntN(4)
			left := 1000
			for k := range pieces {
				share := left
				if k < pieces-1 {
					share = 1 + r.IntN(left-(pieces-1-k))
				}
				left -= share
				piece := fmt.Sprintf("p%d-%d", n, k)
				split = append(split, part(fmt.Sprint("p", n), piece, float64(share)/1000))
				merge = append(merge, whole(piece, fmt.Sprint("p", n)))
			}
		}
		r.Shuffle(len(merge), func(a, b int) { merge[a], merge[b] = merge[b], merge[a] })
		h := newHistory(split, merge)
		total := 0.0
		start := map[string][3]float64{}
		for n := range places {
			code := fmt.Sprint("p", n)
			figures := [3]float64{float64(1 + r.IntN(1e6)), float64(1+r.IntN(1e5)) / 100, float64(1+r.IntN(1e6)) / 10}
			start[code] = figures
			total += figures[0]
			h.put("v0", code, figures[0], figures[1], figures[2], r.Float64())
		}
		derive.Compute(h.Catalog)
		for code, figures := range start {
			h.want(t, h.people, "v2", code, figures[0])
			h.want(t, h.income, "v2", code, figures[1])
			h.want(t, h.area, "v2", code, figures[2])
			h.want(t, h.density, "v2", code, figures[0]/figures[2]*1000)
		}
		for _, list := range []string{"v0", "v1", "v2"} {
			sum := 0.0
			for o := range h.people.All() {
				if o.Area.List == list {
					sum += o.Value
				}
			}
			if math.Abs(sum-total) > 0.01 {
				t.Fatalf("seed %d: %v people became %v in %s", seed, total, sum, list)
			}
		}
		for o := range h.index.All() {
			if o.Area.List != "v0" {
				t.Fatalf("seed %d: an index was converted: %+v", seed, o)
			}
		}
		if t.Failed() {
			t.Fatalf("seed %d", seed)
		}
	}
}

// TestOneList: places of one time have an order, places of two times have none.
func TestOneList(t *testing.T) {
	h := newHistory([]dataset.Change{whole("a", "x"), whole("b", "x"), whole("c", "y")})
	in := []dataset.Observation{
		{Area: dataset.Area{List: "v0", Code: "a"}}, {Area: dataset.Area{List: "v0", Code: "b"}}, {Area: dataset.Area{List: "v0", Code: "c"}},
		{Area: dataset.Area{List: "v1", Code: "x"}},
	}
	if one := derive.OneList(h.Catalog, in); len(one) != 1 || one[0].Area.List != "v1" {
		t.Errorf("the places of today go before those of then: %+v", one)
	}
	if one := derive.OneList(h.Catalog, in[:3]); len(one) != 3 {
		t.Errorf("all of one list: %+v", one)
	}
	in[3].Area.List = "other"
	if one := derive.OneList(h.Catalog, in); len(one) != 3 || one[0].Area.List != "v0" {
		t.Errorf("of unrelated lists the larger: %+v", one)
	}
}
