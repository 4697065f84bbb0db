package page

import (
	"slices"
	"strings"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/derive"
)

// A site is made in parts, so that whoever changed one table need not wait for all the
// others. The part of a dataset, which has its name, is the pages and files that show its
// indicators alone; the part without a name is all the rest, which may show anything.

// Uses are the datasets whose figures the part of a dataset shows or computes with, itself
// among them. TestParts holds pages to it.
func Uses(c *dataset.Catalog, d *dataset.Dataset) []*dataset.Dataset {
	uses := []*dataset.Dataset{d}
	for n := 0; n < len(uses); n++ {
		for _, i := range uses[n].Indicators {
			names := append(slices.Clone(i.Inputs()), i.Convert.Weight)
			if i.Derive.Within != nil {
				names = append(names, i.Derive.Within.Of)
			}
			for _, name := range names {
				if of := c.Total(name); !of.IsZero() && !slices.Contains(uses, of.Dataset) {
					uses = append(uses, of.Dataset)
				}
			}
		}
	}
	for _, of := range c.Datasets {
		for _, drawn := range of.Charts {
			for _, i := range drawn.Measures {
				if drawn.Indicator.Dataset == d && !slices.Contains(uses, i.Dataset) {
					uses = append(uses, i.Dataset)
				}
			}
		}
	}
	return uses
}

// ChartsOn are the charts on a page, by its path under content/, and the places whose profiles
// stand there.
func ChartsOn(c *dataset.Catalog, o Options, path string) (charts []*dataset.Chart, profiled []dataset.Area) {
	folder, rest, _ := strings.Cut(path, "/")
	slug, _, _ := strings.Cut(rest, ".")
	switch folder {
	case "indicators", embedFolder:
		for _, d := range c.Datasets {
			for _, drawn := range d.Charts {
				if drawn.Indicator.Main().Slug() == slug {
					charts = append(charts, drawn)
				}
			}
		}
	case "places":
		for _, place := range derive.Places(c) {
			if c.PlaceSlug(place) == slug {
				own := slices.Concat(derive.Selves(c, place), derive.Formers(c, place))
				profiled = slices.DeleteFunc(Profiled(c, o.Place), func(s dataset.Area) bool { return !slices.Contains(own, s) })
			}
		}
	default:
		charts = CommonCharts(c, o.Headline)
	}
	return charts, profiled
}
