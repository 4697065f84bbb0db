package cli

import (
	"fmt"
	"strings"

	"github.com/rogpeppe/go-internal/diff"
)

// patch is what changes in a file as a unified diff, for people to read, and for
// git apply and patch.
func patch(name string, before, after []byte) []byte {
	return diff.Diff(patchName("a/"+name), before, patchName("b/"+name), after)
}

// patchName writes a name as git does: in quotes what would end the line or the
// name, and a tab behind one with spaces, of which patch would take the first
// word.
func patchName(name string) string {
	if strings.ContainsFunc(name, func(r rune) bool { return r < ' ' || r == 0x7f || r == '"' || r == '\\' }) {
		var b strings.Builder
		for _, c := range []byte(name) {
			switch {
			case c < ' ' || c == 0x7f:
				fmt.Fprintf(&b, `\%03o`, c)
			case c == '"' || c == '\\':
				b.WriteString(`\` + string(c))
			default:
				b.WriteByte(c)
			}
		}
		name = `"` + b.String() + `"`
	}
	if strings.Contains(name, " ") {
		name += "\t"
	}
	return name
}
