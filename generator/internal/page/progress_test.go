package page

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/wire"
)

// history gives the made-up rank of testdata/base one place's figures, years and ranks in
// turn, and the targets that follow, which an instrument of 2024 sets.
func history(yearsAndRanks []float64, change func(*dataset.Catalog, dataset.Slice), targets ...dataset.Target) func(*dataset.Catalog) {
	return func(c *dataset.Catalog) {
		i := c.Total("sample_rank")
		i.Cube, i.RankedOf, i.Annotations = dataset.Cube{}, map[dataset.Period]int{}, nil
		for n := 0; n < len(yearsAndRanks); n += 2 {
			i.Cube.Add(dataset.Observation{Area: dataset.Area{List: "places", Code: "66"}, Period: dataset.Year(int(yearsAndRanks[n])), Value: yearsAndRanks[n+1], Status: "final"})
		}
		c.Sort(i.Indicator)
		c.Instruments = []dataset.Instrument{{Number: "57", Issued: "2024-12-22", Dataset: "sample"}}
		c.Datasets[0].Targets = targets
		for n := range c.Datasets[0].Targets {
			t := &c.Datasets[0].Targets[n]
			t.Indicator, t.Place, t.Instrument = "sample_rank", "country", "57"
		}
		if change != nil {
			change(c, i)
		}
	}
}

// gii is the history of a rank with a break in 2011.
var gii = []float64{2009, 64, 2010, 71, 2011, 51, 2012, 76, 2013, 76, 2015, 52, 2019, 42, 2020, 42, 2024, 44, 2025, 44}

func brokenIn2011(_ *dataset.Catalog, i dataset.Slice) {
	i.Breaks = []dataset.Break{{Period: dataset.Year(2011), Reason: dataset.Text{"vi": "Khác.", "en": "Other."}}}
}

func stopped(since int) func(*dataset.Catalog, dataset.Slice) {
	return func(_ *dataset.Catalog, i dataset.Slice) {
		i.Discontinued = &dataset.Discontinued{Since: dataset.Year(since), Reason: dataset.Text{"vi": "Nay chỉ xếp theo nhóm.", "en": "There are only groups now."}, Sources: []string{"other"}}
	}
}

// TestEvidence: the text beside a target of made-up histories, in both languages.
func TestEvidence(t *testing.T) {
	by := func(rank float64, by int) dataset.Target {
		return dataset.Target{Comparator: "<=", Value: rank, By: dataset.Year(by)}
	}
	for _, test := range []struct {
		name    string
		site    func(*dataset.Catalog)
		status  string
		summary map[string]string
		wide    map[string]string
		facts   bool
	}{
		{"one year of 21", history(gii, brokenIn2011, by(30, 2045)), "too-soon",
			map[string]string{
				"vi": "Tính đến năm 2025: hạng 44. Quá sớm để kết luận: mới qua 1 trong 21 năm, với 2 số liệu (cần ít nhất 3 số liệu trong 5 năm).",
				"en": "As of 2025: 44th. Too early to tell: 1 of 21 years, with 2 figures (a verdict needs at least 3 figures over 5 years)."},
			map[string]string{
				"vi": "Nhìn cả chuỗi số liệu so sánh được: lên 7 bậc kể từ năm 2011 (hạng 51); lên 32 bậc kể từ năm 2013 (hạng 76, kém nhất); xuống 2 bậc kể từ năm 2020 (hạng 42, tốt nhất).",
				"en": "Over all comparable years: up 7 places since 2011 (51st); up 32 places since 2013 (76th, the worst); down 2 places since 2020 (42nd, the best)."}, true},
		{"without a year to reach it by", history([]float64{2024, 44, 2025, 43}, nil, by(30, 0)), "too-soon",
			map[string]string{
				"vi": "Tính đến năm 2025: hạng 43. Quá sớm để kết luận: mới qua 1 năm, với 2 số liệu (cần ít nhất 3 số liệu trong 3 năm).",
				"en": "As of 2025: 43rd. Too early to tell: 1 year, with 2 figures (a verdict needs at least 3 figures over 3 years)."},
			map[string]string{}, true},
		{"figures from before the target alone", history([]float64{2013, 76, 2022, 48}, nil, by(30, 2045)), "no-data",
			map[string]string{
				"vi": "Tính đến năm 2022: hạng 48. Mới có một con số so sánh được kể từ năm gốc, chưa đủ để thấy xu hướng.",
				"en": "As of 2022: 48th. There is only one comparable figure since the base year, which is not enough to see a trend."},
			map[string]string{
				"vi": "Nhìn cả chuỗi số liệu so sánh được: lên 28 bậc kể từ năm 2013 (hạng 76).",
				"en": "Over all comparable years: up 28 places since 2013 (76th)."}, true},
		{"a verdict, with what was before its base", history([]float64{2013, 76, 2024, 44, 2026, 44, 2029, 44}, nil, by(30, 2045)), "still",
			map[string]string{"vi": "Tính đến năm 2029: hạng 44.", "en": "As of 2029: 44th."},
			map[string]string{
				"vi": "Nhìn cả chuỗi số liệu so sánh được: lên 32 bậc kể từ năm 2013 (hạng 76).",
				"en": "Over all comparable years: up 32 places since 2013 (76th)."}, true},
		{"the publisher stopped before there was a figure", history(nil, stopped(2017), by(50, 2025)), "unmeasurable",
			map[string]string{"vi": "Không còn đo được từ năm 2017. Nay chỉ xếp theo nhóm.", "en": "No longer measurable since 2017. There are only groups now."},
			map[string]string{}, false},
		{"the publisher stopped after a figure that met the target", history([]float64{2017, 101, 2020, 25}, stopped(2024), by(40, 2025)), "unmeasurable",
			map[string]string{
				"vi": "Không còn đo được từ năm 2024. Nay chỉ xếp theo nhóm. Con số cuối cùng: hạng 25, năm 2020; khi ấy đạt mục tiêu.",
				"en": "No longer measurable since 2024. There are only groups now. The last figure: 25th, in 2020, which met the target."},
			map[string]string{}, false},
		{"and after one that did not", history([]float64{2017, 101}, stopped(2024), by(40, 2025)), "unmeasurable",
			map[string]string{
				"vi": "Không còn đo được từ năm 2024. Nay chỉ xếp theo nhóm. Con số cuối cùng: hạng 101, năm 2017.",
				"en": "No longer measurable since 2024. There are only groups now. The last figure: 101st, in 2017."},
			map[string]string{}, false},
	} {
		for language, b := range site(t, "../../testdata/base/data", "66", test.site) {
			p := b.goals()[0].Progress
			if p.Status != test.status || p.Summary != test.summary[language] || p.Wide != test.wide[language] || (len(p.Facts) > 0) != test.facts || (p.Ended != "") != (p.Status == "unmeasurable") {
				t.Errorf("%s, %s: %q, %q, %q, %d facts, %q", test.name, language, p.Status, p.Summary, p.Wide, len(p.Facts), p.Ended)
			}
			if p.Status == "too-soon" && p.Formula != "" {
				t.Errorf("%s: the ratio is shown, which would be a verdict: %s", test.name, p.Formula)
			}
		}
	}
}

// TestUnmeasurableApart: targets that cannot be measured are counted apart from those
// that lack figures, and nobody is asked for theirs.
func TestUnmeasurableApart(t *testing.T) {
	b := site(t, "../../testdata/base/data", "66", history(nil, stopped(2017), dataset.Target{Comparator: "<=", Value: 50, By: dataset.Year(2025)}, dataset.Target{Comparator: "<=", Value: 50, By: dataset.Year(2016)}))["en"]
	p := targetsBuilder{b}.targets()
	got := ""
	for _, c := range p.Counts {
		if c.Count != "0" {
			got += fmt.Sprint(c.Status, " ", c.Count, ", ")
		}
	}
	if want := "no-data 1, unmeasurable 1, "; got != want {
		t.Errorf("the page counts %q, not %q", got, want)
	}
	if len(p.Files) != 0 {
		t.Errorf("figures that nobody prints are asked for: %+v", p.Files)
	}
	if !strings.Contains(p.Levels[0].Summary, "0 with enough figures") {
		t.Errorf("the summary is %q", p.Levels[0].Summary)
	}
	if got := (homeBuilder{b}).home().Tallies; len(got) != 2 || got[1].Status != "unmeasurable" {
		t.Errorf("the home page counts %+v", got)
	}
	if d := b.discontinued(b.catalog.Total("sample_rank")); *d != (wire.Discontinued{Text: "No longer published since 2017. There are only groups now.", Source: "Another source"}) {
		t.Errorf("the indicator's page says %+v", d)
	}
	if d := b.discontinued(b.catalog.Total("sample_score")); d != nil {
		t.Errorf("the page of another says %+v", d)
	}
	each := site(t, "../../testdata/base/data", "66", history(nil, func(c *dataset.Catalog, i dataset.Slice) {
		stopped(2017)(c, i)
		c.Datasets[0].Targets[0].Place = "province"
	}, dataset.Target{Comparator: "<=", Value: 50, By: dataset.Year(2025)}))["en"].goals()[0]
	if each.Status != "unmeasurable" || each.Places.Statuses[0].Count != "3" {
		t.Errorf("of each place: %q, %+v", each.Status, each.Places)
	}
}

// TestHomeOpensWithVerdict: however the instruments stand, a target that is too soon to
// judge comes after those that have been judged, even if it is that of the headline.
func TestHomeOpensWithVerdict(t *testing.T) {
	for language, b := range site(t, "../../testdata/base/data", "66", history(gii, func(c *dataset.Catalog, i dataset.Slice) {
		brokenIn2011(c, i)
		c.Datasets[0].Targets[1].Indicator, c.Datasets[0].Targets[1].Comparator = "sample_quality", ">="
	}, dataset.Target{Comparator: "<=", Value: 30, By: dataset.Year(2045)}, dataset.Target{Value: 1, By: dataset.Year(2040)})) {
		b.options.Headline = "sample_rank"
		var got []string
		for _, g := range (homeBuilder{b}).home().Goals {
			got = append(got, g.Status)
		}
		if !slices.Equal(got, []string{"reached", "too-soon"}) {
			t.Errorf("%s: the home page opens with %v", language, got)
		}
	}
}
