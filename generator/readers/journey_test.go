package readers

import (
	"context"
	"fmt"
	"net/url"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"

	"chiso/generator/internal/datatest"
	"chiso/generator/internal/datatest/browser"
)

// TestCitizen: on a phone somebody finds a province from the home page by any of its
// names, opens the trend of an indicator for it and shares that; who gets the link sees
// the same.
func TestCitizen(t *testing.T) {
	t.Parallel()
	datatest.Own(t, browser.Root)
	b := browser.Open(t, 360)
	b.Keeps()
	b.Do(chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
		_, err := cdp.Call(ctx, target, emulation.SetTouchEmulationEnabled, emulation.SetTouchEmulationEnabledParams{Enabled: true})
		return err
	}))
	b.Do(chromedp.EmulateViewport(360, 740))
	for _, language := range []string{"vi/", "en/"} {
		b.Visit(language)
		if top := browser.Value[float64](b, `document.querySelector('.finder input').getBoundingClientRect().bottom`); top > 740 {
			t.Errorf("%s: the way to one's own place ends at %.0f px, below the first screen", language, top)
		}
		if wide := browser.Value[int](b, `document.documentElement.scrollWidth`); wide > 360 {
			t.Errorf("%s is %d px wide", language, wide)
		}
	}
	b.Visit("vi/")
	const options = `[...document.querySelectorAll('.found [role=option]')].map((o) => o.textContent)`
	for typed, want := range map[string]string{"dak lak": "Đắk Lắk", "đắk lắk": "Đắk Lắk", "Daklak": "Đắk Lắk", "phú yên": "nay thuộc Đắk Lắk"} {
		b.Types("#q", typed)
		b.Do(browser.Until(options + `.some((o) => o.includes('` + want + `'))`))
		if n := browser.Value[int](b, options+`.length`); n > 7 {
			t.Errorf("%q has %d suggestions", typed, n)
		}
	}
	b.Types("#q", "atlantis")
	b.Do(browser.Until(`document.querySelector('.finder [role=status]').textContent && !document.querySelector('.found [role=option]')`))

	b.Types("#q", "dak lak")
	b.Do(browser.Until(options + `[0]?.startsWith('Đắk Lắk')`))
	b.Press("ArrowDown")
	b.Do(browser.Until(`document.activeElement.getAttribute('aria-activedescendant') === 'found-0'`))
	b.Press("Enter")
	b.Arrives("vi/places/dak-lak/")

	const row = `document.querySelector('tr[data-indicator=grdp_population] a')`
	if href := browser.Value[string](b, row+`.getAttribute('href')`); !strings.HasSuffix(href, "indicators/grdp-population/?place=66") {
		t.Fatalf("the row leads to %q", href)
	}
	b.Do(chromedp.Evaluate[chromedp.Void](row + `.click()`))
	b.Arrives("vi/indicators/grdp-population/")
	const seen = `document.querySelector('[name=place]').value === '66' && document.querySelector('[name=place]').selectedOptions[0].text.includes('Đắk Lắk')`
	b.Do(browser.Until(seen), browser.Until(browser.Shows("Đắk Lắk")))
	b.Do(chromedp.Evaluate[chromedp.Void](`(() => { const copy = (text) => { window.shared = text; return Promise.resolve(); };
		if (navigator.share) navigator.share = ({url}) => copy(url); navigator.clipboard.writeText = copy; document.querySelector('[data-share]').click(); })()`), browser.Until(`window.shared`))
	link := browser.Value[string](b, `window.shared`)
	if want := browser.Address + "vi/indicators/grdp-population/?place=66"; link != want {
		t.Fatalf("the link that is shared is %s, want %s", link, want)
	}
	b.Clean("a citizen")

	other := browser.Open(t, 360) // somebody else
	other.Visit(strings.TrimPrefix(link, browser.Address))
	other.Do(browser.Until(seen), browser.Until(browser.Shows("Đắk Lắk")))
	other.Clean("who gets the link")
}

// TestFacets: the catalogue is narrowed down by several things at once; every choice
// says how many indicators it leaves, given the others; back, a link and "clear all" do
// what they say; nothing moves when the filter comes to life.
func TestFacets(t *testing.T) {
	datatest.Own(t, browser.Root)
	b := browser.Open(t, 360)
	b.Visit("vi/indicators/")
	const told = `document.querySelector('.filter [role=status]').textContent`
	all := browser.Value[int](b, left)
	if !strings.HasPrefix(browser.Value[string](b, told), fmt.Sprint(all)) {
		t.Errorf("%d are seen: %s", all, browser.Value[string](b, told))
	}
	if moved := browser.Value[float64](b, `new Promise((done) => { let sum = 0; new PerformanceObserver((list) => { for (const e of list.getEntries()) sum += e.value; }).observe({type: 'layout-shift', buffered: true}); setTimeout(() => done(sum), 300); })`); moved > 0.001 {
		t.Errorf("the page moves by %.3f while it loads", moved)
	}
	choose := func(name, code string) {
		b.Do(chromedp.Evaluate[chromedp.Void](`(() => { const s = document.querySelector('[name=`+name+`]'); s.value = '`+code+`'; s.dispatchEvent(new Event('input', {bubbles: true})); })()`), browser.Until(browser.Query(name)+` === '`+code+`'`))
	}
	offered := func(name, code string) int {
		return browser.Value[int](b, `Number(document.querySelector('[name=`+name+`] option[value="`+code+`"]').text.match(/\((\d+)\)$/)[1])`)
	}
	want := offered("level", "provinces-63")
	choose("level", "provinces-63")
	if got := browser.Value[int](b, left); got != want || got == all {
		t.Errorf("%d indicators of former provinces are announced, %d seen", want, got)
	}
	want = offered("source", "papi")
	choose("source", "papi")
	if got := browser.Value[int](b, left); got != want {
		t.Errorf("%d of the dataset are announced, %d seen", want, got)
	}
	if got := browser.Value[string](b, `[...document.querySelectorAll('.group')].filter((g) => g.offsetHeight).map((g) => g.dataset.source).join()`); got != "papi" {
		t.Errorf("of one dataset, those seen are %s", got)
	}
	want = offered("year", "2011")
	choose("year", "2011")
	if got := browser.Value[int](b, left); got != want || got == 0 {
		t.Errorf("%d with figures of 2011 are announced, %d seen", want, got)
	}
	link := browser.Value[string](b, `location.href`)
	b.Do(chromedp.Evaluate[chromedp.Void](`history.back()`), browser.Until(browser.Query("year")+` === null && document.querySelector('[name=year]').value === ''`))
	b.Visit(strings.TrimPrefix(link, browser.Address))
	b.Do(browser.Until(fmt.Sprintf(`%s === %d`, left, want)))
	b.Do(chromedp.Evaluate[chromedp.Void](`document.querySelector('.filter [type=reset]').click()`), browser.Until(fmt.Sprintf(`%s === %d && !location.search`, left, all)))
	b.Types("#q", "thu hang doi moi sang tao toan cau")
	b.Do(browser.Until(left+` > 0 && `+left+` < 9`), browser.Until(browser.Query("q")+` !== null`))
	if wide := browser.Value[int](b, `document.documentElement.scrollWidth`); wide > 360 {
		t.Errorf("%d px wide", wide)
	}
	if took := browser.Value[[]float64](b, `(() => { // a thousand indicators
		const list = document.querySelector('.entries');
		const items = [...document.querySelectorAll('[data-find]')];
		while (document.querySelectorAll('[data-find]').length < 1000) for (const item of items) list.append(item.cloneNode(true));
		const form = document.querySelector('form.filter'), again = form.cloneNode(true); // the listeners go
		form.replaceWith(again);
		const script = document.querySelector('script[src*="/list"]').src;
		return import(script + '?again').then(() => {
			const search = (typed) => {
				again.elements.q.value = typed;
				again.elements.q.dispatchEvent(new Event('input', {bubbles: true}));
			};
			const bare = (typed) => { // the least that anybody could do, on as many
				for (const item of document.querySelectorAll('[data-find]')) item.hidden = !item.textContent.normalize('NFD').toLowerCase().includes(typed);
			};
			const quickest = [Infinity, Infinity]; // others may be busy on this machine: in turns, and many times
			for (let round = 0; round < 12; round++) {
				for (const typed of ['a', 'ab', '', 'b', 'an']) {
					[search, bare].forEach((work, n) => {
						const from = performance.now();
						work(typed);
						quickest[n] = Math.min(quickest[n], performance.now() - from);
					});
				}
			}
			return quickest;
		});
	})()`); len(took) != 2 || took[0] > 20*took[1] {
		t.Errorf("a thousand indicators are filtered in %.1f ms", took)
	} else {
		t.Logf("a thousand indicators are filtered in %.1f ms, and by bare work in %.1f", took[0], took[1])
	}
	b.Clean("facets")
}

// TestHomeFits: on a wide screen the home page answers without scrolling, and leads only
// to pages that there are.
func TestHomeFits(t *testing.T) {
	t.Parallel()
	datatest.Own(t, browser.Root)
	b := browser.Open(t, 1440)
	b.Do(chromedp.EmulateViewport(1440, 900))
	for _, language := range []string{"vi/", "en/"} {
		b.Visit(language)
		for _, part := range []string{".headline .figure", ".trend-line", "#goals", ".goals-now li", "#changes", ".changes li", ".finder input", ".map .tile-map"} {
			if bottom := browser.Value[float64](b, `document.querySelector('`+part+`').getBoundingClientRect().bottom`); bottom > 900 {
				t.Errorf("%s: %s ends at %.0f px", language, part, bottom)
			}
		}
		broken := browser.Value[[]string](b, `Promise.all([...document.querySelectorAll('main a[href]')].map(async (a) => (await fetch(new URL(a.getAttribute('href'), location), {method: 'HEAD'})).ok ? '' : a.getAttribute('href'))).then((list) => list.filter(Boolean))`)
		if len(broken) > 0 {
			t.Errorf("%s leads nowhere: %v", language, broken)
		}
	}
	b.Clean("home")
}

// TestCorrectionLine: the page of an indicator says on which line of which file a figure
// stands, and the line holds that figure; so do pages of places and of targets.
func TestCorrectionLine(t *testing.T) {
	t.Parallel()
	datatest.Own(t, browser.Root)
	b := browser.Open(t, 1280)
	b.Visit("en/indicators/gii-score/?place=VNM")
	b.Do(browser.Until(`document.querySelector('.stands').textContent.includes('Viet Nam, 2025: 37.1')`))
	b.Do(chromedp.Evaluate[chromedp.Void](`(() => { const y = document.querySelector('#correct-year'); y.value = '2021'; y.dispatchEvent(new Event('change', {bubbles: true})); })()`))
	holds := func(text string, want ...string) {
		t.Helper()
		_, text, _ = strings.Cut(text, "data/")
		file, number, _ := strings.Cut(text, ", line ")
		line := lineOf(t, "../data/"+file, number)
		for _, w := range want {
			if !strings.Contains(line, w) {
				t.Errorf("data/%s, line %s is %q, without %q", file, number, line, w)
			}
		}
	}
	holds(browser.Value[string](b, `document.querySelector('.stands').textContent`), "VNM,2021", ",44,")
	b.Visit("en/targets/")
	holds(browser.Value[string](b, `[...document.querySelectorAll('.stand li')].find((li) => li.textContent.includes('Global Innovation Index') && li.textContent.includes('2045')).textContent.trim()`), "gii_rank,country,<=,30,,2045")
	b.Visit("en/places/ha-noi/")
	for _, said := range browser.Value[[]string](b, `[...document.querySelectorAll('.stand li')].map((li) => li.textContent.replace(/\s+/g, ' ').trim())`) {
		holds(said, "01")
	}
	b.Clean("correct")
}

// TestCorrectionAddress: where a repository is named, the page leads to the line of the figure
// there and to a report that is filled in.
func TestCorrectionAddress(t *testing.T) {
	t.Parallel()
	b := browser.OpenSite(t, &repositorySite, 360)
	b.Visit("en/indicators/sample-score/?place=46")
	b.Do(browser.Until(`document.querySelector('.stands a')`))
	at := browser.Value[string](b, `document.querySelector('.stands a').href`)
	file, line, _ := strings.Cut(strings.TrimPrefix(at, repositoryAddress+"/blob/HEAD/"), "?plain=1#L")
	if got := lineOf(t, file, line); got != "46,2025,made-up,3,>,42.25,,50,22," {
		t.Errorf("%s leads to %q", at, got)
	}
	report, err := url.Parse(browser.Value[string](b, `document.querySelector('#correct-report').href`))
	if err != nil || !strings.HasPrefix(report.String(), repositoryAddress+"/issues/new?") {
		t.Fatalf("the report goes to %s, %v", report, err)
	}
	form := datatest.Contents(t, "../.github/ISSUE_TEMPLATE/"+report.Query().Get("template"))
	for key, want := range map[string]string{"page": browser.Address + "en/indicators/sample-score/", "figure": "Sample score", "place": "Hue", "year": "2025", "file": file + ", line " + line} {
		if got := report.Query().Get(key); got != want || !strings.Contains(form, "id: "+key+"\n") {
			t.Errorf("%s of the report is %q, want %q, and a field of that name", key, got, want)
		}
	}
	b.Clean("a maintainer")
}

func lineOf(t *testing.T, file, number string) string {
	t.Helper()
	all := strings.Split(datatest.Contents(t, file), "\n")
	n := 0
	if _, err := fmt.Sscan(number, &n); err != nil || n < 1 || n > len(all) {
		t.Fatalf("%s has no line %q", file, number)
	}
	return all[n-1]
}

// repositorySite is the small site of the scripts, with the address of a repository.
var repositorySite = browser.Site{Arguments: []string{"--data", "testdata/base/data", "--site", "testdata/base/site", "--repository", repositoryAddress}}

const repositoryAddress = "https://code.example.org/chiso"
