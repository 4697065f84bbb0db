package access

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"chiso/generator/internal/datatest"
	"chiso/generator/internal/datatest/browser"
)

// typical are the pages that axe looks at: each type, and what is special of its kind.
var typical = []string{"", "about/", "about/design/", "indicators/", "indicators/gii-score/", "indicators/papi-total/", "indicators/pci-total/", "indicators/gii-score/embed/",
	"indicators/psi-process-innovation/", "indicators/local-grdp-total/", "datasets/", "datasets/gii/", "datasets/policy/", "targets/", "timeline/", "places/", "places/tuyen-quang/", "places/ha-giang/", "places/viet-nam/", "places/japan/", "rules/", "rules/foreign-key/", "search/", "explore/", "glossary/", "about/privacy/", "about/accessibility/", "about/settings/", "about/offline/",
	"survey/", "self-assessment/", "self-assessment/four-pillars/", "playbook/", "playbook/risk-sheet/", "playbook/cases/", "playbook/law/", "playbook/two-tier-government/",
	"rankings/", "rankings/pci-total/?year=2016", "rankings/papi-total/", "rankings/grdp-population/?borders=63"}

// looks are the ways in which a page is seen. Dark differs from light in its colours only.
var looks = []struct {
	as     string
	width  int64
	scheme string
	rules  string
}{
	{"on a phone", 360, "light", browser.Violations}, {"on a phone", 360, "dark", browser.Contrasts},
	{"on a desk", 1280, "dark", browser.Contrasts}, {"on a desk", 1280, "light", browser.Violations},
}

// TestAxe: no page type has an accessibility violation, on a phone and on a desk, light and
// dark, with pictures and with living charts. Languages differ in their words only, and that no
// control, picture or table of any page lacks its words in any of them is TestOutline's in
// package pages: so they take turns, each with the next page in all its looks, and every view of
// its charts: the picture in one scheme and the living chart in the other.
func TestAxe(t *testing.T) {
	t.Parallel()
	languages := browser.Languages(t)
	for turn, language := range languages {
		t.Run(language, func(t *testing.T) {
			t.Parallel()
			b := browser.Open(t, 360)
			axe := browser.Axe(t)
			look := func(as, scheme, rules string) {
				b.Prefer(scheme)
				if found := browser.Value[string](b, rules); found != "" {
					t.Errorf("%s, %s, %s:\n%s", b.At, as, scheme, found)
				}
			}
			looked := map[string]bool{}
			for at, path := range typical {
				path = browser.Like(t, language+"/"+path)
				if path == "" || looked[path] {
					continue // other data may have no page of that type, or one for several
				}
				looked[path] = true
				if at%len(languages) != turn {
					continue
				}
				b.Visit(path)
				b.Do(axe)
				for v, view := range b.Views() {
					schemes := [][2]string{{"light", "dark"}, {"dark", "light"}}[v%2]
					b.Look(view)
					look("the picture "+view, schemes[0], browser.ViewContrasts)
					b.Do(browser.Until(browser.Enliven), browser.Until(browser.Drawn))
					look("alive "+view, schemes[1], browser.ViewViolations)
				}
				for _, l := range looks {
					b.Do(chromedp.EmulateViewport(l.width, 900))
					look(l.as, l.scheme, l.rules)
				}
				b.Do(chromedp.EmulateViewport(360, 900))
			}
		})
	}
}

// states are what a reader's doing makes of a page: how it is done, and when it is there.
var states = []struct{ name, path, how, there string }{
	{"search", "targets/", `document.querySelector('.search-open').click(); typed('#search-q', 'ha')`, browser.Suggestions + ` > 2`},
	{"search without results", "timeline/", `document.querySelector('.search-open').click(); typed('#search-q', 'qqqqqq')`, `document.querySelector('.search-status').textContent.length > 10 && ` + browser.Suggestions + ` === 0`},
	{"results", "search/?q=gii", ``, `document.querySelectorAll('#search-results a').length > 5`},
	{"finder", "", `typed('#q', 'ha')`, `document.querySelectorAll('#found a').length > 1`},
	{"finder without results", "", `typed('#q', 'qqqqqq')`, `document.querySelector('#found .none')`},
	{"filter of indicators", "indicators/", `typed('#q', 'pci')`, `!document.querySelector('.filter [type=reset]').hidden`},
	{"nothing left", "targets/", `typed('#q', 'qqqqqq')`, `!document.querySelector('.filter [type=reset]').hidden`},
	{"filter of the glossary", "glossary/", `typed('#q', 'gii')`, `!document.querySelector('.filter [type=reset]').hidden`},
	{"folds", "indicators/gii-score/", `document.querySelectorAll('details').forEach((d) => { d.open = true; })`, `[...document.querySelectorAll('details.picker[open]')].every((d) => d.querySelector('.places label'))`},
	{"a place and others", "indicators/pci-total/?place=01&with=79,48&from=2015", ``, browser.Shows("Hà Nội") + ` || ` + browser.Shows("Ha Noi")},
	{"years of a map", "indicators/pci-total/?view=tiles&year=2015", ``, `document.querySelector('#period').getAttribute('aria-valuetext') === '2015'`},
	{"sorted table", "indicators/pci-total/?view=table&q=ha", `document.querySelector("thead th:nth-child(2) button").click()`, `document.querySelector('th[aria-sort]')`},
	{"term", "indicators/gii-score/", `document.querySelector('section .term').dispatchEvent(new PointerEvent('pointerenter', {pointerType: 'mouse'}))`, browser.NoteShown},
	{"borders", "places/dak-lak/", `document.querySelector('.profile-views .tabs input:not(:checked)').click()`, browser.Drawn},
	{"comparison", "explore/?i=gii_rank,pci_total&p=VNM,THA,01,66&from=2016", `document.querySelectorAll('.picker').forEach((d) => { d.open = true; })`, `!document.querySelector('.is-busy') && document.querySelector('.explore-charts .is-live') && document.querySelectorAll('.picker .places label').length > 50`},
	{"a line to fix", "indicators/papi-total/?place=66", `document.querySelector('#correct-year').selectedIndex = 1; document.querySelector('#correct-year').dispatchEvent(new Event('change', {bubbles: true}))`, `document.querySelector('.stands').textContent`},
	{"switched", "about/settings/", `document.querySelector('#keep').click(); document.querySelector('#key').click()`, `document.querySelector('#switched').textContent && document.querySelector('#key-switched').textContent`},
	{"a kept copy", "places/hue/", `document.querySelector('#kept').hidden = false`, `document.querySelector('#kept').offsetHeight`},
	{"nothing here", "../404.html", ``, `document.querySelectorAll('h1').length > 1`},
}

// TestAxeStates: nor has what opens, what is found, chosen and said.
func TestAxeStates(t *testing.T) {
	datatest.Own(t, browser.Root)
	t.Parallel()
	b := browser.Open(t, 360)
	axe := browser.Axe(t)
	for _, as := range []struct {
		width                   int64
		scheme, language, rules string
	}{{360, "dark", "vi/", browser.Violations}, {1280, "light", "en/", browser.Contrasts}} {
		b.Do(chromedp.EmulateViewport(as.width, 900))
		b.Prefer(as.scheme)
		for _, s := range states {
			b.Visit(as.language + s.path)
			b.Do(axe, browser.Until(`document.readyState === 'complete'`), chromedp.Evaluate[chromedp.Void](`(() => {
				const typed = (selector, text) => { const field = document.querySelector(selector); field.value = text; field.dispatchEvent(new Event('input', {bubbles: true})); };
				`+s.how+`
			})()`), browser.Until(`Boolean(`+s.there+`)`))
			if found := browser.Value[string](b, as.rules); found != "" {
				t.Errorf("%s, %s%s, %s, %d px:\n%s", s.name, as.language, s.path, as.scheme, as.width, found)
			}
		}
	}
}

// TestAxeNotices: what axe is there to see it sees, also of a text whose like has passed on
// the same page, or failed on another one.
func TestAxeNotices(t *testing.T) {
	t.Parallel()
	b := browser.Open(t, 360)
	axe := browser.Axe(t)
	language := browser.Languages(t)[0]
	for _, path := range []string{"/about/", "/about/privacy/"} {
		for _, spoilt := range []struct{ rule, how, scripts string }{
			{"color-contrast", `document.querySelector('main p').style.color = '#b5b5b5'`, browser.Contrasts},
			{"color-contrast", `document.querySelector('main p').parentElement.style.backgroundColor = '#334'`, browser.Contrasts},
			{"color-contrast", `document.querySelector('main p').style.opacity = '.3'`, browser.Violations},
			{"html-has-lang", `document.documentElement.removeAttribute('lang')`, browser.Violations},
			{"link-name", `document.querySelector('footer a').replaceChildren()`, browser.Violations},
			{"link-name", `for (const words of ['A', 'A', 'A', '']) add('a', add('section'), {href: '#a'}).textContent = words`, browser.Violations},                          // a section beside others
			{"label", `add('input', undefined, {id: 'field'}); Object.assign(add('label', undefined, {for: 'field'}), {hidden: true}).textContent = 'A'`, browser.Violations}, // what is not rendered
			{"svg-img-alt", `add('path', add('g', add('svg', document.querySelector('main'), {role: 'img', width: 9, height: 9})), {d: 'M0 0h9v9z'})`, browser.Violations},
		} {
			b.Visit(browser.Like(t, language+path))
			b.Prefer("light")
			b.Do(axe)
			if found := browser.Value[string](b, browser.Contrasts); found != "" {
				t.Errorf("%s, as it is: %s", b.At, found)
			}
			b.Do(chromedp.Evaluate[chromedp.Void](`{
				const add = (name, parent = document.querySelector('main'), attributes = {}) => {
					const e = document.createElementNS(['svg', 'g', 'path'].includes(name) ? 'http://www.w3.org/2000/svg' : 'http://www.w3.org/1999/xhtml', name);
					for (const [key, value] of Object.entries(attributes)) e.setAttribute(key, value);
					return parent.appendChild(e);
				};
				` + spoilt.how + `
			}`))
			if found := browser.Value[string](b, spoilt.scripts); !strings.HasPrefix(found, spoilt.rule+": ") {
				t.Errorf("%s: after %s it says only %q", b.At, spoilt.how, found)
			}
			const all = `document.documentElement.outerHTML` // but what is left out for good, which is gone by now
			before := browser.Value[string](b, all)
			if browser.Value[string](b, spoilt.scripts); browser.Value[string](b, all) != before {
				t.Errorf("%s: to look at the page has changed it", b.At)
			}
		}
	}
}
