package derive

import (
	"maps"
	"slices"

	"chiso/generator/internal/dataset"
)

// Converted is a figure of former units converted to a unit that came after them: by
// what rule, from what, and what is missing.
//
// Sum: Σ share·value. WeightedMean: Σ share·weight·value / Σ share·weight, the
// weight being the figure of the named indicator at the former unit in the same
// year. A share below 1 spreads a former unit evenly over what it was divided into,
// so such a figure is an estimate. These are the methods that statistics offices use
// to restate series for new boundaries: areal weighting by shares of a concordance
// (Goodchild and Lam, "Areal interpolation: a variant of the traditional spatial
// problem", Geo-Processing 1, 1980).
type Converted struct {
	Rule      dataset.ConversionRule // as it was used
	Parts     []ConvertedPart
	Value     float64 // rounded to six decimals; good only if Complete
	Complete  bool    // no part is missing
	Estimated bool    // a former unit was divided
}

// ConvertedPart is a former unit's contribution.
type ConvertedPart struct {
	dataset.Part
	Value, Weight       dataset.Observation
	HasValue, HasWeight bool // known, and exact; without a weight to look for it has one
}

// Convert computes an indicator's figure of a period at a unit from the units that it
// was formed from. A unit whose borders are those of a former one has its figures,
// whatever the rule, if there is one. Of a unit that has no predecessors, or whose rule
// is neither a sum nor a weighted mean, it gives no parts.
func Convert(c *dataset.Catalog, i dataset.Slice, to dataset.Area, period dataset.Period) Converted {
	converted := Converted{Rule: i.Convert.Rule}
	if _, same := c.SameBorders(to); same && converted.Rule != dataset.NotConvertible {
		converted.Rule = dataset.Sum
	}
	if converted.Rule != dataset.Sum && converted.Rule != dataset.WeightedMean {
		return converted
	}
	weights := c.Total(i.Convert.Weight)
	sum, total := 0.0, 0.0
	converted.Complete = true
	for _, from := range c.FormedFrom(to) {
		part := ConvertedPart{Part: from, HasWeight: true}
		part.Value, part.HasValue = exact(i, from.Area, period)
		weight := from.Share
		if converted.Rule == dataset.WeightedMean {
			part.Weight, part.HasWeight = exact(weights, from.Area, period)
			weight *= part.Weight.Value
		}
		sum += weight * part.Value.Value
		total += weight
		converted.Complete = converted.Complete && part.HasValue && part.HasWeight
		converted.Estimated = converted.Estimated || from.Share < 1
		converted.Parts = append(converted.Parts, part)
	}
	converted.Complete = converted.Complete && total != 0
	if converted.Rule == dataset.WeightedMean && converted.Complete {
		sum /= total
	}
	converted.Value = round(sum)
	return converted
}

// AllConverted says whether figures are those of former places, all of them.
func AllConverted(in []dataset.Observation) bool {
	return len(in) > 0 && !slices.ContainsFunc(in, func(o dataset.Observation) bool { return !o.Converted })
}

// ConvertedFrom counts the former places that figures were converted from, each once: one
// that was divided went into several.
func ConvertedFrom(c *dataset.Catalog, in []dataset.Observation) int {
	former := map[dataset.Area]bool{}
	for _, o := range in {
		for _, part := range c.FormedFrom(o.Area) {
			former[part.Area] = true
		}
	}
	return len(former)
}

// exact finds a figure that is neither a range nor "about" or "more than" something.
func exact(i dataset.Slice, s dataset.Area, period dataset.Period) (dataset.Observation, bool) {
	o, there := i.At(s, period)
	return o, there && o.Qualifier == "" && !o.Ranged()
}

// convert adds what former units had to those of today, for every year in which no
// part is missing and today's unit has no figure of its own.
func convert(c *dataset.Catalog, k *dataset.Concordance, i dataset.Slice) {
	periods := map[string]map[dataset.Period]bool{} // in which somebody has a figure, by the unit it went to
	for _, x := range k.Changes {
		for _, o := range i.Of(dataset.Area{List: k.From, Code: x.From}) {
			if periods[x.To] == nil {
				periods[x.To] = map[dataset.Period]bool{}
			}
			periods[x.To][o.Period] = true
		}
	}
	var figures []dataset.Observation
	for _, code := range slices.Sorted(maps.Keys(periods)) {
		to := dataset.Area{List: k.To, Code: code}
		for _, period := range dataset.SortedPeriods(maps.Keys(periods[code])) {
			if _, there := i.At(to, period); there {
				continue
			}
			converted := Convert(c, i, to, period)
			if !converted.Complete {
				continue
			}
			var sources []string
			for _, part := range converted.Parts {
				sources = append(sources, part.Value.Sources...)
			}
			slices.Sort(sources)
			figures = append(figures, dataset.Observation{Area: to, Period: period, Value: converted.Value, Status: Derived, Sources: slices.Compact(sources), Converted: true})
		}
	}
	add(c, i, figures)
}

// breakAtBoundaries adds a break to an indicator that has figures on both sides of a
// reorganisation and stays with the former places: from the first year in which the
// later ones have figures.
func breakAtBoundaries(c *dataset.Catalog, i dataset.Slice) {
	if i.Convert.Rule != dataset.NotConvertible || len(c.Concordances) == 0 {
		return
	}
	first := i.FirstPeriods()
	for _, k := range c.Reorganisations() {
		before, former := first[k.From]
		period, later := first[k.To]
		if former && later && before.Before(period) {
			i.Breaks = append(i.Breaks, dataset.Break{Period: period, Boundary: k})
		}
	}
	slices.SortStableFunc(i.Breaks, func(a, b dataset.Break) int { return a.Period.Compare(b.Period) })
}
