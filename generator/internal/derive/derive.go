// Package derive computes what the tables leave to us: means, ratios and ranks that
// an indicator declares, the figures of former places converted to those of today, the
// order, medians and quartiles that pages and charts show, and how far a target is. It
// is pure: it reads values and returns values, and what it adds to an indicator is
// marked with the status "derived".
//
// Figures cross a boundary change only by the rule that their indicator declares
// (see Converted): sums add up, means are weighted by a named indicator, what has a
// formula is computed anew from inputs that crossed before it, and everything else
// stays with the former places. A part that is missing leaves the whole missing, for
// a total without a part is no total; and nothing is ranked across two sets of places.
package derive

import (
	"cmp"
	"maps"
	"math"
	"slices"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/format"
	"chiso/generator/internal/parallel"
)

// Derived is the status of a value that we computed.
const Derived = "derived"

// Compute adds the values that indicators declare, where the table has none: first the
// means and ratios, then the ranks, which may rank means, and the ranks within groups; then what former places had
// is converted to those of today, and what is computed from that. A series that crosses a
// boundary change and cannot be converted across it gets a break there.
func Compute(c *dataset.Catalog) {
	each := func(compute func(*dataset.Catalog, dataset.Slice)) {
		for _, d := range c.Datasets {
			for _, i := range d.Columns() {
				compute(c, i)
			}
		}
	}
	each(computeFormula)
	var ranks []dataset.Slice
	each(func(_ *dataset.Catalog, i dataset.Slice) { ranks = append(ranks, i) })
	parallel.Map(len(ranks), func(n int) struct{} { // each looks at its score only, and no rank is a score
		computeRanks(c, ranks[n])
		return struct{}{}
	})
	each(computeRanksWithin)
	for _, rule := range []dataset.ConversionRule{dataset.Sum, dataset.WeightedMean, dataset.Recompute} { // sums first: they are weights
		for _, k := range c.Reorganisations() {
			each(func(c *dataset.Catalog, i dataset.Slice) {
				if i.Convert.Rule == rule {
					convert(c, k, i)
				}
			})
		}
	}
	each(func(c *dataset.Catalog, i dataset.Slice) {
		if i.Convert.Rule == dataset.Recompute {
			computeFormula(c, i)
		}
		breakAtBoundaries(c, i)
	})
}

// computeFormula adds the mean or ratio of the inputs wherever all of them have a
// value: a mean with a missing part is not a mean.
func computeFormula(c *dataset.Catalog, i dataset.Slice) {
	var inputs []dataset.Slice
	for _, name := range i.Inputs() {
		inputs = append(inputs, c.Total(name))
	}
	if len(inputs) == 0 {
		return
	}
	var computed []dataset.Observation
	for first := range inputs[0].All() {
		if _, there := i.At(first.Area, first.Period); there {
			continue
		}
		complete, converted := true, false
		var values []float64
		var sources []string
		for _, input := range inputs {
			o, ok := input.At(first.Area, first.Period)
			converted = converted || o.Converted
			complete = complete && ok && o.Qualifier == "" // what is not exact has no exact mean
			values = append(values, o.Value)
			sources = append(sources, o.Sources...)
		}
		value := formula(i.Derive, values)
		if complete && finite(value) {
			slices.Sort(sources)
			computed = append(computed, dataset.Observation{
				Area: first.Area, Period: first.Period, Value: round(value), Status: Derived, Sources: slices.Compact(sources), Converted: converted,
			})
		}
	}
	add(c, i, computed)
}

// formula is the plain mean of values, or the ratio of two; a ratio to zero is none.
func formula(d dataset.Derivation, values []float64) float64 {
	if d.Ratio != nil {
		return values[0] / values[1] * d.Ratio.Times
	}
	sum := 0.0
	for _, value := range values {
		sum += value
	}
	return sum / float64(len(values))
}

func finite(f float64) bool { return !math.IsNaN(f) && !math.IsInf(f, 0) }

func add(c *dataset.Catalog, i dataset.Slice, derived []dataset.Observation) {
	for _, o := range derived {
		i.Cube.Add(o)
	}
	if len(derived) > 0 {
		c.Sort(i.Indicator)
	}
}

// OneList keeps the observations of one code list, for former provinces and those of
// today have no common order: the list that came last, and of lists that have
// nothing to do with each other the one that most observations belong to.
func OneList(c *dataset.Catalog, in []dataset.Observation) []dataset.Observation {
	count := map[string]int{}
	chosen := ""
	for _, o := range in {
		count[o.Area.List]++
	}
	for _, list := range slices.Sorted(maps.Keys(count)) {
		switch {
		case chosen == "" || c.Supersedes(list, chosen):
			chosen = list
		case !c.Supersedes(chosen, list) && count[list] > count[chosen]:
			chosen = list
		}
	}
	return slices.DeleteFunc(slices.Clone(in), func(o dataset.Observation) bool { return o.Area.List != chosen })
}

// Only keeps the observations of some codes, all if there are no codes.
func Only(in []dataset.Observation, codes []string) []dataset.Observation {
	if len(codes) == 0 {
		return in
	}
	return slices.DeleteFunc(slices.Clone(in), func(o dataset.Observation) bool { return !slices.Contains(codes, o.Area.Code) })
}

// round drops the noise of binary fractions, so that equal means are equal.
func round(f float64) float64 { return math.Round(f*1e6) / 1e6 }

// ChangeShown is the difference of two values of an indicator as both are shown: to a reader
// 43.77 is 1.45 more than 42.32, whatever digits are left out.
func ChangeShown(i dataset.Slice, before, now float64) float64 {
	return format.Rounded(format.Rounded(now, i.Decimals)-format.Rounded(before, i.Decimals), i.Decimals)
}

// Ordered puts observations best first: by the better end of their ranges, then by the
// worse one; ties in the order given.
func Ordered(in []dataset.Observation, direction dataset.Direction) []dataset.Observation {
	sorted := slices.Clone(in)
	slices.SortStableFunc(sorted, func(a, b dataset.Observation) int {
		aLow, aHigh := a.Bounds()
		bLow, bHigh := b.Bounds()
		if direction == dataset.LowerIsBetter {
			return cmp.Or(cmp.Compare(aLow, bLow), cmp.Compare(aHigh, bHigh))
		}
		return cmp.Or(cmp.Compare(bHigh, aHigh), cmp.Compare(bLow, aLow))
	})
	return sorted
}

// Median is the middle value, the mean of the two middle ones of an even number,
// NaN of none.
func Median(in []dataset.Observation) float64 {
	if len(in) == 0 {
		return math.NaN()
	}
	sorted := Ordered(in, dataset.LowerIsBetter)
	middle := len(sorted) / 2
	if len(sorted)%2 == 1 {
		return sorted[middle].Value
	}
	return round((sorted[middle-1].Value + sorted[middle].Value) / 2)
}

// Quartiles puts areas in four groups, the best first. Group k holds the
// places from (k-1)·n/4 (not included) to k·n/4; equal values share a group.
func Quartiles(in []dataset.Observation, direction dataset.Direction) [4][]dataset.Area {
	var groups [4][]dataset.Area
	ranks := Ranks(in, direction)
	for _, o := range in {
		group := (ranks[o.Area]*4 - 1) / len(in)
		groups[min(group, 3)] = append(groups[min(group, 3)], o.Area)
	}
	return groups
}
