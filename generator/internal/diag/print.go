package diag

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/mattn/go-runewidth"
)

// Print writes the problems for a person: a line each, in the form
//
//	place: what is wrong. how to mend it. [rule]
//
// then the source line and a caret under the character, if they are known.
func Print(w io.Writer, lang string, problems List) error {
	b := bufio.NewWriter(w)
	for _, p := range problems {
		severity := ""
		if p.Severity == Warning {
			severity = T("cảnh báo: ", "warning: ").In(lang)
		}
		fmt.Fprintf(b, "%s: %s%s. %s [%s]\n", p.Position, severity, p.What.In(lang), ended(p.Mend.In(lang)), p.Rule)
		if p.Source == "" || p.Line == 0 {
			continue
		}
		line, column := window([]rune(p.Source), p.Column)
		number := fmt.Sprintf("%5d", p.Line)
		fmt.Fprintf(b, "%s | %s\n", number, string(line))
		if column > 0 {
			fmt.Fprintf(b, "%s | %s^\n", strings.Repeat(" ", len(number)), padding(line[:column-1]))
		}
	}
	return b.Flush()
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

// padding is blank space as wide as the text: combining marks take none, wide
// characters two columns, and a tab stays a tab.
func padding(text []rune) string {
	var b strings.Builder
	for _, r := range text {
		if r == '\t' {
			b.WriteByte('\t')
			continue
		}
		b.WriteString(strings.Repeat(" ", runewidth.RuneWidth(r)))
	}
	return b.String()
}
