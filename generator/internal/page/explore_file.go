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

// exploreFile is the file of an indicator, for all languages.
func (b explorerBuilder) exploreFile(i dataset.Slice) wire.ExploreFile {
	d := i.Dataset
	f := exploreFile{of: i, languages: b.shared.languages, periods: i.Periods(), ExploreFile: wire.ExploreFile{Name: i.Name, URL: indicatorURL(i), Decimals: i.Decimals,
		Measure: string(i.Measure), Direction: string(i.Direction), Ranking: string(i.Ranking), OverTime: i.OverTime, Step: chart.Step(i.Periods()),
		Dataset: wire.ExploreSource{Name: d.Name, URL: datasetURL(d), Version: d.Version, Sources: []wire.ExploreOrigin{}, Licenses: []wire.ExploreLicense{}},
		Texts:   map[string]*wire.ExploreTexts{}, Figures: map[string][]any{}, Codes: map[string]string{}}}
	f.Periods = wire.Periods(f.periods)
	for _, s := range d.Sources {
		f.Dataset.Sources = append(f.Dataset.Sources, wire.ExploreOrigin{Name: s.Name, Path: s.Path, Accessed: s.Accessed})
	}
	licenses := licensesOf(i)
	for _, l := range licenses {
		f.Dataset.Licenses = append(f.Dataset.Licenses, wire.ExploreLicense{Name: l.Name, Path: l.Path})
	}
	for _, l := range f.languages {
		f.Texts[l.language] = explorerBuilder{l}.texts(i, licenses)
	}
	rows := map[string][]exploreFigure{}
	for _, s := range i.Areas() {
		place := b.catalog.Latest(s)
		key := b.key(place)
		if code := b.codeIn(i, s); code != key {
			f.Codes[code] = key
		}
		if _, seen := rows[key]; !seen {
			rows[key] = f.row(b, place)
		}
	}
	f.put(rows)
	return f.ExploreFile
}

// licensesOf are those of all datasets that the figures of an indicator are from.
func licensesOf(i dataset.Slice) (all []dataset.License) {
	for _, d := range i.Origins() {
		all = append(all, d.Licenses...)
	}
	return all
}

// texts are those of the file of an indicator, without remarks and labels.
func (b explorerBuilder) texts(i dataset.Slice, licenses []dataset.License) *wire.ExploreTexts {
	d := i.Dataset
	t := wire.ExploreTexts{PeriodNames: b.shorts(i.Periods()), Title: b.text(i.Title), Unit: b.text(i.Unit), Short: i.ShortUnit(b.language), Breaks: chart.WireBreaks(chart.Breaks(b.chartOptions(), i, b.language)),
		Notes: b.wording.texts(i.Notes), Lines: captionBuilder(b).sourceLines(i), Credits: creditBuilder(b).creditsOf(i),
		Dataset: wire.ExploreSourceTexts{Title: b.text(d.Title), Citation: b.text(d.Citation)}, Sources: []string{}, Licenses: []string{}}
	for _, s := range d.Sources {
		t.Sources = append(t.Sources, b.text(s.Title))
	}
	for _, l := range licenses {
		t.Licenses = append(t.Licenses, b.text(l.Title))
	}
	return &t
}

// exploreFile is the file of an indicator while it is made.
type exploreFile struct {
	wire.ExploreFile
	of        dataset.Slice
	languages []*base
	periods   []dataset.Period
}

// exploreFigure is a figure while the file is made.
type exploreFigure struct {
	at      int // number of its period
	value   any // see exact
	quality int
	remark  int
	rest    wire.ExploreRest
}

// row is the figures of a place.
func (f *exploreFile) row(b explorerBuilder, place dataset.Area) []exploreFigure {
	var row []exploreFigure
	for _, o := range derive.Figures(b.catalog, f.of, place) {
		published := derive.Published(b.catalog, f.of, o)
		figure := exploreFigure{at: slices.Index(f.periods, o.Period), value: exact(published), quality: f.quality(f.of, published), remark: f.remark(o, published),
			rest: wire.ExploreRest{Sample: published.Sample, Upper: published.Upper}}
		if o.Area != place {
			if o.Area.Code != place.Code {
				figure.rest.Code = o.Area.Code
			}
			figure.rest.Label = f.label(o.Area, place)
		}
		row = append(row, figure)
	}
	return row
}

// put puts the figures of all places into the file, once it is known which quality is usual in
// which period.
func (f *exploreFile) put(rows map[string][]exploreFigure) {
	f.Usual = make([]int, len(f.periods))
	count := make([][]int, len(f.periods)) // of figures by quality
	for n := range count {
		count[n] = make([]int, len(f.Qualities))
	}
	for _, row := range rows {
		for _, figure := range row {
			count[figure.at][figure.quality]++
		}
	}
	for n, of := range count {
		for quality := range of {
			if of[quality] > of[f.Usual[n]] {
				f.Usual[n] = quality
			}
		}
	}
	for key, row := range rows {
		if len(row) == 0 {
			continue
		}
		figures := make([]any, row[len(row)-1].at+1)
		for _, figure := range row {
			switch {
			case figure.rest != (wire.ExploreRest{}):
				figures[figure.at] = []any{figure.value, figure.quality, figure.remark, figure.rest}
			case figure.remark > 0:
				figures[figure.at] = []any{figure.value, figure.quality, figure.remark}
			case figure.quality != f.Usual[figure.at]:
				figures[figure.at] = []any{figure.value, figure.quality}
			default:
				figures[figure.at] = figure.value
			}
		}
		f.Figures[key] = figures
	}
}

// remark gives the number of what is remarked on a figure, see number.
func (f *exploreFile) remark(o, published dataset.Observation) int {
	if len(f.of.Annotations) == 0 {
		return 0
	}
	var texts [][]string
	for _, l := range f.languages {
		texts = append(texts, []string{explorerBuilder{l}.remark(f.of, o, published), export.Notes(f.of, published, l.language)})
	}
	return f.number(texts, func(t *wire.ExploreTexts) []*[]string { return []*[]string{&t.Remarks, &t.Noted} })
}

// label gives the number of the name that a place had, see number; it is blank in a language in
// which the place still has it.
func (f *exploreFile) label(former, place dataset.Area) int {
	var texts [][]string
	for _, l := range f.languages {
		name := l.catalog.Label(former, l.language)
		if name == l.catalog.Label(place, l.language) {
			name = ""
		}
		texts = append(texts, []string{name})
	}
	return f.number(texts, func(t *wire.ExploreTexts) []*[]string { return []*[]string{&t.Labels} })
}

// number gives the number of texts in lists of the file, from 1 on, and puts new ones at the end
// of these. There is a text for each language and for each of its lists; 0 is of texts that are
// blank in the first list of every language.
func (f *exploreFile) number(texts [][]string, lists func(*wire.ExploreTexts) []*[]string) int {
	if !slices.ContainsFunc(texts, func(of []string) bool { return of[0] != "" }) {
		return 0
	}
	same := func(at int) bool {
		for n, l := range f.languages {
			for m, list := range lists(f.Texts[l.language]) {
				if (*list)[at] != texts[n][m] {
					return false
				}
			}
		}
		return true
	}
	known := len(*lists(f.Texts[f.languages[0].language])[0])
	for at := range known {
		if same(at) {
			return at + 1
		}
	}
	for n, l := range f.languages {
		for m, list := range lists(f.Texts[l.language]) {
			*list = append(*list, texts[n][m])
		}
	}
	return known + 1
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
