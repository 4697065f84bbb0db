package validate

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"chiso/generator/internal/diag"
	"chiso/generator/internal/fuzzy"
)

// Sources print marks and words beside figures: a figure is provisional, about so much,
// or has a footnote. Each of them has a column or a file of its own here.

// marked is a number or a year with something that the source says of it.
type marked struct {
	number  string // as the data have it
	sign    string // of the qualifier, empty if it is none
	status  bool   // the mark says how final the figure is
	mark    string // as it is printed
	isOfAll bool   // the mark stands in the year, so it is about all figures of the row
}

// Signs and words before a number, with the qualifier that they are.
var (
	signBefore = regexp.MustCompile(`^(≈|≤|≥|~|[<>]=?) *(.+)$`)
	signs      = map[string]string{"≈": "~", "~": "~", "≤": "<=", "≥": ">=", "<": "<", ">": ">", "<=": "<=", ">=": ">="}
	wordBefore = regexp.MustCompile(`^([^\d.,+−-]+?)\.? *([-−+]?[\d.,].*)$`)
	wordSigns  = map[string]string{
		"khoang": "~", "chung": "~", "uoc": "~", "uoc khoang": "~", "xap xi": "~", "gan": "~", "about": "~", "around": "~", "approximately": "~", "approx": "~", "circa": "~", "ca": "~", "c": "~", "nearly": "~", "almost": "~",
		"hon": ">", "tren": ">", "over": ">", "above": ">", "more than": ">", "greater than": ">", "lon hon": ">",
		"duoi": "<", "under": "<", "below": "<", "less than": "<", "fewer than": "<", "nho hon": "<", "it hon": "<",
		"it nhat": ">=", "toi thieu": ">=", "tu": ">=", "at least": ">=", "nhieu nhat": "<=", "toi da": "<=", "khong qua": "<=", "at most": "<=", "up to": "<=",
	}
)

// Marks behind a number: signs, letters or words in brackets, and the flags of Eurostat
// and of yearbooks.
var (
	markBehind = regexp.MustCompile(`^(.*?[\d.,)%]) *(\*+|[†‡§#]+|[¹²³⁴⁵⁶⁷⁸⁹]+|\([^()\d][^()]*\)|\([1-9]\)|\[[^\[\]]+\]|[bcdefnprsuz]{1,3}|[PERpe])$`)
	markAlone  = regexp.MustCompile(`^(\*+|[†‡§:]|\([^()\d]{1,12}\)|\[[^\[\]\d]{1,12}\]|:? ?[bcdefnprsuz]{1,2})$`)
	yearBefore = regexp.MustCompile(`^([\pL. ]+?) *((?:1\d|20|21)\d\d)$`)
)

// statusWords say how final a figure is, in marks and words of sources.
var statusWords = []string{"p", "e", "r", "so bo", "uoc", "uoc tinh", "sb", "prel", "preliminary", "provisional", "prov", "est", "estimate", "estimated", "revised", "du kien", "forecast", "f", "dieu chinh", "so sb"}

// markedNumber reads a number with a mark or a word beside it.
func markedNumber(value string, whole bool) (marked, bool) {
	if by := signBefore.FindStringSubmatch(value); by != nil {
		number := suggestNumber(by[2], whole)
		return marked{number: number, sign: signs[by[1]], mark: by[1]}, number != ""
	}
	if by := wordBefore.FindStringSubmatch(value); by != nil {
		word := strings.TrimSpace(fuzzy.Fold(by[1]))
		sign, known := wordSigns[word]
		number := suggestNumber(by[2], whole)
		if known && number != "" {
			return marked{number: number, sign: sign, mark: strings.TrimSpace(by[1])}, true
		}
		if slices.Contains(statusWords, word) && number != "" {
			return marked{number: number, status: true, mark: strings.TrimSpace(by[1])}, true
		}
	}
	if by := markBehind.FindStringSubmatch(value); by != nil {
		number := SuggestNumber(by[1], whole)
		return marked{number: number, mark: by[2], status: isStatus(by[2])}, number != ""
	}
	return marked{}, false
}

// markedYear reads a year with a mark or a word beside it.
func markedYear(value string) (marked, bool) {
	if by := yearBefore.FindStringSubmatch(value); by != nil && isStatus(by[1]) {
		return marked{number: by[2], mark: strings.TrimSpace(by[1]), status: true, isOfAll: true}, true
	}
	if by := markBehind.FindStringSubmatch(value); by != nil && isYear(by[1]) {
		return marked{number: by[1], mark: by[2], status: isStatus(by[2]), isOfAll: true}, true
	}
	if before, after, found := strings.Cut(value, " "); found && isYear(before) && isStatus(after) {
		return marked{number: before, mark: after, status: true, isOfAll: true}, true
	}
	return marked{}, false
}

func isStatus(mark string) bool {
	return slices.Contains(statusWords, strings.Trim(fuzzy.Fold(mark), "()[]. "))
}

// said is how such a number is written, and where what the source says of it goes.
func (m marked) said(x *column) diag.Text {
	qualifier, status := x.by(attributeQualifier), x.by(attributeStatus)
	switch {
	case x.onForm && m.sign != "":
		return diag.T("viết %s, và nói trong thư gửi kèm rằng số này là %q", "write %s, and say in the letter that the figure is %q", m.number, m.mark+" "+m.number)
	case x.onForm:
		return diag.T("viết %s; %q có nghĩa gì thì ghi trong thư gửi kèm", "write %s, and say in the letter what %q means", m.number, m.mark)
	case m.sign != "" && qualifier != "":
		return diag.T("viết %s, và %s ở cột %q", "write %s, and %s in column %q", m.number, m.sign, qualifier)
	case m.sign != "":
		return diag.T("viết %s, và %s ở một cột có attribute: qualifier", "write %s, and %s in a column with attribute: qualifier", m.number, m.sign)
	case m.status && status != "":
		return diag.T("viết %s; %q là tình trạng của số liệu (sơ bộ, ước tính…): ghi ở cột %q", "write %s; %q is a status (provisional, estimated …), which goes in column %q", m.number, m.mark, status)
	case m.status:
		return diag.T("viết %s; %q là tình trạng của số liệu (sơ bộ, ước tính…): ghi ở một cột có attribute: status", "write %s; %q is a status (provisional, estimated …), which goes in a column with attribute: status", m.number, m.mark)
	case m.isOfAll:
		return diag.T("viết %s; %q có nghĩa gì thì ghi ở annotations.csv, số sơ bộ thì ở một cột có attribute: status", "write %s; say what %q means in annotations.csv or, if figures are provisional, in a column with attribute: status", m.number, m.mark)
	case status != "":
		return diag.T("viết %s; %q có nghĩa gì thì ghi ở annotations.csv, số sơ bộ thì ở cột %q", "write %s; say what %q means in annotations.csv or, if the figure is provisional, in column %q", m.number, m.mark, status)
	}
	return diag.T("viết %s; %q có nghĩa gì thì ghi ở annotations.csv, số sơ bộ thì ở một cột có attribute: status", "write %s; say what %q means in annotations.csv or, if the figure is provisional, in a column with attribute: status", m.number, m.mark)
}

// by is the name of the column that qualifies this one by an attribute, empty if there
// is none.
func (x *column) by(attribute string) string {
	for _, by := range x.qualified {
		if by.Attribute.V == attribute {
			return by.Name.V
		}
	}
	return ""
}

// Periods that are no year.
var (
	quarter = regexp.MustCompile(`(?i)^((1\d|20|21)\d\d[ ./_-]*((q|quý|quy) *([1-4]|i{1,3}|iv)|i{1,3}|iv)|((q|quý|quy) *([1-4]|i{1,3}|iv)|[1-4]q|i{1,3}|iv)[ ./,_-]*(năm *)?(1\d|20|21)\d\d)$`)
	month   = regexp.MustCompile(`(?i)^((1\d|20|21)\d\d[-/.m](0?[1-9]|1[0-2])|(0?[1-9]|1[0-2])[-/.](1\d|20|21)\d\d|(tháng|thang|t)[ .]*\d{1,2}[ ./-]*(năm *)?(1\d|20|21)\d\d|(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[ .-]*(1\d|20|21)\d\d)$`)
	half    = regexp.MustCompile(`(?i)^((1\d|20|21)\d\d[ -]*(h|s)[12]|(h|s)[12][ -]*(1\d|20|21)\d\d|[369] tháng( đầu| cuối)?( năm)? (1\d|20|21)\d\d)$`)
	span    = regexp.MustCompile(`^((?:1\d|20|21)\d\d) *(?:/|-|–|—|to|đến) *((?:1\d|20|21)?\d\d)$`)
)

// rewriteYear says how a year is to be written or, of a period that is none, how its
// figures can be given.
func rewriteYear(x *column, value string) diag.Text {
	year := suggestNumber(value, true)
	marked, isMarked := markedYear(value)
	last := lastOf(value)
	switch {
	case isYear(year):
		return diag.T("viết %s", "write %s", year)
	case isMarked:
		return marked.said(x)
	case half.MatchString(value):
		return diag.T("mỗi dòng là một năm: số liệu nửa năm thì làm mỗi nửa thành một chỉ số, và chỉ ghi năm ở cột này", "a row is about one year: make an indicator for each half of the year, and write the year alone here")
	case last != "":
		return diag.T("mỗi dòng là một năm: chọn một năm của kỳ, như %s, và nói rõ ở definition của chỉ số", "a row is about one year: choose one of the period, such as %s, and say so in the indicator's definition", last)
	case month.MatchString(value):
		return diag.T("mỗi dòng là một năm: số liệu tháng thì làm mỗi tháng thành một chỉ số, hay lấy số của cả năm, và chỉ ghi năm ở cột này", "a row is about one year: make an indicator for each month, or take the figure of the whole year, and write the year alone here")
	case quarter.MatchString(value):
		return diag.T("mỗi dòng là một năm: số liệu quý thì làm mỗi quý thành một chỉ số, và chỉ ghi năm ở cột này", "a row is about one year: make an indicator for each quarter, and write the year alone here")
	}
	if outOfYears.MatchString(value) {
		return diag.T("cột này nhận các năm từ 1000 đến 2199; năm khác thì nói trong annotations.csv hay ở definition của chỉ số", "this column takes the years 1000 to 2199; of another year, tell in annotations.csv or in the indicator's definition")
	}
	return diag.T("viết bốn chữ số, ví dụ 2025", "write four digits, as in 2025")
}

// outOfYears is a year that is none of those that the data have: before 1000, before the
// common era, or after 2199. Two digits are a year of ours written short.
var outOfYears = regexp.MustCompile(`^[-−–] *\d+$|^0+\d{2,}$|^[1-9]\d{2}$|^(2[2-9]|[3-9]\d)\d{2}$|^[1-9]\d{4,}$`)

// lastOf is the last year of a span of years, such as 2015/16; empty if it is none.
// 2015-08 is a month.
func lastOf(value string) string {
	years := span.FindStringSubmatch(value)
	if years == nil {
		return ""
	}
	first, last := count(years[1]), count(years[2])
	if len(years[2]) == 4 {
		return years[2]
	}
	if last <= 12 && (first+1)%100 != last {
		return ""
	}
	return strconv.Itoa(first + ((last-first)%100+100)%100)
}
