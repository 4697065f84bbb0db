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
	"chiso/generator/internal/wire"
)

// assessmentBuilder makes the pages of self-assessments.
type assessmentBuilder struct{ *base }

func assessmentPages(b *base) []file {
	if len(b.catalog.Assessments) == 0 {
		return nil
	}
	pages := []file{{path: index, content: func() any { return assessmentBuilder{b}.assessments() }}}
	for _, a := range b.catalog.Assessments {
		pages = append(pages, file{path: a.Dataset, content: func() any { return assessmentBuilder{b}.assessment(a) }})
	}
	return pages
}

const assessmentFolder = "self-assessment"

// assessmentsURL is the address of the list of questionnaires.
const assessmentsURL = assessmentFolder + "/"

func assessmentURL(a dataset.Assessment) string { return assessmentsURL + a.Dataset + "/" }

func (b assessmentBuilder) assessments() wire.AssessmentsPage {
	p := wire.AssessmentsPage{Title: b.translate("assess", nil), Description: b.translate("assess_text", nil)}
	for _, a := range b.catalog.Assessments {
		d := b.datasetOf(a.Dataset)
		p.Assessments = append(p.Assessments, wire.AssessmentEntry{Link: wire.Link{Name: d.Name, Title: b.text(d.Title), URL: assessmentURL(a)}, Text: b.text(d.Description), Questions: len(a.Questions()), Minutes: a.Scoring.Minutes, Limits: b.texts(d.Limits)})
	}
	return p
}

func (b assessmentBuilder) assessment(a dataset.Assessment) wire.AssessmentPage {
	d := b.datasetOf(a.Dataset)
	p := wire.AssessmentPage{Title: b.text(d.Title), Description: b.text(d.Description), Layout: "assessment", Version: d.Version, Count: len(a.Questions()),
		Scoring: wire.AssessmentScoring{LeastAnswers: a.Scoring.LeastAnswers, LeastSheets: a.Scoring.LeastSheets, Alike: format.Number(b.language, a.Scoring.Alike, 1), Weak: format.Number(b.language, a.Scoring.Weak, 1)},
		Limits:  b.texts(d.Limits), Method: b.text(d.Method), Sources: sourceBuilder(b).allSources(d), Data: b.dataLink(d.Name)}
	model := wire.AssessmentModel{Name: d.Name, Version: d.Version, LeastAnswers: a.Scoring.LeastAnswers, LeastSheets: a.Scoring.LeastSheets, Alike: a.Scoring.Alike, Weak: a.Scoring.Weak}
	if len(a.Pillars) > 0 && len(a.Pillars[0].Questions) > 0 {
		for _, x := range a.Pillars[0].Questions[0].Answers { // every question has all steps
			p.Scale = append(p.Scale, b.step(a, x))
			model.Scale = append(model.Scale, x.Score)
		}
	}
	number := 0
	for _, x := range a.Pillars {
		pillar := wire.AssessmentPillar{Code: x.Code, Name: b.text(x.Name), Text: b.text(x.Text), Ask: b.text(x.Ask)}
		scored := wire.ModelPillar{Code: x.Code}
		for _, q := range x.Questions {
			number++
			question := wire.AssessmentQuestion{Code: q.Code, Number: number, Weight: q.Weight, Text: b.text(q.Text), Hint: b.text(q.Hint), MayNotApply: q.MayNotApply, Advice: b.advice(q)}
			for _, answer := range q.Answers {
				question.Answers = append(question.Answers, wire.AssessmentAnswer{AssessmentStep: b.step(a, answer), Text: b.text(answer.Text)})
			}
			if i := b.catalog.Total(q.Indicator); !i.IsZero() {
				question.Asked = b.asked(i, b.text(q.Compares))
				p.Survey = "survey/#" + i.Dataset.Name
			}
			pillar.Questions = append(pillar.Questions, question)
			scored.Questions = append(scored.Questions, wire.ModelQuestion{Code: q.Code, Weight: q.Weight, Since: q.Since, MayNotApply: q.MayNotApply})
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

func (b assessmentBuilder) step(a dataset.Assessment, x dataset.Answer) wire.AssessmentStep {
	return wire.AssessmentStep{Score: x.Score, Label: b.catalog.CodeLists[a.Scale].Label(strconv.Itoa(x.Score), b.language)}
}

// advice leads to a tool of the playbook, and to a case of it: one of the question's own
// pillar if there is one.
func (b assessmentBuilder) advice(q dataset.Question) wire.AssessmentAdvice {
	advice := wire.AssessmentAdvice{Title: b.text(q.Advice.Title), Text: b.text(q.Advice.Text)}
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
		advice.Case = &wire.Link{Title: b.text(studies[own].Title), URL: caseURL(studies[own])}
	}
	return advice
}

// asked is the latest that a survey found, group by group.
func (b assessmentBuilder) asked(i dataset.Slice, compares string) *wire.AssessmentAsked {
	var latest dataset.Period
	for o := range i.All() {
		latest = dataset.MaxPeriod(latest, o.Period)
	}
	asked := wire.AssessmentAsked{Title: b.text(i.Title), URL: indicatorURL(i), Period: b.period(latest), Compares: compares}
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
func (b assessmentBuilder) findAssessments() []wire.Found {
	var list []wire.Found
	for _, a := range b.catalog.Assessments {
		d := b.datasetOf(a.Dataset)
		names := slices.Concat(strings.Split(b.translate("assess_names", nil), dataset.ListSeparator), searchBuilder(b).otherTitles(d.Title))
		list = append(list, wire.Found{Title: b.text(d.Title), URL: assessmentURL(a), Note: b.translate("assess_note", i18n.Args{"count": b.count(len(a.Questions())), "minutes": b.count(a.Scoring.Minutes)}), Names: names, Text: b.text(d.Description)})
	}
	return list
}
