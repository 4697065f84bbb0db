package validate

import (
	"strconv"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/diag"
	"chiso/generator/internal/load"
)

// discontinued checks that an indicator declared as no longer printed has no
// figures from that period on: one of the two is wrong.
func (c *indicatorReader) discontinued(i dataset.Slice, d load.Discontinued) {
	if c.yearOf(d.Since); !isYear(strconv.Itoa(d.Since.V)) {
		return
	}
	for _, figures := range i.Series() {
		for _, f := range figures {
			if f.Period.Before(i.Discontinued.Since) {
				continue
			}
			o := i.Get(f.Number)
			c.problems.Add(c.positionOf("discontinued", i, o), "discontinued",
				diag.T("%q được khai là không còn công bố từ năm %s, nhưng có số liệu năm %s", "%q is said to be printed no more since %s, and has a figure of %s", i.Name, i.Discontinued.Since, o.Period),
				diag.T("sửa discontinued.since, hoặc bỏ con số nếu nó không phải của đơn vị công bố", "correct discontinued.since, or remove the figure if it is not the publisher's"))
		}
	}
}
