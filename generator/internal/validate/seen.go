package validate

// seen remembers on which line each value of a column, or each key, stood first.
// It keeps a hash of the value and the line, not the value: of a table of millions
// of rows that would be too much.
type seen struct{ lines map[uint64]int32 }

func newSeen(room int) *seen { return &seen{make(map[uint64]int32, room)} }

// before gives the line on which the value stood before, and remembers this one
// otherwise. Same reads that line again and says whether it is the value indeed.
func (s *seen) before(hash uint64, line int, same func(line int) bool) (first int, taken bool) {
	at, known := s.lines[hash]
	if !known {
		s.lines[hash] = int32(line)
	}
	return int(at), known && same(int(at))
}
