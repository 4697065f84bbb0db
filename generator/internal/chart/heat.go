package chart

import "chiso/generator/internal/diag"

// heat: a table of places and years in which a deeper colour is a better value.
var heat = Kind{
	Name:     "heat",
	About:    diag.T("biểu đồ nhiệt: nơi theo hàng, năm theo cột, màu đậm là tốt hơn", "heat table: places down, years across, the deeper the better"),
	Uses:     []string{"highlight", "compare", "only"},
	Controls: []Control{ChoosePlace, ChooseCompare, ChooseSpan},
	Shows:    ShowsListed,
	Traits:   []Trait{Quarters, SideBySide},
	carry:    carryHeat,
	draw:     drawOverTime,
}

func carryHeat(d *drawing) *reason {
	if r := d.overTime(); r != nil {
		return r
	}
	if shown := d.shown(d.in(d.period)); len(shown) > maxRows {
		return tooMany(len(shown))
	}
	return nil
}
