package page

import (
	"cmp"
	"strings"

	"chiso/generator/internal/annotate"
	"chiso/generator/internal/collation"
	"chiso/generator/internal/dataset"
	"chiso/generator/internal/fuzzy"
	"chiso/generator/internal/i18n"
)

// glossaryBuilder makes the glossary.
type glossaryBuilder struct{ *base }

func glossaryPages(b *base) []file {
	if len(b.catalog.Terms) == 0 {
		return nil
	}
	return []file{{index, func() any { return glossaryBuilder{b}.glossary() }}}
}

// glossaryURL is the page that explains terms.
const glossaryURL = "glossary/"

type glossaryPage struct {
	Title       string   `json:"title"`
	Description string   `json:"description"`
	Letters     []letter `json:"letters"`
	Data        link     `json:"data"` // the dataset that holds them
}

// letter is the terms that begin with a letter of the dictionary.
type letter struct {
	Letter string      `json:"letter"`
	ID     string      `json:"id"`
	Terms  []termEntry `json:"terms"`
}

type termEntry struct {
	ID          string      `json:"id"`
	Name        string      `json:"name"`
	Also        []string    `json:"also,omitempty"`
	Explanation string      `json:"explanation"`
	Find        string      `json:"find"` // what the filter looks through
	Instrument  *instrument `json:"instrument,omitempty"`
	Sources     []source    `json:"sources,omitempty"`
	Indicators  []link      `json:"indicators,omitempty"`
	Datasets    []link      `json:"datasets,omitempty"`
	See         []link      `json:"see,omitempty"`
}

// Terms are the anchors of the glossary.
func Terms(c *dataset.Catalog) []string {
	var anchors []string
	for _, t := range c.Terms {
		anchors = append(anchors, t.Code)
	}
	return anchors
}

func (b glossaryBuilder) glossary() glossaryPage {
	terms := b.catalog.Terms
	p := glossaryPage{Title: b.translate("glossary", nil), Description: b.translate("glossary_text", i18n.Args{"count": b.count(len(terms))}),
		Data: b.dataLink(terms[0].Dataset)}
	entries := make([]termEntry, 0, len(terms))
	for _, t := range terms {
		entries = append(entries, b.termEntry(t))
	}
	collation.Sort(b.language, entries, func(e termEntry) string { return e.Name })
	taken := map[string]bool{}
	for _, e := range entries {
		initial := collation.Initial(b.language, e.Name)
		if n := len(p.Letters); n == 0 || p.Letters[n-1].Letter != initial {
			p.Letters = append(p.Letters, letter{Letter: initial, ID: unique("letter-"+cmp.Or(fuzzy.Slug(initial), "other"), taken)})
		}
		last := &p.Letters[len(p.Letters)-1]
		last.Terms = append(last.Terms, e)
	}
	return p
}

func (b glossaryBuilder) termEntry(t dataset.Term) termEntry {
	e := termEntry{ID: t.Code, Name: b.text(t.Name), Explanation: b.text(t.Explanation)}
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
		e.Indicators = append(e.Indicators, link{Title: b.text(i.Title), URL: indicatorURL(i)})
	}
	for _, name := range t.Datasets {
		d := b.datasetOf(name)
		e.Datasets = append(e.Datasets, link{Title: b.text(d.Title), URL: datasetURL(d)})
	}
	for _, code := range t.See {
		for _, other := range b.catalog.Terms {
			if other.Code == code {
				e.See = append(e.See, link{Title: b.text(other.Name), URL: glossaryURL + "#" + code})
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
