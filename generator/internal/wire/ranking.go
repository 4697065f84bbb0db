package wire

// RankingsPage lists the indicators whose places stand side by side on a page of
// their own.
type RankingsPage struct {
	Title       string         `json:"title"`
	Description string         `json:"description"`
	Groups      []RankingGroup `json:"groups,omitempty"`
}

// RankingGroup is the rankings of a dataset.
type RankingGroup struct {
	Name     string         `json:"name"`
	URL      string         `json:"url"`
	Title    string         `json:"title"`
	Rankings []RankingEntry `json:"rankings"`
}

// RankingEntry is a ranking in the list of them.
type RankingEntry struct {
	URL   string   `json:"url"`
	Title string   `json:"title"`
	Unit  string   `json:"unit"`
	How   string   `json:"how"`  // "rank", "quartile" or "none"
	Sets  []string `json:"sets"` // which years of how many places
}

// RankingPage sets all places of an indicator side by side, year by year: in order
// where they may be ranked, else in groups or by name. Former places and those of
// today are never in one table. The page holds one table of each set of borders; the
// others are in its file (see RankingFile), which its script fetches when a reader asks
// for one of them.
type RankingPage struct {
	Title        string         `json:"title"`
	Aliases      []string       `json:"aliases,omitempty"`
	Description  string         `json:"description"`
	Of           Link           `json:"of"`        // the indicator
	Ranking      string         `json:"ranking"`   // "rank", "quartile" or "none"
	Indicator    string         `json:"indicator"` // its name in files of data
	Unit         string         `json:"unit"`
	Periods      []PeriodChoice `json:"periods"`             // the latest first
	NotYears     bool           `json:"not_years,omitempty"` // the periods are no calendar years
	Sets         []PlaceSet     `json:"sets"`
	Notes        []string       `json:"notes,omitempty"`
	Legend       []LegendEntry  `json:"legend,omitempty"`
	Footnotes    []Footnote     `json:"footnotes,omitempty"`
	Alternatives []Alternative  `json:"alternatives,omitempty"`
	Lines        []string       `json:"lines"` // source and licence
	Downloads    []Download     `json:"downloads"`
	File         string         `json:"file,omitempty"` // with the tables of all periods, none if the page has them all
	Card         string         `json:"card"`
	Created      string         `json:"created"` // day of the version of the data
	Correction   *Correction    `json:"correction"`
}

// PlaceSet is the periods of the places of one code list: one set of borders.
type PlaceSet struct {
	Key     string        `json:"key"` // in addresses: how many places there are
	Title   string        `json:"title"`
	Notes   []string      `json:"notes,omitempty"`
	Regions []Topic       `json:"regions"` // none if the places are not divided among regions
	Known   []Period      `json:"known"`   // all periods, the latest first
	Periods []PlacePeriod `json:"periods"` // those that stand on the page
}

// PeriodChoice is a period in a list to choose from.
type PeriodChoice struct {
	Period Period `json:"period"`
	Label  string `json:"label"`
}

// PlacePeriod is the places of one period.
type PlacePeriod struct {
	Period  Period   `json:"period"`
	Name    string   `json:"name"`
	Title   string   `json:"title"`
	Of      int      `json:"of"`             // how many there are
	Open    bool     `json:"open,omitempty"` // the one shown first
	Notes   []string `json:"notes,omitempty"`
	Table   string   `json:"table"`
	Regions string   `json:"regions,omitempty"`
}

// RankingFile is the tables of a ranking that do not stand on its page, for all languages. All
// is computed here and worded in Texts; assets/js/ranking-table.js lays it out as the page is
// laid out, and writes plain numbers as the language does.
type RankingFile struct {
	Decimals int                      `json:"decimals"`
	Texts    map[string]*RankingTexts `json:"texts"` // by language
	Sets     []RankingSet             `json:"sets"`  // as on the page
}

// RankingSet is the tables of one set of borders.
type RankingSet struct {
	Places  [][]any         `json:"places"`  // [code, address of its page or blank, number of its region]
	Periods []RankingPeriod `json:"periods"` // those that do not stand on the page, the latest first
}

// RankingPeriod is the table of a period.
type RankingPeriod struct {
	Period  Period            `json:"period"`
	Of      int               `json:"of"`
	Common  map[string]string `json:"common"` // attributes of the table
	Heads   [][]string        `json:"heads"`  // [key, period before]
	Groups  []RankingGroupOf  `json:"groups"`
	Regions [][]any           `json:"regions,omitempty"` // of each region, the whole country last: [cell, how many are known]
}

// RankingGroupOf is a part of a table.
type RankingGroupOf struct {
	Quartile int      `json:"quartile,omitempty"` // which heading it has; none if places are not in groups
	Rows     [][]any  `json:"rows"`               // [number of the place, a cell for each head but those of name and region]; see rankingFile.cell in package page
	Runs     [][2]int `json:"runs,omitempty"`     // rows, from and before, that stand in the order of names alone: here of those in the first language
}

// RankingTexts are the texts of a file in one language. In some {period} stands for the name of
// a period.
type RankingTexts struct {
	Measured    string            `json:"measured"` // what all tables show
	Tied        string            `json:"tied"`     // label of a rank that is shared, for screen readers
	Changes     map[string]string `json:"changes"`  // words for screen readers by change of rank
	Known       map[string]string `json:"known"`    // words by how many places of a region are known
	Heads       map[string]string `json:"heads"`    // by key
	Quartiles   map[int]string    `json:"quartiles,omitempty"`
	RegionHeads []string          `json:"region_heads"`      // of the tables of regions
	Regions     string            `json:"regions,omitempty"` // label of these tables
	Notes       []string          `json:"notes"`             // those of all tables, and captions of the tables of regions
	Sets        []RankingSetTexts `json:"sets"`

	PeriodNames []PeriodName `json:"period_names,omitempty"` // of those that are no calendar years
}

// RankingSetTexts are the texts of a set.
type RankingSetTexts struct {
	Title   string               `json:"title"`
	Regions []string             `json:"regions"`         // labels, that of the whole country last
	Places  []string             `json:"places"`          // labels
	Order   []int                `json:"order,omitempty"` // of each place, where it stands in the order of names; blank in the first language
	Periods []RankingPeriodTexts `json:"periods"`
}

// RankingPeriodTexts are the texts of a table.
type RankingPeriodTexts struct {
	Title   string `json:"title"`
	Notes   []int  `json:"notes,omitempty"`   // numbers of notes
	Regions *int   `json:"regions,omitempty"` // number of the caption of the table of regions
	Note    string `json:"note,omitempty"`    // attribute of the table
}

// FullCell is a cell with more than a text or a number.
type FullCell struct {
	Text   string            `json:"text,omitempty"`
	Texts  map[string]string `json:"texts,omitempty"`  // by language, in place of a text
	Number string            `json:"number,omitempty"` // in place of a text
	Data   map[string]string `json:"data,omitempty"`
	Said   map[string]string `json:"said,omitempty"` // the attribute note, by language
	Sign   string            `json:"sign,omitempty"`
	Notes  []string          `json:"notes,omitempty"`
	Tied   bool              `json:"tied,omitempty"`

	Missing bool `json:"missing,omitempty"` // there is no figure, but data that describe the row
}
