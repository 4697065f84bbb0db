package derive_test

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/derive"
)

// printed are observations as a table prints them, one for each number that is not blank.
func printed(numbers ...string) []dataset.Observation {
	var in []dataset.Observation
	for n, number := range numbers {
		if number == "" {
			continue
		}
		value, err := strconv.ParseFloat(number, 64)
		if err != nil {
			panic(err)
		}
		in = append(in, dataset.Observation{Area: area(n), Period: dataset.Year(2025), Value: value, Printed: number, Status: "final"})
	}
	return in
}

// rankedBy makes a catalog of scores and the ranks by them that their publisher printed.
func rankedBy(scores, ranks []dataset.Observation, ties dataset.TieRule) (*dataset.Catalog, dataset.Slice) {
	d := &dataset.Dataset{Name: "d"}
	score := &dataset.Indicator{Dataset: d, Name: "score", Direction: dataset.HigherIsBetter, Cube: dataset.NewCube(scores...)}
	rank := &dataset.Indicator{Dataset: d, Name: "rank", Measure: dataset.Rank, Direction: dataset.LowerIsBetter, Derive: dataset.Derivation{Rank: "score", Ties: ties},
		RankedOf: map[dataset.Period]int{dataset.Year(2025): len(scores)}, Cube: dataset.NewCube(ranks...)}
	score.RankedBy(rank)
	d.Indicators = []*dataset.Indicator{score, rank}
	return &dataset.Catalog{Datasets: []*dataset.Dataset{d}, CodeLists: map[string]*dataset.CodeList{}}, rank.Total()
}

// written is a rank with how it is known: "7", "2 computed", "5–7 computed".
func written(o dataset.Observation) string {
	text := fmt.Sprint(o.Value)
	if o.Ranged() {
		text += fmt.Sprint("–", o.Upper)
	}
	if o.Status == derive.Derived {
		text += " computed"
	}
	return text
}

// TestRankResolution: printed ranks stay; a score that nobody shares has a certain rank;
// of equal scores, the only one without a printed rank gets the place that is left;
// the others have the range of places that are left.
func TestRankResolution(t *testing.T) {
	c, rank := rankedBy(
		printed("60.0", "55.1", "55.1", "50.2", "49.9", "49.9", "49.9", "40.0", "40.0", "39.9", "39.9", "39.9", "10.5"),
		printed("1", "", "3", "", "", "6", "", "", "", "10", "", "", ""), dataset.BrokenTies)
	derive.Compute(c)
	for n, want := range []string{"1", "2 computed", "3", "4 computed", "5–7 computed", "6", "5–7 computed", "8–9 computed", "8–9 computed", "10", "11–12 computed", "11–12 computed", "13 computed"} {
		o, _ := rank.At(area(n), dataset.Year(2025))
		if got := written(o); got != want {
			t.Errorf("rank of place %d is %s, want %s", n, got, want)
		}
		if o.Status == derive.Derived && o.RankedOf != 13 {
			t.Errorf("rank of place %d is one of %d", n, o.RankedOf)
		}
	}
}

// TestSharedTies: a publisher that gives equal scores one rank leaves nothing open.
func TestSharedTies(t *testing.T) {
	c, rank := rankedBy(printed("60.0", "55.1", "55.1", "50.2"), nil, dataset.SharedTies)
	derive.Compute(c)
	for n, want := range []string{"1 computed", "2 computed", "2 computed", "4 computed"} {
		if o, _ := rank.At(area(n), dataset.Year(2025)); written(o) != want {
			t.Errorf("rank of place %d is %s, want %s", n, written(o), want)
		}
	}
}

// TestComputedRankIsNotPrinted: a rank that the table says was computed is not the
// publisher's, so it narrows nobody's range.
func TestComputedRankIsNotPrinted(t *testing.T) {
	ranks := printed("1")
	ranks[0].Status = derive.Derived
	c, rank := rankedBy(printed("55.1", "55.1", "50.2"), ranks, dataset.BrokenTies)
	derive.Compute(c)
	for n, want := range []string{"1 computed", "1–2 computed", "3 computed"} {
		if o, _ := rank.At(area(n), dataset.Year(2025)); written(o) != want {
			t.Errorf("rank of place %d is %s, want %s", n, written(o), want)
		}
	}
}

// TestRankOfMeans: a mean of scores printed to one decimal is known to half of that, so
// two means that lie nearer may stand in either order.
func TestRankOfMeans(t *testing.T) {
	c, _, rank := small(printed("30.1", "30.2", "29", "30.3"), printed("30.2", "30.2", "29.0", "30.3"), 4) // means 30.15, 30.2, 29, 30.3
	derive.Compute(c)
	for n, want := range []string{"2–3 computed", "2–3 computed", "4 computed", "1 computed"} {
		o, _ := rank.At(area(n), dataset.Year(2025))
		if got := written(o); got != want {
			t.Errorf("rank of place %d is %s, want %s", n, got, want)
		}
	}
}

func ranges(texts ...string) []dataset.Observation {
	var in []dataset.Observation
	for n, text := range texts {
		low, high, ranged := strings.Cut(text, "–")
		o := dataset.Observation{Area: area(n), Period: dataset.Year(2020 + n)}
		o.Value, _ = strconv.ParseFloat(low, 64)
		if ranged {
			o.Upper, _ = strconv.ParseFloat(high, 64)
		}
		in = append(in, o)
	}
	return in
}

func TestOrderOfRanges(t *testing.T) {
	in := ranges("7–9", "7", "10", "7–8", "6", "7–8")
	got := ""
	for _, o := range derive.Ordered(in, dataset.LowerIsBetter) {
		got += o.Area.Code
	}
	if got != "ebdfac" {
		t.Errorf("the order is %s", got)
	}
	if ranks := derive.Ranks(in, dataset.LowerIsBetter); ranks[area(3)] != 3 || ranks[area(5)] != 3 || ranks[area(0)] != 5 {
		t.Errorf("equal ranges share a place, others do not: %v", ranks)
	}
}

func TestExtreme(t *testing.T) {
	for _, test := range []struct {
		in              string
		lowest, highest string // years
	}{
		{"3 2 2 5", "2021 2022", "2023"},
		{"7–8 9", "2020", "2021"},
		{"7–8 8 9", "2020", "2022"},
		{"7–9 8", "", ""},
		{"7 7–8 9–10", "2020", "2022"},
		{"7–8 7–8 9–11 10", "2020 2021", ""},
	} {
		for highest, want := range map[bool]string{false: test.lowest, true: test.highest} {
			var periods []string
			for _, o := range derive.Extreme(ranges(strings.Fields(test.in)...), highest) {
				periods = append(periods, fmt.Sprint(o.Period))
			}
			if got := strings.Join(periods, " "); got != want {
				t.Errorf("%s: highest %v is that of %q, want %q", test.in, highest, got, want)
			}
		}
	}
}

func TestGained(t *testing.T) {
	for _, test := range []struct {
		before, now string
		least, most int
	}{
		{"9", "7", 2, 2}, {"9", "7–8", 1, 2}, {"7–8", "9–10", -3, -1}, {"7–8", "7–8", -1, 1},
	} {
		two := ranges(test.before, test.now)
		if least, most := derive.Gained(two[0], two[1]); least != test.least || most != test.most {
			t.Errorf("from %s to %s: %d to %d places, want %d to %d", test.before, test.now, least, most, test.least, test.most)
		}
	}
}

// TestTowardRange: a target is judged by both ends of a latest figure that is a range.
func TestTowardRange(t *testing.T) {
	series := func(texts ...string) dataset.Slice {
		in := ranges(texts...)
		for n := range in {
			in[n].Area = area(0)
		}
		return (&dataset.Indicator{Measure: dataset.Rank, Direction: dataset.LowerIsBetter, OverTime: true, Cube: dataset.NewCube(in...)}).Total()
	}
	target := dataset.Target{Comparator: "<=", Value: 30, By: dataset.Year(2040)}
	for _, test := range []struct {
		series []string
		want   derive.Status
		lack   derive.Lack
	}{
		{[]string{"40", "38", "29–30"}, derive.Reached, ""},
		{[]string{"40", "38", "30–31"}, derive.NoData, derive.Unclear},
		{[]string{"30–31"}, derive.NoData, derive.Unclear},
		{[]string{"33–34"}, derive.NoData, derive.OneFigure},
		{[]string{"40", "45", "50–51"}, derive.TooSoon, derive.ShortSpan},
		{[]string{"40", "42", "44", "46", "48", "50–51"}, derive.Away, ""},
		{[]string{"39–40", "39", "38", "37", "36", "35", "29–31"}, derive.NoData, derive.Unclear},
		{[]string{"39–40", "39", "38", "37", "36", "34", "33–34"}, derive.OnTrack, ""},
	} {
		p := derive.Toward(target, series(test.series...), area(0), dataset.Year(2000))
		last := ranges(test.series[len(test.series)-1])[0]
		if p.Status != test.want || p.Lack != test.lack {
			t.Errorf("%v: %s %s, want %s %s", test.series, p.Status, p.Lack, test.want, test.lack)
		}
		if p.Latest.Value != last.Value || p.Upper != last.Upper || p.Moved || p.Paced || p.Ahead {
			t.Errorf("%v: the range is not whole, or there are numbers that rest on one end: %+v", test.series, p)
		}
	}
	target.By = dataset.Year(2022)
	if p := derive.Toward(target, series("40", "38", "31–32"), area(0), dataset.Year(2000)); !p.Missed {
		t.Errorf("neither end meets the target in its year: %+v", p)
	}
	if p := derive.Toward(target, series("40", "38", "30–31"), area(0), dataset.Year(2000)); p.Missed {
		t.Errorf("one end meets the target in its year: %+v", p)
	}
	// A range before the last figure is no base.
	if p := derive.Toward(target, series("39–40", "38", "36"), area(0), dataset.Year(2000)); p.Base.Value != 38 {
		t.Errorf("the base is %+v", p.Base)
	}
}
