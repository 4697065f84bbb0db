package validate

import "slices"

// seen finds the values of a column, or the keys, that stand more than once in a
// table. It keeps a hash of each and its line, not the value: of a table of
// millions of rows that would be too much.
type seen struct {
	hashes []uint64
	lines  []int32
}

func newSeen(room int) *seen { return &seen{make([]uint64, 0, room), make([]int32, 0, room)} }

func (s *seen) add(hash uint64, line int) {
	s.hashes, s.lines = append(s.hashes, hash), append(s.lines, int32(line))
}

// repeated calls with the line of each value that has the same hash as one before,
// and with the line of that, in the order of the table.
func (s *seen) repeated(call func(first, again int)) {
	first := s.crowded()
	if len(first) == 0 {
		return
	}
	for n, hash := range s.hashes {
		switch line, more := first[hash]; {
		case more && line == 0:
			first[hash] = s.lines[n]
		case more:
			call(int(line), int(s.lines[n]))
		}
	}
}

// crowded gives the hashes that are there more than once. A mark for each hash, of
// which there are sixteen times as many as hashes, tells almost all the others.
func (s *seen) crowded() map[uint64]int32 {
	bits := uint64(64)
	for bits < 16*uint64(len(s.hashes)) {
		bits *= 2
	}
	met, again := make([]uint64, bits/64), make([]uint64, bits/64)
	for _, hash := range s.hashes {
		at, bit := hash%bits/64, uint64(1)<<(hash%64)
		again[at] |= met[at] & bit
		met[at] |= bit
	}
	var few []uint64
	for _, hash := range s.hashes {
		if again[hash%bits/64]&(1<<(hash%64)) != 0 {
			few = append(few, hash)
		}
	}
	slices.Sort(few)
	crowded := map[uint64]int32{}
	for n := 1; n < len(few); n++ {
		if few[n] == few[n-1] {
			crowded[few[n]] = 0
		}
	}
	return crowded
}

// line is that of the first value with a hash, 0 if there is none.
func (s *seen) line(hash uint64) int {
	if n := slices.Index(s.hashes, hash); n >= 0 {
		return int(s.lines[n])
	}
	return 0
}
