package change

import (
	"fmt"
	"strings"
	"unicode"
)

// unseen is nothing for a reader, and keeps Markdown from seeing an address, a
// mention or a picture sign in the letters around it.
const unseen = "<!-- -->"

// escape writes words of the data so that they stay words in a cell of a Markdown
// table on GitHub, whoever wrote them. Letters that are not seen are named, for
// two texts may differ in nothing else.
func escape(s string) string {
	var b strings.Builder
	letters := []rune(s)
	for n, r := range letters {
		switch {
		case unicode.IsSpace(r) || unicode.IsControl(r):
			b.WriteByte(' ')
		case unicode.Is(unicode.Cf, r) || r == unicode.ReplacementChar:
			fmt.Fprintf(&b, "U+%04X", r)
		case r == '<':
			b.WriteString("&lt;")
		case r == '>':
			b.WriteString("&gt;")
		case r == '&':
			b.WriteString("&amp;")
		case r == '$': // a formula
			b.WriteString("&#36;")
		case r == '@':
			b.WriteString("@" + unseen)
		case r == '#':
			b.WriteString(`\#` + unseen)
		case r == ':' && n+1 < len(letters) && !unicode.IsSpace(letters[n+1]):
			b.WriteString(":" + unseen)
		case r == '.' && n >= 3 && strings.EqualFold(string(letters[n-3:n]), "www"):
			b.WriteString(unseen + ".")
		case strings.ContainsRune("\\`*_[]~|^=", r):
			b.WriteString(`\` + string(r))
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// maxWords is how many letters of a text are shown.
const maxWords = 140

// cut shortens a long text.
func cut(s string) string {
	if letters := []rune(s); len(letters) > maxWords {
		return string(letters[:maxWords-1]) + "…"
	}
	return s
}

// cutBoth shortens two long texts to where they begin to differ.
func cutBoth(a, b string) (string, string) {
	x, y := []rune(a), []rune(b)
	same := 0
	for same < min(len(x), len(y)) && x[same] == y[same] {
		same++
	}
	const context = 30
	if from := same - context; from > 0 && max(len(x), len(y)) > maxWords {
		return cut(rest(x, from)), cut(rest(y, from))
	}
	return cut(a), cut(b)
}

func rest(letters []rune, from int) string {
	if len(letters) == 0 {
		return ""
	}
	return "…" + string(letters[min(from, len(letters)):])
}
