package load

import (
	"bytes"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/pelletier/go-toml/v2/unstable"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"

	"chiso/generator/internal/diag"
)

// Setting is a value in the settings of a site (hugo.toml), with its place.
type Setting struct {
	Key []string // as in languages, vi, params, footer; the entries of a list share theirs
	Str
	Table diag.Position // of the header of its table, which tells entries of a list apart
	Other bool          // it is no text but a number, a day, true, false or a list

	at    int  // the byte at which its text begins in the file
	plain bool // it stands in the file as it is, without escapes
}

// Settings reads the values of a hugo.toml that is known to be TOML. Problems are letters
// that are not what they seem.
func (t *Tree) Settings(file string, data []byte) ([]Setting, diag.List, error) {
	d := decoder{file: file, lines: splitLines(data)}
	d.checkNFC(data)
	t.lines[file] = d.lines
	var all []Setting
	var table []string
	header := diag.Position{File: file}
	p := unstable.Parser{}
	p.Reset(data)
	for p.NextExpression() {
		switch e := p.Expression(); e.Kind {
		case unstable.Table, unstable.ArrayTable:
			keys := e.Key()
			table = nil
			for keys.Next() {
				key := keys.Node()
				table = append(table, string(key.Data))
				header = position(file, data, int(key.Raw.Offset))
			}
		case unstable.KeyValue:
			all = append(all, values(&p, file, data, table, header, e)...)
		}
	}
	return all, d.problems.List(), p.Error()
}

// values are those of a line key = value, those within a table in it too.
func values(p *unstable.Parser, file string, data []byte, within []string, header diag.Position, e *unstable.Node) []Setting {
	key := append([]string(nil), within...)
	for keys := e.Key(); keys.Next(); {
		key = append(key, string(keys.Node().Data))
	}
	switch v := e.Value(); v.Kind {
	case unstable.String:
		raw := p.Raw(v.Raw)
		s := Setting{Key: key, Table: header, at: int(v.Raw.Offset)}
		s.V = string(v.Data)
		quotes := len(raw) - len(bytes.TrimLeft(raw, string(raw[:1])))
		if quotes != 3 {
			quotes = 1 // "" is two, and holds nothing
		}
		s.at += quotes
		if quotes == 3 { // a line end right behind them is not part of the text
			s.at += len(data[s.at:]) - len(bytes.TrimPrefix(bytes.TrimPrefix(data[s.at:], []byte("\r")), []byte("\n")))
		}
		s.plain = strings.HasPrefix(string(data[s.at:]), s.V)
		s.Pos = position(file, data, s.at)
		return []Setting{s}
	case unstable.InlineTable:
		var all []Setting
		for children := v.Children(); children.Next(); {
			all = append(all, values(p, file, data, key, header, children.Node())...)
		}
		return all
	default:
		s := Setting{Key: key, Table: header, Other: true}
		s.V = string(v.Data)
		// the parser does not say where a list begins: its key is shown
		at := int(v.Raw.Offset)
		if v.Raw.Length == 0 {
			for keys := e.Key(); keys.Next(); {
				at = int(keys.Node().Raw.Offset)
			}
		}
		s.Pos = position(file, data, at)
		return []Setting{s}
	}
}

// Within is the place of a byte of its text.
func (s Setting) Within(at int) diag.Position {
	pos := s.Pos
	if !s.plain { // an escape is longer than what it stands for
		return pos
	}
	before := s.V[:at]
	if n := strings.Count(before, "\n"); n > 0 {
		pos.Line += n
		pos.Column, before = 1, before[strings.LastIndexByte(before, '\n')+1:]
	}
	pos.Column += utf8.RuneCountInString(before)
	return pos
}

// Markdown finds the links, the HTML and the attributes, as in {style="…"}, of a setting
// that is written in Markdown.
func (s Setting) Markdown() (links []Link, html, attributes []Str) {
	source := []byte(s.V)
	p := Page{File: s.Pos.File}
	p.markdown(source, nil)
	for _, link := range p.Links {
		link.Pos = s.Within(offset(source, link.Pos))
		links = append(links, link)
	}
	for _, tag := range rawHTML(p.File, source) {
		tag.Pos = s.Within(offset(source, tag.Pos))
		html = append(html, tag)
	}
	for _, at := range attribute.FindAllStringIndex(s.V, -1) {
		attributes = append(attributes, Str{s.V[at[0]:at[1]], s.Within(at[0])})
	}
	return links, html, attributes
}

// attribute is what goldmark takes for attributes of a heading or, in a line of its own,
// of a block, if it names one that is not #name or .class.
var attribute = regexp.MustCompile(`(?m)\{[^{}\n]*[\pL-]+ *=[^{}\n]*\}[ \t]*$`)

// offset is the byte of a text at which a place in it is.
func offset(source []byte, pos diag.Position) int {
	at := 0
	for range pos.Line - 1 {
		at += bytes.IndexByte(source[at:], '\n') + 1
	}
	for range pos.Column - 1 {
		_, size := utf8.DecodeRune(source[at:])
		at += size
	}
	return at
}

// rawHTML finds the tags in a text in Markdown.
func rawHTML(file string, source []byte) []Str {
	var found []Str
	add := func(segments *text.Segments) {
		if segments.Len() > 0 {
			first := segments.At(0)
			html := strings.TrimSpace(string(first.Value(source)))
			if strings.HasPrefix(html, "<!--") { // which is not published
				return
			}
			at := first.Start + max(0, bytes.IndexByte(source[first.Start:first.Stop], '<'))
			found = append(found, Str{html, position(file, source, at)})
		}
	}
	walk(source, func(n ast.Node) ast.WalkStatus {
		switch n := n.(type) {
		case *ast.RawHTML:
			add(n.Segments)
		case *ast.HTMLBlock:
			add(n.Lines())
		}
		return ast.WalkContinue
	})
	return found
}
