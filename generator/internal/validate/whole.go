package validate

import (
	"strings"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/diag"
	"chiso/generator/internal/load"
)

// whole checks parts that make up a number, as the answers to one question make up
// 100 %. A row that lacks a part says nothing of the sum and is passed over; the
// mistake is shown at the first part.
func (c *checker) whole(s load.Sum, parts []map[dataset.Key]dataset.Observation, whole float64) {
	for key := range parts[0] {
		sum, printed := 0.0, []string{}
		for _, part := range parts {
			if o, ok := part[key]; ok && o.Qualifier == "" {
				sum, printed = sum+o.Value, append(printed, o.Printed)
			}
		}
		if len(printed) < len(parts) || within(s, sum, whole) {
			continue
		}
		c.problems.Add(c.points[s.Of[0].V][key], "whole",
			diag.T("%s = %s, không phải %s", "%s = %s, not %s", strings.Join(printed, " + "), plainSum(sum), s.Total.V),
			diag.T("so từng phần với nguồn; chênh lệch cho phép: %v", "compare each part with the source; the tolerance is %v", s.Tolerance.V))
	}
}
