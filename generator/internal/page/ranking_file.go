package page

import (
	"fmt"
	"slices"
	"strconv"

	"chiso/generator/internal/collation"
	"chiso/generator/internal/dataset"
	"chiso/generator/internal/i18n"
	"chiso/generator/internal/wire"
)

// rankingFolder is where the files of rankings stand under the site's root.
const rankingFolder = "rankings/"

func rankingFilePath(i dataset.Slice) string { return rankingFolder + i.Slug() + ".json" }

// rankingWithFile is the page of a ranking, that of the first language with the file of all,
// all made of the same tables.
func (b rankingBuilder) rankingWithFile(i dataset.Slice) withFile {
	of := b.shared.ranks.take(i, func() *rankSets { return rankSetBuilder{b.shared.languages[0]}.rankSets(i) })
	p := b.ranking(i, of)
	alone := b.options.Paths != nil // that of the first language may not be made
	if p.File == "" || b.base != b.shared.languages[0] && !alone {
		return withFile{page: p}
	}
	return withFile{p, p.File, b.file(i, of)}
}

// periodHere stands in a text of the file for the name of a period.
const periodHere = "{period}"

// file is what the page of a ranking leaves out, for all languages.
func (b rankingBuilder) file(i dataset.Slice, of *rankSets) wire.RankingFile {
	f := rankingFile{of: i, languages: b.shared.languages, RankingFile: wire.RankingFile{Decimals: i.Decimals, Texts: map[string]*wire.RankingTexts{}}}
	for _, l := range f.languages {
		t := rankingTableBuilder{l}
		f.Texts[l.language] = &wire.RankingTexts{Measured: l.measured(i), Tied: l.translate("ranking_tied", nil), Changes: map[string]string{}, Known: map[string]string{}, Notes: []string{},
			Heads: map[string]string{}, RegionHeads: t.regionHeads(i), Sets: []wire.RankingSetTexts{}, PeriodNames: l.names(i.Periods())}
	}
	for _, set := range of.sets {
		f.add(set)
	}
	return f.RankingFile
}

// rankingFile is the file of a ranking while it is made.
type rankingFile struct {
	wire.RankingFile
	of        dataset.Slice
	languages []*base
}

// add adds the tables of a set that do not stand on the page.
func (f *rankingFile) add(of rankSet) {
	b := rankSetBuilder{f.languages[0]}
	regions := b.regions(of.list)
	set := wire.RankingSet{}
	places := map[dataset.Area]int{}
	var listed []dataset.Area
	place := func(row rankRow) int {
		n, known := places[row.area]
		if !known {
			n = len(listed)
			places[row.area] = n
			listed = append(listed, row.area)
			set.Places = append(set.Places, []any{row.area.Code, b.placeURL(row.area), slices.IndexFunc(regions, func(r dataset.Area) bool { return r.Code == row.region })})
		}
		return n
	}
	for n, t := range of.all {
		if n != of.open {
			set.Periods = append(set.Periods, f.period(t, place))
		}
	}
	f.Sets = append(f.Sets, set)
	for _, l := range f.languages {
		texts := wire.RankingSetTexts{Title: l.catalog.CodeLists[of.list].TitleIn(l.language)}
		for _, region := range append(slices.Clip(regions), dataset.Area{}) {
			texts.Regions = append(texts.Regions, rankingTableBuilder{l}.regionLabel(region))
		}
		for _, area := range listed {
			texts.Places = append(texts.Places, l.catalog.Label(area, l.language))
		}
		if l != f.languages[0] {
			texts.Order = make([]int, len(listed))
			byName := slices.Clone(listed)
			collation.Sort(l.language, byName, func(a dataset.Area) string { return l.catalog.Label(a, l.language) })
			for n, area := range byName {
				texts.Order[places[area]] = n
			}
		}
		for n, t := range of.all {
			if n != of.open {
				texts.Periods = append(texts.Periods, f.periodTexts(l, of.list, t))
			}
		}
		in := f.Texts[l.language]
		in.Sets = append(in.Sets, texts)
	}
}

// period is the table of a period; place gives the number of the place of a row.
func (f *rankingFile) period(t rankTable, place func(rankRow) int) wire.RankingPeriod {
	period := wire.RankingPeriod{Period: wire.PeriodOf(t.period), Of: t.Members, Common: map[string]string{}}
	for n, value := range t.common {
		if value != "" && commonKeys[n] != noteAttribute {
			period.Common[commonKeys[n]] = value
		}
	}
	for _, head := range t.heads {
		of := []string{head.key}
		if !head.since.IsZero() {
			of = append(of, head.since.String())
		}
		period.Heads = append(period.Heads, of)
		for _, l := range f.languages {
			f.Texts[l.language].Heads[head.key] = rankingTableBuilder{l}.headText(f.of, head.key, periodHere)
		}
	}
	for _, group := range t.groups {
		g := wire.RankingGroupOf{Quartile: group.quartile, Rows: make([][]any, 0, len(group.rows))}
		for n, row := range group.rows {
			cells := make([]any, 1, len(t.heads)+1)
			cells[0] = place(row)
			for n, head := range t.heads {
				if head.numeric() {
					cells = append(cells, f.cell(head.key, row.cells[n]))
				}
			}
			g.Rows = append(g.Rows, cells)
			if n > 0 && group.rows[n-1].run == row.run {
				if last := len(g.Runs) - 1; last >= 0 && g.Runs[last][1] == n {
					g.Runs[last][1]++
				} else {
					g.Runs = append(g.Runs, [2]int{n - 1, n + 1})
				}
			}
		}
		period.Groups = append(period.Groups, g)
		for _, l := range f.languages {
			if texts := f.Texts[l.language]; group.quartile > 0 {
				if texts.Quartiles == nil {
					texts.Quartiles = map[int]string{}
				}
				texts.Quartiles[group.quartile] = rankingTableBuilder{l}.groupTitle(group.quartile)
			}
		}
	}
	for _, row := range t.regions {
		known := fmt.Sprint(row.known, "/", row.members)
		for _, l := range f.languages {
			f.Texts[l.language].Known[known] = rankingTableBuilder{l}.knownWords(row)
		}
		period.Regions = append(period.Regions, []any{f.regionCell(row.figure), known})
	}
	return period
}

// periodTexts are the texts of a table.
func (f *rankingFile) periodTexts(l *base, list string, t rankTable) wire.RankingPeriodTexts {
	in := f.Texts[l.language]
	texts := wire.RankingPeriodTexts{Title: rankingBuilder{l}.tableTitle(list, t), Note: l.noteIn(t.common[len(t.common)-1], l.language)}
	number := func(text string) int {
		at := slices.Index(in.Notes, text)
		if at < 0 {
			at = len(in.Notes)
			in.Notes = append(in.Notes, text)
		}
		return at
	}
	for _, note := range (rankingBuilder{l}).tableNotes(f.of, list, t) {
		texts.Notes = append(texts.Notes, number(note))
	}
	if t.regions != nil {
		in.Regions = l.translate(byYear(f.of, "ranking_regions"), i18n.Args{"year": periodHere})
		at := number(rankingTableBuilder{l}.regionCaption(f.of, list, periodHere, t))
		texts.Regions = &at
	}
	return texts
}

// cell is a cell of the file:
//
//	null                  no figure
//	a change of rank      places gained, a number; of a range [least, most]. Its words stand in changes, under the same
//	a rank                a number; of a range [from, to]
//	a figure, or by how much it has grown   the decimal number, a text, which is written with the indicator's decimals, and a change with its sign
//
// and a FullCell where that is not all.
func (f *rankingFile) cell(key string, c rankCell) any {
	bare := len(c.data) == 0 && c.sign == "" && len(c.notes) == 0 && !c.tied
	switch c.shows {
	case cellMissing:
		if bare {
			return nil
		}
	case cellRankChange:
		for _, l := range f.languages {
			f.Texts[l.language].Changes[rangeText(c.low, c.high)] = rankingTableBuilder{l}.changeWords(c)
		}
		return numberOrRange(c.low, c.high)
	case cellRank:
		if bare && c.number == "" {
			return numberOrRange(c.low, c.high)
		}
	default:
		if bare && c.plain && key != rankKey {
			return c.number
		}
	}
	return f.fullCell(c)
}

// fullCell is a cell with its text, signs, notes and attributes.
func (f *rankingFile) fullCell(c rankCell) wire.FullCell {
	full := wire.FullCell{Data: map[string]string{}, Sign: c.sign, Notes: c.notes, Tied: c.tied, Missing: c.shows == cellMissing}
	texts := map[string]string{}
	same := true
	for _, l := range f.languages {
		texts[l.language] = rankingTableBuilder{l}.cellText(f.of, c)
		same = same && texts[l.language] == texts[f.languages[0].language]
	}
	for key, value := range c.data {
		if key != noteAttribute {
			full.Data[key] = value
			continue
		}
		full.Said = map[string]string{}
		for _, l := range f.languages {
			full.Said[l.language] = l.noteIn(value, l.language)
		}
	}
	switch {
	case full.Missing:
	case c.plain:
		full.Number = c.number
	case same:
		full.Text = texts[f.languages[0].language]
	default:
		full.Texts = texts
	}
	if c.shows == cellNoRank || !c.plain && c.number != "" && (!same || c.number != full.Text) {
		full.Data["value"] = c.number
	}
	if len(full.Data) == 0 {
		full.Data = nil
	}
	return full
}

// regionCell is a figure of a region: null, the decimal number, or a FullCell.
func (f *rankingFile) regionCell(c rankCell) any {
	switch {
	case c.shows == cellMissing:
		return nil
	case c.plain && c.sign == "" && len(c.notes) == 0:
		return c.number
	}
	full := f.fullCell(c)
	full.Data = nil // no script asks for the number of a region
	return full
}

// numberOrRange is a number, or both ends of a range.
func numberOrRange(low, high int) any {
	if low == high {
		return low
	}
	return []int{low, high}
}

// rangeText is a number or a range as a script makes a text of numberOrRange.
func rangeText(low, high int) string {
	if low == high {
		return strconv.Itoa(low)
	}
	return fmt.Sprint(low, ",", high)
}
