package pages

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"chiso/generator/internal/datatest/browser"
)

// budget is what a page of a type may weigh on first view, in bytes as sent
// compressed, and how much it may ask for, itself included.
type budget struct {
	kind, path              string
	html, css, js, requests int
	other                   int // what scripts fetch, and small pictures
}

// budgets has a type of page to a line. A page is mostly its table and pictures,
// so the largest of its type stands for it. To give a type more, say why in the
// commit.
var budgets = []budget{
	{"home", "vi/", 12_000, 11_000, 9_000, 7, 1_000},
	{"catalogue", "vi/indicators/", 12_000, 10_000, 9_000, 7, 1_000},
	{"indicator of economies", "vi/indicators/gii-score/", 43_000, 10_000, 9_000, 7, 1_000}, // its ranks are fetched when they are asked for
	{"indicator of provinces", "vi/indicators/pci-total/", 43_000, 10_000, 9_000, 7, 1_000},
	{"embedded chart", "vi/indicators/gii-score/embed/", 36_000, 10_000, 9_000, 6, 1_000},
	{"places", "vi/places/", 13_000, 11_000, 9_000, 8, 1_000},
	{"place", "vi/places/dak-lak/", 22_000, 11_000, 9_000, 8, 1_000},
	{"rankings", "vi/rankings/", 7_000, 10_100, 9_000, 8, 1_000},
	{"ranking", "vi/rankings/pci-total/", 9_000, 10_100, 12_600, 8, 1_000}, // one table; those of other periods are fetched when they are asked for
	{"targets", "vi/targets/", 17_000, 11_000, 9_000, 8, 1_000},
	{"survey", "vi/survey/", 10_000, 10_000, 9_000, 7, 1_000},
	{"self-assessment", "vi/self-assessment/four-pillars/", 15_500, 12_000, 16_000, 8, 1_000}, // 16 questions with 64 answers and what to do are the page, and scripts score it
	{"playbook", "vi/playbook/", 12_000, 10_000, 9_000, 7, 1_000},
	{"tool", "vi/playbook/risk-sheet/", 12_000, 10_000, 9_000, 7, 1_000},
	{"cases", "vi/playbook/cases/", 30_000, 10_000, 9_000, 8, 1_000},
	{"timeline", "vi/timeline/", 19_000, 10_000, 9_000, 8, 1_000},
	{"datasets", "vi/datasets/", 8_000, 10_000, 9_000, 6, 1_000},
	{"dataset", "vi/datasets/gii/", 14_000, 10_000, 9_000, 6, 1_000},
	{"rules", "vi/rules/", 8_000, 10_000, 9_000, 6, 1_000},
	{"text", "vi/about/", 26_000, 10_000, 9_000, 6, 1_000},
	{"comparing", "vi/explore/", 30_000, 10_100, 17_000, 10, 10_000}, // periods of every kind are worked out here
	{"search", "vi/search/", 30_000, 10_000, 9_000, 7, 1_000},
	{"glossary", "vi/glossary/", 30_000, 10_000, 9_000, 7, 1_000},
	{"design", "vi/about/design/", 40_000, 12_000, 9_000, 7, 1_000},
	{"settings", "vi/about/settings/", 8_000, 10_000, 9_000, 7, 1_000},
}

// weights is what the parts of a page weigh, compressed, by the end of their
// names, and their number; what is asked for later, as for reading without a
// network, is not of the first view.
const weights = `Promise.all([location.href, ...performance.getEntriesByType('resource').map((r) => r.name)].map(async (url) => {
	const stream = (await fetch(url)).body.pipeThrough(new CompressionStream('gzip'));
	return [url.split(/[?#]/)[0].match(/(css|js|)$/)[0] || (url === location.href ? 'html' : 'other'), (await new Response(stream).arrayBuffer()).byteLength];
})).then((list) => list.reduce((sum, [kind, size]) => ({...sum, [kind]: (sum[kind] ?? 0) + size, requests: sum.requests + 1}), {requests: 0}))`

// shifts is how much of the page has jumped since it was opened, as browsers
// reckon it (web.dev/cls): 0 is still, 0.1 is called good.
const shifts = `new Promise((done) => {
	let sum = 0;
	new PerformanceObserver((list) => { for (const e of list.getEntries()) sum += e.value; }).observe({type: 'layout-shift', buffered: true});
	setTimeout(() => done(sum), 150);
})`

// TestBudgets: no page of any type weighs or asks for more than its budget, and
// none jumps: not while it is opened, its filter appears or its chart wakes.
func TestBudgets(t *testing.T) {
	b := browser.Open(t, 360)
	for _, want := range budgets {
		if want.path = browser.Like(t, want.path); want.path == "" {
			t.Logf("%-24s: the data have no such page", want.kind)
			continue
		}
		b.Visit(want.path)
		want.requests += browser.Value[int](b, `document.querySelectorAll('.logo img').length`) // a site may have a logo of its own
		got := browser.Value[map[string]int](b, weights)
		b.Do(browser.Until(browser.Enliven))
		jumped := browser.Value[float64](b, shifts)
		t.Logf("%-24s html %6d  css %5d  js %5d  other %5d  requests %d  shift %.4f", want.kind, got["html"], got["css"], got["js"], got["other"], got["requests"], jumped)
		var over []string
		for _, part := range []struct {
			name string
			most int
		}{{"html", want.html}, {"css", want.css}, {"js", want.js}, {"other", want.other}, {"requests", want.requests}} {
			if got[part.name] > part.most || part.name != "other" && got[part.name] == 0 {
				over = append(over, fmt.Sprintf("%s %d of %d", part.name, got[part.name], part.most))
			}
		}
		if len(over) > 0 {
			t.Errorf("%s (%s): %s", want.kind, want.path, strings.Join(over, ", "))
		}
		if jumped >= 0.02 {
			t.Errorf("%s (%s) jumps by %.3f: %s", want.kind, want.path, jumped, browser.Value[string](b, jumpers))
		}
	}
	// That jumping is seen.
	b.Visit(browser.Like(t, "vi/about/"))
	b.Do(chromedp.Evaluate[chromedp.Void](`document.querySelector('main').style.marginTop = '200px'`))
	if jumped := browser.Value[float64](b, shifts); jumped < 0.02 {
		t.Errorf("a jump of a page counts %.3f", jumped)
	}
}

// jumpers names what has jumped.
const jumpers = `new Promise((done) => {
	const names = [];
	new PerformanceObserver((list) => { for (const e of list.getEntries()) for (const s of e.sources) if (s.node) names.push((s.node.tagName ?? '#text') + '.' + s.node.className + ' ' + s.previousRect.y + '>' + s.currentRect.y); }).observe({type: 'layout-shift', buffered: true});
	setTimeout(() => done(names.join(', ')), 150);
})`
