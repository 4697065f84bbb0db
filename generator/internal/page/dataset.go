package page

import (
	"chiso/generator/internal/collation"
	"chiso/generator/internal/dataset"
	"chiso/generator/internal/export"
	"chiso/generator/internal/facts"
	"chiso/generator/internal/wire"
)

// datasetBuilder makes the pages of datasets.
type datasetBuilder struct{ *base }

func datasetPages(b *base) []file {
	pages := []file{{path: index, content: func() any { return datasetBuilder{b}.datasetsPage() }}}
	for _, d := range b.catalog.Datasets {
		pages = append(pages, file{path: d.Name, content: func() any { return datasetBuilder{b}.dataset(d) }, part: d.Name})
	}
	return pages
}

func (b datasetBuilder) entry(i dataset.Slice) wire.IndicatorEntry {
	e := wire.IndicatorEntry{URL: indicatorURL(i), Title: b.text(i.Title), Unit: b.text(i.Unit), Topics: b.topics(topicsOf(i)), NoData: true, Depth: len(i.Wholes())}
	for _, column := range i.WithRanks() {
		e.Latest, e.NoData = max(e.Latest, b.period(column.Latest())), e.NoData && column.Len() == 0
	}
	if ranks := i.Ranks(); !ranks.IsZero() {
		e.Also = b.text(ranks.Title)
	}
	if !e.NoData {
		e.Summary = b.summary(i).Sentences[0]
	}
	return e
}

func (b datasetBuilder) dataset(d *dataset.Dataset) wire.DatasetPage {
	first, last := dataset.SpanOf(d.Columns())
	p := wire.DatasetPage{
		Title: b.text(d.Title), Description: b.text(d.Description), Homepage: d.Homepage,
		Method: b.text(d.Method), Limits: b.texts(d.Limits), Provenance: sourceBuilder(b).provenance(facts.ProvenanceFrom(d.Origins(), first, last)),
		Downloads: []wire.Download{{Name: "datapackage.json", Format: "json", URL: "data/" + d.Name + "/" + export.DescriptorName(b.catalog.Languages, b.language)}},
	}
	for _, f := range b.options.Forms[d.Name] {
		p.FormNoun = b.catalog.CodeLists[f.List].NounIn(b.language)
		p.Forms = append(p.Forms, wire.FormLinks{Place: b.text(f.Place.Label), XLSX: f.XLSX, CSV: f.CSV})
	}
	collation.Sort(b.language, p.Forms, func(f wire.FormLinks) string { return f.Place })
	units := map[string]string{}
	for _, i := range inHierarchy(d) {
		p.Indicators = append(p.Indicators, b.entry(i))
		for _, column := range i.WithRanks() {
			units[column.Name] = b.text(column.Unit)
		}
	}
	for _, t := range d.Tables {
		out := wire.DatasetTable{Name: t.Name, Title: b.text(t.Title), Rows: b.count(t.Len), Path: t.Path, Empty: t.Len == 0,
			Downloads: []wire.Download{csvDownload(d, t.Name)}}
		if export.HasXLSX(b.catalog, t) {
			out.Downloads = append(out.Downloads, wire.Download{Name: t.Name + ".xlsx", Format: "xlsx", URL: "data/" + d.Name + "/" + t.Name + ".xlsx"})
		}
		for _, f := range t.Fields {
			role := f.Role
			if role == "measure" {
				role = "indicator"
			}
			out.Fields = append(out.Fields, wire.TableField{Name: f.Name, Title: b.text(f.Title), Type: f.Type, Unit: units[f.Name], Role: role})
		}
		if len(d.Indicators) == 0 {
			out.HTML = b.hold(tableBuilder(b).textTable(d, t))
		}
		p.Tables = append(p.Tables, out)
	}
	p.Correction = correctionBuilder(b).dataset(d)
	return p
}

// inHierarchy are the indicators of a dataset, parts after their whole.
func inHierarchy(d *dataset.Dataset) []dataset.Slice {
	var all []dataset.Slice
	var put func(i *dataset.Indicator)
	put = func(i *dataset.Indicator) {
		all = append(all, i.Total())
		for _, part := range i.Parts {
			put(part)
		}
	}
	for _, i := range d.Totals() {
		if i.Parent == nil {
			put(i.Indicator)
		}
	}
	return all
}

func (b datasetBuilder) listedDatasets() []wire.DatasetEntry {
	var out []wire.DatasetEntry
	for _, d := range b.catalog.Datasets {
		var topics []string
		for _, t := range b.topics(d.Topics) {
			topics = append(topics, t.Label)
		}
		out = append(out, wire.DatasetEntry{URL: datasetURL(d), Title: b.text(d.Title), Description: b.text(d.Description), Indicators: len(d.Totals()), Years: b.fromTo(dataset.SpanOf(d.Columns())), Topics: topics})
	}
	return out
}

func (b datasetBuilder) datasetsPage() wire.DatasetsPage {
	return wire.DatasetsPage{Title: b.translate("datasets", nil), Datasets: b.listedDatasets()}
}
