package dataset

import (
	"slices"
	"strings"
)

// ConversionRule says how figures of former units become those of the units that
// came after them.
type ConversionRule string

// Key is the rule as keys of translations have it.
func (r ConversionRule) Key() string { return strings.ReplaceAll(string(r), "-", "_") }

// Sum: the parts add up. WeightedMean: their mean, weighted by another indicator.
// Recompute: by the indicator's own formula, from inputs that are converted.
// NotConvertible: not at all.
const (
	Sum            ConversionRule = "sum"
	WeightedMean   ConversionRule = "weighted-mean"
	Recompute      ConversionRule = "recompute"
	NotConvertible ConversionRule = "none"
)

// Conversion is how an indicator is converted across a boundary change.
type Conversion struct {
	Rule   ConversionRule
	Weight string // indicator, for a weighted mean
	Reason Text   // why it cannot be converted, nil if only its measure says so
}

// Part is a former unit that a unit was formed from, wholly or by a share of it.
type Part struct {
	Area
	Share      float64 // of the former unit, 1 for the whole
	Effective  string  // YYYY-MM-DD
	LegalBasis string
}

// FormedFrom gives the former units that went into a unit, in the order of the
// concordance; none if it has always been.
func (c *Catalog) FormedFrom(s Area) []Part { return slices.Clip(c.geography().formedFrom[s]) }

// Became gives the units that a former unit went to, each with the share of the
// former one; none if it is still there.
func (c *Catalog) Became(s Area) []Part { return slices.Clip(c.geography().became[s]) }

// SameBorders gives the former unit that a unit is, under another code or the same:
// all of it and nothing else.
func (c *Catalog) SameBorders(s Area) (Area, bool) { return c.geography().sameBorders(s) }

// still gives the next code of a unit whose borders the next reorganisation left as they
// were; it has none if they changed, or if there was no other.
func (c *Catalog) still(s Area) (Area, bool) { return c.geography().still(s) }

// In gives the unit of a later list that a former unit is, its borders never having
// changed since.
func (c *Catalog) In(list string, s Area) (Area, bool) {
	for s.List != list {
		next, same := c.still(s)
		if !same {
			return Area{}, false
		}
		s = next
	}
	return s, true
}

// Supersedes says whether a code list came after another one, by one reorganisation
// or several.
func (c *Catalog) Supersedes(later, earlier string) bool {
	return slices.ContainsFunc(c.Concordances, func(k *Concordance) bool {
		return k.From == earlier && (k.To == later || c.Supersedes(later, k.To))
	})
}

// Reorganisations are the concordances in the order of time: those into a list
// come before those out of it. No list may come after itself.
func (c *Catalog) Reorganisations() []*Concordance {
	ordered := slices.Clone(c.Concordances)
	for n := range ordered { // few: the first that follows none of the rest comes next
		first := slices.IndexFunc(ordered[n:], func(k *Concordance) bool {
			return !slices.ContainsFunc(ordered[n:], func(other *Concordance) bool { return other.To == k.From })
		})
		ordered[n], ordered[n+first] = ordered[n+first], ordered[n]
	}
	return ordered
}

// PlaceSlug is a place's name in addresses, empty if its list has no pages. A former
// place whose borders are those of one of today is that place; one whose name a later
// place bears has the year of its end beside its own: "tuyen-quang-to-2025".
func (c *Catalog) PlaceSlug(s Area) string { return c.geography().slugs[s] }

// Latest follows a place through the reorganisations that left its borders as they
// were.
func (c *Catalog) Latest(s Area) Area { return c.geography().latest(s) }

// Former says whether a list came before another one.
func (c *Catalog) Former(list string) bool {
	return slices.ContainsFunc(c.Concordances, func(k *Concordance) bool { return k.From == list })
}
