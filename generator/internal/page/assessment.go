package page

import (
	"cmp"
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/format"
	"chiso/generator/internal/i18n"
)

// assessmentBuilder makes the pages of self-assessments.
type assessmentBuilder struct{ *base }

func assessmentPages(b *base) []file {
	if len(b.catalog.Assessments) == 0 {
		return nil
	}
	pages := []file{{index, func() any { return assessmentBuilder{b}.assessments() }}}
	for _, a := range b.catalog.Assessments {
		pages = append(pages, file{a.Dataset, func() any { return assessmentBuilder{b}.assessment(a) }})
	}
	return pages
}

const assessmentFolder = "self-assessment"

// assessmentsURL is the address of the list of questionnaires.
const assessmentsURL = assessmentFolder + "/"

// assessmentsPage lists the questionnaires with which a body can look at itself.
type assessmentsPage struct {
	Title       string            `json:"title"`
	Description string            `json:"description"`
	Assessments []assessmentEntry `json:"assessments"`
}

type assessmentEntry struct {
	link
	Text      string   `json:"text"`
	Questions int      `json:"questions"`
	Minutes   int      `json:"minutes"`
	Limits    []string `json:"limits"`
}

// assessmentPage is a questionnaire. It is whole without scripts, to be printed and added up
// by hand; with them it asks one question at a time and shows the result.
type assessmentPage struct {
	Title       string             `json:"title"`
	Description string             `json:"description"`
	Layout      string             `json:"layout"`
	Version     string             `json:"version"`
	Count       int                `json:"count"` // of questions
	Scoring     assessmentScoring  `json:"scoring"`
	Scale       []assessmentStep   `json:"scale"`
	Pillars     []assessmentPillar `json:"pillars"`
	Limits      []string           `json:"limits"`
	Method      string             `json:"method"`
	Sources     []source           `json:"sources"`
	Model       string             `json:"model"` // an assessmentModel in JSON: Hugo would write its keys small
	Data        link               `json:"data"`
	Survey      string             `json:"survey,omitempty"` // address of the survey that has the figures beside questions
}

// assessmentScoring are the numbers that sentences about the scoring need.
type assessmentScoring struct {
	LeastAnswers int    `json:"leastAnswers"`
	LeastSheets  int    `json:"leastSheets"`
	Alike        string `json:"alike"`
	Weak         string `json:"weak"`
}

type assessmentStep struct {
	Score int    `json:"score"`
	Label string `json:"label"`
}

type assessmentPillar struct {
	Code      string               `json:"code"`
	Name      string               `json:"name"`
	Text      string               `json:"text"`
	Ask       string               `json:"ask"`
	Questions []assessmentQuestion `json:"questions"`
}

type assessmentQuestion struct {
	Code        string             `json:"code"`
	Number      int                `json:"number"`
	Weight      int                `json:"weight"`
	Text        string             `json:"text"`
	Hint        string             `json:"hint,omitempty"`
	MayNotApply bool               `json:"mayNotApply,omitempty"`
	Answers     []assessmentAnswer `json:"answers"`
	Advice      assessmentAdvice   `json:"advice"`
	Asked       *assessmentAsked   `json:"asked,omitempty"`
}

type assessmentAnswer struct {
	assessmentStep
	Text string `json:"text"`
}

// assessmentAdvice is something to do this week, with the tool for it and who has done it.
type assessmentAdvice struct {
	Title string `json:"title"`
	Text  string `json:"text"`
	Tool  link   `json:"tool"`
	Case  *link  `json:"case,omitempty"`
}

// assessmentAsked is what a survey found that asked the same.
type assessmentAsked struct {
	Title    string   `json:"title"`
	URL      string   `json:"url"`
	Period   string   `json:"period"`
	Figures  []string `json:"figures"`
	Compares string   `json:"compares,omitempty"`
}

// assessmentModel is what scripts need to score answers and to read files (assess/score.js,
// assess/file.js).
type assessmentModel struct {
	Name         string        `json:"name"`
	Version      string        `json:"version"`
	Scale        []int         `json:"scale"`
	LeastAnswers int           `json:"leastAnswers"`
	LeastSheets  int           `json:"leastSheets"`
	Alike        float64       `json:"alike"`
	Weak         float64       `json:"weak"`
	Pillars      []modelPillar `json:"pillars"`
}

type modelPillar struct {
	Code      string          `json:"code"`
	Questions []modelQuestion `json:"questions"`
}

type modelQuestion struct {
	Code        string `json:"code"`
	Weight      int    `json:"weight"`
	Since       string `json:"since"`
	MayNotApply bool   `json:"mayNotApply,omitempty"`
}

func assessmentURL(a dataset.Assessment) string { return assessmentsURL + a.Dataset + "/" }

func (b assessmentBuilder) assessments() assessmentsPage {
	p := assessmentsPage{Title: b.translate("assess", nil), Description: b.translate("assess_text", nil)}
	for _, a := range b.catalog.Assessments {
		d := b.datasetOf(a.Dataset)
		p.Assessments = append(p.Assessments, assessmentEntry{link{Name: d.Name, Title: b.text(d.Title), URL: assessmentURL(a)}, b.text(d.Description), len(a.Questions()), a.Scoring.Minutes, b.texts(d.Limits)})
	}
	return p
}

func (b assessmentBuilder) assessment(a dataset.Assessment) assessmentPage {
	d := b.datasetOf(a.Dataset)
	p := assessmentPage{Title: b.text(d.Title), Description: b.text(d.Description), Layout: "assessment", Version: d.Version, Count: len(a.Questions()),
		Scoring: assessmentScoring{a.Scoring.LeastAnswers, a.Scoring.LeastSheets, format.Number(b.language, a.Scoring.Alike, 1), format.Number(b.language, a.Scoring.Weak, 1)},
		Limits:  b.texts(d.Limits), Method: b.text(d.Method), Sources: sourceBuilder(b).allSources(d), Data: b.dataLink(d.Name)}
	model := assessmentModel{Name: d.Name, Version: d.Version, LeastAnswers: a.Scoring.LeastAnswers, LeastSheets: a.Scoring.LeastSheets, Alike: a.Scoring.Alike, Weak: a.Scoring.Weak}
	if len(a.Pillars) > 0 && len(a.Pillars[0].Questions) > 0 {
		for _, x := range a.Pillars[0].Questions[0].Answers { // every question has all steps
			p.Scale = append(p.Scale, b.step(a, x))
			model.Scale = append(model.Scale, x.Score)
		}
	}
	number := 0
	for _, x := range a.Pillars {
		pillar := assessmentPillar{Code: x.Code, Name: b.text(x.Name), Text: b.text(x.Text), Ask: b.text(x.Ask)}
		scored := modelPillar{Code: x.Code}
		for _, q := range x.Questions {
			number++
			question := assessmentQuestion{Code: q.Code, Number: number, Weight: q.Weight, Text: b.text(q.Text), Hint: b.text(q.Hint), MayNotApply: q.MayNotApply, Advice: b.advice(q)}
			for _, answer := range q.Answers {
				question.Answers = append(question.Answers, assessmentAnswer{b.step(a, answer), b.text(answer.Text)})
			}
			if i := b.catalog.Total(q.Indicator); !i.IsZero() {
				question.Asked = b.asked(i, b.text(q.Compares))
				p.Survey = "survey/#" + i.Dataset.Name
			}
			pillar.Questions = append(pillar.Questions, question)
			scored.Questions = append(scored.Questions, modelQuestion{q.Code, q.Weight, q.Since, q.MayNotApply})
		}
		p.Pillars = append(p.Pillars, pillar)
		model.Pillars = append(model.Pillars, scored)
	}
	text, err := json.Marshal(model)
	if err != nil {
		panic(err) // texts and numbers only
	}
	p.Model = string(text)
	return p
}

func (b assessmentBuilder) step(a dataset.Assessment, x dataset.Answer) assessmentStep {
	return assessmentStep{x.Score, b.catalog.CodeLists[a.Scale].Label(strconv.Itoa(x.Score), b.language)}
}

// advice leads to a tool of the playbook, and to a case of it: one of the question's own
// pillar if there is one.
func (b assessmentBuilder) advice(q dataset.Question) assessmentAdvice {
	advice := assessmentAdvice{Title: b.text(q.Advice.Title), Text: b.text(q.Advice.Text)}
	n := slices.IndexFunc(b.catalog.Tools, func(x dataset.Tool) bool { return x.Code == q.Advice.Tool })
	if n < 0 {
		return advice
	}
	advice.Tool = playbookBuilder(b).toolLink(b.catalog.Tools[n])
	var studies []dataset.CaseStudy
	for _, shown := range b.catalog.Tools[n].Shows {
		if study, found := b.catalog.CaseStudy(shown.Case); found {
			studies = append(studies, study)
		}
	}
	if len(studies) > 0 {
		own := max(0, slices.IndexFunc(studies, func(x dataset.CaseStudy) bool { return x.Pillar == q.Pillar }))
		advice.Case = &link{Title: b.text(studies[own].Title), URL: caseURL(studies[own])}
	}
	return advice
}

// asked is the latest that a survey found, group by group.
func (b assessmentBuilder) asked(i dataset.Slice, compares string) *assessmentAsked {
	var latest dataset.Period
	for o := range i.All() {
		latest = dataset.MaxPeriod(latest, o.Period)
	}
	asked := assessmentAsked{Title: b.text(i.Title), URL: indicatorURL(i), Period: b.period(latest), Compares: compares}
	var found []dataset.Observation
	for o := range i.All() {
		if o.Period == latest {
			found = append(found, o)
		}
	}
	slices.SortStableFunc(found, func(x, y dataset.Observation) int {
		return cmp.Compare(b.catalog.CodeLists[x.Area.List].Position(x.Area.Code), b.catalog.CodeLists[y.Area.List].Position(y.Area.Code))
	})
	for _, o := range found {
		asked.Figures = append(asked.Figures, b.translate("assess_figure", i18n.Args{"figure": surveyBuilder(b).surveyFigure(i, o), "group": b.catalog.Label(o.Area, b.language)}))
	}
	return &asked
}

// findAssessments lists the questionnaires for the search, by the words that people use for
// what they do.
func (b assessmentBuilder) findAssessments() []found {
	var list []found
	for _, a := range b.catalog.Assessments {
		d := b.datasetOf(a.Dataset)
		names := slices.Concat(strings.Split(b.translate("assess_names", nil), dataset.ListSeparator), searchBuilder(b).otherTitles(d.Title))
		list = append(list, found{Title: b.text(d.Title), URL: assessmentURL(a), Note: b.translate("assess_note", i18n.Args{"count": b.count(len(a.Questions())), "minutes": b.count(a.Scoring.Minutes)}), Names: names, Text: b.text(d.Description)})
	}
	return list
}
