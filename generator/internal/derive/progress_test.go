package derive_test

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/derive"
)

// series makes an indicator of one place: years and values in turn.
func series(better dataset.Direction, yearsAndValues ...float64) dataset.Slice {
	i := &dataset.Indicator{Name: "i", OverTime: true, Direction: better}
	for n := 0; n < len(yearsAndValues); n += 2 {
		i.Cube.Add(dataset.Observation{Area: area(0), Period: dataset.Year(int(yearsAndValues[n])), Value: yearsAndValues[n+1]})
	}
	return i.Total()
}

const (
	higher = dataset.HigherIsBetter
	lower  = dataset.LowerIsBetter
	none   = dataset.NeitherBetter
)

func TestToward(t *testing.T) {
	by := func(comparator string, value float64, by int) dataset.Target {
		return dataset.Target{Comparator: comparator, Value: value, By: dataset.Year(by)}
	}
	within := func(low, high float64, by int) dataset.Target {
		return dataset.Target{Comparator: "range", Value: low, High: high, By: dataset.Year(by)}
	}
	from := func(base int, target dataset.Target) dataset.Target { target.Base = dataset.Year(base); return target }
	for _, test := range []struct {
		name   string
		target dataset.Target
		of     dataset.Slice
		issued int
		want   derive.Progress
	}{
		{"nothing was reported", by(">=", 30, 2030), series(higher), 2024,
			derive.Progress{Status: derive.NoData, Lack: derive.NoFigure}},
		{"one figure that meets it", by(">=", 30, 2030), series(higher, 2025, 31), 2024,
			derive.Progress{Status: derive.Reached, Latest: derive.Point{dataset.Year(2025), 31}, Aim: 30}},
		{"one figure that does not", by(">=", 30, 2030), series(higher, 2025, 20), 2024,
			derive.Progress{Status: derive.NoData, Lack: derive.OneFigure, Latest: derive.Point{dataset.Year(2025), 20}, Aim: 30, Ahead: true, Needed: 2}},
		{"no figure after the year it was set", by(">=", 30, 2030), series(higher, 2020, 10, 2022, 14), 2024,
			derive.Progress{Status: derive.NoData, Lack: derive.OneFigure, Latest: derive.Point{dataset.Year(2022), 14}, Aim: 30, Ahead: true, Needed: 2}},
		{"just as fast as required", by(">=", 30, 2030), series(higher, 2019, 3, 2020, 10, 2022, 13, 2025, 20), 2020,
			derive.Progress{Status: derive.OnTrack, Base: derive.Point{dataset.Year(2020), 10}, Latest: derive.Point{dataset.Year(2025), 20}, Aim: 30, Moved: true, Actual: 2, Paced: true, Required: 2, Ratio: 1, Planned: 20, Ahead: true, Needed: 2}},
		{"95 % of it is on track", by(">=", 30, 2030), series(higher, 2020, 10, 2022, 13, 2025, 19.5), 2020,
			derive.Progress{Status: derive.OnTrack, Base: derive.Point{dataset.Year(2020), 10}, Latest: derive.Point{dataset.Year(2025), 19.5}, Aim: 30, Moved: true, Actual: 1.9, Paced: true, Required: 2, Ratio: 0.95, Planned: 20, Ahead: true, Needed: 2.1}},
		{"less is too slow", by(">=", 30, 2030), series(higher, 2020, 10, 2022, 13, 2025, 19.4), 2020,
			derive.Progress{Status: derive.Slow, Base: derive.Point{dataset.Year(2020), 10}, Latest: derive.Point{dataset.Year(2025), 19.4}, Aim: 30, Moved: true, Actual: 1.88, Paced: true, Required: 2, Ratio: 0.94, Planned: 20, Ahead: true, Needed: 2.12}},
		{"a twentieth is no standing still", by(">=", 30, 2030), series(higher, 2020, 10, 2022, 13, 2025, 10.5), 2020,
			derive.Progress{Status: derive.Slow, Base: derive.Point{dataset.Year(2020), 10}, Latest: derive.Point{dataset.Year(2025), 10.5}, Aim: 30, Moved: true, Actual: 0.1, Paced: true, Required: 2, Ratio: 0.05, Planned: 20, Ahead: true, Needed: 3.9}},
		{"a rank that stays, for five years of 21", by("<=", 30, 2045), series(lower, 2023, 46, 2024, 44, 2027, 43, 2029, 44), 2024,
			derive.Progress{Status: derive.Still, Base: derive.Point{dataset.Year(2024), 44}, Latest: derive.Point{dataset.Year(2029), 44}, Aim: 30, Moved: true, Paced: true, Required: round(-14. / 21), Planned: round(44 - 5*14./21), Ahead: true, Needed: -0.875}},
		{"a rank that stays, for one year of 21: too soon", by("<=", 30, 2045), series(lower, 2023, 46, 2024, 44, 2025, 44), 2024,
			derive.Progress{Status: derive.TooSoon, Lack: derive.ShortSpan, Figures: 2, Base: derive.Point{dataset.Year(2024), 44}, Latest: derive.Point{dataset.Year(2025), 44}, Aim: 30, Moved: true, Paced: true, Required: round(-14. / 21), Planned: round(44 - 14./21), Ahead: true, Needed: -0.7}},
		{"four years of 21 are less than a fifth", by("<=", 30, 2045), series(lower, 2024, 44, 2025, 44, 2026, 44, 2028, 44), 2024,
			derive.Progress{Status: derive.TooSoon, Lack: derive.ShortSpan, Figures: 4, Base: derive.Point{dataset.Year(2024), 44}, Latest: derive.Point{dataset.Year(2028), 44}, Aim: 30, Moved: true, Paced: true, Required: round(-14. / 21), Planned: round(44 - 4*14./21), Ahead: true, Needed: round(-14. / 17)}},
		{"two years of ten are less than three", by(">=", 30, 2030), series(higher, 2020, 10, 2021, 12, 2022, 14), 2020,
			derive.Progress{Status: derive.TooSoon, Lack: derive.ShortSpan, Figures: 3, Base: derive.Point{dataset.Year(2020), 10}, Latest: derive.Point{dataset.Year(2022), 14}, Aim: 30, Moved: true, Actual: 2, Paced: true, Required: 2, Ratio: 1, Planned: 14, Ahead: true, Needed: 2}},
		{"three years of ten do", by(">=", 30, 2030), series(higher, 2020, 10, 2021, 12, 2023, 16), 2020,
			derive.Progress{Status: derive.OnTrack, Base: derive.Point{dataset.Year(2020), 10}, Latest: derive.Point{dataset.Year(2023), 16}, Aim: 30, Moved: true, Actual: 2, Paced: true, Required: 2, Ratio: 1, Planned: 16, Ahead: true, Needed: 2}},
		{"two figures are no trend, however far apart", by(">=", 30, 2030), series(higher, 2020, 10, 2028, 26), 2020,
			derive.Progress{Status: derive.TooSoon, Lack: derive.ShortSpan, Figures: 2, Base: derive.Point{dataset.Year(2020), 10}, Latest: derive.Point{dataset.Year(2028), 26}, Aim: 30, Moved: true, Actual: 2, Paced: true, Required: 2, Ratio: 1, Planned: 26, Ahead: true, Needed: 2}},
		{"figures before the base are no evidence of the way from it", by(">=", 30, 2030), series(higher, 2016, 7, 2018, 8, 2020, 10, 2025, 20), 2020,
			derive.Progress{Status: derive.TooSoon, Lack: derive.ShortSpan, Figures: 2, Base: derive.Point{dataset.Year(2020), 10}, Latest: derive.Point{dataset.Year(2025), 20}, Aim: 30, Moved: true, Actual: 2, Paced: true, Required: 2, Ratio: 1, Planned: 20, Ahead: true, Needed: 2}},
		{"reached needs no span", by(">=", 30, 2045), series(higher, 2024, 20, 2025, 30), 2024,
			derive.Progress{Status: derive.Reached, Base: derive.Point{dataset.Year(2024), 20}, Latest: derive.Point{dataset.Year(2025), 30}, Aim: 30, Moved: true, Actual: 10, Paced: true, Required: round(10. / 21), Ratio: 21, Planned: round(20 + 10./21)}},
		{"nor does missed", by(">=", 30, 2025), series(higher, 2024, 20, 2025, 21), 2024,
			derive.Progress{Status: derive.Slow, Base: derive.Point{dataset.Year(2024), 20}, Latest: derive.Point{dataset.Year(2025), 21}, Aim: 30, Missed: true, Moved: true, Actual: 1, Paced: true, Required: 10, Ratio: 0.1, Planned: 30}},
		{"a rank that falls behind, and the year is over", by("<=", 35, 2025), series(lower, 2020, 42, 2025, 44), 2020,
			derive.Progress{Status: derive.Away, Base: derive.Point{dataset.Year(2020), 42}, Latest: derive.Point{dataset.Year(2025), 44}, Aim: 35, Missed: true, Moved: true, Actual: 0.4, Paced: true, Required: -1.4, Ratio: round(-0.4 / 1.4), Planned: 35}},
		{"nearly there when the year was over is missed, not on track", by(">=", 30, 2025), series(higher, 2020, 10, 2025, 29.9), 2020,
			derive.Progress{Status: derive.Slow, Base: derive.Point{dataset.Year(2020), 10}, Latest: derive.Point{dataset.Year(2025), 29.9}, Aim: 30, Missed: true, Moved: true, Actual: 3.98, Paced: true, Required: 4, Ratio: 0.995, Planned: 30}},
		{"the last figures are years after the deadline", by(">=", 30, 2022), series(higher, 2020, 10, 2025, 20), 2020,
			derive.Progress{Status: derive.Slow, Base: derive.Point{dataset.Year(2020), 10}, Latest: derive.Point{dataset.Year(2025), 20}, Aim: 30, Missed: true, Moved: true, Actual: 2, Paced: true, Required: 10, Ratio: 0.2, Planned: 30}},
		{"all figures are of after the deadline: only the way counts", by(">=", 30, 2022), series(higher, 2023, 10, 2025, 20), 2020,
			derive.Progress{Status: derive.Slow, Base: derive.Point{dataset.Year(2023), 10}, Latest: derive.Point{dataset.Year(2025), 20}, Aim: 30, Missed: true, Moved: true, Actual: 5}},
		{"without a year, moving", by(">=", 30, 0), series(higher, 2022, 1, 2024, 1, 2025, 4), 2022,
			derive.Progress{Status: derive.Slow, Base: derive.Point{dataset.Year(2022), 1}, Latest: derive.Point{dataset.Year(2025), 4}, Aim: 30, Moved: true, Actual: 1}},
		{"without a year, the other way", by(">=", 5, 0), series(higher, 2022, 4, 2024, 2, 2025, 1), 2022,
			derive.Progress{Status: derive.Away, Base: derive.Point{dataset.Year(2022), 4}, Latest: derive.Point{dataset.Year(2025), 1}, Aim: 5, Moved: true, Actual: -1}},
		{"without a year, standing", by(">=", 3, 0), series(higher, 2022, 2, 2024, 1, 2025, 2), 2022,
			derive.Progress{Status: derive.Still, Base: derive.Point{dataset.Year(2022), 2}, Latest: derive.Point{dataset.Year(2025), 2}, Aim: 3, Moved: true}},
		{"without a year, for one year", by(">=", 3, 0), series(higher, 2024, 1, 2025, 2), 2024,
			derive.Progress{Status: derive.TooSoon, Lack: derive.ShortSpan, Figures: 2, Base: derive.Point{dataset.Year(2024), 1}, Latest: derive.Point{dataset.Year(2025), 2}, Aim: 3, Moved: true, Actual: 1}},
		{"down to zero", by("=", 0, 2030), series(lower, 2020, 10, 2022, 8, 2025, 5), 2020,
			derive.Progress{Status: derive.OnTrack, Base: derive.Point{dataset.Year(2020), 10}, Latest: derive.Point{dataset.Year(2025), 5}, Aim: 0, Moved: true, Actual: -1, Paced: true, Required: -1, Ratio: 1, Planned: 5, Ahead: true, Needed: -1}},
		{"up from below zero", by(">=", 0, 2030), series(higher, 2020, -10, 2022, -9, 2025, -6), 2020,
			derive.Progress{Status: derive.Slow, Base: derive.Point{dataset.Year(2020), -10}, Latest: derive.Point{dataset.Year(2025), -6}, Aim: 0, Moved: true, Actual: 0.8, Paced: true, Required: 1, Ratio: 0.8, Planned: -5, Ahead: true, Needed: 1.2}},
		{"more than: the value itself does not do", by(">", 55, 2030), series(higher, 2020, 55, 2022, 54, 2025, 55), 2020,
			derive.Progress{Status: derive.Still, Base: derive.Point{dataset.Year(2020), 55}, Latest: derive.Point{dataset.Year(2025), 55}, Aim: 55, Moved: true, Ahead: true}},
		{"more than, from the value itself down", by(">", 55, 2030), series(higher, 2020, 55, 2022, 54, 2025, 50), 2020,
			derive.Progress{Status: derive.Away, Base: derive.Point{dataset.Year(2020), 55}, Latest: derive.Point{dataset.Year(2025), 50}, Aim: 55, Moved: true, Actual: -1, Ahead: true, Needed: 1}},
		{"met once, and no longer", by(">=", 30, 2030), series(higher, 2020, 35, 2022, 34, 2025, 25), 2020,
			derive.Progress{Status: derive.Away, Base: derive.Point{dataset.Year(2020), 35}, Latest: derive.Point{dataset.Year(2025), 25}, Aim: 30, Moved: true, Actual: -2, Paced: true, Required: -0.5, Ratio: 4, Planned: 32.5, Ahead: true, Needed: 1}},
		{"a range from below", within(5, 7, 2030), series(higher, 2025, 1, 2026, 1.8, 2028, 3.4), 2025,
			derive.Progress{Status: derive.OnTrack, Base: derive.Point{dataset.Year(2025), 1}, Latest: derive.Point{dataset.Year(2028), 3.4}, Aim: 5, Moved: true, Actual: 0.8, Paced: true, Required: 0.8, Ratio: 1, Planned: 3.4, Ahead: true, Needed: 0.8}},
		{"beyond the better end of a range", within(5, 7, 2030), series(higher, 2025, 9), 2025,
			derive.Progress{Status: derive.Reached, Latest: derive.Point{dataset.Year(2025), 9}, Aim: 7}},
		{"a range in which neither end is better, from above", within(5, 7, 2030), series(none, 2025, 12, 2026, 11, 2028, 9), 2025,
			derive.Progress{Status: derive.OnTrack, Base: derive.Point{dataset.Year(2025), 12}, Latest: derive.Point{dataset.Year(2028), 9}, Aim: 7, Moved: true, Actual: -1, Paced: true, Required: -1, Ratio: 1, Planned: 9, Ahead: true, Needed: -1}},
		{"past such a range", within(5, 7, 2030), series(none, 2025, 4, 2026, 9, 2028, 10), 2025,
			derive.Progress{Status: derive.Away, Base: derive.Point{dataset.Year(2025), 4}, Latest: derive.Point{dataset.Year(2028), 10}, Aim: 5, Moved: true, Actual: 2, Paced: true, Required: 0.2, Ratio: 10, Planned: 4.6, Ahead: true, Needed: -1.5}},
		{"a base year of its own goes before the year it was set", from(2019, by(">=", 30, 2030)), series(higher, 2018, 8, 2020, 10, 2025, 20), 2022,
			derive.Progress{Status: derive.Slow, Base: derive.Point{dataset.Year(2018), 8}, Latest: derive.Point{dataset.Year(2025), 20}, Aim: 30, Moved: true, Actual: round(12. / 7), Paced: true, Required: round(22. / 12), Ratio: round(12. / 7 / (22. / 12)), Planned: round(8 + 7*22./12), Ahead: true, Needed: 2}},
		{"no figure up to the base year: the first after it", from(2015, by(">=", 30, 2030)), series(higher, 2020, 10, 2022, 14, 2025, 20), 0,
			derive.Progress{Status: derive.OnTrack, Base: derive.Point{dataset.Year(2020), 10}, Latest: derive.Point{dataset.Year(2025), 20}, Aim: 30, Moved: true, Actual: 2, Paced: true, Required: 2, Ratio: 1, Planned: 20, Ahead: true, Needed: 2}},
	} {
		p := derive.Toward(test.target, test.of, area(0), dataset.Year(test.issued))
		if p != test.want {
			t.Errorf("%s:\n got %+v\nwant %+v", test.name, p, test.want)
		}
	}
}

func round(f float64) float64 { return math.Round(f*1e6) / 1e6 }

// TestTowardCompares only what may be compared.
func TestTowardCompares(t *testing.T) {
	target := dataset.Target{Comparator: ">=", Value: 30, By: dataset.Year(2030)}
	i := series(higher, 2018, 1, 2020, 10, 2022, 25, 2023, 25, 2025, 20)
	i.Breaks = []dataset.Break{{Period: dataset.Year(2022)}}
	if p := derive.Toward(target, i, area(0), dataset.Year(2018)); p.Base.Period != dataset.Year(2022) || p.Status != derive.Away {
		t.Errorf("across a break: %+v", p)
	}
	i.Breaks = []dataset.Break{{Period: dataset.Year(2023)}} // too few figures are left
	if p := derive.Toward(target, i, area(0), dataset.Year(2018)); p.Base.Period != dataset.Year(2023) || p.Status != derive.TooSoon {
		t.Errorf("across a later break: %+v", p)
	}
	i.Breaks = []dataset.Break{{Period: dataset.Year(2025)}}
	if p := derive.Toward(target, i, area(0), dataset.Year(2018)); p.Status != derive.NoData || p.Lack != derive.OneFigure || p.Moved {
		t.Errorf("a break just before the last figure: %+v", p)
	}
	i.OverTime = false
	if p := derive.Toward(target, i, area(0), dataset.Year(2018)); p.Status != derive.NoData || p.Lack != derive.NotComparable || p.Latest.Value != 20 {
		t.Errorf("years that may not be compared: %+v", p)
	}
	// The same code in another list is another place.
	i = series(higher, 2020, 10)
	i.Cube.Add(dataset.Observation{Area: dataset.Area{List: "other", Code: area(0).Code}, Period: dataset.Year(2025), Value: 29})
	if p := derive.Toward(target, i, area(0), dataset.Year(2018)); p.Latest.Period != dataset.Year(2020) {
		t.Errorf("two code lists: %+v", p)
	}
	// A number with a sign is none to reckon with.
	i = series(higher, 2020, 10, 2024, 18)
	i.Cube.Add(dataset.Observation{Area: area(0), Period: dataset.Year(2025), Value: 31, Qualifier: "~"})
	if p := derive.Toward(target, i, area(0), dataset.Year(2018)); p.Latest.Period != dataset.Year(2024) {
		t.Errorf("a sign: %+v", p)
	}
	// A table without years has no way to go.
	i = series(higher, 0, 10)
	if p := derive.Toward(target, i, area(0), dataset.Year(2018)); p.Status != derive.NoData || p.Ahead || p.Missed {
		t.Errorf("no years: %+v", p)
	}
}

// TestTowardHolds: whatever the figures, a target is reached just when its comparator
// holds of the last one; another unit changes nothing but the numbers; and a better
// last figure never makes a worse status.
func TestTowardHolds(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	seen := map[derive.Status]int{}
	for range 20_000 {
		c, there := anyCourse(random)
		if !there {
			continue
		}
		p := c.progress()
		seen[p.Status]++
		if (p.Status == derive.Reached) != c.holds() || p.Missed && (p.Status == derive.Reached || p.Status == derive.OnTrack) || p.Paced && !p.Moved {
			t.Fatalf("%+v: %+v", c, p)
		}
		c.verdictRests(t, p)
		if q := c.stopped(t, p, 2016+random.IntN(20)); q.Status == derive.Unmeasurable {
			seen[q.Status]++
		}
		c.rescaled(t, p, float64(int(1)<<random.IntN(12)), float64(random.IntN(100)))
		c.bettered(t, p, float64(1+random.IntN(20)))
	}
	for _, status := range derive.Statuses {
		if seen[status] < 50 {
			t.Errorf("%s came up %d times", status, seen[status])
		}
	}
}

// course is a target and the figures of a place on the way to it.
type course struct {
	target dataset.Target
	better dataset.Direction
	points []float64 // years and figures by turns
	issued int
}

// anyCourse makes up a course, if there is a figure.
func anyCourse(random *rand.Rand) (c course, there bool) {
	comparators := []string{">=", ">", "<=", "<", "=", "range"}
	c.target = dataset.Target{Comparator: comparators[random.IntN(len(comparators))], Value: float64(random.IntN(41) - 20)}
	c.target.High = c.target.Value + float64(random.IntN(5))
	if random.IntN(4) > 0 {
		c.target.By = dataset.Year(2018 + random.IntN(14))
	}
	c.better = []dataset.Direction{higher, lower, none}[random.IntN(3)]
	for period := 2015 + random.IntN(8); period < 2026; period += 1 + random.IntN(4) {
		c.points = append(c.points, float64(period), float64(random.IntN(61)-30))
	}
	c.issued = 2014 + random.IntN(10)
	return c, len(c.points) > 0
}

func (c course) progress() derive.Progress {
	return derive.Toward(c.target, series(c.better, c.points...), area(0), dataset.Year(c.issued))
}

// holds says whether the last figure meets the target.
func (c course) holds() bool {
	v := c.points[len(c.points)-1]
	switch c.target.Comparator {
	case ">=":
		return v >= c.target.Value
	case ">":
		return v > c.target.Value
	case "<=":
		return v <= c.target.Value
	case "<":
		return v < c.target.Value
	}
	low, high := c.target.Value, c.target.Value
	if c.target.Comparator == "range" {
		high = c.target.High
	}
	switch c.better {
	case higher:
		return v >= low
	case lower:
		return v <= high
	}
	return low <= v && v <= high
}

// verdictRests: a verdict rests on three figures over a fifth of the way, three to five years.
func (c course) verdictRests(t *testing.T, p derive.Progress) {
	t.Helper()
	figures := 0
	for n := 0; n < len(c.points); n += 2 {
		if p.Moved && int(c.points[n]) >= p.Base.Period.Year() {
			figures++
		}
	}
	years, wanted := p.Latest.Period.Since(p.Base.Period), 3
	for c.target.By != dataset.Year(0) && wanted < 5 && wanted*5 < c.target.By.Since(p.Base.Period) {
		wanted++
	}
	settled := p.Status == derive.Reached || p.Missed
	if p.Status.Verdict() && !settled && (figures < 3 || years < wanted) || p.Status == derive.TooSoon && (settled || figures >= 3 && years >= wanted) {
		t.Fatalf("%+v: %+v, %d figures over %d years of %d", c, p, figures, years, wanted)
	}
}

// stopped: whoever stops printing before the target's year leaves nothing to judge.
func (c course) stopped(t *testing.T, p derive.Progress, since int) derive.Progress {
	t.Helper()
	figures := series(c.better, c.points...)
	figures.Discontinued = &dataset.Discontinued{Since: dataset.Year(since)}
	q := derive.Toward(c.target, figures, area(0), dataset.Year(c.issued))
	if c.target.By == dataset.Year(0) || !dataset.Year(since).After(c.target.By) && p.Latest.Period.Before(c.target.By) {
		if q.Status != derive.Unmeasurable || q.Latest != p.Latest || q.Moved || q.Ahead {
			t.Fatalf("%+v, stopped in %d: %+v", c, since, q)
		}
	} else if q != p {
		t.Fatalf("%+v, stopped in %d: %+v, not %+v", c, since, q, p)
	}
	return q
}

// rescaled: in another unit, thousands instead of ones, or Celsius and Fahrenheit, all is the
// same but the numbers.
func (c course) rescaled(t *testing.T, p derive.Progress, scale, shift float64) {
	t.Helper()
	other := c
	other.target.Value, other.target.High = c.target.Value*scale+shift, c.target.High*scale+shift
	other.points = slices.Clone(c.points)
	for n := 1; n < len(other.points); n += 2 {
		other.points[n] = other.points[n]*scale + shift
	}
	if q := other.progress(); q.Status != p.Status || q.Ratio != p.Ratio || q.Missed != p.Missed || q.Lack != p.Lack {
		t.Fatalf("%+v: %+v; times %v plus %v: %+v", c, p, scale, shift, q)
	}
}

// bettered: a last figure that is better by so much, where there is a better, is no worse.
func (c course) bettered(t *testing.T, p derive.Progress, by float64) {
	t.Helper()
	toward := map[string]float64{">=": 1, ">": 1, "<=": -1, "<": -1}[c.target.Comparator]
	if toward == 0 && c.better != none {
		toward = map[dataset.Direction]float64{higher: 1, lower: -1}[c.better]
	}
	raised := c
	raised.points = slices.Clone(c.points)
	raised.points[len(raised.points)-1] += toward * by
	r := raised.progress()
	if len(c.points) > 2 && slices.Index(derive.Statuses, r.Status) > slices.Index(derive.Statuses, p.Status) {
		t.Fatalf("%+v is %s, %v is %s", c, p.Status, raised.points, r.Status)
	}
}

// TestUnmeasurable: a publisher that stopped, before there was any figure and after the
// target's year.
func TestUnmeasurable(t *testing.T) {
	for _, test := range []struct {
		name   string
		by     int
		since  int
		points []float64
		want   derive.Progress
	}{
		{"no figure, and none to come", 2025, 2017, nil, derive.Progress{Status: derive.Unmeasurable, Lack: derive.NoFigure}},
		{"the last figure does not count, even if it met the target", 2025, 2024, []float64{2017, 101, 2020, 25},
			derive.Progress{Status: derive.Unmeasurable, Lack: derive.Discontinued, Latest: derive.Point{dataset.Year(2020), 25}, Aim: 40}},
		{"no figure, of a year in which they were printed", 2023, 2024, nil, derive.Progress{Status: derive.NoData, Lack: derive.NoFigure}},
		{"the year had its figure", 2020, 2020, []float64{2017, 101, 2020, 25},
			derive.Progress{Status: derive.Reached, Latest: derive.Point{dataset.Year(2020), 25}, Base: derive.Point{dataset.Year(2017), 101}, Aim: 40, Moved: true, Actual: round(-76. / 3), Paced: true, Required: round(-61. / 3), Ratio: round(76. / 61), Planned: 40}},
	} {
		i := series(lower, test.points...)
		i.Discontinued = &dataset.Discontinued{Since: dataset.Year(test.since)}
		if p := derive.Toward(dataset.Target{Comparator: "<=", Value: 40, By: dataset.Year(test.by)}, i, area(0), dataset.Year(2017)); p != test.want {
			t.Errorf("%s:\n got %+v\nwant %+v", test.name, p, test.want)
		}
	}
}

// TestEvidence: the longest stretch that may be compared, with its turning points, and
// no change from what is not one number.
func TestEvidence(t *testing.T) {
	gii := []float64{2009, 64, 2010, 71, 2011, 51, 2012, 76, 2013, 76, 2015, 52, 2019, 42, 2020, 42, 2024, 44, 2025, 44}
	i := series(lower, gii...)
	i.Breaks = []dataset.Break{{Period: dataset.Year(2011)}}
	want := derive.Evidence{First: derive.Point{dataset.Year(2011), 51}, Latest: derive.Point{dataset.Year(2025), 44}, Worst: derive.Point{dataset.Year(2013), 76}, Best: derive.Point{dataset.Year(2020), 42}}
	if e, there := derive.EvidenceOf(i, area(0)); !there || e != want {
		t.Errorf("got %+v, want %+v", e, want)
	}
	for name, change := range map[string]func(dataset.Slice){
		"the last figure is a range": func(i dataset.Slice) {
			i.Cube.Add(dataset.Observation{Area: area(0), Period: dataset.Year(2026), Value: 40, Upper: 43})
		},
		"the last figure has a sign": func(i dataset.Slice) {
			i.Cube.Add(dataset.Observation{Area: area(0), Period: dataset.Year(2026), Value: 40, Qualifier: "~"})
		},
		"one figure after a break":       func(i dataset.Slice) { i.Breaks = []dataset.Break{{Period: dataset.Year(2025)}} },
		"years may not be compared":      func(i dataset.Slice) { i.OverTime = false },
		"there are no figures of a kind": func(i dataset.Slice) { *i.Indicator = *series(lower).Indicator },
	} {
		i := series(lower, gii...)
		change(i)
		if e, there := derive.EvidenceOf(i, area(0)); there {
			t.Errorf("%s: %+v", name, e)
		}
	}
	i = series(lower, 2020, 10)
	i.Cube.Add(dataset.Observation{Area: area(0), Period: dataset.Year(2022), Value: 90, Upper: 99})
	i.Cube.Add(dataset.Observation{Area: area(0), Period: dataset.Year(2024), Value: 8})
	if e, there := derive.EvidenceOf(i, area(0)); !there || e != (derive.Evidence{First: derive.Point{dataset.Year(2020), 10}, Latest: derive.Point{dataset.Year(2024), 8}}) {
		t.Errorf("past a range: %+v", e)
	}
	if e, _ := derive.EvidenceOf(series(none, 2020, 10, 2021, 30, 2022, 1, 2024, 8), area(0)); e.Worst.Period != dataset.Year(0) || e.Best.Period != dataset.Year(0) {
		t.Errorf("neither is better: %+v", e)
	}
	if e, _ := derive.EvidenceOf(series(higher, 2020, 10, 2021, 30, 2022, 1, 2024, 8), area(0)); e.Worst.Period != dataset.Year(2022) || e.Best.Period != dataset.Year(2021) {
		t.Errorf("higher is better: %+v", e)
	}
}
