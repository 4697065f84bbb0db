package facts

import (
	"reflect"
	"slices"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/derive"
)

// Summary sums up an indicator, or one area of it.
type Summary struct {
	Figure    Figure // that it puts forward; zero if there is none
	RankedOf  int    // among how many the figure is a rank; 0 if it is none, or if that is not known
	Sentences []Sentence
}

// say puts a sentence at the end.
func (s *Summary) say(key string, args Args) {
	s.Sentences = append(s.Sentences, Sentence{key, args})
}

// has says whether a sentence stands there.
func (s *Summary) has(wanted Sentence) bool {
	return slices.ContainsFunc(s.Sentences, func(sentence Sentence) bool { return reflect.DeepEqual(sentence, wanted) })
}

// Summary sums up an indicator. It is not to be changed.
func (f *Facts) Summary(i dataset.Slice) Summary {
	return f.summaries.get(i, func() Summary { return f.summary(i) })
}

func (f *Facts) summary(i dataset.Slice) Summary {
	shown := i
	if i.Len() == 0 && i.Ranks().Len() > 0 { // nobody has printed the scores
		shown = i.Ranks()
	}
	s := f.summaryOfFigures(shown)
	if first, ranked := f.firstInRank(shown); ranked {
		sentences := f.SummaryOf(shown.Ranks(), first.Area).Sentences
		if score, known := shown.At(first.Area, first.Period); known && s.has(f.figure(shown, score)) {
			sentences = sentences[1:] // the rank stands there with its score
		}
		s.Sentences = append(s.Sentences, sentences...)
	}
	if !i.OverTime && len(i.Periods()) > 1 {
		s.say("summary_not_over_time", nil)
	}
	f.sayConversion(&s, i)
	return s
}

// firstInRank is the first in the latest ranking of a score whose sentences tell how all are
// spread, and so of nobody's rank.
func (f *Facts) firstInRank(i dataset.Slice) (dataset.Observation, bool) {
	if _, leads := derive.Lead(f.Catalog, i); leads || i.Ranks().Len() == 0 {
		return dataset.Observation{}, false
	}
	return derive.Lead(f.Catalog, i.Ranks())
}

// sayConversion says that the latest figures are those of former places, or such converted to
// those of today; nothing if they are not.
func (f *Facts) sayConversion(s *Summary, i dataset.Slice) {
	period := f.LatestPeriod(i)
	today := derive.InPeriod(f.Catalog, i, period)
	switch {
	case len(today) > 0 && len(today) == len(derive.Parts(f.Catalog, i, period)) && f.Catalog.Former(today[0].Area.List):
		s.say("summary_former", Args{"list": ListTitle(today[0].Area.List)})
	case derive.AllConverted(today):
		s.say("summary_converted", Args{"year": period, "former": Count(derive.ConvertedFrom(f.Catalog, today)), "today": Count(len(today)), "noun": Noun(today[0].Area.List)})
	}
}

func (f *Facts) summaryOfFigures(i dataset.Slice) (s Summary) {
	latest := f.LatestPeriod(i)
	in := derive.InPeriod(f.Catalog, i, latest)
	if len(in) == 0 {
		s.say("summary_none", nil)
		for _, t := range f.Targets() {
			if t.Concerns(i.Indicator) {
				s.say("summary_target", Args{"value": Wanted{t.Slice, t.Target}, "by": t.By, "instrument": Instrument(t.Instrument)})
			}
		}
		return s
	}
	lead, leads := derive.Lead(f.Catalog, i)
	if leads {
		s = f.SummaryOf(i, lead.Area)
		if i.Measure == dataset.Rank || len(i.Areas()) == 1 {
			return s
		}
	}
	if i.Ranking == dataset.Unranked && len(i.Areas()) <= derive.FewGroups {
		s.Sentences = append(s.Sentences, GroupsIn(i, latest, in))
		return s
	}
	f.saySpread(&s, i)
	if !leads {
		f.sayFeatured(&s, i)
	}
	return s
}

// GroupsIn says the figures of a period one by one, as those of the groups of a survey.
func GroupsIn(i dataset.Slice, period dataset.Period, in []dataset.Observation) Sentence {
	var items Figures
	for _, o := range in {
		items = append(items, Figure{i, o})
	}
	return Sentence{"summary_groups", Args{"year": period, "items": items}}
}

// sayFeatured says the figure of the place that the first chart of an indicator puts forward,
// so that no chart shows a place that the sentences pass over: of the year that they speak
// of, else its latest; nothing if they name it.
func (f *Facts) sayFeatured(s *Summary, i dataset.Slice) {
	charts := f.Catalog.ChartsOf(i)
	at := slices.IndexFunc(charts, func(c *dataset.Chart) bool { return c.Highlight != "" })
	if at < 0 {
		return
	}
	var featured dataset.Observation
	period, list := derive.FullPeriod(f.Catalog, i), f.MainList(i)
	for _, o := range derive.Figures(f.Catalog, i, dataset.Area{List: list, Code: charts[at].Highlight}) {
		if featured.Period != period || period.IsZero() {
			featured = o
		}
	}
	high, low, named := derive.Ends(f.Catalog, i)
	area, _ := f.Catalog.In(list, featured.Area)
	if featured.Area.Code == "" || named && (area == high.Area || area == low.Area) {
		return
	}
	featured.Area = area
	s.Sentences = append(s.Sentences, f.figure(i, featured))
}

// figure says the figure of a place in a period, and the rank that the publisher gave for it.
func (f *Facts) figure(i dataset.Slice, o dataset.Observation) Sentence {
	args := Args{"year": o.Period, "place": o.Area, "value": Figure{i, o}, "unit": Unit{i}}
	ranks := i.Ranks()
	rank, known := ranks.At(o.Area, o.Period)
	if !known {
		return Sentence{"summary_value", args}
	}
	args["rank"] = rankOf(rank)
	if of := ranks.RankedOf[o.Period]; of > 0 {
		args["of"], args["noun"] = Count(of), Noun(o.Area.List)
	}
	return Sentence{"summary_value_ranked", args}
}

// SummaryOf sums up the figures of one area over time. There must be some.
func (f *Facts) SummaryOf(i dataset.Slice, a dataset.Area) (s Summary) {
	series := i.Of(a)
	now := series[len(series)-1]
	if i.Measure == dataset.Rank {
		return summaryOfRank(i, series, now)
	}
	s.Figure = Figure{i, now}
	s.Sentences = []Sentence{f.figure(i, now)}
	if before, ok := beforeLast(i, series, now); ok {
		args := Args{"from_year": before.Period, "from_value": Figure{i, before}, "unit": ChangeUnit{i}}
		switch change := derive.ChangeShown(i, before.Value, now.Value); {
		case change > 0:
			args["change"] = Number{i, change}
			s.say("summary_value_up", args)
		case change < 0:
			args["change"] = Number{i, -change}
			s.say("summary_value_down", args)
		default:
			s.say("summary_value_same", args)
		}
	}
	return withRank(s, i.Ranks(), a, now.Period)
}

// withRank adds the sentences on an area's rank to those on its score in a period. A rank of
// a later period comes first.
func withRank(s Summary, ranks dataset.Slice, a dataset.Area, period dataset.Period) Summary {
	if !ranks.Has(a) {
		return s
	}
	series := ranks.Of(a)
	now := series[len(series)-1]
	rank := summaryOfRank(ranks, series, now)
	switch {
	case now.Period.After(period):
		rank.Sentences = append(rank.Sentences, s.Sentences...)
		return rank
	case now.Period == period:
		s.Sentences = append(s.Sentences, rank.Sentences[1:]...) // the first is part of the sentence on the score
	default:
		s.Sentences = append(s.Sentences, rank.Sentences...)
	}
	return s
}

// beforeLast is the value before the last one, if no break lies between.
func beforeLast(i dataset.Slice, series []dataset.Observation, now dataset.Observation) (dataset.Observation, bool) {
	if len(series) < 2 {
		return dataset.Observation{}, false
	}
	before := series[len(series)-2]
	return before, i.SameSegment(before.Period, now.Period)
}

func summaryOfRank(i dataset.Slice, series []dataset.Observation, now dataset.Observation) (s Summary) {
	s.Figure, s.RankedOf = Figure{i, now}, i.RankedOf[now.Period]
	key, args := "summary_rank_alone", Args{"year": now.Period, "place": now.Area, "rank": rankOf(now)}
	if s.RankedOf > 0 {
		key, args["of"], args["noun"] = "summary_rank", Count(s.RankedOf), Noun(now.Area.List)
	}
	s.say(key, args)
	if now.Ranged() {
		s.say("summary_rank_range", nil)
	}
	if before, ok := beforeLast(i, series, now); ok {
		args := Args{"from_year": before.Period, "from_rank": rankOf(before)}
		if of := i.RankedOf[before.Period]; of > 0 {
			args["from_of"] = Count(of)
		}
		switch least, most := derive.Gained(before, now); {
		case least > 0:
			args["places"] = Span{least, most}
			s.say("summary_rank_up", args)
		case most < 0:
			args["places"] = Span{-most, -least}
			s.say("summary_rank_down", args)
		case least < most:
			s.say("summary_rank_unclear", args)
		default:
			s.say("summary_rank_same", args)
		}
	}
	sayBest(&s, i, series, now)
	return s
}

// sayBest names the best rank among years comparable with the last one, if there are several
// and it is certain in which of them it was.
func sayBest(s *Summary, i dataset.Slice, series []dataset.Observation, now dataset.Observation) {
	series = slices.DeleteFunc(slices.Clone(series), func(o dataset.Observation) bool { return !i.SameSegment(o.Period, now.Period) })
	if len(series) < 3 {
		return
	}
	best := derive.Extreme(series, false)
	if len(best) == 0 {
		return
	}
	var in Listed
	for _, o := range best {
		in = append(in, o.Period)
	}
	s.say("summary_rank_best", Args{"rank": rankOf(best[0]), "years": in})
}

// saySpread says the spread over places in the last year in which most of them have a value;
// a spread among a few is not the spread.
func (f *Facts) saySpread(s *Summary, i dataset.Slice) {
	period := derive.FullPeriod(f.Catalog, i)
	in := derive.InPeriod(f.Catalog, i, period)
	if len(in) > 0 {
		ordered := derive.Ordered(in, dataset.HigherIsBetter)
		high, low := ordered[0], ordered[len(ordered)-1]
		s.say("summary_median", Args{"year": period, "median": Number{i, derive.Median(in)}, "unit": Unit{i}, "count": Count(len(in)), "noun": Noun(in[0].Area.List)})
		spread, args := "summary_range_unnamed", Args{"year": period, "high": Figure{i, high}, "low": Figure{i, low}, "unit": Unit{i}}
		if _, _, named := derive.Ends(f.Catalog, i); named {
			spread, args["high_place"], args["low_place"] = "summary_range", high.Area, low.Area
		}
		s.say(spread, args)
	}
	latest := f.LatestPeriod(i)
	if count, total := derive.Coverage(f.Catalog, i, latest); count < total && !derive.Most(count, total) {
		s.say("summary_coverage", Args{"year": latest, "count": Count(count), "total": Count(total), "noun": Noun(derive.InPeriod(f.Catalog, i, latest)[0].Area.List)})
	}
	if len(in) > 0 && i.Ranking == dataset.Quartiles {
		s.say("summary_not_ranked", nil)
	}
}
