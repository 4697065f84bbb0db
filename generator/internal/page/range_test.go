package page

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"chiso/generator/internal/chart"
	"chiso/generator/internal/dataset"
	"chiso/generator/internal/datatest"
	"chiso/generator/internal/derive"
	"chiso/generator/internal/export"
	"chiso/generator/internal/wire"
)

// tied are the bases, by language, of a made-up site of four provinces. Their scores of some years are
// equal as printed, and their ranks are computed from them. Scores are by year, those of
// Own, A, B and C; a blank one is none.
func tied(t *testing.T, periods map[int][4]string, targets ...dataset.Target) map[string]*base {
	t.Helper()
	text := func(s string) dataset.Text { return dataset.Text{"vi": s, "en": s} }
	var codes []dataset.Code
	names := [4]string{"Own", "A", "B", "C"}
	for _, name := range names {
		codes = append(codes, dataset.Code{Code: name, Slug: strings.ToLower(name), Parent: "all", Label: text(name)})
	}
	provinces := dataset.NewCodeList("provinces", text("Provinces"), text("provinces"), "regions", codes)
	provinces.Places = true
	c := &dataset.Catalog{Languages: []string{"vi", "en"}, CodeLists: map[string]*dataset.CodeList{"provinces": provinces,
		"regions":  dataset.NewCodeList("regions", text("Regions"), text("regions"), "", []dataset.Code{{Code: "all", Label: text("All")}}),
		"statuses": dataset.NewCodeList("statuses", nil, nil, "", []dataset.Code{{Code: "derived", Label: text("derived")}})}}
	d := &dataset.Dataset{Name: "d", Title: text("D"), Targets: targets}
	c.Datasets = []*dataset.Dataset{d}
	score := &dataset.Indicator{Dataset: d, Name: "score", Title: text("Score"), Unit: text("points"), Measure: dataset.Score, Decimals: 1, Direction: dataset.HigherIsBetter, Ranking: dataset.Ranked, OverTime: true,
		Convert: dataset.Conversion{Rule: dataset.NotConvertible}}
	rank := &dataset.Indicator{Dataset: d, Name: "rank", Title: text("Rank"), Unit: text("rank"), Measure: dataset.Rank, Direction: dataset.LowerIsBetter, Ranking: dataset.Ranked, OverTime: true, RankedOf: map[dataset.Period]int{},
		Derive: dataset.Derivation{Rank: "score", Ties: dataset.BrokenTies}, Convert: dataset.Conversion{Rule: dataset.NotConvertible}}
	score.RankedBy(rank)
	d.Indicators = []*dataset.Indicator{score, rank}
	for period, scores := range periods {
		for n, printed := range scores {
			value, err := strconv.ParseFloat(printed, 64)
			if err != nil {
				continue
			}
			score.Cube.Add(dataset.Observation{Area: dataset.Area{List: "provinces", Code: names[n]}, Period: dataset.Year(period), Value: value, Printed: printed, Status: "final"})
			rank.RankedOf[dataset.Year(period)]++
		}
	}
	c.Country = "Own"
	c.Sort(score)
	derive.Compute(c)
	translations := datatest.Translations(t, "../../../themes/chiso")
	bases := map[string]*base{}
	for _, language := range c.Languages {
		bases[language] = newBase(c, Options{Place: "Own", Headline: "rank", Translations: translations}, language)
	}
	return bases
}

// TestReadingOfRange: a rank that is not certain is a range in sentences, a change from
// or to it is a range or is left out, and the best rank is only named if it is certain.
func TestReadingOfRange(t *testing.T) {
	apart := [4]string{"50", "40", "30", "20"}
	for _, test := range []struct {
		name    string
		periods map[int][4]string
		vi, en  []string // the sentences after the first, in which the rank stands
		figure  string
	}{
		{"from a range to a better one", map[int][4]string{2020: {"20", "40", "20", "50"}, 2021: {"40", "40", "30", "20"}},
			[]string{"Đó là khoảng hạng", "Tăng 1–3 bậc so với năm 2020 (thứ 3–4 trên 4)."},
			[]string{"That is a range", "That is up 1–3 places from 2020, when it was 3–4 of 4."}, "1–2"},
		{"from a number to a range", map[int][4]string{2020: apart, 2021: {"40", "40", "50", "40"}},
			[]string{"Đó là khoảng hạng", "Giảm 1–3 bậc so với năm 2020 (thứ 1 trên 4)."},
			[]string{"That is a range", "That is down 1–3 places from 2020, when it was 1st of 4."}, "2–4"},
		{"it may have gone either way", map[int][4]string{2020: {"50", "50", "30", "20"}, 2021: {"50", "50", "30", "20"}, 2022: {"50", "50", "30", "20"}},
			[]string{"Đó là khoảng hạng", "Năm 2021 xếp thứ 1–2 trên 4; không rõ", "Thứ hạng tốt nhất từ trước đến nay: thứ 1–2 (2020, 2021, 2022)."},
			[]string{"That is a range", "In 2021 it was 1–2 of 4; whether", "Its best place so far: 1–2 (2020, 2021, 2022)."}, "1–2"},
		{"nobody knows in which year it was best", map[int][4]string{2020: {"50", "50", "50", "20"}, 2021: {"50", "60", "30", "20"}, 2022: {"20", "50", "40", "30"}},
			[]string{"Giảm 2 bậc so với năm 2021 (thứ 2 trên 4)."},
			[]string{"That is down 2 places from 2021, when it was 2nd of 4."}, "4"},
		{"the best is a range", map[int][4]string{2020: {"50", "50", "30", "20"}, 2021: {"50", "60", "30", "20"}, 2022: {"20", "50", "40", "30"}},
			[]string{"Giảm 2 bậc so với năm 2021 (thứ 2 trên 4).", "Thứ hạng tốt nhất từ trước đến nay: thứ 1–2 (2020)."},
			[]string{"That is down 2 places from 2021, when it was 2nd of 4.", "Its best place so far: 1–2 (2020)."}, "4"},
	} {
		for language, b := range tied(t, test.periods) {
			r := b.summary(b.catalog.Total("rank"))
			want := map[string][]string{"vi": test.vi, "en": test.en}[language]
			if r.Figure != test.figure || len(r.Sentences) != len(want)+1 || !strings.Contains(r.Sentences[0], " "+test.figure) {
				t.Errorf("%s: %s: %q", test.name, r.Figure, r.Sentences)
				continue
			}
			for n, begins := range want {
				if !strings.HasPrefix(r.Sentences[n+1], begins) {
					t.Errorf("%s: %q, want %q", test.name, r.Sentences[n+1], begins)
				}
			}
		}
	}
}

// TestRangeEverywhere: wherever a rank that is not certain is shown, both of its ends are.
func TestRangeEverywhere(t *testing.T) {
	periods := map[int][4]string{2020: {"50", "40", "30", "20"}, 2021: {"40", "50", "40", "40"}, 2022: {"40", "50", "40", "20"}}
	target := dataset.Target{Indicator: "rank", Place: levelCountry, Comparator: "<=", Value: 2, By: dataset.Year(2030)}
	for _, b := range tied(t, periods, target) {
		rank, score := b.catalog.Total("rank"), b.catalog.Total("score")
		own := dataset.Area{List: "provinces", Code: "Own"}
		p := indicatorBuilder{b}.indicator(score)
		if !strings.Contains(p.Table, `>2–3<sup`) || !strings.Contains(p.Table, `>2–4<sup`) || !slices.ContainsFunc(p.Legend, func(l wire.LegendEntry) bool { return l.Mark == "1–2" }) {
			t.Errorf("the table of the indicator has no ranges, or does not explain them: %s %v", p.Table, p.Legend)
		}
		for _, i := range []dataset.Slice{rank, score} {
			of := rankSetBuilder{b}.rankSets(i)
			r, set := rankingBuilder{b}.ranking(i, of), of.sets[0]
			table := rankingBuilder{b}.placePeriod(i, set.list, set.all[0]).Table // 2022
			if strings.Count(table, ">2–3<") != 2 || strings.Count(table, "2=")+strings.Count(table, ">2<")+strings.Count(table, ">3<") > 0 {
				t.Errorf("the ranking of %s says something else than 2–3 of two: %s", i.Name, table)
			}
			if !strings.Contains(table, ` data-places="A B Own C"`) {
				t.Errorf("the order is not that of the ranges, then of the names: %s", table)
			}
			if !slices.ContainsFunc(r.Legend, func(l wire.LegendEntry) bool { return l.Mark == "1–2" }) {
				t.Errorf("the ranking does not explain ranges: %v", r.Legend)
			}
			if before := (rankingBuilder{b}).placePeriod(i, set.list, set.all[1]).Table; !strings.Contains(before, "▼\u00a01–3<") {
				t.Errorf("from first to 2–4 is not 1–3 places down: %s", before)
			}
			if strings.Contains(table, "▲") || strings.Contains(table, "▼") {
				t.Errorf("from 2–4 to 2–3 or 4 nobody knows the way: %s", table)
			}
		}
		place := placeBuilder{b}.place(own)
		rows := place.Views[0].Groups[0].Table
		if strings.Count(rows, "<tr data-indicator") != 1 || strings.Count(rows, "2–3") != 1 { // one row, with the rank where it says how the place stands
			t.Errorf("the page of the place: %s", rows)
		}
		if f := place.Goals[0].Goals[0].Progress; f.Status != string(derive.NoData) || !strings.Contains(f.Summary, "2–3") || len(f.Facts) != 2 || !strings.Contains(f.Facts[0].Value, "2–3") {
			t.Errorf("a target that one end meets: %+v", f)
		}
		if picture := (trendBuilder{b}).trendPicture(rank, own); !strings.Contains(picture, ">2–3</text>") || !strings.Contains(picture, "M") {
			t.Errorf("the picture of the home page: %s", picture)
		}
		if found := (searchBuilder{b}).findIndicator(score); !strings.Contains(found.Note+found.Text, "2–3") {
			t.Errorf("the search says %+v", found)
		}
		key := explorerBuilder{b}.key(own)
		upper := func(figure any) float64 {
			if of, is := figure.([]any); is && len(of) == 4 {
				return of[3].(wire.ExploreRest).Upper
			}
			return 0
		}
		file := explorerBuilder{b}.exploreFile(rank)
		for n, figure := range file.Figures[key] {
			if want := map[wire.Period]float64{"2022": 3, "2021": 4}[file.Periods[n]]; upper(figure) != want {
				t.Errorf("the file for comparing has %v, want the upper end %v", figure, want)
			}
		}
		for _, figure := range (explorerBuilder{b}).exploreFile(score).Figures[key] {
			if upper(figure) != 0 {
				t.Errorf("a score has an upper end: %v", figure)
			}
		}
	}
}

// TestRangeDescribed: what a picture says in words has both ends, and names as largest
// and smallest only what certainly is.
func TestRangeDescribed(t *testing.T) {
	b := tied(t, map[int][4]string{2020: {"50", "40", "30", "20"}, 2021: {"40", "50", "40", "40"}, 2022: {"40", "50", "40", "20"}})["en"]
	rank := b.catalog.Total("rank")
	got := strings.Join(descriptionBuilder{b}.describeOverTime(rank, chart.Meta{Meta: wire.Meta{Highlight: "Own"}}, rank.Observations()), " ")
	if want := "Own: 1 in 2020, 2–3 in 2022; smallest 1 (2020). From 2020 to 2022: down 1–2 places."; got != want {
		t.Errorf("over time: %s", got)
	}
	got = strings.Join(descriptionBuilder{b}.describeYear(rank, chart.Meta{Period: dataset.Year(2022), Meta: wire.Meta{Highlight: "Own"}}, rank.In(dataset.Year(2022))), " ")
	if want := "From 1 to 4. Own: 2–3."; got != want {
		t.Errorf("in a year: %s", got)
	}
	got = strings.Join(descriptionBuilder{b}.describeYear(rank, chart.Meta{Period: dataset.Year(2020), Meta: wire.Meta{Highlight: "Own"}}, rank.In(dataset.Year(2020))), " ")
	if want := "Largest: C (4); smallest: Own (1); median: 3. Own: 1."; got != want {
		t.Errorf("in a year without ranges: %s", got)
	}
}

// TestRangeInFiles: in files a range has two columns, and programs learn what the
// second is.
func TestRangeInFiles(t *testing.T) {
	b := tied(t, map[int][4]string{2022: {"40", "50", "40", "20"}})["vi"]
	files := export.Files(export.Options{Catalog: b.catalog, Translations: b.options.Translations})
	csv := string(files["data/d/rank.csv"])
	for _, want := range []string{",year,value,value_upper,qualifier,", ",Own,Own,Own,2022,2,3,,derived,4,", ",A,A,A,2022,1,,,derived,4,"} {
		if !strings.Contains(csv, want) {
			t.Errorf("the file of the indicator has no %q:\n%s", want, csv)
		}
	}
	for language, name := range map[string]string{"vi": "datapackage.vi.json", "en": "datapackage.json"} {
		var descriptor struct {
			Resources []struct {
				Name   string
				Schema struct {
					Fields []struct{ Name, Type, Description string }
				}
			}
		}
		if err := json.Unmarshal(files["data/d/"+name], &descriptor); err != nil {
			t.Fatal(err)
		}
		resource := descriptor.Resources[1]
		header, _, _ := strings.Cut(csv, "\n")
		if len(resource.Schema.Fields) != len(strings.Split(header, ",")) {
			t.Errorf("%s: %d fields for %s", name, len(resource.Schema.Fields), header)
		}
		at := slices.Index(strings.Split(header, ","), "value_upper")
		if f := resource.Schema.Fields[at]; f.Name != "value_upper" || f.Type != "number" || f.Description != b.options.Translations[language].Translate("column_value_upper_text", nil) {
			t.Errorf("%s: %+v", name, f)
		}
	}
	places := export.Places(b.facts)
	if csv := string(places["data/places/own.csv"]); !strings.Contains(csv, ",rank,provinces,Own,Own,Own,2022,2,3,,derived,4,") {
		t.Errorf("the file of the place: %s", csv)
	}
	var place struct {
		Figures map[string]struct {
			Value      float64
			ValueUpper float64 `json:"value_upper"`
			Rank       int
			RankUpper  int `json:"rank_upper"`
		}
	}
	if err := json.Unmarshal(places["data/places/own.json"], &place); err != nil {
		t.Fatal(err)
	}
	if got := fmt.Sprint(place.Figures["rank"], place.Figures["score"]); got != "{2 3 2 3} {40 0 2 3}" {
		t.Errorf("the short file of the place: %s", got)
	}
}
