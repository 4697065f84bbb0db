package chart

import (
	"slices"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/parallel"
)

// Profile is a declared radar drawn for another place, on the page of that place: of
// one year. The data that bring it to life are those of the declared one.
type Profile struct {
	Chart    *dataset.Chart // as declared
	Area     dataset.Area
	Language string
}

// Profiles are those that a place has figures for on every axis.
func Profiles(o Options, s dataset.Area, language string) []Profile {
	var profiles []Profile
	for _, ds := range o.Catalog.Datasets {
		for _, declared := range ds.Charts {
			if declared.Kind != radar.Name {
				continue
			}
			d := newDrawing(o, declared, language)
			d.radarPeriod()
			if !slices.ContainsFunc(declared.Measures, func(m dataset.Slice) bool { _, there := m.At(s, d.period); return !there }) {
				profiles = append(profiles, Profile{declared, s, language})
			}
		}
	}
	return profiles
}

// DrawProfiles draws those of some places in every language.
func DrawProfiles(o Options, places []dataset.Area) map[Profile]Drawn {
	var profiles []Profile
	for _, s := range places {
		for _, language := range o.Catalog.Languages {
			profiles = append(profiles, Profiles(o, s, language)...)
		}
	}
	drawn := map[Profile]Drawn{}
	for n, d := range parallel.Map(len(profiles), func(n int) Drawn { return drawProfile(o, profiles[n]) }) {
		drawn[profiles[n]] = d
	}
	return drawn
}

func drawProfile(o Options, p Profile) Drawn {
	own := *p.Chart
	d := newDrawing(o, &own, p.Language)
	own.Highlight = d.code(p.Area)
	d.meta.Highlight = own.Highlight
	d.describe()
	d.radarPeriod()
	d.meta.Period = d.period
	frame := d.frame(drawRadar, d.period)
	d.meta.Period = d.period
	return Drawn{ID: ID(p.Chart) + "-" + p.Area.List + "-" + p.Area.Code, Meta: d.meta, Frames: []Frame{frame}}
}
