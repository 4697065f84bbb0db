package datatest

import (
	"fmt"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/derive"
)

// Nation is a made-up country AAA of 34 provinces, which 63 former ones became: 11 as
// they were, the other 52 in twos and threes. Its indicators have figures of
//
//	growth   the country and the provinces of today, 2023–2025
//	income   the same, and of 2026 the country alone
//	trust    the country and two groups of respondents, 2024 and 2025; not ranked
//	output   the former provinces and, converted, those of today, 2018–2022
//	place    the provinces of today, 2024 and 2025: a rank
//	mood     the provinces of today, 2024 and 2025: in quartiles
//	world    the country and three others, 2024 and 2025
//
// A province's figure is its code; one point more each year. Each indicator has a line
// chart that puts province 05 forward beside 06, and a chart with a row for each place.
func Nation() *dataset.Catalog {
	text := func(s string) dataset.Text { return dataset.Text{"vi": s, "en": s} }
	list := func(name, noun, parent string, places bool, codes []dataset.Code) *dataset.CodeList {
		l := dataset.NewCodeList(name, text("List "+name), text(noun), parent, codes)
		l.Places = places
		return l
	}
	named := func(kind string, codes ...string) (all []dataset.Code) {
		for _, code := range codes {
			all = append(all, dataset.Code{Code: code, Label: text(kind + " " + code), Slug: kind + code})
		}
		return all
	}
	provinces := func(kind string, n int, parent, until string) []dataset.Code {
		var codes []dataset.Code
		for at := range n {
			codes = append(codes, dataset.Code{Code: fmt.Sprintf("%02d", at+1), Label: text(fmt.Sprintf("%s %02d", kind, at+1)), Slug: fmt.Sprintf("%s-%02d", kind, at+1), Parent: parent, ValidTo: until})
		}
		return codes
	}
	c := &dataset.Catalog{Languages: Languages, Country: "AAA", CodeLists: map[string]*dataset.CodeList{
		"countries": list("countries", "countries", "", true, named("Country", "AAA", "BBB", "CCC", "DDD")),
		"regions":   list("regions", "regions", "", false, named("Region", "north")),
		"former":    list("former", "former provinces", "regions", true, provinces("Old", 63, "north", "2025-06-30")),
		"today":     list("today", "provinces", "regions", true, provinces("New", 34, "north", "")),
		"groups":    list("groups", "groups", "", false, named("Group", "staff", "heads")),
		"statuses":  list("statuses", "statuses", "", false, named("Status", "final", "derived")),
		"topics":    list("topics", "topics", "", false, named("Topic", "all")),
	}}
	k := &dataset.Concordance{From: "former", To: "today"}
	for n := range 63 {
		to := n
		if n >= 11 {
			to = 11 + (n-11)%23
		}
		k.Changes = append(k.Changes, dataset.Change{From: fmt.Sprintf("%02d", n+1), To: fmt.Sprintf("%02d", to+1), Share: 1, Effective: "2025-07-01"})
	}
	c.Concordances = []*dataset.Concordance{k}
	d := &dataset.Dataset{Name: "nation", Title: text("Nation"), Created: "2026-01-01", Version: "1.0.0", Topics: []string{"all"}, Licenses: []dataset.License{{Name: "CC0-1.0", Title: text("CC0")}}}
	c.Datasets = []*dataset.Dataset{d}
	indicator := func(name string, i dataset.Indicator, row string) *dataset.Indicator {
		i.Dataset, i.Name, i.Title, i.Definition, i.Unit, i.OverTime, i.Topics = d, name, text("The "+name), text("Made up."), text("points"), true, d.Topics
		i.RankedOf = map[dataset.Period]int{}
		if i.Convert.Rule == "" {
			i.Convert.Rule = dataset.NotConvertible
		}
		d.Indicators = append(d.Indicators, &i)
		for _, kind := range []string{"line", row} {
			d.Charts = append(d.Charts, &dataset.Chart{Kind: kind, Indicator: i.Total(), Highlight: "05", Compare: []string{"06"}})
		}
		return &i
	}
	put := func(i *dataset.Indicator, list, code string, year int, value float64) {
		i.Cube.Add(dataset.Observation{Area: dataset.Area{List: list, Code: code}, Period: dataset.Year(year), Value: value, Printed: fmt.Sprint(value), Status: "final"})
	}
	each := func(i *dataset.Indicator, list string, from, to int) {
		for n, code := range c.CodeLists[list].Codes {
			for year := from; year <= to; year++ {
				put(i, list, code.Code, year, float64(n+1+year-from))
			}
		}
	}
	growth := indicator("growth", dataset.Indicator{Measure: dataset.Score, Direction: dataset.HigherIsBetter, Ranking: dataset.Ranked}, "bar")
	each(growth, "today", 2023, 2025)
	income := indicator("income", dataset.Indicator{Measure: dataset.Amount, Direction: dataset.HigherIsBetter, Ranking: dataset.Ranked}, "dot")
	each(income, "today", 2023, 2025)
	trust := indicator("trust", dataset.Indicator{Measure: dataset.Score, Direction: dataset.HigherIsBetter, Ranking: dataset.Unranked}, "multiples")
	each(trust, "groups", 2024, 2025)
	for n, i := range []*dataset.Indicator{growth, income, trust} {
		for year := 2023; year <= 2025+n%2; year++ {
			put(i, "countries", "AAA", year, float64(7*(year-2022)))
		}
	}
	each(indicator("output", dataset.Indicator{Measure: dataset.Amount, Direction: dataset.HigherIsBetter, Ranking: dataset.Ranked, Convert: dataset.Conversion{Rule: dataset.Sum}}, "dot"), "former", 2018, 2022)
	each(indicator("place", dataset.Indicator{Measure: dataset.Rank, Direction: dataset.LowerIsBetter, Ranking: dataset.Ranked}, "heat"), "today", 2024, 2024)
	for n := range 34 {
		put(c.Indicator("place"), "today", fmt.Sprintf("%02d", n+1), 2025, float64((n+15)%34+1)) // 20 is the first
	}
	each(indicator("mood", dataset.Indicator{Measure: dataset.Score, Direction: dataset.HigherIsBetter, Ranking: dataset.Quartiles}, "heat"), "today", 2024, 2025)
	each(indicator("world", dataset.Indicator{Measure: dataset.Score, Direction: dataset.HigherIsBetter, Ranking: dataset.Ranked}, "slope"), "countries", 2024, 2025)
	for _, chart := range d.Charts {
		if chart.Indicator.Name == "trust" || chart.Indicator.Name == "world" {
			chart.Highlight, chart.Compare = "", nil
		}
	}
	for _, i := range d.Indicators {
		c.Sort(i)
	}
	derive.Compute(c)
	return c
}
