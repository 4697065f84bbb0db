package dataset

import "strconv"

// Names of the tables of a survey, beside those with its results: the units whose people
// were asked, wave by wave, and the criteria of its framework.
const (
	SurveyUnits    = "survey-units"
	SurveyCriteria = "survey-criteria"
)

// SurveyUnit is a body whose people were asked in a wave.
type SurveyUnit struct {
	Period   Period
	Group    string // code of the list of GroupList, by which results are published
	Name     Text   // as it was called then
	Became   Text   // what it is now, empty if it is still that or if nothing is known
	Answered string // how many people answered, empty if that was not published
	Sources  []string
}

// SurveyCriterion is something that a framework looks at.
type SurveyCriterion struct {
	Pillar    string // code of "innovation-pillars"
	Says      Text
	Indicator string // name of the one that holds its results, empty if none were published
	Sources   []string
}

// Survey is what a dataset says of a survey beside its results.
type Survey struct {
	Dataset   string
	GroupList string
	Units     []SurveyUnit
	Criteria  []SurveyCriterion
}

// Survey finds that of a dataset, which is made if there is none yet.
func (c *Catalog) Survey(dataset string) *Survey {
	for n := range c.Surveys {
		if c.Surveys[n].Dataset == dataset {
			return &c.Surveys[n]
		}
	}
	c.Surveys = append(c.Surveys, Survey{Dataset: dataset})
	return &c.Surveys[len(c.Surveys)-1]
}

// SurveyUnit reads that of a record.
func (r Record) SurveyUnit() SurveyUnit {
	year, _ := strconv.Atoi(r.Cells["year"])
	return SurveyUnit{Period: Year(year), Group: r.Cells["group"], Name: r.Texts["name"], Became: r.Texts["became"], Answered: r.Cells["answered"], Sources: r.Sources}
}

// SurveyCriterion reads that of a record.
func (r Record) SurveyCriterion() SurveyCriterion {
	return SurveyCriterion{Pillar: r.Cells["pillar"], Says: r.Texts["says"], Indicator: r.Cells["indicator"], Sources: r.Sources}
}
