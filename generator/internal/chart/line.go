package chart

import "chiso/generator/internal/diag"

// line: values over time, one line for each place; the chosen place is strong,
// those it is compared with are quiet, the rest faint. A rank axis runs
// downwards from 1. The line is cut where values are not comparable.
var line = Kind{
	Name: "line",
	About: diag.T("đường theo thời gian: nơi được chọn đậm, các nơi khác nhạt",
		"lines over time: the chosen place strong, the others quiet"),
	Uses:     []string{"highlight", "compare", "only", "events"},
	Controls: []Control{ChoosePlace, ChooseCompare, ChooseSpan},
	Shows:    ShowsNamed,
	Traits:   []Trait{Upright, Scaled, Joined, SideBySide, Hollow, Whiskers, WithTargets, WithEvents, WithFormer},
	carry:    (*drawing).overTime,
	draw:     drawOverTime,
}
