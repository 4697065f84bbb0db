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
func (c *checker) whole(s load.Sum, parts []*dataset.Indicator, whole float64) {
	beside := make([][]dataset.Figure, len(parts))
	for subject, first := range parts[0].Observations.Series() {
		for n, part := range parts {
			beside[n] = part.Observations.Of(subject, beside[n][:0])
		}
		for _, f := range first {
			sum, figures := 0.0, []dataset.Figure{}
			for _, series := range beside {
				if part, ok := in(series, f.Year); ok && part.Exact {
					sum, figures = sum+part.Value, append(figures, part)
				}
			}
			if len(figures) < len(parts) || within(s, sum, whole) {
				continue
			}
			var printed []string
			for n, part := range figures {
				printed = append(printed, parts[n].Observations.Get(part.Number).Printed)
			}
			c.problems.Add(c.place("whole", parts[0], parts[0].Observations.Get(f.Number)), "whole",
				diag.T("%s = %s, không phải %s", "%s = %s, not %s", strings.Join(printed, " + "), plainSum(sum), s.Total.V),
				diag.T("so từng phần với nguồn; chênh lệch cho phép: %v", "compare each part with the source; the tolerance is %v", s.Tolerance.V))
		}
	}
}
