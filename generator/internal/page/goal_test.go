package page

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/datatest"
	"chiso/generator/internal/derive"
	"chiso/generator/internal/wire"
)

// update writes what is made now as the golden files, to be read and committed:
// go test ./generator/internal/page -update.
var update = flag.Bool("update", false, "update the golden files")

// site makes a base for each language of a data folder, as a site has them whose own country is
// the place, by language.
func site(t *testing.T, dir, place string, change func(*dataset.Catalog)) map[string]*base {
	t.Helper()
	c := datatest.Catalog(t, dir)
	c.Country = place
	change(c)
	translations := datatest.Translations(t, "../../../themes/chiso")
	bases := map[string]*base{}
	for _, language := range c.Languages {
		bases[language] = newBase(c, Options{Place: place, Translations: translations, Data: dir}, language)
	}
	return bases
}

func asIs(*dataset.Catalog) {}

func golden(t *testing.T, name string, page any) {
	t.Helper()
	var got bytes.Buffer
	encoder := json.NewEncoder(&got)
	encoder.SetIndent("", " ")
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(page); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, got.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got.Bytes(), want) {
		t.Errorf("%s is not as it was read and found good; if it is right, run the test with -update\n%s", name, got.Bytes())
	}
}

// withPolicy adds to the made-up figures of testdata/base made-up targets of every
// sort and four made-up instruments: one without a date, one that bears the same number,
// one without a number, and one that another amends.
func withPolicy(c *dataset.Catalog) {
	d := c.Datasets[0]
	c.CodeLists["instrument-kinds"] = dataset.NewCodeList("instrument-kinds", nil, nil, "", []dataset.Code{{Code: "law", Label: dataset.Text{"vi": "Luật", "en": "Law"}}})
	c.CodeLists["issuers"] = dataset.NewCodeList("issuers", nil, nil, "", []dataset.Code{{Code: "house", Label: dataset.Text{"vi": "Viện bịa ra", "en": "A made-up house"}}})
	c.Instruments = []dataset.Instrument{
		{ID: "12-qd-x", Number: "12/QĐ-X", Subject: dataset.Text{"vi": "Không rõ ngày", "en": "Without a date"}, Dataset: d.Name},
		{ID: "1-2023-lx", Number: "1/2023/LX", Kind: "law", Issuer: "house", Subject: dataset.Text{"vi": "Luật bịa ra", "en": "A made-up law"}, Issued: "2023-02-01", Effective: "2023-07-01", Topics: []string{"made-up"},
			Note: dataset.Text{"vi": "Ghi chú.", "en": "A note."}, Dataset: d.Name, Sources: []string{"made-up"}, Link: "https://www.example.org/1-2023", LinkKind: dataset.OfficialText},
		{ID: "12-qd-x-2024", Number: "12/QĐ-X", Kind: "law", Issued: "2024-03-01", Link: "https://example.net/12", LinkKind: dataset.CopiedText, Dataset: d.Name}, // the same number again
		{ID: "congress", Subject: dataset.Text{"vi": "Nghị quyết không có số", "en": "A resolution without a number"}, Issued: "2024-01-01", Dataset: d.Name},
	}
	c.CodeLists[dataset.InstrumentRelations] = dataset.NewCodeList(dataset.InstrumentRelations, nil, nil, "", []dataset.Code{
		{Code: "amended-by", Label: dataset.Text{"vi": "Được sửa đổi bởi", "en": "Amended by"}, Type: "amends"}, {Code: "amends", Label: dataset.Text{"vi": "Sửa đổi", "en": "Amends"}, Type: "amended-by"}})
	c.CodeLists["provision-topics"] = dataset.NewCodeList("provision-topics", nil, nil, "", []dataset.Code{{Code: "risk", Label: dataset.Text{"vi": "Rủi ro", "en": "Risk"}}})
	c.Relations = []dataset.Relation{{From: "12-qd-x-2024", Kind: "amends", To: "1-2023-lx", Note: dataset.Text{"vi": "Sửa một điều.", "en": "One article."}}}
	c.Provisions = []dataset.Provision{{Instrument: "1-2023-lx", Article: "9", Clause: "1, 2", Topic: "risk", Says: dataset.Text{"vi": "Cho phép thử.", "en": "Trials are allowed."}, Dataset: d.Name, Sources: []string{"made-up"}}}
	d.Targets = append(d.Targets,
		dataset.Target{Indicator: "sample_quality", Place: "country", Comparator: ">=", Value: 60, By: dataset.Year(2030), Instrument: "1-2023-lx", Sources: []string{"made-up"}},
		dataset.Target{Indicator: "sample_quality", Place: "country", Comparator: ">=", Value: 60, By: dataset.Year(2030), Instrument: "1-2023-lx"},
		dataset.Target{Indicator: "sample_quality", Place: "province", Comparator: ">", Value: 40, Instrument: "1-2023-lx"},
		dataset.Target{Indicator: "sample_score", Place: "country", Comparator: "<", Value: 10, By: dataset.Year(2024), Instrument: "12-qd-x", Base: dataset.Year(2023)},
	)
	quality := c.Total("sample_quality") // a third figure of one place, so that there is a verdict on it
	quality.Cube.Add(dataset.Observation{Area: dataset.Area{List: "places", Code: "66"}, Period: dataset.Year(2024), Value: 31, Printed: "31", Status: "final", Sources: []string{"made-up"}})
	c.Sort(quality.Indicator)
	d.Charts[0].Events = []string{"1-2023-lx"}
	c.Concordances = append(c.Concordances, &dataset.Concordance{From: "former", To: "places", Changes: []dataset.Change{{LegalBasis: "Luật số 1/2023/LX"}}})
}

// TestTargetsPage and the timeline, of made-up figures, are what was read and found
// good, in both languages.
func TestTargetsPage(t *testing.T) {
	for language, b := range site(t, "../../testdata/base/data", "66", withPolicy) {
		golden(t, "targets."+language+".json", targetsBuilder{b}.targets())
		golden(t, "timeline."+language+".json", timelineBuilder{b}.timeline())
	}
}

// TestGoalsOf gives a place what concerns it: its own progress and no count of others.
func TestGoalsOf(t *testing.T) {
	b := site(t, "../../testdata/base/data", "", withPolicy)["en"]
	goals := goalBuilder{b}.goalsOf(dataset.Area{List: "places", Code: "01"})
	if len(goals) != 2 || goals[0].Progress == nil || goals[0].Places != nil || goals[1].Progress.Status == "" {
		t.Errorf("%+v", goals)
	}
	for _, s := range []dataset.Area{{List: "places", Code: "nowhere"}, {List: "other", Code: "01"}} {
		for _, g := range (goalBuilder{b}).goalsOf(s) {
			if s.List == "other" || g.Progress.Status != string(derive.NoData) {
				t.Errorf("%v: %+v", s, g)
			}
		}
	}
}

// TestRealTargets: what the pages say of the real data is what the tables hold.
func TestRealTargets(t *testing.T) {
	datatest.Own(t, "../../..")
	for language, b := range site(t, "../../../data", "VNM", asIs) {
		realGoals(t, b)
		realReports(t, language, b)
		realTimeline(t, b)
	}
}

// realGoals checks who sets the targets of the real data, and how they stand.
func realGoals(t *testing.T, b *base) {
	t.Helper()
	status := map[string]string{}
	for _, g := range b.goals() {
		if status[g.ID] != "" {
			t.Errorf("two targets are called %s", g.ID)
		}
		status[g.ID] = g.Status
		if g.Instrument == nil || g.Instrument.Name == g.target.Instrument || g.Instrument.Issuer.Label == "" || g.Source == "" {
			t.Errorf("%s: not known who sets it: %+v", g.ID, g.Instrument)
		}
	}
	// Rank 42 in 2020, 44 in 2024 and 2025.
	for id, want := range map[string]string{"gii-rank-2025-749-qd-ttg": "away", "gii-rank-2045-57-nq-tw": "too-soon", "goals-tfp-2030-57-nq-tw": "no-data", "local-startups-2030-3803-bkhcn-hvcl": "no-data"} {
		if status[id] != want {
			t.Errorf("%s is %q, want %q", id, status[id], want)
		}
	}
}

// realReports checks what is published of what has no target of its own.
func realReports(t *testing.T, language string, b *base) {
	t.Helper()
	p := targetsBuilder{b}.targets()
	// The digital economy by the other of the two official methods is among what has no target of its own.
	said := map[string]string{}
	for _, r := range p.Reported {
		said[r.Name] = r.Summary
	}
	point := map[string]string{"vi": ",", "en": "."}[language]
	for name, figure := range map[string]string{"goals_shared_platforms": "55", "goals_digital_economy_nso": "14" + point + "02%", "goals_gci_score": "99" + point + "74"} {
		if !strings.Contains(said[name], figure) {
			t.Errorf("%s: %q, want %s", name, said[name], figure)
		}
	}
	if summary := p.Levels[1].Summary; !strings.Contains(summary, "0") || !strings.Contains(summary, "34") {
		t.Errorf("%s: %q", language, summary)
	}
}

// realTimeline checks what the timeline of the real data says of its documents.
func realTimeline(t *testing.T, b *base) {
	t.Helper()
	line := timelineBuilder{b}.timeline()
	before, entries := "", map[string]wire.TimelineEntry{}
	for _, y := range line.Years {
		for _, e := range y.Entries {
			if last(e.Issued) < before || entries[e.ID].ID != "" {
				t.Errorf("%s after %s, or twice", e.ID, before)
			}
			before, entries[e.ID] = last(e.Issued), e
		}
	}
	if len(entries) != len(b.catalog.Instruments) || len(entries["57-nq-tw"].Asks) != 9 || len(entries["569-qd-ttg"].Marked) != 1 || len(entries["202-2025-qh15"].Whole) < 4 {
		t.Errorf("%d entries; %+v", len(entries), entries["202-2025-qh15"])
	}
	// What amends, replaces and carries out what, seen from both sides; what is not known to be official is not called so.
	for id, want := range map[string][]string{
		"03-nq-cp":       {"71-nq-cp", "57-nq-tw"},
		"71-nq-cp":       {"03-nq-cp", "57-nq-tw"},
		"47-2020-nd-cp":  {"278-2025-nd-cp"},
		"278-2025-nd-cp": {"47-2020-nd-cp"},
		"38-2018-nd-cp":  {"210-2025-nd-cp"},
		"188-qd-ttg":     {"844-qd-ttg-2016"},
	} {
		var got []string
		for _, r := range entries[id].Relations {
			for _, l := range r.Links {
				got = append(got, strings.TrimPrefix(l.URL, "timeline/#"))
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s is related to %q, want %q", id, got, want)
		}
	}
	for id, want := range map[string]string{"47-2020-nd-cp": "replaced", "03-nq-cp": "amended", "38-2018-nd-cp": "amended", "844-qd-ttg-2016": "amended", "278-2025-nd-cp": "", "71-nq-cp": "", "57-nq-tw": ""} {
		if entries[id].State != want {
			t.Errorf("%s is %q, want %q", id, entries[id].State, want)
		}
	}
	for id, want := range map[string]string{"71-nq-cp": dataset.OfficialText, "73-2023-nd-cp": dataset.CopiedText, "52-nq-tw": ""} {
		if entries[id].TextKind != want {
			t.Errorf("the text of %s is %q, want %q", id, entries[id].TextKind, want)
		}
	}
	if law := entries["93-2025-qh15"].Provisions; len(law) != 3 || !strings.Contains(law[0].Where, "9") || law[0].Source == "" {
		t.Errorf("provisions: %+v", law)
	}
}
