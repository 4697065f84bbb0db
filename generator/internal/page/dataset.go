package page

import (
	"chiso/generator/internal/collation"
	"chiso/generator/internal/dataset"
	"chiso/generator/internal/export"
)

// datasetBuilder makes the pages of datasets.
type datasetBuilder struct{ *base }

func datasetPages(b *base) []file {
	pages := []file{{index, func() any { return datasetBuilder{b}.datasetsPage() }}}
	for _, d := range b.catalog.Datasets {
		pages = append(pages, file{d.Name, func() any { return datasetBuilder{b}.dataset(d) }})
	}
	return pages
}

type datasetPage struct {
	Title       string         `json:"title"`
	Description string         `json:"description"`
	Homepage    string         `json:"homepage,omitempty"`
	Method      string         `json:"method,omitempty"`
	Limits      []string       `json:"limits,omitempty"`
	Indicators  []entry        `json:"indicators,omitempty"`
	Tables      []datasetTable `json:"tables,omitempty"`
	Downloads   []download     `json:"downloads,omitempty"`
	Forms       []formLinks    `json:"forms,omitempty"`
	FormNoun    string         `json:"form_noun,omitempty"` // how the places with forms are counted
	provenance
}

// formLinks are those of the form that a place fills in.
type formLinks struct {
	Place string `json:"place"`
	XLSX  string `json:"xlsx"`
	CSV   string `json:"csv"`
}

type datasetTable struct {
	Name      string     `json:"name"`
	Title     string     `json:"title"`
	Rows      string     `json:"rows"`
	Path      string     `json:"path"`
	Fields    []field    `json:"fields"`
	Downloads []download `json:"downloads"`
	HTML      string     `json:"html,omitempty"`
	Empty     bool       `json:"empty"`
}

type field struct {
	Name  string `json:"name"`
	Title string `json:"title"`
	Type  string `json:"type"`
	Unit  string `json:"unit"`
	Role  string `json:"role"`
}

// entry is an indicator in a list.
type entry struct {
	URL     string  `json:"url"`
	Title   string  `json:"title"`
	Unit    string  `json:"unit"`
	Latest  string  `json:"latest"`
	Topics  []topic `json:"topics"`
	Summary string  `json:"summary,omitempty"`
	NoData  bool    `json:"no_data"`
	Also    string  `json:"also,omitempty"`  // the title of its ranks, by which it is looked for too
	Depth   int     `json:"depth,omitempty"` // how many indicators of the list it is a part of, one within the other

	// Of the catalogue: what it is filtered by, and the years as a picture.
	Levels string `json:"levels,omitempty"`
	Span   string `json:"span,omitempty"`
	Spark  string `json:"spark,omitempty"`
}

func (b datasetBuilder) entry(i dataset.Slice) entry {
	e := entry{URL: indicatorURL(i), Title: b.text(i.Title), Unit: b.text(i.Unit), Topics: b.topics(topicsOf(i)), NoData: true, Depth: len(i.Wholes())}
	for _, column := range withRanks(i) {
		e.Latest, e.NoData = max(e.Latest, b.period(column.Latest())), e.NoData && column.Len() == 0
	}
	if ranks := i.Ranks(); !ranks.IsZero() {
		e.Also = b.text(ranks.Title)
	}
	if !e.NoData {
		e.Summary = summaryBuilder(b).reading(i).Sentences[0]
	}
	return e
}

func (b datasetBuilder) dataset(d *dataset.Dataset) datasetPage {
	first, last := datasetPeriods(d)
	p := datasetPage{
		Title: b.text(d.Title), Description: b.text(d.Description), Homepage: d.Homepage,
		Method: b.text(d.Method), Limits: b.texts(d.Limits), provenance: sourceBuilder(b).provenanceFrom(d.Origins(), sourceBuilder(b).allSources(d), first, last),
		Downloads: []download{{Name: "datapackage.json", Format: "json", URL: "data/" + d.Name + "/" + export.DescriptorName(b.catalog.Languages, b.language)}},
	}
	for _, f := range b.options.Forms[d.Name] {
		p.FormNoun = b.catalog.CodeLists[f.List].NounIn(b.language)
		p.Forms = append(p.Forms, formLinks{Place: b.text(f.Place.Label), XLSX: f.XLSX, CSV: f.CSV})
	}
	collation.Sort(b.language, p.Forms, func(f formLinks) string { return f.Place })
	units := map[string]string{}
	for _, i := range inHierarchy(d) {
		p.Indicators = append(p.Indicators, b.entry(i))
		for _, column := range withRanks(i) {
			units[column.Name] = b.text(column.Unit)
		}
	}
	for _, t := range d.Tables {
		out := datasetTable{Name: t.Name, Title: b.text(t.Title), Rows: b.count(t.Len), Path: t.Path, Empty: t.Len == 0,
			Downloads: []download{csvDownload(d, t.Name)}}
		if export.HasXLSX(b.catalog, t) {
			out.Downloads = append(out.Downloads, download{Name: t.Name + ".xlsx", Format: "xlsx", URL: "data/" + d.Name + "/" + t.Name + ".xlsx"})
		}
		for _, f := range t.Fields {
			role := f.Role
			if role == "measure" {
				role = "indicator"
			}
			out.Fields = append(out.Fields, field{f.Name, b.text(f.Title), f.Type, units[f.Name], role})
		}
		if len(d.Indicators) == 0 {
			out.HTML = b.hold(tableBuilder(b).textTable(d, t))
		}
		p.Tables = append(p.Tables, out)
	}
	p.Mend = fixBuilder(b).mendDataset(d)
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

func datasetPeriods(d *dataset.Dataset) (first, last dataset.Period) {
	for _, i := range d.Columns() {
		from, to := i.Span()
		last = dataset.MaxPeriod(last, to)
		if !from.IsZero() && (first.IsZero() || from.Before(first)) {
			first = from
		}
	}
	return first, last
}

// listedDataset is a dataset in a list.
type listedDataset struct {
	Name        string   `json:"-"`
	URL         string   `json:"url"`
	Title       string   `json:"title"`
	Description string   `json:"description"`
	Indicators  int      `json:"indicators"`
	Years       string   `json:"years"`
	Topics      []string `json:"topics"`
}

func (b datasetBuilder) listedDatasets() []listedDataset {
	var out []listedDataset
	for _, d := range b.catalog.Datasets {
		var topics []string
		for _, t := range b.topics(d.Topics) {
			topics = append(topics, t.Label)
		}
		out = append(out, listedDataset{d.Name, datasetURL(d), b.text(d.Title), b.text(d.Description), len(d.Totals()), b.fromTo(datasetPeriods(d)), topics})
	}
	return out
}

type listPage struct {
	Title    string          `json:"title"`
	Datasets []listedDataset `json:"datasets,omitempty"`
}

func (b datasetBuilder) datasetsPage() listPage {
	return listPage{Title: b.translate("datasets", nil), Datasets: b.listedDatasets()}
}
