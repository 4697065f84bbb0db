package wire

// SurveysPage shows the surveys of how public bodies innovate.
type SurveysPage struct {
	Title       string       `json:"title"`
	Description string       `json:"description"`
	Surveys     []SurveyPart `json:"surveys"`
}

// SurveyPart is one survey: its framework, who was asked, all results, and their limits.
type SurveyPart struct {
	ID      string         `json:"id"`
	Title   string         `json:"title"`
	About   string         `json:"about"`
	Pillars []SurveyPillar `json:"pillars,omitempty"`
	Waves   []SurveyWave   `json:"waves"`
	Limits  []string       `json:"limits"`
	Sources []Source       `json:"sources"`
	Data    Link           `json:"data"`
}

// SurveyPillar is the criteria of a pillar of the framework.
type SurveyPillar struct {
	Topic
	Criteria []SurveyCriterion `json:"criteria"`
}

// SurveyCriterion is a criterion of the framework.
type SurveyCriterion struct {
	Says      string `json:"says"`
	Indicator *Link  `json:"indicator,omitempty"` // with the results
}

// SurveyWave is one time that people were asked.
type SurveyWave struct {
	Period  string        `json:"period"`
	Groups  []SurveyGroup `json:"groups"`
	Columns []string      `json:"columns"` // of the results: groups
	Rows    []SurveyRow   `json:"rows"`
	Notes   []string      `json:"notes,omitempty"`
}

// SurveyGroup is a group of units by which results are published.
type SurveyGroup struct {
	Label string       `json:"label"`
	Units []SurveyUnit `json:"units"`
}

// SurveyUnit is a unit that was asked.
type SurveyUnit struct {
	Name     string `json:"name"`
	Became   string `json:"became,omitempty"`
	Answered string `json:"answered,omitempty"` // empty if not published
}

// SurveyRow is the results of an indicator, one for each column, empty where none was
// published.
type SurveyRow struct {
	Indicator Link     `json:"indicator"`
	Text      string   `json:"text"` // its definition
	Figures   []string `json:"figures"`
}
