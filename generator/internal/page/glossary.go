package page

import (
	"cmp"
	"strings"

	"chiso/generator/internal/annotate"
	"chiso/generator/internal/collation"
	"chiso/generator/internal/dataset"
	"chiso/generator/internal/fuzzy"
	"chiso/generator/internal/i18n"
	"chiso/generator/internal/wire"
)

// glossaryBuilder makes the glossary.
type glossaryBuilder struct{ *base }

func glossaryPages(b *base) []file {
	if len(b.catalog.Terms) == 0 {
		return nil
	}
	return []file{{path: index, content: func() any { return glossaryBuilder{b}.glossary() }}}
}

// glossaryURL is the page that explains terms.
const glossaryURL = "glossary/"

// Terms are the anchors of the glossary.
func Terms(c *dataset.Catalog) []string {
	var anchors []string
	for _, t := range c.Terms {
		anchors = append(anchors, t.Code)
	}
	return anchors
}

func (b glossaryBuilder) glossary() wire.GlossaryPage {
	terms := b.catalog.Terms
	p := wire.GlossaryPage{Title: b.translate("glossary", nil), Description: b.translate("glossary_text", i18n.Args{"count": b.count(len(terms))}),
		Data: b.dataLink(terms[0].Dataset)}
	entries := make([]wire.TermEntry, 0, len(terms))
	for _, t := range terms {
		entries = append(entries, b.termEntry(t))
	}
	collation.Sort(b.language, entries, func(e wire.TermEntry) string { return e.Name })
	taken := map[string]bool{}
	for _, e := range entries {
		initial := collation.Initial(b.language, e.Name)
		if n := len(p.Letters); n == 0 || p.Letters[n-1].Letter != initial {
			p.Letters = append(p.Letters, wire.GlossaryLetter{Letter: initial, ID: unique("letter-"+cmp.Or(fuzzy.Slug(initial), "other"), taken)})
		}
		last := &p.Letters[len(p.Letters)-1]
		last.Terms = append(last.Terms, e)
	}
	return p
}

func (b glossaryBuilder) termEntry(t dataset.Term) wire.TermEntry {
	e := wire.TermEntry{ID: t.Code, Name: b.text(t.Name), Explanation: b.text(t.Explanation)}
	for _, also := range t.Also[b.language] {
		if !strings.Contains(strings.ToLower(e.Name), strings.ToLower(also)) { // "digital government" of "Digital government, digital administration"
			e.Also = append(e.Also, also)
		}
	}
	for _, language := range b.catalog.Languages { // who knows a term in another language finds it too
		e.Find += strings.Join(t.Spellings(language), " ") + " "
	}
	e.Find = strings.TrimSpace(e.Find)
	if t.Instrument != "" {
		x := lawBuilder(b).instrument(t.Instrument)
		e.Instrument = &x
	}
	if d := b.datasetOf(t.Dataset); d != nil {
		e.Sources = sourceBuilder(b).sourcesNamed(d, t.Sources)
	}
	for _, name := range t.Indicators {
		i := b.catalog.Total(name)
		e.Indicators = append(e.Indicators, wire.Link{Title: b.text(i.Title), URL: indicatorURL(i)})
	}
	for _, name := range t.Datasets {
		d := b.datasetOf(name)
		e.Datasets = append(e.Datasets, wire.Link{Title: b.text(d.Title), URL: datasetURL(d)})
	}
	for _, code := range t.See {
		for _, other := range b.catalog.Terms {
			if other.Code == code {
				e.See = append(e.See, wire.Link{Title: b.text(other.Name), URL: glossaryURL + "#" + code})
			}
		}
	}
	return e
}

// Explained gives what finishes the pages of a site: terms are explained where they first
// stand, on all pages but the glossary itself. Nil if there are no terms.
func Explained(c *dataset.Catalog, translations map[string]*i18n.Translations) func(path string, page []byte) []byte {
	if len(c.Terms) == 0 {
		return nil
	}
	markers := map[string]*annotate.Marker{}
	for _, language := range c.Languages {
		var terms []annotate.Term
		for _, t := range c.Terms {
			terms = append(terms, annotate.Term{ID: t.Code, Name: t.Name[language], Explanation: t.Explanation[language], Spellings: t.Spellings(language), Marked: t.Inline})
		}
		markers[language] = annotate.New(terms, translations[language].Translate("glossary", nil))
	}
	return func(path string, page []byte) []byte {
		language, inside, _ := strings.Cut(path, "/")
		marker := markers[language]
		if marker == nil || strings.HasPrefix(inside, glossaryURL) {
			return page
		}
		return marker.Page(page, strings.Repeat("../", strings.Count(inside, "/"))+glossaryURL)
	}
}
