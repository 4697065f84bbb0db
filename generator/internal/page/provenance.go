package page

import (
	"fmt"
	"slices"
	"strings"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/facts"
	"chiso/generator/internal/i18n"
	"chiso/generator/internal/wire"
)

// sourceBuilder makes who published figures, when, and on what terms.
type sourceBuilder struct{ *base }

// provenance words where figures come from.
func (b sourceBuilder) provenance(of facts.Provenance) wire.Provenance {
	d := of.Dataset
	p := wire.Provenance{Sources: b.usedSources(of.Sources), Publishers: b.publisherLinks(of.Publishers), Licenses: b.licenses(of.Licenses),
		Version: d.Version, Created: d.Created, NextRelease: d.NextRelease, Citation: b.text(of.Origin.Citation)}
	if frequency := of.Origin.UpdateFrequency; frequency != "" {
		p.UpdateFrequency = b.catalog.CodeLists["frequencies"].Label(frequency, b.language)
	}
	return p
}

// provenanceOf is that of an indicator.
func (b sourceBuilder) provenanceOf(i dataset.Slice) wire.Provenance {
	p := b.provenance(b.facts.Provenance(i))
	if more := len(p.Sources) - mostSources; more > 0 {
		p.Sources = p.Sources[:mostSources]
		p.MoreSources = &wire.Link{Title: b.translate("sources_more", i18n.Args{"count": b.count(more)}), URL: datasetURL(i.Dataset) + "#sources"}
	}
	return p
}

func (b sourceBuilder) publisherLinks(of []dataset.Contributor) []wire.Link {
	var links []wire.Link
	for _, c := range of {
		links = append(links, wire.Link{Title: b.text(c.Title), Path: c.Path})
	}
	return links
}

func (b sourceBuilder) licenses(of []facts.UsedLicense) []wire.License {
	var all []wire.License
	for _, l := range of {
		all = append(all, wire.License{Title: b.text(l.Title), Path: l.Path, Years: b.fromTo(l.In.First, l.In.Last)})
	}
	return all
}

func (b sourceBuilder) usedSources(of []facts.UsedSource) []wire.Source {
	var all []wire.Source
	for _, s := range of {
		all = append(all, wire.Source{Title: b.text(s.Title), Path: s.Path, Accessed: s.Accessed, Years: b.stretches(s.In)})
	}
	return all
}

// allSources lists the sources of a dataset.
func (b sourceBuilder) allSources(d *dataset.Dataset) []wire.Source {
	return b.usedSources(facts.AllSources(d))
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

// periods writes periods as "2011–2013, 2015".
func (b sourceBuilder) periods(list []dataset.Period) string {
	return b.stretches(facts.Stretches(list))
}

func (b sourceBuilder) stretches(list []facts.Stretch) string {
	var parts []string
	for _, x := range list {
		parts = append(parts, b.fromTo(x.First, x.Last))
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
	for _, column := range i.WithRanks() {
		files = append(files, csvDownload(i.Dataset, column.Name))
	}
	return files
}
