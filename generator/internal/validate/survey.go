package validate

import "chiso/generator/internal/dataset"

// surveyTables reads the tables of a survey: who was asked, and by what criteria.
func (c *checker) surveyTables(t *tableReader, out *dataset.Table) {
	switch out.Name {
	case dataset.SurveyUnits:
		if c.listing(t, out, "", []string{"year", "group"}, []string{"name"}) {
			c.records(t, out, "name")
			survey := c.catalog.Survey(t.ds.Name)
			survey.Units = dataset.SurveyUnitsOf(out)
			for _, f := range out.Fields {
				if f.Name == "group" {
					survey.GroupList = f.CodeList
				}
			}
		}
	case dataset.SurveyCriteria:
		if c.listing(t, out, "", []string{"pillar"}, []string{"says"}) {
			rows := c.records(t, out, "says")
			c.catalog.Survey(t.ds.Name).Criteria = dataset.SurveyCriteriaOf(out)
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
