package diag

import (
	"fmt"
	"unicode/utf8"
)

// How many characters of a text a message holds at most: of a quoted one, which is a
// cell or a name, and of another, which may be a list of names. Where there are more,
// the first shownQuoted or shownPlain stand for all.
const (
	mostQuoted, shownQuoted = 200, 60
	mostPlain, shownPlain   = 4000, 1000
)

// Short cuts a text that is too long to be read in a message, such as a cell that
// holds a whole file, and says how many characters it has.
func Short(s string) Text {
	return Text{short(s, mostQuoted, shownQuoted, "vi"), short(s, mostQuoted, shownQuoted, "en")}
}

var characters = Text{"ký tự", "characters"}

func short(s string, most, shown int, lang string) string {
	if len(s) <= most {
		return s
	}
	all := utf8.RuneCountInString(s)
	if all <= most {
		return s
	}
	end := 0
	for range shown {
		_, size := utf8.DecodeRuneInString(s[end:])
		end += size
	}
	return fmt.Sprintf("%s… (%d %s)", s[:end], all, characters.In(lang))
}

// word is a text within a message.
type word struct{ text, lang string }

// Format writes the text as the verb wants it, cut if it is long.
func (w word) Format(f fmt.State, verb rune) {
	text := w.text
	switch verb {
	case 'q':
		text = short(text, mostQuoted, shownQuoted, w.lang)
	case 's', 'v':
		text = short(text, mostPlain, shownPlain, w.lang)
	}
	fmt.Fprintf(f, fmt.FormatString(f, verb), text)
}

// cut gives the arguments of a message in a language so that long texts among them are
// cut.
func cut(args []any, lang string) []any {
	out := make([]any, len(args))
	for n, a := range args {
		switch value := a.(type) {
		case string:
			out[n] = word{value, lang}
		case Text:
			out[n] = word{value.In(lang), lang}
		case error:
			out[n] = word{value.Error(), lang}
		default:
			out[n] = a
		}
	}
	return out
}
