package page

import (
	"slices"
	"strings"

	"chiso/generator/internal/chart"
	"chiso/generator/internal/dataset"
	"chiso/generator/internal/derive"
	"chiso/generator/internal/facts"
	"chiso/generator/internal/i18n"
	"chiso/generator/internal/wire"
)

// creditBuilder makes which figures of a chart or table are this site's own, and who published the others.
type creditBuilder struct{ *base }

// credits are the lines that say where figures are from, of the datasets with their sources:
// as published, or computed by this site from what was published. Updated is the day of the
// figures.
func (b creditBuilder) credits(updated string, from []*dataset.Dataset) wire.Credits {
	args := i18n.Args{"date": b.date(updated)}
	if len(from) == 1 {
		args["dataset"], args["publishers"] = b.text(from[0].Title), b.list(b.publishers(from[0]))
	} else {
		var each []string
		for _, d := range from {
			title := b.text(d.Title)
			if publishers := b.publishers(d); len(publishers) > 0 {
				title += " – " + b.list(publishers)
			}
			each = append(each, title)
		}
		args["dataset"] = strings.Join(each, b.translate("semicolon", nil))
	}
	return wire.Credits{Published: b.translate("card_source", args), Marked: b.translate("card_source_marked", args), Partly: b.translate("card_source_partly", args), Computed: b.translate("card_source_computed", args),
		From: b.translate("card_computed_from", i18n.Args{"sources": "{sources}"})}
}

// creditsOf are those of an indicator.
func (b creditBuilder) creditsOf(i dataset.Slice) wire.Credits {
	return b.credits(i.Dataset.Created, i.Origins())
}

// publishers are the names of those who published a dataset.
func (b *base) publishers(d *dataset.Dataset) []string {
	var names []string
	for _, c := range facts.Publishers(d) {
		names = append(names, b.text(c.Title))
	}
	return names
}

// credit is the line that is true of some figures: those that the picture marks one by
// one if they are computed, and faint ones, which it does not.
func credit(c wire.Credits, marked, faint chart.Tally) string {
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
		case m.Shows == chart.ShowsNamed && !named:
			if listed {
				faint.Add(t)
			}
		case m.Shows == chart.ShowsProfile && code != m.Highlight && code != "":
		case m.Shows == chart.ShowsOwn && !strong, m.Shows == chart.ShowsOne && code != m.Highlight:
		case m.Shows == chart.ShowsAll, named, listed:
			marked.Add(t)
		}
	}
	return marked, faint
}

// chartLines say where the figures of a chart are from, as it is first shown, and under
// what licence.
func (b creditBuilder) chartLines(c *dataset.Chart, drawn chart.Drawn) []string {
	lines := captionBuilder(b).sourceLines(c.Indicator)
	marked, faint := shown(drawn.Meta, drawn.Frames[drawn.Start])
	lines[0] = credit(drawn.Credits, marked, faint)
	return lines
}

// latestLines are those of the latest figures of an indicator, which a picture without a
// chart shows.
func (b creditBuilder) latestLines(i dataset.Slice) []string {
	lines := captionBuilder(b).sourceLines(i)
	_, last := i.Span()
	var latest chart.Tally
	for _, o := range derive.OneList(b.catalog, i.In(last)) {
		latest.All++
		if b.facts.Computed(i, o) {
			latest.Computed++
		}
	}
	lines[0] = credit(b.creditsOf(i), chart.Tally{}, latest)
	return lines
}

// startComputed says which of the figures that a comparison is shown with first are
// computed by this site; nothing if none is.
func (b creditBuilder) startComputed(i dataset.Slice) string {
	var all chart.Tally
	for _, s := range explorerBuilder(b).startPlaces(i) {
		for _, o := range derive.Figures(b.catalog, i, s) {
			all.All++
			if b.facts.Computed(i, o) {
				all.Computed++
			}
		}
	}
	switch all.Computed {
	case 0:
		return ""
	case all.All:
		return b.translate("explore_computed_all", nil)
	}
	return b.translate("explore_computed_some", i18n.Args{"count": b.count(all.Computed), "of": b.count(all.All)})
}

// describeComputed says which of the figures of a picture are computed by this site, and
// that some ranks are ranges; nothing if there are none.
func (b creditBuilder) describeComputed(c *dataset.Chart, m chart.Meta, f chart.Frame) []string {
	marked, faint := shown(m, f)
	all := marked
	all.Add(faint)
	var sentences []string
	args := i18n.Args{"source": b.computedFrom(append(slices.Clone(c.Measures), c.Indicator)), "count": b.count(all.Computed), "total": b.count(all.All)}
	switch all.Computed {
	case 0:
	case all.All:
		sentences = append(sentences, b.translate("describe_computed_all", args))
	default:
		if of := f.Tallies[m.Highlight]; m.Highlight != "" && of.Computed > 0 {
			args["place"], args["years"] = m.Label(m.Highlight), sourceBuilder(b).periods(slices.Clone(of.Periods))
		}
		sentences = append(sentences, b.translate("describe_computed", args))
	}
	if all.Ranged > 0 {
		sentences = append(sentences, b.translate("describe_ranges", nil))
	}
	return sentences
}

// computedFrom names those who published what this site computed figures of some indicators
// from, or the datasets where no publisher is named.
func (b creditBuilder) computedFrom(of []dataset.Slice) string {
	var origins []*dataset.Dataset
	for _, i := range of {
		for _, origin := range b.facts.ComputedFrom(i) {
			if !slices.Contains(origins, origin) {
				origins = append(origins, origin)
			}
		}
	}
	var names []string
	for _, d := range origins {
		if publishers := b.publishers(d); len(publishers) > 0 {
			names = append(names, publishers...)
		} else {
			names = append(names, b.text(d.Title))
		}
	}
	return b.list(names)
}
