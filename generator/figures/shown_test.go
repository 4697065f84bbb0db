package figures

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"chiso/generator/internal/datatest"
	"chiso/generator/internal/datatest/browser"
)

// TestDescriptions: what a picture says of itself is what it shows: as many
// places as are drawn, the years that are drawn, no extremes among a few.
func TestDescriptions(t *testing.T) {
	t.Parallel()
	datatest.Own(t, browser.Root)
	b := browser.Open(t, 1280)
	for _, c := range []struct {
		path, view string
		want       []string
		never      []string
	}{
		{path: "gii-score", view: "rank-line", want: []string{"2009–2025", "Viet Nam: 51 in 2011, 44 in 2025"}},
		{path: "gii-score", view: "rank-slope", want: []string{"2015–2025", "8 economies", "Viet Nam: 52 in 2015, 44 in 2025", "up 8 places"}, never: []string{"2011"}},
		{path: "gii-score", view: "rank-multiples", want: []string{"Viet Nam", "2025"}},
		{path: "gii-score", view: "bar", want: []string{"17 economies", "Switzerland", "Myanmar"}, never: []string{"Niger", "139"}},
		{path: "gii-score", view: "radar", want: []string{"Viet Nam: 53.5", "edian"}},
		{path: "pci-total", view: "dot", want: []string{"2013–2016", "63 provinces", "Ha Noi"}, never: []string{"2024", "2009"}},
		{path: "pci-total", view: "scatter", want: []string{"GRDP per capita", "PCI: total score", "2020"}},
		{path: "pii-score", view: "tiles", want: []string{"8 of 34"}, never: []string{"argest", "edian"}},
		{path: "papi-total", view: "heat", want: []string{"2011–2024"}},
		{path: "psi-has-strategy", view: "stack", want: []string{"≈", "68.2"}},
	} {
		b.Visit("en/indicators/" + c.path + "/")
		b.Look(c.view)
		text := browser.Value[string](b, fmt.Sprintf(`[...document.querySelector('[data-view=%s]').querySelectorAll('svg:not(.room)')].map((s) => s.querySelector('title').textContent + ' | ' + s.querySelector('desc').textContent)[0]`, c.view))
		for _, want := range c.want {
			if !strings.Contains(text, want) {
				t.Errorf("%s, %s: no %q in %q", c.path, c.view, want, text)
			}
		}
		for _, never := range c.never {
			if strings.Contains(text, never) {
				t.Errorf("%s, %s: %q in %q", c.path, c.view, never, text)
			}
		}
	}
	b.Clean("descriptions")
}

// TestTitleFollows: when a reader goes to another year, the title, what screen
// readers are told and what is taken away say that year, and the chart has the
// room it needs.
func TestTitleFollows(t *testing.T) {
	t.Parallel()
	datatest.Own(t, browser.Root)
	b := browser.Open(t, 1280)
	dir := t.TempDir()
	b.Takes(dir)
	title := `[...document.querySelectorAll('figcaption')].find((e) => e.offsetWidth).textContent`
	label := `[...document.querySelectorAll('.chart [role=img]')].find((e) => e.offsetWidth).ariaLabel`
	for _, c := range []struct{ path, want, never string }{
		{"grdp-per-capita/?view=bar&year=2019", "2019", "2025"},
		{"pii-score/?view=bar&year=2023", "2023", "2025"},
		{"gii-score/?view=bar&with=USA,CHE,SWE", "2025", "2024"},
		{"pci-total/?view=dot&from=2014&to=2016", "2014–2016", "2013"},
		{"papi-total/?from=2018", "2018–2024", "2011"},
		{"gii-score/?view=radar&place=THA", "– Thailand, 2025", "– Viet Nam"},
	} {
		b.Visit("en/indicators/" + c.path)
		b.Do(browser.Until(`!!document.querySelector('.is-live')`), browser.Until(browser.Drawn))
		for _, script := range []string{title, label} {
			if text := browser.Value[string](b, script); !strings.Contains(text, c.want) || strings.Contains(text, c.never) {
				t.Errorf("%s: %q, want %q and no %q", c.path, text, c.want, c.never)
			}
		}
		if over := browser.Value[float64](b, `(() => { const box = document.querySelector('.is-live .chart'); return box.querySelector('svg').getBoundingClientRect().bottom - box.getBoundingClientRect().bottom; })()`); over > 1 {
			t.Errorf("%s: the chart reaches %.0f px over what is below it", c.path, over)
		}
	}
	b.Do(chromedp.Evaluate[chromedp.Void](`[...document.querySelectorAll('.is-live [data-take=csv]')].find((e) => e.offsetWidth).click()`))
	if text := taken(t, filepath.Join(dir, "gii-score-radar.en.csv")); !strings.Contains(text, ",THA,Thailand,2025,") || !strings.Contains(text, "Median of 139 economies") {
		t.Errorf("%.400s", text)
	}
	// No more profiles are taken away than are drawn.
	b.Visit("en/indicators/papi-total/?view=radar&place=66&with=79,48,31")
	b.Do(browser.Until(`!!document.querySelector('.is-live')`), browser.Until(browser.Drawn), chromedp.Evaluate[chromedp.Void](`[...document.querySelectorAll('.is-live [data-take=csv]')].find((e) => e.offsetWidth).click()`))
	if text := taken(t, filepath.Join(dir, "papi-total-radar.en.csv")); !strings.Contains(text, ",79,Ho Chi Minh City,") || strings.Contains(text, ",48,Da Nang,") || strings.Contains(text, ",31,Hai Phong,") {
		t.Errorf("%.400s", text)
	}
	b.Clean("titles")
}

// TestNotRanked: where the publisher asks that places not be ranked, neither the
// tooltip nor the heat table nor the table puts them in order of their figures.
func TestNotRanked(t *testing.T) {
	t.Parallel()
	datatest.Own(t, browser.Root)
	b := browser.Open(t, 1280)
	b.Visit("en/indicators/papi-total/")
	b.Do(browser.Until(browser.Enliven), chromedp.Evaluate[chromedp.Void](`document.querySelector('.is-live .chart').focus()`))
	b.Press("End")
	b.Do(browser.Until(`document.querySelectorAll('.tip-card span').length > 3`))
	inOrder := `((names) => names.every((name, i) => !i || names[i - 1].localeCompare(name, 'en') <= 0))`
	if !browser.Value[bool](b, inOrder+`([...document.querySelectorAll('.tip-card span')].map((e) => e.textContent))`) {
		t.Errorf("the tooltip is in the order %s", browser.Value[string](b, `[...document.querySelectorAll('.tip-card span')].map((e) => e.textContent).join()`))
	}
	b.Look("heat")
	if !browser.Value[bool](b, inOrder+`([...document.querySelectorAll('[data-view=heat] svg text')].map((e) => e.textContent).filter((t) => /^[A-Z][a-z]+ [A-Z][a-z]+$/.test(t)))`) {
		t.Error("the heat table is in the order of figures")
	}
	b.Look("table")
	if sorts := browser.Value[int](b, `document.querySelectorAll('thead button').length`); sorts != 1 {
		t.Errorf("%d columns of the table can be sorted, want that of the names only", sorts)
	}
	b.Visit("en/indicators/papi-total/?view=table&sort=-2024")
	if browser.Value[bool](b, `!!document.querySelector('[aria-sort]')`) {
		t.Error("a link ranks the table")
	}
	b.Clean("papi-total")
}

// TestKeepsChoice: going to another view keeps what was chosen, a link to a place
// on the page brings nothing to life, years that cannot be compared or are not
// there are passed over, and an open list fits a phone.
func TestKeepsChoice(t *testing.T) {
	t.Parallel()
	datatest.Own(t, browser.Root)
	b := browser.Open(t, 360)
	b.Visit("en/indicators/pci-total/?place=66")
	b.Do(browser.Until(browser.Shows("Dak Lak")))
	b.Look("bar")
	b.Do(browser.Until(`[...document.querySelectorAll('[data-view=bar] .chart path')].some((p) => p.getAttribute('fill') === 'var(--chart-chosen)')`))

	b.Visit("en/indicators/pci-total/")
	b.Do(chromedp.Evaluate[chromedp.Void](`location.hash = '#about'; new Promise((r) => setTimeout(r, 400))`))
	if browser.Value[bool](b, `!!document.querySelector('.is-live') || performance.getEntriesByType('resource').some((r) => r.name.includes('/js/chart'))`) {
		t.Error("a link to a place on the page fetches the library")
	}
	b.Do(chromedp.Evaluate[chromedp.Void](`document.querySelector('.picker').open = true`), browser.Until(`document.querySelectorAll('.places label').length > 10`))
	if wide := browser.Value[int](b, `document.documentElement.scrollWidth`); wide > 360 {
		t.Errorf("with the list of places open the page is %d px wide", wide)
	}
	b.Reach("#find-place")
	b.Press("Escape")
	b.Do(browser.Until(`!document.querySelector('.picker').open && document.activeElement.matches('.picker summary')`))

	for _, address := range []string{"?view=dot&from=2020&to=2016", "?view=dot&from=2008&to=2016", "?view=dot&from=1e9&to=-5", "?view=dot&from=2015.5"} {
		b.Visit("en/indicators/pci-total/" + address)
		b.Do(browser.Until(browser.Enliven), browser.Until(browser.Drawn))
		if title := browser.Value[string](b, `document.querySelector('[data-view=dot] figcaption').textContent`); !strings.Contains(title, "2013–2016") {
			t.Errorf("%s shows %q", address, title)
		}
	}
	b.Visit("vi/indicators/pii-score/")
	for name, want := range map[string]string{"Hà Nội": "Hà Nội", "Hải Phòng": "Hải Phòng,Hải Phòng (đến 2025)"} { // the one kept its borders, the other did not
		if names := browser.Value[string](b, `[...document.querySelectorAll('#place option')].map((o) => o.textContent).filter((t) => t.startsWith('`+name+`')).join()`); names != want {
			t.Errorf("%s of two lists is called %q", name, names)
		}
	}
	b.Clean("choices")
}
