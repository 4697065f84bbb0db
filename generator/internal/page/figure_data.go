package page

import (
	"fmt"
	"html"
	"slices"
	"strconv"
	"strings"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/derive"
	"chiso/generator/internal/export"
	"chiso/generator/internal/format"
)

// attributeBuilder makes what cells of tables say to scripts.
type attributeBuilder struct{ *base }

// A figure stands in a cell as text for the reader and as data for scripts: data-value is
// the number as the files of data have it, left out where the text is just that with the
// language's decimal sign, a change with what stands before it, or both ends of a range of
// ranks. Rankings, which readers take away, have codes too: data-status and data-qualifier.
// What their figures have in common stands once on the table, and a cell says where it differs
// (see commonData); without either a status is final and anything else is blank.

// data is the attributes of a cell with a text that begins with shown. The mark beside the
// text stands for the status: no script reads it here, and a page has thousands of cells.
func (b attributeBuilder) data(i dataset.Slice, o dataset.Observation, shown string) string {
	o = derive.Published(b.catalog, i, o)
	attributes := ""
	switch {
	case !o.Ranged():
		attributes = b.valueData(export.Value(o), shown)
	case shown != export.Value(o)+rangeSign+export.Upper(o): // else scripts find both ends in the text
		attributes = attribute("value", export.Value(o)) + attribute("upper", export.Upper(o))
	}
	return attributes
}

// final is the status of most figures.
const final = "final"

// valueData gives the number of a cell, unless scripts find it in the text.
func (b attributeBuilder) valueData(value, shown string) string {
	if value == b.plain(shown) {
		return ""
	}
	return attribute("value", value)
}

// plain is the number that scripts find in the text of a cell, as the files of data write it
// (plain in assets/js/table.js); of a text in another form it is none.
func (w wording) plain(shown string) string {
	sign := ""
	for _, of := range changeMarks {
		if rest, marked := strings.CutPrefix(shown, of.mark); marked {
			sign, shown = of.sign, rest
			break
		}
	}
	return sign + strings.Replace(shown, format.DecimalSign(w.language), ".", 1)
}

// changeMarks are what stands before the number of a change, with its sign as a number.
var changeMarks = [...]struct{ mark, sign string }{{"+", ""}, {"−", "-"}, {risen, ""}, {fallen, "-"}}

func attribute(name, value string) string {
	return fmt.Sprintf(` data-%s="%s"`, name, html.EscapeString(value))
}

// rowData holds on a table what scripts must know of each of its rows, in their order, see
// assets/js/rows.js. No text holds the separator: codes and numbers of lines do not.
func rowData(name string, rows []string, separator string) string {
	return attribute(name, strings.Join(rows, separator))
}

// commonKeys are the attributes that figures of a table may have in common, in the order
// of commonValues. The last is worded.
var commonKeys = []string{"code-list", "status", "ranked-of", "sample", "source", "accessed", "licence", noteAttribute}

const noteAttribute = "note"

// noteSeparator stands between the notes on a figure in all languages, where they are one text.
const noteSeparator = "\x00"

func (b attributeBuilder) commonValues(i dataset.Slice, o dataset.Observation) [8]string {
	list := o.Area.List
	o = derive.Published(b.catalog, i, o)
	return [...]string{list, o.Status, positive(o.RankedOf), positive(o.Sample), strings.Join(o.Sources, dataset.ListSeparator),
		export.Accessed(i.Dataset, o.Sources), export.License(i.Dataset.Origin(o.Sources), o.Period), b.allNotes(i, o)}
}

// allNotes are the notes on a figure in all languages, see noteIn; blank if there are none.
func (b attributeBuilder) allNotes(i dataset.Slice, o dataset.Observation) string {
	if len(i.Annotations[o.Key()]) == 0 {
		return ""
	}
	var all []string
	for _, language := range b.catalog.Languages {
		all = append(all, export.Notes(i, o, language))
	}
	return strings.Join(all, noteSeparator)
}

// noteIn is the note in one language of those in all.
func (b *base) noteIn(all, language string) string {
	notes := strings.Split(all, noteSeparator)
	if n := slices.Index(b.catalog.Languages, language); n < len(notes) {
		return notes[n]
	}
	return ""
}

func positive(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// commonData is what scripts must know of the figures of a table of one period beside their
// values: what most have in common, by commonKeys, and for each figure that in which it
// differs. Value and qualifier are not among them. A note is that of all languages, see noteIn.
func (b attributeBuilder) commonData(i dataset.Slice, f derive.RankedSet) (common []string, differs func(dataset.Observation) map[string]string) {
	common = make([]string, len(commonKeys))
	values := make(map[dataset.Area][8]string, len(f.Figures))
	for _, o := range f.Figures {
		values[o.Area] = b.commonValues(i, o)
	}
	for _, o := range f.Unscored {
		values[o.Area] = b.commonValues(i.Ranks(), o)
	}
	count := map[string]int{}
	for n := range commonKeys {
		clear(count)
		for _, of := range values {
			count[of[n]]++
		}
		for value, times := range count {
			if times > count[common[n]] || times == count[common[n]] && value < common[n] {
				common[n] = value
			}
		}
	}
	return common, func(o dataset.Observation) map[string]string {
		var other map[string]string
		for n, value := range values[o.Area] {
			if value == common[n] {
				continue
			}
			if other == nil {
				other = map[string]string{}
			}
			other[commonKeys[n]] = value
		}
		return other
	}
}
