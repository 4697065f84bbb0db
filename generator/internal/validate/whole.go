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
func (c *sumChecker) whole(s load.Sum, parts []dataset.Slice, whole float64) {
	eachBeside(parts[0], parts, func(f dataset.Figure, there []dataset.Figure) {
		sum, exact := added(there)
		if len(there) < len(parts) || !exact || within(s, sum, whole) {
			return
		}
		var printed []string
		for n, part := range there {
			printed = append(printed, parts[n].Get(part.Number).Printed)
		}
		c.problems.Add(c.positionOf("whole", parts[0], parts[0].Get(f.Number)), "whole",
			diag.T("%s = %s, không phải %s", "%s = %s, not %s", strings.Join(printed, " + "), plainSum(sum), s.Total.V),
			diag.T("so từng phần với nguồn; chênh lệch cho phép: %s", "compare each part with the source; the tolerance is %s", plain(s.Tolerance.V)))
	})
}
