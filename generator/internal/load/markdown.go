package load

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"chiso/generator/internal/diag"
)

// markdown reads as Hugo does, by the same library with the same extensions.
var markdown = goldmark.New(goldmark.WithParserOptions(parser.WithAttribute()),
	goldmark.WithExtensions(extension.Table, extension.Strikethrough, extension.Linkify, extension.TaskList, extension.DefinitionList, extension.Footnote)).Parser()

// markdown finds the links and the headings of a page. Addresses that a shortcode
// writes, at codes, are Hugo's to check.
func (p *Page) markdown(source []byte, codes [][]int) {
	seen := map[string]bool{}
	add := func(at int, address []byte, broken, picture bool) {
		if !slices.ContainsFunc(codes, func(code []int) bool { return at < code[1] && at+len(address) > code[0] }) {
			p.Links = append(p.Links, Link{Str{string(address), position(p.File, source, at)}, broken, picture})
		}
	}
	walk(source, func(n ast.Node) ast.WalkStatus {
		switch n := n.(type) {
		case *ast.Link:
			add(addressAt(n, n.Destination, n.Reference != nil, source), n.Destination, false, false)
		case *ast.Image:
			add(addressAt(n, n.Destination, n.Reference != nil, source), n.Destination, false, true)
		case *ast.AutoLink:
			if n.AutoLinkType == ast.AutoLinkURL {
				add(addressAt(n, n.Label(source), false, source), n.URL(source), false, false)
			}
		case *ast.Heading:
			p.Anchors = append(p.Anchors, anchor(n, source, seen))
		case *ast.CodeSpan:
			return ast.WalkSkipChildren
		case *ast.Text:
			if at := unread(n.Segment, source); at >= 0 {
				add(at, nil, true, false)
			}
		}
		return ast.WalkContinue
	})
}

// walk visits the nodes of a text in Markdown, each before those inside it.
func walk(source []byte, visit func(ast.Node) ast.WalkStatus) {
	// It gives no errors but those of the function, which gives none.
	_ = ast.Walk(markdown.Parse(text.NewReader(source)), func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		return visit(n), nil
	})
}

// addressAt finds where the address of a link begins: behind its words. That of
// a reference stands elsewhere, perhaps for several links, so the link itself is
// shown; so it is where there is no address.
func addressAt(n ast.Node, address []byte, reference bool, source []byte) int {
	if reference || len(address) == 0 {
		return n.Pos()
	}
	at := n.Pos()
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		at = max(at, end(c, source))
	}
	return at + max(0, bytes.Index(source[at:], address))
}

// end is where the words of a node end.
func end(n ast.Node, source []byte) int {
	at := n.Pos()
	if t, ok := n.(*ast.Text); ok {
		at = t.Segment.Stop
	}
	if image, ok := n.(*ast.Image); ok {
		at = addressAt(image, image.Destination, image.Reference != nil, source) + len(image.Destination)
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		at = max(at, end(c, source))
	}
	return at
}

// unread finds, in text, what was meant to be the address of a link: "](" would
// not be left as text if what comes after it could be read.
func unread(s text.Segment, source []byte) int {
	from := s.Start
	if from > 0 {
		from-- // the bracket before may be a text of its own
	}
	at := bytes.Index(source[from:s.Stop], []byte("]("))
	if at < 0 {
		return -1
	}
	open := bytes.LastIndexByte(source[:from+at], '[')
	for _, bracket := range []int{open, from + at} { // written as \[ or \], it is meant to be text
		if bracket < 0 || bracket > 0 && source[bracket-1] == '\\' {
			return -1
		}
	}
	return from + at + len("](")
}

// anchor is the name by which a heading is linked to, made as Hugo makes it.
func anchor(h *ast.Heading, source []byte, seen map[string]bool) string {
	if id, ok := h.AttributeString("id"); ok {
		if name, ok := id.([]byte); ok {
			seen[string(name)] = true
			return string(name)
		}
	}
	name := strings.Map(func(r rune) rune {
		switch {
		case r == ' ' || r == '-':
			return '-'
		case r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r):
			return unicode.ToLower(r)
		}
		return -1
	}, strings.TrimSpace(words(h, source)))
	if name == "" {
		name = "heading"
	}
	for n, first := 1, name; seen[name]; n++ {
		name = fmt.Sprintf("%s-%d", first, n)
	}
	seen[name] = true
	return name
}

func words(n ast.Node, source []byte) string {
	if t, ok := n.(*ast.Text); ok {
		return string(t.Segment.Value(source))
	}
	var b strings.Builder
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		b.WriteString(words(c, source))
	}
	return b.String()
}

func position(file string, source []byte, at int) diag.Position {
	start := bytes.LastIndexByte(source[:at], '\n') + 1
	return diag.Position{File: file, Line: bytes.Count(source[:at], []byte("\n")) + 1, Column: utf8.RuneCount(source[start:at]) + 1}
}
