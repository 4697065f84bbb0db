package page

import (
	"slices"

	"chiso/generator/internal/chart"
	"chiso/generator/internal/dataset"
	"chiso/generator/internal/words"
)

// how says how to read a chart: first its kind, then what this one has. What a reader may
// change (places, years) is not told by name.
func (b *builder) how(c *dataset.Chart, drawn chart.Drawn) []string {
	i, m := c.Indicator, drawn.Meta
	var said []string
	say := func(key string, when bool) {
		if when {
			said = append(said, b.say(key, words.Args{"place": m.Label(m.Highlight)}))
		}
	}
	rank, strong := i.Measure == dataset.Rank, m.Label(m.Highlight) != ""
	quarters := m.Kind == "heat" || m.Kind == "tiles"
	switch m.Kind {
	case "multiples":
		say("how_multiples_indicators", len(m.Axes) > 0)
		say("how_multiples_places", len(m.Axes) == 0)
	case "dot", "bar":
		say("how_"+m.Kind, true)
		say("how_order", m.Ranking == string(dataset.Ranked))
		say("how_by_name", m.Ranking != string(dataset.Ranked))
	case "line":
		say("how_line", !strong)
		say("how_line_strong", strong && len(m.Compare) == 0)
		say("how_line_compared", strong && len(m.Compare) > 0)
	default:
		say("how_"+m.Kind, true)
	}
	say("how_median", m.Kind == "radar")
	say("how_groups", m.Kind == "stack")
	say("how_strong", strong && (m.Kind == "slope" || m.Kind == "bar" || m.Kind == "scatter"))
	say("how_not_ranked", m.Ranking == string(dataset.Quartiles) && m.Kind != "radar" && m.Kind != "scatter")
	say("how_deep_lower", quarters && m.Direction == string(dataset.LowerIsBetter))
	say("how_deep_higher", quarters && m.Direction == string(dataset.HigherIsBetter))
	say("how_deep_none", quarters && m.Direction == string(dataset.NeitherBetter))
	say("how_rank_up", rank && (m.Kind == "line" || m.Kind == "slope" || m.Kind == "multiples"))
	say("how_from_zero", !rank && (m.Kind == "line" || m.Kind == "slope" || m.Kind == "dot" || m.Kind == "multiples" || m.Kind == "scatter"))
	lines, gaps := m.Kind == "line" || m.Kind == "multiples", b.holes(i)
	say("how_break", len(m.Breaks) > 0 && lines && !gaps)
	say("how_break_gap", len(m.Breaks) > 0 && lines && gaps)
	say("how_break_heat", len(m.Breaks) > 0 && m.Kind == "heat")
	say("how_break_pair", len(m.Breaks) > 0 && (m.Kind == "slope" || m.Kind == "dot"))
	say("how_gap", len(m.Breaks) == 0 && lines && gaps)
	say("how_blank", gaps && quarters)
	say("how_absent", gaps && (m.Kind == "bar" || m.Kind == "scatter"))
	say("how_former", m.Former != nil && m.Kind == "line")
	say("how_parts", m.Kind == "tiles" && b.apart(i, m.Period))
	say("how_target", len(m.Targets) > 0 && (m.Kind == "line" || m.Kind == "bar" || m.Kind == "dot"))
	say("how_event", len(m.Events) > 0 && m.Kind == "line")
	computed, ranges := false, false
	for _, f := range drawn.Frames {
		for _, t := range f.Tallies {
			computed, ranges = computed || t.Computed > 0, ranges || t.Ranged > 0
		}
	}
	hollow := slices.Contains([]string{"line", "slope", "multiples", "scatter"}, m.Kind)
	say("how_computed_hollow", computed && hollow)
	say("how_computed", computed && !hollow)
	say("how_ranges", ranges)
	say("how_ranges_drawn", ranges && m.Kind != "heat" && m.Kind != "tiles" && m.Kind != "radar")
	return said
}

// holes says whether a place has no figure in one of the years.
func (b *builder) holes(i dataset.Slice) bool {
	return i.Len() < len(i.Areas())*len(i.Periods())
}

// apart says whether a part of a place lies apart on the map of a year.
func (b *builder) apart(i dataset.Slice, period dataset.Period) bool {
	in := i.In(period)
	return len(in) > 0 && slices.ContainsFunc(b.catalog.CodeLists[in[0].Area.List].Layout, func(t dataset.Tile) bool { return b.text(t.Part) != "" })
}
