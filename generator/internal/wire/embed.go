package wire

// EmbedPage is the charts of an indicator alone, for a frame in somebody else's
// page. It stands below the indicator's own page and in no list.
type EmbedPage struct {
	Title   string     `json:"title"`
	URL     string     `json:"url"`
	Aliases []string   `json:"aliases,omitempty"`
	Of      string     `json:"of"` // address of the indicator's page
	Charts  []ChartBox `json:"charts"`
	Credit  string     `json:"credit"` // where the figures of all charts are from
	Periods []Period   `json:"periods,omitempty"`

	PeriodNames []PeriodName `json:"period_names,omitempty"` // short names of those that are no calendar years

	Build   map[string]any  `json:"build"`
	Sitemap map[string]bool `json:"sitemap"`
}

// Nowhere is a page that is not there: Hugo would write one that lists the
// embedded charts.
type Nowhere struct {
	Build map[string]string `json:"build"`
}
