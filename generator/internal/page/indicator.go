package page

import (
	"slices"

	"chiso/generator/internal/chart"
	"chiso/generator/internal/collation"
	"chiso/generator/internal/dataset"
	"chiso/generator/internal/derive"
	"chiso/generator/internal/i18n"
	"chiso/generator/internal/wire"
)

// indicatorBuilder makes the page of an indicator.
type indicatorBuilder struct{ *base }

func indicatorPages(b *base) []file {
	pages := []file{{path: index, content: func() any { return catalogueBuilder{b}.indicatorsPage() }}}
	for _, i := range b.indicators() {
		pages = append(pages, file{path: i.Slug(), content: func() any { return indicatorBuilder{b}.indicatorWithFile(i) }, part: i.Dataset.Name})
	}
	return pages
}

// indicatorPage is the page of an indicator and the ranks that are not on it.
type indicatorPage struct {
	wire.IndicatorPage
	left leftRanks
}

// indicatorWithFile is the page of an indicator with the file of its ranks, if they are left to one.
func (b indicatorBuilder) indicatorWithFile(i dataset.Slice) withFile {
	p := b.indicator(i)
	if p.RanksFile == nil {
		return withFile{page: p.IndicatorPage}
	}
	return withFile{p.IndicatorPage, p.RanksFile.URL, p.left.piece()}
}

func (b indicatorBuilder) indicator(i dataset.Slice) indicatorPage {
	periods := periodsIn(i.WithRanks())
	first, last := ends(periods)
	over := "comparable"
	if !i.OverTime {
		over = "not-comparable"
	}
	d := i.Dataset
	p := indicatorPage{IndicatorPage: wire.IndicatorPage{
		Title: b.text(i.Title), Description: b.text(i.Definition), Aliases: moved(i, "indicators", ""),
		Dataset: wire.Link{Name: d.Name, Title: b.text(d.Title), URL: datasetURL(d)},
		Unit:    b.text(i.Unit), Definition: b.text(i.Definition), Topics: b.topics(i.Topics),
		Direction: string(i.Direction), Ranking: string(i.Ranking), OverTime: over,
		Periods: wire.Periods(periods), PeriodNames: b.shorts(periods), First: b.period(first), Latest: b.period(last), NoData: len(periods) == 0,
		Notes: b.texts(i.Notes), Method: b.text(d.Method), Limits: b.texts(d.Limits), Derived: b.derived(i),
		Summary: b.summary(i), Charts: chartBuilder(b).charts(i), Quartiles: b.quartiles(i), Targets: written(goalBuilder(b).goalsFor(i)), Ranks: b.ranks(i),
		Breaks: chart.WireBreaks(chart.Breaks(b.chartOptions(), i, b.language)), Conversion: b.conversion(i), Discontinued: b.discontinued(i),
		Provenance: sourceBuilder(b).provenanceOf(i),
	}}
	if !p.NoData {
		t := tableBuilder(b).table(i)
		p.Table, p.Legend, p.Footnotes, p.Alternatives = b.hold(t.HTML), markBuilder(b).legend(t.marks), markBuilder(b).footnotes(t.marks), markBuilder(b).alternatives(t.marks)
		p.Named = len(p.Charts) > 0 && !slices.ContainsFunc(p.Charts[0].Places, func(place wire.Place) bool { return t.names[place.Code] != place.Label })
		if p.left = t.ranks; p.left.html != "" {
			p.RanksFile = b.ranksFile(i)
		}
		p.Downloads = csvDownloads(i)
		for _, format := range []string{"svg", "png"} {
			p.Downloads = append(p.Downloads, wire.Download{Name: i.Slug() + "." + b.language + "." + format, Format: format, URL: cardPath(i, b.language) + "." + format})
		}
	}
	for _, whole := range i.Wholes() {
		p.Wholes = append(p.Wholes, wire.Link{Name: whole.Name, Title: b.text(whole.Title), URL: indicatorURL(whole.Total())})
	}
	for _, of := range i.Parts {
		e := datasetBuilder(b).entry(of.Total())
		p.Parts = append(p.Parts, wire.IndicatorPart{Link: wire.Link{Name: of.Name, Title: e.Title, URL: e.URL}, Latest: e.Summary})
	}
	p.RankingLink = rankingsBuilder(b).rankingLink(i)
	for _, column := range i.WithRanks() {
		if explorable(column) && (p.Explore == "" || !i.OverTime && column.OverTime) { // what may be compared over the years
			p.Explore = exploreURL([]string{column.Name}, nil, dataset.Period{}, dataset.Period{})
		}
	}
	p.Card = cardPath(i, b.language) + ".png"
	p.Correction = correctionBuilder(b).indicator(i)
	return p
}

// ranks are the notes on an indicator's ranks, nil if it has none.
func (b indicatorBuilder) ranks(i dataset.Slice) *wire.RankNotes {
	ranks := i.Ranks()
	if ranks.IsZero() {
		return nil
	}
	n := &wire.RankNotes{Title: b.text(ranks.Title), Definition: b.text(ranks.Definition), Discontinued: b.discontinued(ranks), Derived: b.derived(ranks)}
	own := chart.Breaks(b.chartOptions(), i, b.language)
	others := slices.DeleteFunc(chart.Breaks(b.chartOptions(), ranks, b.language), func(x chart.Break) bool { return slices.Contains(own, x) })
	n.Breaks = chart.WireBreaks(others)
	for _, note := range b.texts(ranks.Notes) {
		if !slices.Contains(b.texts(i.Notes), note) {
			n.Notes = append(n.Notes, note)
		}
	}
	return n
}

func (b indicatorBuilder) derived(i dataset.Slice) *wire.Derived {
	if !i.Derives() || !hasDerived(i) {
		return nil
	}
	d := &wire.Derived{Formula: "mean"}
	inputs := i.Inputs()
	switch {
	case i.Derive.Rank != "":
		d.Formula, inputs = "rank", []string{i.Derive.Rank}
	case i.Derive.Ratio != nil:
		d.Formula = "ratio"
	case i.Derive.Within != nil:
		d.Formula, inputs = "within", []string{i.Derive.Within.Of}
		d.Group = b.catalog.CodeLists["groups"].Label(i.Derive.Within.Group, b.language)
	}
	for _, name := range inputs {
		input := b.catalog.Total(name)
		d.Inputs = append(d.Inputs, wire.Link{Title: b.text(input.Title), URL: indicatorURL(input)})
	}
	return d
}

func hasDerived(i dataset.Slice) bool {
	return slices.ContainsFunc(i.Observations(), func(o dataset.Observation) bool { return o.Status == derive.Derived && o.Printed == "" })
}

// conversion says by what rule the figures of former places were converted to those of
// today; nothing if there are none to convert.
func (b indicatorBuilder) conversion(i dataset.Slice) string {
	if !slices.ContainsFunc(i.Observations(), func(o dataset.Observation) bool { return o.Converted }) {
		return ""
	}
	args := i18n.Args{}
	if weight := b.catalog.Total(i.Convert.Weight); !weight.IsZero() {
		args["weight"] = b.text(weight.Title)
	}
	return b.translate("conversion_"+i.Convert.Rule.Key(), args)
}

// quartiles groups the places of the last year that most of them have.
func (b indicatorBuilder) quartiles(i dataset.Slice) *wire.Quartiles {
	period := derive.FullPeriod(b.catalog, i)
	if i.Ranking != dataset.Quartiles || period.IsZero() {
		return nil
	}
	q := &wire.Quartiles{Period: b.period(period)}
	for n, areas := range derive.Quartiles(derive.InPeriod(b.catalog, i, period), i.Direction) {
		group := wire.QuartileGroup{Rank: n + 1, Places: []string{}}
		for _, s := range areas {
			group.Places = append(group.Places, b.catalog.Label(s, b.language))
		}
		collation.Sort(b.language, group.Places, func(s string) string { return s })
		q.Groups = append(q.Groups, group)
	}
	return q
}
