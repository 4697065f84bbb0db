package page

import (
	"math"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/derive"
	"chiso/generator/internal/format"
	"chiso/generator/internal/i18n"
	"chiso/generator/internal/wire"
)

// progressBuilder makes how far somebody is on the way to a target.
type progressBuilder struct{ *base }

// toward works a subject's progress out.
func (b progressBuilder) toward(t dataset.Target, s dataset.Area) derive.Progress {
	return derive.Toward(t, b.catalog.Total(t.Indicator), s, b.setIn(t))
}

// setIn is the year in which a target was set, zero if that is not known.
func (b progressBuilder) setIn(t dataset.Target) dataset.Period {
	x, _ := b.catalog.Instrument(t.Instrument)
	return yearOf(x.Issued)
}

// progress of a subject towards a target, ready for a page.
func (b progressBuilder) progress(t dataset.Target, s dataset.Area) wire.Progress {
	i, p := b.catalog.Total(t.Indicator), b.toward(t, s)
	out := wire.Progress{Status: string(p.Status), Missed: p.Missed, Scarce: p.Lack == derive.OneFigure || p.Lack == derive.NotComparable}
	if p.Status == derive.Unmeasurable {
		out.Summary, out.Ended = evidenceBuilder(b).unmeasurable(i, t, p), sourceBuilder(b).sourceTitles(i.Dataset, i.Discontinued.Sources)
		return out
	}
	if p.Lack == derive.NoFigure {
		out.Summary = b.translate("progress_no_figure", nil)
		return out
	}
	latest := i18n.Args{"year": b.period(p.Latest.Period), "value": b.level(i, p.Latest.Value, p.Upper)}
	out.Summary = b.translate("progress_as_of", latest)
	if p.Status == derive.TooSoon {
		out.Summary += " " + evidenceBuilder(b).tooSoon(t, p)
	} else if p.Lack != "" {
		out.Summary += " " + b.translate("progress_"+map[derive.Lack]string{derive.OneFigure: "one_figure", derive.NotComparable: "not_comparable", derive.Unclear: "unclear"}[p.Lack], nil)
	} else if t.By.IsZero() && p.Status != derive.Reached {
		out.Summary += " " + b.translate("progress_no_year", nil)
	}
	out.Wide = evidenceBuilder(b).wide(i, s, p)
	out.Picture = track(i, t, p)
	out.Marks, out.Facts = b.marks(i, t, p), b.progressFacts(i, t, p)
	if p.Paced && p.Status != derive.TooSoon {
		out.Formula = b.formula(i, t, p)
	}
	return out
}

func (b progressBuilder) marks(i dataset.Slice, t dataset.Target, p derive.Progress) []wire.ProgressMark {
	var marks []wire.ProgressMark
	add := func(sign string, at derive.Point, upper float64) {
		marks = append(marks, wire.ProgressMark{Sign: sign, Text: b.translate("mark_"+sign, i18n.Args{"year": b.period(at.Period), "value": b.level(i, at.Value, upper)})})
	}
	if p.Moved {
		add("base", p.Base, 0)
	}
	add("latest", p.Latest, p.Upper)
	if p.Planned != p.Aim && p.Paced && !p.Missed {
		add("planned", derive.Point{Period: p.Latest.Period, Value: p.Planned}, 0)
	}
	return append(marks, wire.ProgressMark{Sign: "aim", Text: b.translate("mark_aim", i18n.Args{"by": b.period(t.By), "value": goalBuilder(b).wanted(i, t)})})
}

func (b progressBuilder) progressFacts(i dataset.Slice, t dataset.Target, p derive.Progress) []wire.ProgressFact {
	var facts []wire.ProgressFact
	add := func(label, value string) {
		facts = append(facts, wire.ProgressFact{Label: b.translate(label, nil), Value: value})
	}
	at := func(x derive.Point, upper float64) string {
		return b.translate("progress_point", i18n.Args{"year": b.period(x.Period), "value": b.level(i, x.Value, upper)})
	}
	if p.Moved {
		add("fact_base", at(p.Base, 0))
	}
	add("fact_latest", at(p.Latest, p.Upper))
	add("fact_aim", b.translate("progress_aim", i18n.Args{"by": b.period(t.By), "value": goalBuilder(b).wanted(i, t)}))
	if p.Paced {
		add("fact_required", b.pace(i, p.Required))
	}
	if p.Moved {
		add("fact_actual", b.pace(i, p.Actual))
	}
	if p.Paced && p.Status != derive.TooSoon { // it would be a verdict
		add("fact_ratio", b.percent(p.Ratio))
	}
	if p.Ahead {
		add("fact_needed", b.pace(i, p.Needed))
	}
	return facts
}

// formula is the ratio with its numbers put in. The result is that of exact numbers,
// the steps are written as shown elsewhere.
func (b progressBuilder) formula(i dataset.Slice, t dataset.Target, p derive.Progress) string {
	plain := func(f float64) string { return minus(format.Plain(b.language, f)) }
	signed := func(f float64) string { return minus(format.Plain(b.language, b.rounded(i, f))) }
	return b.translate("progress_formula", i18n.Args{
		"latest": plain(p.Latest.Value), "base": plain(p.Base.Value), "aim": plain(p.Aim), "elapsed": int(p.Latest.Period.YearsSince(p.Base.Period)), "years": int(t.By.YearsSince(p.Base.Period)),
		"actual": signed(p.Actual), "required": signed(p.Required), "ratio": b.percent(p.Ratio),
	})
}

// level writes a value with its unit; a rank as a rank, or as the range up to upper if
// that is not 0.
func (b progressBuilder) level(i dataset.Slice, value, upper float64) string {
	if i.Measure == dataset.Rank {
		low := int(math.Round(value))
		return b.translate("target_rank_exactly", i18n.Args{"rank": span(low, max(low, int(upper)))})
	}
	return b.translate("target_exactly", i18n.Args{"value": b.number(i, value), "unit": b.joinedUnit(i)})
}

// pace says a change a year: up or down, ranks by places, shares by points of percent.
func (b progressBuilder) pace(i dataset.Slice, change float64) string {
	change = b.rounded(i, change)
	way := "up"
	switch {
	case change == 0:
		return b.translate("pace_same", nil)
	case change < 0:
		way = "down"
	}
	kind := ""
	switch i.Measure {
	case dataset.Rank:
		kind, way = "rank_", map[string]string{"up": "down", "down": "up"}[way] // a larger number is a lower rank
	case dataset.Share:
		kind = "share_"
	}
	return b.translate("pace_"+kind+way, i18n.Args{"change": format.Plain(b.language, math.Abs(change))})
}

// rounded keeps two decimals more than the indicator's figures have: a yearly change
// is a part of a difference of figures.
func (b progressBuilder) rounded(i dataset.Slice, f float64) float64 {
	power := math.Pow10(i.Decimals + 2)
	return math.Round(f*power) / power
}

func (b progressBuilder) percent(share float64) string {
	return minus(format.Number(b.language, share*100, 0)) + format.PercentSign(b.language)
}
