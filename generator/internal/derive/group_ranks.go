package derive

import (
	"slices"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/ranks"
)

// computeRanksWithin ranks the members of a group among each other by the ranks that another
// indicator gives them among all (dataset.Within). Members of a period are those on its
// middle day, see dataset.Group.In.
//
// A year counts only if the rank of every member that was ranked is known: of all that
// the publisher ranked there is one, or of all members. In a list with gaps nobody knows
// whether a member without a rank was left out by the publisher or only here. Ranks that
// are ranges make ranges, but only where the members' ranges overlap.
//
// The figures' sources are those of all ranks that they were computed from.
func computeRanksWithin(c *dataset.Catalog, i dataset.Slice) {
	w := i.Derive.Within
	if w == nil {
		return
	}
	of := c.Total(w.Of)
	var computed []dataset.Observation
	for _, period := range of.Periods() {
		members := rankedMembers(c, of, w.Group, period)
		if len(members) < 2 {
			continue // one alone is neither first nor last
		}
		var sources []string
		for _, o := range members {
			sources = append(sources, o.Sources...)
		}
		slices.Sort(sources)
		sources = i.Dataset.Borrow(of.Dataset, slices.Compact(sources))
		if i.RankedOf[period] == 0 {
			i.RankedOf[period] = len(members)
		}
		for n, o := range members {
			if _, there := i.At(o.Area, period); there || w.Place != "" && w.Place != o.Area.Code {
				continue
			}
			r := among(members, n)
			rank := dataset.Observation{Area: o.Area, Period: period, Value: float64(r.Low), Status: Derived, Sources: sources, RankedOf: len(members)}
			if !r.Certain() {
				rank.Upper = float64(r.High)
			}
			computed = append(computed, rank)
		}
	}
	add(c, i, computed)
}

// rankedMembers are the ranks of a group's members in a period, none if there may be
// more of them.
func rankedMembers(c *dataset.Catalog, of dataset.Slice, group string, period dataset.Period) []dataset.Observation {
	in := OneList(c, of.In(period))
	if len(in) == 0 {
		return nil
	}
	list := c.CodeLists[in[0].Area.List]
	at := slices.IndexFunc(list.Groups, func(g dataset.Group) bool { return g.Code == group })
	if at < 0 {
		return nil
	}
	codes := list.Groups[at].In(period)
	members := slices.DeleteFunc(slices.Clone(in), func(o dataset.Observation) bool { return !slices.Contains(codes, o.Area.Code) })
	if len(in) != of.RankedOf[period] && len(members) != len(codes) || slices.ContainsFunc(members, func(o dataset.Observation) bool { return o.Qualifier != "" }) {
		return nil
	}
	return members
}

// among is the rank of one of several by their ranks. Two that have the same rank share
// one; two that have the same range do not have the same rank.
func among(in []dataset.Observation, n int) ranks.Range {
	low, high := in[n].Bounds()
	r := ranks.Range{Low: 1, High: 1}
	for m, other := range in {
		otherLow, otherHigh := other.Bounds()
		if m == n || !other.Ranged() && !in[n].Ranged() && otherLow == low {
			continue
		}
		if otherHigh <= low {
			r.Low++
		}
		if otherLow < high {
			r.High++
		}
	}
	return r
}
