package facts_test

import (
	"slices"
	"testing"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/datatest"
	"chiso/generator/internal/facts"
)

// TestSummary: what sums up an indicator is said in an order, with the figures that it is said
// of: of the area that leads, then of all areas, then of the one that a chart puts forward.
func TestSummary(t *testing.T) {
	history, nation := facts.Of(datatest.Archive(t, "../../testdata/history.txtar")), facts.Of(datatest.Nation())
	for _, x := range []struct {
		of     *facts.Facts
		name   string
		figure string // that it puts forward
		want   []string
	}{
		{history, "people", "", []string{
			"summary_median count=3 median=700 of people noun=v2 unit=unit of people year=2025",
			"summary_range high=900 of people:x:2025 high_place=v2:x low=500 of people:d1:2025 low_place=v2:d1 unit=unit of people year=2025"}},
		{history, "mood", "", []string{
			"summary_median count=3 median=21 of mood noun=v2 unit=unit of mood year=2025",
			"summary_range_unnamed high=22 of mood:d1:2025 low=20 of mood:x:2025 unit=unit of mood year=2025",
			"summary_not_ranked"}},
		{nation, "growth", "21 of growth:AAA:2025", []string{
			"summary_value place=countries:AAA unit=unit of growth value=21 of growth:AAA:2025 year=2025",
			"summary_value_up change=7 of growth from_value=14 of growth:AAA:2024 from_year=2024 unit=unit of changes of growth",
			"summary_median count=34 median=19.5 of growth noun=today unit=unit of growth year=2025",
			"summary_range high=36 of growth:34:2025 high_place=today:34 low=3 of growth:01:2025 low_place=today:01 unit=unit of growth year=2025"}},
		{nation, "trust", "21 of trust:AAA:2025", []string{
			"summary_value place=countries:AAA unit=unit of trust value=21 of trust:AAA:2025 year=2025",
			"summary_value_up change=7 of trust from_value=14 of trust:AAA:2024 from_year=2024 unit=unit of changes of trust",
			"summary_groups items=[2 of trust:staff:2025; 3 of trust:heads:2025] year=2025"}},
		{nation, "output", "", []string{
			"summary_median count=34 median=78 of output noun=today unit=unit of output year=2022",
			"summary_range high=132 of output:17:2022 high_place=today:17 low=5 of output:01:2022 low_place=today:01 unit=unit of output year=2022",
			"summary_value place=today:05 unit=unit of output value=9 of output:05:2022 year=2022",
			"summary_converted former=63 noun=today today=34 year=2022"}},
		{nation, "place", "1 of place:20:2025", []string{
			"summary_rank_alone place=today:20 rank=1-1 year=2025",
			"summary_rank_up from_rank=20-20 from_year=2024 places=19-19"}},
	} {
		s := x.of.Summary(x.of.Catalog.Total(x.name))
		same(t, x.name, s.Sentences, x.want...)
		figure := ""
		if !s.Figure.Slice.IsZero() {
			figure = writtenArg(s.Figure)
		}
		if figure != x.figure {
			t.Errorf("%s puts forward %q, not %q", x.name, figure, x.figure)
		}
	}
}

// TestSummaryOfRanked: a score and its rank of one period are one sentence; a rank of a later
// period comes first, and so is what is put forward.
func TestSummaryOfRanked(t *testing.T) {
	c := datatest.Nation()
	score, rank, own := c.Indicator("world"), c.Indicator("place"), dataset.Area{List: "countries", Code: "AAA"}
	rank.Cube = dataset.Cube{}
	for year, at := range map[int]float64{2024: 4, 2025: 2} {
		rank.Cube.Add(dataset.Observation{Area: own, Period: dataset.Year(year), Value: at})
		rank.RankedOf[dataset.Year(year)] = 129
	}
	score.RankedBy(rank)
	c.Sort(rank)
	f := facts.Of(c)
	scored := "rank=2-2 unit=unit of world value=2 of world:AAA:2025 year=2025"
	s := f.SummaryOf(score.Total(), own)
	same(t, "score", s.Sentences, "summary_value_ranked noun=countries of=129 place=countries:AAA "+scored,
		"summary_value_up change=1 of world from_value=1 of world:AAA:2024 from_year=2024 unit=unit of changes of world",
		"summary_rank_up from_of=129 from_rank=4-4 from_year=2024 places=2-2")
	if s.RankedOf != 0 {
		t.Errorf("the score is one of %d", s.RankedOf)
	}

	rank.Cube.Add(dataset.Observation{Area: own, Period: dataset.Year(2026), Value: 3, Upper: 4})
	rank.RankedOf[dataset.Year(2026)] = 130
	c.Sort(rank)
	s = facts.Of(c).Summary(score.Total())
	same(t, "later rank", s.Sentences[:3], "summary_rank noun=countries of=130 place=countries:AAA rank=3-4 year=2026", "summary_rank_range",
		"summary_rank_down from_of=129 from_rank=2-2 from_year=2025 places=1-2")
	if written(s.Sentences[4]) != "summary_value_ranked noun=countries of=129 place=countries:AAA "+scored || s.RankedOf != 130 || writtenArg(s.Figure) != "3 of place:AAA:2026" {
		t.Errorf("%+v", s)
	}
}

// TestSummaryOfFirst: where all places are told of and a chart puts one forward that is the first
// in rank, its rank stands with its score and is not said again; figures that may not be compared
// over the years say so.
func TestSummaryOfFirst(t *testing.T) {
	c := datatest.Nation()
	c.Country = ""
	score, rank := c.Indicator("world"), c.Indicator("place")
	score.Ranking, score.OverTime = dataset.Quartiles, false
	rank.Cube = dataset.Cube{}
	for n, code := range []string{"DDD", "CCC", "BBB", "AAA"} {
		rank.Cube.Add(dataset.Observation{Area: dataset.Area{List: "countries", Code: code}, Period: dataset.Year(2025), Value: float64(n + 1)})
	}
	score.RankedBy(rank)
	c.Sort(rank)
	spread := []string{"summary_median count=4 median=3.5 of world noun=countries unit=unit of world year=2025",
		"summary_range_unnamed high=5 of world:DDD:2025 low=2 of world:AAA:2025 unit=unit of world year=2025", "summary_not_ranked"}
	first := "summary_rank_alone place=countries:DDD rank=1-1 year=2025"
	same(t, "score", facts.Of(c).Summary(score.Total()).Sentences, append(slices.Clone(spread), first, "summary_not_over_time")...)
	for _, chart := range c.ChartsOf(score.Total()) {
		chart.Highlight = "DDD"
	}
	same(t, "score with its first place", facts.Of(c).Summary(score.Total()).Sentences, append(slices.Clone(spread),
		"summary_value_ranked place=countries:DDD rank=1-1 unit=unit of world value=5 of world:DDD:2025 year=2025", "summary_not_over_time")...)
}

// TestSummaryWithoutFigures: what nobody has published has its targets to say.
func TestSummaryWithoutFigures(t *testing.T) {
	c := datatest.Nation()
	c.Indicator("growth").Cube = dataset.Cube{}
	c.Datasets[0].Targets = []dataset.Target{{Indicator: "income", Comparator: ">=", Value: 1}, {Indicator: "growth", Comparator: ">=", Value: 40, By: dataset.Year(2030), Instrument: "1-NQ"}}
	same(t, "growth", facts.Of(c).Summary(c.Total("growth")).Sentences, "summary_none", "summary_target by=2030 instrument=1-NQ value=growth >= 40")
}
