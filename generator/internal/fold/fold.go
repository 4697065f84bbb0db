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

// Nearest returns the candidate closest to s, or "" when none is close: at most
// a third of its letters may differ.
func Nearest(s string, candidates []string) string {
	want := Fold(s)
	best, bestDistance := "", len([]rune(want))/3+1
	for _, c := range candidates {
		if d := levenshtein.ComputeDistance(want, Fold(c)); d < bestDistance {
			best, bestDistance = c, d
		}
	}
	return best
}

// spaced folds a text to its words, with a space on both sides of each.
func spaced(s string) string {
	words := strings.FieldsFunc(Fold(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	return " " + strings.Join(words, " ") + " "
}
