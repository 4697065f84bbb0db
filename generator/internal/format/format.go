// Package format writes numbers as a language does: 1.234,5 in
// Vietnamese, 1,234.5 in English.
package format

import (
	"math"

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
