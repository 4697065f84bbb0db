package chart_test

import (
	"fmt"
	"maps"
	"reflect"
	"slices"
	"testing"

	"chiso/generator/internal/chart"
	"chiso/generator/internal/dataset"
	"chiso/generator/internal/derive"
)

// reorganised is a made-up catalog of two reorganisations: in 2008 a and b became ab,
// while c and d stayed; in 2025 ab and c became x, and d was divided into d1 and d2. An
// index that cannot be converted has figures of two years at each time.
func reorganised() (*dataset.Catalog, *dataset.Chart) {
	text := func(s string) dataset.Text { return dataset.Text{"vi": s, "en": s} }
	c := &dataset.Catalog{Languages: []string{"vi", "en"}, CodeLists: map[string]*dataset.CodeList{}}
	i := &dataset.Indicator{Name: "index", Title: text("Index"), Unit: text("points"), Measure: dataset.Score, Direction: dataset.HigherIsBetter, Ranking: dataset.Ranked,
		OverTime: true, RankedOf: map[dataset.Period]int{}, Convert: dataset.Conversion{Rule: dataset.NotConvertible}}
	declared := &dataset.Chart{Kind: "line", Indicator: i.Total(), Title: text("Index")}
	i.Dataset = &dataset.Dataset{Name: "d", Title: text("D"), Indicators: []*dataset.Indicator{i}, Charts: []*dataset.Chart{declared}}
	c.Datasets = []*dataset.Dataset{i.Dataset}
	for _, l := range []struct {
		name, end string
		codes     []string
		period    int
	}{{"v0", "2008-07-31", []string{"a", "b", "c", "d"}, 2005}, {"v1", "2025-06-30", []string{"ab", "c", "d"}, 2010}, {"v2", "", []string{"x", "d1", "d2"}, 2025}} {
		var codes []dataset.Code
		for n, code := range l.codes {
			codes = append(codes, dataset.Code{Code: code, Label: text("Place " + code), Slug: code, ValidTo: l.end})
			for period := l.period; period < l.period+2; period++ {
				i.Cube.Add(dataset.Observation{Area: dataset.Area{List: l.name, Code: code}, Period: dataset.Year(period), Value: float64(10*n + period%10), Printed: fmt.Sprint(10*n + period%10)})
			}
		}
		c.CodeLists[l.name] = dataset.NewCodeList(l.name, text("List "+l.name), text("places"), "", codes)
	}
	change := func(from, to string, share float64, day string) dataset.Change {
		return dataset.Change{From: from, To: to, Share: share, Effective: day}
	}
	c.Concordances = []*dataset.Concordance{
		{From: "v1", To: "v2", Changes: []dataset.Change{change("ab", "x", 1, "2025-07-01"), change("c", "x", 1, "2025-07-01"), change("d", "d1", 0.4, "2025-07-01"), change("d", "d2", 0.6, "2025-07-01")}},
		{From: "v0", To: "v1", Changes: []dataset.Change{change("a", "ab", 1, "2008-08-01"), change("b", "ab", 1, "2008-08-01"), change("c", "c", 1, "2008-08-01"), change("d", "d", 1, "2008-08-01")}},
	}
	c.Sort(i)
	derive.Compute(c)
	return c, declared
}

// TestReorganised: a line breaks at each reorganisation; a place whose borders stayed is
// one place under its last code; and each place of today knows the former ones inside
// it, at whatever time they were.
func TestReorganised(t *testing.T) {
	c, declared := reorganised()
	drawn := chart.Draw(options(t, c), declared, "en")
	got := map[string]string{}
	for id, points := range series(t, drawn.Frames[0]) {
		got[id] = fmt.Sprint(points)
	}
	want := map[string]string{
		"v0:a~0": "[[2005 5] [2006 6]]", "v0:b~0": "[[2005 15] [2006 16]]", "v1:ab~0": "[[2010 0] [2011 1]]",
		"v1:c~0": "[[2005 25] [2006 26]]", "v1:c~1": "[[2010 10] [2011 11]]", "v1:d~0": "[[2005 35] [2006 36]]", "v1:d~1": "[[2010 20] [2011 21]]",
		"x~0": "[[2025 5] [2026 6]]", "d1~0": "[[2025 15] [2026 16]]", "d2~0": "[[2025 25] [2026 26]]",
	}
	if !maps.Equal(got, want) {
		t.Errorf("series are %v, want %v", got, want)
	}
	for _, former := range drawn.Meta.Former {
		slices.Sort(former)
	}
	if want := (map[string][]string{"x": {"v0:a", "v0:b", "v1:ab", "v1:c"}, "d1": {"v1:d"}, "d2": {"v1:d"}}); !reflect.DeepEqual(drawn.Meta.Former, want) {
		t.Errorf("former places are %v, want %v", drawn.Meta.Former, want)
	}
	if name := drawn.Meta.Label("v1:c"); name != "Place c (until 2025)" {
		t.Errorf("a former place is called %q", name)
	}
	var periods []dataset.Period
	for _, b := range drawn.Meta.Breaks {
		periods = append(periods, b.Period)
		if b.Reason == "" {
			t.Errorf("the break of %d has no reason", b.Period)
		}
	}
	if !slices.Equal(periods, []dataset.Period{dataset.Year(2010), dataset.Year(2025)}) {
		t.Errorf("breaks at %v", periods)
	}
}

// TestReorganisedOrder: the files of a catalog may come in any order.
func TestReorganisedOrder(t *testing.T) {
	c, declared := reorganised()
	first := chart.Draw(options(t, c), declared, "vi")
	c, declared = reorganised()
	slices.Reverse(c.Concordances)
	if again := chart.Draw(options(t, c), declared, "vi"); !reflect.DeepEqual(first, again) {
		t.Error("the order of the concordances makes another chart")
	}
}
