package load

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"chiso/generator/internal/diag"
)

// fault is something about a text that a reader does not see and a program
// stumbles over: the rule, where (a count of characters from 0), and what.
type fault struct {
	rule       string
	at         int
	what, hint diag.Text

	inLabel diag.Text // what is wrong, if it is the name of a column; only of spaces
}

// textFault finds the first fault of a text that stands in a cell or on a line. What
// is broken as a whole comes first, for its letters are not what they seem.
func textFault(text string) *fault {
	if at := readTwice(text); at >= 0 {
		return &fault{rule: doubleEncoding.Rule, at: at, what: doubleEncoding.What, hint: doubleEncoding.Hint}
	}
	if at := legacyWord(text); at >= 0 {
		return &fault{rule: oldEncoding.Rule, at: at, what: oldEncoding.What, hint: oldEncoding.Hint}
	}
	letters := []rune(text)
	for at, r := range letters {
		switch {
		case r == utf8.RuneError:
			return &fault{rule: lostLetter.Rule, at: at, what: lostLetter.What, hint: lostLetter.Hint}
		case invisible(r):
			return &fault{rule: "invisible-character", at: at, what: diag.T("có ký tự không nhìn thấy (U+%04X)", "there is a character that nobody sees (U+%04X)", r),
				hint: diag.T("xóa và gõ lại chỗ này; thường do chép từ trang web hay Word", "delete and type it again; it comes from copying out of a web page or Word")}
		case (r == 'Ð' || r == 'ð') && meansD(letters, at):
			return &fault{rule: "lookalike", at: at, what: diag.T("%q trông giống chữ Đ tiếng Việt nhưng là một chữ khác (U+%04X)", "%q looks like the Vietnamese letter Đ and is another (U+%04X)", string(r), r),
				hint: diag.T("gõ lại chữ Đ hoặc đ", "type Đ or đ again")}
		}
	}
	if at := mixed(letters); at >= 0 {
		r := letters[at]
		return &fault{rule: "lookalike", at: at, what: diag.T("%q trông giống chữ Latinh nhưng thuộc bảng chữ khác (U+%04X)", "%q looks like a Latin letter and is of another alphabet (U+%04X)", string(r), r),
			hint: diag.T("gõ lại chữ này", "type the letter again")}
	}
	return nil
}

// lostLetter is the problem of the mark that programs put in the place of bytes that they
// cannot read.
var lostLetter = diag.Problem{Rule: "legacy-encoding",
	What: diag.T("ở đây có ký hiệu \ufffd (U+FFFD): chữ ở chỗ này đã mất, vì tệp từng được mở sai bảng mã", "there is a \ufffd (U+FFFD): the letter here is lost, for the file was opened in a wrong encoding"),
	Hint: diag.T("gõ lại chữ theo nguồn, hoặc lấy lại bản trước của tệp", "type the letter as in the source, or take the version before")}

// LetterLost is the place of the first such mark in a text, in characters from 0, -1 if
// there is none, and the problem of it without a position.
func LetterLost(text string) (at int, problem diag.Problem) {
	before, _, found := strings.Cut(text, string(utf8.RuneError))
	if !found {
		return -1, diag.Problem{}
	}
	return utf8.RuneCountInString(before), lostLetter
}

// invisible characters are those without width and those that control a machine. A
// tab is seen.
func invisible(r rune) bool {
	switch r {
	case '\u200b', '\u200c', '\u2060', '\ufeff', '\u00ad':
		return true
	case '\u200e', '\u200f', '\u061c': // marks of direction
		return true
	case '\t':
		return false
	}
	return r >= '\u202a' && r <= '\u202e' || r >= '\u2066' && r <= '\u2069' || unicode.IsControl(r)
}

// meansD says whether an Icelandic eth stands for the Vietnamese letter: it begins a
// word, as it never does in Icelandic, or is among letters that only Vietnamese has.
func meansD(letters []rune, at int) bool {
	first, end := at, at+1
	for first > 0 && unicode.IsLetter(letters[first-1]) {
		first--
	}
	for end < len(letters) && unicode.IsLetter(letters[end]) {
		end++
	}
	return first == at || slices.ContainsFunc(letters[first:end], vietnameseOnly)
}

// mixed finds a letter of another alphabet that looks like a Latin one, in a word
// that has Latin ones; -1 if there is none. An Ω or a µ looks like none.
func mixed(letters []rune) int {
	latin, other := false, -1
	for n, r := range letters {
		switch {
		case unicode.Is(unicode.Latin, r):
			latin = true
		case unicode.Is(unicode.Cyrillic, r) || strings.ContainsRune(greekLikeLatin, r):
			if other < 0 {
				other = n
			}
		case !unicode.IsLetter(r) && !unicode.Is(unicode.Mn, r):
			if latin && other >= 0 {
				return other
			}
			latin, other = false, -1
		}
	}
	if latin && other >= 0 {
		return other
	}
	return -1
}

const greekLikeLatin = "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧϹϳαικνορυχϲ"

// straySpace finds a space at the ends of a cell, or one that does not break.
func straySpace(cell string) *fault {
	hint := diag.T("xóa dấu cách thừa", "remove the space")
	switch trimmed := strings.TrimFunc(cell, unicode.IsSpace); {
	case trimmed != cell && strings.HasPrefix(cell, trimmed):
		return &fault{"stray-space", len([]rune(trimmed)), diag.T("ô kết thúc bằng dấu cách", "the cell ends in a space"), hint,
			diag.T("tên cột kết thúc bằng dấu cách", "the name of the column ends in a space")}
	case trimmed != cell:
		return &fault{"stray-space", 0, diag.T("ô bắt đầu bằng dấu cách", "the cell begins with a space"), hint,
			diag.T("tên cột bắt đầu bằng dấu cách", "the name of the column begins with a space")}
	}
	if before, _, found := strings.Cut(cell, "\u00a0"); found && !grouped(cell) {
		what := diag.T("có dấu cách không ngắt dòng (U+00A0)", "there is a no-break space (U+00A0)")
		return &fault{"stray-space", len([]rune(before)), what, diag.T("thay bằng dấu cách thường", "put a plain space in its place"), what}
	}
	return nil
}

// Clean is a text that somebody typed, as the data have it: letters composed, without
// what nobody sees of it.
func Clean(text string) string { return cleaned(norm.NFC.String(text)) }

// cleaned is a cell without what nobody sees of it.
func cleaned(cell string) string {
	return strings.TrimFunc(strings.Map(func(r rune) rune {
		switch {
		case r == '\u00a0':
			return ' '
		case invisible(r) && !unicode.IsSpace(r):
			return -1
		}
		return r
	}, cell), unicode.IsSpace)
}

// grouped says whether a cell is a number whose thousands are set apart by no-break
// spaces. Number checks report that it is not written so.
func grouped(cell string) bool {
	return strings.Trim(cell, "0123456789.,-\u00a0") == "" && strings.ContainsAny(cell, "0123456789")
}

// cellFaults are those of a cell. A space that does not break tells nothing new
// where letters are broken.
func cellFaults(cell string) []*fault {
	space, other := straySpace(cell), textFault(cell)
	switch {
	case other == nil && space == nil:
		return nil
	case other == nil:
		return []*fault{space}
	case space == nil || other.rule == doubleEncoding.Rule:
		return []*fault{other}
	}
	return []*fault{space, other}
}

// texts reports what is wrong with the texts of a row. A plain line can have no
// more than spaces at the ends of its cells. It says whether there is within cells
// what nobody sees.
func (t *Table) texts(row Row, plain bool, problems *diag.Capped) (unclean bool) {
	for n, cell := range row.Cells {
		if cell == "" || plain && cell[0] != ' ' && cell[len(cell)-1] != ' ' {
			continue
		}
		unclean = unclean || cleaned(cell) != strings.TrimFunc(cell, unicode.IsSpace)
		for _, f := range cellFaults(cell) {
			if problems.Full(t.File, f.rule) {
				continue // to find its place would be for nothing
			}
			problems.Add(inside(t.At(row, n), row.source, f.at), f.rule, f.what, f.hint)
		}
	}
	return unclean
}

// inside is the place of a character of the cell that begins at a position: behind its
// quote if it has one, and then two quotes stand for one.
func inside(pos diag.Position, line string, at int) diag.Position {
	letters, n := []rune(line), pos.Column-1
	quoted := n < len(letters) && letters[n] == '"'
	if quoted {
		n++
	}
	for ; at > 0; at-- {
		if quoted && n < len(letters) && letters[n] == '"' {
			n++
		}
		n++
	}
	pos.Column = n + 1
	return pos
}

// glance says of most lines that nothing is wrong with them. A plain one holds
// nothing but what no rule on texts minds: printed ASCII, composed Vietnamese letters
// and marks of punctuation. A tidy one is plain, has no quotes, no spaces beside its
// commas, which are counted, and is no mark of a conflict.
func glance(line string) (plain, tidy bool, commas int) {
	if line == "" {
		return true, false, 0
	}
	tidy = strings.IndexByte(", ", line[0]) < 0 && line[len(line)-1] != ' ' && !conflictMark(line)
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
