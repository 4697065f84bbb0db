package page

import (
	"chiso/generator/internal/dataset"
	"chiso/generator/internal/format"
)

// target is a wanted value on a page.
type target struct {
	Value           Sentence `json:"value_sentence"`
	By              string   `json:"by,omitempty"`
	Scope           string   `json:"scope"`
	Instrument      string   `json:"instrument,omitempty"`
	InstrumentTitle string   `json:"instrument_title,omitempty"`
	Note            string   `json:"note,omitempty"`
	Source          string   `json:"source,omitempty"`
}

var targetIDs = map[string]string{">=": "target_at_least", ">": "target_more_than", "<=": "target_at_most", "<": "target_less_than",
	"=": "target_exactly", "range": "target_range"}

// targets of an indicator, whichever dataset sets them.
func (b *builder) targets(i *dataset.Indicator) []target {
	var out []target
	for _, d := range b.catalog.Datasets {
		for _, t := range d.Targets {
			if t.Indicator != i.Name {
				continue
			}
			args := map[string]any{"unit": b.joinedUnit(i), "value": format.Plain(b.language, t.Value)}
			if t.Comparator == "range" {
				args = map[string]any{"unit": b.joinedUnit(i), "low": format.Plain(b.language, t.Value), "high": format.Plain(b.language, t.High)}
			}
			out = append(out, target{Value: Sentence{targetIDs[t.Comparator], args}, By: yearText(t.By), Scope: t.Place, Instrument: t.Instrument,
				InstrumentTitle: b.instrumentTitle(t.Instrument), Note: b.text(t.Note), Source: b.sourceTitles(d, t.Sources)})
		}
	}
	return out
}

func (b *builder) targetSentences(i *dataset.Indicator) []Sentence {
	var said []Sentence
	for _, t := range b.targets(i) {
		said = append(said, Sentence{"reading_target", map[string]any{"value": t.Value, "by": t.By, "instrument": t.Instrument}})
	}
	return said
}

// instrumentTitle is the subject of a legal instrument, from the table of them.
func (b *builder) instrumentTitle(number string) string {
	for _, d := range b.catalog.Datasets {
		for _, t := range d.Tables {
			for _, row := range t.Rows {
				if number == "" || t.Name != "instruments" || row[0] != number {
					continue
				}
				for n, f := range t.Fields {
					if f.Text == "subject" && f.Lang == b.language {
						return row[n]
					}
				}
			}
		}
	}
	return ""
}
