package pages

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"

	"chiso/generator/internal/datatest/browser"
)

// clipped puts capitals with marks above and below into every element that holds text
// and tells which lines are too low for them, or cut them. A line that cannot have
// another below it (digits of a key reading, marks that hang in a line) may be lower.
const clipped = `(() => {
	const pen = document.createElement('canvas').getContext('2d'), wrong = new Set();
	for (const e of document.body.querySelectorAll('*')) {
		if (e.closest('svg, .sr, .search-open, .skip, pre, .figure, .mark, .fn') || !e.checkVisibility() || ![...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim())) continue;
		const style = getComputedStyle(e), name = e.tagName.toLowerCase() + (e.className ? '.' + e.className : '');
		pen.font = style.font;
		const ink = pen.measureText('ỄẬỖỰẰ'), tall = ink.actualBoundingBoxAscent + ink.actualBoundingBoxDescent;
		const line = style.lineHeight === 'normal' ? tall : parseFloat(style.lineHeight);
		if (line < tall - 0.5) wrong.add(name + ': line ' + line.toFixed(1) + ', ink ' + tall.toFixed(1));
		if (style.overflowY !== 'visible' && style.overflowY !== 'auto' && e.scrollHeight > e.clientHeight + 1) wrong.add(name + ' cuts');
	}
	return [...wrong].join('\n');
})()`

// sideways names what makes a page wider than its screen.
const sideways = `document.documentElement.scrollWidth <= innerWidth ? '' : [...document.body.querySelectorAll('*')].filter((e) => e.getBoundingClientRect().right > innerWidth + 1 && !e.closest('.table-scroll, .sr, pre, svg')).slice(0, 5).map((e) => e.tagName + '.' + e.className + ' ' + Math.round(e.getBoundingClientRect().right)).join('; ') || 'too wide'`

// spaced sets text as far apart as WCAG 2.2 lets a reader do (success criterion
// 1.4.12); the policy of the page forbids styles, so it is done as a reader's program
// does, beyond it.
const spaced = `(() => {
	const sheet = new CSSStyleSheet();
	sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }');
	document.adoptedStyleSheets = [sheet];
	return [...document.body.querySelectorAll('a, button, summary, label, .tag, .status, select, h1, h2, h3, th')].filter((e) => {
		const style = getComputedStyle(e);
		return e.checkVisibility() && !e.closest('.sr, svg, .tabs') && style.overflowX === 'hidden' && e.scrollWidth > e.clientWidth + 1;
	}).map((e) => e.outerHTML.slice(0, 80)).join('\n');
})()`

// small lists what a finger would miss: less than 24 px high or wide (WCAG 2.2, 2.5.8),
// but for links within a sentence.
const small = `[...document.body.querySelectorAll('a, button, summary, input, select')].filter((e) => {
	if (!e.checkVisibility() || e.closest('.sr, .skip, svg, p, li, td, dd, .tabs, .places, figcaption')) return false;
	const box = e.getBoundingClientRect();
	return box.width > 0 && (box.width < 24 || box.height < 24);
}).map((e) => e.outerHTML.slice(0, 100)).join('\n')`

// TestTypography: letters with stacked marks fit into every line, no page is wider
// than a screen of 320 px (which is one of 1280 px at 400 %), and text set wide apart
// is not cut.
func TestTypography(t *testing.T) {
	t.Parallel()
	b := browser.Open(t, 320)
	for _, page := range []string{"", "indicators/gii-score/", "places/nghe-an/", "places/tuyen-quang/", "rankings/pci-total/", "targets/", "datasets/gii/", "about/design/"} {
		path := browser.Like(t, "vi/"+page)
		if path == "" {
			continue // the data have no such page
		}
		b.Visit(path)
		for what, script := range map[string]string{"letters do not fit": clipped, "wider than 320 px": sideways, "too small": small} {
			if wrong := browser.Value[string](b, script); wrong != "" {
				t.Errorf("%s: %s:\n%s", b.At, what, wrong)
			}
		}
		if cut := browser.Value[string](b, spaced); cut != "" {
			t.Errorf("%s: cut when spaced:\n%s", b.At, cut)
		}
		if wide := browser.Value[string](b, sideways); wide != "" {
			t.Errorf("%s: wider than 320 px when spaced: %s", b.At, wide)
		}
		b.Clean(b.At)
	}
	if !slices.Contains(browser.Languages(t), "vi") {
		return
	}
	b.Visit("vi/about/design/")
	if got := browser.Value[string](b, `document.documentElement.lang + ' ' + getComputedStyle(document.body).hyphens`); got != "vi-VN manual" {
		t.Errorf("Vietnamese is %s", got)
	}
}

// TestModes: with a reader's own colours drawings have them too; on paper the dark
// scheme is light, and what is pressed is gone.
func TestModes(t *testing.T) {
	t.Parallel()
	b := browser.Open(t, 800)
	emulate := func(media string, features ...string) {
		p := emulation.SetEmulatedMediaParams{Media: media}
		for n := 0; n < len(features); n += 2 {
			p.Features = append(p.Features, &emulation.MediaFeature{Name: features[n], Value: features[n+1]})
		}
		b.Do(chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
			_, err := cdp.Call(ctx, target, emulation.SetEmulatedMedia, p)
			return err
		}))
	}
	paint := func(selector, property string) string {
		return browser.Value[string](b, fmt.Sprintf(`getComputedStyle(document.querySelector(%q))[%q]`, selector, property))
	}
	b.Visit(browser.Like(t, "vi/about/design/"))
	emulate("screen", "prefers-color-scheme", "dark")
	dark := paint("body", "backgroundColor")
	emulate("print", "prefers-color-scheme", "dark")
	if paper := paint("body", "backgroundColor"); paper != "rgb(255, 255, 255)" || dark == paper {
		t.Errorf("dark is %s, on paper %s", dark, paper)
	}
	for _, pressed := range []string{".tabs", ".filter", ".take", ".menu", ".contents"} {
		if display := paint(pressed, "display"); display != "none" {
			t.Errorf("%s is printed: %s", pressed, display)
		}
	}
	emulate("screen", "forced-colors", "active", "prefers-color-scheme", "light")
	if canvas := paint("body", "backgroundColor"); paint(".tile-map rect", "stroke") == canvas || paint(".t-aim", "stroke") == canvas || paint(".status svg", "color") == canvas {
		t.Error("a drawing has the colour of its ground when colours are forced")
	}
	emulate("screen", "prefers-reduced-motion", "reduce")
	if got := paint(".button", "transitionDuration"); !strings.HasPrefix(got, "0s") {
		t.Errorf("a button moves for %s", got)
	}
	b.Clean("modes")
}
