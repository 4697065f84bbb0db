package validate

import (
	"math"
	"math/rand/v2"
	"slices"
	"strconv"
	"testing"
)

// TestSeen: hashes that are there again are found as a map finds them, however many
// share the bits that are marked.
func TestSeen(t *testing.T) {
	for seed := range uint64(500) {
		r := rand.New(rand.NewPCG(seed, 1))
		s, first := newSeen(0), map[uint64]int{}
		var want, got [][2]int
		hashes := 1 + r.Uint64N(200)
		for line := 2; line < 2+r.IntN(300); line++ {
			hash := r.Uint64N(hashes) << (8 * r.IntN(3))
			s.add(hash, line)
			if first[hash] == 0 {
				first[hash] = line
			} else {
				want = append(want, [2]int{first[hash], line})
			}
			if s.line(hash) != first[hash] {
				t.Fatalf("%d is first on line %d, want %d", hash, s.line(hash), first[hash])
			}
		}
		s.repeated(func(first, again int) { got = append(got, [2]int{first, again}) })
		if !slices.Equal(got, want) {
			t.Fatalf("seed %d: got %v, want %v", seed, got, want)
		}
	}
}

func TestLines(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	var l lines
	plain := map[int]bool{}
	for range 1000 {
		line := r.IntN(3000)
		l.add(line)
		plain[line] = true
	}
	for line := range 4000 {
		if l.has(line) != plain[line] {
			t.Errorf("line %d", line)
		}
	}
	all := slices.Collect(l.all())
	if l.len != len(plain) || len(all) != l.len || !slices.IsSorted(all) {
		t.Errorf("%d lines, %d are given, want %d", l.len, len(all), len(plain))
	}
}

// TestReadNumber: numbers are those that strconv reads, to the last bit.
func TestReadNumber(t *testing.T) {
	r := rand.New(rand.NewPCG(2, 1))
	for range 100_000 {
		s := strconv.FormatFloat(math.Ldexp(r.NormFloat64(), r.IntN(60)-20), 'f', r.IntN(21)-1, 64)
		want, err := strconv.ParseFloat(s, 64)
		if err != nil {
			t.Fatal(err)
		}
		got, ok := readNumber(s, true)
		if ok != (math.Abs(want) <= largest) || ok && math.Float64bits(got) != math.Float64bits(want) {
			t.Fatalf("%s is read as %v, %v", s, got, ok)
		}
	}
	for s, want := range map[string]bool{"0": true, "-0": true, "-0.0": true, "1000000000000000": true, "1000000000000001": false, "-": false, "": false, ".": false, "1.": false, "00": false, "--1": false, "1e3": false, "0.": false} {
		if _, ok := readNumber(s, true); ok != want {
			t.Errorf("%q is read: %v", s, ok)
		}
	}
}
