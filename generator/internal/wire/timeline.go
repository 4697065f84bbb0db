package wire

// TimelinePage lists all instruments by year.
type TimelinePage struct {
	Title       string         `json:"title"`
	Description string         `json:"description"`
	Years       []TimelineYear `json:"years"`
	Kinds       []Topic        `json:"kinds"`
	Issuers     []Topic        `json:"issuers"`
	Topics      []Topic        `json:"topics"`
	Data        Link           `json:"data"` // the dataset that lists them
}

// TimelineYear is what was issued in a year, empty for what has no date.
type TimelineYear struct {
	Period  string          `json:"year"`
	Entries []TimelineEntry `json:"entries"`
}

// TimelineEntry is an instrument with all that is known of it.
type TimelineEntry struct {
	Instrument
	Topics     []Topic              `json:"topics,omitempty"`
	Text       string               `json:"text,omitempty"`      // web address of its text
	Host       string               `json:"host,omitempty"`      // of that address, for readers
	TextKind   string               `json:"text_kind,omitempty"` // "official" or "copy"
	Relations  []RelatedInstruments `json:"relations,omitempty"`
	Provisions []Provision          `json:"provisions,omitempty"`
	Note       string               `json:"note,omitempty"`
	Source     string               `json:"source,omitempty"`
	Asks       []Goal               `json:"asks,omitempty"`
	Marked     []Link               `json:"marked,omitempty"` // indicators with charts that mark it, except those in Asks
	Whole      []TouchedDataset     `json:"whole,omitempty"`  // datasets with a list of places that it changed
}

// TouchedDataset is a dataset with how many of its indicators an instrument touches.
type TouchedDataset struct {
	Link
	Indicators int `json:"indicators"`
}
