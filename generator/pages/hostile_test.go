package pages

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"golang.org/x/tools/txtar"

	"chiso/generator/internal/datatest/browser"
)

// hostileSite is the small site with names that try to be more than names.
var hostileSite browser.Site

const (
	endScript = `</script><script>window.hurt = 1</script>`
	badImage  = `<img src=x onerror=window.hurt=1>`
)

// TestHostileNames: names that try to become markup or script are shown as they
// stand, in pages, living charts, tooltips, lists, pictures, embedded charts and
// what is taken away; a very long one breaks no page.
func TestHostileNames(t *testing.T) {
	t.Parallel()
	dir := hostileData(t)
	hostileSite.Arguments = []string{"--data", filepath.Join(dir, "data"), "--site", filepath.Join(dir, "site")}
	b := browser.OpenSite(t, &hostileSite, 360)
	for _, path := range []string{"en/", "en/indicators/", "en/datasets/sample/", "en/indicators/sample-score/", "en/indicators/sample-quality/", "en/indicators/sample-mean/", "en/indicators/sample-share/", "en/indicators/sample-score/embed/"} {
		b.Visit(path)
		hostileCharts(b)
		unhurt(b)
	}
	for _, path := range []string{"en/places/", "en/places/dak-lak/", "en/places/hue/", "en/places/phu-yen/", "en/places/phu-yen/?borders=former&compare=" + endScript, "en/rankings/", "en/rankings/sample-score/",
		"en/rankings/sample-quality/?q=" + badImage + "&sort=" + badImage, "en/rankings/harm-people/", "en/rankings/harm-mean/", "en/targets/", "en/timeline/", "en/indicators/harm-people/", "en/datasets/harm/"} {
		b.Visit(path)
		if text := browser.Value[string](b, `document.body.innerText`); !strings.Contains(text, badImage) && !strings.Contains(text, endScript) {
			t.Errorf("%s does not show the names as they stand", path)
		}
		unhurt(b)
	}
	hostileFiles(b)
	b.Visit("en/indicators/sample-score/")
	if text := browser.Value[string](b, `document.body.innerText`); !strings.Contains(text, "Score "+badImage) || !strings.Contains(text, endScript) {
		t.Error("the page does not show the names as they stand")
	}
	for _, script := range []string{
		`fetch(document.querySelector('[data-kind=line]').dataset.source).then((r) => r.json()).then((d) => JSON.stringify(d.meta.places))`,
		`new Promise((done) => { const r = new XMLHttpRequest(); r.open('GET', '/chiso/charts/sample-score.en.svg'); r.onload = () => done(r.responseXML.documentElement.textContent); r.send(); })`,
	} {
		if text := browser.Value[string](b, script); !strings.Contains(text, badImage) {
			t.Errorf("%s: %.300s", script, text)
		}
	}
	b.Also = "http://chiso.localhost/favicon.ico"
	b.Visit("charts/sample-score.en.svg") // on its own, where no policy of a page protects
	if browser.Value[bool](b, hurt) || browser.Value[string](b, `document.documentElement.tagName`) != "svg" {
		t.Error("a name has become markup in the picture")
	}
}

// hostileData gives a copy of the small site in which places, lists and indicators have
// such names.
func hostileData(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS("testdata/base")); err != nil {
		t.Fatal(err)
	}
	replace := func(path string, pairs ...string) {
		data, err := os.ReadFile(filepath.Join(dir, path))
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, path), []byte(strings.NewReplacer(pairs...).Replace(string(data))), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	long := strings.Repeat("Ường", 50)
	words := strings.NewReplacer("ENDSCRIPT", endScript, "BADIMAGE", badImage, "LONG", `"""'&amp; 😀 `+long+`"`)
	more, err := txtar.ParseFile("testdata/hostile/places.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range more.Files {
		path := filepath.Join(dir, f.Name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(words.Replace(string(f.Data))), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	replace("data/code-lists/datapackage.yaml", "codeLists:\n", "codeLists:\n"+
		"  - {name: former-places, path: former.csv, parent: regions, places: true, title: {vi: Tỉnh cũ, en: '"+badImage+"'}, noun: {vi: tỉnh cũ, en: '"+endScript+"'}, sources: [made-up]}\n"+
		"  - {name: regions, path: regions.csv, title: {vi: Vùng, en: '"+endScript+"'}, noun: {vi: vùng, en: '"+badImage+"'}, sources: [made-up]}\n",
		"layout: layouts/places.csv,", "layout: layouts/places.csv, parent: regions, places: true,")
	replace("data/sample/datapackage.yaml", "en: Sample score}", `en: "Score `+badImage+`"}`, "en: points}", `en: "`+endScript+`"}`, "en: A new method.}", `en: "`+badImage+`"}`)
	return dir
}

// hurt is whether a name has become markup or script.
const hurt = `!!window.hurt || !!document.querySelector('img[src="x"], [onerror], script:not([src]):not([type])')`

// unhurt checks that no name has hurt the page that a tab is on: it is what it was, and not too wide.
func unhurt(b *browser.Tab) {
	b.T.Helper()
	if browser.Value[bool](b, hurt) {
		b.T.Errorf("%s: a name has become markup or script: %s", b.At, browser.Value[string](b, `(window.hurt ?? "") + (document.querySelector("img[src=\"x\"], [onerror], script:not([src]):not([type])")?.parentElement.outerHTML.slice(0, 600) ?? "")`))
	}
	if wide := browser.Value[int](b, `document.documentElement.scrollWidth`); wide > 360 {
		b.T.Errorf("%s: %d px wide on a phone of 360: %s", b.At, wide, browser.Value[string](b, `[...document.querySelectorAll('main *')].filter((e) => e.getBoundingClientRect().right > 400 && !e.closest('.table-scroll')).map((e) => e.tagName + '.' + e.className).slice(0, 12).join()`))
	}
	b.Clean(b.At)
}

// hostileCharts looks at every living chart of a page, and hears what its tooltips say.
func hostileCharts(b *browser.Tab) {
	b.T.Helper()
	for _, view := range b.Views() {
		b.Look(view)
		if view == "table" {
			continue
		}
		b.Do(browser.Until(browser.Enliven))
		b.Do(chromedp.Evaluate[chromedp.Void](`document.querySelector('.view:not([style*=none]) .chart').focus()`))
		said := ""
		if browser.Value[bool](b, `(() => { const c = [...document.querySelectorAll('.chart')].find((c) => c.offsetWidth); c.focus(); return document.activeElement === c; })()`) {
			for range 6 {
				b.Press("ArrowRight")
				b.Do(browser.Until(`[...document.querySelectorAll('.chart-figure .said')].some((e) => e.textContent)`))
				said += browser.Value[string](b, `[...document.querySelectorAll('.tip-card')].map((e) => e.textContent).join()`)
			}
		}
		if !strings.Contains(said, endScript) && !strings.Contains(said, badImage) {
			b.T.Errorf("%s?view=%s: the tooltips do not say the names: %q", b.At, view, said)
		}
	}
}

// hostileFiles checks that a spreadsheet takes no name in a file for a formula.
func hostileFiles(b *browser.Tab) {
	b.T.Helper()
	for _, file := range []string{"data/places/dak-lak.csv", "data/harm/former.csv", "data/harm/templates/dak-lak.csv"} {
		text := browser.Value[string](b, `fetch('/chiso/`+file+`').then((r) => r.text())`)
		rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(text, "\ufeff"))).ReadAll()
		if err != nil {
			b.T.Errorf("%s: %v", file, err)
		}
		for _, cell := range slices.Concat(rows...) {
			if _, err := strconv.ParseFloat(cell, 64); err != nil && cell != "" && strings.ContainsAny(cell[:1], "=+-@\t\r") {
				b.T.Errorf("%s: a spreadsheet takes %q for a formula", file, cell)
			}
		}
	}
}
