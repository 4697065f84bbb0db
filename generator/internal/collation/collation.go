// Package collation puts words in the order of a language's dictionary: in
// Vietnamese a, ă, â; d, đ; and tones after letters.
package collation

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
	"golang.org/x/text/unicode/norm"
)

// Sort orders a slice by the words that key gives, in place.
func Sort[T any](lang string, items []T, key func(T) string) {
	c := collate.New(language.Make(lang), collate.Numeric)
	slices.SortStableFunc(items, func(a, b T) int { return c.CompareString(key(a), key(b)) })
}

// Initial is the letter of the dictionary under which a word stands, as a capital: in
// Vietnamese ấ stands under Â and đ under Đ, while in French é stands under E. It is the
// barest letter that the language takes for the same one.
func Initial(lang, word string) string {
	c := collate.New(language.Make(lang), collate.IgnoreDiacritics, collate.IgnoreCase)
	letters := []rune(norm.NFD.String(word))
	if len(letters) == 0 {
		return ""
	}
	end := 1
	for end < len(letters) && unicode.Is(unicode.Mn, letters[end]) {
		end++
	}
	letter := letters[:end]
	candidates := []string{string(letter[:1])}
	for _, mark := range letter[1:] {
		candidates = append(candidates, norm.NFC.String(string([]rune{letter[0], mark})))
	}
	for _, candidate := range candidates {
		if c.CompareString(candidate, string(letter)) == 0 {
			return strings.ToUpper(candidate)
		}
	}
	return strings.ToUpper(norm.NFC.String(string(letter)))
}
