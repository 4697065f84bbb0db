package wire

// ExplorePage is where readers compare indicators, places and years of their own choice.
// What stands on it without scripts is the indicator that opens the site.
type ExplorePage struct {
	Title       string        `json:"title"`
	Description string        `json:"description"`
	Data        string        `json:"data"`  // address of ExploreIndex
	Files       string        `json:"files"` // address of exploreFile, "#" for the indicator's name
	Indicator   *Link         `json:"indicator,omitempty"`
	Picked      []string      `json:"picked,omitempty"` // names of the places it begins with
	Chart       *ChartBox     `json:"chart,omitempty"`
	Table       string        `json:"table,omitempty"`
	Legend      []LegendEntry `json:"legend,omitempty"`
	Lines       []string      `json:"lines,omitempty"` // source and licence
	Citation    string        `json:"citation,omitempty"`
	Bars        bool          `json:"bars,omitempty"` // the indicator can be drawn as bars
	Downloads   []Download    `json:"downloads,omitempty"`
	Periods     []Period      `json:"periods,omitempty"` // of all indicators

	PeriodNames []PeriodName `json:"period_names,omitempty"` // short names of those that are no calendar years

	Examples []Link `json:"examples,omitempty"`
	Datasets []Link `json:"datasets"`
}

// ExploreIndex is what a reader may choose from.
type ExploreIndex struct {
	Headline string            `json:"headline,omitempty"` // indicator shown first
	Place    string            `json:"place,omitempty"`    // the site's own country
	Statuses map[string]string `json:"statuses"`           // labels by code
	Datasets []ExploreDataset  `json:"datasets"`
	Lists    []ExploreList     `json:"lists"`
}

// ExploreDataset is the indicators of a dataset that a reader may choose.
type ExploreDataset struct {
	Title      string             `json:"title"`
	Indicators []ExploreIndicator `json:"indicators"`
}

// ExploreIndicator is an indicator that a reader may choose.
type ExploreIndicator struct {
	Name   string   `json:"name"`
	Title  string   `json:"title"`
	Unit   string   `json:"unit"`
	Topics string   `json:"topics,omitempty"`
	Lists  []string `json:"lists"` // of places that have figures
	From   Period   `json:"from"`
	To     Period   `json:"to"`
	Start  []string `json:"start,omitempty"` // keys of the places it is shown with first
}

// ExploreList is a code list with the places that a reader may choose.
type ExploreList struct {
	Name   string         `json:"name"`
	Title  string         `json:"title"`
	Places []ExplorePlace `json:"places"`
	Groups []ExploreGroup `json:"groups,omitempty"`
}

// ExplorePlace is a place that a reader may choose.
type ExplorePlace struct {
	Key    string   `json:"key"`
	Label  string   `json:"label"`
	Name   string   `json:"name,omitempty"` // as files of data have it, if the label says more
	Short  string   `json:"short,omitempty"`
	Find   string   `json:"find,omitempty"`   // other names by which people look for it
	Former []string `json:"former,omitempty"` // keys of the places it was formed from
}

// ExploreGroup is places that are chosen together.
type ExploreGroup struct {
	Title string   `json:"title"`
	Keys  []string `json:"keys"`
}

// ExploreFile is an indicator with all of its figures and whatever must travel with them, for all
// languages. Its figures stand by position; assets/js/explore-file.js puts it into the form that
// scripts read, in one language.
type ExploreFile struct {
	Name      string                   `json:"name"`
	URL       string                   `json:"url"` // of its page
	Decimals  int                      `json:"decimals"`
	Measure   string                   `json:"measure"`
	Direction string                   `json:"direction"`
	Ranking   string                   `json:"ranking"`
	OverTime  bool                     `json:"over_time"`
	Step      int                      `json:"step"` // usual distance between years
	Dataset   ExploreSource            `json:"dataset"`
	Texts     map[string]*ExploreTexts `json:"texts"` // by language
	Qualities []ExploreQuality         `json:"qualities"`
	Periods   []Period                 `json:"periods"`         // of all figures, ascending
	Usual     []int                    `json:"usual"`           // the quality that most figures of each period have
	Figures   map[string][]any         `json:"figures"`         // by key of the place, one for each period and nothing after its last: null, the value, or [value, number of the quality, number of the remark from 1 on, rest]; see ExploreRest
	Codes     map[string]string        `json:"codes,omitempty"` // keys of places by their code on the indicator's own page, where they differ
}

// ExploreTexts are the texts of a file in one language.
type ExploreTexts struct {
	Title   string             `json:"title"`
	Unit    string             `json:"unit"`
	Short   string             `json:"short"` // the unit as titles say it
	Breaks  []Break            `json:"breaks,omitempty"`
	Notes   []string           `json:"notes,omitempty"`
	Lines   []string           `json:"lines"`             // source and licence, as charts say them
	Credits Credits            `json:"credits"`           // what to say in place of the source where figures are computed
	Remarks []string           `json:"remarks,omitempty"` // on single figures
	Noted   []string           `json:"noted,omitempty"`   // the remarks as files of data have them
	Labels  []string           `json:"labels,omitempty"`  // other names of places
	Dataset ExploreSourceTexts `json:"dataset"`

	PeriodNames []PeriodName `json:"period_names,omitempty"` // short names of those that are no calendar years

	Sources  []string `json:"sources"`  // titles of those of the dataset
	Licenses []string `json:"licenses"` // and of its licences
}

// ExploreSourceTexts are the texts of where the figures are from.
type ExploreSourceTexts struct {
	Title    string `json:"title"`
	Citation string `json:"citation,omitempty"`
}

// ExploreSource is where the figures are from. Its texts stand in ExploreTexts.
type ExploreSource struct {
	Name     string           `json:"name"`
	URL      string           `json:"url"`
	Version  string           `json:"version"`
	Sources  []ExploreOrigin  `json:"sources"`
	Licenses []ExploreLicense `json:"licenses"`
}

// ExploreOrigin is a source without its title.
type ExploreOrigin struct {
	Name     string `json:"name"`
	Path     string `json:"path,omitempty"`
	Accessed string `json:"accessed"`
}

// ExploreLicense is a licence without its title.
type ExploreLicense struct {
	Name string `json:"name"`
	Path string `json:"path,omitempty"`
}

// ExploreQuality is what many figures have in common.
type ExploreQuality struct {
	Sign      string `json:"sign,omitempty"`      // of a number that is not exact
	Qualifier string `json:"qualifier,omitempty"` // the code of the sign
	Status    string `json:"status"`
	Sources   []int  `json:"sources"` // numbers of those of the dataset, in the order of the figure
	List      string `json:"code_list"`
	Of        int    `json:"of,omitempty"`
	License   int    `json:"license"` // number of that of the dataset
}

// ExploreRest is what few figures have.
type ExploreRest struct {
	Code   string  `json:"code,omitempty"`  // of the place, if the figure was published under another one
	Label  int     `json:"label,omitempty"` // number, from 1 on, of the name of the place, if it had another one under it
	Sample int     `json:"sample,omitempty"`
	Upper  float64 `json:"upper,omitempty"` // the other end of a range
}
