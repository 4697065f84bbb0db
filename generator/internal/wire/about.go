package wire

// DesignPage shows what the site is made of: its colours, and every component with
// what stands in this site's data.
type DesignPage struct {
	Title       string           `json:"title"`
	Description string           `json:"description"`
	Layout      string           `json:"layout"`
	Sheets      []string         `json:"sheets"` // stylesheets of the sections whose components it shows
	Colours     []Colour         `json:"colours,omitempty"`
	Statuses    []string         `json:"statuses"`
	Summary     *Summary         `json:"brief,omitempty"`
	Indicators  []IndicatorEntry `json:"indicators,omitempty"`
	Topics      []Topic          `json:"topics,omitempty"`
	Downloads   []Download       `json:"downloads,omitempty"`
	Goal        *Goal            `json:"goal,omitempty"`
	Charts      []ChartBox       `json:"charts,omitempty"` // one of each kind
	Tabs        []ChartBox       `json:"tabs,omitempty"`
	Table       string           `json:"table,omitempty"`
	TableOf     string           `json:"table_of,omitempty"`
	Legend      []LegendEntry    `json:"legend,omitempty"`
	Footnotes   []Footnote       `json:"footnotes,omitempty"`
	Map         string           `json:"map,omitempty"`
}

// Colour is a token with what it comes to, as "#0a665b", and how it contrasts with
// the ground that asks most of it, as "6.4" in the page's language.
type Colour struct {
	Name       string `json:"name"`
	Light      string `json:"light"`
	Dark       string `json:"dark"`
	On         string `json:"on,omitempty"`
	Least      string `json:"least,omitempty"`
	LightRatio string `json:"light_ratio,omitempty"`
	DarkRatio  string `json:"dark_ratio,omitempty"`
}

// PlainPage holds no data, only what its layout in the theme says.
type PlainPage struct {
	Title       string          `json:"title"`
	Description string          `json:"description"`
	Layout      string          `json:"layout"`
	Unlisted    bool            `json:"unlisted,omitempty"` // there, but in no list and no search
	Build       map[string]any  `json:"build,omitempty"`
	Sitemap     map[string]bool `json:"sitemap,omitempty"`
}
