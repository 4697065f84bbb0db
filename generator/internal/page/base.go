package page

import (
	"slices"
	"sync"

	"chiso/generator/internal/chart"
	"chiso/generator/internal/dataset"
	"chiso/generator/internal/facts"
	"chiso/generator/internal/fragment"
	"chiso/generator/internal/i18n"
	"chiso/generator/internal/wire"
)

// base is what all kinds of pages stand on: the catalog, what is known of it, and one
// language to say it in. It may make many pages at once.
type base struct {
	wording
	catalog *dataset.Catalog
	options Options
	facts   *facts.Facts
	shared  *shared

	codes   sync.Map                 // see codeIn
	goals   func() []goal            // all targets of the catalog, whichever dataset sets them, in its order
	anchors func() map[string]string // ids of the entries of the timeline, by the IDs of instruments
	lists   func() []string          // see comparedLists
}

// shared is what the bases of all languages of a site have in common.
type shared struct {
	languages []*base
	ranks     takenOnce // by indicator
}

// share makes bases those of one site.
func share(languages []*base) {
	of := &shared{languages: languages}
	of.ranks.takers = len(languages)
	for _, b := range languages {
		b.shared = of
	}
}

// takenOnce makes the tables of an indicator for the first language that takes them, and drops
// them when the last one has. Two that ask at the same time may both make them.
type takenOnce struct {
	takers int
	mu     sync.Mutex
	made   map[dataset.Slice]*rankSets
	taken  map[dataset.Slice]int
}

func (o *takenOnce) take(key dataset.Slice, make func() *rankSets) *rankSets {
	o.mu.Lock()
	value, there := o.made[key]
	o.mu.Unlock()
	if !there {
		value = make()
	}
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.made == nil {
		o.made, o.taken = map[dataset.Slice]*rankSets{}, map[dataset.Slice]int{}
	}
	if o.taken[key]++; o.taken[key] >= o.takers {
		delete(o.made, key)
		delete(o.taken, key)
	} else {
		o.made[key] = value
	}
	return value
}

func newBase(c *dataset.Catalog, o Options, language string) *base {
	f := o.Facts
	if f == nil {
		f = facts.Of(c)
	}
	b := &base{wording: wording{language, o.Translations[language]}, catalog: c, options: o, facts: f}
	b.goals, b.anchors = sync.OnceValue(goalBuilder{b}.allGoals), sync.OnceValue(lawBuilder{b}.allAnchors)
	b.lists = sync.OnceValue(explorerBuilder{b}.comparedLists)
	share([]*base{b})
	return b
}

// placeURL is the address of a place's page, empty if its list has no pages.
func (b *base) placeURL(s dataset.Area) string {
	if slug := b.catalog.PlaceSlug(s); slug != "" {
		return "places/" + slug + "/"
	}
	return ""
}

// placeName is the name of a place, with the year until which it existed if it is a former one.
func (b *base) placeName(s dataset.Area) string {
	name := b.catalog.Label(s, b.language)
	code, _ := b.catalog.CodeLists[s.List].Find(s.Code)
	if b.catalog.Former(s.List) && code.ValidTo != "" {
		return b.translate("place_until", i18n.Args{"name": name, "year": code.ValidTo[:4]})
	}
	return name
}

// chartOptions are what package chart needs to say sentences.
func (b *base) chartOptions() chart.Options {
	return chart.Options{Catalog: b.catalog, Translations: b.options.Translations, Place: b.options.Place, Facts: b.facts}
}

func (b *base) noun(list string) string { return b.catalog.CodeLists[list].NounIn(b.language) }

// indicators are all that have a page.
func (b *base) indicators() []dataset.Slice {
	var all []dataset.Slice
	for _, d := range b.catalog.Datasets {
		all = append(all, d.Totals()...)
	}
	return all
}

// columns are all that have figures: indicators and the ranks of scores.
func (b *base) columns() []dataset.Slice {
	var all []dataset.Slice
	for _, d := range b.catalog.Datasets {
		all = append(all, d.Columns()...)
	}
	return all
}

// moved are the addresses from which a page has moved, as Hugo wants them: those of the ranks
// that are shown with their score, in a folder and with what follows the name there.
func moved(i dataset.Slice, folder, rest string) []string {
	if ranks := i.Ranks(); !ranks.IsZero() {
		return []string{"/" + folder + "/" + ranks.Slug() + "/" + rest}
	}
	return nil
}

// datasetOf finds a dataset by its name.
func (b *base) datasetOf(name string) *dataset.Dataset {
	for _, d := range b.catalog.Datasets {
		if d.Name == name {
			return d
		}
	}
	return nil
}

// codeIn is the name of a place within the charts of an indicator.
func (b *base) codeIn(i dataset.Slice, s dataset.Area) string {
	codes, known := b.codes.Load(i)
	if !known {
		codes, _ = b.codes.LoadOrStore(i, chart.Codes(b.facts, i))
	}
	return codes.(func(dataset.Area) string)(s)
}

// addTopic adds one to a list that has each once.
func addTopic(list *[]wire.Topic, t wire.Topic) {
	if t.Code != "" && !slices.Contains(*list, t) {
		*list = append(*list, t)
	}
}

func (b *base) topics(codes []string) []wire.Topic {
	var topics []wire.Topic
	for _, code := range codes {
		topics = append(topics, wire.Topic{Code: code, Label: b.catalog.CodeLists["topics"].Label(code, b.language)})
	}
	return topics
}

// indicatorURL is the address of the page on which an indicator stands: of a rank, that of
// its score.
func indicatorURL(i dataset.Slice) string { return "indicators/" + i.Main().Slug() + "/" }

// hold is what stands in front matter for a piece of HTML, see package fragment.
func (b *base) hold(html string) string {
	if b.options.Fragments == nil || len(html) < fragment.Least {
		return html
	}
	return b.holdMinified(fragment.Minified(html))
}

// holdMinified is hold of a piece that has been minified.
func (b *base) holdMinified(html string) string {
	if b.options.Fragments == nil {
		return html
	}
	return b.options.Fragments.Hold(html)
}

func datasetURL(d *dataset.Dataset) string { return "datasets/" + d.Name + "/" }

// dataLink leads to the page of a dataset.
func (b *base) dataLink(name string) wire.Link {
	d := b.datasetOf(name)
	return wire.Link{Name: d.Name, Title: b.text(d.Title), URL: datasetURL(d)}
}

// periodsIn are the periods of some indicators together, ascending.
func periodsIn(of []dataset.Slice) []dataset.Period {
	var all []dataset.Period
	for _, i := range of {
		all = append(all, i.Periods()...)
	}
	slices.SortFunc(all, dataset.Period.Compare)
	return slices.Compact(all)
}

// ends are the first and the last of some periods in order, zero if there are none.
func ends(periods []dataset.Period) (first, last dataset.Period) {
	if len(periods) > 0 {
		first, last = periods[0], periods[len(periods)-1]
	}
	return first, last
}

// areasIn are the areas of some indicators together.
func areasIn(of []dataset.Slice) []dataset.Area {
	var all []dataset.Area
	for _, i := range of {
		all = append(all, i.Areas()...)
	}
	return all
}
