package page

import (
	"chiso/generator/internal/chart"
	"chiso/generator/internal/dataset"
)

// embedBuilder makes the charts of an indicator for other people's pages.
type embedBuilder struct{ *base }

// embedFolder is the folder of these pages; their addresses are below those of indicators.
const embedFolder = "embeds"

func embedPages(b *base) []file {
	pages := []file{{path: index, content: func() any { return nowhere{Build: map[string]string{"render": "never", "list": "never"}} }}}
	for _, i := range b.indicators() {
		if len(chartBuilder{b}.declared(i)) > 0 {
			pages = append(pages, file{path: i.Slug(), content: func() any { return embedBuilder{b}.embed(i) }, part: i.Dataset.Name})
		}
	}
	return pages
}

// embedPage is the charts of an indicator alone, for a frame in somebody else's
// page. It stands below the indicator's own page and in no list.
type embedPage struct {
	Title   string           `json:"title"`
	URL     string           `json:"url"`
	Aliases []string         `json:"aliases,omitempty"`
	Of      string           `json:"of"` // address of the indicator's page
	Charts  []chartBox       `json:"charts"`
	Credit  string           `json:"credit"` // where the figures of all charts are from
	Periods []dataset.Period `json:"periods,omitempty"`
	Build   map[string]any   `json:"build"`
	Sitemap map[string]bool  `json:"sitemap"`
}

// nowhere is a page that is not there: Hugo would write one that lists the
// embedded charts.
type nowhere struct {
	Build map[string]string `json:"build"`
}

func (b embedBuilder) embed(i dataset.Slice) embedPage {
	var marked, faint chart.Tally
	for _, c := range chartBuilder(b).declared(i) {
		drawn := b.options.Charts[chart.Ref{Chart: c, Language: b.language}]
		m, f := shown(drawn.Meta, drawn.Frames[drawn.Start])
		marked.Add(m)
		faint.Add(f)
	}
	return embedPage{Title: b.text(i.Title), URL: indicatorURL(i) + "embed/", Of: indicatorURL(i), Aliases: moved(i, "indicators", "embed/"), Charts: chartBuilder(b).charts(i), Credit: credit(creditBuilder(b).creditsOf(i), marked, faint), Periods: periodsIn(withRanks(i)),
		Build: map[string]any{"list": "never"}, Sitemap: map[string]bool{"disable": true}}
}
