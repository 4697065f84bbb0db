package diag

import (
	"regexp"
	"slices"
	"strings"
	"testing"
)

// TestCaret: the caret stands under the right letter, whatever comes before it:
// x, which every line here has once. What a terminal shows is counted apart from
// the program: combining marks and signs without width take no column, wide ones
// two, a tab goes to the next eighth column.
func TestCaret(t *testing.T) {
	wide := "中文　한글ｗ😀"
	none := "\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323\u200b\u200d\ufeff"
	columns := func(text string) int {
		at := 0
		for _, r := range text {
			switch {
			case r == '\t':
				at += 8 - at%8
			case strings.ContainsRune(none, r):
			case strings.ContainsRune(wide, r):
				at += 2
			default:
				at++
			}
		}
		return at
	}
	for _, line := range []string{
		"x", "x,", "01,Hà Nội,x", "01,Ha\u0300 No\u0323\u0302i,x", "Nghe\u0323\u0302 An,U\u031bo\u031bng,x,Hue\u0302\u0301", "a,\tb,x", "\tx\t", "Huế\t中\t\tx", "\u200ba\u200d\ufeff,x",
		wide + ",x", strings.Repeat(wide, 30) + "x" + strings.Repeat(wide, 30), strings.Repeat("Đắk Lắk,", 40) + "x", "x" + strings.Repeat(",Huế", 60),
		strings.Repeat("Đă\u0301k Lă\u0301k,", 40) + "x" + strings.Repeat(",Hue\u0302\u0301", 60), strings.Repeat("a", 59) + "x" + strings.Repeat("b", 200), strings.Repeat("a", 60) + "\u0301x" + strings.Repeat("b", 200),
		strings.Repeat("a", maxLine-1) + "x", strings.Repeat("a", maxLine) + "x", "a\x1b[31m,\u202ex", "01,đ,Đ,ơ,Ư,x", "ﬀ½…→≥,x", "\xff\xfe,x",
	} {
		runes := []rune(line)
		column := slices.Index(runes, 'x') + 1
		var out strings.Builder
		problems := List{{Position: Position{File: "f.csv", Line: 3, Column: column}, Rule: "r", What: T("a", "b"), Hint: T("c", "d"), Source: line}}
		if err := writeTerminal(&out, Report{Lang: "en", Problems: problems}); err != nil {
			t.Fatal(err)
		}
		lines := strings.Split(out.String(), "\n")
		before, _, found := strings.Cut(lines[1], "x")
		if got := columns(strings.TrimSuffix(lines[2], "^")); !found || !strings.HasSuffix(lines[2], "^") || got != columns(before) {
			t.Errorf("%q: caret at %d, letter at %d\n%s", line, got, columns(before), out.String())
		}
	}
}

// TestCaretOfMark: a place in the midst of a letter is that letter; one past the
// end of the line, or of no character, is no mistake.
func TestCaretOfMark(t *testing.T) {
	for _, c := range []struct {
		line   string
		column int
		want   string
	}{
		{"Hue\u0302\u0301,", 4, "      |   ^"}, {"Hue\u0302\u0301,", 5, "      |   ^"}, {"Hue\u0302\u0301,", 6, "      |    ^"}, {"\u0301a", 1, "      | ^"},
		{"ab", 3, "      |   ^"}, {"ab", 9, "      |   ^"}, {"ab", 0, ""},
	} {
		var out strings.Builder
		problems := List{{Position: Position{File: "f.csv", Line: 3, Column: c.column}, Rule: "r", What: T("a", "b"), Hint: T("c", "d"), Source: c.line}}
		if err := writeTerminal(&out, Report{Lang: "en", Problems: problems}); err != nil {
			t.Fatal(err)
		}
		if got := strings.Split(out.String(), "\n")[2]; got != c.want {
			t.Errorf("%q, column %d: %q, want %q", c.line, c.column, got, c.want)
		}
	}
}

// TestColour: colour takes no place, and is only there when asked for.
func TestColour(t *testing.T) {
	r := Report{Lang: "vi", Problems: List{{Position: Position{File: "f.csv", Line: 3, Column: 5}, Rule: "r", What: T("sai", "wrong"), Hint: T("sửa", "fix"), Source: "Huế,x"}}}
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

// TestCell: a place in a spreadsheet is named as spreadsheets name it, in every
// format.
func TestCell(t *testing.T) {
	for _, c := range []struct {
		pos  Position
		want string
	}{
		{Position{File: "f.xlsx", Sheet: "Biểu", Line: 7, Column: 5}, "f.xlsx:Biểu!E7"},
		{Position{File: "f.xlsx", Sheet: "Bảng 'mới'", Line: 12, Column: 28}, "f.xlsx:'Bảng ''mới'''!AB12"},
		{Position{File: "f.xlsx", Sheet: "S", Line: 1, Column: 702}, "f.xlsx:S!ZZ1"},
		{Position{File: "f.xlsx", Sheet: "S", Line: 1, Column: 703}, "f.xlsx:S!AAA1"},
		{Position{File: "f.xlsx", Sheet: "S", Line: 3}, "f.xlsx:S!3"},
		{Position{File: "f.xlsx", Sheet: "S"}, "f.xlsx"},
	} {
		if got := c.pos.String(); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
	r := Report{Lang: "en", Problems: List{{Position: Position{File: "f.xlsx", Sheet: "Biểu", Line: 7, Column: 5}, Rule: "type", What: T("sai", "wrong"), Hint: T("sửa", "fix")}}}
	for _, f := range []struct {
		Format
		want string
	}{
		{Terminal, "f.xlsx:Biểu!E7: wrong. fix. [type]"}, {github, "line=7,col=5,title=type::Biểu!E7: wrong."}, {jsonFormat, `"cell": "Biểu!E7"`},
		{sarif, `"fullyQualifiedName": "Biểu!E7"`}, {markdown, "Biểu&#33;E7 | error"},
	} {
		var out strings.Builder
		if err := f.Write(&out, r); err != nil || !strings.Contains(out.String(), f.want) {
			t.Errorf("%s: %v\n%s\nwants %s", f.Name, err, out.String(), f.want)
		}
	}
}
