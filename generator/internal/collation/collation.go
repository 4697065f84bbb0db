// Package collation puts words in the order of a language's dictionary: in
// Vietnamese a, ă, â; d, đ; and tones after letters.
package collation

import (
	"slices"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
)

// Sort orders a slice by the words that key gives, in place.
func Sort[T any](lang string, items []T, key func(T) string) {
	c := collate.New(language.Make(lang), collate.Numeric)
	slices.SortStableFunc(items, func(a, b T) int { return c.CompareString(key(a), key(b)) })
}
