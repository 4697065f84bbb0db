// Package fuzzy compares words as people type them: without diacritics, without
// case, with small slips. "dak lak", "Đắk Lắk" and "Dak Lak" fold to the same.
//
// The theme's assets/js/fuzzy.js folds what readers type in the same way; the cases that
// both must agree on are in themes/chiso/test/cases.json.
package fuzzy

import (
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/agnivade/levenshtein"
	"golang.org/x/text/unicode/norm"
)

// undecomposed are letters that Unicode does not take apart into a base letter and a
// mark, or that have more than two case forms.
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

// longest is how many letters a word may have for others to be suggested: what is
// longer is a sentence, or a file that went wrong, and comparing costs too much.
const longest = 64

// short folds a word that suggestions may be made for. Longer ones are not even
// folded: a cell may hold a hundred megabytes.
func short(s string) (folded string, ok bool) {
	if len(s) > longest*utf8.UTFMax*2 { // a letter may be written with an accent of its own
		return "", false
	}
	folded = Fold(s)
	return folded, utf8.RuneCountInString(folded) <= longest
}

// Slug is a name for addresses: words of letters and digits without diacritics, joined by
// hyphens. "57-NQ/TW" is "57-nq-tw".
func Slug(s string) string {
	return strings.Join(strings.FieldsFunc(Fold(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }), "-")
}

// Nearest returns the candidate closest to s, or "" when none is close: at most
// a third of its letters may differ, or two neighbours have changed places. It makes
// no suggestion for more than 64 letters.
func Nearest(s string, candidates []string) string {
	want, ok := short(s)
	if !ok {
		return ""
	}
	first := map[string]string{}
	for _, c := range candidates {
		if folded, ok := short(c); ok {
			if _, taken := first[folded]; !taken {
				first[folded] = c
			}
		}
	}
	for slip := range slips(want) {
		if c, found := first[slip]; found {
			return c
		}
	}
	best, length := "", utf8.RuneCountInString(want)
	bestDistance := length/3 + 1
	for _, c := range candidates {
		folded, ok := short(c)
		if !ok {
			continue
		}
		if d := levenshtein.ComputeDistance(want, folded); d < bestDistance {
			best, bestDistance = c, d
		}
	}
	return best
}

// slips are a word and what it is when two neighbouring letters have changed places,
// the slip of fast hands that all distances by single letters count twice. In a word
// of two letters it looks like another word. They are made one at a time.
func slips(word string) iter.Seq[string] {
	return func(yield func(string) bool) {
		letters := []rune(word)
		if !yield(word) {
			return
		}
		for n := 1; n < len(letters) && len(letters) > 2; n++ {
			letters[n-1], letters[n] = letters[n], letters[n-1]
			if !yield(string(letters)) {
				return
			}
			letters[n-1], letters[n] = letters[n], letters[n-1]
		}
	}
}

// spaced folds a text to its words, with a space on both sides of each.
func spaced(s string) string {
	words := strings.FieldsFunc(Fold(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	return " " + strings.Join(words, " ") + " "
}
