package validate

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/fuzzy"
)

// Names finds the members of a code list by their codes and names as people write
// them. It may be used from several places at once.
type Names struct {
	codes   []dataset.Code
	exact   map[string]int // member by key, severalMembers if there are more
	plain   map[string]int // the same without diacritics
	abbrevs map[string]int // how many members have the initials
}

const severalMembers = -1

// NewNames takes the members of a list.
func NewNames(codes []dataset.Code) *Names {
	n := &Names{codes: codes, exact: map[string]int{}, plain: map[string]int{}, abbrevs: map[string]int{}}
	add := func(to map[string]int, key string, member int) {
		if other, taken := to[key]; taken && other != member {
			member = severalMembers
		}
		to[key] = member
	}
	for member, code := range codes {
		initials := map[string]bool{}
		for _, name := range namesOf(code) {
			for _, words := range [][]string{wordsOf(name), withoutKind(wordsOf(name))} {
				if len(words) == 0 {
					continue
				}
				add(n.exact, key(words), member)
				add(n.plain, fuzzy.Fold(strings.Join(words, "")), member)
				initials[initialsOf(words)] = true
			}
		}
		for abbrev := range initials {
			n.abbrevs[abbrev]++
		}
	}
	return n
}

// namesOf are the code and the names of a member.
func namesOf(code dataset.Code) []string {
	names := append([]string{code.Code}, code.OtherNames...)
	for _, label := range code.Label {
		names = append(names, label)
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// Exact gives the member that a word can only mean: its code without the zero that a
// spreadsheet drops, or one of its names in full, whatever the case, with the kind of
// place before or behind it ("Tỉnh Nghệ An", "TP. HCM") and with all its diacritics or
// none. A typo is not corrected, and initials that several members share mean none of
// them ("ĐN" is Đà Nẵng and Đồng Nai).
func (n *Names) Exact(word string) (dataset.Code, bool) {
	if len(word) > longestName {
		return dataset.Code{}, false
	}
	whole := strings.TrimSuffix(word, ".0")
	if isDigits(whole) {
		for _, code := range n.codes {
			if code.Code == "0"+whole {
				return code, !slices.ContainsFunc(n.codes, func(c dataset.Code) bool { return c.Code == whole })
			}
		}
		return dataset.Code{}, false
	}
	words := wordsOf(word)
	if abbrev := strings.Join(words, ""); len([]rune(abbrev)) <= 3 && n.abbrevs[abbrev] > 1 {
		return dataset.Code{}, false
	}
	for _, words := range [][]string{words, withoutKind(words)} {
		member, found := n.exact[key(words)]
		if joined := strings.Join(words, ""); !found && fuzzy.Fold(joined) == joined {
			member, found = n.plain[joined]
		}
		if found && member != severalMembers {
			return n.codes[member], true
		}
	}
	return dataset.Code{}, false
}

// wordsOf are the words of a name in lower case.
func wordsOf(name string) []string {
	return strings.FieldsFunc(strings.ToLower(norm.NFC.String(name)), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// Kinds of places, as they stand before a name and behind it.
var (
	kindsBefore = [][]string{{"tỉnh"}, {"tinh"}, {"thành", "phố"}, {"thanh", "pho"}, {"tp"}, {"vùng"}, {"vung"}, {"khu", "vực"}, {"province", "of"}, {"city", "of"}}
	kindsBehind = [][]string{{"province"}, {"city"}, {"region"}}
)

// withoutKind leaves out the kind of place, if there is more.
func withoutKind(words []string) []string {
	for _, kind := range kindsBefore {
		if len(words) > len(kind) && slices.Equal(words[:len(kind)], kind) {
			return words[len(kind):]
		}
	}
	for _, kind := range kindsBehind {
		if len(words) > len(kind) && slices.Equal(words[len(words)-len(kind):], kind) {
			return words[:len(words)-len(kind)]
		}
	}
	return words
}

// key joins words so that hoà is hòa: the tone of a syllable stands behind it.
func key(words []string) string {
	var b strings.Builder
	for _, word := range words {
		tone := ""
		for _, r := range norm.NFD.String(word) {
			switch r {
			case '\u0300', '\u0301', '\u0303', '\u0309', '\u0323':
				tone += string(r)
			default:
				b.WriteRune(r)
			}
		}
		b.WriteString(tone)
	}
	return b.String()
}

func initialsOf(words []string) string {
	var b strings.Builder
	for _, word := range words {
		r := []rune(word)[0]
		b.WriteString(initial(r))
	}
	return b.String()
}

// initial is a letter without diacritics, but for those of Đ.
func initial(r rune) string {
	if r == 'đ' {
		return "đ"
	}
	return fuzzy.Fold(string(r))
}
