package page

import (
	"chiso/generator/internal/dataset"
	"chiso/generator/internal/format"
	"chiso/generator/internal/words"
)

// target is a wanted value on a page.
type target struct {
	Value           string `json:"value"`
	By              string `json:"by,omitempty"`
	Scope           string `json:"scope"`
	Instrument      string `json:"instrument,omitempty"`
	InstrumentTitle string `json:"instrument_title,omitempty"`
	Note            string `json:"note,omitempty"`
	Source          string `json:"source,omitempty"`
}

var comparators = map[string]string{">=": "at_least", ">": "more_than", "<=": "at_most", "<": "less_than", "=": "exactly"}

// Wanted words the value of a target. "At most 30" of a rank reads "30th or
// better".
func Wanted(said *words.Words, language string, i *dataset.Indicator, t dataset.Target) string {
	unit := joined(i.ShortUnit(language))
	switch {
	case t.Comparator == "range":
		return said.Say("target_range", words.Args{"unit": unit, "low": format.Plain(language, t.Value), "high": format.Plain(language, t.High)})
	case i.Measure == dataset.Rank:
		return said.Say("target_rank_"+comparators[t.Comparator], words.Args{"rank": int(t.Value)})
	}
	return said.Say("target_"+comparators[t.Comparator], words.Args{"unit": unit, "value": format.Plain(language, t.Value)})
}

func (b *builder) wanted(i *dataset.Indicator, t dataset.Target) string {
	return Wanted(b.options.Words[b.language], b.language, i, t)
}

// targets of an indicator, whichever dataset sets them.
func (b *builder) targets(i *dataset.Indicator) []target {
	var out []target
	for _, d := range b.catalog.Datasets {
		for _, t := range d.Targets {
			if t.Indicator != i.Name {
				continue
			}
			out = append(out, target{Value: b.wanted(i, t), By: yearText(t.By), Scope: t.Place, Instrument: t.Instrument,
				InstrumentTitle: b.instrumentTitle(t.Instrument), Note: b.text(t.Note), Source: b.sourceTitles(d, t.Sources)})
		}
	}
	return out
}

func (b *builder) targetSentences(i *dataset.Indicator) []string {
	var said []string
	for _, t := range b.targets(i) {
		said = append(said, b.say("reading_target", words.Args{"value": t.Value, "by": t.By, "instrument": t.Instrument}))
	}
	return said
}

// instrumentTitle is the subject of a legal instrument.
func (b *builder) instrumentTitle(number string) string {
	i, _ := b.catalog.Instrument(number)
	return b.text(i.Subject)
}
