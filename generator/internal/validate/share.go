package validate

import (
	"math"

	"chiso/generator/internal/diag"
	"chiso/generator/internal/load"
)

// shareTolerance is how far the shares of a former unit may be from one: they are
// written with three digits after the point.
const shareTolerance = 0.0015

// goneTo is how much of a former unit went to others on one day, and where the last
// share stands.
type goneTo struct {
	code  string
	share float64
	last  diag.Position
	known bool // every share could be read
	rows  []load.ConcordanceRow
}

// shares wants the whole of a former unit to go somewhere, and no more than that.
func (c *checker) shares(units []*goneTo) {
	for _, unit := range units {
		if unit.known && math.Abs(unit.share-1) > shareTolerance {
			c.problems.Add(unit.last, "whole",
				diag.T("các phần của %q cộng lại là %s, không phải 1", "the shares of %q add up to %s, not 1", unit.code, plainSum(unit.share)),
				diag.T("sửa share, hoặc thêm dòng còn thiếu: một đơn vị cũ phải đi hết", "mend the shares, or add the row that is missing: all of a former unit goes somewhere"))
		}
	}
}
