package fuzzy

import (
	"maps"
	"slices"
)

// trie holds words letter by letter, those with the same beginning together: whatever
// a beginning differs by from a text, all words with that beginning differ by as much
// at least, and need not be looked at one by one.
type trie []node

// node is one more letter. The nodes below follow it.
type node struct {
	letter rune
	depth  int // letters up to this one
	word   int // number of the word that ends here, or -1
	end    int // first node that is not below this one
}

// newTrie takes words with their numbers. Words of more than the longest letters are
// left out.
func newTrie(words map[string]int) trie {
	var t trie
	var open []int // nodes of the letters of the word before
	for _, word := range slices.Sorted(maps.Keys(words)) {
		letters := []rune(word)
		if len(letters) > longest {
			continue
		}
		same := 0
		for same < min(len(open), len(letters)) && t[open[same]].letter == letters[same] {
			same++
		}
		for _, n := range open[same:] {
			t[n].end = len(t)
		}
		open = open[:same]
		for _, letter := range letters[same:] {
			open = append(open, len(t))
			t = append(t, node{letter: letter, depth: len(open), word: -1})
		}
		if len(open) > 0 {
			t[open[len(open)-1]].word = words[word]
		}
	}
	for _, n := range open {
		t[n].end = len(t)
	}
	return t
}

// nearest returns the number of the word that differs least from a text, the lowest
// number of several, or -1 if all differ by more than so many letters: changed, put in
// or taken out (V. Levenshtein, 1966).
func (t trie) nearest(text []rune, most int) int {
	// distances[d][n] is that of the first d letters of a word and the first n of the text.
	var distances [longest + 1][longest + 1]uint8
	for n := range text {
		distances[0][n+1] = uint8(n + 1)
	}
	best := -1
	for at := 0; at < len(t); {
		here := &t[at]
		above, row := &distances[here.depth-1], &distances[here.depth]
		row[0] = uint8(here.depth)
		least := row[0]
		for n, letter := range text {
			distance := above[n]
			if letter != here.letter {
				distance = min(distance, above[n+1], row[n]) + 1
			}
			row[n+1] = distance
			least = min(least, distance)
		}
		if int(least) > most {
			at = here.end
			continue
		}
		at++
		if distance := int(row[len(text)]); here.word >= 0 && (distance < most || distance == most && (best < 0 || here.word < best)) {
			best, most = here.word, distance
		}
	}
	return best
}
