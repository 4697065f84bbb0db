package page

import (
	"slices"
	"strings"
	"testing"

	"chiso/generator/internal/dataset"
)

// TestOneIndicator: a score and its rank are one page, one row of each list, one entry of the
// search and one row of a place; a place whose score nobody has printed is ranked all the same.
func TestOneIndicator(t *testing.T) {
	b := tied(t, map[int][4]string{2022: {"40", "50", "40", "20"}})["en"]
	score, rank := b.catalog.Total("score"), b.catalog.Total("rank")
	own, other := dataset.Area{List: "provinces", Code: "Own"}, dataset.Area{List: "provinces", Code: "C"}
	rank.Cube.Add(dataset.Observation{Area: own, Period: dataset.Year(2023), Value: 3, Printed: "3", Status: "final", RankedOf: 4})
	rank.Cube.Add(dataset.Observation{Area: other, Period: dataset.Year(2023), Value: 1, Printed: "1", Status: "final", RankedOf: 4})
	rank.RankedOf[dataset.Year(2023)] = 4
	b.catalog.Sort(rank.Indicator)
	b = newBase(b.catalog, b.options, "en")

	var paths []string
	b.each(func(f file) { paths = append(paths, f.path) })
	if slices.Contains(paths, "indicators/rank") || slices.Contains(paths, "rankings/rank") || !slices.Contains(paths, "indicators/score") || !slices.Contains(paths, "rankings/score") {
		t.Errorf("the pages are %q", paths)
	}
	p := indicatorBuilder{b}.indicator(score)
	if !slices.Equal(p.Aliases, []string{"/indicators/rank/"}) || p.Ranks == nil || p.Ranks.Title != "Rank" || len(p.Downloads) != 4 {
		t.Errorf("the page has the aliases %q, of ranks %+v, the files %v", p.Aliases, p.Ranks, p.Downloads)
	}
	if strings.Count(p.Table, "<table") != 2 || strings.Count(p.Table, " data-ranks") != 1 {
		t.Errorf("its tables: %s", p.Table)
	}
	if got := p.Summary.Sentences; !strings.HasPrefix(got[0], "In 2023 Own ranks 3rd of 4") || !strings.Contains(strings.Join(got, " "), "In 2022, Own: 40.0\u00a0points, rank 2–3 of 4 ") {
		t.Errorf("it reads %q", got)
	}
	if groups := (catalogueBuilder{b}).indicatorsPage().Groups; len(groups) != 1 || len(groups[0].Indicators) != 1 {
		t.Errorf("the catalogue has %+v", groups)
	}
	found := searchBuilder{b}.findIndicators()
	if len(found) != 1 || len(found[0].Items) != 1 || !slices.Contains(found[0].Items[0].Names, "rank") {
		t.Errorf("the search has %+v", found)
	}

	place := placeBuilder{b}.place(own).Views[0].Groups[0].Table
	if strings.Count(place, "<tr data-indicator") != 1 || !strings.Contains(place, "<strong>40.0</strong>") || !strings.Contains(place, "rank 3 of 4 (2023)") {
		t.Errorf("the place has a score of 2022 and a rank of 2023: %s", place)
	}

	// Of 2023 there are ranks and no scores.
	of := rankSetBuilder{b}.rankSets(score)
	r := rankingBuilder{b}.ranking(score, of)
	if len(r.Periods) != 2 || !slices.Equal(r.Aliases, []string{"/rankings/rank/"}) {
		t.Errorf("the ranking has the periods %v, the aliases %q", r.Periods, r.Aliases)
	}
	y := rankingBuilder{b}.placePeriod(score, of.sets[0].list, of.sets[0].all[0])
	table := y.Table
	if !strings.Contains(table, ` data-places="C Own`) || strings.Count(table, `class="missing"`) < 2 {
		t.Errorf("2023 is ranked so: %s", table)
	}
	if notes := strings.Join(y.Notes, " "); !strings.Contains(notes, "Of 2 ") {
		t.Errorf("it does not say that scores are missing: %q", notes)
	}
}

// TestFirstInRank: where the sentences tell how the scores of all are spread, the first in the
// latest ranking is named, once.
func TestFirstInRank(t *testing.T) {
	b := tied(t, map[int][4]string{2022: {"40", "50", "40", "20"}})["en"]
	b.catalog.Country = "" // so that nobody leads
	score := b.catalog.Total("score")
	said := strings.Join(b.summary(score).Sentences, " ")
	if strings.Count(said, "In 2022 A ranks 1st of 4 provinces.") != 1 {
		t.Errorf("the first is not named once: %s", said)
	}
	b.catalog.Datasets[0].Charts = []*dataset.Chart{{Kind: "line", Indicator: score, Highlight: "A"}}
	score.Cube.Add(dataset.Observation{Area: dataset.Area{List: "provinces", Code: "B"}, Period: dataset.Year(2022), Value: 60, Printed: "60", Status: "final"})
	said = strings.Join(newBase(b.catalog, b.options, "en").summary(score).Sentences, " ")
	if strings.Count(said, "rank 1 of 4")+strings.Count(said, "ranks 1st") != 1 {
		t.Errorf("the first is named more than once: %s", said)
	}
}
