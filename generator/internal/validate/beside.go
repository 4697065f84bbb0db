package validate

import (
	"maps"
	"regexp"
	"slices"
	"strings"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/diag"
	"chiso/generator/internal/fuzzy"
)

// Tables of yearbooks have rows among their places that are none of the places: regions,
// totals, sources and notes. Each of them belongs somewhere else.

// beside says where a row belongs that is named by a word of none of a list's members.
func (c *codeChecker) beside(l *dataset.CodeList, word string) (where diag.Text, known bool) {
	if len(word) > longestName {
		return diag.Text{}, false
	}
	if elsewhere, found := c.elsewhere(l, word); found {
		return elsewhere, true
	}
	switch words := fuzzy.Fold(strings.Join(wordsOf(word), " ")); {
	case sourceLine.MatchString(word):
		return diag.T("đây là lời ghi nguồn dưới bảng: khai ở sources của tệp mô tả, ghi tên nguồn ở từng dòng, rồi xóa dòng này",
			"this is the source, written below a table: declare it under sources in the descriptor, name it in each row, and delete this one"), true
	case noteLine.MatchString(word):
		return diag.T("đây là ghi chú dưới bảng: nói về vài con số thì ghi ở annotations.csv, nói về cả bảng thì ở limits hay method của tệp mô tả; rồi xóa dòng này",
			"this is a note below a table: write it in annotations.csv if it is about some figures, or under limits or method in the descriptor if it is about all; and delete this row"), true
	case slices.Contains(totals, words):
		if country := c.countries(l); country != "" {
			return diag.T("đây là số chung, không phải của một nơi trong danh mục: để ở một bảng riêng với mã của nước trong danh mục %q, hoặc xóa dòng này",
				"this is a total and none of the places: put it in a table of its own, with the country's code in code list %q, or delete the row", country), true
		}
		return diag.T("đây là số chung, không phải của một nơi trong danh mục: để ở một bảng riêng, hoặc xóa dòng này",
			"this is a total and none of the places: put it in a table of its own, or delete the row"), true
	}
	return diag.Text{}, false
}

// totals are the words for them in tables, without diacritics.
var totals = []string{
	"ca nuoc", "toan quoc", "chung ca nuoc", "toan bo", "tong so", "tong cong", "tong", "cong", "binh quan", "trung binh", "binh quan chung", "trung binh chung", "binh quan ca nuoc", "trung binh ca nuoc",
	"total", "grand total", "sum", "all", "average", "mean", "whole country", "country", "national", "nationwide", "national average", "all provinces", "viet nam", "vietnam",
}

var (
	sourceLine = regexp.MustCompile(`^(?i)[\s*(\["“]*(nguồn|nguon|source|sources|theo nguồn|ngu\?n)( số liệu| dữ liệu)?\s*[:：]`)
	noteLine   = regexp.MustCompile(`^(?i)(([\s(\["“]*(ghi chú|ghi chu|chú thích|chú ý|lưu ý|note|notes|remark|footnote|đơn vị tính|đơn vị|unit)( chung)?\s*([:：]|\d|$))|(\s*(\(\*+\)|\*+|\([0-9a-z]\)|\[[0-9a-z]\]|[¹²³⁴⁵⁶⁷⁸⁹†‡])\s*\S+))`)
)

// elsewhere finds a word among the names of other lists: of the one that groups the
// members of this one, as regions do provinces, and of those of places.
func (c *codeChecker) elsewhere(l *dataset.CodeList, word string) (where diag.Text, found bool) {
	for _, name := range slices.Sorted(maps.Keys(c.catalog.CodeLists)) {
		other := c.catalog.CodeLists[name]
		switch places := l.Places && other.Places; {
		case other == l, c.broken[name], c.catalog.Supersedes(name, l.Name), c.catalog.Supersedes(l.Name, name):
			continue // of provinces before and after a reorganisation those are meant that the table is about
		case !places && (l.Parent == "" || name != l.Parent):
			continue
		}
		codes := ofParents(l, c.lookups.in(other).members(other, word))
		if len(codes) == 0 {
			continue
		}
		return diag.T("%q là mã %s của danh mục %q: để số liệu ở một bảng riêng theo danh mục ấy",
			"%q is code %s of code list %q: put its figures in a table of their own by that list", word, orAll(codes), name), true
	}
	return diag.Text{}, false
}

// ofParents are those of several codes that group the members of a list: regions of the
// same name were drawn anew. They are all codes if none does.
func ofParents(l *dataset.CodeList, codes []string) []string {
	isParent := func(code string) bool {
		return slices.ContainsFunc(l.Codes, func(member dataset.Code) bool { return member.Parent == code })
	}
	if len(codes) < 2 || !slices.ContainsFunc(codes, isParent) {
		return codes
	}
	return slices.DeleteFunc(codes, func(code string) bool { return !isParent(code) })
}

// orAll joins codes by "or": one of them is meant.
func orAll(codes []string) diag.Text {
	last := len(codes) - 1
	if last == 0 {
		return diag.T("%q", "%q", codes[0])
	}
	return diag.T("%s hoặc %q", "%s or %q", quoteAll(codes[:last]), codes[last])
}

// countries is the list of places with members that have the two letters of ISO 3166-1,
// empty if there is none.
func (c *codeChecker) countries(but *dataset.CodeList) string {
	for _, name := range slices.Sorted(maps.Keys(c.catalog.CodeLists)) {
		l := c.catalog.CodeLists[name]
		if l != but && l.Places && len(l.Codes) > 0 && !slices.ContainsFunc(l.Codes, func(code dataset.Code) bool { return len(code.ISO3166) != 2 }) {
			return name
		}
	}
	return ""
}

// members are the codes of a list that have a code or a name.
func (words *lookup) members(l *dataset.CodeList, word string) []string {
	if member, found := l.Find(word); found {
		return []string{member.Code}
	}
	var codes []string
	called := words.called[fuzzy.Fold(word)]
	if len(called) == 0 {
		called = words.called[fuzzy.Fold(strings.Join(withoutKind(wordsOf(word)), " "))]
	}
	for _, n := range called {
		if code := l.Codes[n].Code; !slices.Contains(codes, code) {
			codes = append(codes, code)
		}
	}
	return codes
}
