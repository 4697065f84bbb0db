package diag

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// plain makes a text from a data file safe to show on one line: a control
// character could move the cursor or begin a new line, and a change of direction
// would show the line in another order than the machine reads it. Each is shown
// as one character, so that columns still count right.
func plain(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\t':
			return r
		case r < 0x20:
			return '␀' + r
		case r == 0x7f:
			return '␡'
		case unicode.IsControl(r), r == '\u2028', r == '\u2029', unicode.Is(unicode.Bidi_Control, r):
			return utf8.RuneError
		}
		return r
	}, s)
}
