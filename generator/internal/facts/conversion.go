package facts

import (
	"chiso/generator/internal/dataset"
	"chiso/generator/internal/derive"
)

// Conversion says from what a figure was converted across a boundary change: each former place
// with its figure and, of a mean, its weight.
func (f *Facts) Conversion(i dataset.Slice, o dataset.Observation) Sentence {
	if i.Convert.Rule == dataset.Recompute {
		var inputs Clauses
		for _, name := range i.Inputs() {
			input := f.Catalog.Total(name)
			value, _ := input.At(o.Area, o.Period)
			inputs = append(inputs, Words{input.Title, " ", Figure{input, value}})
		}
		return Sentence{"converted_recompute", Args{"inputs": inputs}}
	}
	weights := f.Catalog.Total(i.Convert.Weight)
	var parts Clauses
	for _, part := range derive.Convert(f.Catalog, i, o.Area, o.Period).Parts {
		var name any = part.Area
		if part.Share < 1 {
			name = Sentence{"place_share", Args{"name": part.Area, "share": Share(part.Share)}}
		}
		var text any = Words{name, " ", Figure{i, part.Value}}
		if !weights.IsZero() {
			text = Sentence{"converted_part", Args{"part": text, "weight": Figure{weights, part.Weight}}}
		}
		parts = append(parts, text)
	}
	args := Args{"parts": parts}
	if !weights.IsZero() {
		args["weight"], args["unit"] = weights.Title, ShortUnit{weights}
	}
	return Sentence{"converted_" + i.Convert.Rule.Key(), args}
}

// Missing says which figures of a dataset that former places have could not be converted to
// one of today for want of a part, after the last that could.
func (f *Facts) Missing(d *dataset.Dataset, a dataset.Area) (sentences []Sentence) {
	from := f.Catalog.FormedFrom(a)
	if len(from) == 0 {
		return nil
	}
	for _, i := range d.Totals() {
		last := derive.LastFigure(f.Catalog, i, a)
		var period dataset.Period
		for _, part := range from {
			period = dataset.MaxPeriod(period, i.Last(part.Area))
		}
		if !period.After(last) {
			continue
		}
		var names Listed
		for _, part := range derive.Convert(f.Catalog, i, a, period).Parts {
			switch {
			case !part.HasValue:
				names = append(names, part.Area)
			case !part.HasWeight:
				names = append(names, Sentence{"converted_no_weight", Args{"place": part.Area}})
			}
		}
		if len(names) > 0 {
			sentences = append(sentences, Sentence{"converted_missing", Args{"title": i.Title, "year": period, "names": names}})
		}
	}
	return sentences
}
