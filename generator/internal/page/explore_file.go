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
	"chiso/generator/internal/facts"
	"chiso/generator/internal/wire"
)

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

func (b explorerBuilder) exploreFile(i dataset.Slice) wire.ExploreFile {
	d := i.Dataset
	f := exploreFile{wire.ExploreFile{Name: i.Name, Title: b.text(i.Title), URL: indicatorURL(i), Unit: b.text(i.Unit), Short: i.ShortUnit(b.language), Decimals: i.Decimals,
		Measure: string(i.Measure), Direction: string(i.Direction), Ranking: string(i.Ranking), OverTime: i.OverTime, Step: chart.Step(i.Periods()),
		Breaks: chart.WireBreaks(chart.Breaks(b.chartOptions(), i, b.language)), Notes: b.texts(i.Notes), Lines: captionBuilder(b).sourceLines(i), Figures: map[string][][]any{}, Codes: map[string]string{}}}
	sources := sourceBuilder(b).allSources(d)
	for n := range sources {
		sources[n].Name = d.Sources[n].Name
	}
	f.Dataset = wire.ExploreSource{Name: d.Name, Title: b.text(d.Title), URL: datasetURL(d), Citation: b.text(d.Citation), Version: d.Version, Sources: sources}
	f.Credits = creditBuilder(b).creditsOf(i)
	for _, origin := range i.Origins() {
		f.Dataset.Licenses = append(f.Dataset.Licenses, sourceBuilder(b).licenses(facts.Licenses(origin, dataset.Period{}, dataset.Period{}))...)
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
			more := wire.ExploreRest{Sample: published.Sample, Upper: published.Upper}
			if o.Area.Code != place.Code {
				more.Code = o.Area.Code
			}
			if label := b.catalog.Label(o.Area, b.language); label != b.catalog.Label(place, b.language) {
				more.Label = label
			}
			remark := b.remark(i, o, published)
			if remark != "" || more != (wire.ExploreRest{}) {
				figure = append(figure, f.remark(remark, export.Notes(i, published, b.language)))
			}
			if more != (wire.ExploreRest{}) {
				figure = append(figure, more)
			}
			figures = append(figures, figure)
		}
		f.Figures[b.key(place)] = figures
	}
	return f.ExploreFile
}

// exploreFile is the file of an indicator while it is made.
type exploreFile struct{ wire.ExploreFile }

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
	q := wire.ExploreQuality{Sign: chart.Qualifier(o.Qualifier), Qualifier: o.Qualifier, Status: o.Status, Sources: []int{}, Of: o.RankedOf, List: o.Area.List}
	for _, name := range o.Sources {
		if n := slices.IndexFunc(i.Dataset.Sources, func(s dataset.Source) bool { return s.Name == name }); n >= 0 {
			q.Sources = append(q.Sources, n)
		}
	}
	q.License = licenseAt(i, o)
	same := func(r wire.ExploreQuality) bool {
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
