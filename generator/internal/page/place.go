package page

import (
	"path"
	"slices"
	"strings"

	"chiso/generator/internal/chart"
	"chiso/generator/internal/collation"
	"chiso/generator/internal/dataset"
	"chiso/generator/internal/derive"
	"chiso/generator/internal/export"
	"chiso/generator/internal/i18n"
	"chiso/generator/internal/wire"
)

// placeBuilder makes the page of a place.
type placeBuilder struct{ *base }

// placePage is the page of a place with all groups of its views, folded ones too.
type placePage struct {
	wire.PlacePage
	views []profileView
}

// profileView is a view with all its groups.
type profileView struct {
	wire.ProfileView
	place   dataset.Area
	groups  []profileGroup
	missing []string
}

// profileGroup is a group, on the page or in its file.
type profileGroup struct {
	wire.ProfileGroup
	placeGroup
	of      *dataset.Dataset
	figures []wire.FigureLine // of a group on the page
}

func (b placeBuilder) place(s dataset.Area) placePage {
	list := b.catalog.CodeLists[s.List]
	code, _ := list.Find(s.Code)
	p := placePage{PlacePage: wire.PlacePage{Title: b.placeName(s), Slug: b.catalog.PlaceSlug(s)}}
	types := b.catalog.CodeLists["place-types"]
	if code.Type != "" {
		p.Type = types.Label(code.Type, b.language)
	}
	if code.TypeBefore != "" {
		p.TypeSince = b.translate("place_type_since", i18n.Args{"date": b.date(code.TypeFrom), "before": types.Label(code.TypeBefore, b.language)})
	}
	if parts := b.catalog.FormedFrom(s); code.Centre != "" && len(parts) > 1 {
		p.Centre = b.catalog.CodeLists[parts[0].List].Label(code.Centre, b.language)
	}
	if code.Parent != "" {
		p.Region = b.catalog.CodeLists[list.Parent].Label(code.Parent, b.language)
	}
	p.Story, p.Links = b.story(s)
	p.Map = mapBuilder(b).tileMap(s.List, s.Code, "../")
	p.views = profileBuilder(b).views(s)
	if foldViews(p.views) {
		p.File = placeFilePath(p.Slug, b.language)
	}
	b.layOut(s, p.views)
	p.Views = writtenViews(p.views)
	if only := onlyFormer(p.views); only > 0 {
		p.Note = b.translate("place_only_former", i18n.Args{"count": b.count(only)})
	}
	p.Missing = p.views[0].missing
	p.Correction = placeCorrection(p)
	p.Description = strings.Join(append([]string{b.translate("place_description", i18n.Args{"place": p.Title})}, p.Story...), " ")
	p.Compare = b.comparable(s)
	p.Explore = explorerBuilder(b).exploreOf(s)
	for _, format := range export.PlaceFormats(b.facts, b.options.Kept, s) {
		name := p.Slug + "." + format
		p.Downloads = append(p.Downloads, wire.Download{Name: name, Format: format, URL: "data/places/" + name})
	}
	p.Radars, p.Goals, p.Forms = b.radars(s), targetsBuilder(b).byInstrument(goalBuilder(b).goalsOf(s)), b.forms(s)
	p.Cases, p.CasesURL = playbookBuilder(b).casesAt(s)
	return p
}

// story says what a place was formed from, and what it became: a sentence for each day
// and legal basis. The links lead to the places that it names.
func (b placeBuilder) story(s dataset.Area) (sentences []string, links []wire.Link) {
	name := func(other dataset.Area) string {
		if url := b.placeURL(other); url != "" && url != b.placeURL(s) && !slices.ContainsFunc(links, func(l wire.Link) bool { return l.URL == url }) {
			links = append(links, wire.Link{Title: b.placeName(other), URL: url})
		}
		return b.catalog.Label(other, b.language)
	}
	tell := func(key, shareKey string, parts []dataset.Part) {
		for _, of := range byDay(parts) {
			var names []string
			whole := true
			for _, part := range of {
				named := name(part.Area)
				if part.Share < 1 {
					whole = false
					named = b.translate(shareKey, i18n.Args{"name": named, "share": b.share(part.Share)})
				}
				names = append(names, named)
			}
			basis, instrument := lawBuilder(b).basis(of[0].LegalBasis)
			count := len(b.catalog.CodeLists[of[0].List].Members())
			sentences = append(sentences, b.translate(key, i18n.Args{"place": b.catalog.Label(s, b.language), "names": b.and(names), "date": b.date(of[0].Effective), "basis": basis,
				"count": b.count(count), "noun": b.noun(of[0].List), "whole": whole}))
			if instrument != nil && !slices.Contains(links, *instrument) {
				links = append(links, *instrument)
			}
		}
	}
	code, _ := b.catalog.CodeLists[s.List].Find(s.Code)
	names := slices.Clone(code.OtherNames)
	from := b.catalog.FormedFrom(s)
	if former, same := b.catalog.SameBorders(s); same {
		tell("place_unchanged", "place_share", from)
		code, _ := b.catalog.CodeLists[former.List].Find(former.Code)
		names = append(names, code.OtherNames...)
	} else {
		tell("place_formed", "place_share", from)
	}
	became := b.catalog.Became(s)
	tell("place_became", "place_share_gone", became)
	var others []string
	for _, part := range became {
		for _, other := range b.catalog.FormedFrom(part.Area) {
			if label := name(other.Area); other.Area != s && !slices.Contains(others, label) { // two may have been divided between the same
				others = append(others, label)
			}
		}
	}
	if len(others) > 0 {
		sentences = append(sentences, b.translate("place_together", i18n.Args{"names": b.and(others)}))
	}
	if len(names) > 0 {
		sentences = append(sentences, b.translate("place_other_names", i18n.Args{"names": strings.Join(names, ", ")}))
	}
	return sentences, links
}

// byDay are the parts that changed on one day on one legal basis, in their order.
func byDay(parts []dataset.Part) [][]dataset.Part {
	var groups [][]dataset.Part
	for _, part := range parts {
		at := slices.IndexFunc(groups, func(g []dataset.Part) bool {
			return g[0].Effective == part.Effective && g[0].LegalBasis == part.LegalBasis
		})
		if at < 0 {
			at = len(groups)
			groups = append(groups, nil)
		}
		groups[at] = append(groups[at], part)
	}
	return groups
}

// comparable are the places that one may be set beside: those of its own list, and
// those of today that were in it with the same borders.
func (b placeBuilder) comparable(s dataset.Area) []wire.Link {
	var others []wire.Link
	for _, other := range b.facts.Places() {
		if other != s && slices.ContainsFunc(derive.Selves(b.catalog, other), func(x dataset.Area) bool { return x.List == s.List }) {
			others = append(others, wire.Link{Name: b.catalog.PlaceSlug(other), Title: b.catalog.Label(other, b.language)})
		}
	}
	collation.Sort(b.language, others, func(l wire.Link) string { return l.Title })
	return others
}

// forms are those that a place fills in, of all datasets.
func (b placeBuilder) forms(s dataset.Area) []wire.PlaceForm {
	var forms []wire.PlaceForm
	for _, d := range b.catalog.Datasets {
		for _, f := range b.options.Forms[d.Name] {
			if f.List == s.List && f.Place.Code == s.Code {
				forms = append(forms, wire.PlaceForm{Dataset: wire.Link{Title: b.text(d.Title), URL: datasetURL(d)}, Files: []wire.Download{
					{Name: path.Base(f.XLSX), Format: "xlsx", URL: f.XLSX}, {Name: path.Base(f.CSV), Format: "csv", URL: f.CSV}}})
			}
		}
	}
	return forms
}

// radars are the profiles over indicators of one scale that are drawn for the place:
// for itself, or for each of the former ones inside it.
func (b placeBuilder) radars(s dataset.Area) []wire.ChartBox {
	var boxes []wire.ChartBox
	for _, x := range slices.Concat(derive.Selves(b.catalog, s), b.facts.Formers(s)) {
		for _, profile := range chart.Profiles(b.chartOptions(), x, b.language) {
			if drawn, there := b.options.Profiles[profile]; there {
				box := chartBuilder(b).box(profile.Chart, drawn, b.options.ProfilePictures[profile])
				box.Highlight = drawn.Meta.Highlight
				if x.List != s.List { // its name may be that of one of today
					box.Place = b.placeName(x)
				}
				boxes = append(boxes, box)
			}
		}
	}
	return boxes
}

// Profiled are the places whose profiles are drawn: the site's own country and those
// within it. Of all the economies of the world there would be hundreds.
func Profiled(c *dataset.Catalog, country string) []dataset.Area {
	var all []dataset.Area
	for _, s := range derive.Places(c) {
		if derive.Open(c, s.List) && s.Code != country {
			continue
		}
		all = append(all, derive.Selves(c, s)...)
	}
	return all
}
