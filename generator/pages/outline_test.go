package pages

import (
	"bytes"
	"chiso/generator/internal/trial/browser"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// TestOutline: what a screen reader goes by is right on every page of the site, not
// only on one of each type: one h1 and no heading that skips a level; landmarks of one
// kind told apart by name; every picture described or hidden; every control labelled;
// tables with a name and heads with a scope; links to another language marked as such;
// ids that are unique and lead somewhere; titles that tell pages apart.
func TestOutline(t *testing.T) {
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
var leftovers = []string{"{{", "<no value>", "[i18n]", "undefined", "NaN", "reading_", "target_"}

// outline says what is wrong with a page for who cannot see it.
func outline(page []byte) (wrong []string) {
	root, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		return []string{err.Error()}
	}
	say := func(format string, more ...any) { wrong = append(wrong, fmt.Sprintf(format, more...)) }
	ids, labels := map[string]*html.Node{}, map[string]bool{}
	for n := range root.Descendants() {
		if id := attribute(n, "id"); id != "" {
			if ids[id] != nil {
				say("id %q stands twice", id)
			}
			ids[id] = n
		}
		if n.Data == "label" {
			labels[attribute(n, "for")] = text(n) != ""
		}
	}
	named := func(n *html.Node) string {
		if by := attribute(n, "aria-labelledby"); by != "" {
			name := ""
			for id := range strings.FieldsSeq(by) {
				if ids[id] != nil {
					name += text(ids[id])
				}
			}
			return name
		}
		return strings.TrimSpace(attribute(n, "aria-label"))
	}
	for n := range root.Descendants() {
		if n.Type == html.TextNode && !within(n, "pre") && !within(n, "script") {
			for _, left := range leftovers {
				if strings.Contains(n.Data, left) {
					say("left in the words: %q", n.Data)
				}
			}
		}
	}
	first, level := 0, 0
	landmarks := map[string][]string{}
	for n := range root.Descendants() {
		if n.Type != html.ElementNode || away(n) {
			continue
		}
		for _, a := range n.Attr { // words, made a string of a script (data-on…)
			if strings.HasPrefix(a.Key, "data-") && strings.HasPrefix(a.Val, `"`) {
				say("quoted words: %s=%s", a.Key, a.Val)
			}
		}
		for _, key := range []string{"aria-labelledby", "aria-describedby", "aria-controls", "for", "list", "popovertarget"} {
			for id := range strings.FieldsSeq(attribute(n, key)) {
				if ids[id] == nil {
					say("%s leads to no id: %s", key, shown(n))
				}
			}
		}
		if language := attribute(n, "hreflang"); n.Data == "a" && language != "" && attribute(n, "lang") != language {
			say("no language: %s", shown(n))
		}
		if place := attribute(n, "tabindex"); place != "" && place != "0" && place != "-1" {
			say("an order of its own: %s", shown(n))
		}
		kind := attribute(n, "role")
		switch n.Data {
		case "h1", "h2", "h3", "h4", "h5", "h6":
			at := int(n.Data[1] - '0')
			if at == 1 {
				first++
			}
			if text(n) == "" {
				say("an empty heading")
			}
			if at > level+1 {
				say("after a heading of level %d comes %s %q", level, n.Data, text(n))
			}
			level = at
		case "figure":
			if strings.Contains(attribute(n, "class"), "chart-figure") && !holds(n, "figcaption") {
				say("a chart without a title: %s", shown(n))
			}
		case "nav", "main", "aside", "form":
			if kind == "" && (n.Data != "form" || named(n) != "") {
				kind = map[string]string{"nav": "navigation", "main": "main", "aside": "complementary", "form": "form"}[n.Data]
			}
		case "section":
			if kind == "" && named(n) != "" {
				kind = "region"
			}
		case "img":
			if !has(n, "alt") {
				say("not described: %s", shown(n))
			}
		case "svg":
			if kind != "img" && kind != "group" || named(n) == "" && !holds(n, "title") {
				say("neither named nor hidden: %s", shown(n))
			}
			if within(n, "figure") && !holds(n, "desc") {
				say("a chart without a description: %s", shown(n))
			}
		case "input", "select", "textarea", "meter", "progress":
			if attribute(n, "type") != "hidden" && named(n) == "" && !labels[attribute(n, "id")] && !within(n, "label") {
				say("no label: %s", shown(n))
			}
		case "a", "button", "summary":
			if (n.Data != "a" || has(n, "href")) && named(n) == "" && text(n) == "" {
				say("no words: %s", shown(n))
			}
		case "iframe", "dialog", "fieldset":
			if named(n) == "" && attribute(n, "title") == "" && !holds(n, "legend") {
				say("no name: %s", shown(n))
			}
		case "table":
			if named(n) == "" && !holds(n, "caption") {
				say("a table without a name: %s", shown(n))
			}
		case "th":
			if attribute(n, "scope") == "" {
				say("a head without a scope: %s %q", shown(n), text(n))
			}
		}
		if within(n, "dialog") {
			continue // while it is open there is nothing else
		}
		switch kind {
		case "navigation", "main", "complementary", "search", "region", "form":
			landmarks[kind] = append(landmarks[kind], named(n))
		}
	}
	// The page for what is not found has a heading in each language.
	if pages := strings.Count(string(page), `class="not-found"`); first != max(1, pages) {
		say("%d headings of the first level", first)
	}
	if len(landmarks["main"]) != 1 {
		say("%d main landmarks", len(landmarks["main"]))
	}
	for _, kind := range slices.Sorted(maps.Keys(landmarks)) {
		names := landmarks[kind]
		slices.Sort(names)
		if len(names) > 1 && (names[0] == "" || len(slices.Compact(slices.Clone(names))) < len(names)) {
			say("landmarks %s are not told apart: %q", kind, names)
		}
	}
	return wrong
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
