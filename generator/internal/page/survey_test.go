package page

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"chiso/generator/internal/datatest"
)

// TestSurveyWave: a second wave of the survey is rows in its tables, and nothing else. Its
// page then has both, the latest first, each with those who were asked and its own results.
func TestSurveyWave(t *testing.T) {
	datatest.Own(t, "../../..")
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS("../../../data")); err != nil {
		t.Fatal(err)
	}
	add := func(file, rows string) {
		path := filepath.Join(dir, "psi-survey", file)
		if err := os.WriteFile(path, []byte(datatest.Contents(t, path)+rows), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	add("group.csv", "mpi-units,2024,nic-2022,,,,,41.5,,,\nall-respondents,2024,nic-2022,~,,,,38,,,\n")
	add("survey-units.csv", "2024,mpi-units,a-unit,Một đơn vị,A unit,,,23,nic-2022\n")
	for language, b := range site(t, dir, "", asIs) {
		parts := surveyBuilder{b}.surveys().Surveys
		if len(parts) != 1 || len(parts[0].Waves) != 2 {
			t.Fatalf("%s: %+v", language, parts)
		}
		now, before := parts[0].Waves[0], parts[0].Waves[1]
		if now.Period != "2024" || before.Period != "2022" || len(before.Groups) != 2 || len(before.Rows) != 4 {
			t.Errorf("%s: waves %s and %s, %d groups and %d results of the first", language, now.Period, before.Period, len(before.Groups), len(before.Rows))
		}
		if len(now.Groups) != 1 || now.Groups[0].Units[0].Answered != "23" || len(now.Rows) != 1 || len(now.Columns) != 2 {
			t.Fatalf("%s: the second wave is %+v", language, now)
		}
		want := map[bool][]string{true: {"41,5%", "≈\u00a038%"}, false: {"41.5%", "≈\u00a038%"}}[strings.HasPrefix(language, "vi")]
		if got := now.Rows[0].Figures; !slices.Equal(got, want) {
			t.Errorf("%s: the second wave says %q, want %q", language, got, want)
		}
	}
}

// TestSurveyFigures: every figure that the pilot published stands on its page, as the press of
// its publishers has it, and what was not published says so.
func TestSurveyFigures(t *testing.T) {
	datatest.Own(t, "../../..")
	for language, b := range site(t, "../../../data", "", asIs) {
		p := surveyBuilder{b}.surveys().Surveys[0]
		var got []string
		for _, row := range p.Waves[0].Rows {
			got = append(got, strings.NewReplacer("\u00a0", " ", ",", ".").Replace(strings.Join(row.Figures, " | ")))
		}
		// National Innovation Center, on the workshop of 22 December 2022.
		want := []string{"≈ 36% | ≈ 27% | ", "≈ 55% | ≈ 60% | ", " |  | > 50%", "≈ 68.2% | ≈ 35.7% | "}
		if !slices.Equal(got, want) {
			t.Errorf("%s: the page says %q, want %q", language, got, want)
		}
		if notes := strings.ReplaceAll(strings.Join(p.Waves[0].Notes, "\n"), ",", "."); !strings.Contains(notes, "54.5%") {
			t.Errorf("%s: the figure of UNDP is not said: %s", language, notes)
		}
		units := 0
		for _, group := range p.Waves[0].Groups {
			for _, u := range group.Units {
				units++
				if u.Answered != "" || u.Became == "" {
					t.Errorf("%s: %+v", language, u)
				}
			}
		}
		criteria := 0
		for _, pillar := range p.Pillars {
			criteria += len(pillar.Criteria)
		}
		if units != 6 || len(p.Pillars) != 4 || criteria != 9 || len(p.Limits) < 6 {
			t.Errorf("%s: %d units, %d pillars, %d criteria, %d limits", language, units, len(p.Pillars), criteria, len(p.Limits))
		}
	}
}
