package validate

import (
	"slices"
	"strings"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/diag"
	"chiso/generator/internal/load"
)

// termReader reads the terms of the glossary.
type termReader struct {
	*engine
	records     *recordReader
	indicators  *indicatorReader
	instruments *instrumentReader
	spellings   map[string]spelled // by language and spelling
}

// read reads the table that explains words. What it needs beyond its schema: a key,
// so that each term has an address of its own; every term and explanation in all
// languages; no spelling that is two terms; and that what it names is there.
func (c *termReader) read(t *tableColumns, table *dataset.Table) {
	if !c.records.isWhole(t, table, dataset.TermCode, nil, []string{dataset.TermName, dataset.TermExplanation}) {
		return
	}
	terms := t.ds.TermsOf(table)
	c.catalog.Terms = append(c.catalog.Terms, terms...)
	n := 0
	for row := range t.table.Rows() {
		c.term(t, row, terms[n])
		n++
	}
}

func (c *termReader) term(t *tableColumns, row load.Row, term dataset.Term) {
	str := func(name, value string) load.Str {
		return load.Str{V: value, Pos: t.table.At(row, max(0, t.table.Column(name)))}
	}
	line := row.Line
	c.name(str(dataset.TermCode, term.Code), packageName, hyphens)
	for _, language := range c.languages {
		for _, text := range []struct{ name, said string }{{dataset.TermName, term.Name[language]}, {dataset.TermExplanation, term.Explanation[language]}} {
			if x := t.textColumn(text.name, language); text.said == "" {
				c.problems.Add(t.table.At(row, x.at), "missing-translation", diag.T("thuật ngữ %q thiếu %s bằng ngôn ngữ %q", "term %q lacks its %s in language %q", term.Code, text.name, language),
					diag.T("điền cột %s", "fill in column %s", x.Name.V))
			}
		}
		for _, spelling := range term.Spellings(language) {
			c.spelling(t, row, language, spelling, term.Code, line)
		}
	}
	if len(term.Sources) == 0 {
		c.filled(str("source", ""), "source")
	}
	indicators := str(dataset.TermIndicators, strings.Join(term.Indicators, dataset.ListSeparator))
	datasets := str(dataset.TermDatasets, strings.Join(term.Datasets, dataset.ListSeparator))
	see := str(dataset.TermSee, strings.Join(term.See, dataset.ListSeparator))
	instrument := str(dataset.TermInstrument, term.Instrument)
	c.afterwards(func() {
		c.allKnown(indicators, "chỉ số", "indicator", c.indicators.names())
		c.allKnown(datasets, "bộ dữ liệu", "dataset", c.datasetNames())
		c.allKnown(see, "thuật ngữ khác", "other term", c.otherTerms(term.Code))
		c.instruments.id(instrument)
	})
}

func (c *termReader) datasetNames() []string {
	var names []string
	for _, d := range c.catalog.Datasets {
		names = append(names, d.Name)
	}
	return names
}

// otherTerms are those that a term may lead to: all but itself.
func (c *termReader) otherTerms(code string) []string {
	var codes []string
	for _, t := range c.catalog.Terms {
		if t.Code != code {
			codes = append(codes, t.Code)
		}
	}
	return codes
}

// spelling wants a way of writing to be that of one term, so that readers are led to
// one explanation. Case does not count.
func (c *termReader) spelling(t *tableColumns, row load.Row, language, spelling, code string, line int) {
	if spelling == "" {
		return // which is reported for a name, and an item too much of a list means nothing
	}
	key := language + " " + strings.ToLower(spelling)
	first, taken := c.spellings[key]
	if !taken {
		c.spellings[key] = spelled{code, line}
		return
	}
	x := t.textColumn(dataset.TermName, language)
	for _, text := range []string{dataset.TermAlso, dataset.TermForms} {
		if other := t.textColumn(text, language); other != nil && slices.Contains(other.items(row), spelling) {
			x = other
		}
	}
	c.problems.Add(t.table.At(row, x.at), "unique", diag.T("cách viết %q đã là của thuật ngữ %q ở dòng %d", "spelling %q is already that of term %q on line %d", spelling, first.code, first.line),
		diag.T("bỏ cách viết này ở một trong hai chỗ", "remove it from one of the two"))
}

// spelled is the term that a spelling is of.
type spelled struct {
	code string
	line int
}
