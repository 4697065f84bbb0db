package validate

import (
	"slices"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/diag"
	"chiso/generator/internal/load"
)

// conversion checks that figures can be converted across a boundary change by the rule
// that is declared: only things that are counted or measured add up, a weight adds up
// itself, and a formula has inputs that are converted too.
func (c *indicatorReader) conversion(i *dataset.Indicator, x load.Convert) {
	refuse := func(pos diag.Position, what, hint diag.Text) { c.problems.Add(pos, "convert", what, hint) }
	none := diag.T("viết convert: {rule: none}", "write convert: {rule: none}")
	switch rule := i.Convert.Rule; {
	case rule == dataset.NotConvertible || !slices.Contains(converts, string(rule)):
	case i.Measure == dataset.Rank:
		refuse(x.Rule.Pos, diag.T("thứ hạng không quy đổi được", "a rank cannot be converted"), none)
		return
	case rule == dataset.Sum && i.Measure != dataset.Count && i.Measure != dataset.Amount:
		refuse(x.Rule.Pos, diag.T("điểm và tỷ lệ (measure: %s) không cộng được", "scores and shares (measure: %s) do not add up", i.Measure),
			diag.T("viết convert: {rule: weighted-mean, weight: <chỉ số>} hoặc {rule: none}", "write convert: {rule: weighted-mean, weight: <indicator>} or {rule: none}"))
	case rule == dataset.WeightedMean && x.Weight.V == "":
		refuse(x.Rule.Pos, diag.T("chưa khai trọng số", "no weight is given"), diag.T("thêm weight: <chỉ số>, ví dụ dân số", "add weight: <indicator>, such as the population"))
	case rule == dataset.Recompute && len(i.Inputs()) == 0:
		refuse(x.Rule.Pos, diag.T("chỉ số này không có công thức để tính lại", "the indicator has no formula to compute anew"),
			diag.T("thêm derive: {mean: …} hoặc derive: {ratio: …}", "add derive: {mean: …} or derive: {ratio: …}"))
	}
	if i.Convert.Rule != dataset.WeightedMean && x.Weight.V != "" {
		refuse(x.Weight.Pos, diag.T("chỉ weighted-mean mới có weight", "only weighted-mean has a weight"), diag.T("bỏ weight, hoặc viết rule: weighted-mean", "remove the weight, or write rule: weighted-mean"))
	} else if x.Weight.V != "" && c.known(x.Weight, "chỉ số", "indicator", c.names()) && c.byName[x.Weight.V].Convert.Rule != dataset.Sum {
		refuse(x.Weight.Pos, diag.T("trọng số %q không cộng được", "the weight %q does not add up", x.Weight.V), diag.T("dùng một chỉ số có convert: {rule: sum}", "use an indicator with convert: {rule: sum}"))
	}
	if i.Convert.Rule != dataset.Recompute {
		return
	}
	for _, name := range i.Inputs() {
		if input := c.byName[name]; input != nil && input.Convert.Rule == dataset.NotConvertible {
			refuse(x.Rule.Pos, diag.T("đầu vào %q không quy đổi được", "the input %q cannot be converted", name), diag.T("khai convert cho nó, hoặc viết rule: none ở đây", "declare how it is converted, or write rule: none here"))
		}
	}
}
