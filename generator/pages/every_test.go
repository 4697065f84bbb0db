package pages

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"

	"chiso/generator/internal/derive"
	"chiso/generator/internal/trial/browser"
)

// weight is what a page and its files weigh on first view, gzip-compressed: in
// all, and the scripts.
const weight = `Promise.all([location.href, ...performance.getEntriesByType('resource').map((r) => r.name)].map(async (url) => {
	const stream = (await fetch(url)).body.pipeThrough(new CompressionStream('gzip'));
	return [url.endsWith('.js'), (await new Response(stream).arrayBuffer()).byteLength];
})).then((sizes) => [sizes, sizes.filter(([script]) => script)].map((list) => list.reduce((sum, [, size]) => sum + size, 0)))`

// sampled says of how many pages that one template makes from rows of one kind a
// browser opens one: TestOutline and TestPolicy read all of them.
var sampled = map[string]int{"economies": 45, "provinces-63": 13, "indicators": 2, "embed": 5, "rankings": 5, "rules": 8}

// somePages lists the addresses of pages to open one by one: all, but of the hundreds
// that are made in one way some, not the same ones in both languages.
func somePages(t *testing.T) []string {
	t.Helper()
	catalog, places, seen := browser.Catalog(t), map[string]string{}, map[string]int{}
	for _, s := range derive.Places(catalog) {
		places[catalog.PlaceSlug(s)] = s.List
	}
	return slices.DeleteFunc(browser.Pages(t), func(path string) bool {
		parts := strings.Split(strings.TrimSuffix(path, "/"), "/") // language, section, slug, embed
		if len(parts) < 3 {
			return false
		}
		kind := parts[1]
		if kind == "places" {
			kind = places[parts[2]]
		} else if len(parts) == 4 {
			kind = parts[3]
		}
		seen[parts[0]+kind]++
		turn := seen[parts[0]+kind]
		if parts[0] == "vi" {
			turn++
		}
		return sampled[kind] > 0 && turn%sampled[kind] != 0
	})
}

// TestTabNotices: the tab sees what it is there to see, so that a clean page is
// clean.
func TestTabNotices(t *testing.T) {
	b := browser.Open(t, 360)
	b.Visit("en/")
	b.Do(chromedp.Evaluate[chromedp.Void](`console.error('seen'); setTimeout(() => { throw new Error('thrown') }); fetch('missing'); new Image().src = 'http://127.0.0.2:1/'; new Promise((r) => setTimeout(r, 300))`))
	time.Sleep(time.Second)
	noticed := b.Noticed()
	for _, want := range []string{"console: ", "exception: ", "status 404", "Content Security Policy"} {
		if !strings.Contains(noticed, want) {
			t.Errorf("the tab did not notice %q:\n%s", want, noticed)
		}
	}
}

// TestEveryPage opens pages of every kind in both languages on a phone: no error, no
// request to another host, every chart drawn, nothing to scroll sideways, no
// key of a sentence left.
func TestEveryPage(t *testing.T) {
	t.Parallel()
	for _, language := range []string{"vi", "en"} {
		t.Run(language, func(t *testing.T) {
			t.Parallel()
			everyPage(t, language)
		})
	}
}

func everyPage(t *testing.T, language string) {
	b := browser.Open(t, 360)
	heaviest, heavy := []float64{0, 0}, ""
	defer func() {
		t.Logf("the heaviest page is %s: %.0f bytes compressed on first view, %.0f of them scripts", heavy, heaviest[0], heaviest[1])
	}()
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
		if weight := browser.Value[[]float64](b, weight); weight[0] > 60_000 || weight[1] > 25_000 || weight[1] == 0 {
			t.Errorf("%s weighs %.0f bytes compressed on first view, %.0f of them scripts", path, weight[0], weight[1])
		} else if weight[0] > heaviest[0] {
			heaviest, heavy = weight, path
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

// TestWithoutScript: every page of an indicator holds its chart and its table
// with scripts off.
func TestWithoutScript(t *testing.T) {
	t.Parallel()
	b := browser.Open(t, 360)
	b.Do(chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
		_, err := cdp.Call(ctx, target, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
		return err
	}))
	charts := 0
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
		charts += browser.Value[int](b, `document.querySelectorAll('.chart').length`)
		if browser.Value[bool](b, `[...document.querySelectorAll('html:not(.embed) .tabs, .controls, .filter, .take')].some((e) => e.offsetWidth)`) {
			t.Errorf("%s shows a control that needs scripts", path)
		}
	}
	if charts < 60 {
		t.Errorf("%d charts", charts)
	}
	b.Clean("without scripts")
}

// TestLanguageSwitch lands on the twin of each page, and back.
func TestLanguageSwitch(t *testing.T) {
	t.Parallel()
	b := browser.Open(t, 1280)
	for _, path := range browser.Pages(t) {
		twin := strings.Replace(path, "vi/", "en/", 1)
		if strings.HasPrefix(path, "en/") {
			twin = strings.Replace(path, "en/", "vi/", 1)
		}
		dir := browser.Real.Serve(t)
		if _, err := os.Stat(filepath.Join(dir, twin, "index.html")); err != nil {
			t.Errorf("%s has no twin", path)
		}
		if strings.Count(path, "/") > 2 && path != "vi/indicators/gii-rank/" && path != "en/datasets/policy/" {
			continue // one page of each type is clicked through
		}
		b.Visit(path)
		b.Do(chromedp.Click(chromedp.CSS(`header a[hreflang]`)), chromedp.WaitReady(chromedp.CSS(`main`)))
		for deadline := time.Now().Add(browser.Patience); browser.Value[string](b, `location.pathname`) != browser.SubPath+twin; time.Sleep(50 * time.Millisecond) {
			if time.Now().After(deadline) {
				t.Fatalf("%s: the switch leads to %s", path, browser.Value[string](b, `location.pathname`))
			}
		}
		b.Do(chromedp.WaitReady(chromedp.CSS(`footer`)))
		if got, want := browser.Value[string](b, `document.querySelector('link[rel=alternate][hreflang='+(document.documentElement.lang.startsWith('vi')?'en':'vi')+']').href`), b.Address+path; got != want {
			t.Errorf("%s: the twin points back to %s, want %s", path, got, want)
		}
		b.Clean(path)
	}
}
