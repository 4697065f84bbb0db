package dataset

import (
	"slices"
	"strings"
)

// Terms is the name of the table that explains the words of a site: a code first, then
// the term, other spellings and an explanation in each language.
const Terms = "terms"

// Term is a word that readers may not know, and what it means.
type Term struct {
	Code        string
	Name        Text
	Also        map[string][]string // other spellings and abbreviations, by language
	Forms       map[string][]string // how it is written in sentences, such as the plural; not shown
	Explanation Text                // one to three sentences
	Inline      bool                // marked where it first stands in a page, not only listed
	Instrument  string              // number of the legal instrument that it comes from
	Indicators  []string
	Datasets    []string
	See         []string // codes of other terms
	Dataset     string   // name of the dataset that lists it
	Sources     []string // names of that dataset's sources
}

// Spellings are all the ways in which a term is written in a language, its name first.
func (t Term) Spellings(language string) []string {
	return slices.Concat([]string{t.Name[language]}, t.Also[language], t.Forms[language])
}

// Columns of the table of terms, beside those in each language: TermName, TermAlso,
// TermForms and TermExplanation are the texts that they are translations of.
const (
	TermCode        = "code"
	TermName        = "term"
	TermAlso        = "also"
	TermForms       = "forms"
	TermExplanation = "explanation"
	TermInline      = "inline" // "no", or anything else
	TermInstrument  = "instrument"
	TermIndicators  = "indicators"
	TermDatasets    = "datasets"
	TermSee         = "see"
)

// TermsOf reads the terms of a table, if it is one that explains them.
func (d *Dataset) TermsOf(t *Table) []Term {
	if t.Name != Terms {
		return nil
	}
	var list []Term
	for row := range t.Rows {
		list = append(list, d.term(t, row))
	}
	return list
}

func (d *Dataset) term(t *Table, row []string) Term {
	out := Term{Dataset: d.Name, Name: Text{}, Explanation: Text{}, Also: map[string][]string{}, Forms: map[string][]string{}, Inline: true}
	for n, f := range t.Fields {
		cell := strings.Clone(row[n]) // not a part of a whole file
		if cell == "" {
			continue
		}
		items := strings.Split(cell, ListSeparator)
		switch {
		case f.Text == TermName:
			out.Name[f.Lang] = cell
		case f.Text == TermAlso:
			out.Also[f.Lang] = items
		case f.Text == TermForms:
			out.Forms[f.Lang] = items
		case f.Text == TermExplanation:
			out.Explanation[f.Lang] = cell
		case f.Name == TermCode:
			out.Code = cell
		case f.Name == TermInline:
			out.Inline = cell != "no"
		case f.Name == TermInstrument:
			out.Instrument = cell
		case f.Name == TermIndicators:
			out.Indicators = items
		case f.Name == TermDatasets:
			out.Datasets = items
		case f.Name == TermSee:
			out.See = items
		case f.Attribute == "source":
			out.Sources = items
		}
	}
	return out
}
