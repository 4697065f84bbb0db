package wire

// Discontinued says that the publisher no longer prints an indicator.
type Discontinued struct {
	Text   string `json:"text"`
	Source string `json:"source"`
}

// IndicatorPage is an indicator: what it says, its charts, its table, and where its figures are from.
type IndicatorPage struct {
	Title       string   `json:"title"`
	Aliases     []string `json:"aliases,omitempty"`
	Description string   `json:"description"`
	Dataset     Link     `json:"dataset"`
	Unit        string   `json:"unit"`
	Definition  string   `json:"definition"`
	Topics      []Topic  `json:"topics"`
	Direction   string   `json:"direction"`
	Ranking     string   `json:"ranking"`
	OverTime    string   `json:"over_time"`
	Periods     []Period `json:"periods,omitempty"`

	PeriodNames  []PeriodName    `json:"period_names,omitempty"` // short names of those that are no calendar years
	First        string          `json:"first"`
	Latest       string          `json:"latest"`
	NoData       bool            `json:"no_data"`
	Breaks       []Break         `json:"breaks,omitempty"`
	Discontinued *Discontinued   `json:"discontinued,omitempty"`
	Conversion   string          `json:"conversion,omitempty"` // how figures of former places become those of today
	Notes        []string        `json:"notes,omitempty"`
	Method       string          `json:"method,omitempty"`
	Limits       []string        `json:"limits,omitempty"`
	Derived      *Derived        `json:"derived,omitempty"`
	Summary      Summary         `json:"brief"`
	Charts       []ChartBox      `json:"charts,omitempty"`
	Table        string          `json:"table,omitempty"`
	Named        bool            `json:"named,omitempty"` // the table names all places to choose from, as the list of them would
	Legend       []LegendEntry   `json:"legend,omitempty"`
	Footnotes    []Footnote      `json:"footnotes,omitempty"`
	Alternatives []Alternative   `json:"alternatives,omitempty"`
	Quartiles    *Quartiles      `json:"quartiles,omitempty"`
	RankingLink  *Link           `json:"ranking_link,omitempty"` // to all places, year by year
	Explore      string          `json:"explore,omitempty"`      // address of a comparison that begins with it
	Targets      []Goal          `json:"targets,omitempty"`
	Wholes       []Link          `json:"wholes,omitempty"` // of which it is a part, the outermost first
	Parts        []IndicatorPart `json:"parts,omitempty"`
	Ranks        *RankNotes      `json:"ranks,omitempty"`
	RanksFile    *RanksFile      `json:"ranks_file,omitempty"` // if their table is not on the page
	Downloads    []Download      `json:"downloads,omitempty"`
	Card         string          `json:"card"` // address of its picture as PNG
	Provenance
}

// IndicatorPart is an indicator that is a part of another one.
type IndicatorPart struct {
	Link
	Latest string `json:"latest,omitempty"` // sentence that sums it up
}

// RanksFile is where the table of ranks is that is left out of the page of its score.
type RanksFile struct {
	Title string   `json:"title"`
	Count string   `json:"count"` // of its figures
	URL   string   `json:"url"`   // under the site's root
	CSV   Download `json:"csv"`
}

// RankNotes are what must be known of the ranks of an indicator beside the indicator itself.
type RankNotes struct {
	Title        string        `json:"title"`
	Definition   string        `json:"definition"`
	Breaks       []Break       `json:"breaks,omitempty"`
	Discontinued *Discontinued `json:"discontinued,omitempty"`
	Notes        []string      `json:"notes,omitempty"`
	Derived      *Derived      `json:"derived,omitempty"`
}

// Derived names the formula and the inputs of values that we computed.
type Derived struct {
	Formula string `json:"formula"`         // "rank", "mean", "ratio" or "within"
	Group   string `json:"group,omitempty"` // within which places are ranked
	Inputs  []Link `json:"inputs"`
}

// Quartiles are the places in quarters, where they may not be ranked one by one.
type Quartiles struct {
	Period string          `json:"period"`
	Groups []QuartileGroup `json:"groups"`
}

// QuartileGroup is the places of a quarter, 1 being the best.
type QuartileGroup struct {
	Rank   int      `json:"rank"`
	Places []string `json:"places"`
}

// Summary sums up an indicator in plain sentences, with the figure that matters most
// for the eye. In front matter it is "brief", for Hugo takes "summary" for itself. Every
// figure is computed from the data; which sentences there are depends on what the data
// allow: no order where places may not be ranked, no change where years may not be
// compared.
type Summary struct {
	Figure    string   `json:"figure,omitempty"`
	Of        string   `json:"of,omitempty"` // written small after the figure: "/139", "%"
	Sentences []string `json:"sentences"`
}
