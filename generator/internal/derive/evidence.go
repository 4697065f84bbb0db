package derive

import (
	"math"

	"chiso/generator/internal/dataset"
)

// How much evidence a verdict needs besides a target that is reached or missed. One
// figure more or less a year after the base turns "on track" into "moving away", so a
// verdict needs some years and some figures. The methods that this one follows need
// two figures only: Open SDG (at least one year apart, progress_measure.py of
// https://github.com/open-sdg/sdg-build; its first version asked for more than two
// years) and the United Nations regional commissions
// (https://data.unescap.org/dataviz/methodology/technical-notes.html). Eurostat judges
// its short term over five years
// (https://sdg.iisd.org/news/eurostat-reports-on-monitoring-sdg-trends-in-eu-context/).
// Here the span grows with the time that the target allows, a fifth of it, but is never
// shorter than three years and never longer than the five of Eurostat.
const (
	// FiguresWanted is how many figures a verdict needs, from the base to the latest
	// one, both counted.
	FiguresWanted = 3

	leastYears = 3  // between these two
	mostYears  = 5  // that are ever asked for
	spanShare  = 5. // the time allowed, divided by this, is the span that is asked for
)

// YearsWanted is how many years the figures must span before a verdict on a target is
// given. The time allowed is the years from the base to the target's year; without one
// (0 or less) the shortest span does.
func YearsWanted(allowed int) int {
	return min(max(int(math.Ceil(float64(allowed)/spanShare)), leastYears), mostYears)
}

// yearsAllowed is how many years a target leaves from a base; 0 if the target has no year.
func yearsAllowed(t dataset.Target, base Point) int {
	if t.By.IsZero() {
		return 0
	}
	return int(t.By.YearsSince(base.Period))
}

// tooSoon says whether the figures from the base on are too few, or span too little
// time, for a verdict; if so, it notes how many there are. The base must be known.
func (p *Progress) tooSoon(t dataset.Target, figures int) bool {
	soon := figures < FiguresWanted || p.Latest.Period.YearsSince(p.Base.Period) < float64(YearsWanted(yearsAllowed(t, p.Base)))
	if soon {
		p.Figures = figures
	}
	return soon
}

// figuresFrom counts the figures from a base to the last of a series, both counted.
func figuresFrom(i dataset.Slice, series []Point, base Point) (n int) {
	latest := series[len(series)-1]
	for _, p := range series {
		if !p.Period.Before(base.Period) && i.SameSegment(p.Period, latest.Period) {
			n++
		}
	}
	return n
}

// unmeasurable says whether the publisher stopped printing what a target is about
// before the target's year: latest is the year of the last figure, 0 if there is none.
// A target with a figure for its year is judged like any other.
func unmeasurable(t dataset.Target, i dataset.Slice, latest dataset.Period) bool {
	d := i.Discontinued
	return d != nil && (t.By.IsZero() || !t.By.Before(d.Since) && latest.Before(t.By))
}

// Evidence is the change over the longest stretch of years that may be compared with
// the latest figure. Worst is the last time that figures were worse than at both ends
// of the stretch, at their worst; Best the same for better ones. Either is zero if there
// was no such time, or if neither direction is better.
type Evidence struct {
	First, Latest Point
	Worst, Best   Point
}

// EvidenceOf finds the longest comparable stretch of an area's figures. There is none
// if it has fewer than two exact figures in it, or if the latest figure is a range or
// has a qualifier: no change from it can be computed.
func EvidenceOf(i dataset.Slice, s dataset.Area) (Evidence, bool) {
	all := i.Of(s)
	if len(all) == 0 || !isExact(all[len(all)-1]) {
		return Evidence{}, false
	}
	latest := all[len(all)-1]
	var stretch []Point
	for _, o := range all {
		if isExact(o) && i.SameSegment(o.Period, latest.Period) {
			stretch = append(stretch, Point{o.Period, o.Value})
		}
	}
	if len(stretch) < 2 {
		return Evidence{}, false
	}
	e := Evidence{First: stretch[0], Latest: stretch[len(stretch)-1]}
	better := map[dataset.Direction]float64{dataset.HigherIsBetter: 1, dataset.LowerIsBetter: -1}[i.Direction]
	worst, best := max(-better*e.First.Value, -better*e.Latest.Value), max(better*e.First.Value, better*e.Latest.Value)
	for _, p := range stretch {
		if v := -better * p.Value; v > worst || v == worst && !e.Worst.Period.IsZero() {
			worst, e.Worst = v, p
		}
		if v := better * p.Value; v > best || v == best && !e.Best.Period.IsZero() {
			best, e.Best = v, p
		}
	}
	return e, true
}

// isExact says whether an observation is one number.
func isExact(o dataset.Observation) bool {
	return o.Qualifier == "" && !o.Ranged() && !math.IsNaN(o.Value)
}
