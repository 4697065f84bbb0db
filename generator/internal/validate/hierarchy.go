package validate

import (
	"slices"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/diag"
	"chiso/generator/internal/load"
)

// hierarchy binds a rank to its score and a part to its whole. It runs when all indicators
// have been read, for either may stand before the other.
func (c *indicatorReader) hierarchy(ds *dataset.Dataset, x load.Indicator) {
	i := c.byName[x.Name.V]
	names := indicatorNames(ds)
	if x.RankOf.V != "" && x.Derive.Rank.V != "" {
		c.problems.Add(x.RankOf.Pos, "hierarchy", diag.T("derive.rank đã nói đây là hạng của %q", "derive.rank says already that this is the rank of %q", x.Derive.Rank.V),
			diag.T("bỏ rankOf, hoặc bỏ derive nếu hạng chỉ là hạng đã công bố", "remove rankOf, or derive where ranks are only those that were published"))
		return
	}
	if x.RankOf.V != "" && c.known(x.RankOf, "chỉ số", "indicator", names) {
		c.bindRank(i, c.byName[x.RankOf.V], x.RankOf)
	}
	alone := len(x.Derive.Mean) == 0 && x.Derive.Ratio.Of.V == "" // else derivation has reported it
	if score := c.byName[x.Derive.Rank.V]; score != nil && alone && slices.Contains(names, score.Name) {
		c.bindRank(i, score, x.Derive.Rank)
	}
	if x.Parent.V == "" || !c.known(x.Parent, "chỉ số", "indicator", names) {
		return
	}
	parent := c.byName[x.Parent.V]
	if i == parent || slices.Contains(parent.Wholes(), i) {
		c.problems.Add(x.Parent.Pos, "hierarchy", diag.T("%q là một phần của chính nó", "%q is a part of itself", i.Name),
			diag.T("parent là chỉ số lớn hơn, như chỉ số tổng hợp của một trụ cột", "parent is the larger indicator, as the index of a pillar"))
		return
	}
	if i.Score != nil {
		c.problems.Add(x.Parent.Pos, "hierarchy", diag.T("%q là hạng của %q, nên đi theo chỉ số ấy", "%q is the rank of %q and stands where that does", i.Name, i.Score.Name),
			diag.T("viết parent ở %q", "write parent at %q", i.Score.Name))
		return
	}
	i.Parent = parent
	parent.Parts = append(parent.Parts, i)
}

// bindRank makes an indicator the rank of a score.
func (c *indicatorReader) bindRank(rank, score *dataset.Indicator, at load.Str) {
	wrong := func(what diag.Text) {
		c.problems.Add(at.Pos, "hierarchy", what, diag.T("chọn một chỉ số cùng bộ dữ liệu có measure khác rank, mỗi chỉ số một hạng", "name an indicator of the same dataset whose measure is not rank; each has one rank"))
	}
	switch {
	case rank == score || score.Measure == dataset.Rank:
		if at.V != rank.Derive.Rank { // of which derive speaks
			wrong(diag.T("%q cũng là một thứ hạng", "%q is a rank itself", score.Name))
		}
	case rank.Measure != dataset.Rank:
		c.problems.Add(at.Pos, "hierarchy", diag.T("%q không phải là thứ hạng (measure: %s)", "%q is not a rank (measure: %s)", rank.Name, rank.Measure), diag.T("viết measure: rank", "write measure: rank"))
	case score.Rank != nil:
		wrong(diag.T("%q đã có hạng ở %q", "%q has its rank in %q already", score.Name, score.Rank.Name))
	default:
		score.RankedBy(rank)
	}
}
