package page

import (
	"slices"

	"chiso/generator/internal/dataset"
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
