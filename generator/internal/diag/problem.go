// Package diag holds what a maintainer can fix: problems, each with its place,
// what is wrong and how to fix it, in Vietnamese and in English. A failure
// (what the machine could not do) is a plain Go error and never a Problem.
package diag

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Text is a message of the validator in both of its languages.
type Text struct{ VI, EN string }

// T makes a Text; with args, both halves are formatted with the same args, of those
// that are a Text with the half in their language. Words of the data that are too long
// to be read are cut: see Short.
func T(vi, en string, args ...any) Text {
	if len(args) == 0 {
		return Text{vi, en}
	}
	return Text{fmt.Sprintf(vi, cut(args, "vi")...), fmt.Sprintf(en, cut(args, "en")...)}
}

// In returns the half in the language, English for any language but "vi".
func (t Text) In(lang string) string {
	if lang == "vi" {
		return t.VI
	}
	return t.EN
}

// Position is a place in a file of the repository, or in one that somebody sent.
// Line and Column count from 1, Column in characters (not bytes); 0 means the whole
// file or line. Label names the column of the table, if the place is a cell of one.
// In a spreadsheet they are the row and the column of a cell of a Sheet.
type Position struct {
	File   string
	Line   int
	Column int
	Label  string
	Sheet  string
}

// Cell names a cell of a spreadsheet as they do: Sheet!E7, and 'A sheet'!E7 where
// the name is more than letters and digits. It is empty for other places.
func (p Position) Cell() string {
	if p.Sheet == "" || p.Line == 0 {
		return ""
	}
	sheet := p.Sheet
	if strings.ContainsFunc(sheet, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '_' }) {
		sheet = "'" + strings.ReplaceAll(sheet, "'", "''") + "'"
	}
	letters := ""
	for n := p.Column; n > 0; n = (n - 1) / 26 {
		letters = string(rune('A'+(n-1)%26)) + letters
	}
	return fmt.Sprintf("%s!%s%d", sheet, letters, p.Line)
}

func (p Position) String() string {
	switch cell := p.Cell(); {
	case cell != "":
		return p.File + ":" + cell
	case p.Line == 0:
		return p.File
	case p.Column == 0:
		return fmt.Sprintf("%s:%d", p.File, p.Line)
	}
	return fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Column)
}

// Severity says whether a problem stops the build.
type Severity int

// An Error stops the build, a Warning is only shown.
const (
	Error Severity = iota
	Warning
)

// String is the word for machines, the same in every language.
func (s Severity) String() string {
	if s == Warning {
		return "warning"
	}
	return "error"
}

// Problem is one thing to fix.
type Problem struct {
	Position
	Rule     string // its name in validate.Rules, as in "foreign-key"
	Severity Severity
	What     Text   // what is wrong, without a full stop
	Hint     Text   // what is allowed, or how to fix it, without a full stop
	Source   string // the line it stands on, if there is one
}

// List collects problems.
type List []Problem

// Add appends an error-level problem.
func (l *List) Add(pos Position, rule string, what, hint Text) {
	*l = append(*l, Problem{Position: pos, Rule: rule, What: what.clipped(), Hint: hint.clipped()})
}

// Warn appends a warning: what may be right, and deserves a look.
func (l *List) Warn(pos Position, rule string, what, hint Text) {
	*l = append(*l, Problem{Position: pos, Rule: rule, Severity: Warning, What: what.clipped(), Hint: hint.clipped()})
}

// longestText is how many bytes a message may have. It may quote a value of a megabyte, and
// thousands of such.
const longestText = 4000

func (t Text) clipped() Text { return Text{clip(t.VI), clip(t.EN)} }

func clip(text string) string {
	if len(text) <= longestText {
		return text
	}
	end := longestText
	for !utf8.RuneStart(text[end]) {
		end--
	}
	return strings.Clone(text[:end]) + "…"
}

// Errors counts the problems that stop a build.
func (l List) Errors() int { return l.count(Error) }

// Warnings counts those that are only shown.
func (l List) Warnings() int { return l.count(Warning) }

func (l List) count(s Severity) int {
	n := 0
	for _, p := range l {
		if p.Severity == s {
			n++
		}
	}
	return n
}

// Sorted orders by place, then rule, so that the same input prints the same
// bytes, and says nothing twice.
func (l List) Sorted() List {
	slices.SortStableFunc(l, func(a, b Problem) int {
		return cmp.Or(
			cmp.Compare(a.File, b.File),
			cmp.Compare(a.Sheet, b.Sheet),
			cmp.Compare(a.Line, b.Line),
			cmp.Compare(a.Column, b.Column),
			cmp.Compare(a.Rule, b.Rule),
			cmp.Compare(a.What.EN, b.What.EN),
		)
	})
	return slices.Compact(l)
}
