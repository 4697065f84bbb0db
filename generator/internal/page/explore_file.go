package page

import (
	"slices"
	"strings"

	"chiso/generator/internal/chart"
	"chiso/generator/internal/dataset"
	"chiso/generator/internal/derive"
)

// exploreFile is an indicator with all of its figures and whatever must travel with them.
type exploreFile struct {
	Name      string             `json:"name"`
	Title     string             `json:"title"`
	URL       string             `json:"url"` // of its page
	Unit      string             `json:"unit"`
	Short     string             `json:"short"` // the unit as titles say it
	Decimals  int                `json:"decimals"`
	Measure   string             `json:"measure"`
	Direction string             `json:"direction"`
	Ranking   string             `json:"ranking"`
	OverTime  bool               `json:"over_time"`
	Step      int                `json:"step"` // usual distance between years
	Breaks    []chart.Break      `json:"breaks,omitempty"`
	Notes     []string           `json:"notes,omitempty"`
	Dataset   exploreSource      `json:"dataset"`
	Lines     []string           `json:"lines"` // source and licence, as charts say them
	Qualities []quality          `json:"qualities"`
	Figures   map[string][][]any `json:"figures"`           // by key of the place: [year, value, number of the quality, number of the remark from 1 on or 0, upper end of a range]
	Remarks   []string           `json:"remarks,omitempty"` // on single figures
	Codes     map[string]string  `json:"codes,omitempty"`   // keys of places by their code on the indicator's own page, where they differ
}

// exploreSource is where the figures are from.
type exploreSource struct {
	Name     string    `json:"name"`
	Title    string    `json:"title"`
	URL      string    `json:"url"`
	Citation string    `json:"citation,omitempty"`
	Version  string    `json:"version"`
	Sources  []source  `json:"sources"`
	Licenses []license `json:"licenses"`
}

// quality is what many figures have in common.
type quality struct {
	Sign    string `json:"sign,omitempty"` // of a number that is not exact
	Status  string `json:"status"`
	Sources []int  `json:"sources"` // numbers of those of the dataset
	Of      int    `json:"of,omitempty"`
	License int    `json:"license"` // number of that of the dataset
}

func (b *builder) exploreFile(i *dataset.Indicator) exploreFile {
	d := i.Dataset
	f := exploreFile{Name: i.Name, Title: b.text(i.Title), URL: indicatorURL(i), Unit: b.text(i.Unit), Short: i.ShortUnit(b.language), Decimals: i.Decimals,
		Measure: string(i.Measure), Direction: string(i.Direction), Ranking: string(i.Ranking), OverTime: i.OverTime, Step: chart.Step(i.Years()),
		Breaks: chart.Breaks(b.chartOptions(), i, b.language), Notes: b.texts(i.Notes), Lines: b.sourceLines(i), Figures: map[string][][]any{}, Codes: map[string]string{}}
	f.Dataset = exploreSource{Name: d.Name, Title: b.text(d.Title), URL: datasetURL(d), Citation: b.text(d.Citation), Version: d.Version, Sources: b.allSources(d)}
	for _, origin := range i.Origins() {
		f.Dataset.Licenses = append(f.Dataset.Licenses, b.provenance(origin, nil, 0, 0).Licenses...)
	}
	seen := map[dataset.Subject]bool{}
	for _, s := range i.Subjects() {
		place := b.catalog.Latest(s)
		if code := b.codeIn(i, s); code != b.key(place) {
			f.Codes[code] = b.key(place)
		}
		if seen[place] {
			continue
		}
		seen[place] = true
		var figures [][]any
		for _, o := range derive.Figures(b.catalog, i, place) {
			published := derive.Published(b.catalog, i, o)
			figure := []any{o.Year, published.Value, f.quality(i, published)}
			if remark := b.remark(i, o, published); remark != "" {
				at := slices.Index(f.Remarks, remark)
				if at < 0 {
					at = len(f.Remarks)
					f.Remarks = append(f.Remarks, remark)
				}
				figure = append(figure, at+1)
			}
			if published.Ranged() {
				if len(figure) == 3 {
					figure = append(figure, 0)
				}
				figure = append(figure, published.Upper)
			}
			figures = append(figures, figure)
		}
		f.Figures[b.key(place)] = figures
	}
	return f
}

func (f *exploreFile) quality(i *dataset.Indicator, o dataset.Observation) int {
	q := quality{Sign: chart.Qualifier(o.Qualifier), Status: o.Status, Sources: []int{}, Of: o.RankedOf}
	for n, s := range i.Dataset.Sources {
		if slices.Contains(o.Sources, s.Name) {
			q.Sources = append(q.Sources, n)
		}
	}
	q.License = licenseAt(i, o)
	same := func(r quality) bool {
		return r.Sign == q.Sign && r.Status == q.Status && r.Of == q.Of && r.License == q.License && slices.Equal(r.Sources, q.Sources)
	}
	at := slices.IndexFunc(f.Qualities, same)
	if at < 0 {
		at = len(f.Qualities)
		f.Qualities = append(f.Qualities, q)
	}
	return at
}

// licenseAt is the number of the licence of a figure among those of all datasets that
// the indicator's figures are from, -1 if there is none.
func licenseAt(i *dataset.Indicator, o dataset.Observation) int {
	before := 0
	for _, d := range i.Origins() {
		if d == i.Dataset.Origin(o.Sources) {
			at := slices.IndexFunc(d.Licenses, func(l dataset.License) bool {
				return (l.From == 0 || o.Year >= l.From) && (l.To == 0 || o.Year <= l.To)
			})
			if at >= 0 {
				at += before
			}
			return at
		}
		before += len(d.Licenses)
	}
	return -1
}

// remark is what is noted on one figure, and what other sources say of it.
func (b *builder) remark(i *dataset.Indicator, o, published dataset.Observation) string {
	var said []string
	for _, key := range []dataset.Key{o.Key(), published.Key()} {
		for _, a := range i.Annotations[key] {
			note := b.text(a.Note)
			if a.Alternative {
				note = strings.TrimSpace(b.alternative(a.Value) + b.say("colon", nil) + note)
			}
			if from := b.sourceTitles(i.Dataset, a.Sources); from != "" {
				note += " (" + from + ")"
			}
			if !slices.Contains(said, note) {
				said = append(said, note)
			}
		}
	}
	return strings.Join(said, " | ")
}
