package page

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"chiso/generator/internal/chart"
	"chiso/generator/internal/dataset"
	"chiso/generator/internal/facts"
	"chiso/generator/internal/i18n"
	"chiso/generator/internal/parallel"
)

// captionBuilder makes what a picture says of itself: title, years, sources.
type captionBuilder struct{ *base }

// Card is a picture of an indicator that stands alone: its first chart, or a
// figure if it has none, with all that must not get lost when it is sent on.
type Card struct {
	Path     string    // under the site's root, without the ending of the format
	Part     string    // of the site, see Uses
	Chart    chart.Ref // none if Chart.Chart is nil
	Language string
	Figure   string
	Title    string
	Subtitle string   // the summary
	Lines    []string // source, licence and address
}

// CaptionAll fills in what every picture of the charts says of itself: each frame has
// its own periods and figures. Of the options, Pictures are not needed.
func CaptionAll(c *dataset.Catalog, o Options) {
	bases := map[string]*base{}
	for _, language := range c.Languages {
		bases[language] = newBase(c, o, language)
	}
	refs := slices.Collect(maps.Keys(o.Charts))
	for n, drawn := range parallel.Map(len(refs), func(n int) chart.Drawn {
		ref, b := refs[n], bases[refs[n].Language]
		drawn := o.Charts[ref]
		drawn.Meta.When = captionBuilder{b}.when(drawn.Meta).Name
		for n := range drawn.Frames {
			m := drawn.Meta
			m.Period = drawn.Frames[n].Period
			drawn.Frames[n].Title, drawn.Frames[n].Description = captionBuilder{b}.title(ref.Chart, m), descriptionBuilder{b}.describe(ref.Chart, m, drawn.Frames[n])
		}
		drawn.Credits = creditBuilder{b}.creditsOf(ref.Chart.Indicator)
		return drawn
	}) {
		o.Charts[refs[n]] = drawn
	}
	profiles := slices.Collect(maps.Keys(o.Profiles))
	for n, drawn := range parallel.Map(len(profiles), func(n int) chart.Drawn {
		profile, b := profiles[n], bases[profiles[n].Language]
		drawn := o.Profiles[profile]
		drawn.Frames[0].Title, drawn.Frames[0].Description = captionBuilder{b}.title(profile.Chart, drawn.Meta), descriptionBuilder{b}.describe(profile.Chart, drawn.Meta, drawn.Frames[0])
		drawn.Credits = creditBuilder{b}.creditsOf(profile.Chart.Indicator)
		return drawn
	}) {
		o.Profiles[profiles[n]] = drawn
	}
}

// Cards are those of the indicators of the parts that the options want. Of the options, Pictures are not needed.
func Cards(c *dataset.Catalog, o Options) []Card {
	var cards []Card
	for _, language := range c.Languages {
		b := newBase(c, o, language)
		indicators := slices.DeleteFunc(b.columns(), func(i dataset.Slice) bool { return !o.wants(i.Dataset.Name) })
		cards = append(cards, parallel.Map(len(indicators), func(n int) Card { return captionBuilder{b}.card(indicators[n]) })...)
	}
	return cards
}

func (b captionBuilder) card(i dataset.Slice) Card {
	r := b.summary(i)
	card := Card{Path: cardPath(i, b.language), Part: i.Dataset.Name, Language: b.language, Figure: r.Figure + r.Of, Title: b.text(i.Title), Subtitle: r.Sentences[0], Lines: creditBuilder(b).latestLines(i)}
	if i.Len() == 0 {
		card.Figure = b.translate("no_data_title", nil)
	} else if len(card.Figure) == 0 {
		card.Figure = b.period(i.Latest())
	}
	if charts := b.catalog.ChartsOf(i); len(charts) > 0 {
		card.Chart = chart.Ref{Chart: charts[0], Language: b.language}
		drawn := b.options.Charts[card.Chart]
		card.Title, card.Lines = drawn.Frames[drawn.Start].Title, creditBuilder(b).chartLines(charts[0], drawn)
		if breaks := drawn.Meta.Breaks; len(breaks) > 0 { // the last; the page has them all
			last := breaks[len(breaks)-1]
			card.Lines = append([]string{b.translate("break_from", i18n.Args{"year": b.phrase(last.Period), "reason": last.Reason})}, card.Lines...)
		}
	}
	card.Lines = append(card.Lines, b.options.BaseURL+b.language+"/"+indicatorURL(i))
	return card
}

// Pictures are the addresses of the cards of all indicators as files. That of ranks, which
// had a card of their own, is kept.
func Pictures(c *dataset.Catalog) []string {
	var paths []string
	for _, d := range c.Datasets {
		for _, i := range d.Columns() {
			for _, language := range c.Languages {
				paths = append(paths, cardPath(i, language)+".svg", cardPath(i, language)+".png")
			}
		}
	}
	return paths
}

// cardPath is a promise: the picture of an indicator stays at its address.
func cardPath(i dataset.Slice, language string) string {
	return "charts/" + i.Slug() + "." + language
}

// sourceLines say where an indicator's figures are from, as if the producer had
// published all of them, and under what licence; see chartLines.
func (b captionBuilder) sourceLines(i dataset.Slice) []string {
	first, last := i.Span()
	return b.sourceLinesOf(i.Dataset.Created, i.Origins(), first, last)
}

// sourceLinesOf are those of figures of some periods from some datasets.
func (b captionBuilder) sourceLinesOf(updated string, from []*dataset.Dataset, first, last dataset.Period) []string {
	var licences []string
	for _, d := range from {
		var own []string
		for _, l := range sourceBuilder(b).licenses(facts.Licenses(d, first, last)) {
			title := l.Title
			if l.Years != "" {
				title = l.Years + b.translate("colon", nil) + title
			}
			own = append(own, title)
		}
		if len(from) > 1 && len(own) > 0 { // each has its own
			own = []string{b.text(d.Title) + b.translate("colon", nil) + b.list(own)}
		}
		licences = append(licences, own...)
	}
	text := b.list(licences)
	if len(from) > 1 {
		text = strings.Join(licences, b.translate("semicolon", nil))
	}
	return []string{creditBuilder(b).credits(updated, from).Published, b.translate("card_licence", i18n.Args{"licences": text})}
}

// title says what and when; the profile of a place says whose it is too.
func (b captionBuilder) title(c *dataset.Chart, m chart.Meta) string {
	title := b.text(c.Title)
	if title != "" {
		return title
	}
	title = b.text(c.Indicator.Title)
	switch {
	case m.Kind == "scatter":
		return fmt.Sprintf("%s – %s, %d", title, m.Axes[0].Title, m.Period)
	case m.OfPlace:
		title += " – " + m.Label(m.Highlight)
	}
	if c.Indicator.Measure == dataset.Rank {
		return fmt.Sprintf("%s, %s", title, b.when(m))
	}
	return fmt.Sprintf("%s, %s (%s)", title, b.when(m), c.Indicator.ShortUnit(b.language))
}

// when is the periods that a chart shows.
func (b captionBuilder) when(m chart.Meta) i18n.Phrase {
	switch {
	case !m.Period.IsZero():
		return b.phrase(m.Period)
	case m.Pair != nil:
		return chart.StretchPhrase(b.translations, m.Pair[0], m.Pair[1])
	}
	return chart.StretchPhrase(b.translations, m.From, m.To)
}
