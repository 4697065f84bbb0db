package validate

import "chiso/generator/internal/dataset"

// surveyReader reads whom a survey asked, and by what criteria.
type surveyReader struct {
	*engine
	records    *recordReader
	indicators *indicatorReader
}

// read reads the tables of a survey: who was asked, and by what criteria.
func (c *surveyReader) read(t *tableColumns, out *dataset.Table) {
	switch out.Name {
	case dataset.SurveyUnits:
		if c.records.isWhole(t, out, "", []string{"year", "group"}, []string{"name"}) {
			survey := c.catalog.Survey(t.ds.Name)
			survey.GroupList = out.CodeListOf("group")
			for _, r := range c.records.read(t, out, "name") {
				survey.Units = append(survey.Units, r.SurveyUnit())
			}
		}
	case dataset.SurveyCriteria:
		if c.records.isWhole(t, out, "", []string{"pillar"}, []string{"says"}) {
			rows := c.records.read(t, out, "says")
			survey := c.catalog.Survey(t.ds.Name)
			for _, r := range rows {
				survey.Criteria = append(survey.Criteria, r.SurveyCriterion())
			}
			c.afterwards(func() {
				for _, r := range rows {
					if at := r.cell("indicator"); at.V != "" {
						c.known(at, "chỉ số", "indicator", c.indicators.names())
					}
				}
			})
		}
	}
}
