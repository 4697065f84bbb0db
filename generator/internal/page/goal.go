package page

import (
	"slices"
	"strings"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/derive"
	"chiso/generator/internal/facts"
	"chiso/generator/internal/format"
	"chiso/generator/internal/i18n"
	"chiso/generator/internal/wire"
)

// goalBuilder makes targets and who has reached them.
type goalBuilder struct{ *base }

// goal is a target with where it comes from.
type goal struct {
	wire.Goal
	target *facts.Target
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

// hasTargets says whether any dataset sets a target.
func (b goalBuilder) hasTargets() bool {
	return slices.ContainsFunc(b.catalog.Datasets, func(d *dataset.Dataset) bool { return len(d.Targets) > 0 })
}

// allGoals are all targets of the catalog, whichever dataset sets them, in its order; see
// base.goals.
func (b goalBuilder) allGoals() []goal {
	goals := []goal{}
	taken := map[string]bool{}
	for _, t := range b.facts.Targets() {
		g := b.goal(t)
		g.ID = unique(g.ID, taken)
		goals = append(goals, g)
	}
	return goals
}

func (b goalBuilder) goal(t *facts.Target) goal {
	i := t.Slice
	g := goal{target: t, Goal: wire.Goal{Indicator: wire.Link{Name: i.Name, Title: b.text(i.Title), URL: indicatorURL(i)}, Value: Wanted(b.translations, b.language, i, t.Target), By: b.period(t.By), Level: t.Place,
		Topics: strings.Join(topicsOf(i), " "), Note: b.text(t.Note), Source: sourceBuilder(b).sourceTitles(t.Dataset, t.Sources)}}
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
		g.Places, g.Status = b.places(t)
	} else {
		p := b.progress(t, b.country(i))
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
		if g.Level != level || level == levelProvince && b.facts.PlaceList(g.target.Slice) != s.List {
			continue
		}
		whose := s
		if level == levelCountry { // its code is enough: lists of countries differ between datasets
			whose = b.country(g.target.Slice)
		}
		p := b.progress(g.target, whose)
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

// places counts how far those of today are on the way to a target that each of them
// has, and gives the codes of the statuses that come up.
func (b goalBuilder) places(t *facts.Target) (*wire.GoalPlaces, string) {
	r := b.facts.Reports(t)
	out := &wire.GoalPlaces{Summary: b.translate("places_reported", i18n.Args{"count": b.count(len(r.Reported)), "total": b.count(len(r.Areas)), "noun": b.noun(r.List)})}
	var codes []string
	for _, status := range derive.Statuses {
		if of := r.Of[status]; len(of) > 0 {
			var names []string
			for _, s := range of {
				names = append(names, b.catalog.Label(s, b.language))
			}
			out.Statuses = append(out.Statuses, wire.StatusCount{Status: string(status), Count: b.count(len(of)), Names: names})
			codes = append(codes, string(status))
		}
	}
	if r.Silent() && !slices.Contains(codes, string(derive.NoData)) {
		codes = append(codes, string(derive.NoData))
	}
	return out, strings.Join(codes, " ")
}

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
