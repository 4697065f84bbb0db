package page

import (
	"slices"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/i18n"
	"chiso/generator/internal/wire"
)

// rankingFolder is where the files of rankings stand under the site's root.
const rankingFolder = "rankings/"

func rankingFilePath(i dataset.Slice, language string) string {
	return rankingFolder + i.Slug() + "." + language + ".json"
}

// hasMore says whether there are tables beside those on the page.
func hasMore(sets []placeSet) bool {
	return slices.ContainsFunc(sets, func(s placeSet) bool { return len(s.all) > len(s.shown) })
}

// rankingWithFile is the page of a ranking with its file, both made of the same tables.
func (b rankingBuilder) rankingWithFile(i dataset.Slice) withFile {
	p := b.ranking(i)
	if p.File == "" {
		return withFile{page: p.RankingPage}
	}
	return withFile{p.RankingPage, p.File, b.file(i, p.sets)}
}

// file is what the page of a ranking leaves out of its sets.
func (b rankingBuilder) file(i dataset.Slice, sets []placeSet) wire.RankingFile {
	f := wire.RankingFile{Decimals: i.Decimals, Tied: b.translate("ranking_tied", nil), Changes: map[string]string{}, Regions: rankingTableBuilder(b).regionHeads(i)}
	for _, of := range sets {
		set := wire.RankingSet{}
		for _, r := range of.Regions {
			set.Regions = append(set.Regions, r.Label)
		}
		set.Regions = append(set.Regions, b.translate("scope_country", nil))
		places := map[dataset.Area]int{}
		place := func(row rankRow) int {
			n, known := places[row.area]
			if !known {
				n = len(set.Places)
				places[row.area] = n
				set.Places = append(set.Places, []any{row.area.Code, b.catalog.Label(row.area, b.language), b.placeURL(row.area), slices.Index(set.Regions, row.region)})
			}
			return n
		}
		for _, y := range of.all {
			if slices.ContainsFunc(of.shown, func(shown placePeriod) bool { return shown.Period == y.Period }) {
				continue
			}
			period := wire.RankingPeriod{Period: y.Period, Title: y.Title, Of: y.Of, Notes: y.Notes, Caption: y.table.caption, Common: map[string]string{}}
			for n, value := range y.table.common {
				if value != "" {
					period.Common[commonKeys[n]] = value
				}
			}
			for _, head := range y.table.heads {
				of := []string{head.key, head.text}
				if head.since != "" {
					of = append(of, head.since)
				}
				period.Heads = append(period.Heads, of)
			}
			for _, group := range y.table.groups {
				g := wire.RankingGroupOf{Title: group.title, Rows: [][]any{}}
				for _, row := range group.rows {
					cells := []any{place(row)}
					for _, head := range y.table.heads {
						if head.key != nameKey && head.key != regionKey {
							cells = append(cells, rankingTableBuilder(b).rankingCell(head.key, row.cells[head.key], f.Changes))
						}
					}
					g.Rows = append(g.Rows, cells)
				}
				period.Groups = append(period.Groups, g)
			}
			if y.regions != nil {
				period.Regions = &wire.RankingRegions{Label: b.translate("ranking_regions", i18n.Args{"year": y.Period}) + ", " + of.Title, Caption: y.regions.caption}
				for _, row := range y.regions.rows {
					period.Regions.Rows = append(period.Regions.Rows, []any{regionCell(row), row.known})
				}
			}
			set.Periods = append(set.Periods, period)
		}
		f.Sets = append(f.Sets, set)
	}
	return f
}

// rankingCell is a cell of the file:
//
//	null                  no figure
//	a change of rank      places gained, a number; of a range [least, most]. Its words stand in changes, under the same
//	a change of a value   the decimal number, which is written with its sign
//	a value               the decimal number, a text
//	a rank                the text for the reader
//
// and a fullCell where that is not all.
func (b rankingTableBuilder) rankingCell(key string, c rankCell, changes map[string]string) any {
	if c.missing && len(c.data) > 0 {
		return wire.FullCell{Missing: true, Data: c.data}
	}
	if c.missing {
		return nil
	}
	if key == rankChangeKey {
		least, upper := c.data["value"], c.data["upper"]
		said := least
		if upper != "" {
			said += "," + upper
		}
		changes[said] = b.changeWords(c)
		if upper != "" {
			return []rawNumber{rawNumber(least), rawNumber(upper)}
		}
		return rawNumber(least)
	}
	full := wire.FullCell{Text: c.text, Data: c.data, Sign: c.sign, Notes: c.notes, Tied: c.tied}
	if c.number != "" { // the script knows what data-value follows
		full.Text, full.Number, full.Data = "", c.number, without(c.data, "value")
	}
	if full.Sign != "" || len(full.Notes) > 0 || full.Tied || len(full.Data) > 0 {
		return full
	}
	switch {
	case c.number != "":
		return c.number
	case key == rankKey:
		return c.text
	}
	return full
}

// regionCell is a figure of a region: its text, or a fullCell.
func regionCell(row regionRow) any {
	switch {
	case row.text == "":
		return nil
	case row.sign == "" && len(row.notes) == 0:
		return row.text
	}
	return wire.FullCell{Text: row.text, Sign: row.sign, Notes: row.notes}
}

// rawNumber is a whole number that is already a text.
type rawNumber string

func (n rawNumber) MarshalJSON() ([]byte, error) { return []byte(n), nil }

// without gives a map less one key, nothing if none is left.
func without(data map[string]string, key string) map[string]string {
	rest := map[string]string{}
	for k, v := range data {
		if k != key {
			rest[k] = v
		}
	}
	if len(rest) == 0 {
		return nil
	}
	return rest
}
