package page

import (
	"slices"
	"strings"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/derive"
	"chiso/generator/internal/facts"
	"chiso/generator/internal/wire"
)

// catalogueBuilder makes the list of all indicators.
type catalogueBuilder struct{ *base }

// brief is how many indicators a catalogue may have with a sentence and a picture for
// each: beyond it the page would be too heavy.
const brief = 300

func (b catalogueBuilder) indicatorsPage() wire.CataloguePage {
	p := wire.CataloguePage{Title: b.translate("indicators", nil)}
	p.Total = len(b.indicators())
	for _, d := range b.catalog.Datasets {
		if len(d.Indicators) == 0 {
			continue
		}
		g := wire.CatalogueGroup{Name: d.Name, URL: datasetURL(d), Title: b.text(d.Title)}
		g.Indicators = keep(b.base, d, dataset.Area{}, "catalogue", func() []wire.IndicatorEntry { return b.entries(d) })
		if p.Total > brief {
			for n := range g.Indicators {
				g.Indicators[n].Summary, g.Indicators[n].Spark = "", ""
			}
		}
		if i := b.catalog.Total(b.options.Headline); !i.IsZero() && i.Dataset == d { // what the site puts forward comes first
			p.Groups = slices.Insert(p.Groups, 0, g)
			continue
		}
		p.Groups = append(p.Groups, g)
	}
	for _, f := range []wire.Facet{
		{Name: "topic", Options: b.topicFacet()},
		{Name: "level", Options: b.levelFacet()},
		{Name: "source", Groups: b.sourceFacet()},
		{Name: "year", Options: b.yearFacet()},
	} {
		if len(f.Options) > 1 || len(f.Groups) > 1 {
			f.Label = b.translate("filter_"+f.Name, nil)
			p.Facets = append(p.Facets, f)
		}
	}
	return p
}

// entries are the indicators of a dataset as the catalogue lists them.
func (b catalogueBuilder) entries(d *dataset.Dataset) (entries []wire.IndicatorEntry) {
	for _, i := range inHierarchy(d) {
		e := datasetBuilder(b).entry(i)
		e.Levels, e.Span, e.Spark = strings.Join(b.levels(i), " "), b.span(i), b.ownSpark(i)
		entries = append(entries, e)
	}
	return entries
}

// ownSpark draws the years of the site's own country, nothing if it has no figures.
func (b catalogueBuilder) ownSpark(i dataset.Slice) string {
	own := goalBuilder(b).country(i)
	if figures := i.Of(own); len(figures) > 1 {
		return trendBuilder(b).spark(i, own, figures)
	}
	return ""
}

// countryLevel stands among the levels for figures of the country alone.
const countryLevel = "country"

// levels are the code lists of the places or groups that an indicator has figures of;
// where the site's own country is the only one, that is a level of its own.
func (b catalogueBuilder) levels(i dataset.Slice) []string {
	areas := areasIn(i.WithRanks())
	if len(areas) == 1 && (areas[0].List == "" || areas[0].Code == b.options.Place) {
		return []string{countryLevel}
	}
	var lists []string
	for _, s := range areas {
		if !slices.Contains(lists, s.List) {
			lists = append(lists, s.List)
		}
	}
	if len(lists) == 0 { // no figures yet: whoever is to report them
		if list := facts.TableList(i); list != "" {
			lists = append(lists, list)
		}
	}
	return lists
}

// span is the periods of an indicator in one word or several: "2011-2019 2021".
func (b catalogueBuilder) span(i dataset.Slice) string {
	return strings.NewReplacer(", ", " ", "–", "-").Replace(sourceBuilder(b).periods(periodsIn(i.WithRanks())))
}

func (b catalogueBuilder) topicFacet() []wire.FacetOption {
	return b.counted(b.codesOf("topics"), topicsOf)
}

// levelFacet has the levels from the widest to the narrowest: the country, lists that
// nobody has to be in, places of today, former ones, then groups that are no places.
func (b catalogueBuilder) levelFacet() []wire.FacetOption {
	all := []wire.FacetOption{{Code: countryLevel, Label: b.translate("scope_country", nil)}}
	order := func(list string) int {
		switch l := b.catalog.CodeLists[list]; {
		case l.Places && derive.Open(b.catalog, list):
			return 0
		case l.Places && !b.catalog.Former(list):
			return 1
		case l.Places:
			return 2
		}
		return 3
	}
	var lists []string
	for list := range b.catalog.CodeLists {
		lists = append(lists, list)
	}
	slices.SortFunc(lists, func(x, y string) int {
		if d := order(x) - order(y); d != 0 {
			return d
		}
		return strings.Compare(x, y)
	})
	for _, list := range lists {
		all = append(all, wire.FacetOption{Code: list, Label: b.catalog.CodeLists[list].TitleIn(b.language)})
	}
	return b.counted(all, b.levels)
}

func (b catalogueBuilder) yearFacet() []wire.FacetOption {
	var periods []dataset.Period
	for _, i := range b.indicators() {
		periods = append(periods, periodsIn(i.WithRanks())...)
	}
	slices.SortFunc(periods, dataset.Period.Compare)
	periods = slices.Compact(periods)
	slices.Reverse(periods)
	var all []wire.FacetOption
	for _, period := range periods {
		all = append(all, wire.FacetOption{Code: b.period(period), Label: b.period(period)})
	}
	return b.counted(all, func(i dataset.Slice) []string {
		var in []string
		for _, period := range periodsIn(i.WithRanks()) {
			in = append(in, period.String())
		}
		return in
	})
}

// sourceFacet has the datasets under those who publish them.
func (b catalogueBuilder) sourceFacet() []wire.FacetGroup {
	var groups []wire.FacetGroup
	for _, d := range b.catalog.Datasets {
		if len(d.Indicators) == 0 {
			continue
		}
		publisher := ""
		if of := facts.Publishers(d); len(of) > 0 {
			publisher = b.text(of[0].Title)
		}
		at := slices.IndexFunc(groups, func(g wire.FacetGroup) bool { return g.Label == publisher })
		if at < 0 {
			at = len(groups)
			groups = append(groups, wire.FacetGroup{Label: publisher})
		}
		groups[at].Options = append(groups[at].Options, wire.FacetOption{Code: d.Name, Label: b.text(d.Title), Count: len(d.Totals())})
	}
	return groups
}

// codesOf are the codes of a list as options, in its order.
func (b catalogueBuilder) codesOf(list string) []wire.FacetOption {
	var all []wire.FacetOption
	for _, code := range b.catalog.CodeLists[list].Members() {
		all = append(all, wire.FacetOption{Code: code.Code, Label: b.text(code.Label)})
	}
	return all
}

// counted counts the indicators of each option and leaves out those that have none.
func (b catalogueBuilder) counted(all []wire.FacetOption, of func(dataset.Slice) []string) []wire.FacetOption {
	count := map[string]int{}
	for _, i := range b.indicators() {
		for _, code := range of(i) {
			count[code]++
		}
	}
	for n := range all {
		all[n].Count = count[all[n].Code]
	}
	return slices.DeleteFunc(all, func(o wire.FacetOption) bool { return o.Count == 0 })
}
