package pages

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"chiso/generator/internal/datatest/browser"
)

// secondSite is that of another body in another country, with other places and other
// languages: settings and data alone.
var secondSite = browser.Site{Arguments: []string{"--data", "testdata/second/data", "--site", "testdata/second/site"}}

// foreign is what belongs to the first site only. What quotes the check is left out:
// its examples are of the first.
var foreign = regexp.MustCompile(`Việt|Viet Nam|ASEAN|Chỉ số|GII|PAPI|tỉnh|[ạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹđĐ]`)

// TestSecondSite: another body's site has its own name, logo, colours, contact, words
// and places on every page, nothing of the first one, and works in a browser.
func TestSecondSite(t *testing.T) {
	t.Parallel()
	b := browser.OpenSite(t, &secondSite, 360)
	var paths []string
	dir := secondSite.Serve(t)
	err := filepath.WalkDir(dir, func(path string, entry os.DirEntry, err error) error {
		if err == nil && entry.Name() == "index.html" && !strings.Contains(path, "/rules/") {
			path, err = filepath.Rel(dir, filepath.Dir(path))
			if paths = append(paths, filepath.ToSlash(path)+"/"); path == "." {
				paths = paths[:len(paths)-1] // it leads to the first language
			}
		}
		return err
	})
	if err != nil || !slices.Contains(paths, "fr/places/nunavut/") || !slices.Contains(paths, "en/places/northwest-territories-to-1999/") {
		t.Fatalf("%v, %v", paths, err)
	}
	for _, path := range paths {
		b.Visit(path)
		of := map[string]struct{ lang, name, footer string }{
			"fr": {"fr-CA", "Repères", "Un site de l’Observatoire d’essai."}, "en": {"en-CA", "Bearings", "A site of the Trial Observatory."},
		}[path[:2]]
		text := browser.Value[string](b, `document.title + '\n' + document.body.innerText`)
		if found := foreign.FindString(text); found != "" && !strings.HasSuffix(path, "/about/design/") { // which shows letters of every kind
			t.Errorf("%s says %q", path, found)
		}
		if lang := browser.Value[string](b, `document.documentElement.lang`); lang != of.lang || !strings.Contains(text, of.name) {
			t.Errorf("%s: language %q", path, lang)
		}
		for _, left := range leftovers {
			if strings.Contains(text, left) {
				t.Errorf("%s shows %q", path, left)
			}
		}
		if wide := browser.Value[int](b, `document.documentElement.scrollWidth`); wide > 360 {
			t.Errorf("%s: %d px wide on a phone of 360", path, wide)
		}
		if !strings.HasSuffix(path, "/embed/") {
			for _, want := range []string{of.footer, "reperes@example.org"} {
				if !strings.Contains(text, want) {
					t.Errorf("%s does not say %q", path, want)
				}
			}
			if logo := browser.Value[int](b, `document.querySelector('.logo img')?.naturalWidth ?? 0`); logo == 0 {
				t.Errorf("%s lacks the logo", path)
			}
		}
		if colour := browser.Value[string](b, `getComputedStyle(document.documentElement).getPropertyValue('--accent').trim()`); colour != "#5b2a86" {
			t.Errorf("%s: the accent is %s", path, colour)
		}
		b.Clean(path)
	}

	// What needs scripts works in another language too.
	b.Visit("fr/indicators/researchers/")
	b.Do(browser.Until(browser.Enliven), browser.Until(browser.Drawn))
	b.Press("/")
	b.Do(chromedp.KeyEvent("nunavu"), browser.Until(`document.querySelector('dialog [role=option]')?.textContent.includes('Nunavut')`))
	b.Clean("search")
	if address := browser.Value[string](b, `document.querySelector('.correct a[href*="code.example.org"]')?.href ?? ''`); !strings.HasPrefix(address, "https://code.example.org/reperes/") {
		t.Errorf("to fix a figure one goes to %q", address)
	}

	// Its questionnaire has other pillars, another scale and weights of 70 and 30. By hand:
	// people .7*1 + .3*5 = 2.2; work .7*4 + .3*2 = 3.4; trust .7*5 + .3*5 = 5.
	b.Visit("fr/self-assessment/miroir/")
	b.Do(browser.Until(`document.querySelector('.assess.is-alive')`), chromedp.Evaluate[chromedp.Void](`Object.entries({'people-1': 1, 'people-2': 5, 'work-1': 4, 'work-2': 2, 'trust-1': 5, 'trust-2': 5}).forEach(([name, value]) => document.querySelector('[name=' + name + '][value="' + value + '"]').click()); location.hash = 'result'`),
		browser.Until(`document.querySelector('.pillars .score')`))
	for selector, want := range map[string]string{"#finding": "Point fort : la confiance ; point faible : les gens", ".pillars .score": "2,2 sur 5 3,4 sur 5 5,0 sur 5", ".monday h4": "Marcher pour people-1"} {
		if got := browser.Value[string](b, `[...document.querySelectorAll('`+selector+`')].map((e) => e.textContent).join(' ')`); got != want {
			t.Errorf("the questionnaire says %q, want %q", got, want)
		}
	}
	b.Clean("self-assessment")
}
