package page

import (
	"cmp"
	"strconv"
	"strings"
	"time"

	"chiso/generator/internal/chart"
	"chiso/generator/internal/dataset"
	"chiso/generator/internal/format"
)

// value writes an observation as shown: with the decimals of its indicator. A
// number that is not exact has its sign, and no more decimals than were printed; a range
// has both ends.
func (b *builder) value(i dataset.Slice, o dataset.Observation) string {
	if o.Qualifier == "" {
		return b.between(i, o.Value, cmp.Or(o.Upper, o.Value))
	}
	_, decimals, _ := strings.Cut(o.Printed, ".")
	return chart.Qualifier(o.Qualifier) + format.Number(b.language, o.Value, min(len(decimals), i.Decimals))
}

// date writes a date YYYY-MM-DD as the theme's i18n file says.
func (b *builder) date(date string) string {
	t, err := time.Parse(time.DateOnly, date)
	if err != nil {
		return date
	}
	return strings.ReplaceAll(b.options.Words[b.language].Date(t), " ", "\u00a0") // on one line
}

// unit is what a title says of an indicator's unit: of a rank nothing, for its title says it.
func (b *builder) unit(i dataset.Slice) string {
	if i.Measure == dataset.Rank {
		return ""
	}
	return b.text(i.Unit)
}

// measured is the title of an indicator with its unit.
func (b *builder) measured(i dataset.Slice) string {
	return strings.TrimSuffix(b.text(i.Title)+" – "+b.unit(i), " – ")
}

func (b *builder) number(i dataset.Slice, value float64) string {
	return format.Number(b.language, value, i.Decimals)
}

// changeShown is the difference of two values of an indicator as both are shown: to a reader
// 43.77 is 1.45 more than 42.32, whatever digits are left out.
func changeShown(i dataset.Slice, before, now float64) float64 {
	return format.Rounded(format.Rounded(now, i.Decimals)-format.Rounded(before, i.Decimals), i.Decimals)
}

// between writes a range by its ends, one number if they are equal.
func (b *builder) between(i dataset.Slice, low, high float64) string {
	if low == high {
		return b.number(i, low)
	}
	return b.number(i, low) + rangeSign + b.number(i, high)
}

// minus writes the sign as a minus, as in text, not as a hyphen.
func minus(number string) string { return strings.Replace(number, "-", "\u2212", 1) }

func (b *builder) count(n int) string { return format.Number(b.language, float64(n), 0) }

// alternative writes what another source says with the decimals it gives.
func (b *builder) alternative(value string) string {
	number, err := strconv.ParseFloat(value, 64)
	if err != nil {
		return value
	}
	_, decimals, _ := strings.Cut(value, ".")
	return format.Number(b.language, number, len(decimals))
}

// joinedUnit is a short unit as it follows a number in a sentence: "%" as the language
// writes it, words after a space that does not break.
func (b *builder) joinedUnit(i dataset.Slice) string {
	return joined(b.language, i.ShortUnit(b.language))
}

// changeUnit is the unit of a change as it follows a number: shares change by points of
// percent, for a change of 5 % would be another thing.
func (b *builder) changeUnit(i dataset.Slice) string {
	if i.Measure == dataset.Share && strings.HasPrefix(i.ShortUnit(b.language), "%") {
		return "\u00a0" + b.say("reading_points", nil)
	}
	return b.joinedUnit(i)
}

func joined(language, unit string) string {
	if unit == "" {
		return ""
	}
	if rest, percent := strings.CutPrefix(unit, "%"); percent {
		return format.PercentSign(language) + rest
	}
	return "\u00a0" + unit
}
