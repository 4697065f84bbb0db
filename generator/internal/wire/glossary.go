package wire

// GlossaryPage explains the terms of the site.
type GlossaryPage struct {
	Title       string           `json:"title"`
	Description string           `json:"description"`
	Letters     []GlossaryLetter `json:"letters"`
	Data        Link             `json:"data"` // the dataset that holds them
}

// GlossaryLetter is the terms that begin with a letter of the dictionary.
type GlossaryLetter struct {
	Letter string      `json:"letter"`
	ID     string      `json:"id"`
	Terms  []TermEntry `json:"terms"`
}

// TermEntry is a term of the glossary.
type TermEntry struct {
	ID          string      `json:"id"`
	Name        string      `json:"name"`
	Also        []string    `json:"also,omitempty"`
	Explanation string      `json:"explanation"`
	Find        string      `json:"find"` // what the filter looks through
	Instrument  *Instrument `json:"instrument,omitempty"`
	Sources     []Source    `json:"sources,omitempty"`
	Indicators  []Link      `json:"indicators,omitempty"`
	Datasets    []Link      `json:"datasets,omitempty"`
	See         []Link      `json:"see,omitempty"`
}
