package page

import (
	"strings"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/derive"
	"chiso/generator/internal/i18n"
	"chiso/generator/internal/wire"
)

// evidenceBuilder makes the limits of figures: too new, too far apart, or no longer published.
type evidenceBuilder struct{ *base }

// tooSoon says how little of the way has been gone, and how much a verdict needs.
func (b evidenceBuilder) tooSoon(t dataset.Target, p derive.Progress) string {
	years := 0
	if !t.By.IsZero() {
		years = max(int(t.By.YearsSince(p.Base.Period)), 0)
	}
	return b.translate("progress_too_soon", i18n.Args{"elapsed": int(p.Latest.Period.YearsSince(p.Base.Period)), "years": years, "figures": p.Figures,
		"wanted_figures": derive.FiguresWanted, "wanted_years": derive.YearsWanted(years)})
}

// unmeasurable says since when a publisher no longer prints what a target is about, and
// why; then the last figure, and whether it met the target.
func (b evidenceBuilder) unmeasurable(i dataset.Slice, t dataset.Target, p derive.Progress) string {
	said := b.translate("progress_unmeasurable", i18n.Args{"since": b.period(i.Discontinued.Since), "reason": b.text(i.Discontinued.Reason)})
	if p.Lack == derive.NoFigure {
		return said
	}
	return said + " " + b.translate("progress_last_figure", i18n.Args{"year": b.period(p.Latest.Period), "value": progressBuilder(b).level(i, p.Latest.Value, p.Upper),
		"met": derive.Meets(t, i.Direction, p.Latest.Value) && (p.Upper == 0 || derive.Meets(t, i.Direction, p.Upper))})
}

// wide says how an indicator changed over all periods that may be compared with the latest
// one, where they begin before the base of the progress: from the first, and from the
// worst and the best between. It is empty if they tell nothing more.
func (b evidenceBuilder) wide(i dataset.Slice, s dataset.Area, p derive.Progress) string {
	e, there := derive.EvidenceOf(i, s)
	if !there || e.Latest.Period != p.Latest.Period || p.Moved && !e.First.Period.Before(p.Base.Period) {
		return ""
	}
	changes := []string{b.since("wide_first", i, e.First, e.Latest)}
	if !e.Worst.Period.IsZero() {
		changes = append(changes, b.since("wide_worst", i, e.Worst, e.Latest))
	}
	if !e.Best.Period.IsZero() {
		changes = append(changes, b.since("wide_best", i, e.Best, e.Latest))
	}
	return b.translate("wide", i18n.Args{"changes": strings.Join(changes, b.translate("semicolon", nil))})
}

func (b evidenceBuilder) since(key string, i dataset.Slice, from, to derive.Point) string {
	change := progressBuilder(b).pace(i, to.Value-from.Value)
	if i.Measure != dataset.Rank && i.Measure != dataset.Share && to.Value != from.Value {
		change += b.joinedUnit(i)
	}
	return b.translate(key, i18n.Args{"change": change, "year": b.period(from.Period), "value": progressBuilder(b).level(i, from.Value, 0)})
}

func (b evidenceBuilder) discontinued(i dataset.Slice) *wire.Discontinued {
	d := i.Discontinued
	if d == nil {
		return nil
	}
	return &wire.Discontinued{Text: b.translate("discontinued", i18n.Args{"since": b.period(d.Since), "reason": b.text(d.Reason)}), Source: sourceBuilder(b).sourceTitles(i.Dataset, d.Sources)}
}
