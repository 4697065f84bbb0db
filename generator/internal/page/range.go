package page

import "fmt"

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
