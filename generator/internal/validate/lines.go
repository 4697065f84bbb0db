package validate

import (
	"iter"
	"math/bits"
)

// lines is a set of lines of a table. It takes a bit for each line up to the last,
// for there may be millions.
type lines struct {
	bits []uint64
	len  int
}

func (l *lines) add(line int) {
	for line/64 >= len(l.bits) {
		l.bits = append(l.bits, 0)
	}
	if !l.has(line) {
		l.bits[line/64] |= 1 << (line % 64)
		l.len++
	}
}

func (l *lines) has(line int) bool {
	return line/64 < len(l.bits) && l.bits[line/64]&(1<<(line%64)) != 0
}

// all gives the lines in order.
func (l *lines) all() iter.Seq[int] {
	return func(yield func(int) bool) {
		for n, word := range l.bits {
			for ; word != 0; word &= word - 1 {
				if !yield(64*n + bits.TrailingZeros64(word)) {
					return
				}
			}
		}
	}
}
