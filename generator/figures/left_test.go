package figures

import (
	"bytes"
	"encoding/csv"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"chiso/generator/internal/datatest"
	"chiso/generator/internal/datatest/browser"
)

const (
	// leftHere says whether the table of ranks that the page left out has come.
	leftHere = `!!document.querySelector('.is-left table[data-ranks]')`
	// leftAsked is how often its file has been asked for.
	leftAsked = `performance.getEntriesByType('resource').filter((r) => r.name.includes('indicators/gii-rank.')).length`
	// leftShown are its figures, by place and year.
	leftShown = `(() => {
		const table = document.querySelector('.is-left table'), cells = {};
		const years = [...table.rows[0].cells].map((th) => th.textContent.trim());
		for (const tr of table.tBodies[0].rows)
			[...tr.cells].forEach((cell, n) => { if (n && !cell.matches('.missing')) cells[tr.dataset.place + '/' + years[n]] = cell.firstChild.textContent.trim(); });
		return cells;
	})()`
)

// TestLeftRanks: the table of ranks that a heavy page leaves out comes once a reader opens it
// by keyboard, shows what the file of data holds, and is worked like the table of the page.
func TestLeftRanks(t *testing.T) {
	t.Parallel()
	datatest.Own(t, browser.Root)
	for language, name := range map[string]string{"vi": "Thái Lan", "en": "Thailand"} {
		t.Run(language, func(t *testing.T) {
			t.Parallel()
			leftRanks(t, language, name)
		})
	}
}

func leftRanks(t *testing.T, language, thailand string) {
	b := browser.Open(t, 360)
	path := language + "/indicators/gii-score/"
	b.Visit(path + "?view=table&place=THA")
	if got := browser.Value[[]int](b, `[document.querySelectorAll('[data-ranks]').length, `+leftAsked+`]`); got[0] != 0 || got[1] != 0 {
		t.Fatalf("at first the page has %d tables of ranks, and has asked for %d", got[0], got[1])
	}
	b.Reach(".is-left summary")
	b.Press("Enter")
	b.Do(browser.Until(leftHere))
	if at := browser.Value[string](b, `document.activeElement.tagName`); at != "SUMMARY" {
		t.Errorf("the focus has gone to %s", at)
	}
	b.Press("Enter", "Enter")
	b.Do(browser.Until(`document.querySelector('.is-left').open`))
	if got := browser.Value[int](b, leftAsked); got != 1 {
		t.Errorf("the file was asked for %d times", got)
	}

	link := browser.Value[string](b, `document.querySelector('.is-left + p a').href`)
	rows := read(t, link, csv.NewReader(bytes.NewReader(browser.Get(t, link))))
	shown := browser.Value[map[string]string](b, leftShown)
	for _, row := range rows {
		want := row["value"]
		if row["value_upper"] != "" {
			want += "–" + row["value_upper"]
		}
		if got := shown[row["code"]+"/"+row["year"]]; got != want {
			t.Errorf("%s in %s: the table shows %q, the file has %q", row["code"], row["year"], got, want)
		}
	}
	if len(shown) != len(rows) || len(rows) < 1900 {
		t.Errorf("the table shows %d figures, the file has %d", len(shown), len(rows))
	}

	if chosen := browser.Value[int](b, `document.querySelectorAll('.table-scroll tr.is-chosen[data-place=THA]').length`); chosen != 2 {
		t.Errorf("the chosen place is marked in %d tables", chosen)
	}
	b.Do(chromedp.Evaluate[chromedp.Void](`[...document.querySelectorAll('.is-left thead button')].find((head) => head.textContent === '2024').click()`),
		browser.Until(`document.querySelector('.is-left tbody tr').dataset.place !== 'VNM'`))
	b.Types("form.controls [name=q]", thailand)
	b.Do(browser.Until(`document.querySelectorAll('.table-scroll tbody tr:not([hidden])').length === 2`))
	if said := browser.Value[string](b, `document.querySelector('.controls .said').textContent`); !strings.HasSuffix(said, " 1.") {
		t.Errorf("a place in both tables is counted so: %q", said)
	}
	if notes := browser.Value[string](b, `(() => {
		const ids = [...document.querySelectorAll('.footnotes li')].map((li) => li.id);
		const led = [...document.querySelectorAll('a.fn')].map((a) => a.hash.slice(1)).filter((id) => id.startsWith('fn-'));
		const numbered = [...document.querySelectorAll('.footnotes li')].every((li) => li.id === 'fn-' + li.value);
		return !led.length || led.some((id) => !document.getElementById(id)) || new Set(ids).size !== ids.length || ids.length !== new Set(led).size || !numbered ? ids.join() + ' of ' + led.join() : '';
	})()`); notes != "" {
		t.Errorf("the notes are %s", notes)
	}
	if forms := browser.Value[int](b, `new Set([...document.querySelectorAll('.footnotes li')].map((li) => [...li.attributes].map((a) => a.name) + ' ' + li.children.length)).size`); forms != 1 {
		t.Errorf("notes of the page and of the file are in %d forms", forms)
	}
	b.Do(chromedp.Evaluate[chromedp.Void](`(() => {
		const place = document.querySelector('#correct-place');
		place.value = [...place.querySelectorAll('optgroup:last-child option')].find((o) => o.text === '` + thailand + `').value;
		place.dispatchEvent(new Event('change', {bubbles: true}));
	})()`))
	if said := browser.Value[string](b, `document.querySelector('.correct-find .stands').textContent`); !strings.Contains(said, shown["THA/2025"]+" – ") || !strings.Contains(said, "economy.csv") {
		t.Errorf("a rank of a place stands at %q", said)
	}
	if wide := browser.Value[int](b, `document.documentElement.scrollWidth`); wide > 360 {
		t.Errorf("the page is %d px wide", wide)
	}
	b.Do(browser.Axe(t))
	if found := browser.Value[[]string](b, `axe.run(document.querySelector('.views')).then(({violations}) => violations.map((v) => v.id + ' ' + v.nodes[0].html.slice(0, 200)))`); len(found) > 0 {
		t.Errorf("with the table open: %s", strings.Join(found, "\n"))
	}
	b.Clean("left ranks")
}

// TestLeftRanksAsked: an address that names the table, as that of a page that has moved, leads
// to it; so do a view of ranks and the filter. A failure is reported, and tried again.
func TestLeftRanksAsked(t *testing.T) {
	t.Parallel()
	datatest.Own(t, browser.Root)
	b := browser.Open(t, 360)
	inSight := `(() => { const {top, bottom} = document.querySelector('.is-left summary').getBoundingClientRect(); return bottom > 0 && top < innerHeight; })()`
	for _, path := range []string{"en/indicators/gii-score/#ranks-table", "en/indicators/gii-rank/?view=table"} {
		b.Do(chromedp.Navigate(b.Address+"en/about/"), chromedp.Navigate(b.Address+path), browser.Until(`location.hash === '#ranks-table' && document.readyState === 'complete'`), browser.Until(leftHere), browser.Until(inSight))
	}
	b.Visit("en/indicators/gii-score/")
	b.Do(chromedp.Evaluate[chromedp.Void](`location.hash = 'ranks-table'`), browser.Until(leftHere), browser.Until(inSight))
	b.Visit("en/indicators/gii-score/")
	b.Look("rank-slope")
	b.Do(browser.Until(leftHere))
	b.Visit("en/indicators/gii-score/?view=rank-heat")
	b.Do(browser.Until(leftHere))
	b.Visit("en/indicators/gii-score/?view=table&q=viet")
	b.Do(browser.Until(leftHere), browser.Until(`document.querySelectorAll('.is-left tbody tr:not([hidden])').length === 1`))
	b.Clean("left ranks that are asked for")

	b.Visit("en/indicators/gii-score/?view=table")
	b.Do(chromedp.Evaluate[chromedp.Void](`(() => { const left = document.querySelector('.is-left'); left.dataset.kept = left.dataset.file; left.dataset.file = 'missing'; left.open = true; })()`),
		browser.Until(`document.querySelector('.is-left .said').textContent === document.querySelector('.is-left').dataset.failed`))
	b.Noticed() // the file that is missing, which was meant
	b.Do(chromedp.Evaluate[chromedp.Void](`(() => { const left = document.querySelector('.is-left'); left.open = false; left.dataset.file = left.dataset.kept; })()`),
		chromedp.Evaluate[chromedp.Void](`document.querySelector('.is-left summary').click()`), browser.Until(leftHere), browser.Until(`!document.querySelector('.is-left .said').textContent`))
	b.Clean("left ranks, again")
}

// TestLeftRanksWithout: without scripts a link in the place of the table leads to its figures;
// on paper too, where a table that has come is shown.
func TestLeftRanksWithout(t *testing.T) {
	t.Parallel()
	datatest.Own(t, browser.Root)
	link := `[...document.querySelectorAll('.is-left + p a')].filter((a) => a.offsetWidth).map((a) => a.pathname.split('/').slice(-3).join('/')).join(' ')`
	b := browser.Open(t, 360)
	b.Visit("vi/indicators/gii-score/?view=table")
	b.Print()
	if led := browser.Value[string](b, link); led != "data/gii/gii_rank.csv" {
		t.Errorf("paper says that the ranks are at %q", led)
	}
	b.Do(chromedp.Evaluate[chromedp.Void](`document.querySelector('.is-left').open = true`), browser.Until(leftHere),
		browser.Until(`document.querySelector('.is-left table').checkVisibility({contentVisibilityAuto: true})`))
	b.Clean("printed")

	b.WithoutScripts()
	for _, language := range []string{"vi", "en"} {
		b.Visit(language + "/indicators/pci-total/")
		if led := browser.Value[string](b, link); led != "data/pci/pci_rank.csv rankings/pci-total/" || browser.Value[bool](b, `document.querySelector('.is-left').offsetWidth > 0`) {
			t.Errorf("%s: without scripts links lead to the ranks at %q, or there is a button that does nothing", language, led)
		}
	}
}
