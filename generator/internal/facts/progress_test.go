package facts_test

import (
	"slices"
	"testing"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/datatest"
	"chiso/generator/internal/derive"
	"chiso/generator/internal/facts"
)

// toward are the facts of targets of the made-up nation.
func toward(targets ...dataset.Target) *facts.Facts {
	c := datatest.Nation()
	c.Datasets[0].Targets = targets
	c.Instruments = []dataset.Instrument{{ID: "1-nq", Number: "1/NQ", Issued: "2024-02-01"}}
	return facts.Of(c)
}

// numbers are the numbers behind a status as tests compare them.
func numbers(p facts.Progress) (all []facts.Sentence) {
	for _, n := range p.Numbers {
		all = append(all, facts.Sentence{Key: n.Label, Args: facts.Args{"value": n.Value}})
	}
	return all
}

// TestProgress: what is said of the way to a target are its numbers, from the year in which it
// was set on.
func TestProgress(t *testing.T) {
	f := toward(dataset.Target{Indicator: "income", Place: "country", Comparator: ">=", Value: 47, By: dataset.Year(2028)},
		dataset.Target{Indicator: "place", Place: "province", Comparator: "<=", Value: 10, By: dataset.Year(2030)})
	p := f.Progress(f.Targets()[0], dataset.Area{List: "countries", Code: "AAA"})
	if p.Status != derive.Slow {
		t.Errorf("it is %s", p.Status)
	}
	base, latest := "(target_exactly unit=unit of income value=7 of income)", "(target_exactly unit=unit of income value=28 of income)"
	same(t, "summary", p.Summary, "progress_as_of value="+latest+" year=2026")
	same(t, "formula", []facts.Sentence{p.Formula}, "progress_formula actual=7 aim=47 base=7 elapsed=3 latest=28 ratio=0.875 required=8 years=5")
	same(t, "numbers", numbers(p), "fact_base value=(progress_point value="+base+" year=2023)",
		"fact_latest value=(progress_point value="+latest+" year=2026)", "fact_aim value=(progress_aim by=2028 value=income >= 47)",
		"fact_required value=(pace_up change=8)", "fact_actual value=(pace_up change=7)", "fact_ratio value=0.875", "fact_needed value=(pace_up change=9.5)")
	var marks []facts.Sentence
	for _, m := range p.Marks {
		marks = append(marks, m.Text)
	}
	same(t, "marks", marks, "mark_base value="+base+" year=2023", "mark_latest value="+latest+" year=2026",
		"mark_planned value=(target_exactly unit=unit of income value=31 of income) year=2026", "mark_aim by=2028 value=income >= 47")
	if p.Wide.Key != "" {
		t.Errorf("the way begins with the first figure, and yet it is said how it was before: %s", written(p.Wide))
	}

	place := f.Targets()[1]
	p = f.Progress(place, dataset.Area{List: "today", Code: "20"})
	same(t, "rank", p.Summary, "progress_as_of value=(target_rank_exactly rank=1-1) year=2025")
	same(t, "rank", numbers(p)[4:5], "fact_actual value=(pace_rank_up change=19)")
	same(t, "nobody", f.Progress(place, dataset.Area{List: "today", Code: "99"}).Summary, "progress_no_figure")
}

// TestTooSoon: where figures are too few for a verdict it is said what is wanted, and how they
// had changed before the target was set.
func TestTooSoon(t *testing.T) {
	f := toward(dataset.Target{Indicator: "income", Place: "country", Comparator: ">=", Value: 50, By: dataset.Year(2028), Instrument: "1-nq"})
	p := f.Progress(f.Targets()[0], dataset.Area{List: "countries", Code: "AAA"})
	same(t, "summary", p.Summary, "progress_as_of value=(target_exactly unit=unit of income value=28 of income) year=2026",
		"progress_too_soon elapsed=2 figures=3 wanted_figures=3 wanted_years=3 years=4")
	same(t, "wide", []facts.Sentence{p.Wide}, "wide changes=[(wide_first change=[(pace_up change=21)unit of income] value=(target_exactly unit=unit of income value=7 of income) year=2023)]")
	if p.Formula.Key != "" {
		t.Errorf("it is judged: %s", written(p.Formula))
	}
}

// TestUnmeasurable: of what is no longer published it is said since when, and the last figure.
func TestUnmeasurable(t *testing.T) {
	f := toward(dataset.Target{Indicator: "growth", Place: "country", Comparator: ">=", Value: 20, By: dataset.Year(2030)})
	f.Catalog.Indicator("growth").Discontinued = &dataset.Discontinued{Since: dataset.Year(2026), Reason: dataset.Text{"en": "Nobody asks."}}
	p := f.Progress(f.Targets()[0], dataset.Area{List: "countries", Code: "AAA"})
	same(t, "growth", p.Summary, "progress_unmeasurable reason=Nobody asks. since=2026",
		"progress_last_figure met=true value=(target_exactly unit=unit of growth value=21 of growth) year=2025")
	if len(p.Numbers)+len(p.Marks) > 0 || p.Formula.Key != "" {
		t.Errorf("it is judged: %+v", p)
	}
}

// TestReports: of a target of each province it is known which have a figure, by how far they are.
func TestReports(t *testing.T) {
	f := toward(dataset.Target{Indicator: "growth", Place: "province", Comparator: ">=", Value: 30}, dataset.Target{Indicator: "output", Place: "province", Comparator: ">=", Value: 1})
	r := f.Reports(f.Targets()[0])
	if r.List != "today" || len(r.Areas) != 34 || len(r.Reported) != 34 || r.Silent() {
		t.Errorf("%s: %d of %d", r.List, len(r.Reported), len(r.Areas))
	}
	var codes []string
	for _, a := range r.Of[derive.Reached] {
		codes = append(codes, a.Code)
	}
	if want := []string{"28", "29", "30", "31", "32", "33", "34"}; !slices.Equal(codes, want) {
		t.Errorf("%q have reached it, not %q", codes, want)
	}
	list := f.Catalog.CodeLists["today"]
	list.Codes[0].ValidTo = "2025-12-31"
	f.Catalog.CodeLists["today"] = dataset.NewCodeList(list.Name, list.Title, list.Noun, list.Parent, list.Codes)
	f.Catalog.CodeLists["today"].Places = true
	if r := facts.Of(f.Catalog).Reports(f.Targets()[0]); len(r.Areas) != 33 || r.Areas[0].Code != "02" {
		t.Errorf("one of them is no more, and there are %d", len(r.Areas))
	}
	growth := f.Catalog.Indicator("growth")
	growth.Cube = dataset.Cube{}
	growth.Cube.Add(dataset.Observation{Area: dataset.Area{List: "former", Code: "01"}, Period: dataset.Year(2025), Value: 1})
	f.Catalog.Sort(growth)
	f = facts.Of(f.Catalog)
	if r := f.Reports(f.Targets()[0]); r.List != "today" || len(r.Reported) != 0 || !r.Silent() {
		t.Errorf("of those of today nobody has reported: %+v", r)
	}
}
