package pages

import (
	"bytes"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"chiso/generator/internal/datatest/browser"
)

// TestOutline: what a screen reader goes by is right on every page of the site, not
// only on one of each type: one h1 and no heading that skips a level; landmarks of one
// kind told apart by name; every picture described or hidden; every control labelled;
// tables with a name and heads with a scope; links to another language marked as such;
// ids that are unique and lead somewhere; titles that tell pages apart.
func TestOutline(t *testing.T) {
	t.Parallel()
	dir := browser.Real.Serve(t)
	if got := outline([]byte(`<html><body><h1>A</h1><h3>B</h3><nav></nav><nav></nav><svg></svg><input><a href="/en/" hreflang="en">English</a><i id="a"></i><b id="a" aria-labelledby="none"></b><table><tr><th>C</th></tr></table><button></button></body></html>`)); len(got) < 10 {
		t.Errorf("of a bad page it says only %q", got)
	}
	titles, count := map[string]string{}, 0
	err := filepath.WalkDir(dir, func(path string, _ os.DirEntry, err error) error {
		if err != nil || filepath.Ext(path) != ".html" {
			return err
		}
		data, err := os.ReadFile(path)
		if err != nil || bytes.Contains(data, []byte(`http-equiv="refresh"`)) || bytes.Contains(data, []byte("http-equiv=refresh")) {
			return err
		}
		name, _ := filepath.Rel(dir, path)
		count++
		for _, complaint := range outline(data) {
			t.Errorf("%s: %s", name, complaint)
		}
		_, title, _ := bytes.Cut(data, []byte("<title>"))
		title, _, _ = bytes.Cut(title, []byte("</title>"))
		language, _, _ := strings.Cut(filepath.ToSlash(name), "/")
		// A chart to embed has the title of its page, and the data of the glossary that of the glossary.
		if key := language + " " + string(title); titles[key] != "" && !strings.Contains(titles[key], "datasets") {
			t.Errorf("%s and %s have one title, %q", titles[key], name, title)
		} else if !strings.Contains(name, "embed") {
			titles[key] = name
		}
		return nil
	})
	if all := len(browser.Pages(t)); err != nil || count < all {
		t.Fatalf("%d of %d pages, %v", count, all, err)
	}
}

// leftovers are what no reader should read: what a template or a script left.
var leftovers = []string{"{{", "<no value>", "[i18n]", "undefined", "NaN", "summary_", "target_"}

// outline says what is wrong with a page for who cannot see it.
func outline(page []byte) (wrong []string) {
	root, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		return []string{err.Error()}
	}
	o := &outliner{labels: map[string]bool{}, ids: map[string]*html.Node{}, landmarks: map[string][]string{}}
	o.gather(root)
	for n := range root.Descendants() {
		if n.Type == html.TextNode && !within(n, "pre") && !within(n, "script") {
			o.words(n)
		}
	}
	for n := range root.Descendants() {
		if n.Type != html.ElementNode || away(n) {
			continue
		}
		o.attributes(n)
		switch n.Data {
		case "h1", "h2", "h3", "h4", "h5", "h6":
			o.heading(n)
		case "input", "select", "textarea", "meter", "progress", "a", "button", "summary":
			o.control(n)
		default:
			o.element(n)
		}
		if !within(n, "dialog") { // while it is open there is nothing else
			o.landmark(n)
		}
	}
	// The page for what is not found has a heading in each language.
	if pages := strings.Count(string(page), `class="not-found"`); o.first != max(1, pages) {
		o.say("%d headings of the first level", o.first)
	}
	o.apart()
	return o.wrong
}

// outliner goes through a page as a screen reader does.
type outliner struct {
	ids          map[string]*html.Node
	labels       map[string]bool // whether the label of an id has words
	first, level int             // how many headings of the first level there are; the level of the last heading
	landmarks    map[string][]string
	wrong        []string
}

func (o *outliner) say(format string, more ...any) {
	o.wrong = append(o.wrong, fmt.Sprintf(format, more...))
}

// gather finds what other elements refer to.
func (o *outliner) gather(root *html.Node) {
	for n := range root.Descendants() {
		if id := attribute(n, "id"); id != "" {
			if o.ids[id] != nil {
				o.say("id %q stands twice", id)
			}
			o.ids[id] = n
		}
		if n.Data == "label" {
			o.labels[attribute(n, "for")] = text(n) != ""
		}
	}
}

// named is the name that the attributes of an element give it.
func (o *outliner) named(n *html.Node) string {
	by := attribute(n, "aria-labelledby")
	if by == "" {
		return strings.TrimSpace(attribute(n, "aria-label"))
	}
	name := ""
	for id := range strings.FieldsSeq(by) {
		if o.ids[id] != nil {
			name += text(o.ids[id])
		}
	}
	return name
}

func (o *outliner) words(n *html.Node) {
	for _, left := range leftovers {
		if strings.Contains(n.Data, left) {
			o.say("left in the words: %q", n.Data)
		}
	}
}

// attributes checks those that any element may have.
func (o *outliner) attributes(n *html.Node) {
	for _, a := range n.Attr { // words, made a string of a script (data-on…)
		if strings.HasPrefix(a.Key, "data-") && strings.HasPrefix(a.Val, `"`) {
			o.say("quoted words: %s=%s", a.Key, a.Val)
		}
	}
	for _, key := range []string{"aria-labelledby", "aria-describedby", "aria-controls", "for", "list", "popovertarget"} {
		for id := range strings.FieldsSeq(attribute(n, key)) {
			if o.ids[id] == nil {
				o.say("%s leads to no id: %s", key, shown(n))
			}
		}
	}
	if language := attribute(n, "hreflang"); n.Data == "a" && language != "" && attribute(n, "lang") != language {
		o.say("no language: %s", shown(n))
	}
	if place := attribute(n, "tabindex"); place != "" && place != "0" && place != "-1" {
		o.say("an order of its own: %s", shown(n))
	}
}

func (o *outliner) heading(n *html.Node) {
	at := int(n.Data[1] - '0')
	if at == 1 {
		o.first++
	}
	if text(n) == "" {
		o.say("an empty heading")
	}
	if at > o.level+1 {
		o.say("after a heading of level %d comes %s %q", o.level, n.Data, text(n))
	}
	o.level = at
}

// control checks what a reader fills in or presses.
func (o *outliner) control(n *html.Node) {
	switch n.Data {
	case "a", "button", "summary":
		if (n.Data != "a" || has(n, "href")) && o.named(n) == "" && text(n) == "" {
			o.say("no words: %s", shown(n))
		}
	default:
		if attribute(n, "type") != "hidden" && o.named(n) == "" && !o.labels[attribute(n, "id")] && !within(n, "label") {
			o.say("no label: %s", shown(n))
		}
	}
}

// element checks that pictures, tables and parts of a page have a name.
func (o *outliner) element(n *html.Node) {
	switch n.Data {
	case "figure":
		if strings.Contains(attribute(n, "class"), "chart-figure") && !holds(n, "figcaption") {
			o.say("a chart without a title: %s", shown(n))
		}
	case "img":
		if !has(n, "alt") {
			o.say("not described: %s", shown(n))
		}
	case "svg":
		if role := attribute(n, "role"); role != "img" && role != "group" || o.named(n) == "" && !holds(n, "title") {
			o.say("neither named nor hidden: %s", shown(n))
		}
		if within(n, "figure") && !holds(n, "desc") {
			o.say("a chart without a description: %s", shown(n))
		}
	case "iframe", "dialog", "fieldset":
		if o.named(n) == "" && attribute(n, "title") == "" && !holds(n, "legend") {
			o.say("no name: %s", shown(n))
		}
	case "table":
		if o.named(n) == "" && !holds(n, "caption") {
			o.say("a table without a name: %s", shown(n))
		}
	case "th":
		if attribute(n, "scope") == "" {
			o.say("a head without a scope: %s %q", shown(n), text(n))
		}
	}
}

// landmark notes an element that readers jump to.
func (o *outliner) landmark(n *html.Node) {
	kind := attribute(n, "role")
	if kind == "" {
		switch n.Data {
		case "nav":
			kind = "navigation"
		case "main":
			kind = "main"
		case "aside":
			kind = "complementary"
		case "form", "section": // only those that have a name
			if o.named(n) != "" {
				kind = map[string]string{"form": "form", "section": "region"}[n.Data]
			}
		}
	}
	switch kind {
	case "navigation", "main", "complementary", "search", "region", "form":
		o.landmarks[kind] = append(o.landmarks[kind], o.named(n))
	}
}

// apart checks that there is one main part, and that landmarks of one kind have names of their own.
func (o *outliner) apart() {
	if len(o.landmarks["main"]) != 1 {
		o.say("%d main landmarks", len(o.landmarks["main"]))
	}
	for _, kind := range slices.Sorted(maps.Keys(o.landmarks)) {
		names := o.landmarks[kind]
		slices.Sort(names)
		if len(names) > 1 && (names[0] == "" || len(slices.Compact(slices.Clone(names))) < len(names)) {
			o.say("landmarks %s are not told apart: %q", kind, names)
		}
	}
}

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func has(n *html.Node, key string) bool {
	return slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == key })
}

func within(n *html.Node, tag string) bool {
	for p := range n.Ancestors() {
		if p.Data == tag {
			return true
		}
	}
	return false
}

func holds(n *html.Node, tag string) bool {
	for d := range n.Descendants() {
		if d.Data == tag && text(d) != "" {
			return true
		}
	}
	return false
}

// away says whether a screen reader passes over an element; what is hidden for now is
// not away, for scripts show it.
func away(n *html.Node) bool {
	if attribute(n, "aria-hidden") == "true" {
		return true
	}
	for p := range n.Ancestors() {
		if attribute(p, "aria-hidden") == "true" || p.Data == "svg" || p.Data == "template" {
			return true
		}
	}
	return false
}

// text is what is read aloud of an element.
func text(n *html.Node) string {
	var words strings.Builder
	for d := range n.Descendants() {
		switch {
		case d.Type == html.TextNode && !slices.ContainsFunc(slices.Collect(d.Ancestors()), func(p *html.Node) bool { return attribute(p, "aria-hidden") == "true" }):
			words.WriteString(d.Data)
		case d.Type == html.ElementNode && d.Data == "img":
			words.WriteString(attribute(d, "alt"))
		case d.Type == html.ElementNode:
			words.WriteString(attribute(d, "aria-label"))
		}
	}
	return strings.TrimSpace(words.String())
}

// shown is the beginning of an element, to find it by.
func shown(n *html.Node) string {
	s := "<" + n.Data
	for _, a := range n.Attr {
		if len(a.Val) < 40 {
			s += fmt.Sprintf(" %s=%q", a.Key, a.Val)
		}
	}
	return s + ">"
}
