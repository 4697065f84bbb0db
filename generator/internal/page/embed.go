package page

import (
	"chiso/generator/internal/chart"
	"chiso/generator/internal/dataset"
	"chiso/generator/internal/wire"
)

// embedBuilder makes the charts of an indicator for other people's pages.
type embedBuilder struct{ *base }

// embedFolder is the folder of these pages; their addresses are below those of indicators.
const embedFolder = "embeds"

func embedPages(b *base) []file {
	pages := []file{{path: index, content: func() any { return wire.Nowhere{Build: map[string]string{"render": "never", "list": "never"}} }}}
	for _, i := range b.indicators() {
		if len(b.catalog.ChartsOf(i)) > 0 {
			pages = append(pages, file{path: i.Slug(), content: func() any { return embedBuilder{b}.embed(i) }, part: i.Dataset.Name})
		}
	}
	return pages
}

func (b embedBuilder) embed(i dataset.Slice) wire.EmbedPage {
	var marked, faint chart.Tally
	for _, c := range b.catalog.ChartsOf(i) {
		drawn := b.options.Charts[chart.Ref{Chart: c, Language: b.language}]
		m, f := shown(drawn.Meta, drawn.Frames[drawn.Start])
		marked.Add(m)
		faint.Add(f)
	}
	periods := periodsIn(i.WithRanks())
	return wire.EmbedPage{Title: b.text(i.Title), URL: indicatorURL(i) + "embed/", Of: indicatorURL(i), Aliases: moved(i, "indicators", "embed/"), Charts: chartBuilder(b).charts(i), Credit: credit(creditBuilder(b).creditsOf(i), marked, faint), Periods: wire.Periods(periods), PeriodNames: b.shorts(periods),
		Build: map[string]any{"list": "never"}, Sitemap: map[string]bool{"disable": true}}
}
