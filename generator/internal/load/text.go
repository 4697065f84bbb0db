package load

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"chiso/generator/internal/diag"
)

// fault is something about a text that a reader does not see and a program
// stumbles over: the rule, where (a count of characters from 0), and what.
type fault struct {
	rule       string
	at         int
	what, mend diag.Text
}

var (
	// Letters of TCVN3 fonts come through as signs, as in "ViÖt Nam, TØnh Hµ Giang"
	// or "Thõa Thiªn"; these signs stand beside a letter in no language we publish.
	tcvn3 = regexp.MustCompile(`\pL[µ¸¶·¹¨»¾¼½©®§¬÷×ª]|[µ¸¶·¹¨»¾¼½©®¬÷ª]\pL`)
	// VNI writes a vowel and its marks as two letters, as in "Vieät Nam", "tænh",
	// "nöôùc".
	vni = regexp.MustCompile(`[oeu]ä|[ou]ï|ö[ôùøûõï]|[aeou]ø`)
)

// textFault finds the first fault of a text that stands in a cell or on a line.
func textFault(text string) *fault {
	for at, r := range []rune(text) {
		switch {
		case r == '\u200b' || r == '\u200c' || r == '\u2060' || r == '\ufeff' || r == '\u00ad' || r >= '\u202a' && r <= '\u202e' || r >= '\u2066' && r <= '\u2069':
			return &fault{"invisible-character", at, diag.T("có ký tự không nhìn thấy (U+%04X)", "there is a character that nobody sees (U+%04X)", r),
				diag.T("xóa và gõ lại chỗ này; thường do chép từ trang web hay Word", "delete and type it again; it comes from copying out of a web page or Word")}
		case r == 'Ð' || r == 'ð':
			return &fault{"lookalike", at, diag.T("%q trông giống chữ Đ tiếng Việt nhưng là một chữ khác (U+%04X)", "%q looks like the Vietnamese letter Đ and is another (U+%04X)", string(r), r),
				diag.T("gõ lại chữ Đ hoặc đ", "type Đ or đ again")}
		}
	}
	if at, r := mixed(text); at >= 0 {
		return &fault{"lookalike", at, diag.T("%q trông giống chữ Latinh nhưng thuộc bảng chữ khác (U+%04X)", "%q looks like a Latin letter and is of another alphabet (U+%04X)", string(r), r),
			diag.T("gõ lại chữ này", "type the letter again")}
	}
	for _, legacy := range []*regexp.Regexp{tcvn3, vni} {
		if found := legacy.FindStringIndex(text); found != nil {
			return &fault{"legacy-encoding", len([]rune(text[:found[0]])), diag.T("chữ ở đây có vẻ gõ bằng bảng mã TCVN3 hoặc VNI", "this seems to be typed in TCVN3 or VNI, not in Unicode"),
				diag.T("chuyển sang Unicode dựng sẵn (UniKey có công cụ chuyển mã)", "convert it to Unicode (UniKey has a tool for it)")}
		}
	}
	return nil
}

// mixed finds a Cyrillic or Greek letter in a word that has Latin ones.
func mixed(text string) (at int, letter rune) {
	at = -1
	latin := false
	position := -1
	var other rune
	flush := func() bool { return latin && position >= 0 }
	for n, r := range []rune(text) {
		switch {
		case unicode.Is(unicode.Latin, r):
			latin = true
		case unicode.In(r, unicode.Cyrillic, unicode.Greek) && r != 'µ' && r != 'μ':
			if position < 0 {
				position, other = n, r
			}
		case !unicode.IsLetter(r) && !unicode.Is(unicode.Mn, r):
			if flush() {
				return position, other
			}
			latin, position = false, -1
		}
	}
	if flush() {
		return position, other
	}
	return at, 0
}

// straySpace finds a space at the ends of a cell, or one that does not break.
func straySpace(cell string) *fault {
	mend := diag.T("xóa dấu cách thừa", "remove the space")
	switch trimmed := strings.TrimFunc(cell, unicode.IsSpace); {
	case trimmed != cell && strings.HasPrefix(cell, trimmed):
		return &fault{"stray-space", len([]rune(trimmed)), diag.T("ô kết thúc bằng dấu cách", "the cell ends in a space"), mend}
	case trimmed != cell:
		return &fault{"stray-space", 0, diag.T("ô bắt đầu bằng dấu cách", "the cell begins with a space"), mend}
	}
	if before, _, found := strings.Cut(cell, "\u00a0"); found {
		return &fault{"stray-space", len([]rune(before)), diag.T("có dấu cách không ngắt dòng (U+00A0)", "there is a no-break space (U+00A0)"),
			diag.T("thay bằng dấu cách thường", "put a plain space in its place")}
	}
	return nil
}

// texts reports what is wrong with the texts of a row. A plain line can have no
// more than spaces at the ends of its cells.
func (t *Table) texts(row Row, plain bool, problems *diag.Limited) {
	for n, cell := range row.Cells {
		if cell == "" || plain && cell[0] != ' ' && cell[len(cell)-1] != ' ' {
			continue
		}
		for _, f := range []*fault{straySpace(cell), textFault(cell)} {
			if f == nil {
				continue
			}
			pos := t.At(row, n)
			if source := []rune(row.source); pos.Column <= len(source) && source[pos.Column-1] == '"' {
				pos.Column++
			}
			pos.Column += f.at
			problems.Add(pos, f.rule, f.what, f.mend)
		}
	}
}

// glance says of most lines that nothing is wrong with them. A plain one holds
// nothing but what no rule on texts minds: printed ASCII, composed Vietnamese letters
// and marks of punctuation. A tidy one is plain, has no quotes, and no spaces beside
// its commas, which are counted.
func glance(line string) (plain, tidy bool, commas int) {
	if line == "" {
		return true, false, 0
	}
	tidy = strings.IndexByte(", ", line[0]) < 0 && line[len(line)-1] != ' '
	for n := 0; n < len(line); n++ {
		c := line[n]
		if ordinary[c] {
			continue
		}
		switch {
		case c == ',':
			commas++
			tidy = tidy && line[n-1] != ' '
		case c == ' ':
			tidy = tidy && line[n-1] != ','
		case c == '"':
			tidy = false
		case c < utf8.RuneSelf:
			return false, false, 0
		default:
			r, size := utf8.DecodeRuneInString(line[n:])
			if r >= rune(len(harmless)) || !harmless[r] {
				return false, false, 0
			}
			n += size - 1
		}
	}
	return true, tidy, commas
}

// ordinary are the bytes that are a sign by themselves and nothing but that.
var ordinary = func() (set [256]bool) {
	for c := '!'; c <= '~'; c++ {
		set[c] = c != ',' && c != '"'
	}
	return set
}()

var harmless = func() (set [0x2100]bool) {
	for _, r := range "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ–—‘’“”…" {
		set[r], set[unicode.ToUpper(r)] = true, true
	}
	return set
}()
