// Package annotate explains words where they stand: in a finished page it makes the first
// occurrence of each term a link to the glossary, with the explanation beside it.
//
// It works on the HTML that Hugo wrote, so that hand-written prose, sentences of the
// theme and texts of the data are all treated alike. Only text within an element that
// carries the attribute data-terms is looked at; every other byte stays as it was.
// Whatever comes from the data is escaped.
package annotate

import (
	"bytes"
	"html"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	tokens "golang.org/x/net/html"
)

// Term is a word and what it means, in one language.
type Term struct {
	ID          string   // of its entry in the glossary
	Name        string   // as the explanation names it
	Explanation string   // plain text
	Spellings   []string // ways in which it is written
	Marked      bool     // whether its first occurrence is marked; if not, it only keeps shorter terms within it from being so
}

// Marker marks the terms of one language. It may be used by many at once.
type Marker struct {
	byWord map[string][]spelling // by first word, in lower case; the longest first
	more   string
}

type spelling struct {
	text  []rune
	exact bool // case counts: it is an abbreviation
	term  *Term
}

// New makes a marker. More is what the link from an explanation to the glossary says.
func New(terms []Term, more string) *Marker {
	m := &Marker{byWord: map[string][]spelling{}, more: more}
	for n := range terms {
		for _, s := range terms[n].Spellings {
			if text := []rune(s); len(text) > 0 {
				word := firstWord(text)
				m.byWord[word] = append(m.byWord[word], spelling{text, abbreviated(text), &terms[n]})
			}
		}
	}
	for _, list := range m.byWord {
		slices.SortStableFunc(list, func(a, b spelling) int { return len(b.text) - len(a.text) })
	}
	return m
}

// container is the attribute of the elements whose text is looked at. They must have an
// end tag that HTML lets nobody leave out: a div, a section, a list; not a p or a li.
const container = "data-terms"

// unmarked are elements whose text is a thing to press, a heading, the name of a work, code or a picture.
var unmarked = map[string]bool{"a": true, "button": true, "code": true, "pre": true, "h1": true, "h2": true, "h3": true, "h4": true, "h5": true, "h6": true,
	"summary": true, "label": true, "select": true, "textarea": true, "script": true, "style": true, "template": true, "svg": true, "figcaption": true, "dfn": true, "abbr": true, "time": true, "cite": true}

// Page marks the terms of a page, each where it first stands. Glossary is the address of
// the glossary, as seen from the page.
func (m *Marker) Page(page []byte, glossary string) []byte {
	if len(m.byWord) == 0 || !bytes.Contains(page, []byte(container)) {
		return page
	}
	var out bytes.Buffer
	seen := map[*Term]bool{}
	for {
		at := bytes.Index(page, []byte(container))
		if at < 0 {
			break
		}
		start := max(0, bytes.LastIndexByte(page[:at], '<'))
		out.Write(page[:start])
		page = page[start:]
		page = page[m.element(&out, page, glossary, seen):]
	}
	out.Write(page)
	return out.Bytes()
}

// element copies the element that begins the page, with its terms marked, and says how
// many bytes it has. What only looks like one of those is copied as it is.
func (m *Marker) element(out *bytes.Buffer, page []byte, glossary string, seen map[*Term]bool) int {
	z := tokens.NewTokenizer(bytes.NewReader(page))
	read, depth, skipped := 0, 0, ""
	name, skipping := "", 0
	for first := true; ; first = false {
		kind := z.Next()
		raw := bytes.Clone(z.Raw())
		read += len(raw)
		if kind == tokens.ErrorToken {
			out.Write(raw)
			return read
		}
		tag, _ := z.TagName()
		switch {
		case first && (kind != tokens.StartTagToken || !carries(z)):
			out.Write(raw)
			return read
		case first:
			name, depth = string(tag), 1
		case kind == tokens.StartTagToken && skipped != "" && string(tag) == skipped:
			skipping++
		case kind == tokens.EndTagToken && skipped != "" && string(tag) == skipped:
			if skipping--; skipping == 0 {
				skipped = ""
			}
		case kind == tokens.StartTagToken && skipped == "" && unmarked[string(tag)]:
			skipped, skipping = string(tag), 1
		case kind == tokens.TextToken && skipped == "":
			if marked, any := m.text(html.UnescapeString(string(raw)), glossary, seen); any {
				raw = []byte(marked)
			}
		}
		if !first && string(tag) == name {
			switch kind {
			case tokens.StartTagToken:
				depth++
			case tokens.EndTagToken:
				depth--
			}
		}
		out.Write(raw)
		if depth == 0 {
			return read
		}
	}
}

func carries(z *tokens.Tokenizer) bool {
	for {
		key, _, more := z.TagAttr()
		if string(key) == container {
			return true
		}
		if !more {
			return false
		}
	}
}

// text marks the terms in a text. Where a term stands that was marked before, the shorter
// ones within it are left alone too.
func (m *Marker) text(s, glossary string, seen map[*Term]bool) (marked string, any bool) {
	var out strings.Builder
	text := []rune(s)
	copied := 0
	for at := 0; at < len(text); {
		if !begins(text, at) {
			at++
			continue
		}
		found := m.at(text, at)
		if found == nil {
			at++
			continue
		}
		end := at + len(found.text)
		if term := found.term; term.Marked && !seen[term] {
			seen[term], any = true, true
			out.WriteString(html.EscapeString(string(text[copied:at])))
			m.write(&out, term, string(text[at:end]), glossary)
			copied = end
		}
		at = end
	}
	out.WriteString(html.EscapeString(string(text[copied:])))
	return out.String(), any
}

// write writes a marked term: a link that leads to the glossary, and the explanation,
// which the theme's script shows (js/terms.js). Without scripts it is a link alone.
func (m *Marker) write(out *strings.Builder, t *Term, written, glossary string) {
	id, address := html.EscapeString("term-"+t.ID), html.EscapeString(glossary+"#"+t.ID)
	out.WriteString(`<a class="term" href="` + address + `" aria-describedby="` + id + `">` + html.EscapeString(written) + `</a>`)
	out.WriteString(`<span class="term-note" popover="manual"><b>` + html.EscapeString(t.Name) + `</b> <span id="` + id + `">` + html.EscapeString(t.Explanation) +
		`</span> <a href="` + address + `">` + html.EscapeString(m.more) + `</a></span>`)
}

// at finds the longest spelling that stands at a place of a text.
func (m *Marker) at(text []rune, at int) *spelling {
	list := m.byWord[firstWord(text[at:])]
	for n := range list {
		if s := &list[n]; len(s.text) <= len(text)-at && ends(text, at+len(s.text)) && same(s.text, text[at:at+len(s.text)], s.exact) {
			return s
		}
	}
	return nil
}

// same compares letter by letter. A space stands for any space, also one that does not break.
func same(a, b []rune, exact bool) bool {
	for n := range a {
		x, y := a[n], b[n]
		capital := n > 0 && unicode.IsUpper(y) && n+1 < len(b) && unicode.IsLower(b[n+1])
		anyCase := !exact && (!capital || unicode.IsUpper(x)) || // a capital within makes it part of a name: Ministry of Science and Technology
			n == 0 && len(a) > 1 && !unicode.IsUpper(a[1]) // a sentence may begin with it
		if x == y || unicode.IsSpace(x) && unicode.IsSpace(y) || anyCase && unicode.ToLower(x) == unicode.ToLower(y) {
			continue
		}
		return false
	}
	return true
}

// inWord says whether a rune belongs to a word. So do hyphens between letters, and marks
// that combine: what they follow is another letter.
func inWord(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.M, r) || r == '-' || r == '_' || r == '‑'
}

func begins(text []rune, at int) bool { return at == 0 || !inWord(text[at-1]) }

func ends(text []rune, at int) bool { return at == len(text) || !inWord(text[at]) }

// firstWord is what a text begins with, up to what is not part of a word: spellings with
// the same one are kept together.
func firstWord(text []rune) string {
	var b strings.Builder
	for _, r := range text {
		if !inWord(r) {
			break
		}
		b.WriteRune(unicode.ToLower(r))
	}
	if b.Len() == 0 && len(text) > 0 {
		return string(utf8.AppendRune(nil, text[0]))
	}
	return b.String()
}

// abbreviated says whether a spelling has a capital letter after its first: "GII" is not
// "gii", while "Thứ hạng" is "thứ hạng".
func abbreviated(text []rune) bool {
	return slices.ContainsFunc(text[1:], unicode.IsUpper)
}
