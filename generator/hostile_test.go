package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// hostileSite is the small site with names that try to be more than names.
var hostileSite built

const (
	endScript = `</script><script>window.hurt = 1</script>`
	badImage  = `<img src=x onerror=window.hurt=1>`
)

// TestHostileNames: names that try to become markup or script are shown as they
// stand, in pages, living charts, tooltips, lists, pictures, embedded charts and
// what is taken away; a very long one breaks no page.
func TestHostileNames(t *testing.T) {
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
	replace("data/code-lists/places.csv", "Dak Lak", `"`+endScript+`"`, "Ha Noi", `"`+badImage+`"`, "Hue", `"""'&amp; 😀 `+"\u200f"+long+`"`)
	replace("data/sample/datapackage.yaml", "en: Sample score}", `en: "Score `+badImage+`"}`, "en: points}", `en: "`+endScript+`"}`, "en: A new method.}", `en: "`+badImage+`"}`)
	hostileSite.more = []string{"--data", filepath.Join(dir, "data"), "--site", filepath.Join(dir, "site"), "--cache", t.TempDir()}
	b := openSite(t, &hostileSite, 360)
	hurt := `!!window.hurt || !!document.querySelector('img[src="x"], [onerror], script:not([src]):not([type])')`
	for _, path := range []string{"en/", "en/indicators/", "en/datasets/sample/", "en/indicators/sample-score/", "en/indicators/sample-quality/", "en/indicators/sample-mean/", "en/indicators/sample-share/", "en/indicators/sample-score/embed/"} {
		b.visit(path)
		for _, view := range b.views() {
			b.look(view)
			if view == "table" {
				continue
			}
			b.do(until(enliven))
			b.do(chromedp.Evaluate[chromedp.Void](`document.querySelector('.view:not([style*=none]) .chart').focus()`))
			said := ""
			if value[bool](b, `(() => { const c = [...document.querySelectorAll('.chart')].find((c) => c.offsetWidth); c.focus(); return document.activeElement === c; })()`) {
				for range 6 {
					b.press("ArrowRight")
					b.do(until(`[...document.querySelectorAll('.chart-figure .said')].some((e) => e.textContent)`))
					said += value[string](b, `[...document.querySelectorAll('.tip-card')].map((e) => e.textContent).join()`)
				}
			}
			if !strings.Contains(said, endScript) && !strings.Contains(said, badImage) {
				t.Errorf("%s?view=%s: the tooltips do not say the names: %q", path, view, said)
			}
		}
		if value[bool](b, hurt) {
			t.Errorf("%s: a name has become markup or script", path)
		}
		if wide := value[int](b, `document.documentElement.scrollWidth`); wide > 360 {
			t.Errorf("%s: %d px wide on a phone of 360", path, wide)
		}
		b.clean(path)
	}
	b.visit("en/indicators/sample-score/")
	if text := value[string](b, `document.body.innerText`); !strings.Contains(text, "Score "+badImage) || !strings.Contains(text, endScript) {
		t.Error("the page does not show the names as they stand")
	}
	for _, script := range []string{
		`fetch(document.querySelector('[data-kind=line]').dataset.source).then((r) => r.json()).then((d) => JSON.stringify(d.meta.places))`,
		`fetch('/chiso/charts/sample-score.en.svg').then((r) => r.text()).then((t) => new DOMParser().parseFromString(t, 'image/svg+xml').documentElement.textContent)`,
	} {
		if text := value[string](b, script); !strings.Contains(text, badImage) {
			t.Errorf("%s: %.300s", script, text)
		}
	}
	b.also = "http://chiso.localhost/favicon.ico"
	b.visit("charts/sample-score.en.svg") // on its own, where no policy of a page protects
	if value[bool](b, hurt) || value[string](b, `document.documentElement.tagName`) != "svg" {
		t.Error("a name has become markup in the picture")
	}
}
