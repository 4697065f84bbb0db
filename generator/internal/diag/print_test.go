package diag

import (
	"strings"
	"testing"
)

// TestCaret: the caret stands under the right letter, whatever comes before it.
func TestCaret(t *testing.T) {
	for _, line := range []string{
		"01,Hà Nội,x", "01,Hà Nội,x", "a,\tb,x", strings.Repeat("Đắk Lắk,", 40) + "x", "x" + strings.Repeat(",Huế", 60),
	} {
		column := strings.Index(string([]rune(line)), "x")
		column = len([]rune(line[:column])) + 1
		var out strings.Builder
		problems := List{{Position: Position{"f.csv", 3, column}, Rule: "r", What: T("a", "b"), Mend: T("c", "d"), Source: line}}
		if err := Print(&out, "en", problems); err != nil {
			t.Fatal(err)
		}
		lines := strings.Split(out.String(), "\n")
		source, caret := []rune(lines[1]), lines[2]
		// Count what a terminal shows: combining marks take no column.
		at := -1
		shown := 0
		for _, r := range source {
			if r == 'x' {
				at = shown
				break
			}
			if r < 0x300 || r > 0x36f {
				shown++
			}
		}
		if got := len([]rune(caret)) - 1; got != at {
			t.Errorf("%q: caret at %d, letter at %d\n%s", line, got, at, out.String())
		}
	}
}

func TestSorted(t *testing.T) {
	l := List{{Position: Position{"b", 1, 1}}, {Position: Position{"a", 2, 1}}, {Position: Position{"a", 1, 9}}, {Position: Position{"a", 1, 9}}}
	sorted := l.Sorted()
	if len(sorted) != 3 || sorted[0].Column != 9 || sorted[2].File != "b" {
		t.Errorf("%+v", sorted)
	}
}
