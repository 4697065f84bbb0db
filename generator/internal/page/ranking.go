package page

import (
	"cmp"
	"fmt"
	"slices"

	"chiso/generator/internal/chart"
	"chiso/generator/internal/dataset"
	"chiso/generator/internal/derive"
	"chiso/generator/internal/i18n"
	"chiso/generator/internal/wire"
)

// rankingBuilder makes the page of a ranking.
type rankingBuilder struct{ *base }

func rankingURL(i dataset.Slice) string { return "rankings/" + i.Slug() + "/" }

func (b rankingBuilder) ranking(i dataset.Slice, of *rankSets) wire.RankingPage {
	list := of.sets[0].list
	p := wire.RankingPage{
		Title: b.translate(byRanking(i, "ranking_title"), i18n.Args{"title": b.text(i.Title), "noun": b.noun(list), "rank": i.Measure == dataset.Rank}), Description: b.text(i.Definition),
		Of: wire.Link{Title: b.text(i.Title), URL: indicatorURL(i)}, Ranking: string(i.Ranking), Indicator: i.Name, Unit: b.text(i.Unit), Notes: []string{b.translate(b.rankingKey(i), nil)},
		Lines: captionBuilder(b).sourceLines(i), Downloads: csvDownloads(i), Aliases: moved(i, "rankings", ""), Card: cardPath(i, b.language) + ".png", Created: i.Dataset.Created,
		Correction: &wire.Correction{Files: correctionBuilder(b).filesOf(i), Of: b.text(i.Title), More: &wire.Link{URL: indicatorURL(i)}},
	}
	switch {
	case i.Ranking == dataset.Quartiles:
		p.Notes = append(p.Notes, b.translate("quartiles_text", nil))
	case i.Measure == dataset.Rank && b.catalog.CodeLists[list].Parent != "":
		p.Notes = append(p.Notes, b.translate("ranking_regions_none", nil))
	}
	if !i.OverTime {
		p.Notes = append(p.Notes, b.translate("summary_not_over_time", nil))
	}
	if whole, there := b.facts.Whole(i); there { // before its parts
		p.Notes = append([]string{b.say(b.facts.SummaryOf(i, whole).Sentences[0])}, p.Notes...)
	}
	p.Sets = b.placeSets(i, of)
	if of.hasMore() {
		p.File = rankingFilePath(i)
	}
	p.Periods, p.NotYears = b.periodChoices(of), !i.IsYearly()
	p.Legend, p.Footnotes, p.Alternatives = markBuilder(b).legend(of.marks), markBuilder(b).footnotes(of.marks), markBuilder(b).alternatives(of.marks)
	return p
}

// placeSets are the sets as the page has them, each with the one table that stands there.
func (b rankingBuilder) placeSets(i dataset.Slice, of *rankSets) []wire.PlaceSet {
	var sets []wire.PlaceSet
	for n, set := range of.sets {
		codes := b.catalog.CodeLists[set.list]
		w := wire.PlaceSet{Key: fmt.Sprint(len(codes.Members())), Title: codes.TitleIn(b.language)}
		if slices.ContainsFunc(sets, func(other wire.PlaceSet) bool { return other.Key == w.Key }) {
			w.Key = set.list
		}
		for _, region := range rankSetBuilder(b).regions(set.list) {
			w.Regions = append(w.Regions, wire.Topic{Code: region.Code, Label: b.catalog.Label(region, b.language)})
		}
		for _, t := range set.all {
			w.Known = append(w.Known, wire.PeriodOf(t.period))
		}
		if slices.ContainsFunc(set.all, func(t rankTable) bool { return t.converted }) {
			w.Notes = append(w.Notes, indicatorBuilder(b).conversion(i))
		}
		y := b.placePeriod(i, set.list, set.all[set.open])
		y.Open = n == 0
		w.Periods = append(w.Periods, y)
		sets = append(sets, w)
	}
	return sets
}

// periodChoices are the periods of all sets, the latest first, each as in the first set
// that has it.
func (b rankingBuilder) periodChoices(of *rankSets) []wire.PeriodChoice {
	var choices []wire.PeriodChoice
	for _, set := range of.sets {
		for _, t := range set.all {
			period := wire.PeriodOf(t.period)
			if slices.ContainsFunc(choices, func(c wire.PeriodChoice) bool { return c.Period == period }) {
				continue
			}
			label := b.period(t.period)
			if t.known() < t.Members {
				label = b.translate("ranking_year_some", b.tableArgs(set.list, t))
			}
			choices = append(choices, wire.PeriodChoice{Period: period, Label: label})
		}
	}
	slices.SortFunc(choices, func(x, y wire.PeriodChoice) int { return cmp.Compare(y.Period, x.Period) })
	return choices
}

// rankingKey is that of the sentence that says whether places may be ranked.
func (b rankingBuilder) rankingKey(i dataset.Slice) string {
	key := "ranking_" + string(i.Ranking)
	if i.Ranking == dataset.Ranked {
		key = byYear(i, key)
	}
	return key
}

// byRanking is the key of a sentence, another one where places may not be ranked.
func byRanking(i dataset.Slice, key string) string {
	if i.Ranking == dataset.Ranked {
		return key
	}
	return key + "_unranked"
}

// tableArgs are what titles say of a table.
func (b rankingBuilder) tableArgs(list string, t rankTable) i18n.Args {
	return i18n.Args{"year": b.phrase(t.period), "noun": b.noun(list), "count": b.count(t.known()), "of": b.count(t.Members)}
}

// tableTitle says of which places in which period a table is.
func (b rankingBuilder) tableTitle(list string, t rankTable) string {
	title := "ranking_year_unranked"
	switch {
	case t.of > 0:
		title = "ranking_year"
	case t.grouped:
		title = "ranking_year_groups"
	}
	return b.translate(title, b.tableArgs(list, t))
}

// placePeriod is a table as it stands on the page.
func (b rankingBuilder) placePeriod(i dataset.Slice, list string, t rankTable) wire.PlacePeriod {
	title := b.tableTitle(list, t)
	return wire.PlacePeriod{Period: wire.PeriodOf(t.period), Name: b.period(t.period), Title: title, Of: t.Members, Notes: b.tableNotes(i, list, t),
		Table: b.hold(rankingTableBuilder(b).html(i, list, title, t)), Regions: b.hold(rankingTableBuilder(b).regionHTML(i, list, t))}
}

// tableNotes say what must be known to read a table.
func (b rankingBuilder) tableNotes(i dataset.Slice, list string, f rankTable) []string {
	var r sentences
	period, noun := b.phrase(f.period), b.noun(list)
	if f.converted {
		r.add(b.translate("ranking_converted", i18n.Args{"year": period, "former": b.count(derive.ConvertedFrom(b.catalog, f.Figures)), "today": b.count(len(f.Figures)), "noun": noun}))
	}
	missing := f.known() < f.Members
	if missing {
		r.add(b.translate("summary_coverage", i18n.Args{"year": period, "count": b.count(f.known()), "total": b.count(f.Members), "noun": noun}))
	}
	if len(f.Unscored) > 0 {
		r.add(b.translate("ranking_unscored", i18n.Args{"count": b.count(len(f.Unscored)), "noun": noun}))
	}
	switch {
	case !f.Published.IsZero() && !derivedIn(f.Published, list, f.period):
		r.add(b.translate("ranking_published", nil))
	case f.of > 0 && !f.Published.IsZero() && f.Published.Derive.Ties == dataset.BrokenTies:
		r.add(b.translate("ranking_computed_ranges", i18n.Args{"some": printedIn(f.Published, list, f.period)}))
	case f.of > 0:
		r.add(b.translate("ranking_computed", nil))
	case i.Ranking == dataset.Ranked && missing:
		r.add(b.translate("ranking_not_all", nil))
	case i.Ranking == dataset.Quartiles && !f.grouped:
		r.add(b.translate("ranking_groups_few", nil))
	}
	if f.begins {
		breaks := chart.Breaks(b.chartOptions(), i, b.language)
		last := breaks[i.Segment(f.period)-1]
		r.add(b.translate("break_from", i18n.Args{"year": b.phrase(last.Period), "reason": last.Reason}))
	}
	if f.other != nil {
		r.add(b.translate("ranking_other_number", i18n.Args{"year": period, "of": b.count(f.of), "from_year": b.phrase(f.other.period), "from_of": b.count(f.other.of)}))
	}
	if f.regions == nil && i.Measure != dataset.Rank && b.catalog.CodeLists[list].Parent != "" {
		r.add(b.translate("ranking_regions_few", nil))
	}
	return r
}

// derivedIn says whether a year's figures of a list are ours.
func derivedIn(i dataset.Slice, list string, period dataset.Period) bool {
	return slices.ContainsFunc(i.In(period), func(o dataset.Observation) bool { return o.Area.List == list && o.Status == derive.Derived })
}

// printedIn says whether some of a year's figures of a list are as the source printed them.
func printedIn(i dataset.Slice, list string, period dataset.Period) bool {
	return slices.ContainsFunc(i.In(period), func(o dataset.Observation) bool { return o.Area.List == list && o.Status != derive.Derived })
}
