package page

import (
	"html"
	"regexp"
	"slices"
	"strings"
	"testing"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/datatest"
	"chiso/generator/internal/derive"
	"chiso/generator/internal/wire"
)

// TestThreeProvinces follows three provinces by hand from their rows in
// data/grdp/province.csv to the page: one whose borders are as they were, one formed
// of two, one of three. Figures of 2022: GRDP per capita, population, area, density.
//
//	Cao Bằng      38.71, 543.05, 6700.39, 81.0
//	Hà Giang      33.74, 892.72, 7927.55, 113.0
//	Tuyên Quang   50.57, 805.78, 5867.95, 137.0
//	together      (33.74·892.72 + 50.57·805.78) / 1698.50 = 70868.67… / 1698.50 = 41.72;
//	              1698.50; 13795.50; 1698.50 / 13795.50 · 1000 = 123.1
//	Bình Dương    165.27, 2763.12, 2694.64
//	Bà Rịa - VT   357.23, 1178.70, 1982.56
//	TP HCM        159.43, 9389.72, 2095.39
//	together      (165.27·2763.12 + 357.23·1178.70 + 159.43·9389.72) / 13331.54 = 178.13;
//	              13331.54; 6772.59; 13331.54 / 6772.59 · 1000 = 1968.5
func TestThreeProvinces(t *testing.T) {
	c := formerOnly(t)
	derive.Compute(c)
	b := newBase(c, Options{Place: "VNM", Translations: datatest.Translations(t, "../../../themes/chiso"), Data: "../../../data"}, "vi")
	for code, want := range map[string]map[string]string{
		"04": {"grdp_per_capita": "38,71 | thứ 34 trên 34", "grdp_population": "543,05 |", "grdp_area": "6.700,39 |", "grdp_population_density": "81,0 |"},
		"08": {"grdp_per_capita": "41,72 quy đổi từ địa bàn cũ Trung bình có trọng số là “Dân số” (nghìn người): Hà Giang 33,74 (trọng số 892,72); Tuyên Quang 50,57 (trọng số 805,78). | thứ 32 trên 34",
			"grdp_population": "1.698,50 quy đổi từ địa bàn cũ Cộng từ: Hà Giang 892,72; Tuyên Quang 805,78. |", "grdp_area": "13.795,50 quy đổi", "grdp_population_density": "123,1 quy đổi"},
		"79": {"grdp_per_capita": "178,13 quy đổi", "grdp_population": "13.331,54 quy đổi từ địa bàn cũ Cộng từ: Bình Dương 2.763,12; Bà Rịa - Vũng Tàu 1.178,70; Thành phố Hồ Chí Minh 9.389,72. |",
			"grdp_area": "6.772,59 quy đổi", "grdp_population_density": "1.968,5 quy đổi"},
	} {
		page := placeBuilder{b}.place(dataset.Area{List: "provinces-34", Code: code})
		for indicator, figure := range want {
			if got := rowOf(page.Views[0], indicator); !strings.Contains(got, "2022 | "+figure) {
				t.Errorf("%s, %s: %q, want %q", page.Title, indicator, got, figure)
			}
		}
		if _, same := b.catalog.SameBorders(dataset.Area{List: "provinces-34", Code: code}); len(page.Missing) > 0 || same != (len(page.Views) == 1) {
			t.Errorf("%s: %d views, missing %q", page.Title, len(page.Views), page.Missing)
		}
	}
	// An index stays with the former provinces, and with the one that is still there.
	for code, want := range map[string]int{"04": 1, "08": 0, "79": 0} {
		page := placeBuilder{b}.place(dataset.Area{List: "provinces-34", Code: code})
		if there := strings.Count(rowOf(page.Views[0], "papi_total"), "điểm tổng hợp"); there != want {
			t.Errorf("%s has %d rows of PAPI", page.Title, there)
		}
		for _, v := range page.Views[1:] {
			if rowOf(v, "papi_total") == "" {
				t.Errorf("%s has no PAPI", v.Title)
			}
		}
	}
}

// TestPublished: what is published for today's places is shown as it is, in place of
// what could be converted; in thousands what the source gives in persons (An Giang
// 3 694 600, Tuyên Quang 1 748 250). Density of 2025: 1748.25 / 13795.50 · 1000 = 126.7.
func TestPublished(t *testing.T) {
	datatest.Own(t, "../../..")
	b := site(t, "../../../data", "VNM", asIs)["vi"]
	for code, want := range map[string]map[string]string{
		"08": {"grdp_per_capita": "2025 | 54,61 Ước tính | thứ 32 trên 34", "grdp_growth": "2025 | 6,40 Ước tính", "grdp_population": "2025 | 1.748,25 Sơ bộ |", "grdp_population_density": "2025 | 126,7"},
		"22": {"grdp_per_capita": "2025 | 261,20 Ước tính | thứ 1 trên 34", "grdp_growth": "2025 | 11,89 Ước tính | thứ 1 trên 34"},
		"91": {"grdp_population": "2025 | 3.694,60 Sơ bộ |"},
	} {
		page := placeBuilder{b}.place(dataset.Area{List: "provinces-34", Code: code})
		for indicator, figure := range want {
			if got := rowOf(page.Views[0], indicator); !strings.Contains(got, figure) {
				t.Errorf("%s, %s: %q, want %q", page.Title, indicator, got, figure)
			}
		}
	}
	growth := b.catalog.Total("grdp_growth")
	if o, _ := growth.At(dataset.Area{List: "provinces-34", Code: "48"}, dataset.Year(2020)); o.Value != -4.61 {
		t.Errorf("Da Nang in 2020: %+v", o)
	}
	if got, want := growth.Periods(), []dataset.Period{dataset.Year(2020), dataset.Year(2024), dataset.Year(2025)}; !slices.Equal(got, want) {
		t.Errorf("growth of %v, want %v", got, want)
	}
}

// formerOnly is the catalog, nothing derived, without what the statistics office
// published for today's places: what is then shown of them is converted.
func formerOnly(t *testing.T) *dataset.Catalog {
	t.Helper()
	datatest.Own(t, "../../..")
	c := datatest.Checked(t, "../../../data")
	for _, name := range []string{"grdp_growth", "grdp_per_capita", "grdp_population", "grdp_area"} {
		i := c.Total(name)
		for o := range i.All() {
			if strings.HasSuffix(o.File, "province-34.csv") {
				i.Cube.Drop(o.File, func(int) bool { return true })
				break
			}
		}
		c.Sort(i.Indicator)
	}
	return c
}

// TestMissingPart: where a former province lacks a figure that the others have, the
// page says what is missing and shows no total.
func TestMissingPart(t *testing.T) {
	c := formerOnly(t)
	people := c.Total("grdp_population")
	var gone dataset.Observation
	for o := range people.All() {
		if o.Area.Code == "02" && o.Period == dataset.Year(2022) {
			gone = o
		}
	}
	people.Cube.Drop(gone.File, func(line int) bool { return line == gone.Line })
	c.Sort(people.Indicator)
	derive.Compute(c)
	b := newBase(c, Options{Place: "VNM", Translations: datatest.Translations(t, "../../../themes/chiso")}, "vi")
	page := placeBuilder{b}.place(dataset.Area{List: "provinces-34", Code: "08"})
	if said := strings.Join(page.Missing, "\n"); !strings.Contains(said, "Dân số: năm 2022 không quy đổi được, vì thiếu số liệu của Hà Giang.") ||
		!strings.Contains(said, "GRDP bình quân đầu người: năm 2022 không quy đổi được, vì thiếu số liệu của Hà Giang (trọng số).") {
		t.Errorf("missing: %q", said)
	}
	if got := rowOf(page.Views[0], "grdp_population"); !strings.Contains(got, "2021 |") {
		t.Errorf("population: %q", got)
	}
}

// rowOf is what the row of an indicator says, its cells parted by strokes.
func rowOf(v wire.ProfileView, indicator string) string {
	for _, g := range v.Groups {
		for row := range strings.Lines(g.Table) {
			if strings.Contains(row, `data-indicator="`+indicator+`"`) {
				row = regexp.MustCompile(`</t[hd]><td[^>]*>`).ReplaceAllString(row, " | ")
				row = regexp.MustCompile(`<svg.*?</svg>|<[^>]+>`).ReplaceAllString(row, " ")
				return strings.Join(strings.Fields(html.UnescapeString(row)), " ")
			}
		}
	}
	return ""
}
