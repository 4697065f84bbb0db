package page

import (
	"cmp"
	"fmt"
	"html"
	"maps"
	"slices"
	"strings"

	"chiso/generator/internal/collation"
	"chiso/generator/internal/dataset"
	"chiso/generator/internal/derive"
	"chiso/generator/internal/fuzzy"
	"chiso/generator/internal/wire"
)

// explorerBuilder makes the page for comparing, and the files that it fetches.
type explorerBuilder struct{ *base }

func explorerPages(b *base) []file {
	return []file{{path: index, content: func() any { return explorerBuilder{b}.explore() }}}
}

// exploreFolder is where the files that the page fetches stand.
const exploreFolder = "explore/"

func (b explorerBuilder) explore() wire.ExplorePage {
	p := wire.ExplorePage{Title: b.translate("explore", nil), Description: b.translate("explore_text", nil), Data: exploreFolder + "index." + b.language + ".json", Files: exploreFolder + "#.json"}
	periods := map[dataset.Period]bool{}
	for _, d := range b.catalog.Datasets {
		known := false
		for _, i := range d.Columns() {
			for _, period := range i.Periods() {
				periods[period] = true
			}
			known = known || explorable(i)
		}
		if known {
			p.Datasets = append(p.Datasets, wire.Link{Title: b.text(d.Title), URL: datasetURL(d)})
		}
	}
	all := dataset.SortedPeriods(maps.Keys(periods))
	p.Periods, p.PeriodNames = wire.Periods(all), b.shorts(all)
	if i := b.catalog.Total(b.options.Headline); !i.IsZero() && explorable(i) {
		p.Indicator = &wire.Link{Name: i.Name, Title: b.text(i.Title), URL: indicatorURL(i)}
		for _, box := range chartBuilder(b).charts(i) {
			if box.Kind == "line" {
				p.Chart = &box
				break
			}
		}
		for _, s := range b.startPlaces(i) {
			p.Picked = append(p.Picked, b.catalog.Label(s, b.language))
		}
		t := b.startTable(i)
		p.Table, p.Legend = b.hold(t.HTML), markBuilder(b).legend(t.marks)
		p.Lines, p.Downloads = captionBuilder(b).sourceLines(i), []wire.Download{csvDownload(i.Dataset, i.Name)}
		if p.Chart != nil {
			p.Lines = p.Chart.Lines
		}
		p.Citation, p.Bars = strings.TrimSpace(b.text(i.Dataset.Citation)+" "+creditBuilder(b).startComputed(i)), i.Ranking == dataset.Ranked && i.Measure != dataset.Rank
	}
	p.Examples = b.examples()
	return p
}

// explorable says whether an indicator has figures of years.
func explorable(i dataset.Slice) bool { return len(i.Periods()) > 0 }

// startTable holds the figures of the places that an indicator is shown with first.
func (b explorerBuilder) startTable(i dataset.Slice) valueTable {
	var t valueTable
	columns := i.Periods()
	slices.Reverse(columns)
	var h strings.Builder
	fmt.Fprintf(&h, `<table class="data figures"><caption><span>%s</span></caption><thead><tr><th scope="col">%s</th>`, html.EscapeString(b.measured(i)), html.EscapeString(tableBuilder(b).dimension(i, b.facts.MainList(i))))
	for _, period := range columns {
		fmt.Fprintf(&h, `<th scope="col">%d</th>`, period)
	}
	h.WriteString("</tr></thead><tbody>\n")
	for _, s := range b.startPlaces(i) {
		class := ""
		if s.Code == b.options.Place {
			class = ` class="is-highlight"`
		}
		at := map[dataset.Period]dataset.Observation{}
		for _, o := range derive.Figures(b.catalog, i, s) {
			at[o.Period] = o
		}
		fmt.Fprintf(&h, `<tr%s><th scope="row">%s</th>`, class, html.EscapeString(b.placeName(s)))
		for _, period := range columns {
			if o, there := at[period]; there {
				shown := b.value(i, o)
				fmt.Fprintf(&h, `<td%s>%s%s</td>`, attributeBuilder(b).data(i, o, shown), html.EscapeString(shown), markHTML(t.sign(derive.Published(b.catalog, i, o).Status)))
			} else {
				h.WriteString(missing)
			}
		}
		h.WriteString("</tr>\n")
	}
	h.WriteString("</tbody></table>\n")
	t.HTML = h.String()
	return t
}

// startPlaces are those that an indicator is shown with before a reader chooses: the one
// that its sentences speak of, and those of its first chart that puts somebody forward;
// none if all are equal.
func (b explorerBuilder) startPlaces(i dataset.Slice) []dataset.Area {
	known := map[string]dataset.Area{}
	for _, s := range i.Areas() {
		known[b.codeIn(i, s)] = b.catalog.Latest(s)
	}
	var start []dataset.Area
	if lead, there := derive.Lead(b.catalog, i); there {
		start = append(start, b.catalog.Latest(lead.Area))
	}
	for _, c := range b.catalog.ChartsOf(i) {
		declared := slices.Concat([]string{c.Highlight}, c.Compare, c.Only)
		for _, code := range declared {
			if s, there := known[code]; there && !slices.Contains(start, s) {
				start = append(start, s)
			}
		}
		if len(declared) > 1 || declared[0] != "" {
			break
		}
	}
	return start
}

// explorerFiles are what the page for comparing fetches: a list of all that can be chosen in each
// language, and a file for each indicator, which is for all of them and made with the first.
func explorerFiles(b *base) []file {
	files := []file{{path: exploreFolder + "index." + b.language + ".json", content: func() any { return explorerBuilder{b}.exploreIndex() }}}
	if b != b.shared.languages[0] {
		return files
	}
	for _, i := range b.columns() {
		if explorable(i) {
			files = append(files, file{path: exploreFolder + i.Name + ".json", content: func() any { return explorerBuilder{b}.exploreFile(i) }, part: i.Dataset.Name})
		}
	}
	return files
}

func (b explorerBuilder) exploreIndex() wire.ExploreIndex {
	x := wire.ExploreIndex{Place: b.options.Place, Statuses: map[string]string{}}
	for _, code := range b.catalog.CodeLists["statuses"].Members() {
		x.Statuses[code.Code] = b.text(code.Label)
	}
	if i := b.catalog.Total(b.options.Headline); !i.IsZero() && explorable(i) {
		x.Headline = i.Name
	}
	for _, d := range b.catalog.Datasets {
		var of wire.ExploreDataset
		for _, i := range d.Columns() {
			if !explorable(i) {
				continue
			}
			first, last := i.Span()
			e := wire.ExploreIndicator{Name: i.Name, Title: b.text(i.Title), Unit: i.ShortUnit(b.language), From: wire.PeriodOf(first), To: wire.PeriodOf(last)}
			for _, t := range b.topics(i.Topics) {
				e.Topics = strings.TrimPrefix(e.Topics+" "+t.Label, " ")
			}
			for _, s := range i.Areas() {
				if list := b.catalog.Latest(s).List; !slices.Contains(e.Lists, list) {
					e.Lists = append(e.Lists, list)
				}
			}
			for _, s := range b.startPlaces(i) {
				e.Start = append(e.Start, b.key(s))
			}
			of.Indicators = append(of.Indicators, e)
		}
		if of.Title = b.text(d.Title); len(of.Indicators) > 0 {
			x.Datasets = append(x.Datasets, of)
		}
	}
	for _, list := range b.lists() {
		x.Lists = append(x.Lists, b.exploreList(list))
	}
	return x
}

func (b explorerBuilder) exploreList(list string) wire.ExploreList {
	codes := b.catalog.CodeLists[list]
	l := wire.ExploreList{Name: list, Title: codes.TitleIn(b.language)}
	known := map[string]bool{}
	var areas []dataset.Area
	grouped := map[string]bool{} // codes that a reader may choose with a group, though nothing is known of them
	for _, g := range codes.Groups {
		for _, code := range g.Now() {
			grouped[code] = true
		}
	}
	for _, code := range codes.Members() {
		if s := (dataset.Area{List: list, Code: code.Code}); b.catalog.Latest(s) == s && (b.facts.HasFigures(s) || grouped[code.Code]) {
			areas = append(areas, s)
			known[code.Code] = true
		}
	}
	if len(areas) > derive.FewGroups {
		collation.Sort(b.language, areas, b.placeName)
	}
	for _, s := range areas {
		p := wire.ExplorePlace{Key: b.key(s), Label: b.placeName(s), Find: b.otherNames(s)}
		if name := b.catalog.Label(s, b.language); name != p.Label {
			p.Name = name
		}
		for _, former := range b.facts.Formers(s) {
			if b.facts.HasFigures(former) {
				p.Former = append(p.Former, b.key(former))
			}
		}
		for _, t := range codes.Layout {
			if short := t.Short[b.language]; t.Code == s.Code && t.Part[b.language] == "" && len(short) < len(p.Label) {
				p.Short = short
			}
		}
		l.Places = append(l.Places, p)
	}
	keys := func(codes []string) (keys []string) {
		for _, code := range codes {
			if known[code] {
				keys = append(keys, b.key(dataset.Area{List: list, Code: code}))
			}
		}
		return keys
	}
	for _, g := range codes.Groups {
		if of := keys(g.Now()); len(of) > 1 {
			l.Groups = append(l.Groups, wire.ExploreGroup{Title: b.text(g.Label), Keys: of})
		}
	}
	if codes.Parent != "" {
		for _, region := range rankSetBuilder(b).regions(list) {
			var within []string
			for _, code := range codes.Members() {
				if code.Parent == region.Code {
					within = append(within, code.Code)
				}
			}
			if of := keys(within); len(of) > 1 {
				l.Groups = append(l.Groups, wire.ExploreGroup{Title: b.catalog.Label(region, b.language), Keys: of})
			}
		}
	}
	return l
}

// otherNames are those of a place that its label does not hold already, as a search
// reads it: in other languages, short and former ones, and the code that the world knows
// it by.
func (b explorerBuilder) otherNames(s dataset.Area) string {
	code, _ := b.catalog.CodeLists[s.List].Find(s.Code)
	names := slices.Clone(code.OtherNames)
	for _, language := range b.catalog.Languages {
		names = append(names, code.Label[language])
	}
	if derive.Open(b.catalog, s.List) {
		names = append(names, s.Code)
	}
	said := fuzzy.Fold(b.placeName(s))
	var other []string
	for _, name := range names {
		if folded := fuzzy.Fold(name); !strings.Contains(said, folded) {
			other = append(other, name)
			said += " " + folded
		}
	}
	return strings.Join(other, " ")
}

// key names a place in the addresses of comparisons: by its code, with its list before
// it if the place is a former one, or if another list has the code.
func (b explorerBuilder) key(s dataset.Area) string {
	s = b.catalog.Latest(s)
	for _, list := range b.lists() {
		if list == s.List {
			break
		}
		if b.catalog.CodeLists[list].Has(s.Code) {
			return s.List + ":" + s.Code
		}
	}
	if b.catalog.Former(s.List) {
		return s.List + ":" + s.Code
	}
	return s.Code
}

// comparedLists are those that some indicator has figures of: the site's own places of
// today, former ones, those of the world, then what is not a place.
func (b explorerBuilder) comparedLists() []string {
	found := map[string]bool{}
	for _, d := range b.catalog.Datasets {
		for _, i := range d.Columns() {
			if explorable(i) {
				for _, s := range i.Areas() {
					found[b.catalog.Latest(s).List] = true
				}
			}
		}
	}
	late := func(is ...bool) (n int) {
		for _, one := range is {
			n *= 2
			if one {
				n++
			}
		}
		return n
	}
	order := func(list string) int {
		return late(!b.catalog.CodeLists[list].Places, derive.Open(b.catalog, list), b.catalog.Former(list))
	}
	return slices.SortedFunc(maps.Keys(found), func(x, y string) int { return cmp.Or(order(x)-order(y), strings.Compare(x, y)) })
}
