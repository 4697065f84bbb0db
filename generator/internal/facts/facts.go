// Package facts computes what pages, charts and files say of a catalog: once for all of
// them, without a language (see Sentence), and only what is asked for. A Facts may be used by
// many at once. The catalog must not change any more, see derive.Compute.
package facts

import (
	"slices"
	"sync"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/derive"
)

// Facts of one catalog.
type Facts struct {
	Catalog *dataset.Catalog

	rankings    memo[rankingKey, derive.RankedSet]
	groups      memo[groupKey, derive.Group]
	wholes      memo[dataset.Slice, dataset.Area]
	latest      memo[dataset.Slice, dataset.Period]
	lists       memo[dataset.Slice, string]
	formers     memo[dataset.Area, []dataset.Area]
	summaries   memo[dataset.Slice, Summary]
	profiles    memo[profileKey, ProfileGroup]
	progresses  memo[progressKey, Progress]
	reports     memo[*Target, Reports]
	provenances memo[dataset.Slice, Provenance]
	computed    memo[dataset.Slice, []*dataset.Dataset]
	places      func() []dataset.Area
	known       func() map[dataset.Area]bool // see derive.WithFigures
	targets     func() []*Target
	periods     func() bool
}

// Of gives the facts of a catalog.
func Of(c *dataset.Catalog) *Facts {
	return &Facts{Catalog: c,
		places:  sync.OnceValue(func() []dataset.Area { return derive.Places(c) }),
		known:   sync.OnceValue(func() map[dataset.Area]bool { return derive.WithFigures(c) }),
		targets: sync.OnceValue(func() []*Target { return targets(c) }),
		periods: sync.OnceValue(c.HasPeriods),
	}
}

// OfPart gives the facts of a catalog of which only some datasets have their figures; which
// areas have any is taken from the facts of the whole.
func OfPart(c *dataset.Catalog, whole *Facts) *Facts {
	f := Of(c)
	f.places, f.known = whole.places, whole.known
	return f
}

// HasPeriods is that of the catalog, worked out once.
func (f *Facts) HasPeriods() bool { return f.periods() }

type rankingKey struct {
	slice  dataset.Slice
	list   string
	period dataset.Period
}

// Ranking is how the areas of a list are ranked by a slice in a period, see
// derive.RankWithin. It is not to be changed.
func (f *Facts) Ranking(s dataset.Slice, list string, p dataset.Period) derive.RankedSet {
	return f.rankings.get(rankingKey{s, list, p}, func() derive.RankedSet { return derive.RankWithin(f.Catalog, s, list, p) })
}

type groupKey struct {
	slice        dataset.Slice
	list, parent string
	period       dataset.Period
}

// Group is the figure of a period of all members of a list together, or of those that
// have a parent, see derive.Aggregate.
func (f *Facts) Group(s dataset.Slice, list, parent string, p dataset.Period) derive.Group {
	return f.groups.get(groupKey{s, list, parent, p}, func() derive.Group {
		var members []dataset.Area
		for _, code := range f.Catalog.CodeLists[list].Members() {
			if parent == "" || code.Parent == parent {
				members = append(members, dataset.Area{List: list, Code: code.Code})
			}
		}
		return derive.Aggregate(f.Catalog, s, members, p)
	})
}

// Whole is the area that stands for all the others of a slice, see derive.Whole.
func (f *Facts) Whole(s dataset.Slice) (whole dataset.Area, there bool) {
	whole = f.wholes.get(s, func() dataset.Area {
		whole, _ := derive.Whole(f.Catalog, s)
		return whole
	})
	return whole, whole != dataset.Area{}
}

// LatestPeriod is the last period in which a slice has more than its whole, see
// derive.LatestPeriod.
func (f *Facts) LatestPeriod(s dataset.Slice) dataset.Period {
	return f.latest.get(s, func() dataset.Period { return derive.LatestPeriod(f.Catalog, s) })
}

// MainList is the code list of the latest values of a slice, see derive.MainList.
func (f *Facts) MainList(s dataset.Slice) string {
	return f.lists.get(s, func() string { return derive.MainList(f.Catalog, s) })
}

// Formers are the areas that one was formed from, see derive.Formers. They are not to be
// changed.
func (f *Facts) Formers(a dataset.Area) []dataset.Area {
	return f.formers.get(a, func() []dataset.Area { return slices.Clip(derive.Formers(f.Catalog, a)) })
}

// Places are all that have a page, see derive.Places. They are not to be changed.
func (f *Facts) Places() []dataset.Area { return f.places() }

// HasFigures is whether any indicator has a figure of an area, see derive.WithFigures.
func (f *Facts) HasFigures(a dataset.Area) bool { return f.known()[a] }
