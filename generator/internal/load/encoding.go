package load

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"chiso/generator/internal/diag"
)

const byteOrderMark = "\xef\xbb\xbf"

// startSize is as much of a file as is looked at to tell what it is.
const startSize = 512

// formats are those that come under the name of a table, by how they begin: in small
// letters, behind blanks.
var formats = []struct {
	begin string
	what  diag.Text
}{
	{"pk\x03\x04", diag.T("đây là tệp Excel (.xlsx), không phải CSV", "this is an Excel file (.xlsx), not CSV")},
	{"\xd0\xcf\x11\xe0", diag.T("đây là tệp Excel (.xls), không phải CSV", "this is an Excel file (.xls), not CSV")},
	{"%pdf-", diag.T("đây là tệp PDF, không phải CSV", "this is a PDF, not CSV")},
	{"<?xml", diag.T("đây là tệp XML, không phải CSV", "this is XML, not CSV")},
	{"<!doctype", webPage}, {"<html", webPage}, {"<head", webPage}, {"<meta", webPage}, {"<body", webPage}, {"<table", webPage},
}

var webPage = diag.T("đây là một trang web (HTML), không phải CSV", "this is a web page (HTML), not CSV")

// badStart tells other formats, and the byte order mark, by the first bytes.
func badStart(file, first string) *diag.Problem {
	problem := &diag.Problem{Position: diag.Position{File: file, Line: 1, Column: 1}, Rule: "encoding",
		Hint: diag.T("lưu lại dưới dạng CSV UTF-8", "save it as CSV UTF-8")}
	if strings.HasPrefix(first, "\xff\xfe") || strings.HasPrefix(first, "\xfe\xff") {
		problem.What = diag.T("tệp dùng bảng mã UTF-16, không phải UTF-8", "the file is UTF-16, not UTF-8")
		return problem
	}
	text, bom := strings.CutPrefix(first, byteOrderMark)
	text = strings.TrimLeft(text, " \t\r\n")
	for _, f := range formats {
		if len(text) < len(f.begin) || lowerASCII(text[:len(f.begin)]) != f.begin {
			continue
		}
		problem.What = f.what
		if strings.HasPrefix(f.begin, "<") {
			problem.Hint = diag.T("mở bằng LibreOffice, lưu lại dưới dạng CSV UTF-8", "open it in LibreOffice and save it as CSV UTF-8")
		}
		return problem
	}
	if !bom {
		return nil
	}
	problem.Rule = "bom"
	problem.What = diag.T("tệp bắt đầu bằng dấu BOM", "the file starts with a byte order mark (BOM)")
	problem.Hint = diag.T("lưu lại dưới dạng UTF-8 không BOM", "save it as UTF-8 without BOM")
	return problem
}

// lowerASCII makes the letters of ASCII small and leaves all other bytes.
func lowerASCII(s string) string {
	b := []byte(s)
	for n, c := range b {
		if 'A' <= c && c <= 'Z' {
			b[n] = c + 'a' - 'A'
		}
	}
	return string(b)
}

// nothing says whether a file has its length and nothing in it, as when the power
// fails while it is saved.
func (t *content) nothing() bool {
	size := t.source.Size()
	for at := int64(0); at < size; at += t.size {
		if strings.Trim(t.read(at, min(t.size, size-at), nil), zeros) != "" {
			return false
		}
	}
	return size > 0
}

const zeros = "\x00\r\n"

// oldLineEnds tells a file whose lines end as on an old Macintosh by its first line,
// which is then the whole file.
func oldLineEnds(file, line string) *diag.Problem {
	quoted := false
	for n := range len(line) {
		switch {
		case line[n] == '"':
			quoted = !quoted
		case line[n] == '\r' && !quoted:
			return &diag.Problem{Position: diag.Position{File: file, Line: 1, Column: characters(line[:n]) + 1}, Rule: "encoding",
				What: diag.T("các dòng ngắt theo kiểu máy Macintosh cũ (CR)", "lines end as on an old Macintosh (CR)"),
				Hint: diag.T("lưu lại dưới dạng CSV UTF-8, hoặc chạy: go run ./generator fix", "save it as CSV UTF-8, or run: go run ./generator fix")}
		}
	}
	return nil
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
		column, zero := 1, false
		for rest := line; ; column++ {
			r, size := utf8.DecodeRuneInString(rest)
			if zero = r == 0; zero || r == utf8.RuneError && size <= 1 {
				break
			}
			rest = rest[size:]
		}
		problem := &diag.Problem{Position: diag.Position{File: file, Line: n, Column: column}, Rule: "encoding",
			What: diag.T("ký tự này không phải UTF-8 (tệp có thể ở mã Windows-1258, TCVN3 hoặc VNI)",
				"this character is not UTF-8 (the file may be Windows-1258, TCVN3 or VNI)"),
			Hint: diag.T("lưu lại dưới dạng CSV UTF-8", "save it as CSV UTF-8")}
		if zero {
			problem.What = diag.T("ở đây có một byte 0, không phải chữ: có lẽ tệp bị lưu dở dang, hoặc ở bảng mã khác", "there is a zero byte here, which is no character: the file may have been saved half-way, or in another encoding")
			problem.Hint = diag.T("lấy lại bản trước của tệp, hoặc lưu lại dưới dạng CSV UTF-8", "take the version before it, or save it as CSV UTF-8")
		}
		return problem
	}
	return nil
}

var notNFC = diag.Problem{
	What: diag.T("chữ có dấu ở dạng tổ hợp (NFD), thường do tệp lưu trên macOS", "accented letters are decomposed (NFD), as macOS writes them"),
	Hint: diag.T("gõ lại, hoặc lưu lại ở dạng dựng sẵn (NFC)", "type them again, or save them composed (NFC)"),
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
