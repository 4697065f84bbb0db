package page

import (
	"cmp"
	"slices"
	"strings"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/i18n"
)

// surveyBuilder makes the page of surveys.
type surveyBuilder struct{ *base }

func surveyPages(b *base) []file {
	if len(b.catalog.Surveys) == 0 {
		return nil
	}
	return []file{{index, func() any { return surveyBuilder{b}.surveys() }}}
}

// surveysPage shows the surveys of how public bodies innovate.
type surveysPage struct {
	Title       string       `json:"title"`
	Description string       `json:"description"`
	Surveys     []surveyPart `json:"surveys"`
}

// surveyPart is one survey: its framework, who was asked, all results, and their limits.
type surveyPart struct {
	ID      string         `json:"id"`
	Title   string         `json:"title"`
	About   string         `json:"about"`
	Pillars []surveyPillar `json:"pillars,omitempty"`
	Waves   []surveyWave   `json:"waves"`
	Limits  []string       `json:"limits"`
	Sources []source       `json:"sources"`
	Data    link           `json:"data"`
}

type surveyPillar struct {
	topic
	Criteria []surveyCriterion `json:"criteria"`
}

type surveyCriterion struct {
	Says      string `json:"says"`
	Indicator *link  `json:"indicator,omitempty"` // with the results
}

// surveyWave is one time that people were asked.
type surveyWave struct {
	Period  string        `json:"period"`
	Groups  []surveyGroup `json:"groups"`
	Columns []string      `json:"columns"` // of the results: groups
	Rows    []surveyRow   `json:"rows"`
	Notes   []string      `json:"notes,omitempty"`
}

// surveyGroup is a group of units by which results are published.
type surveyGroup struct {
	Label string       `json:"label"`
	Units []surveyUnit `json:"units"`
}

type surveyUnit struct {
	Name     string `json:"name"`
	Became   string `json:"became,omitempty"`
	Answered string `json:"answered,omitempty"` // empty if not published
}

// surveyRow is the results of an indicator, one for each column, empty where none was
// published.
type surveyRow struct {
	Indicator link     `json:"indicator"`
	Text      string   `json:"text"` // its definition
	Figures   []string `json:"figures"`
}

func (b surveyBuilder) surveys() surveysPage {
	p := surveysPage{Title: b.translate("survey", nil), Description: b.translate("survey_text", nil)}
	for _, s := range b.catalog.Surveys {
		p.Surveys = append(p.Surveys, b.survey(s))
	}
	return p
}

func (b surveyBuilder) survey(s dataset.Survey) surveyPart {
	d := b.datasetOf(s.Dataset)
	part := surveyPart{ID: d.Name, Title: b.text(d.Title), About: b.text(d.Description), Limits: b.texts(d.Limits), Sources: sourceBuilder(b).allSources(d), Data: b.dataLink(d.Name)}
	for _, code := range b.catalog.CodeLists["innovation-pillars"].Members() {
		pillar := surveyPillar{topic: topic{code.Code, b.text(code.Label)}}
		for _, c := range s.Criteria {
			if c.Pillar != code.Code {
				continue
			}
			criterion := surveyCriterion{Says: b.text(c.Says)}
			if i := b.catalog.Total(c.Indicator); !i.IsZero() {
				criterion.Indicator = &link{Title: b.text(i.Title), URL: indicatorURL(i)}
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

func (b surveyBuilder) wave(s dataset.Survey, d *dataset.Dataset, period dataset.Period) surveyWave {
	w := surveyWave{Period: b.period(period)}
	list := b.catalog.CodeLists[s.GroupList]
	for _, code := range list.Members() {
		group := surveyGroup{Label: b.text(code.Label)}
		for _, u := range s.Units {
			if u.Period == period && u.Group == code.Code {
				group.Units = append(group.Units, surveyUnit{Name: b.text(u.Name), Became: b.text(u.Became), Answered: u.Answered})
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
		row := surveyRow{Indicator: link{Title: b.text(i.Title), URL: indicatorURL(i)}, Text: b.text(i.Definition)}
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
