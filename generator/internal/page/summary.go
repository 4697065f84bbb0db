package page

import (
	"slices"
	"strings"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/derive"
	"chiso/generator/internal/i18n"
	"chiso/generator/internal/wire"
)

// summaryBuilder makes sentences that sum up an indicator.
type summaryBuilder struct{ *base }

func (b summaryBuilder) summary(i dataset.Slice) summary {
	shown := i
	if i.Len() == 0 && i.Ranks().Len() > 0 { // nobody has printed the scores
		shown = i.Ranks()
	}
	r := b.figures(shown)
	if first, ranked := b.firstInRank(shown); ranked {
		sentences := b.summaryOfPlace(shown.Ranks(), first.Area).Sentences
		if score, known := shown.At(first.Area, first.Period); known && slices.Contains(r.Sentences, b.valueOf(shown, score)) {
			sentences = sentences[1:] // the rank stands there with its score
		}
		r.add(sentences...)
	}
	if !i.OverTime && len(i.Periods()) > 1 {
		r.add(b.translate("reading_not_over_time", nil))
	}
	r.add(b.summaryOfConversion(i))
	return r
}

// firstInRank is the first in the latest ranking of a score whose sentences tell how all are
// spread, and so of nobody's rank.
func (b summaryBuilder) firstInRank(i dataset.Slice) (dataset.Observation, bool) {
	if _, leads := derive.Lead(b.catalog, i); leads || i.Ranks().Len() == 0 {
		return dataset.Observation{}, false
	}
	return derive.Lead(b.catalog, i.Ranks())
}

// summaryOfConversion says that the latest figures are those of former places, or such
// converted to those of today; nothing if they are not.
func (b summaryBuilder) summaryOfConversion(i dataset.Slice) string {
	period := b.facts.LatestPeriod(i)
	today := derive.InPeriod(b.catalog, i, period)
	if len(today) > 0 && len(today) == len(derive.Parts(b.catalog, i, period)) && b.catalog.Former(today[0].Area.List) {
		return b.translate("reading_former", i18n.Args{"list": b.catalog.CodeLists[today[0].Area.List].TitleIn(b.language)})
	}
	if !allConverted(today) {
		return ""
	}
	return b.translate("reading_converted", i18n.Args{"year": b.period(period), "former": b.count(b.convertedFrom(today)), "today": b.count(len(today)), "noun": b.noun(today[0].Area.List)})
}

// allConverted says whether figures are those of former places, all of them.
func allConverted(in []dataset.Observation) bool {
	return len(in) > 0 && !slices.ContainsFunc(in, func(o dataset.Observation) bool { return !o.Converted })
}

// convertedFrom counts the former places that figures were converted from, each once: one
// that was divided went into several.
func (b summaryBuilder) convertedFrom(in []dataset.Observation) int {
	former := map[dataset.Area]bool{}
	for _, o := range in {
		for _, part := range b.catalog.FormedFrom(o.Area) {
			former[part.Area] = true
		}
	}
	return len(former)
}

// summary is one that is being put together.
type summary struct{ wire.Reading }

// add puts sentences at the end; an empty one is none.
func (r *summary) add(sentences ...string) {
	for _, s := range sentences {
		if s != "" {
			r.Sentences = append(r.Sentences, s)
		}
	}
}

func (b summaryBuilder) figures(i dataset.Slice) (r summary) {
	latest := b.facts.LatestPeriod(i)
	in := derive.InPeriod(b.catalog, i, latest)
	if len(in) == 0 {
		r.add(b.translate("reading_none", nil))
		r.add(goalBuilder(b).targetSentences(i)...)
		return r
	}
	lead, leads := derive.Lead(b.catalog, i)
	if leads {
		r = b.summaryOfPlace(i, lead.Area)
		if i.Measure == dataset.Rank || len(i.Areas()) == 1 {
			return r
		}
	}
	if i.Ranking == dataset.Unranked && len(i.Areas()) <= derive.FewGroups {
		r.add(b.summaryOfGroups(i, latest, in).Sentences...)
		return r
	}
	r.add(b.summaryOfAll(i)...)
	if !leads {
		r.add(b.summaryOfFeatured(i))
	}
	return r
}

// summaryOfFeatured gives the figure of the place that the first chart of an indicator
// puts forward, so that no chart shows a place that the sentences pass over: of the year
// that they speak of, else its latest; nothing if they name it.
func (b summaryBuilder) summaryOfFeatured(i dataset.Slice) string {
	charts := chartBuilder(b).declared(i)
	at := slices.IndexFunc(charts, func(c *dataset.Chart) bool { return c.Highlight != "" })
	if at < 0 {
		return ""
	}
	var figure dataset.Observation
	period, list := derive.FullPeriod(b.catalog, i), b.facts.MainList(i)
	for _, o := range derive.Figures(b.catalog, i, dataset.Area{List: list, Code: charts[at].Highlight}) {
		if figure.Period != period || period.IsZero() {
			figure = o
		}
	}
	high, low, named := derive.Ends(b.catalog, i)
	s, _ := b.catalog.In(list, figure.Area)
	if figure.Area.Code == "" || named && (s == high.Area || s == low.Area) {
		return ""
	}
	figure.Area = s
	return b.valueOf(i, figure)
}

// valueOf says the figure of a place in a period, and the rank that the publisher gave for it.
func (b summaryBuilder) valueOf(i dataset.Slice, o dataset.Observation) string {
	args := i18n.Args{"year": b.period(o.Period), "place": b.catalog.Label(o.Area, b.language), "value": b.value(i, o), "unit": b.joinedUnit(i)}
	ranks := i.Ranks()
	rank, known := ranks.At(o.Area, o.Period)
	if !known {
		return b.translate("reading_value", args)
	}
	args["rank"] = rankOf(rank)
	if of := ranks.RankedOf[o.Period]; of > 0 {
		args["of"], args["noun"] = b.count(of), b.noun(o.Area.List)
	}
	return b.translate("reading_value_ranked", args)
}

// summaryOfPlace reads the values of one place over time.
func (b summaryBuilder) summaryOfPlace(i dataset.Slice, s dataset.Area) (r summary) {
	series := i.Of(s)
	now := series[len(series)-1]
	if i.Measure == dataset.Rank {
		return b.summaryOfRank(i, series, now)
	}
	r.Figure = b.value(i, now)
	if i.ShortUnit(b.language) == "%" {
		r.Of = b.joinedUnit(i)
	}
	r.add(b.valueOf(i, now))
	if before, ok := comparable(i, series, now); ok {
		args := i18n.Args{"from_year": b.period(before.Period), "from_value": b.value(i, before), "unit": b.changeUnit(i)}
		switch change := changeShown(i, before.Value, now.Value); {
		case change > 0:
			args["change"] = b.number(i, change)
			r.add(b.translate("reading_value_up", args))
		case change < 0:
			args["change"] = b.number(i, -change)
			r.add(b.translate("reading_value_down", args))
		default:
			r.add(b.translate("reading_value_same", args))
		}
	}
	return b.withRank(r, i.Ranks(), s, now.Period)
}

// withRank adds the sentences on a place's rank to those on its score in a period. A rank of
// a later period comes first.
func (b summaryBuilder) withRank(r summary, ranks dataset.Slice, s dataset.Area, period dataset.Period) summary {
	if !ranks.Has(s) {
		return r
	}
	series := ranks.Of(s)
	now := series[len(series)-1]
	rank := b.summaryOfRank(ranks, series, now)
	switch {
	case now.Period.After(period):
		rank.add(r.Sentences...)
		return rank
	case now.Period == period:
		r.add(rank.Sentences[1:]...) // the first is part of the sentence on the score
	default:
		r.add(rank.Sentences...)
	}
	return r
}

// comparable is the value before the last one, if no break lies between.
func comparable(i dataset.Slice, series []dataset.Observation, now dataset.Observation) (dataset.Observation, bool) {
	if len(series) < 2 {
		return dataset.Observation{}, false
	}
	before := series[len(series)-2]
	return before, i.SameSegment(before.Period, now.Period)
}

func (b summaryBuilder) summaryOfRank(i dataset.Slice, series []dataset.Observation, now dataset.Observation) (r summary) {
	args := i18n.Args{"year": b.period(now.Period), "place": b.catalog.Label(now.Area, b.language), "rank": rankOf(now)}
	r.Figure = b.value(i, now)
	id := "reading_rank_alone"
	if of := i.RankedOf[now.Period]; of > 0 {
		id, r.Of = "reading_rank", "/"+b.count(of)
		args["of"], args["noun"] = b.count(of), b.noun(now.Area.List)
	}
	r.add(b.translate(id, args))
	if now.Ranged() {
		r.add(b.translate("reading_rank_range", nil))
	}
	if before, ok := comparable(i, series, now); ok {
		args := i18n.Args{"from_year": b.period(before.Period), "from_rank": rankOf(before)}
		if of := i.RankedOf[before.Period]; of > 0 {
			args["from_of"] = b.count(of)
		}
		switch least, most := derive.Gained(before, now); {
		case least > 0:
			args["places"] = span(least, most)
			r.add(b.translate("reading_rank_up", args))
		case most < 0:
			args["places"] = span(-most, -least)
			r.add(b.translate("reading_rank_down", args))
		case least < most:
			r.add(b.translate("reading_rank_unclear", args))
		default:
			r.add(b.translate("reading_rank_same", args))
		}
	}
	r.add(b.best(i, series, now))
	return r
}

// best names the best rank among years comparable with the last one, if there
// are several and it is certain in which of them it was.
func (b summaryBuilder) best(i dataset.Slice, series []dataset.Observation, now dataset.Observation) string {
	series = slices.DeleteFunc(slices.Clone(series), func(o dataset.Observation) bool { return !i.SameSegment(o.Period, now.Period) })
	if len(series) < 3 {
		return ""
	}
	best := derive.Extreme(series, false)
	if len(best) == 0 {
		return ""
	}
	var in []string
	for _, o := range best {
		in = append(in, b.period(o.Period))
	}
	return b.translate("reading_rank_best", i18n.Args{"rank": rankOf(best[0]), "years": strings.Join(in, ", ")})
}

// summaryOfAll reads the spread over places in the last year in which most of
// them have a value; a spread among a few is not the spread.
func (b summaryBuilder) summaryOfAll(i dataset.Slice) []string {
	var said []string
	latest := b.facts.LatestPeriod(i)
	if count, total := derive.Coverage(b.catalog, i, latest); count < total {
		if !derive.Most(count, total) {
			said = append(said, b.translate("reading_coverage", i18n.Args{
				"year": b.period(latest), "count": b.count(count), "total": b.count(total), "noun": b.noun(derive.InPeriod(b.catalog, i, latest)[0].Area.List)}))
		}
	}
	period := derive.FullPeriod(b.catalog, i)
	in := derive.InPeriod(b.catalog, i, period)
	if len(in) == 0 {
		return said
	}
	ordered := derive.Ordered(in, dataset.HigherIsBetter)
	high, low := ordered[0], ordered[len(ordered)-1]
	args := i18n.Args{"year": b.period(period), "high": b.value(i, high), "low": b.value(i, low), "unit": b.joinedUnit(i)}
	median := b.translate("reading_median", i18n.Args{"year": b.period(period), "median": b.number(i, derive.Median(in)), "unit": b.joinedUnit(i),
		"count": b.count(len(in)), "noun": b.noun(in[0].Area.List)})
	spread := "reading_range_unnamed"
	if _, _, named := derive.Ends(b.catalog, i); named {
		args["high_place"], args["low_place"] = b.catalog.Label(high.Area, b.language), b.catalog.Label(low.Area, b.language)
		spread = "reading_range"
	}
	said = append([]string{median, b.translate(spread, args)}, said...)
	if i.Ranking == dataset.Quartiles {
		said = append(said, b.translate("reading_not_ranked", nil))
	}
	return said
}

func (b summaryBuilder) summaryOfGroups(i dataset.Slice, period dataset.Period, in []dataset.Observation) (r summary) {
	var items []string
	for _, o := range in {
		items = append(items, b.catalog.Label(o.Area, b.language)+b.translate("colon", nil)+b.value(i, o)+b.joinedUnit(i))
	}
	r.add(b.translate("reading_groups", i18n.Args{"year": b.period(period), "items": strings.Join(items, ". ")}))
	return r
}
