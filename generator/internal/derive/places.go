package derive

import (
	"cmp"
	"slices"

	"chiso/generator/internal/dataset"
)

// Open says whether a list is one that nobody has to be in, as that of all economies:
// one that is not divided among parents and has never been reorganised.
func Open(c *dataset.Catalog, list string) bool {
	return c.CodeLists[list].Parent == "" && !slices.ContainsFunc(c.Concordances, func(k *dataset.Concordance) bool { return k.From == list || k.To == list })
}

// Places are all places that have a page: those of today, then former ones with other
// borders. Of lists that nobody has to be in, those that have figures.
func Places(c *dataset.Catalog) []dataset.Area {
	var lists []string
	for name, list := range c.CodeLists {
		if list.Places {
			lists = append(lists, name)
		}
	}
	last := func(is bool) int { return map[bool]int{true: 1}[is] }
	slices.SortFunc(lists, func(x, y string) int { // the site's own places first, of today, then former ones, then those of the world
		return cmp.Or(last(Open(c, x))-last(Open(c, y)), last(c.Former(x))-last(c.Former(y)), cmp.Compare(x, y))
	})
	figures := WithFigures(c)
	var places []dataset.Area
	for _, list := range lists {
		for _, code := range c.CodeLists[list].Members() {
			if s := (dataset.Area{List: list, Code: code.Code}); c.Latest(s) == s && (!Open(c, list) || figures[s]) {
				places = append(places, s)
			}
		}
	}
	return places
}

// WithFigures are the areas of which any indicator has a figure, under any of the codes
// that they have had: of each the latest code.
func WithFigures(c *dataset.Catalog) map[dataset.Area]bool {
	with := map[dataset.Area]bool{}
	for _, d := range c.Datasets {
		for _, i := range d.Columns() {
			for _, a := range i.Areas() {
				with[c.Latest(a)] = true
			}
		}
	}
	return with
}

// Formers are the places that one was formed from, and those that they were, each
// once; without those that had its own borders.
func Formers(c *dataset.Catalog, s dataset.Area) []dataset.Area {
	var all []dataset.Area
	for _, part := range c.FormedFrom(s) {
		for _, f := range append([]dataset.Area{part.Area}, Formers(c, part.Area)...) {
			if c.Latest(f) == f && !slices.Contains(all, f) {
				all = append(all, f)
			}
		}
	}
	return all
}

// Selves are a place and the former codes that it had within the same borders, the
// latest first.
func Selves(c *dataset.Catalog, s dataset.Area) []dataset.Area {
	selves := []dataset.Area{s}
	for former, same := c.SameBorders(s); same; former, same = c.SameBorders(former) {
		selves = append(selves, former)
	}
	return selves
}

// Published gives, for a figure that was converted to a place from itself under a former
// code within the same borders, the figure that was published: nothing was converted.
// Other figures it gives back as they are. The place is that of the figure.
func Published(c *dataset.Catalog, i dataset.Slice, o dataset.Observation) dataset.Observation {
	if former, same := c.SameBorders(o.Area); same && o.Converted {
		if published, there := i.At(former, o.Period); there {
			published.Area = o.Area
			return Published(c, i, published)
		}
	}
	return o
}

// Figures are an indicator's figures of a place by year: those of today, and for the
// years before those that it had under a former code within the same borders.
func Figures(c *dataset.Catalog, i dataset.Slice, s dataset.Area) []dataset.Observation {
	selves := Selves(c, s)
	figures := i.Of(s)
	if len(selves) == 1 && slices.IsSortedFunc(figures, inTime) { // which is most places
		return figures
	}
	for _, self := range selves[1:] {
		for _, o := range i.Of(self) {
			if !slices.ContainsFunc(figures, func(f dataset.Observation) bool { return f.Period == o.Period }) {
				figures = append(figures, o)
			}
		}
	}
	slices.SortFunc(figures, inTime)
	return figures
}

// CountFigures is how many Figures there are.
func CountFigures(c *dataset.Catalog, i dataset.Slice, s dataset.Area) int {
	if _, same := c.SameBorders(s); same {
		return len(Figures(c, i, s))
	}
	return i.Count(s)
}

// LastFigure is the period of the last of the Figures, zero if there are none.
func LastFigure(c *dataset.Catalog, i dataset.Slice, s dataset.Area) (last dataset.Period) {
	for _, self := range Selves(c, s) {
		last = dataset.MaxPeriod(last, i.Last(self))
	}
	return last
}

func inTime(x, y dataset.Observation) int { return x.Period.Compare(y.Period) }
