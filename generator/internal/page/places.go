package page

import (
	"maps"
	"slices"
	"strings"

	"chiso/generator/internal/collation"
	"chiso/generator/internal/dataset"
	"chiso/generator/internal/derive"
	"chiso/generator/internal/fuzzy"
	"chiso/generator/internal/i18n"
	"chiso/generator/internal/wire"
)

// placesBuilder makes the list of all places.
type placesBuilder struct{ *base }

func placePages(b *base) []file {
	pages := []file{{path: index, content: func() any { return placesBuilder{b}.placesPage() }}}
	for _, s := range b.facts.Places() {
		pages = append(pages, file{path: b.catalog.PlaceSlug(s), content: func() any { return placeBuilder{b}.placeWithFile(s) }})
	}
	return pages
}

func (b placesBuilder) placesPage() wire.PlacesPage {
	p := wire.PlacesPage{Title: b.translate("places", nil)}
	var sets []wire.PlacesList
	at := map[string]int{}
	for _, s := range b.facts.Places() {
		list := b.catalog.CodeLists[s.List]
		code, _ := list.Find(s.Code)
		set := wire.PlacesList{ID: s.List, Title: list.TitleIn(b.language)}
		if code.Parent != "" && !b.catalog.Former(s.List) {
			set.ID, set.Title = code.Parent, b.catalog.CodeLists[list.Parent].Label(code.Parent, b.language)
		}
		n, known := at[set.ID]
		if !known {
			n = len(sets)
			at[set.ID], sets = n, append(sets, set)
		}
		sets[n].Places = append(sets[n].Places, b.listedPlace(s))
	}
	for n, set := range sets {
		if b.catalog.Former(set.ID) { // some of them: those that are as they were stand above
			sets[n].Title = b.translate("places_former", i18n.Args{"list": set.Title, "count": b.count(len(set.Places))})
		}
		collation.Sort(b.language, set.Places, func(l wire.PlaceEntry) string { return l.Title })
	}
	p.Lists = sets
	p.Maps = b.maps("")
	return p
}

// maps are those of the places of today, in the order of the names of their lists. Root
// leads from the page to the folder of all places.
func (b placesBuilder) maps(root string) []string {
	var all []string
	for _, list := range slices.Sorted(maps.Keys(b.catalog.CodeLists)) {
		if m := mapBuilder(b).tileMap(list, "", root); m != "" && b.catalog.CodeLists[list].Places && !b.catalog.Former(list) {
			all = append(all, m)
		}
	}
	return all
}

func (b placesBuilder) listedPlace(s dataset.Area) wire.PlaceEntry {
	l := wire.PlaceEntry{Title: b.placeName(s), URL: b.placeURL(s)}
	areas := slices.Concat(derive.Selves(b.catalog, s), b.facts.Formers(s))
	if _, same := b.catalog.SameBorders(s); !same {
		var names []string
		for _, part := range b.catalog.FormedFrom(s) {
			names = append(names, b.catalog.Label(part.Area, b.language))
		}
		if len(names) > 0 {
			l.Was = b.translate("places_was", i18n.Args{"names": strings.Join(names, ", ")})
		}
	}
	var became []string
	for _, part := range b.catalog.Became(s) {
		became = append(became, b.catalog.Label(part.Area, b.language))
	}
	if len(became) > 0 {
		l.Was = b.translate("places_now", i18n.Args{"names": strings.Join(became, ", ")})
	}
	l.Find = b.findable(areas)
	return l
}

// findable are the names of places as people type them: in every language, short and
// long, with the spaces left out ("daklak").
func (b placesBuilder) findable(areas []dataset.Area) string {
	var names []string
	put := func(name string) {
		for _, form := range []string{name, strings.NewReplacer(" ", "", "-", "", ".", "", "–", "").Replace(fuzzy.Fold(name))} {
			if form != "" && !slices.Contains(names, form) {
				names = append(names, form)
			}
		}
	}
	for _, s := range areas {
		list := b.catalog.CodeLists[s.List]
		code, _ := list.Find(s.Code)
		for _, language := range b.catalog.Languages {
			put(code.Label[language])
		}
		for _, name := range code.OtherNames {
			put(name)
		}
		for _, t := range list.Layout {
			if t.Code == s.Code {
				for _, language := range b.catalog.Languages {
					put(t.Short[language])
					put(t.Part[language])
				}
			}
		}
		if derive.Open(b.catalog, s.List) {
			put(s.Code)
		}
	}
	return strings.Join(names, " ")
}
