package diag

import (
	"bufio"
	"fmt"
	"io"
	"strings"
	"unicode"

	"github.com/fatih/color"
	"github.com/mattn/go-runewidth"
)

// Terminal is for a person at a terminal: a line each, in the form
//
//	place: what is wrong. how to fix it. [rule]
//
// then the source line and a caret under the character, if they are known.
var Terminal = Format{"terminal", T("cho người đọc", "for people"), writeTerminal}

func writeTerminal(w io.Writer, r Report) error {
	b := bufio.NewWriter(w)
	for _, p := range r.Problems {
		severity, alarm := "", r.paint(color.FgRed, color.Bold)
		if p.Severity == Warning {
			severity, alarm = T("cảnh báo: ", "warning: ").In(r.Lang), r.paint(color.FgYellow, color.Bold)
		}
		place := p.Position
		fmt.Fprintf(b, "%s: %s%s. %s %s\n", r.paint(color.Bold)(plain(place.String())), alarm(severity),
			plain(p.What.In(r.Lang)), plain(ended(p.Hint.In(r.Lang))), r.paint(color.Faint)("["+p.Rule+"]"))
		if p.Source == "" || p.Line == 0 || p.Sheet != "" {
			continue
		}
		line, column := window([]rune(plain(p.Source)), p.Column)
		number := fmt.Sprintf("%5d", p.Line)
		fmt.Fprintf(b, "%s %s\n", r.paint(color.Faint)(number+" |"), string(line))
		for column > 1 && column <= len(line) && marks(line[column-1]) {
			column-- // to the letter that it is drawn over
		}
		if column > 0 {
			fmt.Fprintf(b, "%s %s%s\n", r.paint(color.Faint)(strings.Repeat(" ", len(number))+" |"), padding(line[:column-1]), alarm("^"))
		}
	}
	return b.Flush()
}

// paint colours a text if the report is coloured. It does not ask the library,
// which looks at standard output and not at where the report goes.
func (r Report) paint(attributes ...color.Attribute) func(string) string {
	return func(s string) string {
		if !r.Colour || s == "" {
			return s
		}
		c := color.New(attributes...)
		c.EnableColor()
		return c.Sprint(s)
	}
}

// ended closes a sentence that is no question.
func ended(sentence string) string {
	if strings.HasSuffix(sentence, "?") || strings.HasSuffix(sentence, "…") {
		return sentence
	}
	return sentence + "."
}

// maxLine keeps a long CSV line from filling the terminal.
const maxLine = 120

// window cuts a long line around the column, so that the caret stays in sight.
func window(line []rune, column int) ([]rune, int) {
	if column > len(line)+1 {
		column = len(line) + 1
	}
	if len(line) <= maxLine {
		return line, column
	}
	from := max(0, min(column-maxLine/2, len(line)-maxLine))
	to := min(len(line), from+maxLine)
	cut := append([]rune(nil), line[from:to]...)
	if to < len(line) {
		cut = append(cut, '…')
	}
	if from > 0 {
		cut = append([]rune{'…'}, cut...)
		column -= from - 1
	}
	return cut, column
}

// widths are the same on every machine, whatever its locale.
var widths = &runewidth.Condition{StrictEmojiNeutral: true}

func marks(r rune) bool { return unicode.Is(unicode.M, r) }

// padding is blank space as wide as the text: combining marks take none, wide
// characters two columns, and a tab stays a tab.
func padding(text []rune) string {
	var b strings.Builder
	for _, r := range text {
		if r == '\t' {
			b.WriteByte('\t')
			continue
		}
		b.WriteString(strings.Repeat(" ", widths.RuneWidth(r)))
	}
	return b.String()
}
