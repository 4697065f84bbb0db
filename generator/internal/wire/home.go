package wire

// HomePage answers "how are we doing?": the headline and how it moves, the goals and
// how far they are, a way to one's own place, what is new, and what there is.
type HomePage struct {
	Title    string          `json:"title"`
	Headline *Headline       `json:"headline,omitempty"`
	Goals    []HomeGoal      `json:"goals,omitempty"`
	Tallies  []StatusCount   `json:"tallies,omitempty"`   // of all targets of the country
	AllGoals string          `json:"all_goals,omitempty"` // how many targets there are in all
	Find     bool            `json:"find,omitempty"`      // there are places to find
	Map      string          `json:"map,omitempty"`
	Changes  []DatasetChange `json:"changes,omitempty"`
	Topics   []TopicCount    `json:"topics,omitempty"`
	Counts   SiteCounts      `json:"counts"`
	Created  string          `json:"created"` // day of the newest figures
}

// Headline is the indicator that opens the home page.
type Headline struct {
	URL          string  `json:"url"`
	Title        string  `json:"title"`
	Summary      Summary `json:"brief"`
	Trend        string  `json:"trend,omitempty"` // an SVG of its years
	DatasetTitle string  `json:"dataset_title"`
	SourceLine   string  `json:"source_line"`
	Card         string  `json:"card"`
}

// HomeGoal is a target in one line.
type HomeGoal struct {
	Title  string `json:"title"`
	URL    string `json:"url"`
	Value  string `json:"value"`
	By     string `json:"by,omitempty"`
	Latest string `json:"latest,omitempty"`
	Status string `json:"status"`
	Scarce bool   `json:"scarce,omitempty"`
	Missed bool   `json:"missed,omitempty"`
	Wide   string `json:"wide,omitempty"`
}

// DatasetChange is a version of a dataset.
type DatasetChange struct {
	Title   string `json:"title"`
	URL     string `json:"url"`
	Date    string `json:"date"` // YYYY-MM-DD
	Version string `json:"version"`
	Years   string `json:"years,omitempty"` // of its figures
}

// SiteCounts says how much there is on the site.
type SiteCounts struct {
	Indicators   string `json:"indicators"`
	Datasets     string `json:"datasets"`
	Observations string `json:"observations"`
}

// TopicCount is a topic and how many indicators it has.
type TopicCount struct {
	Topic
	Count int `json:"count"`
}
