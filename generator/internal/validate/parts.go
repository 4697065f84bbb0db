package validate

import (
	"math"
	"strconv"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/diag"
	"chiso/generator/internal/format"
	"chiso/generator/internal/load"
)

// sum checks indicators that add up: to another one (rule parts), or to a number,
// as shares do to 100 (rule whole). Only exact figures are added: one that is
// "about" or "more than" would make any sum right or wrong. The tolerance is in
// the unit of the parts; it allows for rounding.
func (c *checker) sum(s load.Sum) {
	var parts []map[dataset.Key]dataset.Observation
	for _, name := range s.Of {
		if c.known(name, "chỉ số", "indicator", c.indicatorNames()) {
			parts = append(parts, figures(c.indicators[name.V]))
		}
	}
	number := decimal.MatchString(s.Total.V)
	if !number && s.Total.V != "" && !c.known(s.Total, "chỉ số", "indicator", c.indicatorNames()) || len(parts) < len(s.Of) || len(parts) == 0 {
		return
	}
	if number {
		whole, _ := strconv.ParseFloat(s.Total.V, 64) // it has the form of a number
		c.whole(s, parts, whole)
		return
	}
	c.parts(s, parts)
}

// figures are the printed values of an indicator.
func figures(i *dataset.Indicator) map[dataset.Key]dataset.Observation {
	at := map[dataset.Key]dataset.Observation{}
	for _, o := range i.Observations {
		at[o.Key()] = o
	}
	return at
}

// parts checks a total wherever at least one part stands beside it: parts may
// have begun later than their total.
func (c *checker) parts(s load.Sum, parts []map[dataset.Key]dataset.Observation) {
	for key, total := range figures(c.indicators[s.Total.V]) {
		sum, have, exact := 0.0, false, total.Qualifier == ""
		for _, part := range parts {
			if o, ok := part[key]; ok {
				sum, have, exact = sum+o.Value, true, exact && o.Qualifier == ""
			}
		}
		if !have || !exact || within(s, sum, total.Value) {
			continue
		}
		c.problems.Add(c.points[s.Total.V][key], "parts",
			diag.T("%s không bằng tổng các phần (%s)", "%s is not the sum of its parts (%s)", total.Printed, plainSum(sum)),
			diag.T("xem lại con số này và các phần; chênh lệch cho phép: %v", "look at it and at its parts again; the tolerance is %v", s.Tolerance.V))
	}
}

// plainSum writes a sum without what computing in binary adds to it.
func plainSum(sum float64) string { return format.Plain("en", math.Round(sum*1e6)/1e6) }

// within allows for rounding, and a little for computing in binary.
func within(s load.Sum, sum, total float64) bool { return math.Abs(sum-total) <= s.Tolerance.V+1e-9 }
