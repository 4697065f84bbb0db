package page

import (
	"cmp"
	"slices"
	"strings"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/i18n"
	"chiso/generator/internal/wire"
)

// surveyBuilder makes the page of surveys.
type surveyBuilder struct{ *base }

func surveyPages(b *base) []file {
	if len(b.catalog.Surveys) == 0 {
		return nil
	}
	return []file{{path: index, content: func() any { return surveyBuilder{b}.surveys() }}}
}

func (b surveyBuilder) surveys() wire.SurveysPage {
	p := wire.SurveysPage{Title: b.translate("survey", nil), Description: b.translate("survey_text", nil)}
	for _, s := range b.catalog.Surveys {
		p.Surveys = append(p.Surveys, b.survey(s))
	}
	return p
}

func (b surveyBuilder) survey(s dataset.Survey) wire.SurveyPart {
	d := b.datasetOf(s.Dataset)
	part := wire.SurveyPart{ID: d.Name, Title: b.text(d.Title), About: b.text(d.Description), Limits: b.texts(d.Limits), Sources: sourceBuilder(b).allSources(d), Data: b.dataLink(d.Name)}
	for _, code := range b.catalog.CodeLists["innovation-pillars"].Members() {
		pillar := wire.SurveyPillar{Topic: wire.Topic{Code: code.Code, Label: b.text(code.Label)}}
		for _, c := range s.Criteria {
			if c.Pillar != code.Code {
				continue
			}
			criterion := wire.SurveyCriterion{Says: b.text(c.Says)}
			if i := b.catalog.Total(c.Indicator); !i.IsZero() {
				criterion.Indicator = &wire.Link{Title: b.text(i.Title), URL: indicatorURL(i)}
			}
			pillar.Criteria = append(pillar.Criteria, criterion)
		}
		if len(s.Criteria) > 0 {
			part.Pillars = append(part.Pillars, pillar)
		}
	}
	var periods []dataset.Period
	for _, u := range s.Units {
		periods = append(periods, u.Period)
	}
	for _, i := range d.Totals() {
		for o := range i.All() {
			periods = append(periods, o.Period)
		}
	}
	slices.SortFunc(periods, func(x, y dataset.Period) int { return y.Compare(x) }) // the latest first
	for _, period := range slices.Compact(periods) {
		part.Waves = append(part.Waves, b.wave(s, d, period))
	}
	return part
}

func (b surveyBuilder) wave(s dataset.Survey, d *dataset.Dataset, period dataset.Period) wire.SurveyWave {
	w := wire.SurveyWave{Period: b.period(period)}
	list := b.catalog.CodeLists[s.GroupList]
	for _, code := range list.Members() {
		group := wire.SurveyGroup{Label: b.text(code.Label)}
		for _, u := range s.Units {
			if u.Period == period && u.Group == code.Code {
				group.Units = append(group.Units, wire.SurveyUnit{Name: b.text(u.Name), Became: b.text(u.Became), Answered: u.Answered})
			}
		}
		if len(group.Units) > 0 {
			w.Groups = append(w.Groups, group)
		}
	}
	var columns []dataset.Area
	results := map[dataset.Slice]map[dataset.Area]dataset.Observation{}
	for _, i := range d.Totals() {
		results[i] = map[dataset.Area]dataset.Observation{}
		for o := range i.All() {
			if o.Period == period {
				results[i][o.Area] = o
				if !slices.Contains(columns, o.Area) {
					columns = append(columns, o.Area)
				}
			}
		}
	}
	slices.SortStableFunc(columns, func(x, y dataset.Area) int { return cmp.Compare(list.Position(x.Code), list.Position(y.Code)) })
	for _, area := range columns {
		w.Columns = append(w.Columns, b.catalog.Label(area, b.language))
	}
	for _, i := range d.Totals() {
		if len(results[i]) == 0 {
			continue
		}
		row := wire.SurveyRow{Indicator: wire.Link{Title: b.text(i.Title), URL: indicatorURL(i)}, Text: b.text(i.Definition)}
		for _, area := range columns {
			o, published := results[i][area]
			if !published {
				row.Figures = append(row.Figures, "")
				continue
			}
			row.Figures = append(row.Figures, b.surveyFigure(i, o))
			for _, a := range i.Annotations[o.Key()] {
				note := b.translate("survey_note", i18n.Args{"indicator": b.text(i.Title), "group": b.catalog.Label(area, b.language), "note": b.text(a.Note)})
				w.Notes = append(w.Notes, note)
			}
		}
		w.Rows = append(w.Rows, row)
	}
	return w
}

// surveyFigure is a result, with its unit if that is percent: the definition says percent of what.
func (b surveyBuilder) surveyFigure(i dataset.Slice, o dataset.Observation) string {
	figure := b.value(i, o)
	if strings.HasPrefix(i.ShortUnit(b.language), "%") {
		figure += joined(b.language, "%")
	}
	return figure
}
