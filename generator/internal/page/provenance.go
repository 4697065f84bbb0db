package page

import (
	"fmt"
	"slices"
	"strings"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/i18n"
	"chiso/generator/internal/wire"
)

// sourceBuilder makes who published figures, when, and on what terms.
type sourceBuilder struct{ *base }

func (b sourceBuilder) provenance(d *dataset.Dataset, sources []wire.Source, first, last dataset.Period) wire.Provenance {
	p := wire.Provenance{Sources: sources, Version: d.Version, Created: d.Created, NextRelease: d.NextRelease, Citation: b.text(d.Citation)}
	if d.UpdateFrequency != "" {
		p.UpdateFrequency = b.catalog.CodeLists["frequencies"].Label(d.UpdateFrequency, b.language)
	}
	for _, c := range d.Contributors {
		if slices.Contains(c.Roles, "publisher") {
			p.Publishers = append(p.Publishers, wire.Link{Title: b.text(c.Title), Path: c.Path})
		}
	}
	for _, l := range d.Licenses {
		from, to := dataset.MaxPeriod(l.From, first), last
		if !l.To.IsZero() {
			to = dataset.MinPeriod(l.To, last)
		}
		if !last.IsZero() && from.After(to) {
			continue // no figure of these editions is here
		}
		span := ""
		if !l.From.IsZero() || !l.To.IsZero() {
			span = b.fromTo(from, to)
		}
		p.Licenses = append(p.Licenses, wire.License{Name: l.Name, Title: b.text(l.Title), Path: l.Path, Years: span})
	}
	return p
}

// provenanceFrom is that of figures from several datasets, with the publishers and the
// licences of all of them, and all else of the first.
func (b sourceBuilder) provenanceFrom(origins []*dataset.Dataset, sources []wire.Source, first, last dataset.Period) wire.Provenance {
	p := b.provenance(origins[0], sources, first, last)
	for _, d := range origins[1:] {
		of := b.provenance(d, nil, first, last)
		p.Publishers = append(p.Publishers, of.Publishers...)
		p.Licenses = append(p.Licenses, of.Licenses...)
	}
	return p
}

// provenanceOf is that of an indicator: of the datasets with the sources and licences of
// its figures, which are other datasets if it is computed from those.
func (b sourceBuilder) provenanceOf(i dataset.Slice) wire.Provenance {
	first, last := ends(periodsIn(withRanks(i)))
	p := b.provenanceFrom(i.Origins(), nil, first, last)
	d := i.Dataset
	p.Sources, p.Version, p.Created, p.NextRelease = b.usedSources(i), d.Version, d.Created, d.NextRelease
	if more := len(p.Sources) - mostSources; more > 0 {
		p.Sources = p.Sources[:mostSources]
		p.MoreSources = &wire.Link{Title: b.translate("sources_more", i18n.Args{"count": b.count(more)}), URL: datasetURL(d) + "#sources"}
	}
	return p
}

// allSources lists the sources of a dataset.
func (b sourceBuilder) allSources(d *dataset.Dataset) []wire.Source {
	var out []wire.Source
	for _, s := range d.Sources {
		out = append(out, wire.Source{Title: b.text(s.Title), Path: s.Path, Accessed: s.Accessed})
	}
	return out
}

// sourcesNamed lists those of a dataset that have some names.
func (b sourceBuilder) sourcesNamed(d *dataset.Dataset, names []string) []wire.Source {
	var out []wire.Source
	for _, s := range d.Sources {
		if slices.Contains(names, s.Name) {
			out = append(out, wire.Source{Title: b.text(s.Title), Path: s.Path, Accessed: s.Accessed})
		}
	}
	return out
}

// mostSources is how many sources the page of an indicator lists. Ranks of some years come
// from a press report each, and the page of the dataset lists all of them.
const mostSources = 5

// usedSources lists those that an indicator's values name, each with its years, the one
// that most values name first; all of the dataset's if no value names one.
func (b sourceBuilder) usedSources(i dataset.Slice) []wire.Source {
	in := map[string][]dataset.Period{}
	for _, column := range withRanks(i) {
		for o := range column.All() {
			for _, name := range o.Sources {
				in[name] = append(in[name], o.Period)
			}
		}
	}
	if len(in) == 0 {
		return b.allSources(i.Dataset)
	}
	used := slices.DeleteFunc(slices.Clone(i.Dataset.Sources), func(s dataset.Source) bool { return len(in[s.Name]) == 0 })
	slices.SortStableFunc(used, func(x, y dataset.Source) int { return len(in[y.Name]) - len(in[x.Name]) })
	var out []wire.Source
	for _, s := range used {
		out = append(out, wire.Source{Title: b.text(s.Title), Path: s.Path, Accessed: s.Accessed, Years: b.periods(in[s.Name])})
	}
	return out
}

// periods writes periods as "2011–2013, 2015".
func (b sourceBuilder) periods(list []dataset.Period) string {
	slices.SortFunc(list, dataset.Period.Compare)
	list = slices.Compact(list)
	var parts []string
	for from := 0; from < len(list); {
		to := from
		for to+1 < len(list) && list[to+1] == list[to].Add(1) {
			to++
		}
		if !list[from].IsZero() {
			parts = append(parts, b.fromTo(list[from], list[to]))
		}
		from = to + 1
	}
	return strings.Join(parts, ", ")
}

func (b sourceBuilder) sourceTitles(d *dataset.Dataset, names []string) string {
	var titles []string
	for _, s := range d.Sources {
		if slices.Contains(names, s.Name) {
			titles = append(titles, b.text(s.Title))
		}
	}
	return b.list(titles)
}

func csvDownload(d *dataset.Dataset, name string) wire.Download {
	return wire.Download{Name: name + ".csv", Format: "csv", URL: fmt.Sprintf("data/%s/%s.csv", d.Name, name)}
}

// csvDownloads are the file of an indicator and that of its ranks.
func csvDownloads(i dataset.Slice) []wire.Download {
	var files []wire.Download
	for _, column := range withRanks(i) {
		files = append(files, csvDownload(i.Dataset, column.Name))
	}
	return files
}
