package validate

import "chiso/generator/internal/dataset"

// surveyTables reads the tables of a survey: who was asked, and by what criteria.
func (c *checker) surveyTables(t *tableReader, out *dataset.Table) {
	switch out.Name {
	case dataset.SurveyUnits:
		if c.listing(t, out, "", []string{"year", "group"}, []string{"name"}) {
			survey := c.catalog.Survey(t.ds.Name)
			survey.GroupList = out.CodeListOf("group")
			for _, r := range c.records(t, out, "name") {
				survey.Units = append(survey.Units, r.SurveyUnit())
			}
		}
	case dataset.SurveyCriteria:
		if c.listing(t, out, "", []string{"pillar"}, []string{"says"}) {
			rows := c.records(t, out, "says")
			survey := c.catalog.Survey(t.ds.Name)
			for _, r := range rows {
				survey.Criteria = append(survey.Criteria, r.SurveyCriterion())
			}
			c.later = append(c.later, func() {
				for _, r := range rows {
					if at := r.cell("indicator"); at.V != "" {
						c.known(at, "chỉ số", "indicator", c.indicatorNames())
					}
				}
			})
		}
	}
}
