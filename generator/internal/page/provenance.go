package page

import (
	"fmt"
	"slices"
	"strings"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/i18n"
)

// sourceBuilder makes who published figures, when, and on what terms.
type sourceBuilder struct{ *base }

// provenance is what every page of figures says of where they are from.
type provenance struct {
	Publishers      []link    `json:"publishers,omitempty"`
	Sources         []source  `json:"sources,omitempty"`
	MoreSources     *link     `json:"more_sources,omitempty"` // where the sources are that the list leaves out
	Licenses        []license `json:"licenses,omitempty"`
	Version         string    `json:"version"`
	Created         string    `json:"created"`
	UpdateFrequency string    `json:"update_frequency,omitempty"`
	NextRelease     string    `json:"next_release,omitempty"`
	Citation        string    `json:"citation,omitempty"`
	Mend            *mend     `json:"mend,omitempty"`
}

type source struct {
	Name     string `json:"name,omitempty"` // where files of data are made of it
	Title    string `json:"title"`
	Path     string `json:"path,omitempty"`
	used     int    // how many values name it
	Accessed string `json:"accessed"`
	Years    string `json:"years,omitempty"`
}

type license struct {
	Name  string `json:"name"`
	Title string `json:"title"`
	Path  string `json:"path,omitempty"`
	Years string `json:"years,omitempty"`
}

func (b sourceBuilder) provenance(d *dataset.Dataset, sources []source, first, last dataset.Period) provenance {
	p := provenance{Sources: sources, Version: d.Version, Created: d.Created, NextRelease: d.NextRelease, Citation: b.text(d.Citation)}
	if d.UpdateFrequency != "" {
		p.UpdateFrequency = b.catalog.CodeLists["frequencies"].Label(d.UpdateFrequency, b.language)
	}
	for _, c := range d.Contributors {
		if slices.Contains(c.Roles, "publisher") {
			p.Publishers = append(p.Publishers, link{Title: b.text(c.Title), Path: c.Path})
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
		p.Licenses = append(p.Licenses, license{Name: l.Name, Title: b.text(l.Title), Path: l.Path, Years: span})
	}
	return p
}

// provenanceFrom is that of figures from several datasets, with the publishers and the
// licences of all of them, and all else of the first.
func (b sourceBuilder) provenanceFrom(origins []*dataset.Dataset, sources []source, first, last dataset.Period) provenance {
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
func (b sourceBuilder) provenanceOf(i dataset.Slice) provenance {
	first, last := ends(periodsIn(withRanks(i)))
	p := b.provenanceFrom(i.Origins(), nil, first, last)
	d := i.Dataset
	p.Sources, p.Version, p.Created, p.NextRelease = b.usedSources(i), d.Version, d.Created, d.NextRelease
	if more := len(p.Sources) - mostSources; more > 0 {
		p.Sources = p.Sources[:mostSources]
		p.MoreSources = &link{Title: b.translate("sources_more", i18n.Args{"count": b.count(more)}), URL: datasetURL(d) + "#sources"}
	}
	return p
}

// allSources lists the sources of a dataset.
func (b sourceBuilder) allSources(d *dataset.Dataset) []source {
	var out []source
	for _, s := range d.Sources {
		out = append(out, source{Title: b.text(s.Title), Path: s.Path, Accessed: s.Accessed})
	}
	return out
}

// sourcesNamed lists those of a dataset that have some names.
func (b sourceBuilder) sourcesNamed(d *dataset.Dataset, names []string) []source {
	var out []source
	for _, s := range d.Sources {
		if slices.Contains(names, s.Name) {
			out = append(out, source{Title: b.text(s.Title), Path: s.Path, Accessed: s.Accessed})
		}
	}
	return out
}

// mostSources is how many sources the page of an indicator lists. Ranks of some years come
// from a press report each, and the page of the dataset lists all of them.
const mostSources = 5

// usedSources lists those that an indicator's values name, each with its years, the one
// that most values name first; all of the dataset's if no value names one.
func (b sourceBuilder) usedSources(i dataset.Slice) []source {
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
	var out []source
	for _, s := range i.Dataset.Sources {
		if at, used := in[s.Name]; used {
			out = append(out, source{Title: b.text(s.Title), Path: s.Path, Accessed: s.Accessed, Years: b.periods(at), used: len(at)})
		}
	}
	slices.SortStableFunc(out, func(x, y source) int { return y.used - x.used })
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

// download is a file a reader can take away.
type download struct {
	Name   string `json:"name"`
	Format string `json:"format"`
	URL    string `json:"url"`
}

func csvDownload(d *dataset.Dataset, name string) download {
	return download{Name: name + ".csv", Format: "csv", URL: fmt.Sprintf("data/%s/%s.csv", d.Name, name)}
}

// csvDownloads are the file of an indicator and that of its ranks.
func csvDownloads(i dataset.Slice) []download {
	var files []download
	for _, column := range withRanks(i) {
		files = append(files, csvDownload(i.Dataset, column.Name))
	}
	return files
}
