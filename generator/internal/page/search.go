package page

import (
	"slices"
	"strings"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/derive"
	"chiso/generator/internal/fuzzy"
	"chiso/generator/internal/i18n"
	"chiso/generator/internal/wire"
)

// searchBuilder makes the page that the search looks through.
type searchBuilder struct{ *base }

func searchPages(b *base) []file {
	return []file{{path: index, content: func() any { return searchBuilder{b}.search() }}}
}

func (b searchBuilder) search() wire.SearchPage {
	p := wire.SearchPage{Title: b.translate("search", nil), Description: b.translate("search_text", nil)}
	for _, kind := range []wire.FoundKind{
		{Kind: "indicators", Title: b.translate("indicators", nil), Sets: b.findIndicators()},
		{Kind: "places", Title: b.translate("places", nil), Sets: b.findPlaces()},
		{Kind: "datasets", Title: b.translate("datasets", nil), Sets: []wire.FoundSet{{Items: b.findDatasets()}}},
		{Kind: "instruments", Title: b.translate("search_instruments", nil), Sets: []wire.FoundSet{{Items: b.findInstruments()}}},
		{Kind: "assessments", Title: b.translate("assess", nil), Sets: []wire.FoundSet{{Items: assessmentBuilder(b).findAssessments()}}},
		{Kind: "playbook", Title: b.translate("playbook", nil), Sets: playbookBuilder(b).findTools()},
	} {
		if len(kind.Sets) > 0 && len(kind.Sets[0].Items) > 0 {
			p.Kinds = append(p.Kinds, kind)
		}
	}
	return p
}

// findIndicators lists each indicator once, under the first of its topics.
func (b searchBuilder) findIndicators() []wire.FoundSet {
	sets := map[string]*wire.FoundSet{}
	for _, d := range b.catalog.Datasets {
		found := keep(b.base, d, dataset.Area{}, "search", func() (found []wire.Found) {
			for _, i := range d.Totals() {
				found = append(found, b.findIndicator(i))
			}
			return found
		})
		for n, i := range d.Totals() {
			topic := ""
			if len(i.Topics) > 0 {
				topic = i.Topics[0]
			}
			if sets[topic] == nil {
				sets[topic] = &wire.FoundSet{}
			}
			sets[topic].Items = append(sets[topic].Items, found[n])
		}
	}
	var list []wire.FoundSet
	for _, code := range b.catalog.CodeLists["topics"].Members() {
		if set := sets[code.Code]; set != nil {
			list = append(list, wire.FoundSet{Title: b.text(code.Label), Items: set.Items})
		}
	}
	if rest := sets[""]; rest != nil {
		list = append(list, *rest)
	}
	return list
}

func (b searchBuilder) findIndicator(i dataset.Slice) wire.Found {
	e := datasetBuilder(b).entry(i)
	note := e.Latest
	if e.NoData {
		note = b.translate("no_data_short", nil)
	}
	text := []string{e.Unit}
	for _, t := range e.Topics {
		text = append(text, t.Label)
	}
	return wire.Found{Title: e.Title, URL: e.URL, Note: b.join(note, b.text(i.Dataset.Title)), Names: b.indicatorNames(i), Text: b.join(append(text, e.Summary)...)}
}

// indicatorNames are those of an indicator beside its title, and those of its ranks, which
// are found on its page.
func (b searchBuilder) indicatorNames(i dataset.Slice) []string {
	names := append([]string{i.Name}, b.otherTitles(i.Title)...)
	if ranks := i.Ranks(); !ranks.IsZero() {
		names = append(names, ranks.Name, b.text(ranks.Title))
		names = append(names, b.otherTitles(ranks.Title)...)
	}
	return besides(b.text(i.Title), names)
}

func (b searchBuilder) findDatasets() []wire.Found {
	var list []wire.Found
	for n, d := range datasetBuilder(b).listedDatasets() {
		of := b.catalog.Datasets[n]
		note := d.Years
		if d.Indicators > 0 {
			note = b.join(b.translate("n_indicators", i18n.Args{"count": b.count(d.Indicators)}), d.Years)
		}
		list = append(list, wire.Found{Title: d.Title, URL: d.URL, Note: note, Names: append([]string{of.Name}, b.otherTitles(of.Title)...), Text: b.join(append(d.Topics, d.Description)...)})
	}
	return list
}

func (b searchBuilder) findInstruments() []wire.Found {
	var list []wire.Found
	for _, x := range b.catalog.Instruments {
		shown := lawBuilder(b).instrument(x.ID)
		text := []string{shown.Issuer.Label}
		for _, t := range b.topics(x.Topics) {
			text = append(text, t.Label)
		}
		list = append(list, wire.Found{Title: shown.Name, URL: shown.URL, Note: shown.Subject, Names: besides(shown.Name, []string{x.Number, shown.Subject}), Text: b.join(text...)})
	}
	return list
}

// findPlaces lists the places in the lists of the page of places.
func (b searchBuilder) findPlaces() []wire.FoundSet {
	at := map[string]dataset.Area{}
	for _, s := range b.facts.Places() {
		at[b.placeURL(s)] = s
	}
	var sets []wire.FoundSet
	for _, list := range placesBuilder(b).placesPage().Lists {
		set := wire.FoundSet{Title: list.Title}
		for _, p := range list.Places {
			s := at[p.URL]
			codes := b.catalog.CodeLists[s.List]
			code, _ := codes.Find(s.Code)
			sort := codes.TitleIn(b.language)
			if code.Type != "" {
				sort = b.catalog.CodeLists["place-types"].Label(code.Type, b.language)
			}
			if list.ID == code.Parent {
				region, _ := b.catalog.CodeLists[codes.Parent].Find(code.Parent)
				set.Self = &wire.Found{Title: list.Title, URL: "places/#" + list.ID, Note: b.translate("place_region", nil), Names: b.otherTitles(region.Label)}
			}
			set.Items = append(set.Items, wire.Found{Title: p.Title, URL: p.URL, Note: b.join(sort, p.Was), Names: b.placeNames(s, p.Title)})
		}
		sets = append(sets, set)
	}
	return sets
}

// placeNames are the names of a place beside its title: in every language, former and
// short ones, those of the same place under its former codes too.
func (b searchBuilder) placeNames(s dataset.Area, title string) []string {
	var names []string
	put := func(name string) { names = append(names, name) }
	put(b.catalog.Label(s, b.language))
	for _, of := range derive.Selves(b.catalog, s) {
		code, _ := b.catalog.CodeLists[of.List].Find(of.Code)
		for _, name := range code.OtherNames {
			put(name)
		}
		for _, language := range b.catalog.Languages {
			put(code.Label[language])
		}
	}
	if derive.Open(b.catalog, s.List) {
		put(s.Code)
	}
	return besides(title, names)
}

// otherTitles are those of a thing in the other languages of the site, by which it is
// looked for as well.
func (b searchBuilder) otherTitles(title dataset.Text) []string {
	var names []string
	for _, language := range b.catalog.Languages {
		names = append(names, title[language])
	}
	return besides(b.text(title), names)
}

// besides leaves out names that somebody who looks for the title or an earlier one
// has found already: the search does not tell marks apart.
func besides(title string, names []string) []string {
	seen := map[string]bool{"": true, fuzzy.Fold(title): true}
	return slices.DeleteFunc(names, func(name string) bool {
		folded := fuzzy.Fold(name)
		known := seen[folded]
		seen[folded] = true
		return known
	})
}

// join puts the parts of a line beside each other, as the templates do.
func (b searchBuilder) join(parts ...string) string {
	parts = slices.DeleteFunc(parts, func(part string) bool { return part == "" })
	return strings.Join(parts, b.translate("separator", nil))
}
