package page

import (
	"cmp"
	"fmt"
	"html"
	"slices"
	"strings"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/derive"
	"chiso/generator/internal/i18n"
)

// trendBuilder makes small pictures of how a figure grew, and their words.
type trendBuilder struct{ *base }

// The picture of the headline's trend, in its own units: a phone shows it at about
// its size, a wide screen larger. The margins hold the years below and the values.
const (
	trendWidth, trendHeight = 360.0, 196.0
	trendLeft, trendRight   = 14.0, 34.0
	trendTop, trendBottom   = 24.0, 26.0
)

// trendPicture draws the years of one place: cut at breaks, ranks running downwards, the
// first value of each stretch, the best and the last written beside their points, and
// the next target as a dotted line. It is one picture of what the summary beside it
// says; the chart of the indicator's page says more. It is empty for fewer than three
// years, or years that may not be compared.
func (b trendBuilder) trendPicture(i dataset.Slice, s dataset.Area) string {
	series := i.Of(s)
	if len(series) < 3 || !i.OverTime {
		return ""
	}
	first, last := series[0], series[len(series)-1]
	low, high := series[0].Bounds()
	for _, o := range series {
		oLow, oHigh := o.Bounds()
		low, high = min(low, oLow), max(high, oHigh)
	}
	best := derive.Extreme(series, i.Direction != dataset.LowerIsBetter)
	target, wanted := b.nextTarget(i, last.Period)
	if wanted {
		low, high = min(low, target.target.Value), max(high, target.target.Value)
	}
	if i.Measure == dataset.Rank {
		low, high = high, low
	}
	x := func(period dataset.Period) float64 {
		return trendLeft + (trendWidth-trendLeft-trendRight)*(period.Position()-first.Period.Position())/(last.Period.Position()-first.Period.Position())
	}
	y := func(value float64) float64 {
		if high == low {
			return trendHeight / 2
		}
		return trendHeight - trendBottom - (trendHeight-trendTop-trendBottom)*(value-low)/(high-low)
	}
	place := b.catalog.Label(s, b.language)
	var h strings.Builder
	fmt.Fprintf(&h, `<svg class="trend-line" viewBox="0 0 %g %g" role="img" aria-label="%s">`, trendWidth, trendHeight, html.EscapeString(b.trendWords(i, place, series)))
	if wanted {
		at := y(target.target.Value)
		fmt.Fprintf(&h, `<path class="t-target" d="M%.1f %.1fH%.1f"/><text class="t-target" x="%.1f" y="%.1f">%s</text>`, trendLeft, at, trendWidth-trendRight, trendLeft, at-6,
			html.EscapeString(b.translate("home_goal", i18n.Args{"value": target.Value, "by": target.By})))
	}
	path := ""
	for n, o := range series {
		command := "L"
		if n == 0 || !i.SameSegment(series[n-1].Period, o.Period) {
			command = "M"
		}
		path += fmt.Sprintf("%s%.1f %.1f", command, x(o.Period), y(middle(o)))
	}
	for _, o := range series {
		if o.Ranged() {
			path += fmt.Sprintf("M%.1f %.1fV%.1f", x(o.Period), y(o.Value), y(o.Upper))
		}
	}
	fmt.Fprintf(&h, `<path class="t-values" d="%s"/>`, path)
	told := false // the best is written once, at the last year that has it
	for n, o := range slices.Backward(series) {
		size, label := 2.5, n == 0 || !i.SameSegment(series[n-1].Period, o.Period)
		if !told && slices.ContainsFunc(best, func(b dataset.Observation) bool { return b.Period == o.Period }) {
			told, label = true, true
		}
		if n == len(series)-1 {
			fmt.Fprintf(&h, `<text class="t-last" x="%.1f" y="%.1f">%s</text>`, x(o.Period)+9, y(middle(o))+5, html.EscapeString(b.value(i, o)))
			size, label = 5, false
		}
		fmt.Fprintf(&h, `<circle cx="%.1f" cy="%.1f" r="%g"/>`, x(o.Period), y(middle(o)), size)
		if label {
			fmt.Fprintf(&h, `<text class="t-value" x="%.1f" y="%.1f">%s</text>`, x(o.Period), y(o.Value)-8, html.EscapeString(b.value(i, o)))
		}
	}
	for _, period := range tickPeriods(first.Period, last.Period) {
		fmt.Fprintf(&h, `<text class="t-year" x="%.1f" y="%g">%d</text>`, x(period), trendHeight-6, period)
	}
	h.WriteString("</svg>")
	return h.String()
}

// middle is where the point of an observation is drawn: a range has it in its middle,
// on a stroke from end to end.
func middle(o dataset.Observation) float64 {
	low, high := o.Bounds()
	return (low + high) / 2
}

// nextTarget is the first of the country that is to be reached after a period, else the
// last one before it.
func (b trendBuilder) nextTarget(i dataset.Slice, period dataset.Period) (goal, bool) {
	of := slices.DeleteFunc(goalBuilder(b).goalsFor(i), func(g goal) bool {
		return g.Level != levelCountry || g.target.By.IsZero() || g.target.Comparator == "range"
	})
	if len(of) == 0 {
		return goal{}, false
	}
	return slices.MinFunc(of, func(x, y goal) int {
		past := func(g goal) int {
			if g.target.By.After(period) {
				return g.target.By.Year()
			}
			return 1<<16 - g.target.By.Year()
		}
		return cmp.Compare(past(x), past(y))
	}), true
}

// tickPeriods are the first and the last period, and some between that are not too near.
func tickPeriods(first, last dataset.Period) []dataset.Period {
	step := max(1, (last.Since(first)+3)/4)
	var periods []dataset.Period
	for period := last; period.After(first.Add(step / 2)); period = period.Add(-step) {
		periods = append(periods, period)
	}
	return append(periods, first)
}

// trendWords says the years of a place that may be compared with the last one.
func (b trendBuilder) trendWords(i dataset.Slice, place string, series []dataset.Observation) string {
	last := series[len(series)-1]
	of := slices.DeleteFunc(slices.Clone(series), func(o dataset.Observation) bool { return !i.SameSegment(o.Period, last.Period) })
	args := i18n.Args{"place": place, "unit": descriptionBuilder(b).unitOf(i), "first": b.value(i, of[0]), "first_year": b.phrase(of[0].Period), "last": b.value(i, last), "last_year": b.phrase(last.Period)}
	descriptionBuilder(b).extremes(i, of, args)
	return b.text(i.Title) + ". " + b.translate("describe_span", args)
}
