package main

import (
	"context"
	"os"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// violations runs axe-core, contrast included, over a lean page and says what it finds; contrasts runs
// the rules that go by colours alone, for a page whose other rules were run already.
// Both look at the whole page; viewViolations and viewContrasts at the chart in sight only,
// for a page that is the same around it.
const (
	violations     = lean + `axe.run(document` + rules + told
	contrasts      = lean + `axe.run(document` + colours + told
	viewViolations = lean + `axe.run(document.querySelector('.views')` + rules + told
	viewContrasts  = lean + `axe.run(document.querySelector('.views')` + colours + told
	rules          = `, {resultTypes: ['violations'], selectors: false})`
	colours        = `, {resultTypes: ['violations'], selectors: false, runOnly: ['color-contrast', 'link-in-text-block']})`
	told           = `.then(({violations}) =>
	violations.map((v) => v.id + ': ' + v.help + ' ' + v.nodes.slice(0, 2).map((n) => n.html.slice(0, 120)).join(' | ')).join('\n'))`
)

// typical are the pages that axe looks at: each type, and what is special of its kind.
var typical = []string{"", "about/", "about/design/", "indicators/", "indicators/gii-rank/", "indicators/gii-score/", "indicators/papi-total/", "indicators/pci-total/", "indicators/gii-rank/embed/",
	"indicators/psi-process-innovation/", "indicators/local-grdp-total/", "datasets/", "datasets/gii/", "datasets/policy/", "targets/", "timeline/", "places/", "places/tuyen-quang/", "places/ha-noi/", "places/ha-giang/", "places/viet-nam/", "places/japan/", "rules/", "rules/foreign-key/", "search/", "explore/", "glossary/", "about/privacy/", "about/accessibility/", "about/settings/", "about/offline/",
	"rankings/", "rankings/pci-total/?year=2016", "rankings/papi-total/", "rankings/grdp-population/?borders=63"}

// TestAxe: no page type has an accessibility violation, in either language, on a phone
// and on a desk, light and dark, with pictures and with living charts. Dark differs from
// light in its colours only; the views of one chart are looked at in one scheme for each
// language.
func TestAxe(t *testing.T) {
	t.Parallel()
	for language, schemes := range map[string][2]string{"vi/": {"light", "dark"}, "en/": {"dark", "light"}} {
		t.Run(language, func(t *testing.T) {
			t.Parallel()
			b := open(t, 360)
			axe := axe(t)
			look := func(as, scheme, rules string) {
				b.prefer(scheme)
				if found := value[string](b, rules); found != "" {
					t.Errorf("%s, %s, %s:\n%s", b.at, as, scheme, found)
				}
			}
			for _, path := range typical {
				b.visit(language + path)
				b.do(axe)
				look("on a phone", "light", violations)
				look("on a phone", "dark", contrasts)
				for _, view := range b.views() {
					b.look(view)
					look("the picture "+view, schemes[0], viewContrasts)
					b.do(until(enliven), until(drawn))
					look("alive "+view, schemes[1], viewViolations)
				}
				b.do(chromedp.EmulateViewport(1280, 900))
				look("on a desk", "dark", contrasts)
				look("on a desk", "light", violations)
				b.do(chromedp.EmulateViewport(360, 900))
			}
		})
	}
}

// states are what a reader's doing makes of a page: how it is done, and when it is there.
var states = []struct{ name, path, how, there string }{
	{"search", "targets/", `document.querySelector('.search-open').click(); typed('#search-q', 'ha')`, options + ` > 2`},
	{"search without results", "timeline/", `document.querySelector('.search-open').click(); typed('#search-q', 'qqqqqq')`, `document.querySelector('.search-status').textContent.length > 10 && ` + options + ` === 0`},
	{"results", "search/?q=gii", ``, `document.querySelectorAll('#search-results a').length > 5`},
	{"finder", "", `typed('#q', 'ha')`, `document.querySelectorAll('#found a').length > 1`},
	{"finder without results", "", `typed('#q', 'qqqqqq')`, `document.querySelector('#found .none')`},
	{"filter of indicators", "indicators/", `typed('#q', 'pci')`, `!document.querySelector('.filter [type=reset]').hidden`},
	{"nothing left", "targets/", `typed('#q', 'qqqqqq')`, `!document.querySelector('.filter [type=reset]').hidden`},
	{"filter of the glossary", "glossary/", `typed('#q', 'gii')`, `!document.querySelector('.filter [type=reset]').hidden`},
	{"folds", "indicators/gii-rank/", `document.querySelectorAll('details').forEach((d) => { d.open = true; })`, `[...document.querySelectorAll('details.picker[open]')].every((d) => d.querySelector('.places label'))`},
	{"a place and others", "indicators/pci-total/?place=01&with=79,48&from=2015", ``, shows("Hà Nội") + ` || ` + shows("Ha Noi")},
	{"years of a map", "indicators/pci-total/?view=tiles&year=2015", ``, `document.querySelector('#year').getAttribute('aria-valuetext') === '2015'`},
	{"sorted table", "indicators/pci-total/?view=table&q=ha", `document.querySelector("thead th:nth-child(2) button").click()`, `document.querySelector('th[aria-sort]')`},
	{"term", "indicators/gii-score/", `document.querySelector('section .term').dispatchEvent(new PointerEvent('pointerenter', {pointerType: 'mouse'}))`, shownNote},
	{"borders", "places/dak-lak/", `document.querySelector('.profile-views .tabs input:not(:checked)').click()`, drawn},
	{"comparison", "explore/?i=gii_rank,pci_total&p=VNM,THA,01,66&from=2016", `document.querySelectorAll('.picker').forEach((d) => { d.open = true; })`, `!document.querySelector('.is-busy') && document.querySelector('.explore-charts .is-live') && document.querySelectorAll('.picker .places label').length > 50`},
	{"a line to mend", "indicators/papi-total/?place=66", `document.querySelector('#mend-year').selectedIndex = 1; document.querySelector('#mend-year').dispatchEvent(new Event('change', {bubbles: true}))`, `document.querySelector('.stands').textContent`},
	{"switched off", "about/settings/", `document.querySelector('#keep').click(); document.querySelector('#key').click()`, `document.querySelector('#switched').textContent && document.querySelector('#key-switched').textContent`},
	{"a kept copy", "places/hue/", `document.querySelector('#kept').hidden = false`, `document.querySelector('#kept').offsetHeight`},
	{"nothing here", "../404.html", ``, `document.querySelectorAll('h1').length > 1`},
}

// TestAxeStates: nor has what opens, what is found, chosen and said.
func TestAxeStates(t *testing.T) {
	t.Parallel()
	b := open(t, 360)
	axe := axe(t)
	for _, as := range []struct {
		width            int64
		scheme, language string
	}{{360, "dark", "vi/"}, {1280, "light", "en/"}} {
		b.do(chromedp.EmulateViewport(as.width, 900))
		b.prefer(as.scheme)
		for _, s := range states {
			b.visit(as.language + s.path)
			b.do(axe, until(`document.readyState === 'complete'`), chromedp.Evaluate[chromedp.Void](`(() => {
				const typed = (selector, text) => { const field = document.querySelector(selector); field.value = text; field.dispatchEvent(new Event('input', {bubbles: true})); };
				`+s.how+`
			})()`), until(`Boolean(`+s.there+`)`))
			if found := value[string](b, violations); found != "" {
				t.Errorf("%s, %s%s, %s, %d px:\n%s", s.name, as.language, s.path, as.scheme, as.width, found)
			}
		}
	}
}

// lean takes out of a page the rows of a table, and the items of a long list, that hold nothing
// that one before them does not: elements of the same kind, with the same attributes. axe
// takes a second for a thousand cells, and a table of economies has 2,400 of a dozen kinds.
const lean = `for (const list of document.querySelectorAll('tbody, ul, ol, .places')) {
	const seen = new Set();
	for (const row of [...list.children]) {
		const kinds = [row, ...row.querySelectorAll('*')].map((e) => [e.tagName, e.getAttribute('class'), ...e.getAttributeNames(), e.childElementCount > 0, e.textContent !== ''].join());
		if (kinds.every((k) => seen.has(k))) row.remove();
		for (const k of kinds) seen.add(k);
	}
}
`

// axe brings axe-core into a page.
func axe(t *testing.T) chromedp.Action[chromedp.Void] {
	t.Helper()
	script, err := os.ReadFile("../themes/chiso/node_modules/axe-core/axe.min.js")
	if err != nil {
		t.Fatal(err)
	}
	return chromedp.Evaluate[chromedp.Void](string(script))
}

// prefer gives the tab the light or the dark scheme, and no motion between them.
func (b *tab) prefer(scheme string) {
	b.t.Helper()
	b.do(chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
		_, err := cdp.Call(ctx, target, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
			Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}, {Name: "prefers-reduced-motion", Value: "reduce"}}})
		return err
	}))
}
