package page

import (
	"strconv"
	"strings"

	"chiso/generator/internal/chart"
	"chiso/generator/internal/dataset"
	"chiso/generator/internal/format"
)

// value writes an observation as shown: with the decimals it was printed with,
// at most those of the indicator, and the sign before a number that is not exact.
func (b *builder) value(i *dataset.Indicator, o dataset.Observation) string {
	return chart.Qualifier(o.Qualifier) + b.number(i, o.Value)
}

func (b *builder) number(i *dataset.Indicator, value float64) string {
	return format.Number(b.language, value, i.Decimals)
}

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

// shortUnit is a unit as sentences and titles say it: without the words in
// brackets that explain it, so "points (0–100)" reads "points".
func (b *builder) shortUnit(i *dataset.Indicator) string {
	short, _, _ := strings.Cut(b.text(i.Unit), " (")
	return short
}
