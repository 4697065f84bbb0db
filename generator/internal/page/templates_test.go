package page

import (
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"chiso/generator/internal/chart"
	"chiso/generator/internal/datatest"
	"chiso/generator/internal/datatest/templates"
	"chiso/generator/internal/wire"
)

// fronts are the kinds of pages with what their front matter holds, and those that a site writes
// by hand.
var fronts = []templates.Page{
	{Folder: "", Kind: "home", Front: reflect.TypeFor[wire.HomePage]()},
	{Folder: "indicators", Kind: "section", Front: reflect.TypeFor[wire.CataloguePage]()},
	{Folder: "indicators", Kind: "page", Front: reflect.TypeFor[wire.IndicatorPage]()},
	{Folder: "rankings", Kind: "section", Front: reflect.TypeFor[wire.RankingsPage]()},
	{Folder: "rankings", Kind: "page", Front: reflect.TypeFor[wire.RankingPage]()},
	{Folder: "places", Kind: "section", Front: reflect.TypeFor[wire.PlacesPage]()},
	{Folder: "places", Kind: "page", Front: reflect.TypeFor[wire.PlacePage]()},
	{Folder: "targets", Kind: "section", Front: reflect.TypeFor[wire.TargetsPage]()},
	{Folder: "datasets", Kind: "section", Front: reflect.TypeFor[wire.DatasetsPage]()},
	{Folder: "datasets", Kind: "page", Front: reflect.TypeFor[wire.DatasetPage]()},
	{Folder: "survey", Kind: "section", Front: reflect.TypeFor[wire.SurveysPage]()},
	{Folder: "self-assessment", Kind: "section", Front: reflect.TypeFor[wire.AssessmentsPage]()},
	{Folder: "self-assessment", Kind: "page", Layout: "assessment", Front: reflect.TypeFor[wire.AssessmentPage]()},
	{Folder: "playbook", Kind: "section", Front: reflect.TypeFor[wire.PlaybookPage]()},
	{Folder: "playbook", Kind: "page", Layout: "tool", Front: reflect.TypeFor[wire.ToolPage]()},
	{Folder: "playbook", Kind: "page", Layout: "cases", Front: reflect.TypeFor[wire.CasesPage]()},
	{Folder: "playbook", Kind: "page", Layout: "law", Front: reflect.TypeFor[wire.LawPage]()},
	{Folder: "timeline", Kind: "section", Front: reflect.TypeFor[wire.TimelinePage]()},
	{Folder: "glossary", Kind: "section", Front: reflect.TypeFor[wire.GlossaryPage]()},
	{Folder: "explore", Kind: "section", Front: reflect.TypeFor[wire.ExplorePage]()},
	{Folder: "search", Kind: "section", Front: reflect.TypeFor[wire.SearchPage]()},
	{Folder: "rules", Kind: "section", Front: reflect.TypeFor[wire.RulesPage]()},
	{Folder: "rules", Kind: "page", Front: reflect.TypeFor[wire.RulePage]()},
	{Folder: "about", Kind: "section", Front: reflect.TypeFor[wire.PlainPage]()},
	{Folder: "about", Kind: "page", Layout: "design", Front: reflect.TypeFor[wire.DesignPage]()},
	{Folder: "about", Kind: "page", Layout: "settings", Front: reflect.TypeFor[wire.PlainPage]()},
	{Folder: "about", Kind: "page", Layout: "offline", Front: reflect.TypeFor[wire.PlainPage]()},
	{Folder: "embeds", Kind: "page", Front: reflect.TypeFor[wire.EmbedPage]()},

	{Kind: "404"},
	{Kind: "page"},
	{Kind: "section"},
}

// ofHugo are keys of front matter that Hugo itself reads, besides the title and the description.
var ofHugo = []string{"aliases", "build", "layout", "sitemap", "url"}

// TestTemplates holds the templates of the theme to the structs of this package, and these to
// what the templates read: a key that nobody reads is a mistake, or need not be written.
func TestTemplates(t *testing.T) {
	report, err := templates.Check(os.DirFS("../../../themes/chiso"), fronts)
	if err != nil {
		t.Fatal(err)
	}
	for _, problem := range report.Problems {
		t.Error(problem)
	}
	t.Logf("%d of the %d fields that templates read were found in a type", report.Resolved, report.Uses)
	if report.Uses < 1000 || report.Resolved*10 < report.Uses*9 {
		t.Errorf("of %d fields that templates read only %d were found in a type: most are no longer checked", report.Uses, report.Resolved)
	}

	var pages []reflect.Type
	for _, p := range fronts {
		if p.Front != nil {
			pages = append(pages, p.Front)
		}
	}
	var forScripts []reflect.Type // package wire holds these to what scripts read
	for _, g := range wire.ForScripts {
		forScripts = append(forScripts, wire.Structs(g.Types...)...)
	}
	for _, of := range wire.Structs(pages...) {
		front := slices.Contains(pages, of)
		for _, f := range wire.Fields(of) {
			if f.Of != of || report.Reads(of, f.Name) || slices.Contains(forScripts, of) || front && slices.Contains(ofHugo, f.Key) {
				continue
			}
			t.Errorf("%v.%s: no template reads the key %q; take it out, or write json:\"-\" if only Go needs it", of, f.Name, f.Key)
		}
	}
}

// TestFronts holds the list of fronts to what the kinds of pages make of this repository's data.
func TestFronts(t *testing.T) {
	c := datatest.Repository(t, "../../..")
	o := Options{Place: c.Country, Translations: datatest.TranslationsOf(t, "../../../themes/chiso", "../../../site", c.Languages), Charts: map[chart.Ref]chart.Drawn{}}
	for _, d := range c.Datasets { // what they look like is no matter here, and takes seconds
		for _, of := range d.Charts {
			o.Charts[chart.Ref{Chart: of, Language: c.Languages[0]}] = chart.Drawn{Meta: chart.Meta{Meta: wire.Meta{Kind: of.Kind}}, Frames: make([]chart.Frame, 1)}
		}
	}
	b := newBase(c, o, c.Languages[0])
	made := map[string]int{}
	b.each(func(f file) {
		path := f.path
		folder, name, inFolder := strings.Cut(path, "/")
		kind := "page"
		switch {
		case !inFolder:
			folder, kind = "", "home"
		case name == index:
			kind = "section"
		}
		layouts := slices.ContainsFunc(fronts, func(p templates.Page) bool { return p.Folder == folder && p.Layout != "" })
		if made[folder+kind]++; made[folder+kind] > 1 && !layouts { // all are alike, but where the front matter names a layout
			return
		}
		made := f.content()
		if both, hasFile := made.(withFile); hasFile {
			made = both.page
		}
		front := reflect.ValueOf(made)
		layout := ""
		if field := front.FieldByName("Layout"); field.IsValid() {
			layout = field.String()
		}
		if front.Type() == reflect.TypeFor[wire.Nowhere]() { // is not shown
			return
		}
		if !slices.Contains(fronts, templates.Page{Folder: folder, Kind: kind, Layout: layout, Front: front.Type()}) {
			t.Errorf("%s: fronts do not list the %s of %q with the layout %q and %v", path, kind, folder, layout, front.Type())
		}
	})
}
