package validate

import (
	"slices"

	"chiso/generator/internal/diag"
	"chiso/generator/internal/fuzzy"
	"chiso/generator/internal/load"
)

// chartNames checks the charts that a hand-written page puts in against those
// there are.
func chartNames(p load.Page, known []string) diag.List {
	var problems diag.List
	for _, name := range p.Charts {
		if slices.Contains(known, name.V) {
			continue
		}
		hint := diag.T("viết tên chỉ số và loại biểu đồ, như gii-rank-line", "write the indicator and the kind, as in gii-rank-line")
		if near := fuzzy.Nearest(name.V, known); near != "" {
			hint = diag.T("ý bạn là %q?", "did you mean %q?", near)
		}
		problems.Add(name.Pos, "chart-name", diag.T("không có biểu đồ %q", "there is no chart %q", name.V), hint)
	}
	return problems
}
