package dataset

import "slices"

// Borrow makes sources of another dataset sources of this one, for figures that were
// computed from the other's, and gives their names here. A borrowed source keeps
// its dataset: the licences of that dataset cover what rests on it.
func (d *Dataset) Borrow(from *Dataset, names []string) []string {
	if d == from {
		return names
	}
	var here []string
	for _, name := range names {
		at := slices.IndexFunc(from.Sources, func(s Source) bool { return s.Name == name })
		if at < 0 {
			continue
		}
		s := from.Sources[at]
		s.Name, s.From = from.Name+"/"+name, from
		if !slices.ContainsFunc(d.Sources, func(other Source) bool { return other.Name == s.Name }) {
			d.Sources = append(d.Sources, s)
		}
		here = append(here, s.Name)
	}
	return here
}

// Origin is the dataset with the licences that cover a figure from some sources: the one that
// these were borrowed from, else the dataset itself.
func (d *Dataset) Origin(sources []string) *Dataset {
	for _, s := range d.Sources {
		if s.From != nil && slices.Contains(sources, s.Name) {
			return s.From
		}
	}
	return d
}

// Origins are the datasets with licences that cover the figures of an indicator, its own
// first if it covers any; its own if there are no figures.
func (i *Indicator) Origins() []*Dataset {
	var origins []*Dataset
	if !slices.ContainsFunc(i.Dataset.Sources, func(s Source) bool { return s.From != nil }) {
		return []*Dataset{i.Dataset}
	}
	for _, sources := range i.Cube.sources() {
		if from := i.Dataset.Origin(sources); !slices.Contains(origins, from) {
			origins = append(origins, from)
		}
	}
	switch at := slices.Index(origins, i.Dataset); {
	case len(origins) == 0:
		return []*Dataset{i.Dataset}
	case at > 0:
		origins[0], origins[at] = origins[at], origins[0]
	}
	return origins
}

// Origins are the datasets with licences that cover the figures of this one: itself, and
// those that sources were borrowed from.
func (d *Dataset) Origins() []*Dataset {
	origins := []*Dataset{d}
	for _, s := range d.Sources {
		if s.From != nil && !slices.Contains(origins, s.From) {
			origins = append(origins, s.From)
		}
	}
	return origins
}

// LicensesOf are those that cover the figures of a dataset in a period, the first one
// first; the zero Period is any.
func (d *Dataset) LicensesOf(period Period) []License {
	var covering []License
	for _, l := range d.Licenses {
		if period.IsZero() || l.Covers(period) {
			covering = append(covering, l)
		}
	}
	return covering
}

// Covers says whether a licence covers the figures of a period.
func (l License) Covers(period Period) bool {
	return !period.Before(l.From) && (l.To.IsZero() || !period.After(l.To))
}
