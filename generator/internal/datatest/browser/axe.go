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
//
// A tab looks at each contrast once: see unseen.
const (
	Violations     = `(async () => {` + lean + bare + unseen + `return told([await structure(document), await colours(document)]); })()`
	Contrasts      = `(async () => {` + lean + bare + unseen + `return told([await colours(document)]); })()`
	ViewViolations = `(async () => {` + lean + bare + unseen + `const view = document.querySelector('.views'); return told([await structure(view), await colours(view)]); })()`
	ViewContrasts  = `(async () => {` + lean + bare + unseen + `return told([await colours(document.querySelector('.views'))]); })()`
)

// lean takes out of a page the rows of a table, the items of a long list, and articles and
// sections beside others, that hold nothing that one before them does not: elements of the same
// kind, with the same attributes. axe takes a second for a thousand cells, and a table of
// economies has 2,400 of a dozen kinds.
const lean = `for (const list of document.querySelectorAll('tbody, ul, ol, .places, :has(> article ~ article), :has(> section ~ section), :has(> fieldset ~ fieldset)')) {
	const seen = new Set();
	for (const row of [...list.children]) {
		if (!list.matches('tbody, ul, ol, .places') && !row.matches('article, section, fieldset')) continue;
		const kinds = [row, ...row.querySelectorAll('*')].map((e) => [e.tagName, e.getAttribute('class'), ...e.getAttributeNames(), e.childElementCount > 0, e.textContent !== ''].join());
		if (kinds.every((k) => seen.has(k))) row.remove();
		for (const k of kinds) seen.add(k);
	}
}
`

// bare takes out of a page, while axe looks at it, what axe passes over and yet goes through
// several times a run: what is not rendered, unless an id of it may be named elsewhere or it
// names a field, and the shapes and words of pictures, which are one image to it. A page of charts has ten
// times as many of these as of all else. Of a part of a page, what is outside goes too. All is
// put back: the next look may be at what was hidden now.
const bare = `
const bare = async (where, look, around = true) => {
	const away = [];
	const meant = 'title, desc, a, foreignObject, label, [id], [role], [tabindex], [aria-label], [aria-labelledby]';
	const within = (e, selector) => e.matches(selector) || e.querySelector(selector);
	const gather = (parent) => {
		for (const e of parent.children) {
			if (e.matches('script, style, template, select, datalist')) continue;
			const image = e instanceof SVGElement && e.parentElement.closest('svg[role=img], svg[aria-hidden=true], [role=img] svg');
			const beyond = !around && !where.contains(e) && !e.contains(where);
			if ((image || beyond || !e.checkVisibility()) && !within(e, image ? meant : '[id], label')) away.push([document.createComment(''), e]);
			else gather(e);
		}
	};
	gather(document.body);
	for (const [mark, e] of away) e.replaceWith(mark);
	try {
		return await look();
	} finally {
		for (const [mark, e] of away) mark.replaceWith(e);
	}
};
`

// unseen makes the functions of the scripts. The rules that go by colours are four fifths of
// what axe does, and what they say of a text depends on nothing but its own colour, size and
// weight, whether it is a link among words, and what its ancestors paint behind it. A text that
// agrees in all of that with one that passed before, on any page of the tab, at any width and
// in any scheme, passes too; all others are given to axe. Where something is placed over the page, what lies
// behind it is not told by its ancestors, so that there the classes of all of them must agree
// too, and the width. A text of which axe cannot say whether it passes counts as not looked at, and of
// those on a page that agree two are tried. Left out is what axe passes over: words in a
// picture, whose grounds it does not know, and words for screen readers alone.
// What passed is kept in the session of the tab, which no page of the site uses.
const unseen = `
const rules = ['color-contrast', 'link-in-text-block'];
const structure = (where) => bare(where, () => axe.run(where, {resultTypes: ['violations'], selectors: false, rules: Object.fromEntries(rules.map((rule) => [rule, {enabled: false}]))}), where === document);
const colours = async (where) => {
	const passed = new Set(JSON.parse(sessionStorage.getItem('axe-passed') ?? '[]'));
	const words = (e) => [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim());
	const look = (e) => ['color', 'fontSize', 'fontWeight', 'fontStyle', 'textShadow', 'webkitTextStroke', 'textDecorationLine', 'borderBottom', 'backgroundColor'].map((p) => getComputedStyle(e)[p]);
	const among = (link) => { // the words that a link stands among, if it does
		let block = link.parentElement;
		while (block.parentElement && getComputedStyle(block).display.startsWith('inline')) block = block.parentElement;
		return [block.textContent.trim() !== link.textContent.trim(), ...look(block)];
	};
	const grounds = new Map();
	const ground = (e) => { // what stands behind the words of an element, as the browser paints it
		if (!e) return {paint: '', classes: '', over: false};
		if (grounds.has(e)) return grounds.get(e);
		const up = ground(e.parentElement), style = getComputedStyle(e);
		const paints = [style.backgroundColor, style.backgroundImage, style.opacity, style.filter, style.mixBlendMode].join();
		const plain = paints === 'rgba(0, 0, 0, 0),none,1,none,normal';
		const here = {
			paint: plain ? up.paint : up.paint + '|' + paints,
			classes: up.classes + '>' + e.tagName + '.' + (e.getAttribute('class') ?? ''),
			over: up.over || style.position === 'absolute' || style.position === 'fixed',
		};
		grounds.set(e, here);
		return here;
	};
	const alike = new Map(), keys = new Map();
	for (const e of where.querySelectorAll(':not(svg *)')) {
		const field = e.matches('select, textarea, input:not([type=hidden], [type=range], [type=checkbox], [type=radio])'), box = e.getBoundingClientRect();
		if (!(words(e) || field) || !e.checkVisibility({visibilityProperty: true}) || box.width < 2 || box.height < 2 || box.bottom + scrollY <= 0) continue;
		const at = ground(e), link = e.closest('a');
		const key = [...look(e), field, link && [...look(link), ...among(link)], at.paint, at.over && innerWidth + at.classes].join(';');
		if (passed.has(key)) continue;
		keys.set(e, key);
		alike.set(key, [...(alike.get(key) ?? []), e]);
	}
	const include = [...alike.values()].flatMap((list) => list.slice(0, 2)).map((e) => e.closest('a') ?? e);
	if (!include.length) return {violations: []};
	const found = await bare(where, () => axe.run({include}, {resultTypes: ['violations', 'passes'], selectors: false, elementRef: true, runOnly: rules}));
	const failed = found.violations.flatMap((v) => v.nodes.map((n) => keys.get(n.element)));
	for (const {element, any} of found.passes.flatMap((p) => p.nodes)) { // what axe takes for hidden passes without a ratio
		if (keys.has(element) && any.some((check) => check.data?.contrastRatio) && !failed.includes(keys.get(element))) passed.add(keys.get(element));
	}
	sessionStorage.setItem('axe-passed', JSON.stringify([...passed]));
	return found;
};
const told = (found) => found.flatMap(({violations}) => violations).map((v) => v.id + ': ' + v.help + ' ' + v.nodes.slice(0, 2).map((n) => n.html.slice(0, 120)).join(' | ')).join('\n');
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
