package chart_test

import (
	"testing"

	"chiso/generator/internal/chart"
	"chiso/generator/internal/dataset"
	"chiso/generator/internal/datatest"
)

// TestPeriodNames: every kind of period has a name in each language, by itself and in a sentence. Detail 17 of
// what goes wrong with statistics: the label is made from start, length and kind.
func TestPeriodNames(t *testing.T) {
	translations := datatest.TranslationsOf(t, "../../../themes/chiso", "", []string{"vi", "en", "fr"})
	for _, c := range []struct{ code, vi, inVI, en, inEN, inFR string }{
		{"2025", "2025", "năm 2025", "2025", "in 2025", "en 2025"},
		{"2025-S1", "6 tháng đầu năm 2025", "6 tháng đầu năm 2025", "first half of 2025", "in the first half of 2025", "au 1er semestre 2025"},    //nolint:misspell // French
		{"2025-S2", "6 tháng cuối năm 2025", "6 tháng cuối năm 2025", "second half of 2025", "in the second half of 2025", "au 2e semestre 2025"}, //nolint:misspell // French
		{"2025-Q3", "quý III năm 2025", "quý III năm 2025", "Q3 2025", "in Q3 2025", "au 3e trimestre 2025"},
		{"2025-07", "tháng 7 năm 2025", "tháng 7 năm 2025", "July 2025", "in July 2025", "en juillet 2025"},
		{"2025-10-26", "26/10/2025", "ngày 26/10/2025", "26 October 2025", "on 26 October 2025", "au 26 octobre 2025"},
		{"2014/2016", "2014–2016", "giai đoạn 2014–2016", "2014–2016", "in 2014–2016", "en 2014–2016"},
		{"2015/16", "2015/16", "năm 2015/16", "2015/16", "in 2015/16", "en 2015/16"},
		{"2026-01/2026-09", "9 tháng đầu năm 2026", "9 tháng đầu năm 2026", "first 9 months of 2026", "in the first 9 months of 2026", "aux 9 premiers mois de 2026"},
		{"2026-03/2026-04", "tháng 3 năm 2026 – tháng 4 năm 2026", "tháng 3 năm 2026 – tháng 4 năm 2026", "March 2026 – April 2026", "in March 2026 – April 2026", "en mars 2026 – avril 2026"},
		{"", "", "", "", "", ""},
	} {
		p, ok := dataset.ParsePeriod(c.code, 9)
		if !ok {
			t.Fatalf("%s is no period", c.code)
		}
		vi, en, fr := chart.PeriodPhrase(translations["vi"], p), chart.PeriodPhrase(translations["en"], p), chart.PeriodPhrase(translations["fr"], p)
		for _, pair := range [][2]string{{vi.Name, c.vi}, {vi.In, c.inVI}, {en.Name, c.en}, {en.In, c.inEN}, {fr.In, c.inFR}} {
			if pair[0] != pair[1] {
				t.Errorf("%s: %q, want %q", c.code, pair[0], pair[1])
			}
		}
	}
	if got := chart.StretchPhrase(translations["vi"], dataset.Year(2009), dataset.Year(2025)); got.Name != "2009–2025" {
		t.Errorf("years are %q", got.Name)
	}
}
