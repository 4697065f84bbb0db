package wire

// CataloguePage lists all indicators, by dataset, with what they can be narrowed down by.
type CataloguePage struct {
	Title  string           `json:"title"`
	Groups []CatalogueGroup `json:"groups,omitempty"`
	Total  int              `json:"total"`
	Facets []Facet          `json:"facets,omitempty"`
}

// CatalogueGroup is a dataset in the catalogue.
type CatalogueGroup struct {
	Name       string           `json:"name"`
	URL        string           `json:"url"`
	Title      string           `json:"title"`
	Indicators []IndicatorEntry `json:"indicators"`
}

// Facet is a list to choose from. Its options, or those of its groups, have codes that
// stand among the words of data-<name> of an entry, or of its group.
type Facet struct {
	Name    string        `json:"name"`
	Label   string        `json:"label"`
	Options []FacetOption `json:"options,omitempty"`
	Groups  []FacetGroup  `json:"groups,omitempty"`
}

// FacetGroup is options of a facet that belong together.
type FacetGroup struct {
	Label   string        `json:"label"`
	Options []FacetOption `json:"options"`
}

// FacetOption has so many indicators before anything else is chosen.
type FacetOption struct {
	Code  string `json:"code"`
	Label string `json:"label"`
	Count int    `json:"count"`
}

// IndicatorEntry is an indicator in a list.
type IndicatorEntry struct {
	URL     string  `json:"url"`
	Title   string  `json:"title"`
	Unit    string  `json:"unit"`
	Latest  string  `json:"latest"`
	Topics  []Topic `json:"topics"`
	Summary string  `json:"summary,omitempty"`
	NoData  bool    `json:"no_data"`
	Also    string  `json:"also,omitempty"`  // the title of its ranks, by which it is looked for too
	Depth   int     `json:"depth,omitempty"` // how many indicators of the list it is a part of, one within the other

	// Of the catalogue: what it is filtered by, and the years as a picture.
	Levels string `json:"levels,omitempty"`
	Span   string `json:"span,omitempty"`
	Spark  string `json:"spark,omitempty"`
}
