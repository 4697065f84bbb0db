package readers

import (
	"context"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"

	"chiso/generator/internal/datatest"
	"chiso/generator/internal/datatest/browser"
)

// TestKeyboardOnly: who has only a keyboard can do all that a mouse can: choose
// a place, compare, set the years, read value by value, change the view, slide the
// year, sort and filter the table; each is told to screen readers and stands in
// the address.
func TestKeyboardOnly(t *testing.T) {
	t.Parallel()
	datatest.Own(t, browser.Root)
	b := browser.Open(t, 360)
	b.Visit("vi/indicators/pci-total/")
	said := `document.querySelector('.controls .said').textContent`

	b.Reach("#place")
	b.Press("Đ", "ồ", "n", "g") // a list finds what is typed: Đồng Nai comes before Đồng Tháp
	b.Do(browser.Until(browser.Query("place")+` === '75'`), browser.Until(browser.Shows("Đồng Nai")), browser.Until(said+`.startsWith('Đồng Nai – 2024: ') || `+said+`.startsWith('Đồng Nai – 2020: ')`))

	b.Reach(".picker summary")
	b.Press("Enter")
	b.Reach("#find-place")
	b.Press("d", "a", "k", " ", "l", "a", "k")
	b.Do(browser.Until(`document.querySelectorAll(".places label").length > 1`))
	if left := browser.Value[int](b, `document.querySelectorAll('.places label:not([hidden])').length`); left != 1 {
		t.Errorf("%d places are found by %q", left, browser.Value[string](b, `document.querySelector("#find-place").value`))
	}
	b.Reach(".places input")
	b.Press(" ")
	b.Do(browser.Until(browser.Query("with")+`.split(',').includes('66')`), browser.Until(browser.Shows("Đắk Lắk")))
	b.Reach(".picker summary ~ div [name=clear]")
	b.Press("Enter")
	b.Do(browser.Until(browser.Query("with") + ` === ''`))

	b.Reach("#from")
	b.Press("2", "0", "1", "6")
	b.Do(browser.Until(browser.Query("from") + ` === '2016'`))

	b.Reach(".is-live .chart")
	b.Press("Home")
	spoken := `[...document.querySelectorAll('.chart-figure .said')].map((e) => e.textContent).join('')`
	b.Do(browser.Until(spoken + `.startsWith('2016')`))
	b.Press("ArrowRight")
	b.Do(browser.Until(spoken + `.length > 0 && !` + spoken + `.startsWith('2016')`))
	b.Press("Escape")
	b.Do(browser.Until(spoken + ` === ''`))

	// The tabs are radio buttons: arrows go from one to the next.
	b.Do(chromedp.Evaluate[chromedp.Void](`document.querySelector('main').focus()`))
	b.Reach(".tabs input")
	b.Press("ArrowRight")
	b.Do(browser.Until(browser.Query("view") + ` === 'rank-line'`))
	b.Press("ArrowRight")
	b.Do(browser.Until(browser.Query("view") + ` === 'tiles'`))
	b.Reach("#period")
	b.Press("ArrowLeft")
	b.Do(browser.Until(browser.Query("period")+` === '2019'`), browser.Until(`document.querySelector('#period').getAttribute('aria-valuetext') === '2019'`), browser.Until(browser.Enliven), browser.Until(browser.Drawn))
	b.Do(chromedp.Evaluate[chromedp.Void](`history.back()`), browser.Until(browser.Query("period")+` === null`), browser.Until(`document.querySelector('#period').getAttribute('aria-valuetext') === '2020'`))

	b.Look("table")
	b.Reach("#find-row")
	b.Press("h", "u", "e")
	b.Do(browser.Until(said + `.endsWith(' 1.')`))
	b.Press("Tab") // leaves the field, which puts the filter into the address
	b.Do(browser.Until(browser.Query("q") + ` === 'hue'`))
	b.Reach("thead th:nth-child(2) button")
	b.Press("Enter")
	b.Do(browser.Until(browser.Query("sort")+` !== null`), browser.Until(`document.querySelector('thead th:nth-child(2)').getAttribute('aria-sort') === 'descending'`))
	b.Reach(".controls [type=reset]")
	b.Press("Enter")
	b.Do(browser.Until(`location.search === '?view=table'`))
	b.Clean("pci-total")
}

// TestLink: a link shows the same view to who gets it, back and forward lead
// through what was seen, and what an address says that is not there is passed over.
func TestLink(t *testing.T) {
	t.Parallel()
	datatest.Own(t, browser.Root)
	b := browser.Open(t, 1280)
	b.Visit("en/indicators/papi-total/?place=66&with=01,79&from=2018&to=2022")
	b.Do(browser.Until(browser.Shows("Dak Lak (2022)")+` || `+browser.Shows("Dak Lak")), browser.Until(`document.querySelector('tr[data-place="66"]').classList.contains('is-chosen')`))
	labels := `[...document.querySelectorAll('.is-live .chart text')].map((t) => t.textContent).join('|')`
	text := browser.Value[string](b, labels)
	for _, want := range []string{"Dak Lak", "Ha Noi", "Ho Chi Minh City", "2018", "2022"} {
		if !strings.Contains(text, want) {
			t.Errorf("the chart of the link lacks %q: %s", want, text)
		}
	}
	for _, never := range []string{"Da Nang", "2024", "2011"} {
		if strings.Contains(text, never) {
			t.Errorf("the chart of the link shows %q: %s", never, text)
		}
	}
	b.Look("table")
	b.Do(browser.Until(browser.Query("view") + ` === 'table'`))
	b.Do(chromedp.Evaluate[chromedp.Void](`history.back()`), browser.Until(browser.Query("view")+` === null`), browser.Until(`document.querySelector('.tabs [value=line]').checked`))
	b.Do(chromedp.Evaluate[chromedp.Void](`history.forward()`), browser.Until(`document.querySelector('.tabs [value=table]').checked`))
	b.Visit("en/indicators/papi-total/?place=nowhere&with=x,y&from=1066&to=abc&view=pie&year=1")
	b.Do(browser.Until(browser.Enliven), browser.Until(browser.Drawn))
	if browser.Value[bool](b, `!document.querySelector('.tabs [value=line]').checked || document.querySelector('#place').value !== ''`) {
		t.Error("an address that says nothing known changes the view")
	}
	b.Clean("papi-total")
}

// TestNoJump: when a chart comes to life nothing on the page moves, and the words
// of the picture stay where they were.
func TestNoJump(t *testing.T) {
	datatest.Own(t, browser.Root)
	t.Parallel()
	for _, width := range []int{360, 412, 768, 1280} {
		b := browser.Open(t, width)
		for _, path := range []string{"vi/indicators/gii-score/", "en/indicators/papi-total/", "en/indicators/psi-has-strategy/"} {
			b.Visit(path)
			views := b.Views()
			if len(views) == 0 {
				views = []string{""}
			}
			for _, view := range views {
				if view == "table" {
					continue
				}
				if view != "" {
					b.Look(view)
				}
				rect := `JSON.stringify([...document.querySelectorAll('.chart, h1, .site-footer, figcaption, .take')].filter((e) => e.offsetWidth).map((e) => { const r = e.getBoundingClientRect(); return [r.x, r.y, r.width, r.height].map((n) => Math.round(n)); }))`
				before := browser.Value[string](b, rect)
				b.Do(browser.Until(browser.Enliven), browser.Until(browser.Drawn))
				if after := browser.Value[string](b, rect); after != before {
					t.Errorf("%s?view=%s at %d px: the page moves from %s to %s", path, view, width, before, after)
				}
			}
		}
		b.Clean("no jump")
	}
}

// TestTargets: on a phone everything in the views that can be touched is at least
// 44 px high and wide.
func TestTargets(t *testing.T) {
	t.Parallel()
	datatest.Own(t, browser.Root)
	b := browser.Open(t, 360)
	for _, path := range []string{"vi/indicators/pci-total/", "en/indicators/gii-score/?place=THA", "vi/indicators/pci-total/embed/"} {
		b.Visit(path)
		b.Do(chromedp.Evaluate[chromedp.Void](`document.querySelectorAll('.picker').forEach((d) => { d.open = true; })`))
		for _, view := range b.Views() {
			b.Look(view)
			small := browser.Value[string](b, `[...document.querySelectorAll('.tabs label, .controls select, .controls summary, .controls button, .controls input:not(.places input), .places label, .take button, thead button')]
				.filter((e) => e.offsetWidth).filter((e) => { const r = e.getBoundingClientRect(); return r.height < 43.5 || r.width < 43.5; })
				.map((e) => e.outerHTML.slice(0, 90) + ' ' + e.getBoundingClientRect().width + ' x ' + e.getBoundingClientRect().height).join('\n')`)
			if small != "" {
				t.Errorf("%s?view=%s: too small to touch:\n%s", path, view, small)
			}
		}
		b.Clean(path)
	}
}

// TestLibraryOnce: the library is fetched when a reader first reaches for a
// chart, and only then; the data of each chart when it is reached for.
func TestLibraryOnce(t *testing.T) {
	t.Parallel()
	datatest.Own(t, browser.Root)
	b := browser.Open(t, 1280)
	b.Visit("vi/indicators/pci-total/")
	fetched := func(part string) int {
		return browser.Value[int](b, `performance.getEntriesByType('resource').filter((r) => r.name.includes('`+part+`')).length`)
	}
	if fetched("/js/chart") != 0 || fetched(".json") != 0 {
		t.Error("the library or the data of a chart are fetched before anybody reaches for it")
	}
	for n, view := range []string{"line", "bar", "dot"} {
		b.Look(view)
		b.Do(browser.Until(browser.Enliven))
		if fetched("/js/chart") != 1 || fetched(".json") != n+1 {
			t.Errorf("%s: the library is fetched %d times, data %d times", view, fetched("/js/chart"), fetched(".json"))
		}
	}
	b.Clean("pci-total")
}

// TestPrint: on paper every chart and the whole table are there, and no control.
func TestPrint(t *testing.T) {
	t.Parallel()
	datatest.Own(t, browser.Root)
	b := browser.Open(t, 800)
	b.Visit("vi/indicators/papi-total/")
	b.Do(chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
		_, err := cdp.Call(ctx, target, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"})
		return err
	}))
	b.Do(browser.Until(browser.Drawn))
	if hidden := browser.Value[string](b, `[...document.querySelectorAll('.chart, table.data')].filter((e) => !e.offsetWidth || e.offsetHeight < 100).map((e) => e.className).join()`); hidden != "" {
		t.Errorf("not on paper: %s", hidden)
	}
	if shown := browser.Value[string](b, `[...document.querySelectorAll('.tabs, .controls, .take, .menu, .menu-open, .search-open, .button')].filter((e) => e.offsetWidth).map((e) => e.outerHTML.slice(0, 80)).join()`); shown != "" {
		t.Errorf("of no use on paper: %s", shown)
	}
	if cut := browser.Value[float64](b, `(() => { const box = document.querySelector('.table-scroll'); return box.scrollHeight - box.clientHeight; })()`); cut > 2 {
		t.Errorf("%.0f px of the table are cut off", cut)
	}
	b.Clean("print")
}

// TestNoNetwork: when the interactive part cannot be fetched the picture stays, a
// line says so, and the next try may succeed.
func TestNoNetwork(t *testing.T) {
	t.Parallel()
	datatest.Own(t, browser.Root)
	b := browser.Open(t, 360)
	b.Keeps()
	b.Visit("vi/indicators/papi-total/")
	b.Offline(true)
	b.Do(chromedp.Evaluate[chromedp.Void](`document.querySelector('.chart').dispatchEvent(new PointerEvent('pointerenter'))`),
		browser.Until(`document.querySelector('.chart-figure .said').textContent.startsWith('Không tải được') && document.querySelector('.chart-figure .said').offsetHeight > 10`), browser.Until(browser.Drawn))
	b.Offline(false)
	b.Do(browser.Until(browser.Enliven), browser.Until(browser.Drawn), browser.Until(`document.querySelector('.chart-figure .said').textContent === ''`))
}
