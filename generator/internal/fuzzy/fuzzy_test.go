package fuzzy

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/agnivade/levenshtein"

	"chiso/generator/internal/datatest/cases"
)

// TestCases: texts fold as they do in the theme's scripts, and once is enough.
func TestCases(t *testing.T) {
	for _, c := range cases.Read(t, "../../../themes/chiso").Fold {
		if got := Fold(c[0]); got != c[1] {
			t.Errorf("%q folds to %q, want %q", c[0], got, c[1])
		}
		if again := Fold(c[1]); again != c[1] {
			t.Errorf("%q, which is folded, folds to %q", c[1], again)
		}
	}
}

func TestFold(t *testing.T) {
	for _, s := range []string{"Đắk Lắk", "Đắk Lắk", "dak lak", "ĐẮK LẮK", " Dak Lak "} {
		if got := Fold(s); got != "dak lak" {
			t.Errorf("%q folds to %q", s, got)
		}
	}
}

func TestNearest(t *testing.T) {
	names := []string{"Hà Nội", "Hà Nam", "Hải Phòng", "Đắk Lắk", "Đắk Nông", "MN", "VNM"}
	for typed, want := range map[string]string{
		"Ha Noi": "Hà Nội", "ha nam": "Hà Nam", "Đăk Lăk": "Đắk Lắk", "Haiphong": "Hải Phòng", "Paris": "", "": "",
		"VMN": "VNM", "ah nam": "Hà Nam", "NM": "",
	} {
		if got := Nearest(typed, names); got != want {
			t.Errorf("%q is nearest to %q, want %q", typed, got, want)
		}
	}
}

func TestWithin(t *testing.T) {
	names := []string{"Hà Nội", "Huế", "Thừa Thiên Huế", "Đắk Lắk"}
	for typed, want := range map[string]string{
		"TP. Hà Nội": "Hà Nội", "tỉnh dak lak (cũ)": "Đắk Lắk", "Thành phố Huế": "Huế", "Tỉnh Thừa Thiên – Huế": "Thừa Thiên Huế", "Huếch": "", "": "",
	} {
		if got := NewIndex(names).Within(typed); got != want {
			t.Errorf("within %q is %q, want %q", typed, got, want)
		}
	}
}

// TestIndex: an index finds what looking at each word finds.
func TestIndex(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	pick := func(of ...string) string { return of[r.IntN(len(of))] }
	word := func() string {
		w := ""
		for range r.IntN(4) {
			w += pick("Hà", "ha", "Nội", "noi", "Đắk", "lắk", "x1", "1", "a-b", "ab", "") + pick(" ", "", "-", ". ")
		}
		return w
	}
	for range 3000 {
		var words []string
		for range r.IntN(12) {
			words = append(words, word())
		}
		x, s := NewIndex(words), word()+word()
		if got, want := x.Nearest(s), Nearest(s, words); got != want {
			t.Errorf("%q is nearest to %q, want %q of %q", s, got, want, words)
		}
		within := ""
		for _, w := range words {
			if len(w) > len(within) && len(spaced(w)) > 2 && strings.Contains(spaced(s), spaced(w)) {
				within = w
			}
		}
		if got, want := x.Within(s), within; got != want {
			t.Errorf("within %q is %q, want %q of %q", s, got, want, words)
		}
	}
}

// TestTrie: of many words of all lengths the nearest is the one that the distances of the
// library say.
func TestTrie(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 300 {
		word := func() (w string) {
			for range r.IntN(r.IntN(longest+5) + 1) {
				w += string([]rune("abcđ1")[r.IntN(5)])
			}
			return w
		}
		words := map[string]int{}
		for n := range r.IntN(100) {
			if w := word(); words[w] == 0 {
				words[w] = n + 1
			}
		}
		trie := newTrie(words)
		for range 20 {
			text := []rune(word())
			if len(text) == 0 || len(text) > longest {
				continue
			}
			most := r.IntN(len(text))
			want, least := -1, most
			for w, n := range words {
				distance := levenshtein.ComputeDistance(w, string(text))
				if w == "" || utf8.RuneCountInString(w) > longest || distance > least {
					continue
				}
				if distance < least || want < 0 || n < want {
					want, least = n, distance
				}
			}
			if got := trie.nearest(text, most); got != want {
				t.Fatalf("nearest to %q at %d of %v is %d, want %d", string(text), most, words, got, want)
			}
		}
	}
}

// TestLongWords: no suggestion is made for a word that is longer than any name, and
// none is given; what that takes does not grow with its length.
func TestLongWords(t *testing.T) {
	name := strings.Repeat("x", longest)
	long := strings.Repeat("x", 100_000)
	names := []string{"Hà Nội", long, name}
	x := NewIndex(names)
	for _, nearest := range []func(string) string{func(s string) string { return Nearest(s, names) }, x.Nearest} {
		if got := nearest(name[1:]); got != name {
			t.Errorf("a word of %d letters is nearest to %q", longest-1, got)
		}
		for _, word := range []string{name + "x", long, strings.Repeat("đ", 100_000)} {
			if got := nearest(word); got != "" {
				t.Errorf("a word of %d bytes is nearest to %.100q", len(word), got)
			}
		}
	}
	for what, nearest := range map[string]func(string) string{"index": x.Nearest, "within": x.Within, "list": func(s string) string { return Nearest(s, names[:1]) }} {
		if r := testing.Benchmark(func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				nearest(long)
			}
		}); r.AllocedBytesPerOp() > 10_000 {
			t.Errorf("%s takes %d bytes for a word of %d", what, r.AllocedBytesPerOp(), len(long))
		}
	}
}
