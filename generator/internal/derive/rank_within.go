package derive

import (
	"slices"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/ranks"
)

// Rank is where a place stands in a period among the others of its code list.
type Rank struct {
	Rank     int  // 1 the best, ties share the better; 0 if places may not be ranked, or not all have a figure
	High     int  // the last rank that it may have, where the rank is only known as a range; else Rank
	Of       int  // how many are ranked
	Tied     bool // another place has the same rank
	Quartile int  // the group, 1 the best; 0 if there is none
	Computed bool // this site worked out the rank, or the group where there is no rank
}

// RankedSet is all places of a code list in a period of an indicator.
type RankedSet struct {
	Figures   []dataset.Observation // of those who have one, in the order of the list
	Unscored  []dataset.Observation // ranks of those who have a rank and no figure, in the order of the list
	Members   int                   // how many there are; as many as have a figure or a rank where nobody has to be in
	Published dataset.Slice         // that the ranks are figures of; zero if they are ours, or there are none
	Ranks     map[dataset.Area]Rank
}

// Most says whether so many of all have a figure that a statement about all is allowed:
// two thirds.
func Most(count, total int) bool { return count > 0 && 3*count >= 2*total }

// RankWithin puts the places of a list in order as far as the indicator lets us: a rank
// that was published, as itself or as the rank of a score, stays as it is, though the
// scores as printed may tie, and so does that of a place whose score is not known; one of
// ours needs a figure of everyone, for a rank among some is not the rank; groups need most
// of them, and four at least.
func RankWithin(c *dataset.Catalog, i dataset.Slice, list string, period dataset.Period) RankedSet {
	f := RankedSet{Ranks: map[dataset.Area]Rank{}}
	converted := false
	for _, o := range i.In(period) {
		if o.Area.List == list {
			f.Figures = append(f.Figures, o)
			converted = converted || o.Converted
		}
	}
	published := i.Ranks()
	if i.Measure == dataset.Rank {
		published = i
	} else if !published.IsZero() {
		for _, rank := range published.In(period) {
			if _, scored := i.At(rank.Area, period); rank.Area.List == list && !scored {
				f.Unscored = append(f.Unscored, rank)
			}
		}
	}
	known := len(f.Figures) + len(f.Unscored)
	f.Members = len(c.CodeLists[list].Members())
	if ranked := rankedOf(i, published, period); ranked > 0 && !converted {
		f.Members = ranked
	} else if Open(c, list) {
		f.Members = known
	}
	if i.Ranking == dataset.Unranked || i.Direction == dataset.NeitherBetter || known == 0 {
		return f
	}
	order := Ranks(f.Figures, i.Direction)
	places, printed := f.places(c, published, order)
	several := len(f.Figures) > 1 // one alone is neither first nor last
	count := map[ranks.Range]int{}
	for _, rank := range places {
		count[rank]++
	}
	for _, o := range slices.Concat(f.Figures, f.Unscored) {
		s := Rank{}
		rank, placed := places[o.Area]
		if i.Ranking == dataset.Ranked && placed && (!f.Published.IsZero() || several && len(f.Figures) >= f.Members) {
			s.Rank, s.High, s.Of, s.Tied = rank.Low, rank.High, f.Members, rank.Certain() && count[rank] > 1
		}
		if rank, scored := order[o.Area]; scored && len(f.Figures) >= 4 && Most(len(f.Figures), f.Members) && i.Measure != dataset.Rank {
			s.Quartile = min((rank*4-1)/len(f.Figures)+1, 4)
		}
		s.Computed = s.Rank > 0 && !printed[o.Area] || s.Rank == 0 && s.Quartile > 0
		f.Ranks[o.Area] = s
	}
	return f
}

// places are the ranks of all, published where there are any, else by the order of their
// figures, and whether the publisher printed them. It sets f.Published.
func (f *RankedSet) places(c *dataset.Catalog, published dataset.Slice, order map[dataset.Area]int) (places map[dataset.Area]ranks.Range, printed map[dataset.Area]bool) {
	printed = map[dataset.Area]bool{}
	if !published.IsZero() {
		given := map[dataset.Area]ranks.Range{}
		for _, o := range slices.Concat(f.Figures, f.Unscored) {
			if rank, known := published.At(o.Area, o.Period); known {
				low, high := rank.Bounds()
				given[o.Area] = ranks.Range{Low: int(low), High: int(high)}
				printed[o.Area] = Published(c, published, rank).Status != Derived
			}
		}
		if len(given) > 0 {
			f.Published = published
			return given, printed
		}
	}
	places = make(map[dataset.Area]ranks.Range, len(order))
	for s, rank := range order {
		places[s] = ranks.Range{Low: rank, High: rank}
	}
	return places, printed
}

// rankedOf is how many were ranked in a period, as the score says or its ranks do; 0 if it
// is not known.
func rankedOf(i, published dataset.Slice, period dataset.Period) int {
	if ranked := i.RankedOf[period]; ranked > 0 || published.IsZero() {
		return ranked
	}
	return published.RankedOf[period]
}

// Group is a figure of several places together, as a region or the country.
type Group struct {
	Rule     dataset.ConversionRule // NotConvertible for the plain mean of those that have a figure
	Value    float64                // rounded to six decimals
	Known    int                    // how many have a figure
	Members  int
	Complete bool // Value is good: of a sum or a weighted mean nothing is missing, of a plain mean most are there
}

// Aggregate computes an indicator's figure of a period for some places of one list by
// the same rule that converts it across a boundary change (see Converted): their sum, their
// weighted mean, or their formula. Where there is no such rule it is their plain mean,
// which says how the places do, not how their people do. Ranks have none.
func Aggregate(c *dataset.Catalog, i dataset.Slice, places []dataset.Area, period dataset.Period) Group {
	g := Group{Rule: i.Convert.Rule, Members: len(places)}
	if i.Measure == dataset.Rank {
		return g
	}
	if g.Rule == dataset.Recompute {
		var values []float64
		g.Known, g.Complete = len(places), true
		for _, name := range i.Inputs() {
			input := Aggregate(c, c.Total(name), places, period)
			g.Known, g.Complete = min(g.Known, input.Known), g.Complete && input.Complete
			values = append(values, input.Value)
		}
		value := formula(i.Derive, values)
		if g.Complete = g.Complete && finite(value); g.Complete {
			g.Value = round(value)
		}
		return g
	}
	weights := c.Total(i.Convert.Weight)
	sum, total := 0.0, 0.0
	for _, s := range places {
		o, known := exact(i, s, period)
		weight := 1.0
		if known && g.Rule == dataset.WeightedMean {
			var w dataset.Observation
			w, known = exact(weights, s, period)
			weight = w.Value
		}
		if known {
			g.Known++
			sum += weight * o.Value
			total += weight
		}
	}
	g.Complete = g.Known > 0 && g.Known == g.Members
	switch g.Rule {
	case dataset.NotConvertible:
		g.Complete = Most(g.Known, g.Members)
		fallthrough
	case dataset.WeightedMean:
		if total == 0 {
			g.Complete = false
			return g
		}
		sum /= total
	}
	g.Value = round(sum)
	return g
}
