package readers

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"golang.org/x/net/html"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/datatest"
	"chiso/generator/internal/datatest/browser"
	"chiso/generator/internal/derive"
)

// TestPlaybook: the page of each tool has all its steps, a template, a real case with its
// source and result, and its provisions lead to entries that the timeline has.
func TestPlaybook(t *testing.T) {
	t.Parallel()
	dir, c := browser.Real.Serve(t), browser.Catalog(t)
	if len(c.Tools) == 0 {
		t.Skip("the data have no playbook: nothing to look at")
	}
	for _, language := range browser.Languages(t) {
		content := func(path string) string {
			return datatest.Contents(t, filepath.Join(dir, language, path, "index.html"))
		}
		timeline, cases, start := content("timeline"), content("playbook/cases"), content("playbook")
		for _, x := range c.Tools {
			page := content("playbook/" + x.Code)
			text := words(t, page)
			for _, part := range []string{dataset.StepPart, dataset.MistakePart, dataset.FieldPart, dataset.ColumnPart} {
				for _, said := range x.Parts[part] {
					if !strings.Contains(text, plain(said[language])) {
						t.Errorf("%s/playbook/%s does not say %q", language, x.Code, said[language])
					}
				}
			}
			for _, shown := range x.Shows {
				study, _ := c.CaseStudy(shown.Case)
				for _, said := range []dataset.Text{study.Title, study.Result, shown.Says} {
					if !strings.Contains(text, plain(said[language])) {
						t.Errorf("%s/playbook/%s does not say %q", language, x.Code, said[language])
					}
				}
				if len(study.Sources) == 0 || !strings.Contains(cases, `id="`+study.Code+`"`) {
					t.Errorf("case %s has %d sources, or is not among the cases", study.Code, len(study.Sources))
				}
			}
			for _, link := range strings.Split(page, "timeline/#")[1:] {
				if id, _, _ := strings.Cut(link, `"`); !strings.Contains(timeline, `id="`+id+`"`) {
					t.Errorf("%s/playbook/%s leads to %q, which the timeline has not", language, x.Code, id)
				}
			}
			if !strings.Contains(start, "/playbook/"+x.Code+"/") {
				t.Errorf("%s/playbook/ does not lead to %s", language, x.Code)
			}
		}
	}
}

// TestPlaceCases: the page of a place shows the cases that happened there, each with its years
// and outcome, and leads to the list of them; that of a place without cases has no such section.
func TestPlaceCases(t *testing.T) {
	t.Parallel()
	dir, c := browser.Real.Serve(t), browser.Catalog(t)
	if len(c.Tools) == 0 || len(c.CaseStudies) == 0 {
		t.Skip("the data have no cases: nothing to look at")
	}
	for _, language := range browser.Languages(t) {
		for _, s := range derive.Places(c) {
			path := filepath.Join(language, "places", c.PlaceSlug(s), "index.html")
			page := datatest.Contents(t, filepath.Join(dir, path))
			_, section, shown := strings.Cut(page, `<section><h2 id="cases">`)
			section, _, _ = strings.Cut(section, "</section>")
			text, cases := words(t, section), 0
			for _, x := range c.CaseStudies {
				if s != (dataset.Area{List: x.List, Code: x.Place}) {
					continue
				}
				cases++
				_, entry, found := strings.Cut(section, "/playbook/cases/#"+x.Code+`"`)
				entry, _, _ = strings.Cut(entry, "</li>")
				outcome := c.CodeLists["case-outcomes"].Label(x.Outcome, language)
				for _, want := range []string{x.Title[language], x.From, outcome} {
					if !found || !strings.Contains(entry, want) {
						t.Errorf("%s does not say %q of the case %s: %s", path, want, x.Code, text)
					}
				}
			}
			if links := strings.Count(section, "/playbook/cases/#"); links != cases || shown != (cases > 0) || shown != strings.Contains(section, "/playbook/cases/?place="+s.Code) || shown != strings.Contains(page, `href="#cases"`) {
				t.Errorf("%s has %d cases, and shows %d: %s", path, cases, links, text)
			}
		}
	}
}

// words are those that a page shows, with single spaces.
func words(t *testing.T, page string) string {
	t.Helper()
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	var text strings.Builder
	for n := range root.Descendants() {
		if n.Type == html.TextNode {
			text.WriteString(n.Data)
		}
	}
	return plain(text.String())
}

// plain writes all spaces as one simple one.
func plain(text string) string { return strings.Join(strings.Fields(text), " ") }

// TestOwnPlaybook: our playbook has what public servants were promised: twelve tools over all
// stages and pillars, and cases that ran into trouble among the others.
func TestOwnPlaybook(t *testing.T) {
	t.Parallel()
	datatest.Own(t, browser.Root)
	c := browser.Catalog(t)
	stages, pillars, outcomes := map[string]int{}, map[string]int{}, map[string]int{}
	for _, x := range c.Tools {
		stages[x.Stage]++
		for _, p := range x.Pillars {
			pillars[p]++
		}
		told := slices.ContainsFunc(x.Shows, func(s dataset.Shown) bool {
			study, found := c.CaseStudy(s.Case)
			return found && study.Result["vi"] != ""
		})
		if !told {
			t.Errorf("tool %s has no case with a result", x.Code)
		}
	}
	for _, x := range c.CaseStudies {
		outcomes[x.Outcome]++
	}
	if len(c.Tools) < 12 || len(stages) != 3 || len(pillars) != 4 || outcomes["mixed"] < 3 {
		t.Errorf("%d tools, stages %v, pillars %v, outcomes of cases %v", len(c.Tools), stages, pillars, outcomes)
	}
	for pillar, n := range pillars {
		if n < 3 {
			t.Errorf("pillar %s has %d tools", pillar, n)
		}
	}
}

// TestCases: on a phone the cases are filtered, and what is chosen stands in the address.
func TestCases(t *testing.T) {
	t.Parallel()
	datatest.Own(t, browser.Root)
	b := browser.Open(t, 360)
	const seen = `[...document.querySelectorAll('.case')].filter((e) => e.offsetHeight).length`
	mixed := 0
	for _, x := range browser.Catalog(t).CaseStudies {
		if x.Outcome == "mixed" {
			mixed++
		}
	}
	for _, language := range browser.Languages(t) {
		b.Visit(language + "/playbook/cases/")
		all := browser.Value[int](b, seen)
		b.Do(chromedp.Evaluate[chromedp.Void](`(() => { const s = document.querySelector('[name=outcome]'); s.value = 'mixed'; s.dispatchEvent(new Event('input', {bubbles: true})); })()`), browser.Until(browser.Query("outcome")+` === 'mixed'`))
		if got := browser.Value[int](b, seen); got != mixed || got >= all {
			t.Errorf("%s: of %d cases %d are seen, want %d", language, all, got, mixed)
		}
		b.Visit(language + "/playbook/cases/?place=48")
		b.Do(browser.Until(fmt.Sprintf(`%s > 0 && %s < %d`, seen, seen, mixed)))
		if wide := browser.Value[int](b, `document.documentElement.scrollWidth`); wide > 360 {
			t.Errorf("%d px wide on a phone of 360", wide)
		}
	}
	b.Clean("cases")
}
