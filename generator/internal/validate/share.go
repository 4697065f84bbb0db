package validate

import (
	"math"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/diag"
	"chiso/generator/internal/load"
)

// shareTolerance is how far the shares of a former unit may be from one: they are
// written with three digits after the point.
const shareTolerance = 0.0015

// goneTo is how much of a former unit went to others, and where the last share stands.
// The day does not matter: a list holds what there was between two reorganisations, so
// a unit that goes twice would be counted twice.
type goneTo struct {
	code  string
	share float64
	last  diag.Position
	known bool // every share could be read
	rows  []load.ConcordanceRow
}

// shares wants the whole of a former unit to go somewhere, and no more than that.
func (c *concordanceReader) shares(units []*goneTo) {
	for _, unit := range units {
		if unit.known && math.Abs(unit.share-1) > shareTolerance {
			c.problems.Add(unit.last, "whole",
				diag.T("các phần của %q cộng lại là %s, không phải 1", "the shares of %q add up to %s, not 1", unit.code, plainSum(unit.share)),
				diag.T("sửa share, hoặc thêm dòng còn thiếu: một đơn vị cũ phải đi hết", "fix the shares, or add the row that is missing: all of a former unit goes somewhere"))
		}
	}
}

// everyone wants each code of the former list to go somewhere, and each of the later
// one to come from somewhere: whoever is forgotten has no figures on the other side.
func (c *concordanceReader) everyone(r load.Concordance, k *dataset.Concordance) {
	if c.codes.broken[r.From.V] || c.codes.broken[r.To.V] {
		return
	}
	from, to := map[string]bool{}, map[string]bool{}
	for _, x := range k.Changes {
		from[x.From], to[x.To] = true, true
	}
	for _, code := range c.catalog.CodeLists[r.From.V].Members() {
		if !from[code.Code] {
			c.problems.Add(r.Path.Pos, "whole", diag.T("%q (%s) của danh mục %q không đi đâu cả", "%q (%s) of code list %q goes nowhere", code.Code, c.codes.label(code), r.From.V),
				diag.T("thêm một dòng có mã này ở cột from", "add a row with this code in column from"))
		}
	}
	for _, code := range c.catalog.CodeLists[r.To.V].Members() {
		if !to[code.Code] {
			c.problems.Add(r.Path.Pos, "whole", diag.T("%q (%s) của danh mục %q không từ đâu mà có", "%q (%s) of code list %q comes from nowhere", code.Code, c.codes.label(code), r.To.V),
				diag.T("thêm một dòng có mã này ở cột to", "add a row with this code in column to"))
		}
	}
}

// inForce wants the former code to end before a change takes effect and the later one
// to be there by then, where their lists say when they begin and end.
func (c *concordanceReader) inForce(r load.Concordance, x load.ConcordanceRow, at func(column string) diag.Position) {
	from, _ := c.catalog.CodeLists[r.From.V].Find(x.From)
	to, _ := c.catalog.CodeLists[r.To.V].Find(x.To)
	hint := diag.T("xem lại ngày ở đây và ở danh mục mã", "look at the day here and in the code list again")
	if from.ValidTo != "" && from.ValidTo >= x.Effective {
		c.problems.Add(at("effective"), "validity", diag.T("%q (%s) còn hiệu lực đến hết ngày %s", "%q (%s) is valid until %s", from.Code, c.codes.label(from), from.ValidTo), hint)
	}
	if to.ValidFrom > x.Effective {
		c.problems.Add(at("effective"), "validity", diag.T("%q (%s) chỉ có từ %s", "%q (%s) begins on %s", to.Code, c.codes.label(to), to.ValidFrom), hint)
	}
}
