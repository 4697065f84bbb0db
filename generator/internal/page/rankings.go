package page

import (
	"chiso/generator/internal/dataset"
	"chiso/generator/internal/i18n"
	"chiso/generator/internal/wire"
)

// rankingsBuilder makes the list of all rankings.
type rankingsBuilder struct{ *base }

func rankingPages(b *base) []file {
	pages := []file{{path: index, content: func() any { return rankingsBuilder{b}.rankings() }}}
	for _, i := range b.indicators() {
		if len(rankSetBuilder{b}.dividedLists(i)) > 0 {
			pages = append(pages, file{path: i.Slug(), content: func() any { return rankingBuilder{b}.rankingWithFile(i) }, part: i.Dataset.Name})
		}
	}
	return pages
}

func (b rankingsBuilder) rankings() wire.RankingsPage {
	p := wire.RankingsPage{Title: b.translate("rankings", nil), Description: b.translate("rankings_text", nil)}
	for _, d := range b.catalog.Datasets {
		g := wire.RankingGroup{Name: d.Name, URL: datasetURL(d), Title: b.text(d.Title)}
		g.Rankings = keep(b.base, d, dataset.Area{}, "rankings", func() (entries []wire.RankingEntry) {
			for _, i := range d.Totals() {
				if len(rankSetBuilder(b).dividedLists(i)) > 0 {
					entries = append(entries, b.rankingEntry(i))
				}
			}
			return entries
		})
		if len(g.Rankings) > 0 {
			p.Groups = append(p.Groups, g)
		}
	}
	return p
}

func (b rankingsBuilder) rankingEntry(i dataset.Slice) wire.RankingEntry {
	e := wire.RankingEntry{URL: rankingURL(i), Title: b.text(i.Title), Unit: b.unit(i), How: string(i.Ranking)}
	for _, list := range rankSetBuilder(b).dividedLists(i) {
		var in []dataset.Period
		converted := false
		for _, f := range rankSetBuilder(b).fields(i, list) {
			in = append(in, f.period)
			converted = converted || f.converted
		}
		e.Sets = append(e.Sets, b.translate("ranking_set", i18n.Args{"years": sourceBuilder(b).periods(in), "list": b.catalog.CodeLists[list].TitleIn(b.language), "converted": converted}))
	}
	return e
}

// rankingLink leads from an indicator to its ranking, none if it has none.
func (b rankingsBuilder) rankingLink(i dataset.Slice) *wire.Link {
	lists := rankSetBuilder(b).dividedLists(i)
	if len(lists) == 0 {
		return nil
	}
	return &wire.Link{Title: b.translate(byRanking(i, "rankings_link"), i18n.Args{"noun": b.noun(lists[0])}), URL: rankingURL(i)}
}
