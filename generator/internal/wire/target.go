package wire

// Goal is a target on a page: what is wanted, who says so, and how far it is. Of a
// target of the country Progress is that of the country, of one of each province
// Places counts the provinces; on the page of a place Progress is that of the place.
type Goal struct {
	ID         string      `json:"id"` // where it stands on the page of targets
	Indicator  Link        `json:"indicator"`
	Value      string      `json:"value"`
	By         string      `json:"by,omitempty"`
	Level      string      `json:"level"`  // "country" or "province"
	Topics     string      `json:"topics"` // codes, joined by spaces
	Instrument *Instrument `json:"instrument,omitempty"`
	Note       string      `json:"note,omitempty"`
	Source     string      `json:"source,omitempty"`
	Status     string      `json:"status"` // codes of all that there are, joined by spaces
	Progress   *Progress   `json:"progress,omitempty"`
	Places     *GoalPlaces `json:"places,omitempty"`
}

// GoalPlaces says how far those are that a target is set for one by one.
type GoalPlaces struct {
	Summary  string        `json:"summary"`
	Statuses []StatusCount `json:"statuses,omitempty"` // of those that have reported
}

// StatusCount counts what has a status.
type StatusCount struct {
	Status string   `json:"status"`
	Count  string   `json:"count"`
	Names  []string `json:"names,omitempty"`
}

// Progress says how far a subject is on the way to a target, in words and in a
// picture, with the numbers behind both.
type Progress struct {
	Status  string         `json:"status"`
	Scarce  bool           `json:"scarce,omitempty"`  // there are figures, but not enough for more than "no data"
	Missed  bool           `json:"missed,omitempty"`  // the year is over, and the target is not reached
	Summary string         `json:"summary"`           // the latest figure, and a sentence about it
	Wide    string         `json:"wide,omitempty"`    // how it changed over all years that may be compared
	Ended   string         `json:"ended,omitempty"`   // who says that the publisher has stopped
	Picture string         `json:"picture,omitempty"` // an SVG of the way to the target
	Marks   []ProgressMark `json:"marks,omitempty"`   // what its signs are
	Facts   []ProgressFact `json:"facts,omitempty"`
	Formula string         `json:"formula,omitempty"` // with the numbers put in
}

// ProgressMark explains a sign of the picture.
type ProgressMark struct {
	Sign string `json:"sign"` // "base", "latest", "planned" or "aim"
	Text string `json:"text"`
}

// ProgressFact is a number behind a status.
type ProgressFact struct {
	Label string `json:"label"`
	Value string `json:"value"`
}

// TargetsPage lists all targets, and what is missing to judge them.
type TargetsPage struct {
	Title       string              `json:"title"`
	Description string              `json:"description"`
	Counts      []StatusCount       `json:"counts,omitempty"` // of the targets of the country
	Levels      []GoalLevel         `json:"levels"`
	Topics      []Topic             `json:"topics"`
	Statuses    []string            `json:"statuses"`           // that come up
	Reported    []ReportedIndicator `json:"reported,omitempty"` // figures for which nobody has set a target
	Files       []MissingFile       `json:"files,omitempty"`    // tables that lack figures
	Correction  *Correction         `json:"correction"`
}

// GoalLevel is the targets of the country, or those of each province.
type GoalLevel struct {
	Level   string      `json:"level"`
	Summary string      `json:"summary"`
	Groups  []GoalGroup `json:"groups"`
}

// GoalGroup is the targets that an instrument sets.
type GoalGroup struct {
	Instrument *Instrument `json:"instrument,omitempty"`
	Dataset    Link        `json:"dataset"` // that holds them
	Goals      []Goal      `json:"goals"`
}

// ReportedIndicator is an indicator that has figures and no target.
type ReportedIndicator struct {
	Link
	Summary string   `json:"summary"`
	Notes   []string `json:"notes,omitempty"`
}

// MissingFile is a table in which figures are missing.
type MissingFile struct {
	Path    string `json:"path"`
	Dataset Link   `json:"dataset"`
	Missing string `json:"missing"` // how many indicators have none
	Forms   bool   `json:"forms"`   // places have forms to report with
}
