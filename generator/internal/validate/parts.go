package validate

import (
	"math"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/diag"
	"chiso/generator/internal/format"
	"chiso/generator/internal/load"
)

// parts checks a total against the sum of its parts, wherever the total and at
// least one part are printed as exact numbers: parts may have begun later. The
// tolerance is in the unit of the indicator; it allows for rounding.
func (c *checker) parts(ds *dataset.Dataset, x load.Indicator) {
	total := c.indicators[x.Name.V]
	var parts []*dataset.Indicator
	for _, name := range x.Parts.Of {
		if c.known(name, "chỉ số", "indicator", c.indicatorNames()) {
			parts = append(parts, c.indicators[name.V])
		}
	}
	if total == nil || len(parts) == 0 || len(parts) < len(x.Parts.Of) {
		return
	}
	series := make([][]dataset.Figure, len(parts))
	for subject, totals := range total.Observations.Series() {
		for n, part := range parts {
			series[n] = part.Observations.Of(subject, series[n][:0])
		}
		for _, f := range totals {
			sum, have := 0.0, 0
			for _, of := range series {
				if part, ok := in(of, f.Year); ok && part.Exact {
					sum += part.Value
					have++
				}
			}
			if have == 0 || !f.Exact || math.Abs(sum-f.Value) <= x.Parts.Tolerance.V+1e-9 {
				continue
			}
			o := total.Observations.Get(f.Number)
			c.problems.Add(c.place(total, o), "parts",
				diag.T("%s không bằng tổng các phần (%s)", "%s is not the sum of its parts (%s)", o.Printed, format.Plain("en", math.Round(sum*1e6)/1e6)),
				diag.T("xem lại con số này và các phần; chênh lệch cho phép: %v", "look at it and at its parts again; the tolerance is %v", x.Parts.Tolerance.V))
		}
	}
}

// in finds the figure of a year in a series, which is short.
func in(series []dataset.Figure, year int) (dataset.Figure, bool) {
	for _, f := range series {
		if f.Year == year {
			return f, true
		}
	}
	return dataset.Figure{}, false
}
