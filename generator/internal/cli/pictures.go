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
	"chiso/generator/internal/page"
	"chiso/generator/internal/render"
)

// widths of the pictures of a chart in px: for a phone, for all else, and within
// a card.
var widths = []int{340, 720}

const cardWidth = 752

// draw has every chart drawn in every width, for the pages, and every card, which
// it returns as files of the site.
func draw(ctx context.Context, r render.Renderer, catalog *dataset.Catalog, o *page.Options, p *progress) (map[string][]byte, error) {
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
	cards := page.Cards(catalog, *o)
	for _, card := range cards {
		one := render.Job{ID: card.Path, Width: cardWidth, Label: card.Title, Description: card.Subtitle}
		if card.Chart.Chart != nil {
			one = job(card.Chart, cardWidth)
		}
		one.Card = &render.Card{Title: card.Title, Subtitle: card.Subtitle, Lines: card.Lines, Figure: card.Figure, Lang: card.Language}
		jobs = append(jobs, one)
	}
	drawn, err := r.All(ctx, jobs, p.count)
	if err != nil {
		return nil, err
	}
	o.Pictures = map[chart.Ref][]string{}
	for n, ref := range refs {
		for at := range widths {
			o.Pictures[ref] = append(o.Pictures[ref], o.Fragments.Hold(drawn[n*len(widths)+at].SVG))
		}
	}
	at := len(refs) * len(widths)
	o.ProfilePictures = map[chart.Profile][]string{}
	for _, p := range profiles {
		for range widths {
			o.ProfilePictures[p] = append(o.ProfilePictures[p], o.Fragments.Hold(drawn[at].SVG))
			at++
		}
	}
	files := map[string][]byte{}
	for n, card := range cards {
		picture := drawn[at+n]
		files[card.Path+".svg"], files[card.Path+".png"] = []byte(picture.SVG), picture.PNG
	}
	return files, nil
}

// chartData are the charts as the browser reads them when a reader reaches for
// one.
func chartData(charts map[chart.Ref]chart.Drawn) []func() map[string][]byte {
	var makers []func() map[string][]byte
	for ref, drawn := range charts {
		makers = append(makers, func() map[string][]byte {
			data, err := json.Marshal(drawn)
			if err != nil {
				panic(err) // options have been written as JSON before
			}
			return map[string][]byte{"charts/" + drawn.ID + "." + ref.Language + ".json": data}
		})
	}
	return makers
}
