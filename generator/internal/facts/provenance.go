package facts

import (
	"slices"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/derive"
)

// Provenance is who published figures, when, and on what terms.
type Provenance struct {
	Dataset    *dataset.Dataset // that has the figures
	Origin     *dataset.Dataset // the first that they come from: the same, unless they are computed from those of others
	Publishers []dataset.Contributor
	Sources    []UsedSource
	Licenses   []UsedLicense
}

// UsedSource is one with the periods of the figures that name it, none if no figure names one.
type UsedSource struct {
	dataset.Source
	In []Stretch
}

// UsedLicense is one with the periods of the figures that it covers, zero if it covers those of
// all periods.
type UsedLicense struct {
	dataset.License
	In Stretch
}

// Stretch is periods one after another.
type Stretch struct{ First, Last dataset.Period }

// Provenance is that of the figures of an indicator. It is not to be changed.
func (f *Facts) Provenance(i dataset.Slice) Provenance {
	return f.provenances.get(i, func() Provenance {
		first, last := dataset.SpanOf(i.WithRanks())
		p := ProvenanceFrom(i.Origins(), first, last)
		p.Dataset, p.Sources = i.Dataset, usedSources(i)
		return p
	})
}

// ComputedFrom are the datasets that figures of a slice which this site computed come from. They
// are not to be changed.
func (f *Facts) ComputedFrom(i dataset.Slice) []*dataset.Dataset {
	return f.computed.get(i, func() (origins []*dataset.Dataset) {
		for o := range i.All() {
			if f.Computed(i, o) {
				if origin := i.Dataset.Origin(o.Sources); !slices.Contains(origins, origin) {
					origins = append(origins, origin)
				}
			}
		}
		return slices.Clip(origins)
	})
}

// Computed says whether this site computed a figure.
func (f *Facts) Computed(i dataset.Slice, o dataset.Observation) bool {
	return derive.Published(f.Catalog, i, o).Status == derive.Derived
}

// ProvenanceFrom is that of figures of some periods from several datasets, with the publishers
// and the licences of all of them, and the sources of the first.
func ProvenanceFrom(origins []*dataset.Dataset, first, last dataset.Period) Provenance {
	p := Provenance{Dataset: origins[0], Origin: origins[0], Sources: AllSources(origins[0])}
	for _, d := range origins {
		p.Publishers = append(p.Publishers, Publishers(d)...)
		p.Licenses = append(p.Licenses, Licenses(d, first, last)...)
	}
	return p
}

// Publishers are those who published a dataset.
func Publishers(d *dataset.Dataset) (publishers []dataset.Contributor) {
	for _, c := range d.Contributors {
		if slices.Contains(c.Roles, "publisher") {
			publishers = append(publishers, c)
		}
	}
	return publishers
}

// Licenses are those of a dataset that cover figures of some periods.
func Licenses(d *dataset.Dataset, first, last dataset.Period) (used []UsedLicense) {
	for _, l := range d.Licenses {
		in := Stretch{dataset.MaxPeriod(l.From, first), last}
		if !l.To.IsZero() {
			in.Last = dataset.MinPeriod(l.To, last)
		}
		if !last.IsZero() && in.First.After(in.Last) {
			continue // no figure of these editions is here
		}
		if l.From.IsZero() && l.To.IsZero() {
			in = Stretch{}
		}
		used = append(used, UsedLicense{l, in})
	}
	return used
}

// AllSources are those of a dataset, whatever names them.
func AllSources(d *dataset.Dataset) (all []UsedSource) {
	for _, s := range d.Sources {
		all = append(all, UsedSource{Source: s})
	}
	return all
}

// usedSources are those that an indicator's values name, the one that most values name first;
// all of the dataset's if no value names one.
func usedSources(i dataset.Slice) []UsedSource {
	in := map[string][]dataset.Period{}
	for _, column := range i.WithRanks() {
		for o := range column.All() {
			for _, name := range o.Sources {
				in[name] = append(in[name], o.Period)
			}
		}
	}
	if len(in) == 0 {
		return AllSources(i.Dataset)
	}
	var used []UsedSource
	for _, s := range i.Dataset.Sources {
		if len(in[s.Name]) > 0 {
			used = append(used, UsedSource{s, Stretches(in[s.Name])})
		}
	}
	slices.SortStableFunc(used, func(x, y UsedSource) int { return len(in[y.Name]) - len(in[x.Name]) })
	return used
}

// Stretches are periods in as few stretches as there can be: 2011–2013, 2015.
func Stretches(periods []dataset.Period) (all []Stretch) {
	list := slices.Clone(periods)
	slices.SortFunc(list, dataset.Period.Compare)
	list = slices.Compact(list)
	for from := 0; from < len(list); {
		to := from
		for to+1 < len(list) && list[to+1] == list[to].Add(1) {
			to++
		}
		if !list[from].IsZero() {
			all = append(all, Stretch{list[from], list[to]})
		}
		from = to + 1
	}
	return all
}
