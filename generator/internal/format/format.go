// Package format writes numbers and dates as a language does: 1.234,5 in
// Vietnamese, 1,234.5 in English.
//
// Numbers are rounded on their decimal text, a half away from zero: what a reader sees in
// the data as 1.005 is 1.01 with two decimals, though the nearest binary number is a
// little less. The text is the shortest that gives the number back, the one that data and
// JSON hold. The theme's assets/js/number.js does the same for what scripts write; the
// cases that both must agree on are in themes/chiso/test/cases.json.
package format

import (
	"math"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/bep/golocales"
	"golang.org/x/text/language"
	"golang.org/x/text/message"
	"golang.org/x/text/number"
)

// Number writes a number with a fixed count of decimals.
func Number(lang string, value float64, decimals int) string {
	return within(lang, value, decimals, decimals)
}

// Plain writes a number with as many decimals as it has, at most six.
func Plain(lang string, value float64) string { return within(lang, value, 0, 6) }

// within writes a number with least to most decimals; zeros at the end that need not be
// there are left out. What is no number is a dash.
func within(lang string, value float64, least, most int) string {
	if math.IsNaN(value) || math.IsInf(value, 0) {
		return "–"
	}
	whole, fraction := rounded(strconv.FormatFloat(math.Abs(value), 'f', -1, 64), most)
	for len(fraction) > least && strings.HasSuffix(fraction, "0") {
		fraction = fraction[:len(fraction)-1]
	}
	s := signsOf(lang)
	text := s.grouped(whole)
	if fraction != "" {
		text += s.decimal + fraction
	}
	if value < 0 && strings.Trim(whole+fraction, "0") != "" { // nothing is not negative
		text = "-" + text
	}
	return text
}

// Rounded is a number as Number shows it with so many decimals, so that the difference of
// two is that of the numbers on the page.
func Rounded(value float64, decimals int) float64 {
	whole, fraction := rounded(strconv.FormatFloat(math.Abs(value), 'f', -1, 64), decimals)
	f, err := strconv.ParseFloat(whole+"."+fraction, 64)
	if err != nil {
		return value
	}
	return math.Copysign(f, value)
}

// rounded gives the digits before and after the point of a decimal text, with so many
// after it.
func rounded(text string, decimals int) (whole, fraction string) {
	whole, fraction, _ = strings.Cut(text, ".")
	if missing := decimals - len(fraction); missing >= 0 {
		return whole, fraction + strings.Repeat("0", missing)
	}
	digits := []byte("0" + whole + fraction[:decimals]) // with room for what is carried over
	if fraction[decimals] >= '5' {
		at := len(digits) - 1
		for ; digits[at] == '9'; at-- {
			digits[at] = '0'
		}
		digits[at]++
	}
	end := len(digits) - decimals
	if whole = strings.TrimLeft(string(digits[:end]), "0"); whole == "" {
		whole = "0"
	}
	return whole, string(digits[end:])
}

// signs are what a language puts between the digits of a number.
type signs struct {
	decimal, group string
	last, others   int // how many digits are in the last group, and in those before it
}

func (s signs) grouped(digits string) string {
	size := s.last
	text := ""
	for len(digits) > size {
		text = s.group + digits[len(digits)-size:] + text
		digits, size = digits[:len(digits)-size], s.others
	}
	return digits + text
}

var known sync.Map // signs by language

// signsOf reads the signs of a language (Unicode CLDR) from a number that has all of
// them. Digits are those of the data; a space between groups is always U+00A0 and an
// apostrophe U+2019, since versions of CLDR, and so browsers, differ in which it is.
func signsOf(lang string) signs {
	if s, there := known.Load(lang); there {
		return s.(signs)
	}
	sample := message.NewPrinter(language.Make(lang + "-u-nu-latn")).Sprint(number.Decimal(1234567890123.5, number.MinFractionDigits(1)))
	var groups, between []string
	for _, r := range sample {
		digit := r >= '0' && r <= '9'
		switch {
		case digit && len(groups) == len(between):
			groups = append(groups, string(r))
		case digit:
			groups[len(groups)-1] += string(r)
		case len(groups) == len(between):
			between[len(between)-1] += string(r)
		default:
			between = append(between, string(r))
		}
	}
	s := signs{".", ",", 3, 3}
	if n := len(groups); n > 1 {
		s.decimal = settled.Replace(between[n-2])
		if n > 3 {
			s.group, s.last, s.others = settled.Replace(between[n-3]), len(groups[n-2]), len(groups[n-3])
		}
	}
	known.Store(lang, s)
	return s
}

// settled writes a sign in the one way that all versions of CLDR come down to.
var settled = strings.NewReplacer(" ", "\u00a0", "\u202f", "\u00a0", "'", "’")

// DecimalSign is what a language puts before the decimals of a number.
func DecimalSign(lang string) string { return signsOf(lang).decimal }

// PercentSign is the sign as it follows a number: in French, German and others after a
// space that does not break.
func PercentSign(lang string) string {
	if locale := golocales.New(lang); locale != nil {
		if sign, after := strings.CutPrefix(locale.FormatPercent(0, 0), "0"); after {
			return settled.Replace(sign)
		}
	}
	return "%"
}

// Date writes a day by a layout of package time, with the name of its month in the
// language, as Hugo does.
func Date(lang, layout string, day time.Time) string {
	text := day.Format(layout)
	if locale := golocales.New(lang); locale != nil && strings.Contains(layout, "January") {
		text = strings.Replace(text, day.Month().String(), locale.MonthsWide()[day.Month()-1], 1)
	}
	return text
}
