package fold

import (
	"unicode/utf8"

	"github.com/agnivade/levenshtein"
)

// pattern is a word from which distances to many others are wanted. Its letters are
// bits, so that a whole column of the usual table is worked out at once (G. Myers, A
// fast bit-vector algorithm for approximate string matching, 1999).
type pattern struct {
	word   string
	length int
	ascii  [utf8.RuneSelf]uint64 // where each letter stands
	others map[rune]uint64
}

func newPattern(word string) *pattern {
	p := &pattern{word: word, others: map[rune]uint64{}}
	for _, r := range word {
		if r < utf8.RuneSelf {
			p.ascii[r] |= 1 << p.length
		} else {
			p.others[r] |= 1 << p.length
		}
		p.length++
	}
	return p
}

// distance is how many letters must be changed, put in or taken out.
func (p *pattern) distance(word string) int {
	if p.length == 0 || p.length > 64 {
		return levenshtein.ComputeDistance(p.word, word)
	}
	more, less, distance := ^uint64(0), uint64(0), p.length
	last := uint64(1) << (p.length - 1)
	for _, r := range word {
		var same uint64
		if r < utf8.RuneSelf {
			same = p.ascii[r]
		} else {
			same = p.others[r]
		}
		down, across := same|less, ((same&more)+more)^more|same
		rise, fall := less|^(across|more), more&across
		if rise&last != 0 {
			distance++
		}
		if fall&last != 0 {
			distance--
		}
		rise, fall = rise<<1|1, fall<<1
		more, less = fall|^(down|rise), rise&down
	}
	return distance
}
