package page

import (
	"chiso/generator/internal/chart"
	"chiso/generator/internal/dataset"
)

// embedPage is the charts of an indicator alone, for a frame in somebody else's
// page. It stands below the indicator's own page and in no list.
type embedPage struct {
	Title   string           `json:"title"`
	URL     string           `json:"url"`
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

func (b *builder) embed(i dataset.Slice) embedPage {
	var marked, faint chart.Tally
	for _, c := range b.declared(i) {
		drawn := b.options.Charts[chart.Ref{Chart: c, Language: b.language}]
		m, f := shown(drawn.Meta, drawn.Frames[drawn.Start])
		marked.Add(m)
		faint.Add(f)
	}
	return embedPage{Title: b.text(i.Title), URL: indicatorURL(i) + "embed/", Of: indicatorURL(i), Charts: b.charts(i), Credit: credit(b.creditsOf(i), marked, faint), Periods: i.Periods(),
		Build: map[string]any{"list": "never"}, Sitemap: map[string]bool{"disable": true}}
}
