package browser

import (
	"context"
	"fmt"

	"github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
)

// Prefer gives the tab the light or the dark scheme, and no motion between them.
func (b *Tab) Prefer(scheme string) {
	b.T.Helper()
	b.emulate(emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}, {Name: "prefers-reduced-motion", Value: "reduce"}}})
}

// Print shows the tab as it would be printed.
func (b *Tab) Print() {
	b.T.Helper()
	b.emulate(emulation.SetEmulatedMediaParams{Media: "print"})
}

func (b *Tab) emulate(media emulation.SetEmulatedMediaParams) {
	b.T.Helper()
	b.Do(chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
		_, err := cdp.Call(ctx, target, emulation.SetEmulatedMedia, media)
		return err
	}))
}

// WithoutScripts has the tab run no script of a page.
func (b *Tab) WithoutScripts() {
	b.T.Helper()
	b.Do(chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
		_, err := cdp.Call(ctx, target, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
		return err
	}))
}

// Views lists the ways to look at the page's indicator.
func (b *Tab) Views() []string {
	return Value[[]string](b, `[...document.querySelectorAll('.views .tabs input')].map((r) => r.value)`)
}

// Look goes to a view by its tab.
func (b *Tab) Look(view string) {
	b.Do(chromedp.Evaluate[chromedp.Void](fmt.Sprintf(`document.querySelector('.tabs [value=%s]').click()`, view)))
}

// Takes lets the tab save files into a folder.
func (b *Tab) Takes(dir string) {
	b.Do(chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
		_, err := cdp.Call(ctx, target, browser.SetDownloadBehavior, browser.SetDownloadBehaviorParams{Behavior: browser.SetDownloadBehaviorBehaviorAllow, BrowserContextID: chromedp.FromContext(b.Context).BrowserContextID, DownloadPath: dir})
		return err
	}))
}

// Types puts words into a field as somebody who types does.
func (b *Tab) Types(field, words string) {
	b.T.Helper()
	b.Do(chromedp.Evaluate[chromedp.Void](`(() => { const q = document.querySelector(` + Quoted(field) + `); q.focus(); q.value = ` + Quoted(words) + `; q.dispatchEvent(new Event('input', {bubbles: true})); })()`))
}

// Quoted is a text as a script writes it.
func Quoted(s string) string { return "`" + s + "`" }

// Press sends keys to whatever has the focus, as a keyboard does.
func (b *Tab) Press(keys ...string) {
	b.T.Helper()
	for _, key := range keys {
		for _, kind := range []input.DispatchKeyEventType{input.DispatchKeyEventTypeKeyDown, input.DispatchKeyEventTypeKeyUp} {
			event := input.DispatchKeyEventParams{Type: kind, Key: key, Code: key, WindowsVirtualKeyCode: virtual[key]}
			if len([]rune(key)) == 1 {
				event.Text = key
			} else if key == "Enter" {
				event.Text = "\r"
			} else if key == " " {
				event.Code = "Space"
			}
			b.Do(chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
				_, err := cdp.Call(ctx, target, input.DispatchKeyEvent, event)
				return err
			}))
		}
	}
}

// virtual are the codes of keys that are no letters, as browsers number them.
var virtual = map[string]int64{"Tab": 9, "Enter": 13, "Escape": 27, " ": 32, "End": 35, "Home": 36, "ArrowLeft": 37, "ArrowUp": 38, "ArrowRight": 39, "ArrowDown": 40}

// Reach goes on by Tab until an element has the focus.
func (b *Tab) Reach(selector string) {
	b.T.Helper()
	for range 160 {
		if Value[bool](b, `document.activeElement.matches('`+selector+`')`) {
			return
		}
		b.Press("Tab")
	}
	b.T.Fatalf("%s: Tab does not lead to %s", b.At, selector)
}
