package pages

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"chiso/generator/internal/datatest"
	"chiso/generator/internal/datatest/browser"
	"chiso/generator/internal/derive"
)

// firstView is the most that a page and its files may weigh, in bytes, gzip-compressed, and
// firstScripts what its scripts may.
const firstView, firstScripts = 60_000, 25_000

// sampled says of how many pages that one template makes from rows of one kind in one language
// a browser opens one: TestOutline and TestPolicy read all of them. Of kinds that are not
// named, as the places of other data, about most are opened. Pages of indicators are not
// counted but chosen by their charts.
var sampled = map[string]int{"economies": 60, "provinces-34": 17, "provinces-63": 31, "rankings": 14, "playbook": 4, "rules": 24, "datasets": 2}

// most is how many pages of one kind in one language a browser opens, roughly: data may have
// thousands of places.
const most = 40

// somePages lists the addresses of pages to open one by one: all, but of the hundreds
// that are made in one way some, not the same ones in every language. Of indicators of one dataset
// that have charts of the same kinds it has one, of embedded charts one for each set of kinds.
// With these, languages take turns: what their pages say is read in all languages by TestOutline,
// and what a browser adds to that, the layout of a kind of chart, each language has on other pages.
func somePages(t *testing.T) []string {
	t.Helper()
	catalog, places, all, seen := browser.Catalog(t), map[string]string{}, map[string]int{}, map[string]int{}
	for _, s := range derive.Places(catalog) {
		places[catalog.PlaceSlug(s)] = s.List
	}
	origin, charts := map[string]string{}, map[string]string{}
	for _, d := range catalog.Datasets {
		for _, i := range d.Indicators {
			origin[i.Slug()] = d.Name + " "
		}
		for _, c := range d.Charts {
			charts[c.Indicator.Slug()] += " " + c.Kind
		}
	}
	kindOf := func(path string) (language, kind string) {
		parts := strings.Split(strings.TrimSuffix(path, "/"), "/") // language, section, slug, embed
		switch {
		case len(parts) < 3:
			return parts[0], ""
		case parts[1] == "places":
			return parts[0], places[parts[2]]
		case len(parts) == 4:
			return parts[0], parts[3] + charts[parts[2]]
		case parts[1] == "indicators":
			return parts[0], origin[parts[2]] + charts[parts[2]]
		}
		return parts[0], parts[1]
	}
	pages, languages, turns := browser.Pages(t), browser.Languages(t), map[string]string{}
	for _, path := range pages {
		language, kind := kindOf(path)
		all[language+kind]++
		if _, known := turns[kind]; !known && strings.Contains(path, "/indicators/") {
			turns[kind] = languages[len(turns)%len(languages)]
		}
	}
	return slices.DeleteFunc(pages, func(path string) bool {
		language, kind := kindOf(path)
		if kind == "" {
			return false
		}
		seen[language+kind]++
		turn, of := seen[language+kind], max(1, sampled[kind], all[language+kind]/most)
		if strings.Contains(path, "/indicators/") {
			return turn > 1 || language != turns[kind]
		}
		if language == languages[0] {
			turn++
		}
		return turn%of != 0 && all[language+kind] >= of // one at least
	})
}

// TestTabNotices: the tab sees what it is there to see, so that a clean page is
// clean.
func TestTabNotices(t *testing.T) {
	b := browser.Open(t, 360)
	b.Visit(browser.Like(t, "en/"))
	b.Do(chromedp.Evaluate[chromedp.Void](`console.error('seen'); setTimeout(() => { throw new Error('thrown') }); fetch('missing'); new Image().src = 'http://127.0.0.2:1/';`))
	wants, noticed := []string{"console: ", "exception: ", "status 404", "Content Security Policy"}, ""
	missing := func() []string {
		return slices.DeleteFunc(slices.Clone(wants), func(want string) bool { return strings.Contains(noticed, want) })
	}
	for end := time.Now().Add(browser.Patience); len(missing()) > 0 && time.Now().Before(end); time.Sleep(50 * time.Millisecond) {
		noticed += b.Noticed() + "\n"
	}
	if left := missing(); len(left) > 0 {
		t.Errorf("the tab did not notice %q:\n%s", left, noticed)
	}
}

// TestEveryPage opens pages of every kind in every language on a phone: no error, no
// request to another host, every chart drawn, nothing to scroll sideways, no
// key of a sentence left.
func TestEveryPage(t *testing.T) {
	t.Parallel()
	for _, language := range browser.Languages(t) {
		t.Run(language, func(t *testing.T) {
			t.Parallel()
			everyPage(t, language)
		})
	}
}

func everyPage(t *testing.T, language string) {
	b := browser.Open(t, 360)
	for _, path := range somePages(t) {
		if !strings.HasPrefix(path, language+"/") {
			continue
		}
		b.Visit(path)
		if got := browser.Value[string](b, `document.documentElement.lang.slice(0, 2)`); got != language {
			t.Errorf("%s: language %q", path, got)
		}
		views := b.Views()
		for _, view := range views {
			if b.Look(view); !browser.Value[bool](b, browser.Drawn) {
				t.Errorf("%s: the chart %q is not drawn, or a word of it is cut", path, view)
			}
		}
		if len(views) == 0 && !browser.Value[bool](b, browser.Drawn) {
			t.Errorf("%s: a chart is not drawn, or a word of it is cut", path)
		}
		if library := browser.Value[int](b, `performance.getEntriesByType('resource').filter((r) => r.name.includes('/js/chart')).length`); library != 0 {
			t.Errorf("%s loads the chart library before a reader reaches for a chart", path)
		}
		for _, view := range views {
			b.Look(view)
			b.Do(browser.Until(browser.Enliven), browser.Until(browser.Drawn))
		}
		b.Do(browser.Until(browser.Enliven), browser.Until(browser.Drawn))
		if wide := browser.Value[int](b, `document.documentElement.scrollWidth`); wide > 360 {
			t.Errorf("%s: %d px wide on a phone of 360", path, wide)
		}
		// What a page quotes is not its own text: the example of a rule holds braces.
		text := browser.Value[string](b, `[...document.querySelectorAll('pre')].reduce((text, quoted) => text.replace(quoted.innerText, () => ''), document.body.innerText)`)
		for _, left := range leftovers {
			if strings.Contains(text, left) {
				t.Errorf("%s shows %q", path, left)
			}
		}
		b.Clean(path)
	}
}

// TestFirstView: no page at all weighs too much: the document with its stylesheets and scripts,
// of which it has some.
// What else a page may ask for at first is in TestBudgets.
func TestFirstView(t *testing.T) {
	t.Parallel()
	dir, weighed := browser.Real.Serve(t), map[string]int{}
	weigh := func(path string) int {
		if _, known := weighed[path]; !known {
			weighed[path] = datatest.Packed(t, datatest.Contents(t, filepath.Join(dir, path)))
		}
		return weighed[path]
	}
	heaviest, heavy := 0, ""
	for _, path := range browser.Pages(t) {
		html := datatest.Contents(t, filepath.Join(dir, path, "index.html"))
		scripts, sum := 0, 0
		for _, file := range loaded.FindAllStringSubmatch(html, -1) {
			size := weigh(strings.TrimPrefix(file[1], browser.SubPath))
			if sum += size; strings.HasSuffix(file[1], ".js") {
				scripts += size
			}
		}
		if scripts > firstScripts || scripts == 0 {
			t.Errorf("%s has %d bytes of scripts on first view", path, scripts)
		}
		if sum+len(html) < firstView { // it is light however badly it packs
			continue
		}
		sum += weigh(path + "index.html")
		if sum > firstView {
			t.Errorf("%s weighs %d bytes compressed on first view", path, sum)
		}
		if sum > heaviest {
			heaviest, heavy = sum, path
		}
	}
	t.Logf("the heaviest is %s: %d bytes", heavy, heaviest)
}

// loaded are the files that a page asks for at once.
var loaded = regexp.MustCompile(`(?:<link rel="?stylesheet"? href|<script[^>]* src)="?([^" >]+)`)

// TestWithoutScript: every page of an indicator holds its chart and its table
// with scripts off.
func TestWithoutScript(t *testing.T) {
	t.Parallel()
	b := browser.Open(t, 360)
	b.WithoutScripts()
	charts, drawn := 0, map[string]bool{} // the addresses of indicators that have a chart
	for _, d := range browser.Catalog(t).Datasets {
		for _, c := range d.Charts {
			drawn[c.Indicator.Slug()] = true
		}
	}
	for _, path := range somePages(t) {
		if strings.Count(path, "/") < 3 || !strings.Contains(path, "/indicators/") {
			continue
		}
		b.Visit(path)
		if browser.Value[bool](b, `!!document.querySelector('.figure, .lead')`) && !browser.Value[bool](b, `document.querySelectorAll('table.data tbody tr').length > 0 || !!document.querySelector('.empty')`) {
			t.Errorf("%s: no table", path)
		}
		if !browser.Value[bool](b, browser.Drawn) {
			t.Errorf("%s: a chart is not drawn", path)
		}
		here := browser.Value[int](b, `document.querySelectorAll('.chart').length`)
		if here == 0 && drawn[strings.Split(path, "/")[2]] {
			t.Errorf("%s lacks its chart", path)
		}
		charts += here
		if browser.Value[bool](b, `[...document.querySelectorAll('html:not(.embed) .tabs, .controls, .filter, .take')].some((e) => e.offsetWidth)`) {
			t.Errorf("%s shows a control that needs scripts", path)
		}
	}
	if charts == 0 && len(drawn) > 0 {
		t.Error("no chart has been seen")
	}
	t.Logf("%d charts", charts)
	b.Clean("without scripts")
}

// TestLanguageSwitch lands on the twin of each page in each other language, and back.
func TestLanguageSwitch(t *testing.T) {
	t.Parallel()
	languages := browser.Languages(t)
	if len(languages) < 2 {
		t.Skip("the site speaks one language")
	}
	dir, b := browser.Real.Serve(t), browser.Open(t, 1280)
	clicked := map[string]bool{browser.Like(t, "vi/indicators/gii-score/"): true, browser.Like(t, "en/datasets/policy/"): true}
	for _, path := range browser.Pages(t) {
		language, rest, _ := strings.Cut(path, "/")
		for _, other := range languages {
			if other == language {
				continue
			}
			twin := other + "/" + rest
			if _, err := os.Stat(filepath.Join(dir, twin, "index.html")); err != nil {
				t.Errorf("%s has no twin in %s", path, other)
			}
			if strings.Count(path, "/") > 2 && !clicked[path] {
				continue // one page of each type is clicked through
			}
			b.Visit(path)
			b.Do(chromedp.Click(chromedp.CSS(`header a[hreflang=`+other+`]`)), chromedp.WaitReady(chromedp.CSS(`main`)))
			b.Arrives(twin)
			b.Do(chromedp.WaitReady(chromedp.CSS(`footer`)))
			if got, want := browser.Value[string](b, `document.querySelector('link[rel=alternate][hreflang=`+language+`]').href`), b.Address+path; got != want {
				t.Errorf("%s: the twin in %s points back to %s, want %s", path, other, got, want)
			}
			b.Clean(path)
		}
	}
}
