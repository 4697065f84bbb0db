package load

import (
	"math/rand"
	"regexp"
	"strings"
	"testing"
)

// TestBlank: a blank line has only empty cells, quoted or not.
func TestBlank(t *testing.T) {
	blank := regexp.MustCompile(`^[ \t\r]*("")?[ \t\r]*(,[ \t\r]*("")?[ \t\r]*)*$`)
	r := rand.New(rand.NewSource(1))
	yes := 0
	for range 20000 {
		var b strings.Builder
		for range r.Intn(8) {
			b.WriteString([]string{",", ",", `""`, `"`, " ", "\t", "\r", "x"}[r.Intn(7+r.Intn(2))])
		}
		if got, want := isBlank(b.String()), blank.MatchString(b.String()); got != want {
			t.Fatalf("%q: %v", b.String(), got)
		} else if got {
			yes++
		}
	}
	if yes < 1000 {
		t.Errorf("only %d blank lines were tried", yes)
	}
}
