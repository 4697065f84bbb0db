package chart

import (
	"slices"

	"chiso/generator/internal/dataset"
)

// Profile is a declared radar drawn for another place, on the page of that place: of
// one year. The data that bring it to life are those of the declared one.
type Profile struct {
	Chart    *dataset.Chart // as declared
	Area     dataset.Area
	Language string
}

// Profiles are those that a place has figures for on every axis.
func Profiles(c *dataset.Catalog, s dataset.Area, language string) []Profile {
	var profiles []Profile
	for _, ds := range c.Datasets {
		for _, declared := range ds.Charts {
			if declared.Kind != radar.Name {
				continue
			}
			d := newDrawing(Options{Catalog: c}, declared, language)
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
	drawn := map[Profile]Drawn{}
	for _, s := range places {
		for _, language := range o.Catalog.Languages {
			for _, p := range Profiles(o.Catalog, s, language) {
				own := *p.Chart
				d := newDrawing(o, &own, language)
				own.Highlight = d.code(s)
				d.meta.Highlight = own.Highlight
				d.describe()
				d.radarPeriod()
				d.meta.Period = d.period
				frame := d.frame(drawRadar, d.period)
				d.meta.Period = d.period
				drawn[p] = Drawn{ID: ID(p.Chart) + "-" + s.List + "-" + s.Code, Meta: d.meta, Frames: []Frame{frame}}
			}
		}
	}
	return drawn
}
