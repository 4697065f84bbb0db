package readers

import (
	"context"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"

	"chiso/generator/internal/datatest"
	"chiso/generator/internal/datatest/browser"
)

// point moves the mouse to the middle of an element.
func point(selector string) chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
		at, err := chromedp.Run(ctx, chromedp.Evaluate[[]float64](fmt.Sprintf(`(() => { const r = document.querySelector(%q).getClientRects()[0]; return [r.left + r.width / 2, r.top + r.height / 2]; })()`, selector)))
		if err != nil {
			return err
		}
		return chromedp.Do(ctx, chromedp.MouseEvent(input.DispatchMouseEventTypeMouseMoved, at[0], at[1]))
	})
}

// moved moves the mouse to a place of the screen.
func moved(x, y float64) chromedp.Action[chromedp.Void] {
	return chromedp.MouseEvent(input.DispatchMouseEventTypeMouseMoved, x, y)
}

// tap touches the middle of an element.
func tap(selector string) chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
		at, err := chromedp.Run(ctx, chromedp.Evaluate[[]float64](fmt.Sprintf(`(() => { const r = document.querySelector(%q).getClientRects()[0]; return [r.left + r.width / 2, r.top + r.height / 2]; })()`, selector)))
		if err != nil {
			return err
		}
		for _, event := range []input.DispatchTouchEventParams{
			{Type: input.DispatchTouchEventTypeTouchStart, TouchPoints: []*input.TouchPoint{{X: at[0], Y: at[1]}}},
			{Type: input.DispatchTouchEventTypeTouchEnd, TouchPoints: []*input.TouchPoint{}},
		} {
			if _, err := cdp.Call(ctx, target, input.DispatchTouchEvent, event); err != nil {
				return err
			}
		}
		return nil
	})
}

const (
	noNote      = `!document.querySelector('.term-note:popover-open')`
	noteFits    = `(() => { const r = document.querySelector('.term-note:popover-open').getBoundingClientRect(); return r.left >= 0 && r.right <= document.documentElement.clientWidth && document.documentElement.scrollWidth <= innerWidth; })()`
	termInSight = `document.querySelector('.term[data-test]').scrollIntoView({block: 'center'})`
)

// choseTerm gives the tests a term in the page's own text to work with.
func choseTerm(b *browser.Tab, path string) {
	b.T.Helper()
	b.Visit(path)
	b.Do(chromedp.Evaluate[chromedp.Void](`document.querySelector('section .term[href$="#gii"], section .term').dataset.test = ''`), chromedp.Evaluate[chromedp.Void](termInSight))
}

// TestTerms: a term explains itself to who points at it, reaches it by keyboard or taps
// it; the note stays while the pointer is on it, Escape closes it, and it fits the screen.
func TestTerms(t *testing.T) {
	t.Parallel()
	datatest.Own(t, browser.Root)
	b := browser.Open(t, 1280)
	for _, path := range []string{"vi/indicators/gii-score/", "en/indicators/gii-score/"} {
		choseTerm(b, path)
		b.Do(point(".term[data-test]"), browser.Until(browser.NoteShown), browser.Until(noteFits),
			point(".term-note:popover-open b"), chromedp.Sleep(600), browser.Until(browser.NoteShown), // it can be pointed at, and stays
			point(".term[data-test]"), browser.Until(browser.NoteShown))
		b.Press("Escape")
		b.Do(browser.Until(noNote), chromedp.Sleep(300), browser.Until(noNote), chromedp.Evaluate[chromedp.Void](termInSight), moved(5, 5), point(".term[data-test]"), browser.Until(browser.NoteShown), moved(5, 5), browser.Until(noNote))
		b.Do(chromedp.Evaluate[chromedp.Void](termInSight), chromedp.Evaluate[chromedp.Void](`document.querySelector('.term[data-test]').focus({focusVisible: true})`), browser.Until(browser.NoteShown))
		if said := browser.Value[string](b, `(() => { const t = document.activeElement; return t.matches('.term') ? document.getElementById(t.getAttribute('aria-describedby')).textContent : ''; })()`); len(said) < 40 {
			t.Errorf("%s: the explanation heard is %q", path, said)
		}
		b.Press("Tab")
		b.Do(browser.Until(`document.activeElement.closest('.term-note:popover-open') !== null`))
		b.Press("Tab")
		b.Do(browser.Until(`!document.querySelector('.term[data-test].is-open')`))
		b.Clean(path)
	}
}

// TestTermsTouch: the first tap shows the note, one beside it closes it, a second one on
// the term follows the link.
func TestTermsTouch(t *testing.T) {
	t.Parallel()
	datatest.Own(t, browser.Root)
	b := browser.Open(t, 360)
	b.Do(chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
		_, err := cdp.Call(ctx, target, emulation.SetTouchEmulationEnabled, emulation.SetTouchEmulationEnabledParams{Enabled: true})
		return err
	}))
	path := "vi/indicators/gii-score/"
	choseTerm(b, path)
	b.Do(tap(".term[data-test]"), browser.Until(browser.NoteShown), browser.Until(noteFits), tap("h2#about"), browser.Until(noNote), tap(".term[data-test]"), browser.Until(browser.NoteShown), tap(".term[data-test]"), chromedp.Sleep(time.Second), // while one page goes there is no other to ask
		browser.Until(`location.pathname.endsWith('/vi/glossary/') && location.hash.length > 1 && document.querySelector(location.hash) !== null`))
	b.Clean(path)
}

// TestTermsWithoutScripts: a term is a link to its explanation, and no note shows.
func TestTermsWithoutScripts(t *testing.T) {
	t.Parallel()
	datatest.Own(t, browser.Root)
	b := browser.Open(t, 360)
	b.WithoutScripts()
	b.Visit("en/indicators/gii-score/")
	if seen := browser.Value[int](b, `[...document.querySelectorAll('.term-note')].filter((n) => n.offsetHeight).length`); seen != 0 {
		t.Errorf("%d notes show", seen)
	}
	addresses := browser.Value[[]string](b, `[...document.querySelectorAll('.term')].map((a) => a.href)`)
	if len(addresses) < 5 {
		t.Errorf("only %d terms are marked", len(addresses))
	}
	for _, page := range []string{"vi/", "en/"} {
		b.Visit(page + "glossary/")
		ids := browser.Value[[]string](b, `[...document.querySelectorAll('article[id]')].map((a) => location.href.split('#')[0] + '#' + a.id)`)
		if page == "en/" {
			for _, address := range addresses {
				if !slices.Contains(ids, address) {
					t.Errorf("%s leads nowhere", address)
				}
			}
		}
		if doubles := browser.Value[[]string](b, `[...document.querySelectorAll('[id]')].map((e) => e.id).filter((id, n, all) => all.indexOf(id) < n)`); len(doubles) > 0 {
			t.Errorf("%s: ids %v stand twice", page, doubles)
		}
	}
	b.Clean("en/glossary/")
}

// TestTermsAxe: an open note and the glossary have no accessibility violation, and every
// chart says how to read it.
func TestTermsAxe(t *testing.T) {
	t.Parallel()
	datatest.Own(t, browser.Root)
	b := browser.Open(t, 360)
	axe, err := os.ReadFile("../themes/chiso/node_modules/axe-core/axe.min.js")
	if err != nil {
		t.Fatal(err)
	}
	for _, scheme := range []string{"light", "dark"} {
		b.Do(chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
			_, err := cdp.Call(ctx, target, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
				Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}})
			return err
		}))
		choseTerm(b, "vi/indicators/gii-score/")
		b.Do(chromedp.Evaluate[chromedp.Void](string(axe)), moved(5, 5), point(".term[data-test]"), browser.Until(browser.NoteShown), browser.Until(noteFits),
			chromedp.Evaluate[chromedp.Void](`for (const how of document.querySelectorAll('.how')) how.open = true`))
		if found := browser.Value[string](b, browser.Violations); found != "" {
			t.Errorf("with a note, %s:\n%s", scheme, found)
		}
		for _, language := range []string{"vi/", "en/"} {
			b.Visit(language + "glossary/")
			b.Do(chromedp.Evaluate[chromedp.Void](string(axe)))
			if found := browser.Value[string](b, browser.Violations); found != "" {
				t.Errorf("%sglossary/, %s:\n%s", language, scheme, found)
			}
		}
	}
	b.Visit("vi/indicators/papi-total/")
	if silent := browser.Value[string](b, `[...document.querySelectorAll('.chart-figure')].filter((f) => f.querySelectorAll('.how li').length < 2).map((f) => f.id).join(' ')`); silent != "" {
		t.Errorf("does not say how to read: %s", silent)
	}
}

// TestGlossary: the filter finds a term by its other language, its abbreviation and
// without diacritics; letters lead to their terms in the order of the dictionary.
func TestGlossary(t *testing.T) {
	t.Parallel()
	datatest.Own(t, browser.Root)
	b := browser.Open(t, 360)
	b.Visit("vi/glossary/")
	for typed, want := range map[string]string{"gii": "#gii", "trung vi": "#median", "weighted mean": "#weighted-mean", "doi moi quy trinh": "#process-innovation"} {
		b.Do(chromedp.Evaluate[chromedp.Void](`(() => { const q = document.querySelector('#q'); q.value = `+browser.Quoted(typed)+`; q.dispatchEvent(new Event('input', {bubbles: true})); })()`), browser.Until(`!document.querySelector('`+want+`').hidden`))
		if left := browser.Value[int](b, `document.querySelectorAll('article:not([hidden])').length`); left > 12 {
			t.Errorf("%q finds %d terms", typed, left)
		}
	}
	letters := strings.Join(browser.Value[[]string](b, `[...document.querySelectorAll('.jump a')].filter((a) => document.querySelector(a.hash)).map((a) => a.textContent)`), "")
	if !strings.Contains(letters, "CDĐ") || strings.Contains(letters, "ÐD") {
		t.Errorf("letters %s", letters)
	}
	b.Clean("vi/glossary/")
}
