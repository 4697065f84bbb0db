package page

import (
	"chiso/generator/internal/dataset"
	"chiso/generator/internal/wire"
)

// summary words what sums up an indicator.
func (b *base) summary(i dataset.Slice) wire.Summary {
	s := b.facts.Summary(i)
	r := wire.Summary{Sentences: b.sayAll(s.Sentences)}
	if of := s.Figure.Slice; !of.IsZero() {
		r.Figure = b.value(of, s.Figure.Observation)
		switch {
		case s.RankedOf > 0:
			r.Of = "/" + b.count(s.RankedOf)
		case of.Measure != dataset.Rank && of.ShortUnit(b.language) == "%":
			r.Of = b.joinedUnit(of)
		}
	}
	return r
}
