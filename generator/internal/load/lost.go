package load

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"chiso/generator/internal/diag"
)

// LostLetters finds a word in which accented letters have become question marks, as
// they do where a text is saved in an encoding without them: Excel's plain CSV makes
// “Dân s?” of “Dân số”. It gives nil for a text that has none, questions and web
// addresses included.
func LostLetters(text string) *Lost {
	if !strings.Contains(text, "?") {
		return nil
	}
	at := 0
	for _, chunk := range strings.FieldsFunc(text, unicode.IsSpace) {
		at += strings.Index(text[at:], chunk)
		start := at
		at += len(chunk)
		if isAddress(chunk) {
			continue
		}
		if len(chunk) > 1 && strings.Trim(chunk, "?") == "" && strings.ContainsFunc(text, unicode.IsLetter) {
			return &Lost{Word: chunk, At: utf8.RuneCountInString(text[:start])} // a word of its own: who asks puts the marks behind one
		}
		word, offset := lostWord(chunk, strings.TrimLeftFunc(text[at:], unicode.IsSpace))
		if word != "" {
			return &Lost{Word: word, At: utf8.RuneCountInString(text[:start+offset])}
		}
	}
	return nil
}

// Lost is a word that has lost letters, and its place in characters from 0.
type Lost struct {
	Word string
	At   int
}

// Problem says so, without a position.
func (l Lost) Problem() *diag.Problem {
	return &diag.Problem{Rule: "legacy-encoding",
		What: diag.T("chữ có dấu trong %q đã thành dấu hỏi, vì tệp từng được lưu ở bảng mã không có chữ Việt", "accented letters in %q have become question marks: the file was saved in an encoding without them", l.Word),
		Hint: diag.T("lấy lại bản trước; trong Excel, lưu bằng kiểu “CSV UTF-8”", "take the version before; in Excel, save as “CSV UTF-8”")}
}

// isAddress says whether a chunk of a text is a web address, in which a question mark
// begins the query.
func isAddress(chunk string) bool {
	return strings.Contains(chunk, "://") || strings.Contains(chunk, "www.") || strings.Contains(chunk, "mailto:") ||
		strings.Contains(chunk, "?") && strings.Contains(chunk[strings.Index(chunk, "?"):], "=")
}

// lostWord finds, among letters that stand together, a word with question marks in the
// place of letters. After is the text behind the chunk.
func lostWord(chunk, after string) (word string, offset int) {
	inside := func(r rune) bool { return r == '?' || unicode.IsLetter(r) || unicode.Is(unicode.Mn, r) }
	for from := 0; from < len(chunk); {
		start := strings.IndexFunc(chunk[from:], inside)
		if start < 0 {
			return "", 0
		}
		start += from
		end := len(chunk)
		if n := strings.IndexFunc(chunk[start:], func(r rune) bool { return !inside(r) }); n >= 0 {
			end = start + n
		}
		rest := chunk[end:]
		if rest == "" {
			rest = after
		}
		if isLost(chunk[start:end], rest) {
			return chunk[start:end], start
		}
		from = end
	}
	return "", 0
}

// isLost says whether a word of letters and question marks is one that has lost
// letters. A mark between two letters is: in a question that runs into the next, the
// letter behind is a capital and the one before is not. A mark at an end counts only if
// a Vietnamese letter in its place makes a syllable and the word without it is none, as
// in “s?” for “số”: who asks writes a whole word before the mark, and none behind it. A mark
// at the start may also stand for Đ.
func isLost(word, rest string) bool {
	letters := []rune(word)
	marks := strings.Count(word, "?")
	if marks == 0 || marks == len(letters) {
		return false
	}
	for n := 1; n+1 < len(letters); n++ {
		if before, behind := letters[n-1], letters[n+1]; letters[n] == '?' && before != '?' && behind != '?' && (!unicode.IsUpper(behind) || !unicode.IsLower(before)) {
			return true
		}
	}
	bare := strings.Trim(word, "?")
	if first := letters[0] == '?'; strings.Contains(bare, "?") || marks > 1 || isSyllable(bare) && !first {
		return false
	}
	capital := utf8.RuneCountInString(bare) == 1 && unicode.IsUpper([]rune(bare)[0])
	if next, _ := utf8.DecodeRuneInString(rest); strings.HasSuffix(word, "?") && capital && !unicode.IsLower(next) {
		return false // plan B?
	}
	for r := '\u1ea0'; r <= '\u1ef9'; r++ {
		if isSyllable(strings.Replace(word, "?", string(r), 1)) {
			return true
		}
	}
	return letters[0] == '?' && len(letters) > 2 && isSyllable("đ"+bare)
}
