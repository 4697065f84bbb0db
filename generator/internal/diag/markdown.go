package diag

import (
	"fmt"
	"io"
	"strings"
)

// markdown is a summary for a page: a count, then a table for each file.
var markdown = Format{"markdown", T("tóm tắt cho trang web", "a summary for a web page"), writeMarkdown}

const (
	// markdownSize is in bytes. GitHub drops a summary of more than a mebibyte;
	// this leaves room for others in the same step.
	markdownSize = 900 << 10
	// markdownText is in characters: a mistake in a long cell is seen from its
	// beginning.
	markdownText = 400
)

func writeMarkdown(w io.Writer, r Report) error {
	var b strings.Builder
	fmt.Fprintf(&b, "## %s\n", T("Kiểm tra dữ liệu", "Data check").In(r.Lang))
	fmt.Fprintf(&b, "\n%s\n", counted(r.Problems).In(r.Lang))
	file := ""
	for i, p := range r.Problems {
		entry := markdownRow(p, r.Lang)
		if i == 0 || p.File != file {
			entry = markdownHead(p.File, r.Lang) + entry
		}
		if b.Len()+len(entry) > markdownSize {
			left := len(r.Problems) - i
			fmt.Fprintf(&b, "\n%s\n", T("… và %d chỗ nữa. Xem tất cả bằng lệnh `go run ./generator check`.",
				"… and %d more. See all with `go run ./generator check`.", left).In(r.Lang))
			break
		}
		b.WriteString(entry)
		file = p.File
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func markdownHead(file, lang string) string {
	return fmt.Sprintf("\n### %s\n\n%s\n|---|---|---|---|---|\n", markdownEscape(file),
		T("| dòng:ký tự | mức | sai gì | sửa thế nào | quy tắc |", "| line:character | level | what is wrong | how to fix it | rule |").In(lang))
}

func markdownRow(p Problem, lang string) string {
	place := ""
	if p.Line > 0 {
		place = fmt.Sprint(p.Line)
	}
	if p.Column > 0 {
		place += fmt.Sprint(":", p.Column)
	}
	if cell := p.Cell(); cell != "" {
		place = markdownEscape(cell)
	}
	level := T("lỗi", "error")
	if p.Severity == Warning {
		level = T("cảnh báo", "warning")
	}
	return fmt.Sprintf("| %s | %s | %s | %s | %s |\n", place, level.In(lang),
		markdownEscape(p.What.In(lang)), markdownEscape(p.Hint.In(lang)), markdownEscape(p.Rule))
}

// counted says how many problems of which severity there are.
func counted(l List) Text {
	one := func(n int, word string) string {
		if n == 1 {
			return "1 " + word
		}
		return fmt.Sprintf("%d %ss", n, word)
	}
	errors, warnings := l.Errors(), l.Warnings()
	switch {
	case len(l) == 0:
		return T("Không có lỗi.", "Nothing is wrong.")
	case warnings == 0:
		return Text{fmt.Sprintf("%d lỗi.", errors), one(errors, "error") + "."}
	}
	return Text{fmt.Sprintf("%d lỗi, %d cảnh báo.", errors, warnings), one(errors, "error") + ", " + one(warnings, "warning") + "."}
}

// markdownEscape makes a text mean itself. Punctuation becomes character
// references, which neither a table nor Markdown takes for its own. Three signs
// stand in an element of their own: GitHub looks for names (@), numbers (#) and
// addresses and emoji (:) in the text that comes out, where a reference is no
// protection.
func markdownEscape(s string) string {
	runes := []rune(plain(s))
	if len(runes) > markdownText {
		runes = append(runes[:markdownText], '…')
	}
	var b strings.Builder
	for i, r := range runes {
		switch {
		case strings.ContainsRune("@#:", r):
			fmt.Fprintf(&b, "<span>%c</span>", r)
		case strings.ContainsRune("\\`*_{}[]()~^$|!<>&", r), r == '.' && i >= 3 && strings.EqualFold(string(runes[i-3:i]), "www"):
			fmt.Fprintf(&b, "&#%d;", r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}
