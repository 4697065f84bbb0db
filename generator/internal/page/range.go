package page

import (
	"fmt"

	"chiso/generator/internal/dataset"
)

// rangeSign stands between the two ends of a range.
const rangeSign = "–"

// span writes whole numbers from low to high, ready for a sentence: one number as it
// is, a range as "31–32".
func span(low, high int) any {
	if low == high {
		return low
	}
	return fmt.Sprint(low, rangeSign, high)
}

// rankOf is the rank of an observation, ready for a sentence.
func rankOf(o dataset.Observation) any {
	low, high := o.Bounds()
	return span(int(low), int(high))
}
