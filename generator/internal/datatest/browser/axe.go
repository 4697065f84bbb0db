package browser

import (
	"os"
	"testing"

	"github.com/chromedp/chromedp"
)

// Scripts for a page into which Axe has brought axe-core. Violations runs axe-core, contrast
// included, over a lean page and says what it finds, one violation on a line; Contrasts runs
// the rules that go by colours alone, for a page whose other rules were run already.
// Both look at the whole page; ViewViolations and ViewContrasts at the chart in sight only,
// for a page that is the same around it.
const (
	Violations     = lean + `axe.run(document` + rules + told
	Contrasts      = lean + `axe.run(document` + colours + told
	ViewViolations = lean + `axe.run(document.querySelector('.views')` + rules + told
	ViewContrasts  = lean + `axe.run(document.querySelector('.views')` + colours + told
	rules          = `, {resultTypes: ['violations'], selectors: false})`
	colours        = `, {resultTypes: ['violations'], selectors: false, runOnly: ['color-contrast', 'link-in-text-block']})`
	told           = `.then(({violations}) =>
	violations.map((v) => v.id + ': ' + v.help + ' ' + v.nodes.slice(0, 2).map((n) => n.html.slice(0, 120)).join(' | ')).join('\n'))`
)

// lean takes out of a page the rows of a table, and the items of a long list, that hold nothing
// that one before them does not: elements of the same kind, with the same attributes. axe
// takes a second for a thousand cells, and a table of economies has 2,400 of a dozen kinds.
const lean = `for (const list of document.querySelectorAll('tbody, ul, ol, .places')) {
	const seen = new Set();
	for (const row of [...list.children]) {
		const kinds = [row, ...row.querySelectorAll('*')].map((e) => [e.tagName, e.getAttribute('class'), ...e.getAttributeNames(), e.childElementCount > 0, e.textContent !== ''].join());
		if (kinds.every((k) => seen.has(k))) row.remove();
		for (const k of kinds) seen.add(k);
	}
}
`

// Axe brings axe-core, which the theme has installed, into a page.
func Axe(t *testing.T) chromedp.Action[chromedp.Void] {
	t.Helper()
	script, err := os.ReadFile("../themes/chiso/node_modules/axe-core/axe.min.js")
	if err != nil {
		t.Fatal(err)
	}
	return chromedp.Evaluate[chromedp.Void](string(script))
}
