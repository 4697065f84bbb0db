package page

import (
	"cmp"
	"slices"
	"strings"

	"chiso/generator/internal/chart"
	"chiso/generator/internal/dataset"
	"chiso/generator/internal/derive"
	"chiso/generator/internal/facts"
	"chiso/generator/internal/i18n"
)

// descriptionBuilder makes the descriptions of charts for those who do not see them.
type descriptionBuilder struct{ *base }

// describe says in words what a picture shows, no more and no less: its kind, the
// years and how many are drawn; then one place over time, the spread of one year,
// or each of several indicators; at last which figures this site computed.
func (b descriptionBuilder) describe(c *dataset.Chart, m chart.Meta, f chart.Frame) string {
	i := c.Indicator
	drawn := b.drawn(c, m)
	sentences := []string{b.translate("describe_"+m.Kind, i18n.Args{"years": captionBuilder(b).when(m), "count": b.count(b.distinct(i, drawn)), "noun": b.noun(b.facts.MainList(i))})}
	switch {
	case m.Kind == "stack":
		sentences = append(sentences, b.say(facts.GroupsIn(i, m.Period, drawn)))
	case len(c.Measures) > 0:
		sentences = append(sentences, b.describeParts(c, m)...)
	case m.Period.IsZero():
		sentences = append(sentences, b.describeOverTime(i, m, drawn)...)
	default:
		sentences = append(sentences, b.describeYear(i, m, drawn)...)
	}
	sentences = append(sentences, creditBuilder(b).describeComputed(c, m, f)...)
	return strings.Join(sentences, " ")
}

// drawn are the observations that a chart shows before a reader chooses others.
func (b descriptionBuilder) drawn(c *dataset.Chart, m chart.Meta) []dataset.Observation {
	if !m.Period.IsZero() {
		return derive.Only(b.drawnIn(c, m), c.Only)
	}
	i := c.Indicator
	if m.Axes != nil {
		i = c.Measures[0]
	}
	in := b.oneSet(i, i.Observations())
	if m.Pair != nil {
		in = slices.DeleteFunc(in, func(o dataset.Observation) bool { return o.Period != m.Pair[0] && o.Period != m.Pair[1] })
	}
	return derive.Only(in, c.Only)
}

// drawnIn are the observations of the year of a chart.
func (b descriptionBuilder) drawnIn(c *dataset.Chart, m chart.Meta) []dataset.Observation {
	of := c.Indicator
	if m.Kind == "radar" {
		of = c.Measures[0]
	}
	in := derive.InPeriod(b.catalog, of, m.Period)
	if m.Kind == "scatter" {
		in = slices.DeleteFunc(in, func(o dataset.Observation) bool { _, both := c.Measures[0].At(o.Area, o.Period); return !both })
	}
	return in
}

// oneSet keeps, of observations of several years, those of the places of the main list
// of an indicator, under any of their codes, and of the whole: a chart over time shows no
// others until a reader chooses them.
func (b descriptionBuilder) oneSet(i dataset.Slice, in []dataset.Observation) []dataset.Observation {
	list := b.facts.MainList(i)
	whole, _ := b.facts.Whole(i)
	within := map[dataset.Area]bool{whole: true}
	return slices.DeleteFunc(slices.Clone(in), func(o dataset.Observation) bool {
		kept, known := within[o.Area]
		if !known {
			_, kept = b.catalog.In(list, o.Area)
			within[o.Area] = kept
		}
		return !kept
	})
}

// distinct counts the places of observations, each once under all of its codes and
// without the whole.
func (b descriptionBuilder) distinct(i dataset.Slice, in []dataset.Observation) int {
	codes := map[string]bool{}
	whole, _ := b.facts.Whole(i)
	for _, s := range dataset.AreasOf(in) {
		if s != whole {
			codes[b.codeIn(i, s)] = true
		}
	}
	return len(codes)
}

// highlighted finds the observations of the place that stands out in the chart of an
// indicator, in the list of the latest of them.
func (b descriptionBuilder) highlighted(i dataset.Slice, in []dataset.Observation, code string) []dataset.Observation {
	var of []dataset.Observation
	for _, o := range in {
		if b.codeIn(i, o.Area) == code {
			of = append(of, o)
		}
	}
	if len(of) == 0 {
		return nil
	}
	main := b.facts.MainList(i)
	inMain := func(o dataset.Observation) int {
		if o.Area.List == main {
			return 1
		}
		return 0
	}
	last := slices.MaxFunc(of, func(x, y dataset.Observation) int { // of one period the figure of the main list
		return cmp.Or(x.Period.Compare(y.Period), cmp.Compare(inMain(x), inMain(y)))
	}).Area
	return slices.DeleteFunc(of, func(o dataset.Observation) bool { return o.Area != last })
}

// describeParts reads each indicator of the place that stands out: the year's
// value, or the first and the last.
func (b descriptionBuilder) describeParts(c *dataset.Chart, m chart.Meta) []string {
	parts := c.Measures
	if m.Kind == "scatter" {
		parts = []dataset.Slice{c.Measures[0], c.Indicator}
	}
	var sentences []string
	for _, part := range parts {
		in := part.Observations
		if !m.Period.IsZero() {
			in = func() []dataset.Observation { return part.In(m.Period) }
		}
		series := b.highlighted(c.Indicator, in(), m.Highlight)
		if len(series) == 0 {
			continue
		}
		slices.SortFunc(series, func(x, y dataset.Observation) int { return x.Period.Compare(y.Period) })
		first, last := series[0], series[len(series)-1]
		args := i18n.Args{"part": b.text(part.Title), "place": b.catalog.Label(last.Area, b.language), "unit": b.unitOf(part), "first": b.value(part, first), "first_year": b.phrase(first.Period),
			"last": b.value(part, last), "last_year": b.phrase(last.Period)}
		switch {
		case m.Kind == "radar":
			args["median"] = b.number(part, b.groupMedian(c, part, m.Period))
			sentences = append(sentences, b.translate("describe_part_median", args))
		case first.Period == last.Period || !part.SameSegment(first.Period, last.Period):
			sentences = append(sentences, b.translate("describe_part", args))
		default:
			sentences = append(sentences, b.translate("describe_part_span", args))
		}
	}
	return sentences
}

// groupMedian is that of the places a profile is compared with.
func (b descriptionBuilder) groupMedian(c *dataset.Chart, part dataset.Slice, period dataset.Period) float64 {
	return derive.Median(derive.Only(derive.InPeriod(b.catalog, part, period), c.Compare))
}

// unitOf is the unit as it follows a number; a rank is a number alone.
func (b descriptionBuilder) unitOf(i dataset.Slice) string {
	if i.Measure == dataset.Rank {
		return ""
	}
	return b.joinedUnit(i)
}

// describeOverTime tells of the place that stands out, else of the one at the top
// if places may be put in order: first and last value, largest and smallest, and
// the change within the years that may be compared with the last.
func (b descriptionBuilder) describeOverTime(i dataset.Slice, m chart.Meta, drawn []dataset.Observation) []string {
	series := b.highlighted(i, drawn, m.Highlight)
	if len(series) == 0 {
		if i.Ranking != dataset.Ranked {
			return nil
		}
		latest := slices.MaxFunc(drawn, func(x, y dataset.Observation) int { return x.Period.Compare(y.Period) }).Period
		top := derive.Ordered(slices.DeleteFunc(slices.Clone(drawn), func(o dataset.Observation) bool { return o.Period != latest }), i.Direction)[0]
		series = slices.DeleteFunc(slices.Clone(drawn), func(o dataset.Observation) bool { return o.Area != top.Area })
	}
	slices.SortFunc(series, func(x, y dataset.Observation) int { return x.Period.Compare(y.Period) })
	last := series[len(series)-1]
	series = slices.DeleteFunc(series, func(o dataset.Observation) bool { return !i.SameSegment(o.Period, last.Period) })
	first := series[0]
	args := i18n.Args{"place": b.catalog.Label(last.Area, b.language), "unit": b.unitOf(i),
		"first": b.value(i, first), "first_year": b.phrase(first.Period), "last": b.value(i, last), "last_year": b.phrase(last.Period)}
	if len(series) == 1 {
		return []string{b.translate("describe_once", args)}
	}
	b.extremes(i, series, args)
	trend := "describe_same"
	args["change_unit"] = b.changeUnit(i)
	switch least, most := changes(i, first, last); {
	case least > 0:
		trend, args["change"] = "describe_up", b.between(i, least, most)
	case most < 0:
		trend, args["change"] = "describe_down", b.between(i, -most, -least)
	case least != most: // the ranges overlap, so nobody knows
		return []string{b.translate("describe_span", args)}
	}
	if i.Measure == dataset.Rank && trend != "describe_same" { // a larger number is a lower rank
		trend = map[string]string{"describe_up": "describe_rank_down", "describe_down": "describe_rank_up"}[trend]
	}
	return []string{b.translate("describe_span", args), b.translate(trend, args)}
}

// changes are the smallest and the largest change that two figures of an indicator allow,
// the same for exact ones.
func changes(i dataset.Slice, first, last dataset.Observation) (least, most float64) {
	firstLow, firstHigh := first.Bounds()
	lastLow, lastHigh := last.Bounds()
	return derive.ChangeShown(i, firstHigh, lastLow), derive.ChangeShown(i, firstLow, lastHigh)
}

// extremes puts the largest and the smallest of a place's figures into a sentence,
// each with its years and only if it is certain which it is.
func (b descriptionBuilder) extremes(i dataset.Slice, series []dataset.Observation, args i18n.Args) {
	if high := derive.Extreme(series, true); len(high) > 0 {
		args["high"], args["high_year"] = b.value(i, high[0]), sourceBuilder(b).periods(periodsOf(high))
	}
	if low := derive.Extreme(series, false); len(low) > 0 {
		args["low"], args["low_year"] = b.value(i, low[0]), sourceBuilder(b).periods(periodsOf(low))
	}
}

func periodsOf(in []dataset.Observation) []dataset.Period {
	var list []dataset.Period
	for _, o := range in {
		list = append(list, o.Period)
	}
	return list
}

// describeYear tells of the spread of a year, if most have a figure, and of the
// place that stands out.
func (b descriptionBuilder) describeYear(i dataset.Slice, m chart.Meta, drawn []dataset.Observation) []string {
	var said []string
	ordered := derive.Ordered(drawn, dataset.HigherIsBetter)
	high, low := ordered[0], ordered[len(ordered)-1]
	args := i18n.Args{"unit": b.unitOf(i), "high": b.value(i, high), "low": b.value(i, low)}
	ranged := slices.ContainsFunc(drawn, dataset.Observation.Ranged) // then nobody knows the middle one
	if !ranged {
		args["median"] = b.number(i, derive.Median(drawn))
	}
	count, total := derive.Coverage(b.catalog, i, m.Period)
	switch {
	case len(m.Show) == 0 && !derive.Most(count, total):
		said = append(said, b.translate("summary_coverage", i18n.Args{"year": b.phrase(m.Period), "count": b.count(count), "total": b.count(total), "noun": b.noun(drawn[0].Area.List)}))
	case i.Ranking == dataset.Ranked && !ranged:
		args["high_place"], args["low_place"] = b.catalog.Label(high.Area, b.language), b.catalog.Label(low.Area, b.language)
		said = append(said, b.translate("describe_spread", args))
	default:
		said = append(said, b.translate("describe_spread_unnamed", args))
	}
	if whole, there := b.facts.Whole(i); there && m.Kind == "bar" { // the only kind of one year that has a place for it
		if o, known := i.At(whole, m.Period); known {
			drawn = append([]dataset.Observation{o}, drawn...)
		}
	}
	for _, o := range b.highlighted(i, drawn, m.Highlight) {
		said = append(said, b.translate("describe_place", i18n.Args{"place": b.catalog.Label(o.Area, b.language), "value": b.value(i, o), "unit": b.unitOf(i)}))
	}
	return said
}
