package page_test

import (
	"encoding/csv"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/datatest"
	"chiso/generator/internal/export"
	"chiso/generator/internal/page"
)

// sea is a second package beside the sample: ranks among the places by the sea, which
// are computed from ranks of the sample.
const sea = `
-- code-lists/datapackage.yaml --
-- code-lists/groups.csv --
code,label_vi,label_en,slug,parent,type,iso_3166,valid_from,valid_to
sea,Ven biển,Seaside,sea,,,,,
-- code-lists/groups/places.csv --
group,code,valid_from,valid_to,source
sea,46,,,made-up
sea,66,,,made-up
-- sea/datapackage.yaml --
name: sea
title: {vi: Ven biển, en: Coast}
description: {vi: Hạng bịa ra., en: Made-up ranks.}
version: "1.0.0"
created: 2026-11-22
topics: [made-up]
updateFrequency: annual
contributors:
  - {title: {vi: Người nói, en: The coast's own publisher}, roles: [publisher]}
licenses:
  - {name: coast, title: {vi: Giấy phép ven biển, en: The coast's licence}}
sources:
  - {name: coast, title: {vi: Nguồn ven biển, en: The coast's source}, accessed: 2026-11-22}
indicators:
  - name: sea_rank
    title: {vi: Hạng ven biển, en: Rank by the sea}
    definition: {vi: Hạng trong các nơi ven biển., en: The rank among the places by the sea.}
    unit: {vi: hạng, en: rank}
    measure: rank
    direction: lower
    ranking: none
    overTime: comparable
    derive: {rankWithin: {of: sample_rank, group: sea, place: "66"}}
resources:
  - name: place
    path: place.csv
    title: {vi: Theo nơi và năm, en: By place and year}
    schema:
      fields:
        - {name: place, type: string, role: dimension, codeList: places, title: {vi: Nơi, en: Place}}
        - {name: year, type: year, role: dimension, title: {vi: Năm, en: Year}}
        - {name: source, type: list, delimiter: ";", role: attribute, attribute: source, title: {vi: Nguồn, en: Source}}
        - {name: sea_rank, type: integer}
      primaryKey: [place, year]
-- sea/place.csv --
place,year,source,sea_rank
`

// coast reads the sample with the second package beside it.
func coast(t *testing.T, reported string) *dataset.Catalog {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS("../../testdata/base/data")); err != nil {
		t.Fatal(err)
	}
	for _, f := range txtar.Parse([]byte(sea)).Files {
		path := filepath.Join(dir, filepath.FromSlash(f.Name))
		data := string(f.Data)
		switch f.Name {
		case "code-lists/datapackage.yaml":
			lists, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			data = strings.Replace(string(lists), "layout: layouts/places.csv,", "layout: layouts/places.csv, groups: groups/places.csv, places: true,", 1) +
				"  - {name: groups, path: groups.csv, title: {vi: Các nhóm, en: Groups}, noun: {vi: nhóm, en: groups}}\n"
		case "sea/place.csv":
			data += reported
		}
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(data), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	c := datatest.Catalog(t, dir)
	for _, d := range c.Datasets {
		d.Charts = nil // they are not drawn here
	}
	return c
}

// TestRankWithinPages: the page of a rank that is computed from another dataset names
// that dataset's publisher, sources and licences, and only those; its files too.
func TestRankWithinPages(t *testing.T) {
	c := coast(t, "")
	translations := datatest.Translations(t, "../../../themes/chiso")
	site := pages(page.Site(c, page.Options{Translations: translations, Place: "66"}))
	rankPage(t, site)
	datasetPage(t, site)
	for _, card := range page.Cards(c, page.Options{Translations: translations, Place: "66"}) {
		if card.Path != "charts/sea-rank.en" {
			continue
		}
		if lines := strings.Join(card.Lines, "|"); !strings.Contains(lines, "Computed by this site from data of The test's author (Sample") || strings.Contains(lines, "The coast's licence") {
			t.Errorf("the picture credits %q", lines)
		}
	}
	placePage(t, site)
	rankFiles(t, export.Files(export.Options{Catalog: c, Translations: translations}))
}

// rankPage checks the page of the rank.
func rankPage(t *testing.T, site map[string][]byte) {
	t.Helper()
	var p struct {
		Brief              struct{ Sentences []string }
		Derived            struct{ Formula, Group string }
		Publishers         []struct{ Title string }
		Sources            []struct{ Title, Years string }
		Licenses           []struct{ Title, Years string }
		Version, Title     string
		Table, Description string
	}
	if err := json.Unmarshal(site["indicators/sea-rank.en.md"], &p); err != nil {
		t.Fatal(err)
	}
	if p.Brief.Sentences[0] != "In 2025 Dak Lak ranks 1–2 of 2 places." || p.Derived.Formula != "within" || p.Derived.Group != "Seaside" {
		t.Errorf("%+v", p)
	}
	if len(p.Publishers) != 1 || p.Publishers[0].Title != "The test's author" || len(p.Licenses) != 2 || p.Licenses[0].Title != "CC0" || p.Licenses[1].Title != "CC BY 4.0" {
		t.Errorf("publishers %v, licences %v", p.Publishers, p.Licenses)
	}
	if len(p.Sources) != 2 || p.Sources[0].Title != "Made up" || p.Sources[0].Years != "2022, 2025" || p.Sources[1].Title != "Another source" || p.Sources[1].Years != "2025" {
		t.Errorf("sources %v", p.Sources)
	}
}

// datasetPage checks the page of the dataset that the rank is in.
func datasetPage(t *testing.T, site map[string][]byte) {
	t.Helper()
	var whole struct{ Licenses []struct{ Title string } }
	if err := json.Unmarshal(site["datasets/sea.en.md"], &whole); err != nil {
		t.Fatal(err)
	}
	var titles []string
	for _, l := range whole.Licenses {
		titles = append(titles, l.Title)
	}
	for _, want := range []string{"CC0", "CC BY 4.0"} { // of the dataset that the ranks were computed from
		if !slices.Contains(titles, want) {
			t.Errorf("the page of the dataset names the licences %v, not %s", titles, want)
		}
	}
}

// placePage checks the page of a place that has the rank.
func placePage(t *testing.T, site map[string][]byte) {
	t.Helper()
	var place struct {
		Views []struct {
			Groups []struct {
				Title string
				Lines []string
			}
		}
	}
	if err := json.Unmarshal(site["places/dak-lak.en.md"], &place); err != nil {
		t.Fatal(err)
	}
	for _, g := range place.Views[0].Groups {
		if named := strings.Contains(strings.Join(g.Lines, " "), "Source: Sample"); !named {
			t.Errorf("the page of the place does not name the sample beside %s: %v", g.Title, g.Lines)
		}
	}
}

// rankFiles checks the files of the rank.
func rankFiles(t *testing.T, files map[string][]byte) {
	t.Helper()
	rows, err := csv.NewReader(strings.NewReader(string(files["data/sea/sea_rank.csv"]))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	at := map[string]int{}
	for n, name := range rows[0] {
		at[name] = n
	}
	for n, want := range []map[string]string{
		{"year": "2022", "value": "2", "value_upper": "", "ranked_of": "2", "status": "derived", "source": "sample/made-up", "licence": "CC0-1.0"},
		{"year": "2025", "value": "1", "value_upper": "2", "ranked_of": "2", "status": "derived", "source": "sample/made-up;sample/other", "licence": "CC-BY-4.0", "accessed": "2026-11-22"},
	} {
		for name, text := range want {
			if got := rows[n+1][at[name]]; got != text {
				t.Errorf("%s of %v is %q, want %q", name, rows[n+1], got, text)
			}
		}
	}
	descriptor := string(files["data/sea/datapackage.json"])
	for _, want := range []string{`"name": "sample/made-up"`, `"name": "CC-BY-4.0"`, `"name": "coast"`} {
		if !strings.Contains(descriptor, want) {
			t.Errorf("the descriptor has no %s: %s", want, descriptor)
		}
	}
}

// TestRankWithinReported: a rank that was reported keeps the sources and the licence of
// the dataset that it was reported to.
func TestRankWithinReported(t *testing.T) {
	c := coast(t, "66,2022,coast,1\n")
	files := export.Files(export.Options{Catalog: c, Translations: datatest.Translations(t, "../../../themes/chiso")})
	text := string(files["data/sea/sea_rank.csv"])
	for _, want := range []string{",2022,1,,,final,", ",coast,2026-11-22,coast,", ",sample/made-up;sample/other,2026-11-22,CC-BY-4.0,"} {
		if !strings.Contains(text, want) {
			t.Errorf("%s has no %q", text, want)
		}
	}
	said := datatest.Translations(t, "../../../themes/chiso")
	site := pages(page.Site(c, page.Options{Translations: said, Place: "66"}))
	pageOf := string(site["indicators/sea-rank.en.md"])
	for _, want := range []string{"The coast's own publisher", "The test's author", "The coast's licence", "The coast's source"} {
		if !strings.Contains(pageOf, want) && !strings.Contains(pageOf, strings.ReplaceAll(want, "'", `\u0027`)) {
			t.Errorf("the page does not name %s", want)
		}
	}
}
