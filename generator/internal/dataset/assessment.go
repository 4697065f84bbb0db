package dataset

import (
	"cmp"
	"slices"
	"strconv"
)

// Names of the tables of an assessment: a questionnaire with which a body looks at itself.
// All stand in one dataset. Its version is that of the questionnaire.
const (
	AssessmentPillars   = "assessment-pillars"
	AssessmentQuestions = "assessment-questions"
	AssessmentAnswers   = "assessment-answers"
	AssessmentAdvice    = "assessment-advice"
	AssessmentScoring   = "assessment-scoring"
)

// AssessmentMeasures are the tables that a result rests on: what was asked, what could be
// answered, and how it is scored.
var AssessmentMeasures = []string{AssessmentQuestions, AssessmentAnswers, AssessmentScoring}

// Assessment is a questionnaire, with how it is scored and what to do about the result.
type Assessment struct {
	Dataset string
	Pillars []AssessmentPillar
	Scale   string // code list of the steps of answers; a code is a score
	Scoring Scoring
}

// AssessmentPillar is a part of a questionnaire that has a score of its own: the weighted
// mean of the scores of those of its questions that were answered.
type AssessmentPillar struct {
	Code      string
	Name      Text // short
	Text      Text // what it is about
	Ask       Text // what to ask one another where answers differ
	Questions []Question
}

// Question is one that somebody answers by choosing what is nearest to their unit.
type Question struct {
	Code        string
	Pillar      string
	Weight      int    // percent of its pillar
	Since       string // version of the questionnaire since which it is asked like this
	MayNotApply bool
	Text        Text
	Hint        Text
	Answers     []Answer // by score, the lowest first
	Advice      Advice   // for those who chose a low one
	Indicator   string   // name of the one of a survey that asked the same, empty if none did
	Compares    Text     // how far it did
}

// Answer is something that one can observe.
type Answer struct {
	Score int
	Text  Text
}

// Advice is something to do this week.
type Advice struct {
	Tool  string // code of a Tool
	Title Text
	Text  Text
}

// Scoring is how a questionnaire is scored and its results are read.
type Scoring struct {
	Minutes      int     // that it takes
	LeastAnswers int     // a pillar with fewer answers has no score
	LeastSheets  int     // that are shown together; fewer would reveal one person's answers
	Alike        float64 // scores that lie less than this apart say nothing of strong and weak
	Weak         float64 // a score below this is weak
}

// ScoringRules are the names of what AssessmentScoring holds, each with where it goes.
var ScoringRules = []struct {
	Name  string
	Whole bool // whether it is a count
	Set   func(*Scoring, float64)
}{
	{"minutes", true, func(s *Scoring, v float64) { s.Minutes = int(v) }},
	{"least-answers", true, func(s *Scoring, v float64) { s.LeastAnswers = int(v) }},
	{"least-sheets", true, func(s *Scoring, v float64) { s.LeastSheets = int(v) }},
	{"alike", false, func(s *Scoring, v float64) { s.Alike = v }},
	{"weak", false, func(s *Scoring, v float64) { s.Weak = v }},
}

// Assessment finds that of a dataset, nil if it has none.
func (c *Catalog) Assessment(dataset string) *Assessment {
	n := slices.IndexFunc(c.Assessments, func(a Assessment) bool { return a.Dataset == dataset })
	if n < 0 {
		return nil
	}
	return &c.Assessments[n]
}

// Questions are those of all pillars, in the order in which they are asked. A nil
// assessment has none.
func (a *Assessment) Questions() []Question {
	if a == nil {
		return nil
	}
	var all []Question
	for _, p := range a.Pillars {
		all = append(all, p.Questions...)
	}
	return all
}

// Pillar reads that of a record, without its questions.
func (r Record) Pillar() AssessmentPillar {
	return AssessmentPillar{Code: r.Cells["pillar"], Name: r.Texts["name"], Text: r.Texts["text"], Ask: r.Texts["ask"]}
}

// Question reads that of a record, without its answers and advice.
func (r Record) Question() Question {
	weight, _ := strconv.Atoi(r.Cells["weight"])
	return Question{Code: r.Cells["question"], Pillar: r.Cells["pillar"], Weight: weight, Since: r.Cells["since"], MayNotApply: r.Cells["may_not_apply"] != "",
		Text: r.Texts["text"], Hint: r.Texts["hint"], Indicator: r.Cells["indicator"], Compares: r.Texts["compares"]}
}

// Answer reads that of a record.
func (r Record) Answer() Answer {
	score, _ := strconv.Atoi(r.Cells["answer"])
	return Answer{Score: score, Text: r.Texts["text"]}
}

// Advice reads that of a record.
func (r Record) Advice() Advice {
	return Advice{Tool: r.Cells["tool"], Title: r.Texts["title"], Text: r.Texts["text"]}
}

// Order puts answers in the order of their scores.
func (q *Question) Order() {
	slices.SortStableFunc(q.Answers, func(x, y Answer) int { return cmp.Compare(x.Score, y.Score) })
}
