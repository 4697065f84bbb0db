package page

import (
	"fmt"
	"slices"
	"strings"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/derive"
	"chiso/generator/internal/wire"
)

// exploreURL is the address of a comparison. What is left out starts as the page does.
func exploreURL(indicators, keys []string, from, to dataset.Period) string {
	address := "explore/?i=" + strings.Join(indicators, ",")
	if len(keys) > 0 {
		address += "&p=" + strings.Join(keys, ",")
	}
	if !to.IsZero() {
		address += fmt.Sprintf("&from=%d&to=%d", from, to)
	}
	return address
}

// exploreOf is a comparison that begins with a place, and with the indicators that say
// most of it: of each dataset the one with the most years, three of them; empty if there
// is none.
func (b explorerBuilder) exploreOf(s dataset.Area) string {
	type known struct {
		name    string
		figures int
	}
	selves := derive.Selves(b.catalog, s)
	var most []known
	for _, d := range b.catalog.Datasets {
		var best known
		for _, i := range d.Totals() {
			if !slices.ContainsFunc(selves, i.Has) || !explorable(i) {
				continue
			}
			if n := derive.CountFigures(b.catalog, i, s); n > best.figures {
				best = known{i.Name, n}
			}
		}
		if best.figures > 0 {
			most = append(most, best)
		}
	}
	slices.SortStableFunc(most, func(x, y known) int { return y.figures - x.figures })
	if len(most) == 0 {
		return ""
	}
	var names []string
	for _, k := range most[:min(3, len(most))] {
		names = append(names, k.name)
	}
	return exploreURL(names, []string{b.key(s)}, dataset.Period{}, dataset.Period{})
}

// examples are comparisons to begin with: the indicator that opens the site within each
// group of its places, its siblings of the same unit for the site's own country, and two
// of the places that the country is divided into: one region over the years, and all of
// them in the last year.
func (b explorerBuilder) examples() []wire.Link {
	var out []wire.Link
	put := func(url string, words ...string) {
		out = append(out, wire.Link{Title: strings.Join(slices.DeleteFunc(words, func(w string) bool { return w == "" }), " – "), URL: url})
	}
	head := b.catalog.Total(b.options.Headline)
	if !head.IsZero() && explorable(head) {
		first, last := head.Span()
		for _, g := range b.exploreList(b.facts.MainList(head)).Groups {
			put(exploreURL([]string{head.Name}, g.Keys, dataset.MaxPeriod(first, last.Add(-12)), last), b.text(head.Title), g.Title, b.fromTo(dataset.MaxPeriod(first, last.Add(-12)), last))
		}
		home := goalBuilder(b).country(head)
		var names, titles []string
		for _, i := range head.Dataset.Columns() {
			if i.ShortUnit(b.language) == head.ShortUnit(b.language) && i.Has(home) && len(names) < 4 {
				names, titles = append(names, i.Name), append(titles, b.text(i.Title))
			}
		}
		if len(names) > 1 {
			put(exploreURL(names, []string{b.key(home)}, dataset.Period{}, dataset.Period{}), b.catalog.Label(home, b.language), strings.Join(titles, ", "))
		}
	}
	if i := b.mostKnown(); !i.IsZero() {
		list := b.facts.MainList(i)
		l := b.exploreList(list)
		if groups := b.exploreList(list).Groups; len(groups) > 0 {
			first, last := i.Span()
			put(exploreURL([]string{i.Name}, groups[0].Keys, dataset.Period{}, dataset.Period{}), b.text(i.Title), groups[0].Title, b.fromTo(first, last))
		}
		var keys []string
		for _, p := range l.Places {
			keys = append(keys, p.Key)
		}
		put(exploreURL([]string{i.Name}, keys, b.facts.LatestPeriod(i), b.facts.LatestPeriod(i)), b.text(i.Title), l.Title, b.period(b.facts.LatestPeriod(i)))
	}
	return out
}

// mostKnown is the indicator with the most figures of places of today that are divided
// among regions and may be ranked; nil if there is none.
func (b explorerBuilder) mostKnown() dataset.Slice {
	var most dataset.Slice
	count := 0
	for _, d := range b.catalog.Datasets {
		for _, i := range d.Totals() {
			if i.Ranking != dataset.Ranked || !explorable(i) || !i.OverTime {
				continue
			}
			known := 0
			for o := range i.All() {
				if list := b.catalog.CodeLists[o.Area.List]; list.Places && list.Parent != "" && !b.catalog.Former(o.Area.List) {
					known++
				}
			}
			if known > count {
				most, count = i, known
			}
		}
	}
	return most
}
