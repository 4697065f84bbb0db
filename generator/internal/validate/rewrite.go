package validate

import (
	"cmp"
	"math"
	"regexp"
	"strconv"
	"strings"
	"time"

	"golang.org/x/text/width"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/diag"
)

// rewrite says how a value is to be written that its column does not take: the value
// itself wherever only one can be meant.
func rewrite(x *column, value string) diag.Text {
	if len(value) > longestNumber {
		return diag.T("mỗi ô chỉ ghi một giá trị; xem lại ô này", "a cell holds one value; look at this one again")
	}
	value = plainDigits(value)
	switch x.Type.V {
	case dataset.TypeYear:
		return rewriteYear(x, value)
	case dataset.TypePeriod:
		return rewritePeriod(value)
	case "date":
		return rewriteDate(value)
	}
	return rewriteNumber(x, value, x.Type.V == "integer")
}

// longestNumber is how many bytes a cell may have that can be a number with a mark.
const longestNumber = 200

func rewriteDate(value string) diag.Text {
	if serial, err := strconv.Atoi(value); err == nil && serial > 20000 && serial < 80000 {
		day := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC).AddDate(0, 0, serial).Format(time.DateOnly)
		return diag.T("bảng tính đã đổi ngày thành số; số này là %s", "a spreadsheet has turned the date into a number; this one is %s", day)
	}
	return NoSuchDay(value)
}

// What people put where there is no number, and what they put beside one.
var (
	dash        = regexp.MustCompile(`^[-–—−]+$`)
	unknownMark = regexp.MustCompile(`^(?i:[.…?]+|n/?a|nan|null|none|nil)$`)
	sheetError  = regexp.MustCompile(`^#(N/A|[A-Z0-9/]+[!?]|#*)$`)
	exponent    = regexp.MustCompile(`^-?\d+(\.\d+)?[eE][+-]?\d{1,2}$`)
	percentage  = regexp.MustCompile(`^(.+?) *%$`)
)

func rewriteNumber(x *column, value string, whole bool) diag.Text {
	number, percent := suggestNumber(value, whole), percentage.FindStringSubmatch(value)
	marked, isMarked := markedNumber(value, whole)
	switch {
	case dash.MatchString(value):
		return diag.T("viết 0 nếu nguồn nghĩa là không có; để trống nếu chưa biết", "write 0 if the source means none; leave it blank if it is not known")
	case unknownMark.MatchString(value):
		return diag.T("chưa có số thì để trống", "leave blank what is not known")
	case sheetError.MatchString(value):
		return diag.T("đây là lỗi của bảng tính; ghi số thật, chưa có thì để trống", "this is an error of a spreadsheet; write the figure, or leave it blank")
	case exponent.MatchString(value) && number == "":
		about, _ := strconv.ParseFloat(value, 64)
		return diag.T("viết đủ các chữ số như ở nguồn; %s là khoảng %s", "write all the digits as in the source; %s is about %s", value, plain(about))
	case number != "":
		return diag.T("viết %s", "write %s", number)
	case twoMeanings(value, whole):
		grouped, decimal := strings.NewReplacer(",", "", ".", "").Replace(value), strings.TrimSuffix(strings.ReplaceAll(value, ",", "."), ".000")
		return diag.T("viết %s hoặc %s, theo đúng nguồn", "write %s or %s, whichever the source means", grouped, decimal)
	case percent != nil && suggestNumber(percent[1], whole) != "":
		return withoutSign(x, suggestNumber(percent[1], whole))
	case isMarked:
		return marked.said(x)
	case markAlone.MatchString(value) && x.onForm:
		return diag.T("đây là một ký hiệu chứ không phải con số: để trống, và nói nghĩa của nó trong thư gửi kèm", "this is a mark and not a figure: leave it blank, and say in the letter what it means")
	case markAlone.MatchString(value):
		return diag.T("đây là ký hiệu của nguồn chứ không phải con số: để trống, và nói nghĩa của nó ở limits hay ghi chú của bộ dữ liệu", "this is a mark of the source and not a figure: leave it blank, and say under limits in the descriptor what it means")
	case whole:
		return diag.T("viết bằng chữ số; không biết thì để trống", "write digits; leave it blank if it is not known")
	}
	return diag.T("viết bằng chữ số, dấu chấm cho phần thập phân; không biết thì để trống", "write digits with a point for decimals; leave it blank if it is not known")
}

// upToOne is how a unit says that its values lie between 0 and 1.
var upToOne = regexp.MustCompile(`\b0 ?[–-] ?1\b`)

// withoutSign says how a percentage is to be written: without its sign in a column of
// percentages. In others only the source can tell what is meant.
func withoutSign(x *column, number string) diag.Text {
	if x.indicator == nil || percent(x.indicator) {
		return diag.T("viết %s, không có dấu %%", "write %s, without %%", number)
	}
	unit := diag.Text{VI: x.indicator.Unit.In("vi"), EN: x.indicator.Unit.In("en")}
	n, _ := strconv.ParseFloat(number, 64)
	if k := x.Constraints; k.Maximum.Set && k.Maximum.V <= 1 || upToOne.MatchString(unit.VI+unit.EN) {
		return diag.T("đơn vị của cột là %q, không phải %%: xem lại nguồn; nếu là tỷ số thì viết %s, còn nếu là chỉ số khác thì đặt vào cột của nó", "the unit of the column is %q and not %%: look at the source; if it is a fraction, write %s, and if it is of another indicator, put it into its column", unit, plain(math.Round(n*1e8)/1e10))
	}
	return diag.T("đơn vị của cột là %q, không phải %%: xem lại nguồn; con số thuộc cột khác, hay unit của chỉ số phải là %%", "the unit of the column is %q and not %%: look at the source; either the figure belongs in another column, or unit of the indicator is to be %%", unit)
}

// A rewriting turns one way of writing numbers into that of the data.
type rewriting struct {
	form *regexp.Regexp
	as   string
}

// rewritings are done one after another: first what stands around the digits, then what
// stands among them.
var rewritings = []rewriting{
	{regexp.MustCompile(`^[“”‘’"' ]+|[“”‘’"' ]+$`), ""},
	{regexp.MustCompile(`^\(([^()-]+)\)$`), "-$1"}, // as accountants do
	{regexp.MustCompile(`^[−–]`), "-"},
	{regexp.MustCompile(`^\+`), ""},
	{regexp.MustCompile(`^(-?)0+(\d)`), "$1$2"},
	{regexp.MustCompile(`^(-?)([.,]\d)`), "${1}0$2"},
	{regexp.MustCompile(`(\d)[.,]$`), "$1"},
	{regexp.MustCompile(`^(-?\d+),(\d+)$`), "$1.$2"},
	{regexp.MustCompile(`^(-?\d+)\.0+$`), "$1"}, // of whole numbers; others are sound before
}

// written are numbers as programs write them out of what they compute with: 7.4e-05.
// All their digits are there. A spreadsheet writes a capital E, and fewer digits than it
// has.
var written = regexp.MustCompile(`^[+-]?\d(\.\d+)?e[+-]?\d{1,2}$`)

// exponentless writes such a number in full, digit by digit.
func exponentless(value string) (plain string, ok bool) {
	if !written.MatchString(value) {
		return "", false
	}
	mantissa, power, _ := strings.Cut(value, "e")
	sign := ""
	if mantissa[0] == '-' {
		sign = "-"
	}
	digits, fraction, _ := strings.Cut(strings.TrimLeft(mantissa, "+-"), ".")
	shift, _ := strconv.Atoi(power)
	point := len(digits) + shift
	digits += fraction
	if point <= 0 {
		digits, point = strings.Repeat("0", 1-point)+digits, 1
	}
	if point > len(digits) {
		digits += strings.Repeat("0", point-len(digits))
	}
	whole := cmp.Or(strings.TrimLeft(digits[:point], "0"), "0")
	if rest := strings.TrimRight(digits[point:], "0"); rest != "" {
		whole += "." + rest
	}
	return sign + whole, true
}

// Numbers with a mark between thousands.
var grouped = []*regexp.Regexp{
	regexp.MustCompile(`^(-?[1-9]\d{0,2}(?:[ \x{a0}\x{2009}\x{202f}_'’]\d{3})+)(?:[.,](\d+))?$`),
	regexp.MustCompile(`^(-?[1-9]\d{0,2}(?:\.\d{3})+)(?:,(\d+))?$`),
	regexp.MustCompile(`^(-?[1-9]\d{0,2}(?:,\d{3})+)(?:\.(\d+))?$`),
}

// twoMeanings says whether a mark may stand between thousands or before decimals: of
// whole numbers these could only be zeros.
func twoMeanings(value string, whole bool) bool {
	return oneMark.MatchString(value) && (!whole || strings.HasSuffix(value, "000"))
}

var oneMark = regexp.MustCompile(`^-?[1-9]\d{0,2}[.,]\d{3}$`)

// SuggestNumber is the one number that a text can mean that is not written as in the data,
// as the data have it ("12.5" of "12,5 %"); empty if there is none, or more. Of whole
// numbers it gives one.
func SuggestNumber(value string, whole bool) string {
	if len(value) > longestNumber {
		return ""
	}
	value = plainDigits(value)
	if percent := percentage.FindStringSubmatch(value); percent != nil {
		value = percent[1]
	}
	return suggestNumber(value, whole)
}

// SuggestYear is the year that a text can only mean, empty if there is none.
func SuggestYear(value string) string {
	if year := SuggestNumber(value, true); isYear(year) && !strings.Contains(value, "%") {
		return year
	}
	return ""
}

// suggestNumber is the one number that can be meant, as the data have it; empty if
// there is none, or more.
func suggestNumber(value string, whole bool) string {
	sound := func() bool { return IsNumber(value, !whole) }
	if plain, ok := exponentless(value); ok {
		value = plain
	}
	for _, m := range rewritings {
		if sound() || twoMeanings(value, whole) {
			break
		}
		value = m.form.ReplaceAllString(value, m.as)
	}
	for _, form := range grouped {
		if in := form.FindStringSubmatch(value); in != nil && !sound() && !twoMeanings(value, whole) {
			value = strings.TrimSuffix(notDigits.ReplaceAllString(in[1], "")+"."+in[2], ".")
		}
	}
	if !sound() {
		return ""
	}
	return value
}

var notDigits = regexp.MustCompile(`[^-\d]`)

// plainDigits writes the digits of other keyboards as ours.
func plainDigits(s string) string {
	return strings.Map(func(r rune) rune {
		for _, zero := range []rune{'٠', '۰'} { // Arabic, Persian
			if r >= zero && r <= zero+9 {
				return '0' + r - zero
			}
		}
		return r
	}, width.Narrow.String(s))
}
