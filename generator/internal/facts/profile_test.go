package facts_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/datatest"
	"chiso/generator/internal/facts"
)

// writtenRow is a row as tests compare it, and all that is said of it.
func writtenRow(f *facts.Facts, r facts.ProfileRow) string {
	parts := []string{writtenArg(facts.Figure{Slice: r.Slice, Observation: r.Last}), written(r.Standing.Sentence())}
	if r.Later() {
		parts[1] = written(r.Standing.Alone()) + " in " + r.Standing.Period.String()
	}
	for _, o := range r.Others {
		parts = append(parts, fmt.Sprint(o.Key, " ", o.Value))
	}
	parts = append(parts, written(r.Trend.Sentence()), written(r.RankTrend.Sentence()), r.Status)
	if r.Converted {
		parts = append(parts, written(f.Conversion(r.Slice, r.Last)))
	}
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), " | ")
}

// groups are those of an area that have rows.
func groups(f *facts.Facts, a dataset.Area) (all []facts.ProfileGroup) {
	for _, d := range f.Catalog.Datasets {
		if g := f.ProfileGroup(d, a); len(g.Rows) > 0 {
			all = append(all, g)
		}
	}
	return all
}

// ends are where an area stands out.
func ends(f *facts.Facts, a dataset.Area) (best, weakest []facts.Standing) {
	var notable []facts.Standing
	var newest dataset.Period
	for _, g := range groups(f, a) {
		notable, newest = append(notable, g.Notable...), dataset.MaxPeriod(newest, g.Last)
	}
	return facts.Ends(notable, newest)
}

// TestProfile: the rows of a place have its latest figure, where it stands with it, what its
// region and the country have, how it has changed, and from what it was converted.
func TestProfile(t *testing.T) {
	nation := datatest.Nation()
	history := datatest.Archive(t, "../../testdata/history.txtar")
	for _, x := range []struct {
		of   *dataset.Catalog
		area dataset.Area
		want []string
	}{
		{history, dataset.Area{List: "v0", Code: "a"}, []string{
			"110 of people:a:2006 | profile_of_region 630 | trend_up change=10 of people unit= year=2005",
			"1.5 of mood:a:2006 | profile_mean_of_region -0.166667 | profile_mean_of_country -0.166667 | trend_up change=1 of mood unit= year=2005"}},
		{history, dataset.Area{List: "v1", Code: "d"}, []string{
			"1100 of people:d:2010 | standing_rank noun=v1 of=3 rank=1-1 | profile_of_region 1100 | profile_of_country 1850 | trend_up change=100 of people unit= year=2005",
			"11 of mood:d:2010 | profile_mean_of_region 11 | profile_mean_of_country 11"}},
		{nation, dataset.Area{List: "today", Code: "12"}, []string{
			"14 of growth:12:2025 | standing_rank noun=today of=34 rank=23-23 | profile_mean_of_region 19.5 | profile_mean_of_country 19.5 | trend_up change=1 of growth unit= year=2024",
			"14 of income:12:2025 | standing_rank noun=today of=34 rank=23-23 | profile_mean_of_region 19.5 | profile_mean_of_country 19.5 | trend_up change=1 of income unit= year=2024",
			"117 of output:12:2022 | standing_rank noun=today of=34 rank=6-6 | profile_of_region 2268 | profile_of_country 2268 | trend_up change=3 of output unit= year=2021 | " +
				"converted_sum parts=[[former:12 16 of output:12:2022]; [former:35 39 of output:35:2022]; [former:58 62 of output:58:2022]]",
			"27 of place:12:2025 | standing_of noun=today of=34 rank=27-27 | trend_rank_down change=15 of place unit= year=2024",
			"13 of mood:12:2025 | quartile_3 | profile_mean_of_region 18.5 | profile_mean_of_country 18.5 | trend_up change=1 of mood unit= year=2024"}},
		{nation, dataset.Area{List: "countries", Code: "BBB"}, []string{
			"3 of world:BBB:2025 | standing_rank noun=countries of=4 rank=3-3 | profile_middle 3.5 | trend_up change=1 of world unit= year=2024"}},
	} {
		f := facts.Of(x.of)
		var got []string
		for _, g := range groups(f, x.area) {
			for _, row := range g.Rows {
				got = append(got, writtenRow(f, row))
			}
		}
		if !slices.Equal(got, x.want) {
			t.Errorf("%v has the rows\n%s", x.area, strings.Join(got, "\n"))
		}
		if first, again := groups(f, x.area)[0], groups(f, x.area)[0]; &again.Rows[0] != &first.Rows[0] {
			t.Errorf("%v: the profile is computed for each that asks", x.area)
		}
	}
}

// TestStandouts: a place stands out where it is among the first or the last quarter, the
// newest figures first and two of a dataset at most, and not by a figure that is much older
// than its newest.
func TestStandouts(t *testing.T) {
	c := datatest.Nation()
	f := facts.Of(c)
	list := func(of []facts.Standing) (said []string) {
		for _, s := range of {
			said = append(said, s.Slice.Name+": "+written(s.Alone()))
		}
		return said
	}
	best, _ := ends(f, dataset.Area{List: "today", Code: "34"})
	if got, want := list(best), []string{"growth: standing_rank noun=today of=34 rank=1-1", "income: standing_rank noun=today of=34 rank=1-1"}; !slices.Equal(got, want) {
		t.Errorf("34 is best in %q", got)
	}
	_, weakest := ends(f, dataset.Area{List: "today", Code: "05"})
	if got, want := list(weakest), []string{"growth: standing_rank noun=today of=34 rank=30-30", "income: standing_rank noun=today of=34 rank=30-30"}; !slices.Equal(got, want) {
		t.Errorf("05 is weakest in %q", got)
	}
	if !groups(f, dataset.Area{List: "today", Code: "05"})[0].Computed {
		t.Error("all ranks are this site's, and it is not said")
	}
	for code, best := range map[string]int{"26": 2, "25": 1} { // both are among the first by their place; of all else 26 is the 9th and 25 the 10th of 34
		first, _ := ends(f, dataset.Area{List: "today", Code: code})
		if got := list(first); len(got) != best {
			t.Errorf("%s is best in %q", code, got)
		}
	}
	for year := 2026; year < 2033; year++ {
		c.Indicator("growth").Cube.Add(dataset.Observation{Area: dataset.Area{List: "today", Code: "34"}, Period: dataset.Year(year), Value: 1})
	}
	c.Sort(c.Indicator("growth"))
	if best, weakest := ends(facts.Of(c), dataset.Area{List: "today", Code: "34"}); len(best)+len(weakest) != 0 {
		t.Errorf("of 2032 there is nothing to stand out by: %q, %q", list(best), list(weakest))
	}
}

// TestLaterRank: where there is a rank of a later period than the score, a place stands where
// that says; where nobody has printed the score, the rank is the figure.
func TestLaterRank(t *testing.T) {
	c := datatest.Nation()
	score, rank := c.Indicator("world"), c.Indicator("place")
	own, other := dataset.Area{List: "countries", Code: "AAA"}, dataset.Area{List: "countries", Code: "BBB"}
	rank.Cube = dataset.Cube{}
	for n, a := range []dataset.Area{own, other, {List: "today", Code: "01"}} {
		rank.Cube.Add(dataset.Observation{Area: a, Period: dataset.Year(2025), Value: float64(9 + n)})
		rank.Cube.Add(dataset.Observation{Area: a, Period: dataset.Year(2026), Value: float64(7 + n), Upper: float64(8 + n)})
	}
	rank.RankedOf[dataset.Year(2025)], rank.RankedOf[dataset.Year(2026)] = 20, 20
	score.RankedBy(rank)
	c.Sort(rank)
	f := facts.Of(c)
	row := func(a dataset.Area) string {
		return writtenRow(f, groups(f, a)[0].Rows[len(groups(f, a)[0].Rows)-1])
	}
	if got, want := row(own), "2 of world:AAA:2025 | standing_rank noun=countries of=20 rank=7-8 in 2026 | profile_middle 3.5 | trend_up change=1 of world unit= year=2024 | trend_rank_up change=1-2 unit= year=2025"; got != want {
		t.Errorf("the score with a later rank is\n%s, not\n%s", got, want)
	}
	if got, want := row(dataset.Area{List: "today", Code: "01"}), "9 of place:01:2026 | standing_of noun=today of=20 rank=9-10 | trend_rank_up change=1-2 unit= year=2025"; got != want {
		t.Errorf("the rank without a score is\n%s, not\n%s", got, want)
	}
}

// TestConversion: of a former place that was divided it is said which part of it was taken.
func TestConversion(t *testing.T) {
	f := facts.Of(datatest.Archive(t, "../../testdata/history.txtar"))
	people, place := f.Catalog.Total("people"), dataset.Area{List: "v2", Code: "d1"}
	o, _ := people.At(place, dataset.Year(2010))
	same(t, "d1", []facts.Sentence{f.Conversion(people, o)}, "converted_sum parts=[[(place_share name=v1:d share=0.4) 1100 of people:d:2010]]")
}

// TestMissing: what former places have and a place of today has not is named with the part that
// is wanted.
func TestMissing(t *testing.T) {
	missing := func(c *dataset.Catalog, a dataset.Area) (said []facts.Sentence) {
		for _, d := range c.Datasets {
			said = append(said, facts.Of(c).Missing(d, a)...)
		}
		return said
	}
	same(t, "x", missing(datatest.Archive(t, "../../testdata/history.txtar"), dataset.Area{List: "v2", Code: "x"})) // all parts are there
	c := datatest.Nation()
	output := c.Indicator("output")
	output.Cube = dataset.Cube{}
	output.Cube.Add(dataset.Observation{Area: dataset.Area{List: "former", Code: "12"}, Period: dataset.Year(2020), Value: 1})
	c.Sort(output)
	same(t, "12", missing(c, dataset.Area{List: "today", Code: "12"}), "converted_missing names=[former:35, former:58] title=The output year=2020")
}
