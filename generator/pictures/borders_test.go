package pictures

import (
	"context"
	"regexp"
	"slices"
	"strings"
	"testing"

	"chiso/generator/internal/chart"
	"chiso/generator/internal/datatest"
	"chiso/generator/internal/render"
)

// TestOneSetInPictures: what is drawn of a made-up nation shows one set of borders, the
// whole first and the place forward that the sentences speak of.
func TestOneSetInPictures(t *testing.T) {
	t.Parallel()
	c := datatest.Nation()
	o := chart.Options{Catalog: c, Translations: datatest.Translations(t, theme(t)), Place: c.Country}
	var names []string
	var jobs []render.Job
	for _, declared := range c.Datasets[0].Charts {
		drawn := chart.Draw(o, declared, "en")
		names = append(names, drawn.ID)
		jobs = append(jobs, render.Job{ID: drawn.ID, Width: 720, Option: drawn.Frames[drawn.Start].Option, Meta: drawn.Meta.Wire(), Label: drawn.ID, Description: "made up"})
	}
	pictures, err := render.Renderer{Theme: theme(t), Cache: t.TempDir()}.All(context.Background(), jobs, func(int, int) {})
	if err != nil {
		t.Fatal(err)
	}
	texts := regexp.MustCompile(`<text[^>]*>([^<]*)</text>`)
	for _, test := range []struct {
		id     string
		places int    // named
		first  string // of those
	}{
		{"output-line", 4, ""}, {"output-dot", 34, "New 17"}, // of three parts: the largest sum
		{"growth-line", 3, ""}, {"growth-bar", 35, "Country AAA"}, {"income-dot", 35, "Country AAA"},
		{"place-heat", 34, "New 20"}, {"mood-heat", 34, "New 01"}, {"trust-multiples", 3, "Country AAA"},
	} {
		n := slices.Index(names, test.id)
		if n < 0 {
			t.Fatalf("no chart %s among %v", test.id, names)
		}
		var places []string
		for _, found := range texts.FindAllStringSubmatch(pictures[n].SVG, -1) {
			for _, kind := range []string{"New ", "Old ", "Country ", "Group "} {
				if _, name, is := strings.Cut(found[1], kind); is {
					places = append(places, kind+name)
				}
			}
		}
		if len(places) != test.places || test.first != "" && places[0] != test.first {
			t.Errorf("%s names %d places, want %d, first %s: %q", test.id, len(places), test.places, test.first, places)
		}
		if strings.Contains(pictures[n].SVG, "Old ") {
			t.Errorf("%s has former places among those of today: %q", test.id, places)
		}
	}
}
