package fragment

import (
	"strings"

	"github.com/tdewolff/minify/v2"
	"github.com/tdewolff/minify/v2/css"
	"github.com/tdewolff/minify/v2/html"
	"github.com/tdewolff/minify/v2/svg"
)

// minifier is set as Hugo's is by the site of this repository.
var minifier = func() *minify.M {
	m := minify.New()
	m.Add("text/html", &html.Minifier{KeepQuotes: true, KeepEndTags: true, KeepDocumentTags: true, KeepDefaultAttrVals: true, KeepSpecialComments: true})
	m.Add("image/svg+xml", &svg.Minifier{KeepNamespaces: []string{""}})
	m.Add("text/css", &css.Minifier{})
	return m
}()

// Minified is a piece of HTML as Hugo would write it in a page. Of what this program writes,
// only entities, empty attributes, pictures and the ends of lines can be shorter: most tables need no
// minifier.
func Minified(piece string) string {
	if !strings.Contains(piece, "&") && !strings.Contains(piece, `=""`) && !strings.Contains(piece, "<svg") {
		return strings.TrimSpace(strings.ReplaceAll(piece, ">\n<", "><"))
	}
	short, err := minifier.String("text/html", piece)
	if err != nil {
		return piece
	}
	return short
}

// Picture is an SVG as Hugo would write it in a page.
func Picture(svg string) string {
	short, err := minifier.String("image/svg+xml;inline=1", svg)
	if err != nil {
		return svg
	}
	return short
}

// standalone is minifier for pictures that stand alone: they say their language as XML does, too.
var standalone = &svg.Minifier{KeepNamespaces: []string{"", "xml"}}

// Card is an SVG that stands alone, written shorter: the same picture.
func Card(svg string) string {
	var short strings.Builder
	if err := standalone.Minify(minify.New(), &short, strings.NewReader(svg), nil); err != nil {
		return svg
	}
	return short.String()
}
