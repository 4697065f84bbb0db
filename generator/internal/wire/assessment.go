package wire

// AssessmentsPage lists the questionnaires with which a body can look at itself.
type AssessmentsPage struct {
	Title       string            `json:"title"`
	Description string            `json:"description"`
	Assessments []AssessmentEntry `json:"assessments"`
}

// AssessmentEntry is a questionnaire in the list of them.
type AssessmentEntry struct {
	Link
	Text      string   `json:"text"`
	Questions int      `json:"questions"`
	Minutes   int      `json:"minutes"`
	Limits    []string `json:"limits"`
}

// AssessmentPage is a questionnaire. It is whole without scripts, to be printed and added up
// by hand; with them it asks one question at a time and shows the result.
type AssessmentPage struct {
	Title       string             `json:"title"`
	Description string             `json:"description"`
	Layout      string             `json:"layout"`
	Version     string             `json:"version"`
	Count       int                `json:"count"` // of questions
	Scoring     AssessmentScoring  `json:"scoring"`
	Scale       []AssessmentStep   `json:"scale"`
	Pillars     []AssessmentPillar `json:"pillars"`
	Limits      []string           `json:"limits"`
	Method      string             `json:"method"`
	Sources     []Source           `json:"sources"`
	Model       string             `json:"model"` // an AssessmentModel in JSON: Hugo would write its keys small
	Data        Link               `json:"data"`
	Survey      string             `json:"survey,omitempty"` // address of the survey that has the figures beside questions
}

// AssessmentScoring are the numbers that sentences about the scoring need.
type AssessmentScoring struct {
	LeastAnswers int    `json:"leastAnswers"`
	LeastSheets  int    `json:"leastSheets"`
	Alike        string `json:"alike"`
	Weak         string `json:"weak"`
}

// AssessmentStep is a step of the scale on which questions are answered.
type AssessmentStep struct {
	Score int    `json:"score"`
	Label string `json:"label"`
}

// AssessmentPillar is the questions of a pillar of the framework.
type AssessmentPillar struct {
	Code      string               `json:"code"`
	Name      string               `json:"name"`
	Text      string               `json:"text"`
	Ask       string               `json:"ask"`
	Questions []AssessmentQuestion `json:"questions"`
}

// AssessmentQuestion is a question with all its answers.
type AssessmentQuestion struct {
	Code        string             `json:"code"`
	Number      int                `json:"number"`
	Weight      int                `json:"weight"`
	Text        string             `json:"text"`
	Hint        string             `json:"hint,omitempty"`
	MayNotApply bool               `json:"mayNotApply,omitempty"`
	Answers     []AssessmentAnswer `json:"answers"`
	Advice      AssessmentAdvice   `json:"advice"`
	Asked       *AssessmentAsked   `json:"asked,omitempty"`
}

// AssessmentAnswer is what a step of the scale means for a question.
type AssessmentAnswer struct {
	AssessmentStep
	Text string `json:"text"`
}

// AssessmentAdvice is something to do this week, with the tool for it and who has done it.
type AssessmentAdvice struct {
	Title string `json:"title"`
	Text  string `json:"text"`
	Tool  Link   `json:"tool"`
	Case  *Link  `json:"case,omitempty"`
}

// AssessmentAsked is what a survey found that asked the same.
type AssessmentAsked struct {
	Title    string   `json:"title"`
	URL      string   `json:"url"`
	Period   string   `json:"period"`
	Figures  []string `json:"figures"`
	Compares string   `json:"compares,omitempty"`
}

// AssessmentModel is what scripts need to score answers and to read files (assess/score.js,
// assess/file.js).
type AssessmentModel struct {
	Name         string        `json:"name"`
	Version      string        `json:"version"`
	Scale        []int         `json:"scale"`
	LeastAnswers int           `json:"leastAnswers"`
	LeastSheets  int           `json:"leastSheets"`
	Alike        float64       `json:"alike"`
	Weak         float64       `json:"weak"`
	Pillars      []ModelPillar `json:"pillars"`
}

// ModelPillar is the questions of a pillar.
type ModelPillar struct {
	Code      string          `json:"code"`
	Questions []ModelQuestion `json:"questions"`
}

// ModelQuestion is what the score of an answer depends on.
type ModelQuestion struct {
	Code        string `json:"code"`
	Weight      int    `json:"weight"`
	Since       string `json:"since"`
	MayNotApply bool   `json:"mayNotApply,omitempty"`
}
