package page

import (
	"slices"
	"testing"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/trial"
)

// TestPlaceCases: every case of the playbook with a place that has a page stands there, and on
// no other place's page; a place without any has no list of them.
func TestPlaceCases(t *testing.T) {
	trial.Own(t, "../../..")
	for language, b := range site(t, "../../../data", "", asIs) {
		want, got, none := 0, 0, 0
		for _, x := range b.catalog.CaseStudies {
			if x.Place != "" && slices.Contains(b.allPlaces(), dataset.Subject{List: x.List, Code: x.Place}) {
				want++
			}
		}
		for _, s := range b.allPlaces() {
			p := b.place(s)
			for _, shown := range p.Cases {
				n := slices.IndexFunc(b.catalog.CaseStudies, func(x dataset.CaseStudy) bool { return caseURL(x) == shown.URL })
				if n < 0 || b.catalog.CaseStudies[n].Place != s.Code || shown.Outcome == "" {
					t.Errorf("%s: the page of %s has %+v", language, s.Code, shown)
				}
				got++
			}
			if len(p.Cases) == 0 {
				none++
				if p.CasesURL != "" {
					t.Errorf("%s: %s has no case, and leads to %s", language, s.Code, p.CasesURL)
				}
			}
		}
		if want == 0 || got != want || none == 0 {
			t.Errorf("%s: %d cases stand on pages of places, want %d; %d places have none", language, got, want, none)
		}
	}
}
