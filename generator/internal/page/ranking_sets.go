package page

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"chiso/generator/internal/collation"
	"chiso/generator/internal/dataset"
	"chiso/generator/internal/derive"
	"chiso/generator/internal/export"
)

// rankSets are the tables of an indicator's places, by sets of borders. They are made once
// for all languages: what stands in them is worded where a page or its file is written.
type rankSets struct {
	sets  []rankSet
	marks marks // of all tables
}

// rankSet is the tables of the places of one code list.
type rankSet struct {
	list string
	all  []rankTable // the latest first
	open int         // the one that stands on the page
}

// rankTable is the places of a period, one in a row.
type rankTable struct {
	annual
	common    []string // by commonKeys, what most figures have in common
	heads     []rankHead
	groups    []rankGroup
	regions   []regionRow // those of the regions and of the whole country; nil if there is nothing to show
	published bool        // some figures of regions are the source's
	computed  bool        // some are this site's
}

// rankHead is the head of a column. Its key stands in the address for a reader's choice of
// order; since is the period that a change is measured from.
type rankHead struct {
	key   string
	since dataset.Period
}

func (h rankHead) numeric() bool { return h.key != nameKey && h.key != regionKey }

// Keys of columns.
const (
	rankKey        = "rank"
	nameKey        = "name"
	valueKey       = "value"
	rankChangeKey  = "rank-change"
	valueChangeKey = "value-change"
	regionKey      = "region"
)

// rankGroup is a part of the table with a heading, within which names are the only order.
// A table without groups is one part without a heading.
type rankGroup struct {
	quartile int // 0 without a heading
	rows     []rankRow
}

// rankRow is a place. Rows of one run have no order but that of their names, which is
// another one in each language; here it is that of the first.
type rankRow struct {
	area   dataset.Area
	region string // its code
	run    int
	cells  []rankCell // by heads
}

// rankCell is a figure: what it shows, and what scripts must know beside it.
type rankCell struct {
	shows cellContent

	figure dataset.Observation // of a cellFigure
	number string              // the decimal number as the files of data have it; of a cellChange too
	plain  bool                // the number with the indicator's decimals is all that is shown
	change float64             // of a cellChange: as the two values are shown
	low    int                 // of a cellRank or a cellRankChange, and high, its other end
	high   int

	data  map[string]string // attributes; of notes those in all languages, see noteIn
	sign  string            // of the status
	notes []string          // signs of them
	tied  bool
}

// cellContent is what a cell shows.
type cellContent int

const (
	cellMissing    cellContent = iota // there is no figure
	cellFigure                        // a figure of the indicator
	cellChange                        // by how much it has grown
	cellRank                          // a rank, or a range
	cellRankChange                    // places gained, at least and at most
	cellNoRank                        // a place that has none
)

// annual is the places of a list in a period, and the periods before that it may be
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

// group is the number of the group that a place is shown in, 0 if there are none.
func (f *annual) group(o dataset.Observation) int {
	if !f.grouped {
		return 0
	}
	return f.Ranks[o.Area].Quartile
}

// rankSetBuilder makes the tables of a ranking.
type rankSetBuilder struct{ *base }

// rankSets are all tables of an indicator.
func (b rankSetBuilder) rankSets(i dataset.Slice) *rankSets {
	s := &rankSets{}
	for _, list := range b.dividedLists(i) {
		set := rankSet{list: list}
		fields := b.fields(i, list)
		for n := range fields {
			set.all = append(set.all, b.table(i, list, &fields[n], &s.marks))
		}
		s.sets = append(s.sets, set)
	}
	s.chooseOpen()
	return s
}

// chooseOpen chooses the table that each set shows first, which stands on the page: of the
// first set the newest period of which most is known, of the others the same if they have it.
func (s *rankSets) chooseOpen() {
	first := &s.sets[0]
	first.open = max(0, slices.IndexFunc(first.all, func(t rankTable) bool { return derive.Most(t.known(), t.Members) }))
	for n := range s.sets[1:] {
		set := &s.sets[n+1]
		set.open = max(0, slices.IndexFunc(set.all, func(t rankTable) bool { return t.period == first.all[first.open].period }))
	}
}

// hasMore says whether there are tables beside those on the page.
func (s *rankSets) hasMore() bool {
	return slices.ContainsFunc(s.sets, func(set rankSet) bool { return len(set.all) > 1 })
}

// dividedLists are the code lists of an indicator's figures whose places a country is
// divided into, those of today first.
func (b rankSetBuilder) dividedLists(i dataset.Slice) []string {
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

// fields are the places of a list in all periods, the latest first.
func (b rankSetBuilder) fields(i dataset.Slice, list string) []annual {
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

// table lays out the places of a period.
func (b rankSetBuilder) table(i dataset.Slice, list string, f *annual, m *marks) rankTable {
	common, differs := attributeBuilder(b).commonData(i, f.RankedSet)
	table := rankTable{annual: *f, common: common}
	head := func(key string, since *annual) {
		h := rankHead{key: key}
		if since != nil {
			h.since = since.period
		}
		table.heads = append(table.heads, h)
	}
	ranked, measured := f.of > 0 || i.Measure == dataset.Rank, i.Measure != dataset.Rank
	if ranked {
		head(rankKey, nil)
	}
	head(nameKey, nil)
	if measured {
		head(valueKey, nil)
	}
	if f.ranks != nil {
		head(rankChangeKey, f.ranks)
		m.explain(changeMark)
	}
	if f.values != nil && measured {
		head(valueChangeKey, f.values)
	}
	divided := b.catalog.CodeLists[b.catalog.CodeLists[list].Parent] != nil
	if divided {
		head(regionKey, nil)
	}
	in, sameRun := b.inOrder(i, f)
	slices.SortStableFunc(in, func(x, y dataset.Observation) int { return f.group(x) - f.group(y) })
	group, run := -1, 0
	for n, o := range in {
		if g := f.group(o); g != group {
			group = g
			table.groups = append(table.groups, rankGroup{quartile: g})
		}
		if n > 0 && !sameRun(in[n-1], o) {
			run++
		}
		row := rankRow{area: o.Area, run: run, cells: make([]rankCell, len(table.heads))}
		if divided {
			code, _ := b.catalog.CodeLists[list].Find(o.Area.Code)
			row.region = code.Parent
		}
		scored := f.scored(o.Area)
		for n, head := range table.heads {
			row.cells[n] = b.cell(i, head, f, o, scored, differs, m)
		}
		last := &table.groups[len(table.groups)-1]
		last.rows = append(last.rows, row)
	}
	if len(table.groups) == 0 {
		table.groups = []rankGroup{{}}
	}
	if i.Measure != dataset.Rank && b.catalog.CodeLists[list].Parent != "" {
		b.regionRows(i, list, &table, m)
	}
	return table
}

// cell is what stands under a head in the row of a place.
func (b rankSetBuilder) cell(i dataset.Slice, head rankHead, f *annual, o dataset.Observation, scored bool, differs func(dataset.Observation) map[string]string, m *marks) rankCell {
	stands := f.Ranks[o.Area]
	switch head.key {
	case valueKey:
		if !scored {
			c := rankCell{}
			c.data = differs(o)
			return c
		}
		return b.figure(i, o, differs, m)
	case rankKey:
		if i.Measure != dataset.Rank {
			return b.publishedRank(i.Ranks(), o, stands, m)
		}
		c := b.figure(i, o, differs, m)
		if stands.Rank > 0 { // else it was published, whether or not places may be put in order by it
			rank := b.rank(stands, m)
			c.shows, c.plain, c.low, c.high, c.tied = cellRank, false, rank.low, rank.high, rank.tied
		}
		return c
	case rankChangeKey:
		return rankChange(stands, f.ranks.Ranks[o.Area])
	case valueChangeKey:
		if scored {
			return b.valueChange(i, o, f.values.period)
		}
	}
	return rankCell{}
}

// inOrder puts the figures of a period as they may stand: best first where places may be
// ranked, else by name. sameRun is whether two that follow each other stand in the order of
// their names only.
func (b rankSetBuilder) inOrder(i dataset.Slice, f *annual) (in []dataset.Observation, sameRun func(x, y dataset.Observation) bool) {
	in = slices.Concat(f.Figures, f.Unscored)
	collation.Sort(b.language, in, func(o dataset.Observation) string { return b.catalog.Label(o.Area, b.language) })
	sameGroup := func(x, y dataset.Observation) bool { return f.group(x) == f.group(y) }
	if i.Ranking != dataset.Ranked || i.Direction == dataset.NeitherBetter {
		return in, sameGroup
	}
	byRank := func(x, y dataset.Observation) int {
		a, b := f.Ranks[x.Area], f.Ranks[y.Area]
		return cmp.Or(cmp.Compare(a.Rank, b.Rank), cmp.Compare(a.High, b.High))
	}
	slices.SortStableFunc(in, byRank)
	if len(f.Unscored) > 0 { // by the ranks alone, those without one last
		last := func(o dataset.Observation) bool { return f.Ranks[o.Area].Rank == 0 }
		in = slices.Concat(slices.DeleteFunc(slices.Clone(in), last), slices.DeleteFunc(in, func(o dataset.Observation) bool { return !last(o) }))
		return in, func(x, y dataset.Observation) bool { return byRank(x, y) == 0 }
	}
	return derive.Ordered(in, i.Direction), func(x, y dataset.Observation) bool {
		return sameGroup(x, y) && byRank(x, y) == 0 && x.Value == y.Value && x.Upper == y.Upper
	}
}

// figure is an observation of the indicator: its number as the files of data have it, and
// its attributes.
func (b rankSetBuilder) figure(i dataset.Slice, o dataset.Observation, differs func(dataset.Observation) map[string]string, m *marks) rankCell {
	p := derive.Published(b.catalog, i, o)
	c := rankCell{shows: cellFigure, figure: o, number: export.Value(p), sign: m.sign(p.Status), notes: m.noteSigns(i, o)}
	c.data = differs(o)
	if p.Qualifier != "" {
		c.put("qualifier", p.Qualifier)
	}
	c.plain = b.value(i, o) == b.written(i, c.number)
	return c
}

// put adds an attribute.
func (c *rankCell) put(key, value string) {
	if c.data == nil {
		c.data = map[string]string{}
	}
	c.data[key] = value
}

// rank is a place in the order: one that is shared, or one that is only known to be one of
// some.
func (b rankSetBuilder) rank(s derive.Rank, m *marks) rankCell {
	c := rankCell{shows: cellRank, low: s.Rank, high: s.High}
	switch {
	case s.Rank == 0:
		return rankCell{shows: cellNoRank}
	case s.High > s.Rank:
		m.explain(rangeMark)
	case s.Tied:
		m.explain(tiedMark)
		c.tied = true
	}
	return c
}

// publishedRank is a place in the order with the marks of the rank itself: that it was
// computed, and its notes.
func (b rankSetBuilder) publishedRank(ranks dataset.Slice, o dataset.Observation, s derive.Rank, m *marks) rankCell {
	c := b.rank(s, m)
	if rank, known := ranks.At(o.Area, o.Period); known && s.Rank > 0 {
		c.sign, c.notes = m.sign(derive.Published(b.catalog, ranks, rank).Status), m.noteSigns(ranks, rank)
	}
	return c
}

// rankChange is by how many places somebody rose or fell. Between ranges it is a range, and
// missing if it may be either way.
func rankChange(now, before derive.Rank) rankCell {
	least, most := before.Rank-now.High, before.High-now.Rank
	if now.Rank == 0 || before.Rank == 0 || least < most && least <= 0 && most >= 0 {
		return rankCell{}
	}
	return rankCell{shows: cellRankChange, low: least, high: most}
}

// valueChange is by how much an exact value has grown, or shrunk, since another period: as
// the two are shown, and for scripts with all digits.
func (b rankSetBuilder) valueChange(i dataset.Slice, now dataset.Observation, period dataset.Period) rankCell {
	before, known := i.At(now.Area, period)
	if !known || before.Qualifier != "" || now.Qualifier != "" || before.Ranged() || now.Ranged() {
		return rankCell{}
	}
	c := rankCell{shows: cellChange, change: derive.ChangeShown(i, before.Value, now.Value)}
	c.number = difference(export.Value(derive.Published(b.catalog, i, now)), export.Value(derive.Published(b.catalog, i, before)))
	number, err := strconv.ParseFloat(c.number, 64)
	c.plain = err == nil && b.signed(i, number) == b.signed(i, c.change)
	return c
}

// difference is one decimal text less another, with the decimals of the longer one.
func difference(now, before string) string {
	decimals := 0
	var values [2]float64
	for n, text := range []string{now, before} {
		_, fraction, _ := strings.Cut(text, ".")
		decimals = max(decimals, len(fraction))
		values[n], _ = strconv.ParseFloat(text, 64) // both are figures of the data
	}
	text := strconv.FormatFloat(values[0]-values[1], 'f', decimals, 64)
	if strings.Trim(text, "-0.") == "" {
		return "0"
	}
	return text
}

// regionRow is what the places of a region have together.
type regionRow struct {
	region         dataset.Area // the zero Area for the whole country
	figure         rankCell
	known, members int // how many places have a figure, and how many there are
}

// regionRows are the source's figures of the regions, else what follows from their places,
// those of the whole country last; none if no region has a figure.
func (b rankSetBuilder) regionRows(i dataset.Slice, list string, t *rankTable, m *marks) {
	row := func(region dataset.Area, places []dataset.Area) {
		g := derive.Aggregate(b.catalog, i, places, t.period)
		r := regionRow{region: region, known: g.Known, members: g.Members}
		if o, there := i.At(region, t.period); there {
			t.published = true
			r.figure = rankCell{shows: cellFigure, figure: o, number: export.Value(o), sign: m.sign(derive.Published(b.catalog, i, o).Status), notes: m.noteSigns(i, o)}
		} else if g.Complete {
			t.computed = true
			r.figure = rankCell{shows: cellFigure, figure: dataset.Observation{Area: region, Period: t.period, Value: g.Value}, number: strconv.FormatFloat(g.Value, 'f', -1, 64), sign: m.sign(derive.Derived)}
		}
		r.figure.plain = r.figure.shows == cellFigure && b.value(i, r.figure.figure) == b.written(i, r.figure.number)
		t.regions = append(t.regions, r)
	}
	var all []dataset.Area
	in := map[string][]dataset.Area{}
	for _, c := range b.catalog.CodeLists[list].Members() {
		s := dataset.Area{List: list, Code: c.Code}
		all, in[c.Parent] = append(all, s), append(in[c.Parent], s)
	}
	for _, region := range b.regions(list) {
		row(region, in[region.Code])
	}
	row(dataset.Area{}, all)
	if !t.published && !t.computed {
		t.regions = nil
	}
}

// regions are those that the places of a list are divided among, in the order of
// their own list.
func (b rankSetBuilder) regions(list string) []dataset.Area {
	codes := b.catalog.CodeLists[list]
	var regions []dataset.Area
	for _, region := range b.catalog.CodeLists[codes.Parent].Members() {
		if slices.ContainsFunc(codes.Members(), func(c dataset.Code) bool { return c.Parent == region.Code }) {
			regions = append(regions, dataset.Area{List: codes.Parent, Code: region.Code})
		}
	}
	return regions
}
