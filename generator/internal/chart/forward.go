package chart

import (
	"slices"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/derive"
)

// putForward lets a chart put forward the place that the sentences of its indicator speak
// of (see derive.Lead), whatever its declaration says: the place declared is then one of
// those that it is compared with. Without such a place the declared one stays, which the
// sentences name too, and a line chart names the highest and the lowest that they name.
func (d *drawing) putForward() {
	if lead, there := derive.Lead(d.Catalog, d.indicator); there {
		if code := d.code(lead.Area); code != d.meta.Highlight && d.carries(lead.Area) {
			declared := d.meta.Highlight
			if d.meta.Highlight = code; declared != "" {
				d.compareWith(declared)
			}
			d.meta.Compare = slices.DeleteFunc(slices.Clone(d.meta.Compare), func(c string) bool { return c == code })
		} else if code != d.meta.Highlight && lead.Area == d.whole && d.chart.Kind != stack.Name {
			d.meta.Highlight = "" // the sentences speak of the whole, which has no mark here, and of no part
		}
		return
	}
	if high, low, named := derive.Ends(d.Catalog, d.indicator); named && d.chart.Kind == line.Name && d.meta.Highlight != "" && len(d.chart.Only) == 0 {
		d.compareWith(d.code(high.Area), d.code(low.Area))
	}
}

// carries says whether a chart has a mark for a place.
func (d *drawing) carries(s dataset.Area) bool {
	switch d.chart.Kind {
	case stack.Name: // its groups are equal
		return false
	case tiles.Name:
		return s != d.whole
	case scatter.Name:
		return slices.ContainsFunc(d.both(d.period), func(o dataset.Observation) bool { return o.Area == s })
	}
	return true
}

// compareWith adds places to those that a chart names beside the one put forward.
func (d *drawing) compareWith(codes ...string) {
	all := slices.Clone(d.meta.Compare) // the declaration's own stays as it is
	for _, code := range codes {
		if code != d.meta.Highlight && !slices.Contains(all, code) {
			all = append(all, code)
		}
	}
	d.meta.Compare = all
}
