package validate

import (
	"math"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/diag"
	"chiso/generator/internal/load"
)

// sumChecker checks the sums that descriptors declare against figures.
type sumChecker struct {
	*engine
	indicators *indicatorReader
}

// check checks indicators that add up: to another one (rule parts), or to a number,
// as shares do to 100 (rule whole). Only exact figures are added: one that is
// "about" or "more than" would make any sum right or wrong. The tolerance is in
// the unit of the parts; it allows for rounding.
func (c *sumChecker) check(s load.Sum) {
	if t := s.Tolerance; t.V < 0 {
		c.problems.Add(t.Pos, "allowed-value", diag.T("tolerance là số âm", "tolerance is below zero"), diag.T("viết chênh lệch lớn nhất cho phép, ví dụ 0.05", "write the largest difference allowed, as in 0.05"))
		return
	}
	var parts []dataset.Slice
	taken := map[string]bool{s.Total.V: true}
	for _, name := range s.Of {
		if taken[name.V] {
			c.problems.Add(name.Pos, "allowed-value", diag.T("%q không thể là một phần của chính nó, hay hai lần", "%q cannot be a part of itself, or twice", name.V),
				diag.T("mỗi phần chỉ kể một lần, không kể tổng", "name each part once, and not the total"))
			continue
		}
		taken[name.V] = true
		if c.known(name, "chỉ số", "indicator", c.indicators.names()) {
			parts = append(parts, c.indicators.byName[name.V].Total())
		}
	}
	whole, number := readNumber(s.Total.V, true)
	if !number && s.Total.V != "" && !c.known(s.Total, "chỉ số", "indicator", c.indicators.names()) || len(parts) < len(s.Of) || len(parts) == 0 {
		return
	}
	if number {
		c.whole(s, parts, whole)
		return
	}
	c.parts(s, parts)
}

// parts checks a total wherever at least one part stands beside it: parts may
// have begun later than their total.
func (c *sumChecker) parts(s load.Sum, parts []dataset.Slice) {
	total := c.indicators.byName[s.Total.V].Total()
	eachBeside(total, parts, func(f dataset.Figure, there []dataset.Figure) {
		sum, exact := added(there)
		if len(there) == 0 || !exact || !f.Exact || within(s, sum, f.Value) {
			return
		}
		o := total.Get(f.Number)
		c.problems.Add(c.positionOf("parts", total, o), "parts",
			diag.T("%s không bằng tổng các phần (%s)", "%s is not the sum of its parts (%s)", o.Printed, plainSum(sum)),
			diag.T("xem lại con số này và các phần; chênh lệch cho phép: %s", "look at it and at its parts again; the tolerance is %s", plain(s.Tolerance.V)))
	})
}

// eachBeside calls with each figure of an indicator and those parts that are there for
// the same subject and year, in their order. The slice is good until the next call.
func eachBeside(i dataset.Slice, parts []dataset.Slice, call func(f dataset.Figure, there []dataset.Figure)) {
	beside := make([][]dataset.Figure, len(parts))
	var there []dataset.Figure
	for area, figures := range i.Series() {
		for n, part := range parts {
			beside[n] = part.FiguresOf(area, beside[n][:0])
		}
		for _, f := range figures {
			there = there[:0]
			for _, series := range beside {
				if part, ok := in(series, f.Period); ok {
					there = append(there, part)
				}
			}
			call(f, there)
		}
	}
}

// added adds figures up, and says whether all of them are exact.
func added(figures []dataset.Figure) (sum float64, exact bool) {
	exact = true
	for _, f := range figures {
		sum, exact = sum+f.Value, exact && f.Exact
	}
	return sum, exact
}

// in finds the figure of a year in a series, which is short.
func in(series []dataset.Figure, period dataset.Period) (dataset.Figure, bool) {
	for _, f := range series {
		if f.Period == period {
			return f, true
		}
	}
	return dataset.Figure{}, false
}

// plainSum writes a sum without what computing in binary adds to it.
func plainSum(sum float64) string { return plain(math.Round(sum*1e6) / 1e6) }

// within allows for rounding, and a little for computing in binary.
func within(s load.Sum, sum, total float64) bool { return math.Abs(sum-total) <= s.Tolerance.V+1e-9 }
