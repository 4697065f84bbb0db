package page

import (
	"fmt"
	"slices"
	"strings"

	"chiso/generator/internal/chart"
	"chiso/generator/internal/dataset"
	"chiso/generator/internal/derive"
	"chiso/generator/internal/words"
)

// Caption is what a picture of a chart says of itself. All of it is computed from
// the data, in the language of the page.
type Caption struct {
	Title       string // what, where and when
	Description string // the same as the picture shows, for who does not see it
}

// Card is a picture of an indicator that stands alone: its first chart, or a
// figure if it has none, with all that must not get lost when it is sent on.
type Card struct {
	Path     string    // under the site's root, without the ending of the format
	Chart    chart.Ref // none if Chart.Chart is nil
	Language string
	Figure   string
	Title    string
	Subtitle string   // the reading
	Lines    []string // source, licence and address
}

// Captions are those of all charts. Of the options, Pictures are not needed.
func Captions(c *dataset.Catalog, o Options) map[chart.Ref]Caption {
	captions := map[chart.Ref]Caption{}
	for ref, drawn := range o.Charts {
		b := &builder{catalog: c, options: o, language: ref.Language}
		title := b.text(ref.Chart.Title)
		if title == "" {
			title = b.chartTitle(ref.Chart.Indicator, drawn.Meta)
		}
		captions[ref] = Caption{title, b.describe(ref.Chart, drawn.Meta)}
	}
	return captions
}

// Cards are those of all indicators. Of the options, Pictures are not needed.
func Cards(c *dataset.Catalog, o Options) []Card {
	var cards []Card
	for _, language := range c.Languages {
		b := &builder{catalog: c, options: o, language: language}
		for _, d := range c.Datasets {
			for _, i := range d.Indicators {
				cards = append(cards, b.card(i))
			}
		}
	}
	return cards
}

func (b *builder) card(i *dataset.Indicator) Card {
	r := b.reading(i)
	card := Card{Path: cardPath(i, b.language), Language: b.language, Figure: r.Figure + r.Of, Title: b.text(i.Title), Subtitle: r.Sentences[0], Lines: append(b.sourceLines(i), b.options.BaseURL+b.language+"/"+indicatorURL(i))}
	if len(i.Observations) == 0 {
		card.Figure = b.say("no_data_title", nil)
	} else if len(card.Figure) == 0 {
		card.Figure = yearText(i.Latest())
	}
	if charts := b.declared(i); len(charts) > 0 {
		card.Chart = chart.Ref{Chart: charts[0], Language: b.language}
		card.Title = b.options.Captions[card.Chart].Title
	}
	return card
}

// cardPath is a promise: the picture of an indicator stays at its address.
func cardPath(i *dataset.Indicator, language string) string {
	return "charts/" + i.Slug() + "." + language
}

// sourceLines say where an indicator's figures are from and under what licence.
func (b *builder) sourceLines(i *dataset.Indicator) []string {
	first, last := i.Span()
	p := b.provenance(i.Dataset, nil, first, last)
	var publishers, licences []string
	for _, l := range p.Publishers {
		publishers = append(publishers, l.Title)
	}
	for _, l := range p.Licenses {
		licences = append(licences, strings.TrimSpace(l.Title+" "+l.Years))
	}
	return []string{
		b.say("card_source", words.Args{"dataset": b.text(i.Dataset.Title), "publishers": strings.Join(publishers, "; "), "date": b.date(i.Dataset.Created)}),
		b.say("card_licence", words.Args{"licences": strings.Join(licences, "; ")}),
	}
}

// chartTitle says what and when; the profile of a place says whose it is too.
func (b *builder) chartTitle(i *dataset.Indicator, m chart.Meta) string {
	title := b.text(i.Title)
	switch {
	case m.Kind == "scatter":
		return fmt.Sprintf("%s – %s, %d", title, m.Axes[0].Title, m.Year)
	case m.Kind == "radar", m.Kind == "multiples" && m.Axes != nil:
		title += " – " + m.Label(m.Highlight)
	}
	when := years(m.From, m.To)
	if m.Year != 0 {
		when = yearText(m.Year)
	} else if m.Pair != nil {
		when = years(m.Pair[0], m.Pair[1])
	}
	return fmt.Sprintf("%s, %s (%s)", title, when, i.ShortUnit(b.language))
}

// describe says in words what a chart shows: its kind, the years and how many
// there are; then one place over time, or the spread of one year.
func (b *builder) describe(c *dataset.Chart, m chart.Meta) string {
	i := c.Indicator
	year := m.Year
	if year == 0 {
		year = i.Latest()
	}
	in := derive.OneList(i.In(year))
	if len(in) == 0 {
		in = i.Observations
	}
	when := years(m.From, m.To)
	if m.Year != 0 {
		when = yearText(m.Year)
	}
	said := []string{b.say("describe_"+m.Kind, words.Args{"years": when, "count": b.count(len(in)), "noun": b.noun(in[0].Subject.List)})}
	switch {
	case m.Year == 0:
		said = append(said, b.describeOverTime(i, m, in)...)
	case m.Kind == "stack":
		said = append(said, b.readingOfGroups(i, year, in).Sentences...)
	default:
		said = append(said, b.describeYear(i, m, in)...)
	}
	return strings.Join(said, " ")
}

// describeOverTime tells of the highlighted place, else of the one at the top:
// first and last value, highest and lowest, and the trend within the years that
// may be compared with the last.
func (b *builder) describeOverTime(i *dataset.Indicator, m chart.Meta, in []dataset.Observation) []string {
	subject := derive.Ordered(in, i.Direction)[0].Subject
	for _, o := range in {
		if o.Subject.Code == m.Highlight {
			subject = o.Subject
		}
	}
	if i.Ranking == dataset.Quartiles && m.Highlight == "" {
		return nil // who is at the top may not be said
	}
	series := i.Of(subject)
	last := series[len(series)-1]
	series = slices.DeleteFunc(series, func(o dataset.Observation) bool { return !i.SameSegment(o.Year, last.Year) })
	first := series[0]
	ordered := derive.Ordered(series, dataset.HigherIsBetter)
	high, low := ordered[0], ordered[len(ordered)-1]
	args := words.Args{"place": b.catalog.Label(subject, b.language), "unit": b.joinedUnit(i),
		"first": b.value(i, first), "first_year": yearText(first.Year), "last": b.value(i, last), "last_year": yearText(last.Year),
		"high": b.value(i, high), "high_year": yearText(high.Year), "low": b.value(i, low), "low_year": yearText(low.Year)}
	if i.Measure == dataset.Rank {
		args["unit"] = ""
	}
	if len(series) == 1 {
		return []string{b.say("describe_once", args)}
	}
	trend := "describe_same"
	switch change := last.Value - first.Value; {
	case change > 0:
		trend, args["change"] = "describe_up", b.number(i, change)
	case change < 0:
		trend, args["change"] = "describe_down", b.number(i, -change)
	}
	if i.Measure == dataset.Rank && trend != "describe_same" {
		trend = map[string]string{"describe_up": "describe_rank_down", "describe_down": "describe_rank_up"}[trend]
	}
	return []string{b.say("describe_span", args), b.say(trend, args)}
}

// describeYear tells of the spread of a year and of the highlighted place.
func (b *builder) describeYear(i *dataset.Indicator, m chart.Meta, in []dataset.Observation) []string {
	var said []string
	ordered := derive.Ordered(in, dataset.HigherIsBetter)
	high, low := ordered[0], ordered[len(ordered)-1]
	args := words.Args{"unit": b.joinedUnit(i), "high": b.value(i, high), "low": b.value(i, low), "median": b.number(i, derive.Median(in))}
	key := "describe_spread_unnamed"
	if i.Ranking != dataset.Quartiles {
		key = "describe_spread"
		args["high_place"], args["low_place"] = b.catalog.Label(high.Subject, b.language), b.catalog.Label(low.Subject, b.language)
	}
	said = append(said, b.say(key, args))
	for _, o := range in {
		if o.Subject.Code == m.Highlight {
			said = append(said, b.say("describe_place", words.Args{"place": b.catalog.Label(o.Subject, b.language), "value": b.value(i, o), "unit": b.joinedUnit(i)}))
		}
	}
	return said
}
