package derive

import (
	"math"
	"slices"

	"chiso/generator/internal/dataset"
)

// Status says how far a target is. There are five verdicts, and three for what cannot
// be judged.
type Status string

// Reached: the latest figure meets the target. OnTrack, Slow, Still and Away say how
// the figures of one that is not reached move. TooSoon: the figures are too few, or
// span too little time, to say so. NoData: there are no figures to judge by, see Lack.
// Unmeasurable: the publisher no longer prints what the target is about.
const (
	Reached      Status = "reached"
	OnTrack      Status = "on-track"
	Slow         Status = "slow"
	Still        Status = "still"
	Away         Status = "away"
	TooSoon      Status = "too-soon"
	NoData       Status = "no-data"
	Unmeasurable Status = "unmeasurable"
)

// Statuses are all there are: the verdicts, the best first, then the others.
var Statuses = []Status{Reached, OnTrack, Slow, Still, Away, TooSoon, NoData, Unmeasurable}

// Verdict says whether a status is one of the five that judge progress.
func (s Status) Verdict() bool { return s != TooSoon && s != NoData && s != Unmeasurable }

// Lack says why there is no status, or why it says no more.
type Lack string

// NoFigure: nothing was reported. OneFigure: one figure only, or none after the base
// year, which is not enough to see a way. NotComparable: figures of different years
// may not be compared. ShortSpan: there is a way, but it is too short to judge.
// Discontinued: the publisher has stopped after some figures, see dataset.Discontinued.
const (
	NoFigure      Lack = "no-figure"
	OneFigure     Lack = "one-figure"
	NotComparable Lack = "not-comparable"
	Unclear       Lack = "unclear" // the latest figure is a range with ends that would be judged differently
	ShortSpan     Lack = "short-span"
	Discontinued  Lack = "discontinued"
)

// Point is a figure of a period, in the indicator's unit.
type Point struct {
	Period dataset.Period
	Value  float64
}

// Progress is how far an area is on the way to a target. What a status does not
// need is zero: Latest is there unless nothing was reported; Base and Actual if Moved;
// Required, Ratio and Planned if Paced; Needed if Ahead. Of an unmeasurable target there
// are only Latest and Aim, unless nothing was reported.
type Progress struct {
	Status Status
	Lack   Lack
	Latest Point   // the last figure: all the rest is as of its period
	Upper  float64 // the other end of the last figure if it is a range, else 0
	Base   Point   // the figure from which progress counts
	Aim    float64
	Missed bool // the year of the target has its figure, and the target is not reached

	Moved  bool
	Actual float64 // yearly change from the base to the latest figure

	Paced    bool
	Required float64 // yearly change that leads from the base to the aim by the target's year
	Ratio    float64 // actual by required: 1 is just as fast as required, below 0 the other way
	Planned  float64 // where the required change leads by the year of the latest figure

	Figures int // of a target that is too soon to judge: from the base to the latest figure, both counted

	Ahead  bool
	Needed float64 // yearly change from the latest figure that still leads to the aim in time
}

// Shares of the required pace that part the statuses. The method followed here calls
// 95 % of it and more "on track"; the same twentieth to both sides of standing still
// is "not moving" here. Its two middle groups, parted at 60 %, are one.
const (
	onTrackFrom = 0.95
	stillWithin = 0.05
)

// Toward says how far an area is on the way to a target, from its figures alone:
// what the date is today does not matter. Issued is the period in which the target was
// set, zero if that is not known.
//
// The yearly change from the base to the latest figure is held against the yearly
// change that would lead from the base to the target by its year:
//
//	ratio = ((latest - base) / (latest year - base year)) / ((aim - base) / (target year - base year))
//
// That is the method of Open SDG for indicators with a target, which Statistics
// Canada made after that of Eurostat
// (https://open-sdg.readthedocs.io/en/latest/progress-methodology/), but for one
// thing: it compares compound growth rates, which there are none of where a figure or
// the target is zero or negative (Open SDG puts 0.001 in the place of zero). Yearly
// changes have no such holes, and every reader can work them out again.
//
// The base is the last figure up to the base year, else the first one after it. The
// base year is the one that the target tells, else the one in which it was set, else
// that of the first figure. No figure from before a break counts, nor one of another
// code list, nor one with a sign (about, more than …), which is no exact number.
//
// A target is met as its comparator says. "=" is met beyond the value too if beyond
// is better; so is a range beyond the end that is better. Where neither direction is
// better, "=" wants the value itself and a range the inside. The aim is the value; of
// a range the end that is nearer to the base.
//
// A target without a year holds from the start: no pace can be asked for, so the
// figures are only reported to move towards it (slow), to stand still, or to move away.
// The same holds where the base lies in the target's year or later. One whose year
// has its figure is missed if it is not reached, and nothing that is missed is on
// track. What was met at the base and is not met now has moved away, and so has what
// went past a target that only its own value meets.
//
// A latest figure that is a range is judged by each of its ends: only what both say is
// said, and without the numbers, which would be those of one end. Other ranges do not
// count.
//
// Unless the target is reached, or its year has a figure, a verdict needs some
// figures over some years (see YearsWanted). A target that its publisher stopped
// measuring before the target's year is unmeasurable, whatever the last figure was.
func Toward(t dataset.Target, i dataset.Slice, s dataset.Area, issued dataset.Period) Progress {
	return toward(t, i, i.Of(s), issued)
}

// toward is Toward from the observations of an area by period.
func toward(t dataset.Target, i dataset.Slice, all []dataset.Observation, issued dataset.Period) Progress {
	if len(all) > 0 && all[len(all)-1].Ranged() {
		return towardRange(t, i, all, issued)
	}
	p := Progress{Status: NoData, Lack: NoFigure}
	series := points(all)
	if len(series) == 0 {
		if unmeasurable(t, i, dataset.Period{}) {
			p.Status = Unmeasurable
		}
		return p
	}
	p.Latest = series[len(series)-1]
	p.Lack, p.Aim = "", aim(t, p.Latest.Value)
	if unmeasurable(t, i, p.Latest.Period) {
		p.Status, p.Lack = Unmeasurable, Discontinued
		return p
	}
	met := Meets(t, i.Direction, p.Latest.Value)
	p.Missed = !met && !t.By.IsZero() && !p.Latest.Period.Before(t.By)
	base, ok := baseOf(t, i, series, issued)
	if ok {
		p.move(t, base)
	}
	switch {
	case met:
		p.Status = Reached
	case !ok && len(series) > 1 && !i.OverTime:
		p.Lack = NotComparable
	case !ok:
		p.Lack = OneFigure
	case !p.Missed && p.tooSoon(t, figuresFrom(i, series, base)):
		p.Status, p.Lack = TooSoon, ShortSpan
	case Meets(t, i.Direction, base.Value), (p.Aim-base.Value)*(aim(t, p.Latest.Value)-p.Latest.Value) < 0:
		p.Status = Away
	default:
		p.Status = p.moving()
	}
	if p.Ahead = !met && !p.Latest.Period.IsZero() && p.Latest.Period.Before(t.By); p.Ahead {
		p.Needed = round((aim(t, p.Latest.Value) - p.Latest.Value) / t.By.YearsSince(p.Latest.Period))
	}
	return p
}

// towardRange is Toward for a series that ends with a range.
func towardRange(t dataset.Target, i dataset.Slice, series []dataset.Observation, issued dataset.Period) Progress {
	last := series[len(series)-1]
	by := func(end float64) Progress {
		exact := slices.Clone(series)
		exact[len(exact)-1] = dataset.Observation{Area: last.Area, Period: last.Period, Value: end}
		return toward(t, i, exact, issued)
	}
	low, high := by(last.Value), by(last.Upper)
	both := Progress{Status: low.Status, Lack: low.Lack, Latest: low.Latest, Upper: last.Upper, Aim: low.Aim, Missed: low.Missed && high.Missed}
	if low.Status != high.Status || low.Lack != high.Lack {
		both.Status, both.Lack = NoData, Unclear
	}
	return both
}

// Meets says whether a value is what a target wants.
func Meets(t dataset.Target, better dataset.Direction, value float64) bool {
	low, high := t.Value, t.Value
	switch t.Comparator {
	case ">=":
		return value >= t.Value
	case ">":
		return value > t.Value
	case "<=":
		return value <= t.Value
	case "<":
		return value < t.Value
	case "range":
		high = t.High
	}
	return (value >= low || better == dataset.LowerIsBetter) && (value <= high || better == dataset.HigherIsBetter)
}

// aim is the value to reach from another one: of a range, the nearer end.
func aim(t dataset.Target, from float64) float64 {
	if t.Comparator == "range" {
		return min(max(from, t.Value), t.High)
	}
	return t.Value
}

// points keeps the figures that are numbers to reckon with.
func points(series []dataset.Observation) []Point {
	var list []Point
	for _, o := range series {
		if o.Qualifier == "" && !o.Ranged() && !math.IsNaN(o.Value) {
			list = append(list, Point{o.Period, o.Value})
		}
	}
	return list
}

// baseOf finds the figure from which progress counts; there is none if no figure
// that may be compared with the latest one comes before it.
func baseOf(t dataset.Target, i dataset.Slice, series []Point, issued dataset.Period) (Point, bool) {
	latest := series[len(series)-1]
	from := t.Base
	if from.IsZero() {
		from = issued
	}
	var base Point
	found := false
	for _, p := range series {
		if !i.SameSegment(p.Period, latest.Period) {
			continue
		}
		if !found || !p.Period.After(from) {
			base, found = p, true
		}
	}
	return base, found && base.Period.Before(latest.Period)
}

// move fills in how the figures move from a base.
func (p *Progress) move(t dataset.Target, base Point) {
	years := p.Latest.Period.YearsSince(base.Period)
	p.Base, p.Moved = base, true
	p.Actual = round((p.Latest.Value - base.Value) / years)
	p.Aim = aim(t, base.Value)
	if !t.By.After(base.Period) || p.Aim == base.Value {
		return
	}
	required := (p.Aim - base.Value) / t.By.YearsSince(base.Period)
	p.Paced, p.Required = true, round(required)
	p.Ratio = round((p.Latest.Value - base.Value) / years / required)
	p.Planned = round(base.Value + required*dataset.MinPeriod(p.Latest.Period, t.By).YearsSince(base.Period))
}

// moving is the status of a target that was not met at the base and is not met now.
func (p *Progress) moving() Status {
	if !p.Paced {
		switch ahead := (p.Latest.Value - p.Base.Value) * (p.Aim - p.Base.Value); {
		case ahead > 0:
			return Slow
		case ahead < 0:
			return Away
		case p.Latest.Value == p.Base.Value:
			return Still
		}
		return Away // the aim itself was the base: more than 55 from 55, and now less
	}
	switch {
	case p.Ratio <= -stillWithin:
		return Away
	case p.Ratio < stillWithin:
		return Still
	case p.Ratio < onTrackFrom || p.Missed:
		return Slow
	}
	return OnTrack
}
