package change

import (
	"cmp"
	"math"
	"math/big"
	"slices"
	"strconv"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/derive"
)

// large is how many spreads a revision has to move a value by to be a large one.
const large = 0.5

// Spread is how far apart the values of an indicator usually lie: the distance
// between the first and the third quartile of all its values, and if that is
// nothing, between the least and the greatest. It is the yardstick of revisions:
// one point is much for an index whose values lie between 40 and 45, and little
// for one between 0 and 100; and half of the values may be anything without
// moving it, so that one slip of a digit does not make the next look small.
func Spread(in []dataset.Observation) float64 {
	if len(in) == 0 {
		return 0
	}
	var values []float64
	for _, o := range in {
		values = append(values, o.Value)
	}
	slices.Sort(values)
	last := len(values) - 1
	if middle := less(values[last*3/4], values[last/4]); middle > 0 {
		return middle
	}
	return less(values[last], values[0])
}

// isLarge says whether a revision wants a second look: it moves the value by half
// a spread, or makes an amount or a number of things twice or half of what it
// was. The second is for the small ones among very unequal values, where a digit
// too many is little against the spread. With no spread to compare with, every
// revision is large.
func isLarge(i *dataset.Indicator, spread, before, after float64) bool {
	if math.Abs(after-before) >= large*spread {
		return true
	}
	if i.Measure != dataset.Amount && i.Measure != dataset.Count {
		return false
	}
	small, great := math.Min(math.Abs(before), math.Abs(after)), math.Max(math.Abs(before), math.Abs(after))
	return before*after <= 0 || great >= 2*small
}

// values compares the observations of an indicator; either may be nil.
func (d *differ) values(before, after *dataset.Indicator, in string) ([]Value, Counts) {
	out, counts := []Value{}, Counts{}
	old, now := d.observations(before), d.observations(after)
	at := map[dataset.Key]dataset.Observation{}
	for _, o := range now {
		at[o.Key()] = o
	}
	spread := Spread(old)
	seen := map[dataset.Key]bool{}
	for _, o := range old {
		seen[o.Key()] = true
		next, kept := at[o.Key()]
		v := d.value(o)
		v.Before = state(o)
		switch {
		case !kept && d.unreadPoint(d.after, after, in, o.Key()):
			counts.Unread++
			continue
		case !kept:
			v.What = Removed
			counts.Removed++
		case next.Value != o.Value || next.Upper != o.Upper:
			v.revise(before, spread, o, next)
			v.After = state(next)
			counts.Revised++
			if v.Large {
				counts.Large++
			}
		case !same(o, next):
			v.What, v.After = Requalified, state(next)
			counts.Requalified++
		default:
			continue
		}
		out = append(out, v)
	}
	for _, o := range now {
		if seen[o.Key()] {
			continue
		}
		if d.unreadPoint(d.before, before, in, o.Key()) {
			counts.Unread++
			continue
		}
		v := d.value(o)
		v.What, v.After = Added, state(o)
		counts.Added++
		out = append(out, v)
	}
	slices.SortStableFunc(out, func(a, b Value) int {
		return cmp.Or(cmp.Compare(gravity(a.What), gravity(b.What)), compareLarge(a, b), cmp.Compare(b.far(), a.far()))
	})
	return out, counts
}

func compareLarge(a, b Value) int {
	switch {
	case a.Large == b.Large:
		return 0
	case a.Large:
		return -1
	}
	return 1
}

// far is by how many spreads a value moved, 0 for what is not a revision. Without a
// spread, its size stands for it.
func (v Value) far() float64 {
	switch {
	case v.Spreads != nil:
		return *v.Spreads
	case v.Change != nil:
		return math.Abs(*v.Change)
	}
	return 0
}

// revise says by how much a value moved. From or to a range there is no such number:
// the end that moved more only says whether it moved by much.
func (v *Value) revise(i *dataset.Indicator, spread float64, old, next dataset.Observation) {
	before, after := old.Value, next.Value
	if old.Ranged() || next.Ranged() {
		_, oldHigh := old.Bounds()
		_, nextHigh := next.Bounds()
		if math.Abs(nextHigh-oldHigh) > math.Abs(after-before) {
			before, after = oldHigh, nextHigh
		}
		v.What, v.Large = Revised, isLarge(i, spread, before, after)
		if spread > 0 {
			v.Spreads = finite(math.Abs(less(after, before)) / spread)
		}
		return
	}
	moved := less(after, before)
	v.What, v.Change, v.Large = Revised, &moved, isLarge(i, spread, before, after)
	if before != 0 && i.Measure != dataset.Rank && i.Measure != dataset.Share {
		v.Percent = finite(100 * moved / math.Abs(before))
	}
	if spread > 0 {
		v.Spreads = finite(math.Abs(moved) / spread)
	}
}

// finite is what JSON can carry, in no more digits than mean something.
func finite(f float64) *float64 {
	f, err := strconv.ParseFloat(strconv.FormatFloat(f, 'g', 6, 64), 64)
	if err != nil || math.IsNaN(f) || math.IsInf(f, 0) {
		return nil
	}
	return &f
}

// less subtracts as on paper: 42.3 less 42.2 is 0.1, without the noise of binary
// fractions.
func less(a, b float64) float64 {
	x, okX := new(big.Rat).SetString(strconv.FormatFloat(a, 'g', -1, 64))
	y, okY := new(big.Rat).SetString(strconv.FormatFloat(b, 'g', -1, 64))
	if !okX || !okY {
		return a - b
	}
	f, _ := x.Sub(x, y).Float64()
	if math.IsInf(f, 0) { // two values at the ends of what a number can be
		return math.Copysign(math.MaxFloat64, f)
	}
	return f
}

// observations are the values that are compared: without computed ones where a
// side could not be computed.
func (d *differ) observations(i *dataset.Indicator) []dataset.Observation {
	if i == nil {
		return nil
	}
	var out []dataset.Observation
	for o := range i.Total().All() {
		if d.derived || o.Status != derive.Derived {
			out = append(out, o)
		}
	}
	return out
}

func (d *differ) value(o dataset.Observation) Value {
	label := Text{}
	for _, c := range []*dataset.Catalog{d.before.Catalog, d.after.Catalog} { // the newer word wins
		if code, ok := c.CodeLists[o.Area.List].Find(o.Area.Code); ok {
			label = code.Label
		}
	}
	return Value{List: o.Area.List, Code: o.Area.Code, Label: shown(label), Period: o.Period}
}

func state(o dataset.Observation) *State {
	return &State{o.Value, o.Upper, o.Status, o.Qualifier, o.Sources, o.Sample}
}

// same says whether two values differ in nothing that qualifies them; where they
// stand does not matter.
func same(a, b dataset.Observation) bool {
	return a.Status == b.Status && a.Qualifier == b.Qualifier && a.Sample == b.Sample && slices.Equal(a.Sources, b.Sources)
}
