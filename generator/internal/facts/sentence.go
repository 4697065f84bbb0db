package facts

import "chiso/generator/internal/dataset"

// Sentence is something to say, in no language yet: the key of a translation and what fills
// it. Package page words it, see its say.
type Sentence struct {
	Key  string
	Args Args
}

// Args fill a sentence, by the names that its translations use: a text, a whole number or a
// truth as it is, a dataset.Period, dataset.Area or dataset.Text, another Sentence, or one of
// the types below.
type Args map[string]any

// Figure is an observation, to be written with the decimals of its slice.
type Figure struct {
	Slice dataset.Slice
	dataset.Observation
}

// Figures are written one after another, each with the name of its area and its unit.
type Figures []Figure

// Number is written with the decimals of a slice: a change or a median of its figures.
type Number struct {
	Slice dataset.Slice
	Value float64
}

// Unit is that of a slice as it follows a number.
type Unit struct{ dataset.Slice }

// ShortUnit is that of a slice without what explains it, on its own.
type ShortUnit struct{ dataset.Slice }

// ChangeUnit is that of the changes of a slice as it follows a number.
type ChangeUnit struct{ dataset.Slice }

// Count is a number of things.
type Count int

// Plain is a number written with all its digits.
type Plain float64

// Share is a part of a whole, written in percent with all its digits, Percent one without
// decimals.
type (
	Share   float64
	Percent float64
)

// Noun is what the members of a code list are called where they are counted.
type Noun string

// ListTitle is the title of a code list.
type ListTitle string

// Span is whole numbers from Low to High, one if they are equal: ranks, or places gained.
type Span struct{ Low, High int }

// Listed are written one after another with commas, Clauses with what parts things that may
// hold commas, and Words with nothing between.
type (
	Listed  []any
	Clauses []any
	Words   []any
)

// Wanted is what a target asks of the figures of a slice.
type Wanted struct {
	Slice  dataset.Slice
	Target dataset.Target
}

// Instrument is the ID of one, named by its number if it has one.
type Instrument string

// rankOf is the rank of an observation.
func rankOf(o dataset.Observation) Span {
	low, high := o.Bounds()
	return Span{int(low), int(high)}
}
