package page

import (
	"cmp"
	"strconv"
	"strings"
	"time"

	"chiso/generator/internal/chart"
	"chiso/generator/internal/dataset"
	"chiso/generator/internal/format"
	"chiso/generator/internal/i18n"
	"chiso/generator/internal/wire"
)

// wording is one language: its sentences, numbers, dates and units.
type wording struct {
	language     string
	translations *i18n.Translations
}

// value writes an observation as shown: with the decimals of its indicator. A
// number that is not exact has its sign, and no more decimals than were printed; a range
// has both ends.
func (w wording) value(i dataset.Slice, o dataset.Observation) string {
	if o.Qualifier == "" {
		return w.between(i, o.Value, cmp.Or(o.Upper, o.Value))
	}
	_, decimals, _ := strings.Cut(o.Printed, ".")
	return chart.Qualifier(o.Qualifier) + format.Number(w.language, o.Value, min(len(decimals), i.Decimals))
}

// date writes a date YYYY-MM-DD as the theme's i18n file says.
func (w wording) date(date string) string {
	t, err := time.Parse(time.DateOnly, date)
	if err != nil {
		return date
	}
	return strings.ReplaceAll(w.translations.Date(t), " ", "\u00a0") // on one line
}

// unit is what a title says of an indicator's unit: of a rank nothing, for its title says it.
func (w wording) unit(i dataset.Slice) string {
	if i.Measure == dataset.Rank {
		return ""
	}
	return w.text(i.Unit)
}

// measured is the title of an indicator with its unit.
func (w wording) measured(i dataset.Slice) string {
	return strings.TrimSuffix(w.text(i.Title)+" – "+w.unit(i), " – ")
}

func (w wording) number(i dataset.Slice, value float64) string {
	return format.Number(w.language, value, i.Decimals)
}

// between writes a range by its ends, one number if they are equal.
func (w wording) between(i dataset.Slice, low, high float64) string {
	if low == high {
		return w.number(i, low)
	}
	return w.number(i, low) + rangeSign + w.number(i, high)
}

// minus writes the sign as a minus, as in text, not as a hyphen.
func minus(number string) string { return strings.Replace(number, "-", "\u2212", 1) }

func (w wording) count(n int) string { return format.Number(w.language, float64(n), 0) }

// alternative writes what another source says with the decimals it gives.
func (w wording) alternative(value string) string {
	number, err := strconv.ParseFloat(value, 64)
	if err != nil {
		return value
	}
	_, decimals, _ := strings.Cut(value, ".")
	return format.Number(w.language, number, len(decimals))
}

// joinedUnit is a short unit as it follows a number in a sentence: "%" as the language
// writes it, words after a space that does not break.
func (w wording) joinedUnit(i dataset.Slice) string {
	return joined(w.language, i.ShortUnit(w.language))
}

// changeUnit is the unit of a change as it follows a number: shares change by points of
// percent, for a change of 5 % would be another thing.
func (w wording) changeUnit(i dataset.Slice) string {
	if i.Measure == dataset.Share && strings.HasPrefix(i.ShortUnit(w.language), "%") {
		return "\u00a0" + w.translate("summary_points", nil)
	}
	return w.joinedUnit(i)
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

func (w wording) translate(key string, args i18n.Args) string {
	return w.translations.Translate(key, args)
}

func (w wording) text(t dataset.Text) string { return t[w.language] }

func (w wording) texts(list []dataset.Text) []string {
	var words []string
	for _, t := range list {
		words = append(words, t[w.language])
	}
	return words
}

// fromTo is a stretch of periods, as "2009–2025", one alone, or empty.
func (w wording) fromTo(first, last dataset.Period) string {
	return chart.StretchName(w.translations, first, last)
}

// period is the name of a period in the page's language, empty of the zero Period.
func (w wording) period(p dataset.Period) string { return chart.PeriodName(w.translations, p) }

// short is a period where there is little room.
func (w wording) short(p dataset.Period) string { return chart.ShortPeriodName(w.translations, p) }

// shorts are the short names of periods that are no calendar years.
func (w wording) shorts(periods []dataset.Period) []wire.PeriodName {
	return chart.PeriodNames(periods, w.short)
}

// names are the names of periods that are no calendar years.
func (w wording) names(periods []dataset.Period) []wire.PeriodName {
	return chart.PeriodNames(periods, w.period)
}

// byYear is the key of a sentence about a calendar year, or of the one that says the same of any period.
func byYear(i dataset.Slice, key string) string {
	if i.IsYearly() {
		return key
	}
	return key + "_period"
}

// phrase is a period in the page's language, for a sentence.
func (w wording) phrase(p dataset.Period) i18n.Phrase { return chart.PeriodPhrase(w.translations, p) }

// and joins names as a sentence does.
func (w wording) and(names []string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	return w.translate("and", i18n.Args{"first": strings.Join(names[:len(names)-1], ", "), "last": names[len(names)-1]})
}

// list joins what may hold commas.
func (w wording) list(items []string) string {
	return strings.Join(items, w.translate("semicolon", nil))
}
