// Package derive computes what the tables leave to us: means and ranks that an
// indicator declares, and the order, medians and quartiles that pages and charts
// show. It is pure: it reads values and returns values, and what it adds to an
// indicator is marked with the status "derived".
package derive

import (
	"cmp"
	"maps"
	"math"
	"slices"

	"chiso/generator/internal/dataset"
)

// Derived is the status of a value that we computed.
const Derived = "derived"

// Fill adds the values that indicators declare with `derive`, where the table
// has none: first the means, then the ranks, which may rank means.
func Fill(c *dataset.Catalog) {
	for _, d := range c.Datasets {
		for _, i := range d.Indicators {
			if len(i.Derive.Mean) > 0 {
				fillMean(c, i)
			}
		}
	}
	for _, d := range c.Datasets {
		for _, i := range d.Indicators {
			if i.Derive.Rank != "" {
				fillRank(c, i)
			}
		}
	}
}

// fillMean adds the plain mean of the inputs wherever all of them have a value: a
// mean with a missing part is not a mean.
func fillMean(c *dataset.Catalog, i *dataset.Indicator) {
	var inputs []*dataset.Indicator
	for _, name := range i.Derive.Mean {
		inputs = append(inputs, c.Indicator(name))
	}
	var means []dataset.Observation
	for first := range inputs[0].Observations.All() {
		if _, printed := i.At(first.Subject, first.Year); printed {
			continue
		}
		sum, complete := 0.0, true
		var sources []string
		for _, input := range inputs {
			o, ok := input.At(first.Subject, first.Year)
			sum += o.Value
			complete = complete && ok && o.Qualifier == "" // what is not exact has no exact mean
			sources = append(sources, o.Sources...)
		}
		if complete {
			slices.Sort(sources)
			means = append(means, dataset.Observation{
				Subject: first.Subject, Year: first.Year, Value: round(sum / float64(len(inputs))), Status: Derived, Sources: slices.Compact(sources),
			})
		}
	}
	add(c, i, means)
}

// fillRank ranks the scores of each year for which all that the producer ranked
// have one; ties share the better rank (standard competition ranking, "1224").
// Printed ranks stay as they are.
func fillRank(c *dataset.Catalog, i *dataset.Indicator) {
	score := c.Indicator(i.Derive.Rank)
	var places []dataset.Observation
	for _, year := range blankYears(i, score) {
		in := OneList(score.In(year))
		if len(in) != i.RankedOf[year] {
			continue // a rank among some of them is not the rank
		}
		ranks := Ranks(in, score.Direction)
		for _, o := range in {
			if _, printed := i.At(o.Subject, year); !printed {
				places = append(places, dataset.Observation{
					Subject: o.Subject, Year: year, Value: float64(ranks[o.Subject]), Status: Derived, Sources: o.Sources, RankedOf: i.RankedOf[year],
				})
			}
		}
	}
	add(c, i, places)
}

// blankYears are those in which a score has no rank beside it.
func blankYears(rank, score *dataset.Indicator) []int {
	blank := map[int]bool{}
	var ranks []dataset.Figure
	for subject, scores := range score.Observations.Series() {
		ranks = rank.Observations.Of(subject, ranks[:0])
		at := 0
		for _, f := range scores {
			for at < len(ranks) && ranks[at].Year < f.Year {
				at++
			}
			if at == len(ranks) || ranks[at].Year != f.Year {
				blank[f.Year] = true
			}
		}
	}
	return slices.Sorted(maps.Keys(blank))
}

func add(c *dataset.Catalog, i *dataset.Indicator, derived []dataset.Observation) {
	for _, o := range derived {
		i.Observations.Add(o)
	}
	if len(derived) > 0 {
		c.Sort(i)
	}
}

// OneList keeps the observations of the code list that most of them belong to:
// former provinces and those of today have no common order.
func OneList(in []dataset.Observation) []dataset.Observation {
	count := map[string]int{}
	most := ""
	for _, o := range in {
		count[o.Subject.List]++
		if count[o.Subject.List] > count[most] {
			most = o.Subject.List
		}
	}
	return slices.DeleteFunc(slices.Clone(in), func(o dataset.Observation) bool { return o.Subject.List != most })
}

// MainList is the code list of an indicator's latest values, empty if it has none.
func MainList(i *dataset.Indicator) string {
	if in := OneList(i.In(i.Latest())); len(in) > 0 {
		return in[0].Subject.List
	}
	return ""
}

// Only keeps the observations of some codes, all if there are no codes.
func Only(in []dataset.Observation, codes []string) []dataset.Observation {
	if len(codes) == 0 {
		return in
	}
	return slices.DeleteFunc(slices.Clone(in), func(o dataset.Observation) bool { return !slices.Contains(codes, o.Subject.Code) })
}

// round drops the noise of binary fractions, so that equal means are equal.
func round(f float64) float64 { return math.Round(f*1e6) / 1e6 }

// Ranks gives each subject its place, 1 the best; ties share the better place.
// With neither direction better, higher values come first.
func Ranks(in []dataset.Observation, direction dataset.Direction) map[dataset.Subject]int {
	sorted := Ordered(in, direction)
	ranks := make(map[dataset.Subject]int, len(sorted))
	for n, o := range sorted {
		rank := n + 1
		if n > 0 && o.Value == sorted[n-1].Value {
			rank = ranks[sorted[n-1].Subject]
		}
		ranks[o.Subject] = rank
	}
	return ranks
}

// Ordered puts observations best first, ties in the order given.
func Ordered(in []dataset.Observation, direction dataset.Direction) []dataset.Observation {
	sorted := slices.Clone(in)
	slices.SortStableFunc(sorted, func(a, b dataset.Observation) int {
		if direction == dataset.LowerIsBetter {
			return cmp.Compare(a.Value, b.Value)
		}
		return cmp.Compare(b.Value, a.Value)
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

// Quartiles puts subjects in four groups, the best first. Group k holds the
// places from (k-1)·n/4 (not included) to k·n/4; equal values share a group.
func Quartiles(in []dataset.Observation, direction dataset.Direction) [4][]dataset.Subject {
	var groups [4][]dataset.Subject
	ranks := Ranks(in, direction)
	for _, o := range in {
		group := (ranks[o.Subject]*4 - 1) / len(in)
		groups[min(group, 3)] = append(groups[min(group, 3)], o.Subject)
	}
	return groups
}
