package page_test

import (
	"encoding/json"
	"fmt"
	"html"
	"regexp"
	"slices"
	"strings"
	"testing"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/derive"
	"chiso/generator/internal/i18n"
	"chiso/generator/internal/page"
	"chiso/generator/internal/wire"
)

// ranking is what a test reads of a page and of its file.
type ranking struct {
	Title string
	File  string
	Notes []string
	Sets  []struct {
		Key, Title string
		Notes      []string
		Known      []string
		Periods    []period
	}
	Legend []struct{ Mark, Label string }
}

// period is its tables as text, see rows.
type period struct {
	Period, Title, Table, Regions string
	Notes                         []string
}

// rankingFile is the file of a page as its English readers see it.
type rankingFile struct{ wire.RankingFile }

func (f rankingFile) texts() *wire.RankingTexts { return f.Texts["en"] }

// periods are those of a set in the file, in the words of rows.
func (f rankingFile) periods(set int) []period {
	of, in, all := f.Sets[set], f.texts().Sets[set], f.texts()
	var periods []period
	for n, p := range of.Periods {
		texts := in.Periods[n]
		lines := []string{all.Measured + " – " + texts.Title, ""}
		var keys, heads []string
		for _, head := range p.Heads {
			since := append(head, "")[1]
			keys, heads = append(keys, head[0]), append(heads, strings.ReplaceAll(all.Heads[head[0]], "{period}", since))
		}
		lines[1] = strings.Join(heads, " | ")
		for _, group := range p.Groups {
			if group.Quartile > 0 {
				lines = append(lines, all.Quartiles[group.Quartile])
			}
			rows := slices.Clone(group.Rows)
			for _, run := range group.Runs {
				slices.SortFunc(rows[run[0]:run[1]], func(x, y []any) int { return in.Order[int(x[0].(float64))] - in.Order[int(y[0].(float64))] })
			}
			for _, row := range rows {
				n := int(row[0].(float64))
				place := of.Places[n]
				var cells []string
				for _, key := range keys {
					switch key {
					case "name":
						cells = append(cells, in.Places[n])
					case "region":
						cells = append(cells, in.Regions[int(place[2].(float64))])
					default:
						cells = append(cells, f.cell(key, row[1]))
						row = append(row[:1:1], row[2:]...)
					}
				}
				lines = append(lines, strings.Join(cells, " | "))
			}
		}
		made := period{Period: string(p.Period), Title: texts.Title, Table: strings.Join(lines, "\n")}
		for _, n := range texts.Notes {
			made.Notes = append(made.Notes, all.Notes[n])
		}
		if texts.Regions != nil {
			lines := []string{strings.ReplaceAll(all.Notes[*texts.Regions], "{period}", string(p.Period)), strings.Join(all.RegionHeads, " | ")}
			for n, row := range p.Regions {
				lines = append(lines, in.Regions[n]+" | "+f.cell("", row[0])+" | "+all.Known[row[1].(string)])
			}
			made.Regions = strings.Join(lines, "\n")
		}
		periods = append(periods, made)
	}
	return periods
}

// cell is what the page's script makes of a cell of the file; the numbers of these tests
// are whole and short.
func (f rankingFile) cell(key string, of any) string {
	text := func(of any) string { said, _ := of.(string); return said }
	signed := func(number string) string {
		switch {
		case number == "0" || number == "" || key != "value-change":
			return number
		case number[0] == '-':
			return "−" + number[1:]
		}
		return "+" + number
	}
	switch of := of.(type) {
	case nil:
		return "–"
	case float64:
		if key != "rank-change" {
			return fmt.Sprint(of)
		}
		said := f.texts().Changes[fmt.Sprint(of)]
		switch {
		case of > 0:
			return fmt.Sprint("▲ ", of, said)
		case of < 0:
			return fmt.Sprint("▼ ", -of, said)
		}
		return "0" + said
	case map[string]any:
		said := text(of["text"]) + signed(text(of["number"]))
		if of["tied"] == true {
			said += "= " + f.texts().Tied
		}
		return said + text(of["sign"])
	}
	return signed(text(of))
}

// made is a made-up catalog: five former places in two regions, which became three in
// two other regions in 2022.
func made() *dataset.Catalog {
	text := func(s string) dataset.Text { return dataset.Text{"vi": s, "en": s} }
	list := func(name, noun, parent string, codes ...dataset.Code) *dataset.CodeList {
		return dataset.NewCodeList(name, text("The "+noun), text(noun), parent, codes)
	}
	code := func(code, parent string) dataset.Code {
		return dataset.Code{Code: code, Label: text(strings.ToUpper(code)), Slug: code, Parent: parent}
	}
	former := list("former", "places", "regions", code("a", "n0"), code("b", "n0"), code("c", "n0"), code("d", "s0"), code("e", "s0"))
	today := list("today", "places", "regions", code("x", "n1"), code("c", "n1"), code("y", "s1"))
	former.Places, today.Places = true, true
	c := &dataset.Catalog{Languages: []string{"vi", "en"}, CodeLists: map[string]*dataset.CodeList{"former": former, "today": today,
		"regions":  list("regions", "regions", "", code("n0", ""), code("s0", ""), code("n1", ""), code("s1", "")),
		"statuses": list("statuses", "statuses", "", dataset.Code{Code: "derived", Label: text("derived")})}}
	whole := func(from, to string) dataset.Change {
		return dataset.Change{From: from, To: to, Share: 1, Effective: "2022-01-01"}
	}
	c.Concordances = []*dataset.Concordance{{From: "former", To: "today", Changes: []dataset.Change{whole("a", "x"), whole("b", "x"), whole("c", "c"), whole("d", "y"), whole("e", "y")}}}
	d := &dataset.Dataset{Name: "d", Title: text("D")}
	c.Datasets = []*dataset.Dataset{d}
	type figures map[string]float64
	add := func(name string, i dataset.Indicator, by map[int]figures) dataset.Slice {
		i.Dataset, i.Name, i.Title, i.Unit, i.OverTime = d, name, text(name), text("units"), true
		if i.RankedOf == nil {
			i.RankedOf = map[dataset.Period]int{}
		}
		if i.Convert.Rule == "" {
			i.Convert.Rule = dataset.NotConvertible
		}
		for period, figures := range by {
			list := "former"
			if period == 2022 {
				list = "today"
			}
			for code, value := range figures {
				i.Cube.Add(dataset.Observation{Area: dataset.Area{List: list, Code: code}, Period: dataset.Year(period), Value: value, Printed: "1", Status: "final"})
			}
		}
		d.Indicators = append(d.Indicators, &i)
		c.Sort(&i)
		return i.Total()
	}
	add("index", dataset.Indicator{Measure: dataset.Score, Direction: dataset.HigherIsBetter, Ranking: dataset.Ranked, Breaks: []dataset.Break{{Period: dataset.Year(2020), Reason: text("New questions.")}}}, map[int]figures{
		2018: {"a": 10, "b": 20, "c": 30, "d": 40, "e": 50},
		2019: {"a": 15, "b": 30, "c": 30, "d": 40, "e": 20},
		2020: {"a": 50, "b": 40, "c": 30, "d": 20, "e": 10},
		2021: {"a": 50, "b": 45, "c": 30, "d": 19},
		2022: {"x": 60, "c": 50, "y": 40},
	})
	add("place", dataset.Indicator{Measure: dataset.Rank, Direction: dataset.LowerIsBetter, Ranking: dataset.Ranked, RankedOf: map[dataset.Period]int{dataset.Year(2018): 5, dataset.Year(2019): 4, dataset.Year(2020): 4}}, map[int]figures{
		2018: {"a": 1, "b": 2}, 2019: {"a": 4, "b": 1}, 2020: {"b": 1, "a": 2, "c": 3},
	})
	add("mood", dataset.Indicator{Measure: dataset.Score, Direction: dataset.HigherIsBetter, Ranking: dataset.Quartiles}, map[int]figures{
		2018: {"a": 10, "b": 20, "c": 30, "d": 40}, 2019: {"a": 10},
	})
	people := add("people", dataset.Indicator{Measure: dataset.Amount, Direction: dataset.NeitherBetter, Ranking: dataset.Unranked, Convert: dataset.Conversion{Rule: dataset.Sum}}, map[int]figures{
		2018: {"a": 1, "b": 2, "c": 3, "d": 4, "e": 5},
	})
	people.Breaks = nil
	add("abroad", dataset.Indicator{Measure: dataset.Score, Ranking: dataset.Ranked}, nil) // no figures, no page
	derive.Compute(c)
	return c
}

// read gives the ranking of an indicator in English.
func read(t *testing.T, name string) ranking {
	t.Helper()
	translations, err := i18n.Read("../../../themes/chiso", "", []string{"vi", "en"})
	if err != nil {
		t.Fatal(err)
	}
	site := page.Site(made(), page.Options{Translations: translations})
	files := pages(site)
	if err := translations["en"].Err(); err != nil {
		t.Fatal(err)
	}
	if _, there := files["rankings/abroad.en.md"]; there {
		t.Error("an indicator without figures has a ranking")
	}
	var r ranking
	if err := json.Unmarshal(files["rankings/"+name+".en.md"], &r); err != nil {
		t.Fatal(err)
	}
	var more rankingFile
	data, there := fetched(site)[r.File]
	if there != (r.File != "") {
		t.Fatalf("the file %q of the page is there: %t", r.File, there)
	}
	if there {
		if err := json.Unmarshal(data, &more); err != nil {
			t.Fatal(err)
		}
	}
	for n := range r.Sets {
		set := &r.Sets[n]
		if len(set.Periods) != 1 {
			t.Errorf("%d tables of the set %s stand on the page", len(set.Periods), set.Key)
		}
		for p := range set.Periods {
			shown := &set.Periods[p]
			if n == 1 && !strings.Contains(shown.Table, `<a href="../../places/a/">A</a>`) {
				t.Error("no link to the page of a place")
			}
			shown.Table, shown.Regions = rows(shown.Table), rows(shown.Regions)
		}
		if there {
			set.Periods = append(set.Periods, more.periods(n)...)
		}
		slices.SortFunc(set.Periods, func(x, y period) int { return strings.Compare(y.Period, x.Period) })
		var periods []string
		for _, p := range set.Periods {
			periods = append(periods, p.Period)
		}
		if !slices.Equal(periods, set.Known) {
			t.Errorf("page and file have the periods %v, not %v", periods, set.Known)
		}
	}
	return r
}

var tag = regexp.MustCompile(`<[^>]*>`)

// rows is a table as text: a line for each row, cells apart.
func rows(table string) string {
	table = strings.NewReplacer("</th>", " | ", "</td>", " | ", "</tr>", "\n", "</caption>", "\n", "\n", "").Replace(table)
	var lines []string
	for line := range strings.Lines(html.UnescapeString(tag.ReplaceAllString(table, ""))) {
		lines = append(lines, strings.TrimRight(strings.TrimSpace(line), " |"))
	}
	return strings.TrimSpace(strings.Join(lines, "\n"))
}

func same(t *testing.T, what, got, want string) {
	t.Helper()
	if want = strings.TrimSpace(want); got != want {
		t.Errorf("%s is\n%s\nwant\n%s", what, got, want)
	}
}

// TestRanking: ties are ties, ranks say of how many, and no change is shown across a
// break, across a boundary or from a year in which not all were there.
func TestRanking(t *testing.T) {
	r := read(t, "index")
	if r.Title != "index\u00a0– ranking of places" || len(r.Sets) != 2 || r.Sets[0].Key != "3" || r.Sets[1].Key != "5" {
		t.Fatalf("%q, %+v", r.Title, r.Sets)
	}
	of := func(set int, name string) int {
		at := slices.IndexFunc(r.Sets[set].Periods, func(y period) bool { return y.Period == name })
		if at < 0 {
			t.Fatalf("no %s in %+v", name, r.Sets[set])
		}
		return at
	}
	for _, c := range []struct {
		set                           int
		period, notes, table, regions string
	}{
		{0, "2022", "Ranks are worked out by this site from the figures shown; equal figures share a rank. From 2022, not comparable with earlier years. On 1 January 2022, 5 places were reorganised into 3. A score of a new place cannot be computed from those of former places without the original data.", `
index – units – 2022 · ranks of 3 places
Rank | Place | Value (units) | Region
1 | X | 60 | N1
2 | C | 50 | N1
3 | Y | 40 | S1`, `
By region, 2022. Plain means: each of the places counts the same, whatever its population. Where fewer than two thirds have a figure there is no mean.
Region | Value (units) | With a figure
N1 | 55d | 2 of 2
S1 | 40d | 1 of 1
Whole country | 50d | 3 of 3`},
		{1, "2021", "In 2021 there are figures for only 4 of 5 places. Figures are known for some places only, which makes no ranking of all, so no rank is given.", `
index – units – 2021 · 4 of 5 places
Place | Value (units) | Change in value since 2020 | Region
A | 50 | 0 | N0
B | 45 | +5 | N0
C | 30 | 0 | N0
D | 19 | −1 | S0`, `
By region, 2021. Plain means: each of the places counts the same, whatever its population. Where fewer than two thirds have a figure there is no mean.
Region | Value (units) | With a figure
N0 | 42d | 3 of 3
S0 | – | 1 of 2
Whole country | 36d | 4 of 5`},
		{1, "2020", "Ranks are worked out by this site from the figures shown; equal figures share a rank. From 2020, not comparable with earlier years. New questions.", `
index – units – 2020 · ranks of 5 places
Rank | Place | Value (units) | Region
1 | A | 50 | N0
2 | B | 40 | N0
3 | C | 30 | N0
4 | D | 20 | S0
5 | E | 10 | S0`, ""},
		{1, "2019", "Ranks are worked out by this site from the figures shown; equal figures share a rank.", `
index – units – 2019 · ranks of 5 places
Rank | Place | Value (units) | Change in rank since 2018 | Change in value since 2018 | Region
1 | D | 40 | ▲ 1up 1 place | 0 | S0
2= tied | B | 30 | ▲ 2up 2 places | +10 | N0
2= tied | C | 30 | ▲ 1up 1 place | 0 | N0
4 | E | 20 | ▼ 3down 3 places | −30 | S0
5 | A | 15 | 0same rank | +5 | N0`, ""},
	} {
		y := r.Sets[c.set].Periods[of(c.set, c.period)]
		same(t, "what is said of "+c.period, strings.Join(y.Notes, " "), c.notes)
		same(t, "the table of "+c.period, strings.ReplaceAll(y.Table, "\u00a0", " "), c.table)
		if c.regions != "" {
			same(t, "the regions of "+c.period, y.Regions, c.regions)
		}
	}
}

// TestRankingPublished: published ranks stay as they are, and are not compared with
// those of another number of places.
func TestRankingPublished(t *testing.T) {
	periods := read(t, "place").Sets[0].Periods
	same(t, "2020", strings.ReplaceAll(periods[0].Table, "\u00a0", " "), `
place – 2020 · ranks of 4 places
Rank | Place | Change in rank since 2019 | Region
1 | B | 0same rank | N0
2 | A | ▲ 2up 2 places | N0
3 | C | – | N0`)
	same(t, "2019", periods[1].Table, `
place – 2019 · ranks of 4 places
Rank | Place | Region
1 | B | N0
4 | A | N0`)
	same(t, "what is said of 2019", strings.Join(periods[1].Notes, " "),
		"In 2019 there are figures for only 2 of 4 places. Ranks as published by the source. No change in rank since 2018 is shown: 5 were ranked then, 4 in 2019.")
	if periods[0].Regions != "" {
		t.Error("ranks have a mean")
	}
}

// TestRankingGroups: where places may not be ranked they are in groups, each in order
// of name; too few are in none.
func TestRankingGroups(t *testing.T) {
	r := read(t, "mood")
	same(t, "2018", r.Sets[0].Periods[1].Table, `
mood – units – 2018 · four groups of 4 places
Place | Value (units) | Region
Highest quarter
D | 40 | S0
Upper-middle quarter
C | 30 | N0
Lower-middle quarter
B | 20 | N0
Lowest quarter
A | 10 | N0`)
	same(t, "2019", r.Sets[0].Periods[0].Table, `
mood – units – 2019 · 1 of 5 places
Place | Value (units) | Change in value since 2018 | Region
A | 10 | 0 | N0`)
	if notes := strings.Join(r.Sets[0].Periods[0].Notes, " "); !strings.Contains(notes, "too few for groups") || strings.Contains(notes, "rank") {
		t.Errorf("of one place is said %q", notes)
	}
}

// TestRankingConverted: figures converted to the places of today say so, and each set of
// places has regions of its own.
func TestRankingConverted(t *testing.T) {
	r := read(t, "people")
	today, former := r.Sets[0], r.Sets[1]
	same(t, "today", today.Periods[0].Table, `
people – units – 2018 · 3 of 3 places
Place | Value (units) | Region
C | 3 | N1
X | 3d | N1
Y | 9d | S1`)
	same(t, "the regions of today", today.Periods[0].Regions, `
By region, 2018. Sums of the places; where one has no figure there is no sum.
Region | Value (units) | With a figure
N1 | 6d | 2 of 2
S1 | 9d | 1 of 1
Whole country | 15d | 3 of 3`)
	same(t, "what is said of it", strings.Join(append(today.Notes, today.Periods[0].Notes...), " "),
		"Figures from before the reorganisation are sums of the former places; where a part is missing there is no sum. The figures of 2018 were published for the 5 former places and are converted to the 3 of today.")
	if len(former.Notes) != 0 || len(former.Periods[0].Notes) != 0 || !strings.Contains(former.Periods[0].Regions, "N0") || strings.Contains(former.Periods[0].Regions, "N1") {
		t.Errorf("the former places: %+v", former)
	}
}
