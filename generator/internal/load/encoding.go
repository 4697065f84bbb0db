package load

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"chiso/generator/internal/diag"
)

const byteOrderMark = "\xef\xbb\xbf"

// badStart tells other formats, and the byte order mark, by the first bytes.
func badStart(file, first string) *diag.Problem {
	problem := &diag.Problem{Position: diag.Position{File: file, Line: 1, Column: 1}, Rule: "encoding",
		Mend: diag.T("lưu lại dưới dạng CSV UTF-8", "save it as CSV UTF-8")}
	switch {
	case strings.HasPrefix(first, byteOrderMark):
		problem.Rule = "bom"
		problem.What = diag.T("tệp bắt đầu bằng dấu BOM", "the file starts with a byte order mark (BOM)")
		problem.Mend = diag.T("lưu lại dưới dạng UTF-8 không BOM", "save it as UTF-8 without BOM")
	case strings.HasPrefix(first, "\xff\xfe"), strings.HasPrefix(first, "\xfe\xff"):
		problem.What = diag.T("tệp dùng bảng mã UTF-16, không phải UTF-8", "the file is UTF-16, not UTF-8")
	case strings.HasPrefix(first, "PK\x03\x04"):
		problem.What = diag.T("đây là tệp Excel (.xlsx), không phải CSV", "this is an Excel file (.xlsx), not CSV")
	default:
		return nil
	}
	return problem
}

// badEncoding finds what is not plain UTF-8.
func badEncoding(file string, b block) *diag.Problem {
	if utf8.ValidString(b.text) && strings.IndexByte(b.text, 0) < 0 {
		return nil
	}
	for n, line := range b.lines() {
		if utf8.ValidString(line) && strings.IndexByte(line, 0) < 0 {
			continue
		}
		column := 1
		for rest := line; ; column++ {
			r, size := utf8.DecodeRuneInString(rest)
			if r == 0 || r == utf8.RuneError && size <= 1 {
				break
			}
			rest = rest[size:]
		}
		return &diag.Problem{Position: diag.Position{File: file, Line: n, Column: column}, Rule: "encoding",
			What: diag.T("ký tự này không phải UTF-8 (tệp có thể ở mã Windows-1258, TCVN3 hoặc VNI)",
				"this character is not UTF-8 (the file may be Windows-1258, TCVN3 or VNI)"),
			Mend: diag.T("lưu lại dưới dạng CSV UTF-8", "save it as CSV UTF-8")}
	}
	return nil
}

var notNFC = diag.Problem{
	What: diag.T("chữ có dấu ở dạng tổ hợp (NFD), thường do tệp lưu trên macOS", "accented letters are decomposed (NFD), as macOS writes them"),
	Mend: diag.T("gõ lại, hoặc lưu lại ở dạng dựng sẵn (NFC)", "type them again, or save them composed (NFC)"),
}

// firstNotNFC is the column (in characters, from 1) of the first letter that is
// not in Unicode normal form C.
func firstNotNFC(line string) (column int, bad bool) {
	if norm.NFC.IsNormalString(line) {
		return 0, false
	}
	composed := []rune(norm.NFC.String(line))
	for i, r := range []rune(line) {
		if i >= len(composed) || composed[i] != r {
			return i + 1, true
		}
	}
	return 1, true
}
