package page

import (
	"cmp"
	"fmt"
	"html"
	"slices"
	"strconv"
	"strings"

	"chiso/generator/internal/collation"
	"chiso/generator/internal/dataset"
	"chiso/generator/internal/i18n"
)

// rankingTableBuilder words and writes the tables of a ranking that stand on its page.
// assets/js/ranking-table.js makes the same of the page's file.
type rankingTableBuilder struct{ *base }

// headText is the head of a column; since is the name of the period that a change is measured
// from.
func (b rankingTableBuilder) headText(i dataset.Slice, key, since string) string {
	switch key {
	case rankKey:
		return b.translate("ranking_column_rank", nil)
	case nameKey:
		return b.translate("explore_place", nil)
	case valueKey:
		return b.translate("ranking_value", i18n.Args{"unit": i.ShortUnit(b.language)})
	case rankChangeKey:
		return b.translate("ranking_rank_change", i18n.Args{"year": since})
	case valueChangeKey:
		return b.translate("ranking_value_change", i18n.Args{"year": since})
	}
	return b.translate("ranking_region", nil)
}

// groupTitle is the heading of a group, blank if it has none.
func (b rankingTableBuilder) groupTitle(quartile int) string {
	if quartile == 0 {
		return ""
	}
	return b.translate(fmt.Sprint("quartile_", quartile), nil)
}

// html is the table of a list's places in a period; title says of what places it is.
func (b rankingTableBuilder) html(i dataset.Slice, list, title string, table rankTable) string {
	groups := make([][]rankRow, len(table.groups))
	var places []string
	for n, group := range table.groups {
		groups[n] = b.inNames(group.rows)
		for _, row := range groups[n] {
			places = append(places, row.area.Code)
		}
	}
	var h strings.Builder
	h.WriteString(`<table class="data figures ranks"` + rowData("places", places, " "))
	for n, value := range table.common {
		if commonKeys[n] == noteAttribute {
			value = b.noteIn(value, b.language)
		}
		if value != "" {
			h.WriteString(attribute(commonKeys[n], value))
		}
	}
	fmt.Fprintf(&h, `><caption><span>%s</span></caption><thead><tr>`, html.EscapeString(b.caption(i, title)))
	for _, head := range table.heads {
		attributes := ""
		if !head.since.IsZero() {
			attributes = attribute("since", head.since.String())
		}
		fmt.Fprintf(&h, `<th scope="col" data-key="%s"%s>%s</th>`, head.key, attributes, html.EscapeString(b.headText(i, head.key, b.period(head.since))))
	}
	h.WriteString("</tr></thead>")
	regions := b.catalog.CodeLists[b.catalog.CodeLists[list].Parent]
	for n, group := range table.groups {
		h.WriteString("<tbody>\n")
		if title := b.groupTitle(group.quartile); title != "" {
			fmt.Fprintf(&h, `<tr class="group"><th scope="rowgroup" colspan="%d">%s</th></tr>`+"\n", len(table.heads), html.EscapeString(title))
		}
		for _, row := range groups[n] {
			h.WriteString("<tr>")
			for n, head := range table.heads {
				switch head.key {
				case nameKey:
					fmt.Fprintf(&h, `<th scope="row">%s</th>`, b.placeLink(row.area))
				case regionKey:
					fmt.Fprintf(&h, "<td>%s</td>", html.EscapeString(regions.Label(row.region, b.language)))
				default:
					h.WriteString(b.cellHTML(i, row.cells[n]))
				}
			}
			h.WriteString("</tr>\n")
		}
		h.WriteString("</tbody>")
	}
	h.WriteString("</table>")
	return h.String()
}

// caption says what a table shows.
func (b rankingTableBuilder) caption(i dataset.Slice, title string) string {
	return b.measured(i) + " – " + title
}

// inNames puts rows that have no other order in that of their names in the page's language.
func (b rankingTableBuilder) inNames(rows []rankRow) []rankRow {
	if b.language == b.catalog.Languages[0] {
		return rows
	}
	rows = slices.Clone(rows)
	collation.Sort(b.language, rows, func(r rankRow) string { return b.catalog.Label(r.area, b.language) })
	slices.SortStableFunc(rows, func(x, y rankRow) int { return cmp.Compare(x.run, y.run) })
	return rows
}

// cellText is what a cell shows beside its signs.
func (b rankingTableBuilder) cellText(i dataset.Slice, c rankCell) string {
	switch c.shows {
	case cellFigure:
		return b.value(i, c.figure)
	case cellChange:
		return b.signed(i, c.change)
	case cellRank:
		return fmt.Sprint(span(c.low, c.high))
	case cellRankChange:
		if c.low < 0 {
			return fmt.Sprint(span(-c.high, -c.low))
		}
		return fmt.Sprint(span(c.low, c.high))
	}
	return "–"
}

// attributes are those of a cell with a text, for scripts, without the notes of other
// languages. The number is left out where scripts find it in the text, as they find a change of rank.
func (b rankingTableBuilder) attributes(c rankCell, text string) map[string]string {
	data := map[string]string{}
	for key, value := range c.data {
		if key == noteAttribute {
			value = b.noteIn(value, b.language)
		}
		data[key] = value
	}
	switch {
	case c.shows == cellNoRank:
		data["value"] = ""
	case c.number != "" && c.number != b.plain(text):
		data["value"] = c.number
	}
	return data
}

func (b rankingTableBuilder) cellHTML(i dataset.Slice, c rankCell) string {
	text := b.cellText(i, c)
	attributes := dataAttributes(b.attributes(c, text))
	if c.shows == cellMissing {
		return strings.Replace(missing, ">", attributes+">", 1)
	}
	class, text := "", html.EscapeString(text)
	switch {
	case c.shows == cellRankChange:
		arrow, way := changeSign(c.low)
		if way != "same" { // which looks like any number
			class = fmt.Sprintf(` class="%s"`, way)
		}
		text = fmt.Sprintf(`<span aria-hidden="true">%s%s</span><span class="sr">%s</span>`, arrow, text, html.EscapeString(b.changeWords(c)))
	case c.tied:
		text += fmt.Sprintf(`<span aria-hidden="true">=</span><span class="sr"> %s</span>`, html.EscapeString(b.translate("ranking_tied", nil)))
	}
	return fmt.Sprintf(`<td%s%s>%s%s%s</td>`, class, attributes, text, markHTML(c.sign), notesHTML(c.notes))
}

// dataAttributes are those of a cell, in the order of their names.
func dataAttributes(data map[string]string) string {
	keys := make([]string, 0, len(data))
	for key := range data {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	var h strings.Builder
	for _, key := range keys {
		h.WriteString(attribute(key, data[key]))
	}
	return h.String()
}

// placeLink is a place's name, leading to its page where it has one. The address is
// seen from the page of a ranking.
func (b rankingTableBuilder) placeLink(s dataset.Area) string {
	name := html.EscapeString(b.catalog.Label(s, b.language))
	if url := b.placeURL(s); url != "" {
		return fmt.Sprintf(`<a href="../../%s">%s</a>`, html.EscapeString(url), name)
	}
	return name
}

// What stands before a change of rank.
const (
	risen  = "▲\u00a0"
	fallen = "▼\u00a0"
)

// changeSign is the sign of a change for the eye, and its name in style sheets.
func changeSign(change int) (sign, name string) {
	switch {
	case change > 0:
		return risen, "up"
	case change < 0:
		return fallen, "down"
	}
	return "", "same"
}

// changeWords says a change of rank for the ear.
func (b rankingTableBuilder) changeWords(c rankCell) string {
	_, name := changeSign(c.low)
	places := span(c.low, c.high)
	if c.low < 0 {
		places = span(-c.high, -c.low)
	}
	return b.translate("ranking_"+name, i18n.Args{"places": places})
}

// written is a decimal number as the language writes it with the indicator's decimals, as
// assets/js/number.js does too.
func (b *base) written(i dataset.Slice, decimal string) string {
	number, err := strconv.ParseFloat(decimal, 64)
	if err != nil {
		return ""
	}
	return b.number(i, number)
}

// signed writes a change with its sign, unless it is nothing as it is shown.
func (b *base) signed(i dataset.Slice, change float64) string {
	sign := "+"
	if change < 0 {
		change, sign = -change, "−"
	}
	text := b.number(i, change)
	if text == b.number(i, 0) {
		return text
	}
	return sign + text
}

// regionHeads are the heads of the table of regions.
func (b rankingTableBuilder) regionHeads(i dataset.Slice) []string {
	return []string{b.headText(i, regionKey, ""), b.headText(i, valueKey, ""), b.translate("ranking_known", nil)}
}

// regionLabel is the name of a region, or of the whole country.
func (b rankingTableBuilder) regionLabel(region dataset.Area) string {
	if region.Code == "" {
		return b.translate("scope_country", nil)
	}
	return b.catalog.Label(region, b.language)
}

// regionCaption says what the table of regions shows, and how its figures come about.
func (b rankingTableBuilder) regionCaption(i dataset.Slice, list, period string, t rankTable) string {
	caption := b.translate(byYear(i, "ranking_regions"), i18n.Args{"year": period}) + "."
	if t.published {
		caption += " " + b.translate("ranking_region_published", nil)
	}
	if t.computed {
		args := i18n.Args{"noun": b.noun(list)}
		if weight := b.catalog.Total(i.Convert.Weight); !weight.IsZero() {
			args["weight"] = b.text(weight.Title)
		}
		caption += " " + b.translate("ranking_region_rule_"+i.Convert.Rule.Key(), args)
	}
	return caption
}

// knownWords says how many places of a region have a figure.
func (b rankingTableBuilder) knownWords(r regionRow) string {
	return b.translate("ranking_n_of", i18n.Args{"count": b.count(r.known), "of": b.count(r.members)})
}

// regionHTML is the table of the regions, nothing if there is none.
func (b rankingTableBuilder) regionHTML(i dataset.Slice, list string, t rankTable) string {
	if t.regions == nil {
		return ""
	}
	var h strings.Builder
	fmt.Fprintf(&h, `<table class="data figures regions"><caption><span>%s</span></caption><thead><tr>`, html.EscapeString(b.regionCaption(i, list, b.period(t.period), t)))
	for _, head := range b.regionHeads(i) {
		fmt.Fprintf(&h, `<th scope="col">%s</th>`, html.EscapeString(head))
	}
	h.WriteString("</tr></thead><tbody>\n")
	for n, row := range t.regions {
		class, cell := "", missing
		if n == len(t.regions)-1 {
			class = ` class="is-highlight"`
		}
		if row.figure.shows != cellMissing {
			cell = fmt.Sprintf(`<td>%s%s%s</td>`, html.EscapeString(b.cellText(i, row.figure)), markHTML(row.figure.sign), notesHTML(row.figure.notes))
		}
		fmt.Fprintf(&h, `<tr%s><th scope="row">%s</th>%s<td>%s</td></tr>`+"\n", class, html.EscapeString(b.regionLabel(row.region)), cell, html.EscapeString(b.knownWords(row)))
	}
	h.WriteString("</tbody></table>")
	return h.String()
}
