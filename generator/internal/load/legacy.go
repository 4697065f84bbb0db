package load

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"chiso/generator/internal/diag"
)

// Before Unicode, Vietnamese was typed in fonts that draw a Vietnamese letter in the
// place of a foreign one or of a sign. Read without the font, “Hà Nội” is “Hµ Néi”
// (TCVN3) or “Haø Noäi” (VNI). Other languages use the same letters and signs, so a
// word counts only if it turns into a Vietnamese syllable, and one that might be a
// foreign name or unit does not count alone.

// reading is what a word would be in an old encoding.
type reading struct {
	changed  bool // there is something to read otherwise
	syllable bool // and it gives one
	doubtful bool // as it is written in other languages too, if seldom
	telling  bool // as nobody writes it in another language
}

// legacyWord finds the first word that is typed in an old encoding: its place in
// characters from 0, -1 if there is none.
func legacyWord(text string) int {
	if isOurs(text) {
		return -1
	}
	for _, read := range []func(string) reading{readTCVN3, readVNI} {
		first, doubtful, sure, foreign := -1, 0, false, false
		met := map[string]bool{} // £m that stands twice is one word
		for at, word := range wordsOf(text) {
			r := read(word)
			switch {
			case !r.changed || met[word] || isSign(word):
				continue
			case !r.syllable:
				foreign = true
				continue
			case isOurs(word): // LÊn may be a slip, and hoà is right
				if r.telling || r.doubtful {
					doubtful++
				}
			case r.telling:
				sure = true
			case r.doubtful || utf8.RuneCountInString(word) > 2: // many a short one is a word elsewhere: på, så
				doubtful++
			}
			met[word] = true
			if first < 0 {
				first = at
			}
		}
		if sure || doubtful > 1 && !foreign {
			return first
		}
	}
	return -1
}

// isSign says whether a word is a sign by itself, as £ before digits and · between words,
// or begins with that of a currency, as £m does. TCVN3 has no words of one such letter,
// and few that begin with one.
func isSign(word string) bool {
	letters := []rune(word)
	return len(letters) == 1 && (!unicode.IsLetter(letters[0]) || letters[0] == 'ª') || strings.ContainsRune("£¢¥¤", letters[0]) && len(letters) <= 2
}

// isOurs says whether a text has nothing but ASCII and what Vietnamese is written with.
func isOurs(text string) bool {
	for _, r := range text {
		if r >= rune(len(harmless)) || r >= utf8.RuneSelf && !harmless[r] {
			return false
		}
	}
	return true
}

func isASCII(text string) bool {
	for n := range len(text) {
		if text[n] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// wordsOf gives the letters, and the signs that TCVN3 has for letters, that stand
// together, by their place in characters.
func wordsOf(text string) func(func(int, string) bool) {
	return func(yield func(int, string) bool) {
		at, start, place := 0, -1, 0
		for n, r := range text {
			inside := unicode.IsLetter(r) || r >= utf8.RuneSelf && tcvn3[r] != 0
			switch {
			case inside && start < 0:
				start, place = n, at
			case !inside && start >= 0:
				if !yield(place, text[start:n]) {
					return
				}
				start = -1
			}
			at++
		}
		if start >= 0 {
			yield(place, text[start:])
		}
	}
}

var tcvn3 = pairs("µà¶ả·ã¸á¹ạ¨ă»ằ¼ẳ½ẵ¾ắÆặ©âÇầÈẩÉẫÊấËậ®đÌèÎẻÏẽÐéÑẹªêÒềÓểÔễÕếÖệ×ìØỉÜĩÝíÞịßòáỏâõãóäọ«ôåồæổçỗèốéộ¬ơêờëởìỡíớîợïùñủòũóúôụ\u00adưõừöử÷ữøứùựúỳûỷüỹýýþỵ¡Ă¢Â£Ê¤Ô¥Ơ¦Ư§Đ")

func pairs(text string) map[rune]rune {
	m := map[rune]rune{}
	letters := []rune(text)
	for n := 0; n+1 < len(letters); n += 2 {
		m[letters[n]] = letters[n+1]
	}
	return m
}

// Of the signs of TCVN3, these stand beside a letter in other languages too: Mª,
// Nestlé®, N·m, m×n, a soft hyphen, a footnote's ¹, quotes. The first group does so
// behind a word only.
const (
	signsBehind = "ª¹®©»"
	signsAny    = "·×\u00ad§¡£¢¥¤¦"
)

func readTCVN3(word string) (r reading) {
	letters := []rune(word)
	decoded := make([]rune, len(letters))
	lower := strings.IndexFunc(word, unicode.IsLower) >= 0
	for n, c := range letters {
		decoded[n] = c
		if c < utf8.RuneSelf {
			continue
		}
		r.changed = true
		if decoded[n] = tcvn3[c]; decoded[n] == 0 {
			return reading{changed: true}
		}
		sign := !unicode.IsLetter(c) || c == 'ª' || c == 'µ'
		r.doubtful = r.doubtful || sign
		switch last := n == len(letters)-1; {
		case !sign: // a capital within a word
			r.telling = r.telling || n > 0 && lower && unicode.IsUpper(c)
		case n == 0 || strings.ContainsRune(signsAny, c) || last && strings.ContainsRune(signsBehind, c):
		default:
			r.telling = true
		}
	}
	r.syllable = r.changed && isSyllable(string(decoded))
	return r
}

// VNI writes some letters as one other, the rest as a vowel and its marks.
var (
	vniLetters = pairs("ñđöưôơííììóĩæỉòịîỵ")
	vniMarks   = map[string]string{
		"ù": "\u0301", "ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ï": "\u0323",
		"â": "\u0302", "á": "\u0302\u0301", "à": "\u0302\u0300", "å": "\u0302\u0309", "ã": "\u0302\u0303", "ä": "\u0302\u0323",
		"ê": "\u0306", "é": "\u0306\u0301", "è": "\u0306\u0300", "ú": "\u0306\u0309", "ü": "\u0306\u0303", "ë": "\u0306\u0323",
	}
)

func readVNI(word string) (r reading) {
	var decoded strings.Builder
	letters := []rune(strings.ToLower(word))
	changes := 0
	for n, c := range letters {
		if c < utf8.RuneSelf {
			decoded.WriteRune(c)
			continue
		}
		r.changed = true
		before := rune(0)
		if n > 0 {
			before = letters[n-1]
		}
		mark := vniMarks[string(c)]
		switch {
		case mark != "" && vniTakes(before, mark):
			decoded.WriteString(mark)
			r.doubtful = true
			// ï, ä, á and the like follow a vowel in Loïc, Meänkieli and Seán too; others
			// do not, nor do two vowels before them.
			if strings.ContainsRune("øûõùå", c) || before == 'a' && strings.ContainsRune("äéèê", c) || before == 'o' && c == 'ä' ||
				before == 'e' && c == 'ä' && (n == len(letters)-1 || letters[n+1] != 'n') ||
				n > 1 && strings.ContainsRune("iuyö", letters[n-2]) {
				r.telling = true
			}
		case vniLetters[c] != 0:
			decoded.WriteRune(vniLetters[c])
		default:
			return reading{changed: true}
		}
		changes++
	}
	r.syllable = r.changed && isSyllable(decoded.String())
	r.telling = r.telling || changes > 1 && r.doubtful
	return r
}

// vniTakes says whether a vowel of VNI takes a mark.
func vniTakes(vowel rune, mark string) bool {
	switch mark[:len("\u0302")] {
	case "\u0302":
		return strings.ContainsRune("aeo", vowel)
	case "\u0306":
		return vowel == 'a'
	}
	return strings.ContainsRune("aeouyöô", vowel)
}

// readTwice finds where a text in UTF-8 was taken for one in the encoding of
// Western European Windows: an accented letter has become two or three signs. It
// gives the place in characters from 0, -1 if there is none.
func readTwice(text string) int {
	if isASCII(text) {
		return -1
	}
	letters := []rune(text)
	var raw []byte // as they were, 0 for what such a reading does not give
	for _, r := range letters {
		b, ok := charmap.Windows1252.EncodeRune(r)
		switch {
		case ok:
		case r >= 0x80 && r < 0xa0: // undefined there, and taken as it is
			b = byte(r)
		default:
			b = 0
		}
		raw = append(raw, b)
	}
	for n := range raw {
		if raw[n] < utf8.RuneSelf {
			continue
		}
		r, size := utf8.DecodeRune(raw[n:])
		switch {
		case size == 2 && strings.ContainsRune("ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúýĂăĐđĨĩŨũƠơƯư", r):
			if !isOurs(string(letters[n : n+2])) { // ĐÃ” is a word in quotes
				return n
			}
		case size == 3 && (vietnameseOnly(r) || r >= '‘' && r <= '…'):
			return n
		}
	}
	return -1
}

var (
	oldEncoding = diag.Problem{Rule: "legacy-encoding",
		What: diag.T("chữ ở đây có vẻ gõ bằng bảng mã TCVN3 hoặc VNI", "this seems to be typed in TCVN3 or VNI, not in Unicode"),
		Hint: diag.T("chuyển sang Unicode dựng sẵn (UniKey có công cụ chuyển mã)", "convert it to Unicode (UniKey has a tool for it)")}
	doubleEncoding = diag.Problem{Rule: "legacy-encoding",
		What: diag.T("chữ có dấu ở đây đã vỡ, vì tệp từng được mở bằng sai bảng mã rồi lưu lại", "accented letters are broken here: the file was opened in a wrong encoding and saved"),
		Hint: diag.T("lấy lại bản trước; khi mở tệp, chọn bảng mã UTF-8", "take the version before; choose UTF-8 when opening the file")}
)
