// Package page writes the content files of the site: one for each page and
// language, holding only front matter in JSON. Numbers are ready in the page's
// language, labels come from the data, and sentences from the theme's i18n files
// (see package words).
//
// Long tables are finished here as HTML, because Hugo's templates take seconds
// for what Go does in milliseconds. Whatever goes into them from the data is escaped
// here: the templates put them on the page as they are.
package page

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"sync"

	"chiso/generator/internal/chart"
	"chiso/generator/internal/dataset"
	"chiso/generator/internal/facts"
	"chiso/generator/internal/palette"
	"chiso/generator/internal/parallel"
	"chiso/generator/internal/validate"
	"chiso/generator/internal/words"
)

// Options say what a site puts forward.
type Options struct {
	Headline string                    // name of the indicator that opens the home page
	Place    string                    // code of the site's own country, strong in tables and readings
	Words    map[string]*words.Words   // by language
	BaseURL  string                    // address of the site, with a slash at its end
	Data     string                    // folder from which the data were read, see inRepository
	Charts   map[chart.Ref]chart.Drawn // captioned, see CaptionAll
	Pictures map[chart.Ref][]string    // of each chart as SVG, the narrow one first
	Forms    map[string][]Form         // that places fill in, by dataset
	Palette  palette.Palette           // the site's colours, see design

	Facts *facts.Facts // of the catalog; nil to compute them anew

	Profiles        map[chart.Profile]chart.Drawn // of places, captioned
	ProfilePictures map[chart.Profile][]string
}

// Form is where the form of a place stands under the site's root, as a spreadsheet
// and as CSV.
type Form struct {
	List      string // of the place
	Place     dataset.Code
	XLSX, CSV string
}

// Site writes all pages: path under content/ to bytes.
func Site(c *dataset.Catalog, o Options) map[string][]byte {
	if o.Facts == nil {
		o.Facts = facts.Of(c)
	}
	var files []file
	for _, language := range c.Languages {
		b := newBuilder(c, o, language)
		b.each(func(path string, page func() any) { files = append(files, file{path + "." + language + ".md", page}) })
	}
	return write(files)
}

// file is a file that is JSON, and what makes its content.
type file struct {
	path    string
	content func() any
}

// write makes files, many at once.
func write(files []file) map[string][]byte {
	written := parallel.Map(len(files), func(n int) []byte {
		data, err := json.Marshal(files[n].content())
		if err != nil {
			panic(fmt.Sprintf("%s: %v", files[n].path, err)) // only values that JSON can hold are put in
		}
		return data
	})
	all := make(map[string][]byte, len(files))
	for n, f := range files {
		all[f.path] = written[n]
	}
	return all
}

// Addresses are those of the pages that Site writes, as prose links to them:
// without a language, "/" being the home page. Embedded charts are for others'
// pages, so they are left out.
func Addresses(c *dataset.Catalog) []string {
	var addresses []string
	newBuilder(c, Options{}, "").each(func(path string, _ func() any) {
		if !strings.HasPrefix(path, embeds) {
			addresses = append(addresses, "/"+strings.TrimSuffix(strings.TrimSuffix(path, "_index"), "/"))
		}
	})
	return addresses
}

// embeds is the folder of the pages of embedded charts.
const embeds = "embeds/"

// each goes through all pages: where each stands under content/, and what makes it.
func (b *builder) each(put func(path string, page func() any)) {
	put("_index", func() any { return b.home() })
	put("indicators/_index", func() any { return b.indicatorsPage() })
	put("datasets/_index", func() any { return b.datasetsPage() })
	put("places/_index", func() any { return b.placesPage() })
	for _, s := range b.facts.Places() {
		put("places/"+b.catalog.PlaceSlug(s), func() any { return b.place(s) })
	}
	if b.hasTargets() {
		put("targets/_index", func() any { return b.targets() })
	}
	if len(b.catalog.Instruments) > 0 {
		put("timeline/_index", func() any { return b.timeline() })
	}
	if len(b.catalog.Terms) > 0 {
		put("glossary/_index", func() any { return b.glossary() })
	}
	if len(b.catalog.Surveys) > 0 {
		put("survey/_index", func() any { return b.surveys() })
	}
	if len(b.catalog.Assessments) > 0 {
		put(assessmentsURL+"_index", func() any { return b.assessments() })
		for _, a := range b.catalog.Assessments {
			put(assessmentsURL+a.Dataset, func() any { return b.assessment(a) })
		}
	}
	if len(b.catalog.Tools) > 0 {
		put("playbook/_index", func() any { return b.playbook() })
		for n, x := range b.catalog.Tools {
			put("playbook/"+x.Code, func() any { return b.tool(n) })
		}
		if len(b.catalog.CaseStudies) > 0 {
			put("playbook/cases", func() any { return b.cases() })
		}
		if len(b.catalog.Provisions) > 0 {
			put("playbook/law", func() any { return b.lawPage() })
		}
	}
	put("rankings/_index", func() any { return b.rankings() })
	put("explore/_index", func() any { return b.explore() })
	put("search/_index", func() any { return b.search() })
	put("about/design", func() any { return b.design() })
	put("rules/_index", func() any { return b.rules() })
	for _, r := range validate.Rules {
		put("rules/"+r.Name, func() any { return b.rule(r) })
	}
	put("about/_index", func() any { return plainPage{Title: b.say("about_site", nil)} }) // a site may write its own instead
	put("about/settings", func() any { return b.settings() })
	put("about/offline", func() any { return b.offline() })
	put(embeds+"_index", func() any { return nowhere{Build: map[string]string{"render": "never", "list": "never"}} })
	for _, d := range b.catalog.Datasets {
		put("datasets/"+d.Name, func() any { return b.dataset(d) })
		for _, i := range d.Totals() {
			put("indicators/"+i.Slug(), func() any { return b.indicator(i) })
			if len(b.dividedLists(i)) > 0 {
				put("rankings/"+i.Slug(), func() any { return b.ranking(i) })
			}
			if len(b.declared(i)) > 0 {
				put(embeds+i.Slug(), func() any { return b.embed(i) })
			}
		}
	}
}

// builder makes pages in one language. It may make many at once.
type builder struct {
	catalog  *dataset.Catalog
	options  Options
	language string
	facts    *facts.Facts

	codes   sync.Map                 // see codeIn
	goals   func() []goal            // all targets of the catalog, whichever dataset sets them, in its order
	anchors func() map[string]string // ids of the entries of the timeline, by the IDs of instruments
	lists   func() []string          // see comparedLists
}

func newBuilder(c *dataset.Catalog, o Options, language string) *builder {
	f := o.Facts
	if f == nil {
		f = facts.Of(c)
	}
	b := &builder{catalog: c, options: o, language: language, facts: f}
	b.goals, b.anchors = sync.OnceValue(b.allGoals), sync.OnceValue(b.allAnchors)
	b.lists = sync.OnceValue(b.comparedLists)
	return b
}

// codeIn is the name of a place within the charts of an indicator.
func (b *builder) codeIn(i dataset.Slice, s dataset.Area) string {
	codes, known := b.codes.Load(i)
	if !known {
		codes, _ = b.codes.LoadOrStore(i, chart.Codes(b.facts, i))
	}
	return codes.(func(dataset.Area) string)(s)
}

func (b *builder) say(key string, args words.Args) string {
	return b.options.Words[b.language].Say(key, args)
}

func (b *builder) text(t dataset.Text) string { return t[b.language] }

func (b *builder) texts(list []dataset.Text) []string {
	var words []string
	for _, t := range list {
		words = append(words, t[b.language])
	}
	return words
}

// link is something with a name and perhaps an address.
type link struct {
	Name  string `json:"name,omitempty"`
	Title string `json:"title"`
	Path  string `json:"path,omitempty"`
	URL   string `json:"url,omitempty"`
}

type topic struct {
	Code  string `json:"code"`
	Label string `json:"label"`
}

// addTopic adds one to a list that has each once.
func addTopic(list *[]topic, t topic) {
	if t.Code != "" && !slices.Contains(*list, t) {
		*list = append(*list, t)
	}
}

func (b *builder) topics(codes []string) []topic {
	var topics []topic
	for _, code := range codes {
		topics = append(topics, topic{code, b.catalog.CodeLists["topics"].Label(code, b.language)})
	}
	return topics
}

func indicatorURL(i dataset.Slice) string { return "indicators/" + i.Slug() + "/" }

func datasetURL(d *dataset.Dataset) string { return "datasets/" + d.Name + "/" }

// dataLink leads to the page of a dataset.
func (b *builder) dataLink(name string) link {
	d := b.datasetOf(name)
	return link{Name: d.Name, Title: b.text(d.Title), URL: datasetURL(d)}
}

// fromTo is a stretch of periods, as "2009–2025", one alone, or empty.
func (b *builder) fromTo(first, last dataset.Period) string {
	switch {
	case last.IsZero():
		return ""
	case first == last:
		return b.period(last)
	}
	return b.period(first) + "–" + b.period(last)
}

// period is the name of a period in the page's language, empty of the zero Period.
func (b *builder) period(p dataset.Period) string { return p.String() }
