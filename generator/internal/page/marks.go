package page

import (
	"fmt"
	"html"
	"slices"
	"strings"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/wire"
)

// marks are the signs beside the figures of tables, which are explained below them. They are
// collected without a language, and worded by markBuilder.
type marks struct {
	explained []mark // each once, as they came up
	noted     []noted
	footnotes int // how many of noted are footnotes
}

// mark is a sign that a legend explains: the code of a status, or one of those below.
type mark string

const (
	changeMark mark = "▲ ▼" // a change of rank
	tiedMark   mark = "="   // a rank that is shared
	rangeMark  mark = "1" + rangeSign + "2"
)

// noted is what is noted on a figure.
type noted struct {
	of         dataset.Slice
	figure     dataset.Observation
	annotation dataset.Annotation
	footnote   string // its number; blank of the value of another source
}

// sign is the first letter of a status, which the legend explains; final values have none.
// Codes hold ASCII only, see package validate.
func (m *marks) sign(status string) string {
	if status == final {
		return ""
	}
	m.explain(mark(status))
	return status[:1]
}

// explain puts a sign into the legend, once.
func (m *marks) explain(of mark) {
	if !slices.Contains(m.explained, of) {
		m.explained = append(m.explained, of)
	}
}

// differs is the sign of a value for which another source has another one.
const differs = "≠"

// noteSigns collects what is noted on a value, and gives the signs that lead there: the
// number of a footnote, or the sign of an alternative.
func (m *marks) noteSigns(i dataset.Slice, o dataset.Observation) []string {
	if len(i.Annotations) == 0 {
		return nil
	}
	var signs []string
	for _, a := range i.Annotations[o.Key()] {
		n := noted{of: i, figure: o, annotation: a}
		sign := differs
		if !a.Alternative {
			m.footnotes++
			n.footnote = fmt.Sprint(m.footnotes)
			sign = n.footnote
		}
		m.noted, signs = append(m.noted, n), append(signs, sign)
	}
	return signs
}

// markBuilder words marks.
type markBuilder struct{ *base }

// legend explains the signs.
func (b markBuilder) legend(m marks) (legend []wire.LegendEntry) {
	for _, of := range m.explained {
		entry := wire.LegendEntry{Mark: string(of)}
		switch of {
		case changeMark:
			entry.Label, entry.Definition = b.translate("ranking_change", nil), b.translate("ranking_change_text", nil)
		case tiedMark:
			entry.Label, entry.Definition = capital(b.translate("ranking_tied", nil)), b.translate("ranking_tied_text", nil)
		case rangeMark:
			entry.Label, entry.Definition = b.translate("range_title", nil), b.translate("range_text", nil)
		default:
			entry.Mark, entry.Label = string(of[:1]), b.catalog.CodeLists["statuses"].Label(string(of), b.language)
		}
		legend = append(legend, entry)
	}
	return legend
}

// footnotes are the notes that have a number.
func (b markBuilder) footnotes(m marks) (notes []wire.Footnote) {
	for _, n := range m.noted {
		if n.footnote != "" {
			text := b.catalog.Label(n.figure.Area, b.language) + ", " + b.period(n.figure.Period) + b.translate("colon", nil) + b.text(n.annotation.Note)
			notes = append(notes, wire.Footnote{ID: n.footnote, Text: text, Source: b.from(n)})
		}
	}
	return notes
}

// alternatives are the values of other sources.
func (b markBuilder) alternatives(m marks) (all []wire.Alternative) {
	for _, n := range m.noted {
		if n.footnote == "" {
			all = append(all, wire.Alternative{Place: b.catalog.Label(n.figure.Area, b.language), Period: b.period(n.figure.Period),
				Value: b.value(n.of, n.figure), Alternative: b.alternative(n.annotation.Value), Note: b.text(n.annotation.Note), Source: b.from(n)})
		}
	}
	return all
}

func (b markBuilder) from(n noted) string {
	return sourceBuilder(b).sourceTitles(n.of.Dataset, n.annotation.Sources)
}

// markHTML sets the sign of a status beside a value, nothing without one.
func markHTML(sign string) string {
	if sign == "" {
		return ""
	}
	return `<sup class="mark">` + html.EscapeString(sign) + `</sup>`
}

// notesHTML sets the signs of notes beside a value, each a link.
func notesHTML(signs []string) string {
	var links strings.Builder
	for _, sign := range signs {
		if sign == differs {
			links.WriteString(`<a class="fn" href="#alternatives">≠</a>`)
			continue
		}
		fmt.Fprintf(&links, `<a class="fn" href="#fn-%s">%s</a>`, sign, sign)
	}
	return links.String()
}

// capital is a word as it begins a heading.
func capital(word string) string {
	letters := []rune(word)
	if len(letters) == 0 {
		return ""
	}
	return strings.ToUpper(string(letters[:1])) + string(letters[1:])
}
