package fuzzy

import (
	"strings"
	"sync"
)

// Index finds words among many, and folds each of them only once. It may be used from
// several places at once.
type Index struct {
	words   []string
	first   map[string]int // word by how it is folded
	phrases map[string]int // longest word by how it is spaced
	longest int            // words in a phrase
	trie    func() trie    // of the folded words, made when it is first needed
}

// NewIndex takes the words in the order in which the first of several is preferred.
func NewIndex(words []string) *Index {
	x := &Index{words: words, first: make(map[string]int, len(words)), phrases: make(map[string]int, len(words))}
	for n, word := range words {
		folded := Fold(word)
		if _, taken := x.first[folded]; !taken {
			x.first[folded] = n
		}
		phrase := spaced(word)
		if other, taken := x.phrases[phrase]; !taken || len(word) > len(words[other]) {
			x.phrases[phrase] = n
			x.longest = max(x.longest, strings.Count(phrase, " ")-1)
		}
	}
	x.trie = sync.OnceValue(func() trie { return newTrie(x.first) })
	return x
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
	letters := []rune(want)
	if n := x.trie().nearest(letters, len(letters)/3); n >= 0 {
		return x.words[n]
	}
	return ""
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
