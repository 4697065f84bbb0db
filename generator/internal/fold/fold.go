// Package fold compares words as people type them: without diacritics, without
// case, with small slips. "dak lak", "Đắk Lắk" and "Dak Lak" fold to the same.
//
// The theme's assets/js/fold.js folds what readers type in the same way; the cases that
// both must agree on are in themes/chiso/test/cases.json.
package fold

import (
	"strings"
	"unicode"

	"github.com/agnivade/levenshtein"
	"golang.org/x/text/unicode/norm"
)

// undecomposed are letters that Unicode does not take apart into a base letter and a
// mark, or whose case has more forms than two.
var undecomposed = strings.NewReplacer("đ", "d", "ð", "d", "ı", "i", "ß", "ss", "ς", "σ", "ł", "l", "ø", "o", "æ", "ae", "œ", "oe")

// Fold drops diacritics and the space around a text, lowers the case, and writes letters
// of compatibility, such as those of full width, as the usual ones (Unicode NFKD).
func Fold(s string) string {
	var b strings.Builder
	for _, r := range norm.NFKD.String(s) {
		if !unicode.Is(unicode.M, r) {
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return strings.TrimSpace(undecomposed.Replace(b.String()))
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
