package figures

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"chiso/generator/internal/datatest"
	"chiso/generator/internal/datatest/browser"
)

// TestMoved: the addresses that ranks had when they were pages of their own lead to the page
// of their score, with all that a link chose; so do embedded charts and rankings, with
// scripts and without.
func TestMoved(t *testing.T) {
	datatest.Own(t, browser.Root)
	b := browser.Open(t, 1280)
	for from, to := range map[string]string{
		"en/indicators/gii-rank/":                                 "en/indicators/gii-score/",
		"vi/indicators/gii-rank/?view=slope&place=THA#download":   "vi/indicators/gii-score/?view=rank-slope&place=THA#download",
		"en/indicators/gii-rank/?view=table&q=viet":               "en/indicators/gii-score/?view=table&q=viet#ranks-table",
		"en/indicators/gii-rank/?view=table#download":             "en/indicators/gii-score/?view=table#download",
		"en/indicators/gii-rank/embed/?view=line&place=THA":       "en/indicators/gii-score/embed/?view=rank-line&place=THA",
		"vi/rankings/pci-rank/?period=2023&place=22":              "vi/rankings/pci-total/?period=2023&place=22",
		"vi/rankings/dti-rank/?period=2022&borders=63&sort=-name": "vi/rankings/dti-score/?period=2022&borders=63&sort=-name",
	} {
		b.Do(chromedp.Navigate(b.Address+from), browser.Until(`location.pathname.endsWith('`+strings.FieldsFunc(to, func(r rune) bool { return r == '?' || r == '#' })[0]+`') && document.readyState === 'complete'`))
		at := browser.Value[string](b, `location.pathname + location.search + location.hash`)
		if !strings.HasSuffix(at, to) {
			t.Errorf("%s leads to %s, want %s", from, at, to)
		}
		if strings.Contains(to, "view=rank-") {
			b.Do(browser.Until(`[...document.querySelectorAll('[name=view]')].find((r) => r.checked).value.startsWith('rank-')`))
		}
	}
	b.Clean("moved")
}
