package readers

import (
	"fmt"
	"strings"
	"testing"

	"chiso/generator/internal/datatest"
	"chiso/generator/internal/datatest/browser"
)

// left counts the items of a list that a filter leaves.
const left = `[...document.querySelectorAll('[data-find]')].filter((e) => e.offsetHeight).length`

// TestFilterInAddress: what the lists of targets, of legal instruments and of
// indicators show stands in the address; a link shows the same to who gets it; what
// an address says that there is not is passed over; groups with nothing left go.
func TestFilterInAddress(t *testing.T) {
	t.Parallel()
	datatest.Own(t, browser.Root)
	b := browser.Open(t, 360)
	for _, c := range []struct {
		path string
		left int
	}{
		{"vi/targets/", 46},
		{"vi/targets/?level=province", 9},
		{"vi/targets/?status=too-soon", 4},
		{"vi/targets/?status=unmeasurable", 4},
		{"vi/targets/?status=away&level=country", 2},
		{"vi/targets/?status=reached", 2},
		{"vi/targets/?status=nothing", 46}, // there is no such status, so it cannot be chosen
		{"en/targets/?q=budget", 2},
		{"vi/targets/?q=kinh+te+so&level=country", 6},
		{"vi/targets/?status=no-data&q=zzz", 0},
		{"en/timeline/", 42},
		{"en/timeline/?kind=law", 6},
		{"en/timeline/?issuer=politburo", 3},
		{"en/timeline/?year=2024", 2},
		{"vi/timeline/?topic=digital&kind=decision&year=2020", 2},
		{"vi/timeline/?q=dong+nai", 1},
		{"vi/timeline/?year=1066&kind=nothing", 42},
		{"en/indicators/?q=startups+start-ups", 0},
		{"en/indicators/?topic=policy&q=digital+economy", 2},
	} {
		b.Visit(c.path)
		b.Do(browser.Until(fmt.Sprintf(`!document.querySelector('form.filter').hidden && %s === %d`, left, c.left)))
		if empty := browser.Value[int](b, `[...document.querySelectorAll('.group')].filter((g) => g.offsetHeight && ![...g.querySelectorAll('[data-find]')].some((e) => e.offsetHeight)).length`); empty != 0 {
			t.Errorf("%s: %d groups without an item are seen", c.path, empty)
		}
		if wide := browser.Value[int](b, `document.documentElement.scrollWidth`); wide > 360 {
			t.Errorf("%s: %d px wide on a phone of 360", c.path, wide)
		}
	}
	// By hand, one control after another.
	b.Visit("en/timeline/")
	b.Reach("#q")
	b.Press("l", "a", "w")
	b.Do(browser.Until(browser.Query("q")+` === 'law'`), browser.Until(`document.querySelector('.filter [role=status]').textContent !== ''`))
	b.Reach("#kind")
	b.Press("L") // a list finds what is typed: Law
	b.Do(browser.Until(browser.Query("kind")+` === 'law' && `+browser.Query("q")+` === 'law'`), browser.Until(left+` === 6`))
	b.Clean("filters")

	// The counts on top lead to the targets that they count.
	b.Visit("vi/targets/")
	b.Visit(strings.TrimPrefix(browser.Value[string](b, `document.querySelector('.tallies a').href`), b.Address))
	b.Do(browser.Until(browser.Query("status")+` === 'reached'`), browser.Until(left+` === 2`))
	b.Clean("tallies")
}

// TestTargetsAndTimeline: each page leads to the other and back to the right place,
// and the events of a chart to their entries.
func TestTargetsAndTimeline(t *testing.T) {
	t.Parallel()
	datatest.Own(t, browser.Root)
	b := browser.Open(t, 1280)
	for _, path := range []string{"vi/targets/", "en/targets/", "vi/timeline/", "en/timeline/", "vi/indicators/gii-score/", "en/indicators/local-startups/"} {
		b.Visit(path)
		broken := browser.Value[string](b, `Promise.all([...document.querySelectorAll('main a[href*="#"]')].map(async (a) => {
			const url = new URL(a.href);
			const there = url.pathname === location.pathname ? document : await new Promise((done) => { const r = new XMLHttpRequest(); r.open('GET', url.pathname); r.responseType = 'document'; r.onload = () => done(r.response); r.send(); });
			return there.getElementById(decodeURIComponent(url.hash.slice(1))) ? '' : a.href;
		})).then((list) => list.filter(Boolean).join(' '))`)
		if broken != "" {
			t.Errorf("%s: no such place: %s", path, broken)
		}
		if twice := browser.Value[string](b, `[...document.querySelectorAll('[id]')].map((e) => e.id).filter((id, i, all) => all.indexOf(id) !== i).join()`); twice != "" {
			t.Errorf("%s: two places are called %s", path, twice)
		}
	}
	b.Visit("vi/indicators/gii-score/")
	if href := browser.Value[string](b, `document.querySelector('.events a[href$="#57-nq-tw"]')?.getAttribute('href') ?? ''`); !strings.HasSuffix(href, "/vi/timeline/#57-nq-tw") {
		t.Errorf("an event of the chart leads to %q", href)
	}
	text := browser.Value[string](b, `document.querySelector('#targets').parentElement.textContent`)
	for _, want := range []string{"Quá sớm để kết luận", "Xa dần mục tiêu", "Đã hết hạn, chưa đạt", "((44 − 42) ÷ 5 năm) ÷ ((35 − 42) ÷ 5 năm) = 0,4 ÷ −1,4 = −29%"} {
		if !strings.Contains(text, want) {
			t.Errorf("the targets of the GII rank do not say %q: %s", want, text)
		}
	}
	b.Clean("targets and timeline")
}

// TestListsWithoutScript: with scripts off both pages hold everything, and no filter.
func TestListsWithoutScript(t *testing.T) {
	t.Parallel()
	datatest.Own(t, browser.Root)
	b := browser.Open(t, 360)
	b.WithoutScripts()
	for path, want := range map[string]int{"vi/targets/?status=away": 46, "en/timeline/?kind=law": 42} {
		b.Visit(path)
		if got := browser.Value[int](b, left); got != want {
			t.Errorf("%s: %d of %d are seen", path, got, want)
		}
		if browser.Value[bool](b, `!!document.querySelector('form.filter').offsetHeight`) {
			t.Errorf("%s shows a filter that needs scripts", path)
		}
	}
}

// TestStatusBySight: a status is told by shape and word, and the way to a target is
// drawn where its marks say: further to the right is nearer to the target.
func TestStatusBySight(t *testing.T) {
	t.Parallel()
	datatest.Own(t, browser.Root)
	b := browser.Open(t, 360)
	b.Visit("vi/targets/")
	if bare := browser.Value[int](b, `[...document.querySelectorAll('.status')].filter((e) => !e.textContent.trim() || !e.querySelector('svg > *')).length`); bare != 0 {
		t.Errorf("%d statuses lack a word or a shape", bare)
	}
	shapes := browser.Value[[]string](b, `[...new Set([...document.querySelectorAll('#method ~ div .status')].map((e) => e.querySelector('svg').innerHTML))]`)
	if len(shapes) != 8 {
		t.Errorf("%d shapes for eight statuses", len(shapes))
	}
	at := func(id, mark string) float64 {
		return browser.Value[float64](b, fmt.Sprintf(`document.querySelector('#%s .t-%s').getBoundingClientRect().x`, id, mark))
	}
	const missed = "gii-rank-2025-749-qd-ttg" // from 42 to 44, with 35 wanted
	if latest, base, aim := at(missed, "latest"), at(missed, "base"), at(missed, "aim"); latest >= base || base >= aim {
		t.Errorf("latest at %.0f, base at %.0f, aim at %.0f", latest, base, aim)
	}
	b.Clean("statuses")
}
