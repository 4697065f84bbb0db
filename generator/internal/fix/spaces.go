package fix

import (
	"strings"
	"unicode"

	"chiso/generator/internal/diag"
)

// spaces removes what is not seen at the ends of cells.
func spaces(data []byte, _ Shape) ([]byte, diag.Text, error) {
	fixed, n, err := eachCell(data, func(_ string, value string) string { return trim(value) })
	return fixed, counted(n, "bỏ dấu cách thừa ở %d ô", "remove stray spaces from %s", "cell", "cells"), err
}

func trim(s string) string { return strings.TrimFunc(s, unseen) }

// unseen are spaces of all kinds, no-break ones too, and characters without width.
func unseen(r rune) bool {
	return unicode.IsSpace(r) || r >= '\u200b' && r <= '\u200d' || r == '\u2060' || r == '\ufeff'
}
