package fold

import (
	"math/bits"
	"strings"
	"unicode/utf8"
)

// Index finds words among many, and folds each of them only once. It may be used from
// several places at once.
type Index struct {
	words   []string
	folded  []string
	letters []uint64 // which there are in each, all of one remainder as one
	lengths []int
	first   map[string]int // word by how it is folded
	phrases map[string]int // longest word by how it is spaced
	longest int            // words in a phrase
}

// NewIndex takes the words in the order in which the first of several is preferred.
func NewIndex(words []string) *Index {
	x := &Index{words: words, first: make(map[string]int, len(words)), phrases: make(map[string]int, len(words))}
	for n, word := range words {
		folded := Fold(word)
		x.folded, x.letters, x.lengths = append(x.folded, folded), append(x.letters, letters(folded)), append(x.lengths, utf8.RuneCountInString(folded))
		if _, taken := x.first[folded]; !taken {
			x.first[folded] = n
		}
		phrase := spaced(word)
		if other, taken := x.phrases[phrase]; !taken || len(word) > len(words[other]) {
			x.phrases[phrase] = n
			x.longest = max(x.longest, strings.Count(phrase, " ")-1)
		}
	}
	return x
}

// letters are those of a folded word as bits.
func letters(folded string) (set uint64) {
	for _, r := range folded {
		set |= 1 << (r % 64)
	}
	return set
}

// Nearest returns the word closest to s as the function Nearest does.
func (x *Index) Nearest(s string) string {
	want, ok := short(s)
	if !ok {
		return ""
	}
	for slip := range slips(want) {
		if n, found := x.first[slip]; found {
			return x.words[n]
		}
	}
	from, set := newPattern(want), letters(want)
	best, bestDistance := "", from.length/3+1
	for n := range x.words {
		// a change of one letter adds one and takes one away at most
		if max(from.length-x.lengths[n], x.lengths[n]-from.length) >= bestDistance || x.lengths[n] > longest || bits.OnesCount64(set^x.letters[n]) > 2*(bestDistance-1) {
			continue
		}
		if d := from.distance(x.folded[n]); d < bestDistance {
			best, bestDistance = x.words[n], d
		}
		if bestDistance == 1 {
			break // none is nearer
		}
	}
	return best
}

// longestText is how many bytes a text may have in which words are looked for.
const longestText = 1000

// Within returns the longest word that stands in s as whole words, as "Đắk Lắk" does
// in "Tỉnh Đắk Lắk", or "".
func (x *Index) Within(s string) string {
	if len(s) > longestText {
		return ""
	}
	text := strings.Fields(spaced(s))
	best := -1
	for from := range text {
		for to := from + 1; to <= min(len(text), from+x.longest); to++ {
			n, found := x.phrases[" "+strings.Join(text[from:to], " ")+" "]
			if found && (best < 0 || len(x.words[n]) > len(x.words[best]) || len(x.words[n]) == len(x.words[best]) && n < best) {
				best = n
			}
		}
	}
	if best < 0 {
		return ""
	}
	return x.words[best]
}
