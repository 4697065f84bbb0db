package page

import (
	"chiso/generator/internal/collation"
	"chiso/generator/internal/dataset"
	"chiso/generator/internal/export"
)

type datasetPage struct {
	Title       string         `json:"title"`
	Description string         `json:"description"`
	Name        string         `json:"name"`
	Homepage    string         `json:"homepage,omitempty"`
	Topics      []topic        `json:"topics,omitempty"`
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
	URL          string  `json:"url"`
	Title        string  `json:"title"`
	Unit         string  `json:"unit"`
	Latest       string  `json:"latest"`
	Topics       []topic `json:"topics"`
	Summary      string  `json:"summary,omitempty"`
	NoData       bool    `json:"no_data"`
	DatasetTitle string  `json:"dataset_title,omitempty"`
}

func (b *builder) entry(i *dataset.Indicator) entry {
	e := entry{URL: indicatorURL(i), Title: b.text(i.Title), Unit: b.text(i.Unit), Latest: yearText(i.Latest()), Topics: b.topics(i.Topics), NoData: i.Observations.Len() == 0}
	if !e.NoData {
		e.Summary = b.reading(i).Sentences[0]
	}
	return e
}

func (b *builder) dataset(d *dataset.Dataset) datasetPage {
	first, last := datasetYears(d)
	p := datasetPage{
		Title: b.text(d.Title), Description: b.text(d.Description), Name: d.Name, Homepage: d.Homepage, Topics: b.topics(d.Topics),
		Method: b.text(d.Method), Limits: b.texts(d.Limits), provenance: b.provenance(d, b.allSources(d), first, last),
		Downloads: []download{{Name: "datapackage.json", Format: "json", URL: "data/" + d.Name + "/" + export.DescriptorName(b.catalog.Languages, b.language)}},
	}
	for _, f := range b.options.Forms[d.Name] {
		p.FormNoun = b.catalog.CodeLists[f.List].NounIn(b.language)
		p.Forms = append(p.Forms, formLinks{Place: b.text(f.Place.Label), XLSX: f.XLSX, CSV: f.CSV})
	}
	collation.Sort(b.language, p.Forms, func(f formLinks) string { return f.Place })
	units := map[string]string{}
	for _, i := range d.Indicators {
		p.Indicators = append(p.Indicators, b.entry(i))
		units[i.Name] = b.text(i.Unit)
	}
	for _, t := range d.Tables {
		out := datasetTable{Name: t.Name, Title: b.text(t.Title), Rows: b.count(t.Len), Path: t.Path, Empty: t.Len == 0,
			Downloads: []download{csvDownload(d, t.Name)}}
		for _, f := range t.Fields {
			role := f.Role
			if role == "measure" {
				role = "indicator"
			}
			out.Fields = append(out.Fields, field{f.Name, b.text(f.Title), f.Type, units[f.Name], role})
		}
		if len(d.Indicators) == 0 {
			out.HTML = b.words(d, t)
		}
		p.Tables = append(p.Tables, out)
	}
	return p
}

func datasetYears(d *dataset.Dataset) (first, last int) {
	for _, i := range d.Indicators {
		from, to := i.Span()
		last = max(last, to)
		if from != 0 && (first == 0 || from < first) {
			first = from
		}
	}
	return first, last
}

// listedDataset is a dataset in a list.
type listedDataset struct {
	Name        string   `json:"name"`
	URL         string   `json:"url"`
	Title       string   `json:"title"`
	Description string   `json:"description"`
	Indicators  int      `json:"indicators"`
	Years       string   `json:"years"`
	Topics      []string `json:"topics"`
}

func (b *builder) listedDatasets() []listedDataset {
	var out []listedDataset
	for _, d := range b.catalog.Datasets {
		var topics []string
		for _, t := range b.topics(d.Topics) {
			topics = append(topics, t.Label)
		}
		out = append(out, listedDataset{d.Name, datasetURL(d), b.text(d.Title), b.text(d.Description), len(d.Indicators), years(datasetYears(d)), topics})
	}
	return out
}

type listPage struct {
	Title    string          `json:"title"`
	Groups   []group         `json:"groups,omitempty"`
	Datasets []listedDataset `json:"datasets,omitempty"`
}

type group struct {
	Name       string  `json:"name"`
	URL        string  `json:"url"`
	Title      string  `json:"title"`
	Indicators []entry `json:"indicators"`
}

func (b *builder) indicatorsPage() listPage {
	p := listPage{Title: b.say("indicators", nil)}
	for _, d := range b.catalog.Datasets {
		if len(d.Indicators) == 0 {
			continue
		}
		g := group{Name: d.Name, URL: datasetURL(d), Title: b.text(d.Title)}
		for _, i := range d.Indicators {
			g.Indicators = append(g.Indicators, b.entry(i))
		}
		p.Groups = append(p.Groups, g)
	}
	return p
}

func (b *builder) datasetsPage() listPage {
	return listPage{Title: b.say("datasets", nil), Datasets: b.listedDatasets()}
}

type homePage struct {
	Title    string          `json:"title"`
	Headline *headline       `json:"headline,omitempty"`
	Counts   counts          `json:"counts"`
	Datasets []listedDataset `json:"datasets"`
	Topics   []topicList     `json:"topics"`
}

type headline struct {
	URL          string    `json:"url"`
	Title        string    `json:"title"`
	Reading      reading   `json:"reading"`
	Chart        *chartBox `json:"chart,omitempty"`
	DatasetTitle string    `json:"dataset_title"`
	Latest       string    `json:"latest"`
	SourceLine   string    `json:"source_line"`
	Card         string    `json:"card"`
}

type counts struct {
	Indicators   string `json:"indicators"`
	Datasets     string `json:"datasets"`
	Observations string `json:"observations"`
}

type topicList struct {
	topic
	Indicators []entry `json:"indicators"`
}

func (b *builder) home() homePage {
	p := homePage{Datasets: b.listedDatasets()}
	indicators, values := b.catalog.Size()
	p.Counts = counts{b.count(indicators), b.count(len(b.catalog.Datasets)), b.count(values)}
	if i := b.catalog.Indicator(b.options.Headline); i != nil {
		p.Headline = b.headline(i)
	}
	p.Topics = b.byTopic()
	return p
}

func (b *builder) headline(i *dataset.Indicator) *headline {
	h := &headline{URL: indicatorURL(i), Title: b.text(i.Title), Reading: b.reading(i), DatasetTitle: b.text(i.Dataset.Title), Latest: yearText(i.Latest()), Card: cardPath(i, b.language) + ".png"}
	var publishers []string
	for _, l := range b.provenance(i.Dataset, nil, 0, 0).Publishers {
		publishers = append(publishers, l.Title)
	}
	h.SourceLine = h.DatasetTitle + ", " + b.list(publishers)
	if boxes := b.charts(i); len(boxes) > 0 {
		h.Chart = &boxes[0]
	}
	return h
}

// byTopic lists the indicators of each topic, in the order of the code list.
func (b *builder) byTopic() []topicList {
	var lists []topicList
	for _, code := range b.catalog.CodeLists["topics"].Members() {
		list := topicList{topic: topic{code.Code, b.text(code.Label)}}
		for _, d := range b.catalog.Datasets {
			for _, i := range d.Indicators {
				for _, t := range i.Topics {
					if t == code.Code {
						e := b.entry(i)
						e.DatasetTitle = b.text(d.Title)
						list.Indicators = append(list.Indicators, e)
					}
				}
			}
		}
		if len(list.Indicators) > 0 {
			lists = append(lists, list)
		}
	}
	return lists
}
