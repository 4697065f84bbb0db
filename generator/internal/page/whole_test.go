package page

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"chiso/generator/internal/chart"
	"chiso/generator/internal/dataset"
	"chiso/generator/internal/datatest"
	"chiso/generator/internal/derive"
	"chiso/generator/internal/i18n"
)

// nation makes the base of the made-up nation in English, with its charts.
func nation(t *testing.T) *base {
	t.Helper()
	return charted(datatest.Nation(), datatest.Translations(t, "../../../themes/chiso"), "en")
}

// plain is a text with the spaces that do not break as others.
func plain(s string) string { return strings.ReplaceAll(s, "\u00a0", " ") }

// charted makes a base that has the charts of a catalog.
func charted(c *dataset.Catalog, translations map[string]*i18n.Translations, language string) *base {
	o := Options{Place: c.Country, Translations: translations, Charts: chart.DrawAll(chart.Options{Catalog: c, Translations: translations, Place: c.Country}, chart.Every)}
	CaptionAll(c, o)
	return newBase(c, o, language)
}

// TestWholeLeads: a national figure beside places or groups comes first in the sentences,
// in the first row of the first table, in lists and on the page for comparing.
func TestWholeLeads(t *testing.T) {
	b := nation(t)
	for name, want := range map[string]struct {
		sentences []string
		rows      []string // the first two of the first table
		tables    int
	}{
		"growth": {[]string{"In 2025, Country AAA: 21 points.", "That is up 7 points from 2024 (14).", "In 2025 half of the 34 provinces have 20 points or more.", "In 2025 the highest is New 34 (36 points) and the lowest New 01 (3)."},
			[]string{"Country AAA 21 14 7", "New 34 36 35 34"}, 1},
		"income": {[]string{"In 2026, Country AAA: 28 points.", "That is up 7 points from 2025 (21).", "In 2025 half of the 34 provinces have 20 points or more.", "In 2025 the highest is New 34 (36 points) and the lowest New 01 (3)."},
			[]string{"Country AAA 28 21 14 7", "New 34 – 36 35 34"}, 1},
		"trust": {[]string{"In 2025, Country AAA: 21 points.", "That is up 7 points from 2024 (14).", "Group staff: 2 points. Group heads: 3 points (in 2025)."},
			[]string{"Country AAA 21 14 7", "Group staff 2 1 –"}, 1},
		"world": {[]string{"In 2025, Country AAA: 2 points.", "That is up 1 points from 2024 (1).", "In 2025 half of the 4 countries have 4 points or more.", "In 2025 the highest is Country DDD (5 points) and the lowest Country AAA (2)."},
			[]string{"Country AAA 2 1", "Country DDD 5 4"}, 1},
	} {
		i := b.catalog.Total(name)
		if got := strings.Split(plain(strings.Join(b.summary(i).Sentences, "|")), "|"); !slices.Equal(got, want.sentences) {
			t.Errorf("%s is read %q", name, got)
		}
		if got := plain(datasetBuilder{b}.entry(i).Summary); got != want.sentences[0] {
			t.Errorf("%s is listed as %q", name, got)
		}
		if got := plain(searchBuilder{b}.findIndicator(i).Text); !strings.Contains(got, want.sentences[0]) {
			t.Errorf("%s is found as %q", name, got)
		}
		table := tableBuilder{b}.table(i).HTML
		if got := rowsOf(table)[:2]; !slices.Equal(got, want.rows) || strings.Count(table, "<table") != want.tables {
			t.Errorf("%s: the table begins with %q, of %d", name, got, strings.Count(table, "<table"))
		}
		if got := (explorerBuilder{b}).startPlaces(i); got[0].Code != "AAA" {
			t.Errorf("%s: the comparison begins with %v", name, got)
		}
		if o, _ := (correctionBuilder{b}).keyFigure(i); o.Area.Code != "AAA" {
			t.Errorf("%s: the key figure is that of %v", name, o.Area)
		}
	}
	income := b.catalog.Total("income")
	r := rankingBuilder{b}.ranking(income, rankSetBuilder{b}.rankSets(income))
	if plain(r.Notes[0]) != "In 2026, Country AAA: 28 points." || r.Sets[0].Periods[0].Period != "2025" {
		t.Errorf("the ranking begins with %q, of %s", r.Notes[0], r.Sets[0].Periods[0].Period)
	}
	b.options.Headline = "growth"
	if h := (homeBuilder{b}).home().Headline; h.Summary.Figure != "21" || !strings.Contains(h.Trend, "Country AAA") {
		t.Errorf("the home page opens with %q", h.Summary.Figure)
	}
}

var (
	tableRow = regexp.MustCompile(`(?s)<tr[^>]*><th scope="row">.*?</tr>`)
	tag      = regexp.MustCompile(`<[^>]*>`)
)

// rowsOf are the words of the rows of a table.
func rowsOf(table string) []string {
	var rows []string
	for _, row := range tableRow.FindAllString(table, -1) {
		rows = append(rows, strings.Join(strings.Fields(tag.ReplaceAllString(strings.ReplaceAll(row, "</t", " </t"), "")), " "))
	}
	return rows
}

// TestWholeBesideSeveralLists: where the whole leads and there are figures of former places
// too, each list keeps its table, the main one first, with the whole in its first row.
func TestWholeBesideSeveralLists(t *testing.T) {
	c := datatest.Nation()
	i := c.Total("income")
	for n, list := range []string{"former", "groups"} {
		code := c.CodeLists[list].Codes[0].Code
		i.Cube.Add(dataset.Observation{Area: dataset.Area{List: list, Code: code}, Period: dataset.Year(2010 + n), Value: 5, Printed: "5", Status: "final"})
	}
	c.Sort(i.Indicator)
	b := charted(c, datatest.Translations(t, "../../../themes/chiso"), "en")
	tables := strings.Split(tableBuilder{b}.table(i).HTML, "</table>")
	var rows []string
	for _, table := range tables[:len(tables)-1] {
		of := rowsOf(table)
		rows = append(rows, of[0]+" … "+of[len(of)-1])
	}
	want := []string{"Country AAA 28 21 14 7 … New 01 – 3 2 1", "Group staff 5 … Group staff 5", "Old 01 5 … Old 01 5"}
	slices.Sort(rows[1:])
	if !slices.Equal(rows, want) {
		t.Errorf("the tables hold %q", rows)
	}
	for kind, want := range map[string]string{"bar": "countries:AAA", "tiles": ""} { // a map has no tile for the whole, and puts no part of it forward
		if m := chart.Draw(chart.Options{Catalog: c, Translations: b.options.Translations, Place: c.Country}, &dataset.Chart{Kind: kind, Indicator: i, Highlight: "05"}, "en").Meta; m.Highlight != want {
			t.Errorf("the %s puts %q forward, want %q", kind, m.Highlight, want)
		}
	}
}

// TestOneSetOfBorders: no table and no description has former places and those of today
// in one order.
func TestOneSetOfBorders(t *testing.T) {
	b := nation(t)
	i := b.catalog.Total("output")
	for n, table := range strings.Split(tableBuilder{b}.table(i).HTML, "</table>")[:2] {
		rows := strings.Join(rowsOf(table), " ")
		if strings.Contains(rows, "Old") == strings.Contains(rows, "New") {
			t.Errorf("table %d: %s", n, rows)
		}
	}
	for _, set := range (rankSetBuilder{b}).rankSets(i).sets {
		for _, y := range set.all {
			if table := (rankingBuilder{b}).placePeriod(i, set.list, y).Table; strings.Contains(table, "Old ") && strings.Contains(table, "New ") {
				t.Errorf("the ranking of %s, %s mixes", set.list, y.period)
			}
		}
	}
	if !slices.ContainsFunc(b.summary(i).Sentences, func(s string) bool { return strings.Contains(s, "half of the 34 provinces") }) {
		t.Errorf("%q", b.summary(i).Sentences)
	}
	for _, c := range b.catalog.ChartsOf(i) {
		drawn := b.options.Charts[chart.Ref{Chart: c, Language: "en"}]
		if d := drawn.Frames[0].Description; !strings.Contains(d, "34 provinces") || strings.Contains(d, "Old") || strings.Contains(d, "former") {
			t.Errorf("the %s is described as %q", c.Kind, d)
		}
	}
}

// TestSentenceAndChart: of the made-up nation, of the made-up site and of the real one,
// whatever place a chart puts forward is one that the sentences speak of, and the place
// that they begin with is the one that it puts forward.
func TestSentenceAndChart(t *testing.T) {
	spoken := datatest.SiteLanguages(t, "../../..")
	translations := datatest.TranslationsOf(t, "../../../themes/chiso", "../../../site", append(spoken, datatest.Languages...))
	real := datatest.CheckedIn(t, "../../../data", spoken)
	real.Languages = real.Languages[:1] // the places are the same in all
	real.Country = datatest.SitePlace(t, "../../..")
	derive.Compute(real)
	for site, c := range map[string]*dataset.Catalog{"nation": datatest.Nation(), "sample": datatest.Catalog(t, "../../testdata/base/data"), "real": real} {
		for _, language := range c.Languages {
			b := newBase(c, Options{Place: c.Country, Translations: translations}, language)
			checked := 0
			for _, d := range c.Datasets {
				for n, declared := range d.Charts {
					i := declared.Indicator
					if declared.Kind == "radar" || declared.Kind == "stack" || declared.Kind == "multiples" && len(declared.Measures) > 0 {
						continue // a profile names its place in its title, and groups are equal
					}
					m := chart.Draw(chart.Options{Catalog: c, Translations: translations, Place: c.Country}, declared, language).Meta
					if m.Highlight == "" {
						continue
					}
					label, sentences := m.Label(m.Highlight), b.summary(i).Sentences
					if i.Ranking == dataset.Unranked && len(i.Areas()) <= derive.FewGroups {
						continue // all of them are read out
					}
					lead, leads := derive.Lead(c, i)
					first := !slices.ContainsFunc(d.Charts[:n], func(other *dataset.Chart) bool { return other.Indicator == i && other.Highlight != "" })
					switch {
					case leads && declared.Kind != "scatter" && (c.Label(lead.Area, language) != label || !strings.Contains(sentences[0], label)):
						t.Errorf("%s: the %s of %s puts %s forward, and the sentences begin %q", site, declared.Kind, i.Name, label, sentences[0])
					case !leads && first && m.Period.IsZero() && !slices.ContainsFunc(sentences, func(s string) bool { return strings.Contains(s, label) }):
						t.Errorf("%s: the %s of %s puts %s forward, of whom %q say nothing", site, declared.Kind, i.Name, label, sentences)
					}
					checked++
				}
			}
			if checked < 3 && site != "real" {
				t.Errorf("%s: %d charts were looked at", site, checked)
			}
		}
	}
}
