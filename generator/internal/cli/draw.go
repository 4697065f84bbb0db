package cli

import (
	"cmp"
	"context"
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"chiso/generator/internal/chart"
	"chiso/generator/internal/dataset"
	"chiso/generator/internal/export"
	"chiso/generator/internal/facts"
	"chiso/generator/internal/form"
	"chiso/generator/internal/page"
	"chiso/generator/internal/publish"
	"chiso/generator/internal/render"
)

// studio is what the parts of a site are drawn with, see page.Uses.
type studio struct {
	catalog  *dataset.Catalog
	options  page.Options // but for charts and pictures
	drawing  chart.Options
	renderer render.Renderer
	progress *progress
	rest     string // see inputs
}

// drawn is some parts of a site with all their charts and pictures: pages can be written.
type drawn struct {
	studio
	cards map[string]map[string][]byte // files, by part
}

// widths of the pictures of a chart in px: for a phone, for all else, and within
// a card.
var widths = []int{340, 720}

const cardWidth = 752

// draw draws the charts of some parts, each in every width, and the cards of their indicators.
func (s studio) draw(ctx context.Context, parts map[string]bool) (drawn, error) {
	d := drawn{s, map[string]map[string][]byte{}}
	o := &d.options
	o.Parts, o.Facts = parts, facts.Of(s.catalog) // of these parts alone, for what is known of all is large
	s.progress.stage("biểu đồ", "charts")
	var common []*dataset.Chart
	var profiled []dataset.Area
	if parts[""] {
		common, profiled = page.CommonCharts(s.catalog, o.Headline), page.Profiled(s.catalog, o.Place)
	}
	s.chart(o, profiled, func(c *dataset.Chart) bool {
		return parts[c.Indicator.Dataset.Name] || slices.Contains(common, c)
	})
	cards := page.Cards(s.catalog, *o)
	pictures, err := s.pictures(ctx, o, cards)
	if err != nil {
		return drawn{}, err
	}
	for n, card := range cards {
		if d.cards[card.Part] == nil {
			d.cards[card.Part] = map[string][]byte{}
		}
		d.cards[card.Part][card.Path+".svg"], d.cards[card.Part][card.Path+".png"] = []byte(pictures[n].SVG), pictures[n].PNG
	}
	return d, nil
}

// chart makes the charts that are wanted and the profiles of places, with all that they say,
// and puts them into the options.
func (s studio) chart(o *page.Options, profiled []dataset.Area, wanted func(*dataset.Chart) bool) {
	drawing := s.drawing
	drawing.Facts = o.Facts
	o.Charts, o.Profiles = chart.DrawAll(drawing, wanted), chart.DrawProfiles(drawing, profiled)
	page.CaptionAll(s.catalog, *o)
}

// pictures draws the charts and profiles of the options, puts their pictures there, and gives
// those of cards.
func (s studio) pictures(ctx context.Context, o *page.Options, cards []page.Card) ([]render.Picture, error) {
	refs := slices.SortedFunc(maps.Keys(o.Charts), func(x, y chart.Ref) int {
		return cmp.Or(strings.Compare(o.Charts[x].ID, o.Charts[y].ID), strings.Compare(x.Language, y.Language))
	})
	job := func(ref chart.Ref, width int) render.Job {
		drawn := o.Charts[ref]
		start := drawn.Frames[drawn.Start]
		return render.Job{ID: drawn.ID + "." + ref.Language, Option: start.Option, Meta: drawn.Meta.Wire(), Width: width, Label: start.Title, Description: start.Description}
	}
	var jobs []render.Job
	for _, ref := range refs {
		for _, width := range widths {
			jobs = append(jobs, job(ref, width))
		}
	}
	profiles := slices.SortedFunc(maps.Keys(o.Profiles), func(x, y chart.Profile) int {
		return cmp.Or(strings.Compare(o.Profiles[x].ID, o.Profiles[y].ID), strings.Compare(x.Language, y.Language))
	})
	for _, p := range profiles {
		drawn := o.Profiles[p]
		for _, width := range widths {
			jobs = append(jobs, render.Job{ID: drawn.ID + "." + p.Language, Option: drawn.Frames[0].Option, Meta: drawn.Meta.Wire(), Width: width, Label: drawn.Frames[0].Title, Description: drawn.Frames[0].Description})
		}
	}
	for _, card := range cards {
		one := render.Job{ID: card.Path, Width: cardWidth, Label: card.Title, Description: card.Subtitle}
		if card.Chart.Chart != nil {
			one = job(card.Chart, cardWidth)
		}
		one.Card = &render.Card{Title: card.Title, Subtitle: card.Subtitle, Lines: card.Lines, Figure: card.Figure, Lang: card.Language}
		jobs = append(jobs, one)
	}
	pictures, err := s.renderer.All(ctx, jobs, s.progress.count)
	if err != nil {
		return nil, err
	}
	next := func() string {
		picture := pictures[0]
		pictures = pictures[1:]
		return o.Fragments.Hold(picture.SVG)
	}
	o.Pictures, o.ProfilePictures = map[chart.Ref][]string{}, map[chart.Profile][]string{}
	for _, ref := range refs {
		for range widths {
			o.Pictures[ref] = append(o.Pictures[ref], next())
		}
	}
	for _, p := range profiles {
		for range widths {
			o.ProfilePictures[p] = append(o.ProfilePictures[p], next())
		}
	}
	return pictures, nil // what is left is of cards
}

// write writes the pages of the parts, and gives the makers of their files.
func (d drawn) write() (map[string]publish.Made, error) {
	d.progress.stage("trang", "pages")
	made := map[string]publish.Made{}
	addMaker := func(part string, maker publish.Maker) {
		m := made[part]
		m.Static = append(m.Static, maker)
		made[part] = m
	}
	add := func(part string, make func() map[string][]byte) { addMaker(part, publish.Maker{Make: make}) }
	for name, part := range page.Site(d.catalog, d.options) {
		made[name] = publish.Made{Content: part.Pages}
		for _, make := range part.Files {
			add(name, make)
		}
	}
	if d.options.Parts[""] {
		for _, m := range export.PlaceMakers(d.options.Facts, d.options.Kept) {
			maker := publish.Maker{Make: m.Make}
			if m.Key != "" {
				maker.Key = d.rest + m.Key
			}
			addMaker("", maker)
		}
	}
	for _, of := range d.catalog.Datasets {
		if d.options.Parts[of.Name] {
			add(of.Name, func() map[string][]byte {
				return export.DatasetFiles(export.Options{Catalog: d.catalog, Translations: d.options.Translations}, of)
			})
		}
	}
	for part, cards := range d.cards {
		add(part, func() map[string][]byte { return cards })
	}
	for ref, drawn := range d.options.Charts {
		if part := ref.Chart.Indicator.Dataset.Name; d.options.Parts[part] {
			add(part, func() map[string][]byte { return chartFile(ref, drawn) })
		}
	}
	for _, f := range form.All(d.catalog, d.options.Translations) {
		if d.options.Parts[f.Dataset.Name] {
			files, err := form.Files([]*form.Form{f})
			if err != nil {
				return nil, err
			}
			add(f.Dataset.Name, func() map[string][]byte { return files })
		}
	}
	return made, nil
}

// chartFile is a chart as the browser reads it when a reader reaches for it.
func chartFile(ref chart.Ref, drawn chart.Drawn) map[string][]byte {
	data, err := json.Marshal(drawn)
	if err != nil {
		panic(err) // options have been written as JSON before
	}
	return map[string][]byte{"charts/" + drawn.ID + "." + ref.Language + ".json": data}
}
