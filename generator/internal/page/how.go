package page

import (
	"slices"

	"chiso/generator/internal/chart"
	"chiso/generator/internal/dataset"
	"chiso/generator/internal/i18n"
)

// seen is what there is to know of a chart before it is read.
type seen struct {
	chart.Kind
	meta                                        chart.Meta
	strong, rank, gaps, apart, computed, ranges bool
}

// is says whether the chart is of a kind.
func (s seen) is(kind string) bool { return s.Name == kind }

// readings are the sentences on how to read a chart, in their order, and when each is
// written: first what the kind is, then what this chart has. What a reader may change
// (places, periods) has no name in them.
var readings = []struct {
	key  string
	when func(seen) bool
}{
	{"how_multiples_indicators", func(s seen) bool { return s.is("multiples") && s.meta.OfPlace }},
	{"how_multiples_places", func(s seen) bool { return s.is("multiples") && !s.meta.OfPlace }},
	{"how_line", func(s seen) bool { return s.is("line") && !s.strong }},
	{"how_line_strong", func(s seen) bool { return s.is("line") && s.strong && len(s.meta.Compare) == 0 }},
	{"how_line_compared", func(s seen) bool { return s.is("line") && s.strong && len(s.meta.Compare) > 0 }},
	{"how_*", func(s seen) bool { return !s.is("multiples") && !s.is("line") }},
	{"how_order", func(s seen) bool { return s.Has(chart.Ordered) && s.meta.Ranking == string(dataset.Ranked) }},
	{"how_by_name", func(s seen) bool { return s.Has(chart.Ordered) && s.meta.Ranking != string(dataset.Ranked) }},
	{"how_median", func(s seen) bool { return s.Shows == chart.ShowsProfile }},
	{"how_groups", func(s seen) bool { return s.is("stack") }},
	{"how_strong", func(s seen) bool { return s.strong && s.Has(chart.Emphasised) }},
	{"how_not_ranked", func(s seen) bool {
		return s.Has(chart.SideBySide) && s.meta.Ranking == string(dataset.Quartiles)
	}},
	{"how_deep_lower", func(s seen) bool { return s.deep(dataset.LowerIsBetter) }},
	{"how_deep_higher", func(s seen) bool { return s.deep(dataset.HigherIsBetter) }},
	{"how_deep_none", func(s seen) bool { return s.deep(dataset.NeitherBetter) }},
	{"how_rank_up", func(s seen) bool { return s.rank && s.Has(chart.Upright) }},
	{"how_from_zero", func(s seen) bool { return !s.rank && s.Has(chart.Scaled) }},
	{"how_break", func(s seen) bool { return s.broken() && s.Has(chart.Joined) && !s.gaps }},
	{"how_break_gap", func(s seen) bool { return s.broken() && s.Has(chart.Joined) && s.gaps }},
	{"how_break_heat", func(s seen) bool { return s.broken() && s.is("heat") }},
	{"how_break_pair", func(s seen) bool { return s.broken() && s.Has(chart.Paired) }},
	{"how_gap", func(s seen) bool { return !s.broken() && s.Has(chart.Joined) && s.gaps }},
	{"how_blank", func(s seen) bool { return s.gaps && s.Has(chart.Quarters) }},
	{"how_absent", func(s seen) bool { return s.gaps && s.Has(chart.OnePeriod) }},
	{"how_former", func(s seen) bool { return s.meta.Former != nil && s.Has(chart.WithFormer) }},
	{"how_parts", func(s seen) bool { return s.is("tiles") && s.apart }},
	{"how_target", func(s seen) bool { return len(s.meta.Targets) > 0 && s.Has(chart.WithTargets) }},
	{"how_event", func(s seen) bool { return len(s.meta.Events) > 0 && s.Has(chart.WithEvents) }},
	{"how_computed_hollow", func(s seen) bool { return s.computed && s.Has(chart.Hollow) }},
	{"how_computed", func(s seen) bool { return s.computed && !s.Has(chart.Hollow) }},
	{"how_ranges", func(s seen) bool { return s.ranges }},
	{"how_ranges_drawn", func(s seen) bool { return s.ranges && s.Has(chart.Whiskers) }},
}

// deep says whether a deeper colour is a better quarter, where that direction is better.
func (s seen) deep(better dataset.Direction) bool {
	return s.Has(chart.Quarters) && s.meta.Direction == string(better)
}

func (s seen) broken() bool { return len(s.meta.Breaks) > 0 }

// how says how to read a chart.
func (b chartBuilder) how(c *dataset.Chart, drawn chart.Drawn) []string {
	i, m := c.Indicator, drawn.Meta
	s := seen{Kind: chart.KindOf(m.Kind), meta: m, strong: m.Label(m.Highlight) != "", rank: i.Measure == dataset.Rank, gaps: b.holes(i), apart: b.apart(i, m.Period)}
	for _, f := range drawn.Frames {
		for _, t := range f.Tallies {
			s.computed, s.ranges = s.computed || t.Computed > 0, s.ranges || t.Ranged > 0
		}
	}
	var sentences []string
	for _, r := range readings {
		key := r.key
		if key == "how_*" {
			key = "how_" + m.Kind
		}
		if r.when(s) {
			sentences = append(sentences, b.translate(key, i18n.Args{"place": m.Label(m.Highlight)}))
		}
	}
	return sentences
}

// holes says whether a place has no figure in one of the periods.
func (b chartBuilder) holes(i dataset.Slice) bool {
	return i.Len() < len(i.Areas())*len(i.Periods())
}

// apart says whether a part of a place lies apart on the map of a period.
func (b chartBuilder) apart(i dataset.Slice, period dataset.Period) bool {
	in := i.In(period)
	return len(in) > 0 && slices.ContainsFunc(b.catalog.CodeLists[in[0].Area.List].Layout, func(t dataset.Tile) bool { return b.text(t.Part) != "" })
}
