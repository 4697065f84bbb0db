package main

import (
	"context"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
)

// press sends keys to whatever has the focus, as a keyboard does.
func (b *tab) press(keys ...string) {
	b.t.Helper()
	for _, key := range keys {
		for _, kind := range []input.DispatchKeyEventType{input.DispatchKeyEventTypeKeyDown, input.DispatchKeyEventTypeKeyUp} {
			event := input.DispatchKeyEventParams{Type: kind, Key: key, Code: key, WindowsVirtualKeyCode: virtual[key]}
			if len([]rune(key)) == 1 {
				event.Text = key
			} else if key == "Enter" {
				event.Text = "\r"
			} else if key == " " {
				event.Code = "Space"
			}
			b.do(chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
				_, err := cdp.Call(ctx, target, input.DispatchKeyEvent, event)
				return err
			}))
		}
	}
}

var virtual = map[string]int64{"Tab": 9, "Enter": 13, "Escape": 27, " ": 32, "End": 35, "Home": 36, "ArrowLeft": 37, "ArrowUp": 38, "ArrowRight": 39, "ArrowDown": 40}

// reach goes on by Tab until an element has the focus.
func (b *tab) reach(selector string) {
	b.t.Helper()
	for range 80 {
		if value[bool](b, `document.activeElement.matches('`+selector+`')`) {
			return
		}
		b.press("Tab")
	}
	b.t.Fatalf("%s: Tab does not lead to %s", b.at, selector)
}

func query(name string) string { return `new URLSearchParams(location.search).get('` + name + `')` }

// shows says whether the chart in sight has a text.
func shows(text string) string {
	return `[...document.querySelectorAll('.is-live .chart text')].some((t) => t.textContent.includes('` + text + `'))`
}

// TestKeyboardOnly: who has only a keyboard can do all that a mouse can: choose
// a place, compare, set the years, read value by value, change the view, slide the
// year, sort and filter the table; each is told to screen readers and stands in
// the address.
func TestKeyboardOnly(t *testing.T) {
	b := open(t, 360)
	b.visit("vi/indicators/pci-total/")
	said := `document.querySelector('.controls .said').textContent`

	b.reach("#place")
	b.press("Đ", "ồ", "n", "g") // a list finds what is typed: Đồng Nai comes before Đồng Tháp
	b.do(until(query("place")+` === '75'`), until(shows("Đồng Nai")), until(said+`.startsWith('Đồng Nai – 2024: ') || `+said+`.startsWith('Đồng Nai – 2020: ')`))

	b.reach(".picker summary")
	b.press("Enter")
	b.reach("#find-place")
	b.press("d", "a", "k", " ", "l", "a", "k")
	b.do(until(`document.querySelectorAll(".places label").length > 1`))
	if left := value[int](b, `document.querySelectorAll('.places label:not([hidden])').length`); left != 1 {
		t.Errorf("%d places are found by %q", left, value[string](b, `document.querySelector("#find-place").value`))
	}
	b.reach(".places input")
	b.press(" ")
	b.do(until(query("with")+`.split(',').includes('66')`), until(shows("Đắk Lắk")))
	b.reach(".picker summary ~ div [name=clear]")
	b.press("Enter")
	b.do(until(query("with") + ` === ''`))

	b.reach("#from")
	b.press("2", "0", "1", "6")
	b.do(until(query("from") + ` === '2016'`))

	b.reach(".is-live .chart")
	b.press("Home")
	spoken := `[...document.querySelectorAll('.chart-figure .said')].map((e) => e.textContent).join('')`
	b.do(until(spoken + `.startsWith('2016')`))
	b.press("ArrowRight")
	b.do(until(spoken + `.length > 0 && !` + spoken + `.startsWith('2016')`))
	b.press("Escape")
	b.do(until(spoken + ` === ''`))

	// The tabs are radio buttons: arrows go from one to the next.
	b.do(chromedp.Evaluate[chromedp.Void](`document.querySelector('main').focus()`))
	b.reach(".tabs input")
	b.press("ArrowRight")
	b.do(until(query("view") + ` === 'tiles'`))
	b.reach("#year")
	b.press("ArrowLeft")
	b.do(until(query("year")+` === '2019'`), until(`document.querySelector('#year').getAttribute('aria-valuetext') === '2019'`), until(enliven), until(drawn))
	b.do(chromedp.Evaluate[chromedp.Void](`history.back()`), until(query("year")+` === null`), until(`document.querySelector('#year').getAttribute('aria-valuetext') === '2020'`))

	b.look("table")
	b.reach("#find-row")
	b.press("h", "u", "e")
	b.do(until(said + `.endsWith(' 1.')`))
	b.press("Tab") // leaves the field, which puts the filter into the address
	b.do(until(query("q") + ` === 'hue'`))
	b.reach("thead th:nth-child(2) button")
	b.press("Enter")
	b.do(until(query("sort")+` !== null`), until(`document.querySelector('thead th:nth-child(2)').getAttribute('aria-sort') === 'descending'`))
	b.reach(".controls [type=reset]")
	b.press("Enter")
	b.do(until(`location.search === '?view=table'`))
	b.clean("pci-total")
}

// TestLink: a link shows the same view to who gets it, back and forward lead
// through what was seen, and what an address says that is not there is passed over.
func TestLink(t *testing.T) {
	b := open(t, 1280)
	b.visit("en/indicators/papi-total/?place=66&with=01,79&from=2018&to=2022")
	b.do(until(shows("Dak Lak (2022)")+` || `+shows("Dak Lak")), until(`document.querySelector('tr[data-place="66"]').classList.contains('is-chosen')`))
	labels := `[...document.querySelectorAll('.is-live .chart text')].map((t) => t.textContent).join('|')`
	text := value[string](b, labels)
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
	b.look("table")
	b.do(until(query("view") + ` === 'table'`))
	b.do(chromedp.Evaluate[chromedp.Void](`history.back()`), until(query("view")+` === null`), until(`document.querySelector('.tabs [value=line]').checked`))
	b.do(chromedp.Evaluate[chromedp.Void](`history.forward()`), until(`document.querySelector('.tabs [value=table]').checked`))
	b.visit("en/indicators/papi-total/?place=nowhere&with=x,y&from=1066&to=abc&view=pie&year=1")
	b.do(until(enliven), until(drawn))
	if value[bool](b, `!document.querySelector('.tabs [value=line]').checked || document.querySelector('#place').value !== ''`) {
		t.Error("an address that says nothing known changes the view")
	}
	b.clean("papi-total")
}

// TestNoJump: when a chart comes to life nothing on the page moves, and the words
// of the picture stay where they were.
func TestNoJump(t *testing.T) {
	t.Parallel()
	for _, width := range []int{360, 412, 768, 1280} {
		b := open(t, width)
		for _, path := range []string{"vi/indicators/gii-rank/", "vi/indicators/gii-score/", "en/indicators/papi-total/", "en/indicators/psi-has-strategy/"} {
			b.visit(path)
			views := b.views()
			if len(views) == 0 {
				views = []string{""}
			}
			for _, view := range views {
				if view == "table" {
					continue
				}
				if view != "" {
					b.look(view)
				}
				rect := `JSON.stringify([...document.querySelectorAll('.chart, h1, .site-footer, figcaption, .take')].filter((e) => e.offsetWidth).map((e) => { const r = e.getBoundingClientRect(); return [r.x, r.y, r.width, r.height].map((n) => Math.round(n)); }))`
				before := value[string](b, rect)
				b.do(until(enliven), until(drawn))
				if after := value[string](b, rect); after != before {
					t.Errorf("%s?view=%s at %d px: the page moves from %s to %s", path, view, width, before, after)
				}
			}
		}
		b.clean("no jump")
	}
}

// TestTargets: on a phone everything in the views that can be touched is at least
// 44 px high and wide.
func TestTargets(t *testing.T) {
	b := open(t, 360)
	for _, path := range []string{"vi/indicators/pci-total/", "en/indicators/gii-score/?place=THA", "vi/indicators/pci-total/embed/"} {
		b.visit(path)
		b.do(chromedp.Evaluate[chromedp.Void](`document.querySelectorAll('.picker').forEach((d) => { d.open = true; })`))
		for _, view := range b.views() {
			b.look(view)
			small := value[string](b, `[...document.querySelectorAll('.tabs label, .controls select, .controls summary, .controls button, .controls input:not(.places input), .places label, .take button, thead button')]
				.filter((e) => e.offsetWidth).filter((e) => { const r = e.getBoundingClientRect(); return r.height < 43.5 || r.width < 43.5; })
				.map((e) => e.outerHTML.slice(0, 90) + ' ' + e.getBoundingClientRect().width + ' x ' + e.getBoundingClientRect().height).join('\n')`)
			if small != "" {
				t.Errorf("%s?view=%s: too small to touch:\n%s", path, view, small)
			}
		}
		b.clean(path)
	}
}

// TestLibraryOnce: the library is fetched when a reader first reaches for a
// chart, and only then; the data of each chart when it is reached for.
func TestLibraryOnce(t *testing.T) {
	b := open(t, 1280)
	b.visit("vi/indicators/pci-total/")
	fetched := func(part string) int {
		return value[int](b, `performance.getEntriesByType('resource').filter((r) => r.name.includes('`+part+`')).length`)
	}
	if fetched("/js/chart") != 0 || fetched(".json") != 0 {
		t.Error("the library or the data of a chart are fetched before anybody reaches for it")
	}
	for n, view := range []string{"line", "bar", "dot"} {
		b.look(view)
		b.do(until(enliven))
		if fetched("/js/chart") != 1 || fetched(".json") != n+1 {
			t.Errorf("%s: the library is fetched %d times, data %d times", view, fetched("/js/chart"), fetched(".json"))
		}
	}
	b.clean("pci-total")
}

// TestPrint: on paper every chart and the whole table are there, and no control.
func TestPrint(t *testing.T) {
	b := open(t, 800)
	b.visit("vi/indicators/papi-total/")
	b.do(chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
		_, err := cdp.Call(ctx, target, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"})
		return err
	}))
	b.do(until(drawn))
	if hidden := value[string](b, `[...document.querySelectorAll('.chart, table.data')].filter((e) => !e.offsetWidth || e.offsetHeight < 100).map((e) => e.className).join()`); hidden != "" {
		t.Errorf("not on paper: %s", hidden)
	}
	if shown := value[string](b, `[...document.querySelectorAll('.tabs, .controls, .take, .menu, .menu-open, .search-open, .button')].filter((e) => e.offsetWidth).map((e) => e.outerHTML.slice(0, 80)).join()`); shown != "" {
		t.Errorf("of no use on paper: %s", shown)
	}
	if cut := value[float64](b, `(() => { const box = document.querySelector('.table-scroll'); return box.scrollHeight - box.clientHeight; })()`); cut > 2 {
		t.Errorf("%.0f px of the table are cut off", cut)
	}
	b.clean("print")
}

// TestNoNetwork: when the interactive part cannot be fetched the picture stays, a
// line says so, and the next try may succeed.
func TestNoNetwork(t *testing.T) {
	b := open(t, 360)
	b.visit("vi/indicators/papi-total/")
	b.offline(true)
	b.do(chromedp.Evaluate[chromedp.Void](`document.querySelector('.chart').dispatchEvent(new PointerEvent('pointerenter'))`),
		until(`document.querySelector('.chart-figure .said').textContent.startsWith('Không tải được') && document.querySelector('.chart-figure .said').offsetHeight > 10`), until(drawn))
	b.offline(false)
	b.do(until(enliven), until(drawn), until(`document.querySelector('.chart-figure .said').textContent === ''`))
}
