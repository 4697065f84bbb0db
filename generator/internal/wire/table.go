package wire

// LegendEntry explains a mark that stands beside values.
type LegendEntry struct {
	Mark       string `json:"mark"`
	Label      string `json:"label"`
	Definition string `json:"definition,omitempty"`
}

// Footnote is a note on one value.
type Footnote struct {
	ID     string `json:"id"`
	Text   string `json:"text"`
	Source string `json:"source,omitempty"`
}

// Alternative is what another source says of a value.
type Alternative struct {
	Place       string `json:"place"`
	Period      string `json:"period,omitempty"`
	Value       string `json:"value"`
	Alternative string `json:"alternative"`
	Note        string `json:"note,omitempty"`
	Source      string `json:"source,omitempty"`
}
