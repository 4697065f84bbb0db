// Package format writes numbers and dates as a language does: 1.234,5 in
// Vietnamese, 1,234.5 in English.
package format

import (
	"math"
	"strings"
	"time"

	"github.com/bep/golocales"
	"golang.org/x/text/language"
	"golang.org/x/text/message"
	"golang.org/x/text/number"
)

// Number writes a number with a fixed count of decimals, halves rounded up as
// people do (the library rounds them to even).
func Number(lang string, value float64, decimals int) string {
	power := math.Pow10(decimals)
	value = math.Round(value*power) / power
	p := message.NewPrinter(language.Make(lang))
	return p.Sprint(number.Decimal(value, number.MinFractionDigits(decimals), number.MaxFractionDigits(decimals)))
}

// Plain writes a number with as many decimals as it has, at most six.
func Plain(lang string, value float64) string {
	p := message.NewPrinter(language.Make(lang))
	return p.Sprint(number.Decimal(value, number.MaxFractionDigits(6)))
}

// PercentSign is the sign as it follows a number: in French, German and others after a
// space that does not break.
func PercentSign(lang string) string {
	if locale := golocales.New(lang); locale != nil {
		if sign, after := strings.CutPrefix(locale.FormatPercent(0, 0), "0"); after {
			return sign
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
