package page

import (
	"cmp"
	"slices"

	"chiso/generator/internal/chart"
	"chiso/generator/internal/dataset"
	"chiso/generator/internal/derive"
	"chiso/generator/internal/words"
)

// credits are the lines that say where the figures of a dataset from some years are
// from: as published, or computed by this site from what was published.
func (b *builder) credits(d *dataset.Dataset, first, last int) chart.Credits {
	var publishers []string
	for _, l := range b.provenance(d, nil, first, last).Publishers {
		publishers = append(publishers, l.Title)
	}
	args := words.Args{"dataset": b.text(d.Title), "publishers": b.list(publishers), "date": b.date(d.Created)}
	return chart.Credits{Published: b.say("card_source", args), Marked: b.say("card_source_marked", args), Partly: b.say("card_source_partly", args), Computed: b.say("card_source_computed", args),
		From: b.say("card_computed_from", words.Args{"sources": "{sources}"})}
}

// credit is the line that is true of some figures: those that the picture marks one by
// one if they are computed, and faint ones, which it does not.
func credit(c chart.Credits, marked, faint chart.Tally) string {
	switch computed := marked.Computed + faint.Computed; {
	case computed == 0:
		return c.Published
	case computed == marked.All+faint.All:
		return c.Computed
	case marked.Computed > 0:
		return c.Marked
	}
	return c.Partly
}

// shown counts the figures that a frame shows before a reader chooses others: those
// that it marks one by one if they are computed, and those of faint lines. The theme's
// module look/common.js says who is shown; this follows it.
func shown(m chart.Meta, f chart.Frame) (marked, faint chart.Tally) {
	for code, t := range f.Tallies {
		strong := code == m.Highlight || slices.Contains(m.Former[m.Highlight], code)
		named := strong || slices.Contains(m.Compare, code)
		listed := len(m.Show) == 0 || slices.Contains(m.Show, code)
		switch {
		case m.Kind == "line" && !named:
			if listed {
				faint.Add(t)
			}
		case m.Kind == "radar" && code != m.Highlight && code != "":
		case m.Kind == "multiples" && m.Axes != nil && !strong:
		case m.Kind == "tiles", m.Kind == "scatter", m.Kind == "stack", named, listed:
			marked.Add(t)
		}
	}
	return marked, faint
}

// chartLines say where the figures of a chart are from, as it is first shown, and under
// what licence.
func (b *builder) chartLines(c *dataset.Chart, drawn chart.Drawn) []string {
	lines := b.sourceLines(c.Indicator)
	marked, faint := shown(drawn.Meta, drawn.Frames[drawn.Start])
	lines[0] = credit(drawn.Credits, marked, faint)
	return lines
}

// latestLines are those of the latest figures of an indicator, which a picture without a
// chart shows.
func (b *builder) latestLines(i *dataset.Indicator) []string {
	lines := b.sourceLines(i)
	first, last := i.Span()
	var latest chart.Tally
	for _, o := range derive.OneList(b.catalog, i.In(last)) {
		latest.All++
		if b.computed(i, o) {
			latest.Computed++
		}
	}
	lines[0] = credit(b.credits(i.Dataset, first, last), chart.Tally{}, latest)
	return lines
}

// computed says whether this site computed a figure.
func (b *builder) computed(i *dataset.Indicator, o dataset.Observation) bool {
	return derive.Published(b.catalog, i, o).Status == derive.Derived
}

// startComputed says which of the figures that a comparison is shown with first are
// computed by this site; nothing if none is.
func (b *builder) startComputed(i *dataset.Indicator) string {
	var all chart.Tally
	for _, s := range b.startPlaces(i) {
		for _, o := range derive.Figures(b.catalog, i, s) {
			all.All++
			if b.computed(i, o) {
				all.Computed++
			}
		}
	}
	switch all.Computed {
	case 0:
		return ""
	case all.All:
		return b.say("explore_computed_all", nil)
	}
	return b.say("explore_computed_some", words.Args{"count": b.count(all.Computed), "of": b.count(all.All)})
}

// describeComputed says which of the figures of a picture are computed by this site, and
// that some ranks are ranges; nothing if there are none.
func (b *builder) describeComputed(c *dataset.Chart, m chart.Meta, f chart.Frame) []string {
	marked, faint := shown(m, f)
	all := marked
	all.Add(faint)
	var said []string
	var publishers []string
	for _, l := range b.provenance(c.Indicator.Dataset, nil, 0, 0).Publishers {
		publishers = append(publishers, l.Title)
	}
	args := words.Args{"source": cmp.Or(b.list(publishers), b.text(c.Indicator.Dataset.Title)), "count": b.count(all.Computed), "total": b.count(all.All)}
	switch {
	case all.Computed == 0:
	case all.Computed == all.All:
		said = append(said, b.say("describe_computed_all", args))
	default:
		if of := f.Tallies[m.Highlight]; m.Highlight != "" && of.Computed > 0 {
			args["place"], args["years"] = m.Label(m.Highlight), spans(slices.Clone(of.Years))
		}
		said = append(said, b.say("describe_computed", args))
	}
	if all.Ranged > 0 {
		said = append(said, b.say("describe_ranges", nil))
	}
	return said
}
