package wire

// Correction says where the figures of a page stand in the repository, for who has found one
// that is wrong.
type Correction struct {
	Files   []string     `json:"files"`             // as in "data/gii/economy.csv"
	Figures []FigureLine `json:"figures,omitempty"` // of the page, each with its line
	Choose  bool         `json:"choose,omitempty"`  // the lines of all others stand in the table of the page
	More    *Link        `json:"more,omitempty"`    // page on which each figure can be found
	Folded  bool         `json:"folded,omitempty"`  // figures that the page does not hold can be found on the pages of their indicators
	Of      string       `json:"of,omitempty"`      // what the figures are, for the report
}

// FigureLine is a figure, or a target, and the line of the file that holds it.
type FigureLine struct {
	Label string `json:"label"`
	File  string `json:"file"`
	Line  int    `json:"line"`
}

// Provenance is what every page of figures says of where they are from.
type Provenance struct {
	Publishers      []Link      `json:"publishers,omitempty"`
	Sources         []Source    `json:"sources,omitempty"`
	MoreSources     *Link       `json:"more_sources,omitempty"` // where the sources are that the list leaves out
	Licenses        []License   `json:"licenses,omitempty"`
	Version         string      `json:"version"`
	Created         string      `json:"created"`
	UpdateFrequency string      `json:"update_frequency,omitempty"`
	NextRelease     string      `json:"next_release,omitempty"`
	Citation        string      `json:"citation,omitempty"`
	Correction      *Correction `json:"correction,omitempty"`
}

// Source is where figures were published.
type Source struct {
	Title    string `json:"title"`
	Path     string `json:"path,omitempty"`
	Accessed string `json:"accessed"`
	Years    string `json:"years,omitempty"`
}

// License is the terms on which figures were published.
type License struct {
	Title string `json:"title"`
	Path  string `json:"path,omitempty"`
	Years string `json:"years,omitempty"`
}
