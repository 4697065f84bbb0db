package derive

import (
	"slices"

	"chiso/generator/internal/dataset"
)

// Whole finds the area that stands for all the others that an indicator has figures
// of: the site's own country beside the places that it is divided into or beside groups
// of respondents, or the parent that all the others have. Among other countries the
// country is one of them, and no whole.
func Whole(c *dataset.Catalog, i dataset.Slice) (dataset.Area, bool) {
	lists := i.Lists()
	if len(lists) < 2 && !slices.ContainsFunc(lists, func(l string) bool { return c.CodeLists[l] != nil && c.CodeLists[l].Parent == l }) {
		return dataset.Area{}, false // which is soon seen, and so of most indicators
	}
	areas := i.Areas()
	for _, s := range areas {
		if standsForAll(c, s, areas) {
			return s, true
		}
	}
	return dataset.Area{}, false
}

func standsForAll(c *dataset.Catalog, s dataset.Area, all []dataset.Area) bool {
	codes := c.CodeLists[s.List]
	if codes == nil {
		return false
	}
	if s.Code == c.Country && c.Country != "" && codes.Places && Open(c, s.List) {
		return slices.ContainsFunc(all, func(other dataset.Area) bool {
			return other.List != s.List && c.CodeLists[other.List] != nil && (!c.CodeLists[other.List].Places || !Open(c, other.List))
		})
	}
	children, others := 0, 0
	for _, other := range all {
		if other == s {
			continue
		}
		others++
		list := c.CodeLists[other.List]
		if code, known := list.Find(other.Code); known && list.Parent == s.List && code.Parent == s.Code {
			children++
		}
	}
	return children > 1 && children == others
}

// Parts gives the observations of a period without that of the whole.
func Parts(c *dataset.Catalog, i dataset.Slice, period dataset.Period) []dataset.Observation {
	in := i.In(period)
	if whole, there := Whole(c, i); there {
		in = slices.DeleteFunc(in, func(o dataset.Observation) bool { return o.Area == whole })
	}
	return in
}

// InPeriod gives the observations of a period that may stand in one order: of one code
// list, for former places and those of today have none in common, and without the
// whole, which is not one among its parts.
func InPeriod(c *dataset.Catalog, i dataset.Slice, period dataset.Period) []dataset.Observation {
	return OneList(c, Parts(c, i, period))
}

// LatestPeriod is the last period in which there is more than the whole, zero if there is none;
// of an indicator that has only the whole, its last year.
func LatestPeriod(c *dataset.Catalog, i dataset.Slice) dataset.Period {
	periods := i.Periods()
	for _, period := range slices.Backward(periods) {
		if len(InPeriod(c, i, period)) > 0 {
			return period
		}
	}
	return dataset.Period{}
}

// MainList is the code list of an indicator's latest values, the whole left aside; empty
// if it has none.
func MainList(c *dataset.Catalog, i dataset.Slice) string {
	if in := InPeriod(c, i, LatestPeriod(c, i)); len(in) > 0 {
		return in[0].Area.List
	}
	return ""
}

// FewGroups is how many groups of a survey are read out one by one.
const FewGroups = 6

// Lead is the latest figure of the place that the sentences of an indicator begin with
// and that its charts put forward: the whole, the only one that there is, the site's own
// country, or of a rank the first. There is none where all are equal, as the groups of a
// survey, or where the sentences tell how all of them are spread.
func Lead(c *dataset.Catalog, i dataset.Slice) (dataset.Observation, bool) {
	if whole, there := Whole(c, i); there {
		figures := i.Of(whole)
		return figures[len(figures)-1], true
	}
	in := InPeriod(c, i, LatestPeriod(c, i))
	switch {
	case len(in) == 0:
		return dataset.Observation{}, false
	case len(i.Areas()) == 1:
		return in[0], true
	case i.Ranking == dataset.Unranked && len(i.Areas()) <= FewGroups:
		return dataset.Observation{}, false
	}
	if own := slices.IndexFunc(in, func(o dataset.Observation) bool { return o.Area.Code == c.Country }); own >= 0 && c.Country != "" {
		return in[own], true
	}
	if i.Measure == dataset.Rank {
		return Ordered(in, dataset.LowerIsBetter)[0], true
	}
	return dataset.Observation{}, false
}

// Coverage is how many places of one code list have a value in a period, and how many
// there are.
func Coverage(c *dataset.Catalog, i dataset.Slice, period dataset.Period) (count, total int) {
	in := InPeriod(c, i, period)
	total = i.RankedOf[period]
	if total == 0 && len(in) > 0 {
		list := c.CodeLists[in[0].Area.List]
		total = len(list.Members())
		if c.Country != "" && list.Has(c.Country) {
			total = len(in) // a list of economies is open: nobody has to be in it
		}
	}
	return len(in), total
}

// FullPeriod is the last period in which most places have a value, zero if there is none.
func FullPeriod(c *dataset.Catalog, i dataset.Slice) dataset.Period {
	for _, period := range slices.Backward(i.Periods()) {
		if Most(Coverage(c, i, period)) {
			return period
		}
	}
	return dataset.Period{}
}

// Ends are the highest and the lowest value of the last period in which most places have
// one, for the sentences of indicators without a Lead. Named says whether these may name
// the two places: not if there are none, or if places may only be put in quartiles.
func Ends(c *dataset.Catalog, i dataset.Slice) (high, low dataset.Observation, named bool) {
	in := InPeriod(c, i, FullPeriod(c, i))
	if len(in) == 0 || i.Ranking == dataset.Quartiles {
		return high, low, false
	}
	ordered := Ordered(in, dataset.HigherIsBetter)
	return ordered[0], ordered[len(ordered)-1], true
}
