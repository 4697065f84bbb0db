// Package fold compares words as people type them: without diacritics, without
// case, with small slips. "dak lak", "Đắk Lắk" and "Dak Lak" fold to the same.
package fold

import (
	"strings"
	"unicode"

	"github.com/agnivade/levenshtein"
	"golang.org/x/text/unicode/norm"
)

// Fold lowers the case and drops diacritics. The letter đ does not decompose in
// Unicode, so it is mapped by hand.
func Fold(s string) string {
	var b strings.Builder
	for _, r := range norm.NFD.String(strings.TrimSpace(s)) {
		switch {
		case unicode.Is(unicode.Mn, r):
		case r == 'đ' || r == 'Đ' || r == 'ð' || r == 'Ð':
			b.WriteByte('d')
		default:
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return b.String()
}

// Slug is a name for addresses: words of letters and digits without diacritics, joined by
// hyphens. "57-NQ/TW" is "57-nq-tw".
func Slug(s string) string {
	return strings.Join(strings.FieldsFunc(Fold(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }), "-")
}

// Nearest returns the candidate closest to s, or "" when none is close: at most
// a third of its letters may differ, or two neighbours have changed places.
func Nearest(s string, candidates []string) string {
	want := Fold(s)
	first := map[string]string{}
	for _, c := range candidates {
		if _, taken := first[Fold(c)]; !taken {
			first[Fold(c)] = c
		}
	}
	for _, slip := range slips(want) {
		if c, found := first[slip]; found {
			return c
		}
	}
	best, bestDistance := "", len([]rune(want))/3+1
	for _, c := range candidates {
		if d := levenshtein.ComputeDistance(want, Fold(c)); d < bestDistance {
			best, bestDistance = c, d
		}
	}
	return best
}

// slips are a word and what it is when two neighbouring letters have changed places,
// the slip of fast hands that all distances by single letters count twice. In a word
// of two letters it is not told from another word.
func slips(word string) []string {
	all, letters := []string{word}, []rune(word)
	for n := 1; n < len(letters) && len(letters) > 2; n++ {
		letters[n-1], letters[n] = letters[n], letters[n-1]
		all = append(all, string(letters))
		letters[n-1], letters[n] = letters[n], letters[n-1]
	}
	return all
}

// spaced folds a text to its words, with a space on both sides of each.
func spaced(s string) string {
	words := strings.FieldsFunc(Fold(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	return " " + strings.Join(words, " ") + " "
}
