package fix

import (
	"golang.org/x/text/unicode/norm"

	"chiso/generator/internal/diag"
)

// composeText composes accented letters, which macOS writes decomposed.
func composeText(data []byte, _ Shape) ([]byte, diag.Text, error) {
	return norm.NFC.Bytes(data), diag.T("đổi chữ có dấu về dạng dựng sẵn (NFC)", "compose accented letters (NFC)"), nil
}

// composeCells does so cell by cell, for composing can make a separator: the
// Greek question mark becomes a semicolon.
func composeCells(data []byte, _ Shape) ([]byte, diag.Text, error) {
	fixed, n, err := eachCell(data, func(_ string, value string) string { return norm.NFC.String(value) })
	return fixed, counted(n, "đổi chữ có dấu về dạng dựng sẵn (NFC) ở %d ô", "compose accented letters (NFC) in %s", "cell", "cells"), err
}
