package page

import (
	"slices"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/i18n"
)

// rankingFolder is where the files of rankings stand under the site's root.
const rankingFolder = "rankings/"

func rankingFilePath(i dataset.Slice, language string) string {
	return rankingFolder + i.Slug() + "." + language + ".json"
}

// rankingFile is the tables of a ranking that do not stand on its page. Everything in it is
// computed and worded; assets/js/ranking-table.js lays it out as rankTable does, and writes plain
// numbers as the language does. What rows have in common stands once.
type rankingFile struct {
	Decimals int               `json:"decimals"`
	Tied     string            `json:"tied"`    // label of a rank that is shared, for screen readers
	Changes  map[string]string `json:"changes"` // words for screen readers by change of rank, see rankingCell
	Regions  []string          `json:"regions"` // heads of the tables of regions
	Sets     []rankingSet      `json:"sets"`    // as on the page
}

type rankingSet struct {
	Regions []string        `json:"regions"` // labels, that of the whole country last
	Places  [][]any         `json:"places"`  // [code, label, address of its page or blank, number of its region]
	Periods []rankingPeriod `json:"periods"` // those that do not stand on the page, the latest first
}

type rankingPeriod struct {
	Period  string            `json:"period"`
	Title   string            `json:"title"`
	Of      int               `json:"of"`
	Notes   []string          `json:"notes,omitempty"`
	Caption string            `json:"caption"`
	Common  map[string]string `json:"common"` // attributes of the table
	Heads   [][]string        `json:"heads"`  // [key, text, period before]
	Groups  []rankingGroupOf  `json:"groups"`
	Regions *rankingRegions   `json:"regions,omitempty"`
}

// rankingGroupOf is a part of a table with the heading it has where places are in groups.
type rankingGroupOf struct {
	Title string  `json:"title,omitempty"`
	Rows  [][]any `json:"rows"` // [number of the place, a cell for each head but those of name and region]; see rankingCell
}

type rankingRegions struct {
	Label   string  `json:"label"`
	Caption string  `json:"caption"`
	Rows    [][]any `json:"rows"` // of each region: [cell, how many are known]
}

// fullCell is a cell with more than a text or a number.
type fullCell struct {
	Text   string            `json:"text,omitempty"`
	Number string            `json:"number,omitempty"` // in place of a text
	Data   map[string]string `json:"data,omitempty"`
	Sign   string            `json:"sign,omitempty"`
	Notes  []string          `json:"notes,omitempty"`
	Tied   bool              `json:"tied,omitempty"`

	Missing bool `json:"missing,omitempty"` // there is no figure, but data that describe the row
}

// hasMore says whether there are tables beside those on the page.
func hasMore(sets []placeSet) bool {
	return slices.ContainsFunc(sets, func(s placeSet) bool { return len(s.all) > len(s.Periods) })
}

// Rankings writes the files that pages of rankings fetch, in each language one for each
// indicator with more tables than its page holds.
func Rankings(c *dataset.Catalog, o Options) map[string][]byte { return write(rankingFiles(c, o)) }

func rankingFiles(c *dataset.Catalog, o Options) []file {
	var files []file
	for _, language := range c.Languages {
		b := rankingBuilder{newBase(c, o, language)}
		for _, i := range b.indicators() {
			if b.moreThanPage(i) {
				files = append(files, file{rankingFilePath(i, language), func() any { return b.file(i) }})
			}
		}
	}
	return files
}

// moreThanPage says whether an indicator has two periods of one set of borders.
func (b rankingBuilder) moreThanPage(i dataset.Slice) bool {
	return slices.ContainsFunc(b.dividedLists(i), func(list string) bool { return len(b.fields(i, list)) > 1 })
}

func (b rankingBuilder) file(i dataset.Slice) rankingFile {
	f := rankingFile{Decimals: i.Decimals, Tied: b.translate("ranking_tied", nil), Changes: map[string]string{}, Regions: rankingTableBuilder(b).regionHeads(i)}
	sets := b.placeSets(i, &valueTable{})
	for _, of := range sets {
		set := rankingSet{}
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
			if slices.ContainsFunc(of.Periods, func(shown placePeriod) bool { return shown.Period == y.Period }) {
				continue
			}
			period := rankingPeriod{Period: y.Period, Title: y.Title, Of: y.Of, Notes: y.Notes, Caption: y.table.caption, Common: map[string]string{}}
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
				g := rankingGroupOf{Title: group.title, Rows: [][]any{}}
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
				period.Regions = &rankingRegions{Label: b.translate("ranking_regions", i18n.Args{"year": y.Period}) + ", " + of.Title, Caption: y.regions.caption}
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
		return fullCell{Missing: true, Data: c.data}
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
	full := fullCell{Text: c.text, Data: c.data, Sign: c.sign, Notes: c.notes, Tied: c.tied}
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
	return fullCell{Text: row.text, Sign: row.sign, Notes: row.notes}
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
