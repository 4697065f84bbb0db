package page

import (
	"encoding/json"
	"math"
	"slices"
	"strconv"
	"strings"

	"chiso/generator/internal/chart"
	"chiso/generator/internal/dataset"
	"chiso/generator/internal/derive"
	"chiso/generator/internal/export"
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
	Lines     []string           `json:"lines"`   // source and licence, as charts say them
	Credits   chart.Credits      `json:"credits"` // what to say in place of the source where figures are computed
	Qualities []quality          `json:"qualities"`
	Figures   map[string][][]any `json:"figures"`           // by key of the place: [year, value, number of the quality, number of the remark from 1 on, rest]; see exact, rest
	Remarks   []string           `json:"remarks,omitempty"` // on single figures
	Noted     []string           `json:"noted,omitempty"`   // the remarks as files of data have them
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
	Sign      string `json:"sign,omitempty"`      // of a number that is not exact
	Qualifier string `json:"qualifier,omitempty"` // the code of the sign
	Status    string `json:"status"`
	Sources   []int  `json:"sources"` // numbers of those of the dataset, in the order of the figure
	List      string `json:"code_list"`
	Of        int    `json:"of,omitempty"`
	License   int    `json:"license"` // number of that of the dataset
}

// rest is what few figures have.
type rest struct {
	Code   string  `json:"code,omitempty"`  // of the place, if the figure was published under another one
	Label  string  `json:"label,omitempty"` // of the place, if it had another name under it
	Sample int     `json:"sample,omitempty"`
	Upper  float64 `json:"upper,omitempty"` // the other end of a range
}

// exact is a figure as the files of data have it: a number, or a text where JavaScript
// would write the number another way, as 74.1 for 74.10.
func exact(o dataset.Observation) any {
	text := export.Value(o)
	size := math.Abs(o.Value)
	if text == strconv.FormatFloat(o.Value, 'f', -1, 64) && (o.Value == 0 || size >= 1e-6 && size < 1e21) {
		return json.RawMessage(text)
	}
	return text
}

func (b explorerBuilder) exploreFile(i dataset.Slice) exploreFile {
	d := i.Dataset
	f := exploreFile{Name: i.Name, Title: b.text(i.Title), URL: indicatorURL(i), Unit: b.text(i.Unit), Short: i.ShortUnit(b.language), Decimals: i.Decimals,
		Measure: string(i.Measure), Direction: string(i.Direction), Ranking: string(i.Ranking), OverTime: i.OverTime, Step: chart.Step(i.Periods()),
		Breaks: chart.Breaks(b.chartOptions(), i, b.language), Notes: b.texts(i.Notes), Lines: captionBuilder(b).sourceLines(i), Figures: map[string][][]any{}, Codes: map[string]string{}}
	sources := sourceBuilder(b).allSources(d)
	for n := range sources {
		sources[n].Name = d.Sources[n].Name
	}
	f.Dataset = exploreSource{Name: d.Name, Title: b.text(d.Title), URL: datasetURL(d), Citation: b.text(d.Citation), Version: d.Version, Sources: sources}
	f.Credits = creditBuilder(b).creditsOf(i)
	for _, origin := range i.Origins() {
		f.Dataset.Licenses = append(f.Dataset.Licenses, sourceBuilder(b).provenance(origin, nil, dataset.Period{}, dataset.Period{}).Licenses...)
	}
	seen := map[dataset.Area]bool{}
	for _, s := range i.Areas() {
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
			figure := []any{o.Period, exact(published), f.quality(i, published)}
			more := rest{Sample: published.Sample, Upper: published.Upper}
			if o.Area.Code != place.Code {
				more.Code = o.Area.Code
			}
			if label := b.catalog.Label(o.Area, b.language); label != b.catalog.Label(place, b.language) {
				more.Label = label
			}
			remark := b.remark(i, o, published)
			if remark != "" || more != (rest{}) {
				figure = append(figure, f.remark(remark, export.Notes(i, published, b.language)))
			}
			if more != (rest{}) {
				figure = append(figure, more)
			}
			figures = append(figures, figure)
		}
		f.Figures[b.key(place)] = figures
	}
	return f
}

// remark gives the number of a remark, from 1 on; 0 is none.
func (f *exploreFile) remark(text, noted string) int {
	if text == "" {
		return 0
	}
	for n := range f.Remarks {
		if f.Remarks[n] == text && f.Noted[n] == noted {
			return n + 1
		}
	}
	f.Remarks, f.Noted = append(f.Remarks, text), append(f.Noted, noted)
	return len(f.Remarks)
}

func (f *exploreFile) quality(i dataset.Slice, o dataset.Observation) int {
	q := quality{Sign: chart.Qualifier(o.Qualifier), Qualifier: o.Qualifier, Status: o.Status, Sources: []int{}, Of: o.RankedOf, List: o.Area.List}
	for _, name := range o.Sources {
		if n := slices.IndexFunc(i.Dataset.Sources, func(s dataset.Source) bool { return s.Name == name }); n >= 0 {
			q.Sources = append(q.Sources, n)
		}
	}
	q.License = licenseAt(i, o)
	same := func(r quality) bool {
		return r.Sign == q.Sign && r.List == q.List && r.Status == q.Status && r.Of == q.Of && r.License == q.License && slices.Equal(r.Sources, q.Sources)
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
func licenseAt(i dataset.Slice, o dataset.Observation) int {
	before := 0
	for _, d := range i.Origins() {
		if d == i.Dataset.Origin(o.Sources) {
			at := slices.IndexFunc(d.Licenses, func(l dataset.License) bool {
				return l.Covers(o.Period)
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
func (b explorerBuilder) remark(i dataset.Slice, o, published dataset.Observation) string {
	var said []string
	for _, key := range []dataset.Key{o.Key(), published.Key()} {
		for _, a := range i.Annotations[key] {
			note := b.text(a.Note)
			if a.Alternative {
				note = strings.TrimSpace(b.alternative(a.Value) + b.translate("colon", nil) + note)
			}
			if from := sourceBuilder(b).sourceTitles(i.Dataset, a.Sources); from != "" {
				note += " (" + from + ")"
			}
			if !slices.Contains(said, note) {
				said = append(said, note)
			}
		}
	}
	return strings.Join(said, " | ")
}
