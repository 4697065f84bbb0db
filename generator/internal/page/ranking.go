package page

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"chiso/generator/internal/chart"
	"chiso/generator/internal/collation"
	"chiso/generator/internal/dataset"
	"chiso/generator/internal/derive"
	"chiso/generator/internal/i18n"
	"chiso/generator/internal/wire"
)

// rankingBuilder makes the page of a ranking.
type rankingBuilder struct{ *base }

// rankingPage is the page of a ranking with all tables, those of its file too.
type rankingPage struct {
	wire.RankingPage
	sets []placeSet
}

// placeSet is a set with its tables.
type placeSet struct {
	wire.PlaceSet
	list  string
	all   []placePeriod // the latest first
	shown []placePeriod // those that stand on the page
}

// placePeriod is a period with the tables that are written of it.
type placePeriod struct {
	wire.PlacePeriod
	label   string // the year, and how many have a figure if not all
	known   int    // how many have a figure
	table   rankTable
	regions *regionTable
}

func rankingURL(i dataset.Slice) string { return "rankings/" + i.Slug() + "/" }

// dividedLists are the code lists of an indicator's figures whose places a country is
// divided into, those of today first.
func (b rankingBuilder) dividedLists(i dataset.Slice) []string {
	var lists []string
	for _, s := range areasIn(i.WithRanks()) {
		if !slices.Contains(lists, s.List) && b.catalog.CodeLists[s.List].Places && !derive.Open(b.catalog, s.List) {
			lists = append(lists, s.List)
		}
	}
	slices.SortFunc(lists, func(x, y string) int {
		switch {
		case b.catalog.Supersedes(x, y):
			return -1
		case b.catalog.Supersedes(y, x):
			return 1
		}
		return strings.Compare(x, y)
	})
	return lists
}

// placeSets are all tables of an indicator, by sets of borders; what is marked in them is
// explained in t.
func (b rankingBuilder) placeSets(i dataset.Slice, t *valueTable) []placeSet {
	var sets []placeSet
	for _, list := range b.dividedLists(i) {
		set := b.placeSet(i, list, t)
		if slices.ContainsFunc(sets, func(other placeSet) bool { return other.Key == set.Key }) {
			set.Key = list
		}
		sets = append(sets, set)
	}
	chooseFirst(sets)
	return sets
}

// chooseFirst chooses the table that each set shows first, which stands on the page: of the
// first set the newest period of which most is known, of the others the same if they have it.
func chooseFirst(sets []placeSet) {
	all := sets[0].all
	first := all[max(0, slices.IndexFunc(all, func(y placePeriod) bool { return derive.Most(y.known, y.Of) }))].Period
	for n := range sets {
		set := &sets[n]
		y := set.all[max(0, slices.IndexFunc(set.all, func(y placePeriod) bool { return y.Period == first }))]
		y.Open = n == 0
		set.shown = []placePeriod{y}
	}
}

func (b rankingBuilder) ranking(i dataset.Slice) rankingPage {
	lists := b.dividedLists(i)
	p := rankingPage{RankingPage: wire.RankingPage{
		Title: b.translate(byRanking(i, "ranking_title"), i18n.Args{"title": b.text(i.Title), "noun": b.noun(lists[0]), "rank": i.Measure == dataset.Rank}), Description: b.text(i.Definition),
		Of: wire.Link{Title: b.text(i.Title), URL: indicatorURL(i)}, Ranking: string(i.Ranking), Indicator: i.Name, Unit: b.text(i.Unit), Notes: []string{b.translate("ranking_"+string(i.Ranking), nil)},
		Lines: captionBuilder(b).sourceLines(i), Downloads: csvDownloads(i), Aliases: moved(i, "rankings", ""), Card: cardPath(i, b.language) + ".png", Created: i.Dataset.Created,
		Mend: &wire.Mend{Files: fixBuilder(b).filesOf(i), Of: b.text(i.Title), More: &wire.Link{URL: indicatorURL(i)}},
	}}
	switch {
	case i.Ranking == dataset.Quartiles:
		p.Notes = append(p.Notes, b.translate("quartiles_text", nil))
	case i.Measure == dataset.Rank && b.catalog.CodeLists[lists[0]].Parent != "":
		p.Notes = append(p.Notes, b.translate("ranking_regions_none", nil))
	}
	if !i.OverTime {
		p.Notes = append(p.Notes, b.translate("reading_not_over_time", nil))
	}
	if whole, there := b.facts.Whole(i); there { // before its parts
		p.Notes = append([]string{b.say(b.facts.SummaryOf(i, whole).Sentences[0])}, p.Notes...)
	}
	var t valueTable
	p.sets = b.placeSets(i, &t)
	for _, set := range p.sets {
		for _, y := range set.shown {
			y.Table, y.Regions = b.hold(rankingTableBuilder(b).html(y.table)), b.hold(y.regions.html())
			set.Periods = append(set.Periods, y.PlacePeriod)
		}
		p.Sets = append(p.Sets, set.PlaceSet)
	}
	if hasMore(p.sets) {
		p.File = rankingFilePath(i, b.language)
	}
	p.Periods = periodChoices(p.sets)
	p.Legend, p.Footnotes, p.Alternatives = t.Legend, t.Footnotes, t.Alternatives
	return p
}

// periodChoices are the periods of all sets, the latest first, each as in the first set
// that has it.
func periodChoices(sets []placeSet) []wire.PeriodChoice {
	var choices []wire.PeriodChoice
	for _, set := range sets {
		for _, y := range set.all {
			if !slices.ContainsFunc(choices, func(c wire.PeriodChoice) bool { return c.Period == y.Period }) {
				choices = append(choices, wire.PeriodChoice{Period: y.Period, Label: y.label})
			}
		}
	}
	slices.SortFunc(choices, func(x, y wire.PeriodChoice) int { return strings.Compare(y.Period, x.Period) })
	return choices
}

// byRanking is the key of a sentence, another one where places may not be ranked.
func byRanking(i dataset.Slice, key string) string {
	if i.Ranking == dataset.Ranked {
		return key
	}
	return key + "_unranked"
}

func (b rankingBuilder) placeSet(i dataset.Slice, list string, t *valueTable) placeSet {
	codes := b.catalog.CodeLists[list]
	set := placeSet{PlaceSet: wire.PlaceSet{Key: fmt.Sprint(len(codes.Members())), Title: codes.TitleIn(b.language)}, list: list}
	for _, region := range b.regions(list) {
		set.Regions = append(set.Regions, wire.Topic{Code: region.Code, Label: b.catalog.Label(region, b.language)})
	}
	var converted bool
	fields := b.fields(i, list)
	for n := range fields {
		f := &fields[n]
		converted = converted || f.converted
		y := b.placePeriod(i, list, f, t)
		set.all, set.Known = append(set.all, y), append(set.Known, y.Period)
	}
	if converted {
		set.Notes = append(set.Notes, indicatorBuilder(b).conversion(i))
	}
	return set
}

// annual is the places of a list in a year, and the years before that it may be
// compared with.
type annual struct {
	derive.RankedSet
	period    dataset.Period
	of        int // how many are ranked, 0 if none are
	ranks     *annual
	values    *annual
	other     *annual // ranks another number of places, so that no change of rank may be shown
	begins    bool    // there are earlier figures, and a break between
	grouped   bool    // in groups instead of an order
	converted bool    // all figures are those of former places, converted to these
}

// known is of how many there is a figure or a rank.
func (f *annual) known() int { return len(f.Figures) + len(f.Unscored) }

// scored says whether there is a figure of an area, and not just its rank.
func (f *annual) scored(a dataset.Area) bool {
	return !slices.ContainsFunc(f.Unscored, func(o dataset.Observation) bool { return o.Area == a })
}

// fields are those of all years of a list, the latest first.
func (b rankingBuilder) fields(i dataset.Slice, list string) []annual {
	var fields []annual
	all := periodsIn(i.WithRanks())
	slices.Reverse(all)
	for _, period := range all {
		f := annual{RankedSet: b.facts.Ranking(i, list, period), period: period}
		if f.known() == 0 {
			continue
		}
		for _, s := range f.Ranks {
			f.of = max(f.of, s.Of)
			f.grouped = f.grouped || i.Ranking == dataset.Quartiles && s.Quartile > 0
		}
		f.converted = derive.AllConverted(f.Figures)
		fields = append(fields, f)
	}
	for n := range fields {
		f := &fields[n]
		for m := n + 1; m < len(fields) && i.SameSegment(fields[m].period, f.period); m++ {
			before := &fields[m]
			if f.values == nil {
				f.values = before
			}
			if before.of == 0 || f.of == 0 {
				continue
			}
			if before.of == f.of {
				f.ranks = before
			} else {
				f.other = before
			}
			break
		}
		f.begins = i.OverTime && f.values == nil && i.Segment(all[len(all)-1]) != i.Segment(f.period)
	}
	return fields
}

func (b rankingBuilder) placePeriod(i dataset.Slice, list string, f *annual, t *valueTable) placePeriod {
	args := i18n.Args{"year": b.period(f.period), "noun": b.noun(list), "count": b.count(f.known()), "of": b.count(f.Members)}
	title := "ranking_year_unranked"
	switch {
	case f.of > 0:
		title = "ranking_year"
	case f.grouped:
		title = "ranking_year_groups"
	}
	y := placePeriod{PlacePeriod: wire.PlacePeriod{Period: b.period(f.period), Title: b.translate(title, args), Of: f.Members, Notes: b.fieldNotes(i, list, f)}, label: b.period(f.period), known: f.known()}
	if f.known() < f.Members {
		y.label = b.translate("ranking_year_some", args)
	}
	y.table = rankingTableBuilder(b).placeTable(i, list, f, y.Title, t)
	if i.Measure == dataset.Rank || b.catalog.CodeLists[list].Parent == "" {
		return y
	}
	if y.regions = rankingTableBuilder(b).regionTable(i, list, f, t); y.regions == nil {
		y.Notes = append(y.Notes, b.translate("ranking_regions_few", nil))
	}
	return y
}

// fieldNotes say what must be known to read the table of a year.
func (b rankingBuilder) fieldNotes(i dataset.Slice, list string, f *annual) []string {
	var r sentences
	period, noun := b.period(f.period), b.noun(list)
	if f.converted {
		r.add(b.translate("ranking_converted", i18n.Args{"year": period, "former": b.count(derive.ConvertedFrom(b.catalog, f.Figures)), "today": b.count(len(f.Figures)), "noun": noun}))
	}
	missing := f.known() < f.Members
	if missing {
		r.add(b.translate("reading_coverage", i18n.Args{"year": period, "count": b.count(f.known()), "total": b.count(f.Members), "noun": noun}))
	}
	if len(f.Unscored) > 0 {
		r.add(b.translate("ranking_unscored", i18n.Args{"count": b.count(len(f.Unscored)), "noun": noun}))
	}
	switch {
	case !f.Published.IsZero() && !derivedIn(f.Published, list, f.period):
		r.add(b.translate("ranking_published", nil))
	case f.of > 0 && !f.Published.IsZero() && f.Published.Derive.Ties == dataset.BrokenTies:
		r.add(b.translate("ranking_computed_ranges", i18n.Args{"some": printedIn(f.Published, list, f.period)}))
	case f.of > 0:
		r.add(b.translate("ranking_computed", nil))
	case i.Ranking == dataset.Ranked && missing:
		r.add(b.translate("ranking_not_all", nil))
	case i.Ranking == dataset.Quartiles && !f.grouped:
		r.add(b.translate("ranking_groups_few", nil))
	}
	if f.begins {
		breaks := chart.Breaks(b.chartOptions(), i, b.language)
		last := breaks[i.Segment(f.period)-1]
		r.add(b.translate("break_from", i18n.Args{"year": b.period(last.Period), "reason": last.Reason}))
	}
	if f.other != nil {
		r.add(b.translate("ranking_other_number", i18n.Args{"year": period, "of": b.count(f.of), "from_year": b.period(f.other.period), "from_of": b.count(f.other.of)}))
	}
	return r
}

// derivedIn says whether a year's figures of a list are ours.
func derivedIn(i dataset.Slice, list string, period dataset.Period) bool {
	return slices.ContainsFunc(i.In(period), func(o dataset.Observation) bool { return o.Area.List == list && o.Status == derive.Derived })
}

// printedIn says whether some of a year's figures of a list are as the source printed them.
func printedIn(i dataset.Slice, list string, period dataset.Period) bool {
	return slices.ContainsFunc(i.In(period), func(o dataset.Observation) bool { return o.Area.List == list && o.Status != derive.Derived })
}

// regions are those that the places of a list are divided among, in the order of
// their own list.
func (b rankingBuilder) regions(list string) []dataset.Area {
	codes := b.catalog.CodeLists[list]
	var regions []dataset.Area
	for _, region := range b.catalog.CodeLists[codes.Parent].Members() {
		if slices.ContainsFunc(codes.Members(), func(c dataset.Code) bool { return c.Parent == region.Code }) {
			regions = append(regions, dataset.Area{List: codes.Parent, Code: region.Code})
		}
	}
	return regions
}

// inOrder puts the figures of a year as they may stand: best first where places may be
// ranked, else by name.
func (b rankingBuilder) inOrder(i dataset.Slice, f *annual) []dataset.Observation {
	in := slices.Concat(f.Figures, f.Unscored)
	collation.Sort(b.language, in, func(o dataset.Observation) string { return b.catalog.Label(o.Area, b.language) })
	if i.Ranking != dataset.Ranked || i.Direction == dataset.NeitherBetter {
		return in
	}
	slices.SortStableFunc(in, func(x, y dataset.Observation) int {
		a, b := f.Ranks[x.Area], f.Ranks[y.Area]
		return cmp.Or(cmp.Compare(a.Rank, b.Rank), cmp.Compare(a.High, b.High))
	})
	if len(f.Unscored) > 0 { // by the ranks alone, those without one last
		last := func(o dataset.Observation) bool { return f.Ranks[o.Area].Rank == 0 }
		return slices.Concat(slices.DeleteFunc(slices.Clone(in), last), slices.DeleteFunc(in, func(o dataset.Observation) bool { return !last(o) }))
	}
	return derive.Ordered(in, i.Direction)
}
