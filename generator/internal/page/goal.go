package page

import (
	"cmp"
	"slices"
	"strings"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/derive"
	"chiso/generator/internal/format"
	"chiso/generator/internal/i18n"
	"chiso/generator/internal/wire"
)

// goalBuilder makes targets and who has reached them.
type goalBuilder struct{ *base }

// goal is a target with where it comes from.
type goal struct {
	wire.Goal
	target  dataset.Target
	dataset *dataset.Dataset
}

// written are targets as pages hold them.
func written(goals []goal) []wire.Goal {
	var all []wire.Goal
	for _, g := range goals {
		all = append(all, g.Goal)
	}
	return all
}

// levels of targets, in the order of pages.
const (
	levelCountry  = "country"
	levelProvince = "province"
)

var comparators = map[string]string{">=": "at_least", ">": "more_than", "<=": "at_most", "<": "less_than", "=": "exactly"}

// Wanted words the value of a target. "At most 30" of a rank reads "30th or
// better".
func Wanted(translations *i18n.Translations, language string, i dataset.Slice, t dataset.Target) string {
	unit := joined(language, i.ShortUnit(language))
	switch {
	case t.Comparator == "range":
		return translations.Translate("target_range", i18n.Args{"unit": unit, "low": format.Plain(language, t.Value), "high": format.Plain(language, t.High)})
	case i.Measure == dataset.Rank:
		return translations.Translate("target_rank_"+comparators[t.Comparator], i18n.Args{"rank": int(t.Value)})
	}
	return translations.Translate("target_"+comparators[t.Comparator], i18n.Args{"unit": unit, "value": format.Plain(language, t.Value)})
}

func (b goalBuilder) wanted(i dataset.Slice, t dataset.Target) string {
	return Wanted(b.translations, b.language, i, t)
}

// hasTargets says whether any dataset sets a target.
func (b goalBuilder) hasTargets() bool {
	return slices.ContainsFunc(b.catalog.Datasets, func(d *dataset.Dataset) bool { return len(d.Targets) > 0 })
}

// allGoals are all targets of the catalog, whichever dataset sets them, in its order; see
// base.goals.
func (b goalBuilder) allGoals() []goal {
	goals := []goal{}
	taken := map[string]bool{}
	for _, d := range b.catalog.Datasets {
		for _, t := range d.Targets {
			g := b.goal(d, t)
			g.ID = unique(g.ID, taken)
			goals = append(goals, g)
		}
	}
	return goals
}

func (b goalBuilder) goal(d *dataset.Dataset, t dataset.Target) goal {
	i := b.catalog.Total(t.Indicator)
	g := goal{target: t, dataset: d, Goal: wire.Goal{Indicator: wire.Link{Name: i.Name, Title: b.text(i.Title), URL: indicatorURL(i)}, Value: b.wanted(i, t), By: b.period(t.By), Level: t.Place,
		Topics: strings.Join(topicsOf(i), " "), Note: b.text(t.Note), Source: sourceBuilder(b).sourceTitles(d, t.Sources)}}
	id := []string{i.Slug()}
	if !t.By.IsZero() {
		id = append(id, g.By)
	}
	if number := t.Instrument; number != "" {
		x := lawBuilder(b).instrument(number)
		g.Instrument = &x
		id = append(id, x.ID)
	}
	g.ID = strings.Join(id, "-")
	if t.Place == levelProvince {
		g.Places, g.Status = b.places(i, t)
	} else {
		p := progressBuilder(b).progress(t, b.country(i))
		g.Progress, g.Status = &p, p.Status
	}
	return g
}

// topicsOf are the topics of an indicator, else those of its dataset.
func topicsOf(i dataset.Slice) []string {
	if len(i.Topics) > 0 {
		return i.Topics
	}
	return i.Dataset.Topics
}

// goalsOf are the targets that concern a subject, each with the subject's progress:
// for the page of a place.
func (b goalBuilder) goalsOf(s dataset.Area) []goal {
	level := levelProvince
	if s.Code == b.options.Place {
		level = levelCountry
	}
	var of []goal
	for _, g := range b.goals() {
		i := b.catalog.Total(g.target.Indicator)
		if g.Level != level || level == levelProvince && b.placeList(i) != s.List {
			continue
		}
		whose := s
		if level == levelCountry { // its code is enough: lists of countries differ between datasets
			whose = b.country(i)
		}
		p := progressBuilder(b).progress(g.target, whose)
		g.Progress, g.Places, g.Status = &p, nil, p.Status
		of = append(of, g)
	}
	return of
}

// country is the site's own country as the values of an indicator name it.
func (b goalBuilder) country(i dataset.Slice) dataset.Area {
	areas := i.Areas()
	if at := slices.IndexFunc(areas, func(s dataset.Area) bool { return s.Code == b.options.Place }); at >= 0 {
		return areas[at]
	}
	return dataset.Area{Code: b.options.Place}
}

// placeList is the code list of the places that report an indicator: that of its latest
// values, or if there are none, of its last table; in either case the one that it has
// become by now.
func (b goalBuilder) placeList(i dataset.Slice) string {
	list := cmp.Or(b.facts.MainList(i), b.lastList(i))
	for _, k := range b.catalog.Reorganisations() {
		if k.From == list {
			list = k.To
		}
	}
	return list
}

// lastList is the code list of the places of an indicator's last table.
func (b goalBuilder) lastList(i dataset.Slice) (list string) {
	for _, t := range i.Dataset.Tables {
		if !slices.ContainsFunc(t.Fields, func(f dataset.Field) bool { return f.Name == i.Name }) {
			continue
		}
		for _, f := range t.Fields {
			if f.Role == "dimension" && f.CodeList != "" {
				list = f.CodeList
			}
		}
	}
	return list
}

// places counts how far those of today are on the way to a target that each of them
// has, and gives the codes of the statuses that come up.
func (b goalBuilder) places(i dataset.Slice, t dataset.Target) (*wire.GoalPlaces, string) {
	list := b.placeList(i)
	names := map[derive.Status][]string{}
	reported, listed, total := 0, 0, 0
	for _, s := range b.ofToday(list) {
		total++
		p := progressBuilder(b).toward(t, s)
		if p.Lack != derive.NoFigure {
			reported++
		}
		if p.Lack != derive.NoFigure || p.Status == derive.Unmeasurable {
			listed++
			names[p.Status] = append(names[p.Status], b.catalog.Label(s, b.language))
		}
	}
	out := &wire.GoalPlaces{Summary: b.translate("places_reported", i18n.Args{"count": b.count(reported), "total": b.count(total), "noun": b.nounOf(list)})}
	var codes []string
	for _, status := range derive.Statuses {
		if len(names[status]) > 0 {
			out.Statuses = append(out.Statuses, wire.StatusCount{Status: string(status), Count: b.count(len(names[status])), Names: names[status]})
			codes = append(codes, string(status))
		}
	}
	if (listed < total || total == 0) && !slices.Contains(codes, string(derive.NoData)) {
		codes = append(codes, string(derive.NoData))
	}
	return out, strings.Join(codes, " ")
}

// ofToday are the members of a list that are still in force.
func (b goalBuilder) ofToday(list string) []dataset.Area {
	var members []dataset.Area
	for _, code := range b.catalog.CodeLists[list].Members() {
		if code.ValidTo == "" {
			members = append(members, dataset.Area{List: list, Code: code.Code})
		}
	}
	return members
}

// nounOf is how the members of a list are counted, empty if there is no such list.
func (b goalBuilder) nounOf(list string) string { return b.catalog.CodeLists[list].NounIn(b.language) }

// goalsFor are the targets of an indicator.
func (b goalBuilder) goalsFor(i dataset.Slice) []goal {
	var of []goal
	for _, g := range b.goals() {
		if g.target.Concerns(i.Indicator) {
			of = append(of, g)
		}
	}
	return of
}
