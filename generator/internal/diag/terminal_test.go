package diag

import (
	"regexp"
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
		problems := List{{Position: Position{File: "f.csv", Line: 3, Column: column}, Rule: "r", What: T("a", "b"), Mend: T("c", "d"), Source: line}}
		if err := writeTerminal(&out, Report{Lang: "en", Problems: problems}); err != nil {
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

// TestColour: colour takes no place, and is only there when asked for.
func TestColour(t *testing.T) {
	r := Report{Lang: "vi", Problems: List{{Position: Position{File: "f.csv", Line: 3, Column: 5}, Rule: "r", What: T("sai", "wrong"), Mend: T("sửa", "mend"), Source: "Huế,x"}}}
	var without, with strings.Builder
	if err := writeTerminal(&without, r); err != nil {
		t.Fatal(err)
	}
	r.Colour = true
	if err := writeTerminal(&with, r); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(without.String(), "\x1b") || !strings.Contains(with.String(), "\x1b[31;1m^\x1b[") {
		t.Errorf("%q\n%q", without.String(), with.String())
	}
	if bare := regexp.MustCompile(`\x1b\[[0-9;]*m`).ReplaceAllString(with.String(), ""); bare != without.String() {
		t.Errorf("%q, want %q", bare, without.String())
	}
}

// TestPlain: nothing in a file can steer the terminal.
func TestPlain(t *testing.T) {
	for text, want := range map[string]string{
		"Hà Nội\tx": "Hà Nội\tx", "a\nb\rc": "a␊b␍c", "\x1b[2J": "␛[2J", "\x7f\u0085": "␡\ufffd",
		"\u202egnp.exe": "\ufffdgnp.exe", "\xff\xfe": "\ufffd\ufffd", "a\u2028b": "a\ufffdb",
	} {
		if got := plain(text); got != want {
			t.Errorf("plain(%q) = %q, want %q", text, got, want)
		}
	}
}

func TestSorted(t *testing.T) {
	l := List{{Position: Position{File: "b", Line: 1, Column: 1}}, {Position: Position{File: "a", Line: 2, Column: 1}}, {Position: Position{File: "a", Line: 1, Column: 9}}, {Position: Position{File: "a", Line: 1, Column: 9}}}
	sorted := l.Sorted()
	if len(sorted) != 3 || sorted[0].Column != 9 || sorted[2].File != "b" {
		t.Errorf("%+v", sorted)
	}
}
