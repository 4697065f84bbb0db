//go:build linux

package commands

import (
	"fmt"
	"os"
	"regexp"
	"runtime"
	"runtime/debug"
	"strings"
	"testing"
	"time"
)

// TestManyMistakes: a large table that is wrong in every row takes little longer to
// check than a sound one, against a list of 20,000 codes too. A thousand of the mistakes are told and the
// others counted.
func TestManyMistakes(t *testing.T) {
	const places, periods, told = 20_000, 2, 1000
	const slower = 30 // times; it takes two to six, and finding each mistake by itself took hundreds with twice as many places
	dir, file := large(t, places, periods)
	sound, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	clean, _, output := measured(t, dir, runtime.NumCPU(), "generator", "check", "--lang", "en")
	if !strings.Contains(output, "clean:") {
		t.Fatal(output)
	}
	header, rows, _ := strings.Cut(string(sound), "\n")
	for _, c := range []struct{ name, rule, form, as string }{
		{"unknown codes", "foreign-key", `(?m)^x(\d+),(\d+)`, "y$1-$2,$2"},
		{"names", "foreign-key", `(?m)^x(\d+)`, "Commune $1"},
		{"decimal commas", "type", `(?m),(\d+)$`, `,"$1,5"`},
		{"wrong years", "type", `(?m)^(x\d+),`, "${1},năm "},
		{"every row twice", "primary-key", `(?m)^(.+)$`, "$1\n$1"},
		{"sums", "parts", `(?m)(\d)$`, "${1}9"},
	} {
		t.Run(c.name, func(t *testing.T) {
			spoilt := header + "\n" + regexp.MustCompile(c.form).ReplaceAllString(rows, c.as)
			if err := os.WriteFile(file, []byte(spoilt), 0o644); err != nil {
				t.Fatal(err)
			}
			debug.FreeOSMemory() // what this program holds would count as held by the other
			took, peak, output := measured(t, dir, runtime.NumCPU(), "generator", "check", "--lang", "en")
			t.Logf("%v, %d MB", took.Round(time.Millisecond), peak/1000)
			if took > slower*clean { // the same machine, as busy as it is
				t.Errorf("it took %v, the sound table %v", took, clean)
			}
			if rest := fmt.Sprintf("people.csv: %d more places", places*periods-told); !strings.Contains(output, rest) {
				t.Errorf("it does not say %q", rest)
			}
			if n := strings.Count(output, "["+c.rule+"]"); n != told+1 {
				t.Errorf("%d problems are told, want %d", n, told+1)
			}
		})
	}
}
