package page

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"chiso/generator/internal/datatest"
	"chiso/generator/internal/wire"
)

// TestSecondQuestionnaire: another questionnaire is another dataset with its five tables, and
// nothing else. Each has a page of its own, and both are in the list and in the search.
func TestSecondQuestionnaire(t *testing.T) {
	datatest.Own(t, "../../..")
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS("../../../data")); err != nil {
		t.Fatal(err)
	}
	if err := os.CopyFS(filepath.Join(dir, "another"), os.DirFS("../../../data/four-pillars")); err != nil {
		t.Fatal(err)
	}
	change := func(file, from, to string) {
		path := filepath.Join(dir, "another", file)
		content := datatest.Contents(t, path)
		if !strings.Contains(content, from) {
			t.Fatalf("%s does not say %q", file, from)
		}
		if err := os.WriteFile(path, []byte(strings.Replace(content, from, to, 1)), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	change("datapackage.yaml", "name: four-pillars", "name: another")
	change("assessment-questions.csv", "users,inputs,25", "users,inputs,40")
	change("assessment-questions.csv", "time,inputs,25", "time,inputs,10")
	change("assessment-scoring.csv", "least-sheets,3", "least-sheets,5")
	for language, b := range site(t, dir, "", asIs) {
		list := assessmentBuilder{b}.assessments().Assessments
		if len(list) != 2 || list[0].URL != "self-assessment/another/" || list[1].URL != "self-assessment/four-pillars/" || len(assessmentBuilder{b}.findAssessments()) != 2 {
			t.Fatalf("%s: %+v", language, list)
		}
		var models [2]wire.AssessmentModel
		for n, a := range b.catalog.Assessments {
			if err := json.Unmarshal([]byte(assessmentBuilder{b}.assessment(a).Model), &models[n]); err != nil {
				t.Fatal(err)
			}
		}
		first, second := models[0], models[1]
		if first.Name != "another" || first.LeastSheets != 5 || first.Pillars[0].Questions[0].Weight != 40 || second.LeastSheets != 3 || second.Pillars[0].Questions[0].Weight != 25 {
			t.Errorf("%s: %+v\n%+v", language, first, second)
		}
	}
}

// TestOwnQuestionnaire: for each question of ours the advice is a tool that strengthens its
// pillar, and the survey's figures stand only beside questions on the same subject.
func TestOwnQuestionnaire(t *testing.T) {
	datatest.Own(t, "../../..")
	for language, b := range site(t, "../../../data", "", asIs) {
		for _, a := range b.catalog.Assessments {
			for _, q := range a.Questions() {
				strengthens := false
				for _, x := range b.catalog.Tools {
					strengthens = strengthens || x.Code == q.Advice.Tool && strings.Contains(";"+strings.Join(x.Pillars, ";")+";", ";"+q.Pillar+";")
				}
				if !strengthens {
					t.Errorf("%s: question %s is of pillar %s, which its tool %s does not strengthen", language, q.Code, q.Pillar, q.Advice.Tool)
				}
				for _, s := range b.catalog.Surveys {
					for _, c := range s.Criteria {
						if q.Indicator != "" && c.Indicator == q.Indicator && c.Pillar != q.Pillar {
							t.Errorf("%s: question %s is of pillar %s, and the survey has its subject under %s", language, q.Code, q.Pillar, c.Pillar)
						}
					}
				}
				if len(q.Answers) != 4 || q.Advice.Title[language] == "" {
					t.Errorf("%s: question %s has %d answers", language, q.Code, len(q.Answers))
				}
			}
		}
	}
}
