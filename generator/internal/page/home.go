package page

import (
	"cmp"
	"slices"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/derive"
	"chiso/generator/internal/wire"
)

// homeBuilder makes the home page.
type homeBuilder struct{ *base }

func homePages(b *base) []file {
	return []file{{path: index, content: func() any { return homeBuilder{b}.home() }}}
}

// What fits on one screen.
const (
	homeGoals   = 3
	homeChanges = 4
)

func (b homeBuilder) home() wire.HomePage {
	p := wire.HomePage{Created: newest(b.catalog), Changes: b.changes(), Find: len(b.facts.Places()) > 0}
	_, values := b.catalog.Size()
	p.Counts = wire.SiteCounts{Indicators: b.count(len(b.indicators())), Datasets: b.count(len(b.catalog.Datasets)), Observations: b.count(values)}
	if i := b.catalog.Total(b.options.Headline); !i.IsZero() {
		p.Headline = b.headline(i)
	}
	if goals := b.goals(); len(goals) > 0 {
		p.Goals, p.AllGoals = b.homeGoals(), b.count(len(goals))
		p.Tallies = slices.DeleteFunc(targetsBuilder(b).tallies(), func(t wire.StatusCount) bool { return t.Count == "0" })
	}
	if maps := placesBuilder(b).maps("places/"); len(maps) > 0 {
		p.Map = maps[0]
	}
	for _, f := range catalogueBuilder(b).topicFacet() {
		p.Topics = append(p.Topics, wire.TopicCount{Topic: wire.Topic{Code: f.Code, Label: f.Label}, Count: f.Count})
	}
	return p
}

func (b homeBuilder) headline(i dataset.Slice) *wire.Headline {
	h := &wire.Headline{URL: indicatorURL(i), Title: b.text(i.Title), Summary: b.summary(i), DatasetTitle: b.text(i.Dataset.Title), Card: cardPath(i, b.language) + ".png"}
	publishers := b.publishers(i.Dataset)
	if h.SourceLine = h.DatasetTitle; len(publishers) > 0 {
		h.SourceLine += ", " + b.list(publishers)
	}
	if o, known := correctionBuilder(b).keyFigure(i); known {
		h.Trend = b.hold(trendBuilder(b).trendPicture(i, o.Area))
	}
	return h
}

// homeGoals are a few targets of the country: those with a verdict, of the headline
// before all others, then those that are too soon to judge, then those with
// facts, then the rest. The last two kinds only add indicators not listed yet, one target each.
// Of two targets for the same year the one that asks for less is left out: it would look like
// all that was asked for.
func (b homeBuilder) homeGoals() []wire.HomeGoal {
	told := slices.DeleteFunc(slices.Clone(b.goals()), func(g goal) bool { return g.Progress == nil })
	order := func(g goal) int {
		switch {
		case len(g.Progress.Facts) == 0:
			return 4
		case derive.Status(g.Progress.Status).Verdict() && g.target.Indicator == b.options.Headline:
			return 0
		case derive.Status(g.Progress.Status).Verdict():
			return 1
		case g.Progress.Status == string(derive.TooSoon):
			return 2
		}
		return 3
	}
	slices.SortStableFunc(told, func(x, y goal) int { return cmp.Compare(order(x), order(y)) })
	all := slices.Clone(told)
	told = slices.DeleteFunc(told, func(g goal) bool {
		return slices.ContainsFunc(all, func(other goal) bool { return b.asksForMore(other.target.Target, g.target.Target) })
	})
	var list []wire.HomeGoal
	of := map[string]bool{}
	for _, g := range told {
		if len(list) == homeGoals || of[g.target.Indicator] && order(g) > 2 {
			continue
		}
		h := wire.HomeGoal{Title: g.Indicator.Title, URL: "targets/#" + g.ID, Value: g.Value, By: g.By, Status: g.Status,
			Scarce: g.Progress.Scarce, Missed: g.Progress.Missed}
		if !of[g.target.Indicator] { // the series is that of all its targets
			h.Wide = g.Progress.Wide
		}
		of[g.target.Indicator] = true
		for _, m := range g.Progress.Marks {
			if m.Sign == "latest" {
				h.Latest = m.Text
			}
		}
		list = append(list, h)
	}
	return list
}

// asksForMore says whether a target of an indicator is harder to reach than another one for
// the same place and year.
func (b homeBuilder) asksForMore(t, other dataset.Target) bool {
	if t.Indicator != other.Indicator || t.Place != other.Place || t.By != other.By || t.Comparator == "range" || other.Comparator == "range" {
		return false
	}
	if b.catalog.Total(t.Indicator).Direction == dataset.LowerIsBetter {
		return t.Value < other.Value
	}
	return t.Value > other.Value
}

// changes are the versions of the datasets, the newest first; of one day the one that
// has been changed most often since its first.
func (b homeBuilder) changes() []wire.DatasetChange {
	datasets := slices.Clone(b.catalog.Datasets)
	slices.SortStableFunc(datasets, func(x, y *dataset.Dataset) int {
		before, _ := dataset.VersionNumbers(x.Version)
		after, _ := dataset.VersionNumbers(y.Version)
		return cmp.Or(cmp.Compare(y.Created, x.Created), slices.Compare(after, before))
	})
	var list []wire.DatasetChange
	for _, d := range datasets[:min(len(datasets), homeChanges)] {
		list = append(list, wire.DatasetChange{Title: b.text(d.Title), URL: datasetURL(d), Date: d.Created, Version: d.Version, Years: b.fromTo(dataset.SpanOf(d.Columns()))})
	}
	return list
}
