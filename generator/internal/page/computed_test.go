package page_test

import (
	"strings"
	"testing"

	"chiso/generator/internal/chart"
	"chiso/generator/internal/datatest"
	"chiso/generator/internal/page"
)

// captioned draws and captions the charts of a catalog.
func captioned(t *testing.T, dir string) (map[string]chart.Drawn, []page.Card) {
	t.Helper()
	c := datatest.Catalog(t, dir)
	c.Country = "66" // a place with a rank that is a range leads
	words := datatest.Translations(t, "../../../themes/chiso")
	o := page.Options{Translations: words, Charts: chart.DrawAll(chart.Options{Catalog: c, Translations: words}, chart.Every)}
	page.CaptionAll(c, o)
	by := map[string]chart.Drawn{}
	for ref, drawn := range o.Charts {
		by[drawn.ID+"."+ref.Language] = drawn
	}
	return by, page.Cards(c, o)
}

// TestComputedCaptions: the description and the credit of a picture say which of its
// figures this site computed, and tell no change that ranges leave open.
func TestComputedCaptions(t *testing.T) {
	charts, cards := captioned(t, "../../testdata/base/data")
	for id, want := range map[string][]string{
		"sample-rank-line.en":      {"Dak Lak: 3 in 2022, 2–3 in 2025", "Computed by this site from data of The test's author: 3 of 6 figures (Dak Lak: 2025).", "such as 31–32, is a range"},
		"sample-rank-line.vi":      {"Đắk Lắk: 3 năm 2022, 2–3 năm 2025", "3 trong 6 con số do trang này tính từ số liệu của Người viết kiểm thử (Đắk Lắk: 2025).", "31–32, là một khoảng"},
		"sample-mean-multiples.en": {"Computed by this site from data of The test's author: 2 of 7 figures (Dak Lak: 2022, 2025)."},
		"sample-quality-radar.en":  {"Computed by this site from data of The test's author: 4 of 6 figures"},
	} {
		drawn := charts[id]
		said := drawn.Frames[drawn.Start].Description
		for _, words := range want {
			if !strings.Contains(said, words) {
				t.Errorf("%s: the description lacks %q: %s", id, words, said)
			}
		}
	}
	for _, never := range []string{"up ", "down ", "bậc", "same", "bằng năm"} {
		for _, id := range []string{"sample-rank-line.en", "sample-rank-line.vi"} {
			if said := charts[id].Frames[0].Description; strings.Contains(said, never) {
				t.Errorf("%s: a change is told though 2–3 may be no change from 3: %s", id, said)
			}
		}
	}
	if said := charts["sample-score-bar.en"]; strings.Contains(said.Frames[said.Start].Description, "omputed") {
		t.Errorf("published figures are called computed: %s", said.Frames[said.Start].Description)
	}
	for path, want := range map[string]string{
		"charts/sample-rank.vi":  "Con số có dấu * do trang này tính từ số liệu của nguồn. Nguồn: Bộ mẫu",
		"charts/sample-rank.en":  "Figures marked * are computed by this site from the source’s data. Source: Sample",
		"charts/sample-mean.en":  "Figures marked * are computed by this site",
		"charts/sample-score.en": "Source: Sample",
	} {
		for _, card := range cards {
			if card.Path == path && !strings.HasPrefix(card.Lines[len(card.Lines)-3], want) {
				t.Errorf("%s: the credit is %q", path, card.Lines)
			}
		}
	}
}

// TestComputedCard: a card that shows a figure in the place of a chart says that the
// figure is computed.
func TestComputedCard(t *testing.T) {
	c := datatest.Catalog(t, "../../testdata/base/data")
	c.Datasets[0].Charts = nil
	want := map[string]string{
		"charts/sample-rank.en": "Computed by this site from data of The test's author (Sample).", "charts/sample-rank.vi": "Trang này tính từ số liệu của Người viết kiểm thử (Bộ mẫu).",
		"charts/sample-score.en": "Source: Sample",
	}
	for _, card := range page.Cards(c, page.Options{Translations: datatest.Translations(t, "../../../themes/chiso")}) {
		if line, there := want[card.Path]; there {
			delete(want, card.Path)
			if !strings.HasPrefix(card.Lines[0], line) {
				t.Errorf("%s: the credit is %q", card.Path, card.Lines)
			}
		}
	}
	if len(want) > 0 {
		t.Errorf("there are no cards %v", want)
	}
}
