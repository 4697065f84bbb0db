package page

import (
	"cmp"
	"fmt"
	"html"
	"slices"
	"strconv"
	"strings"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/derive"
	"chiso/generator/internal/export"
	"chiso/generator/internal/i18n"
	"chiso/generator/internal/wire"
)

// rankingTableBuilder makes the tables of a ranking.
type rankingTableBuilder struct{ *base }

// rankTable is the places of a period, one in a row: as HTML on the page (see html), or as
// data of the file from which the page's script lays out the same (see rankingFile).
type rankTable struct {
	caption string
	common  []string // by commonKeys, what most figures have in common
	heads   []rankHead
	groups  []rankGroup
}

// rankHead is the head of a column. Its key stands in the address for a reader's choice of
// order.
type rankHead struct{ key, text, since string }

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
	title string
	rows  []rankRow
}

type rankRow struct {
	area   dataset.Area
	region string // label
	cells  map[string]rankCell
}

// rankCell is a figure: the text for the reader, and what scripts must know beside it.
type rankCell struct {
	text    string
	number  string            // the decimal number that the text shows, where the cell holds nothing else; written with the indicator's decimals
	data    map[string]string // attributes
	sign    string            // of the status
	notes   []string          // signs of them
	tied    bool
	change  int  // of a change of rank: 1 up, -1 down
	missing bool // there is nothing to say
}

// placeTable lays out the places of a period. The heads of changes name the period before.
func (b rankingTableBuilder) placeTable(i dataset.Slice, list string, f *annual, title string, t *valueTable) rankTable {
	common, differs := attributeBuilder(b).commonData(i, f.RankedSet)
	table := rankTable{caption: b.measured(i) + " – " + title, common: common}
	head := func(key, since, text string) { table.heads = append(table.heads, rankHead{key, text, since}) }
	ranked, measured := f.of > 0 || i.Measure == dataset.Rank, i.Measure != dataset.Rank
	if ranked {
		head(rankKey, "", b.translate("ranking_column_rank", nil))
	}
	head(nameKey, "", b.translate("explore_place", nil))
	if measured {
		head(valueKey, "", b.translate("ranking_value", i18n.Args{"unit": i.ShortUnit(b.language)}))
	}
	if f.ranks != nil {
		since := b.period(f.ranks.period)
		head(rankChangeKey, since, b.translate("ranking_rank_change", i18n.Args{"year": since}))
		t.explain(wire.LegendEntry{Mark: "▲ ▼", Label: b.translate("ranking_change", nil), Definition: b.translate("ranking_change_text", nil)})
	}
	if f.values != nil && measured {
		since := b.period(f.values.period)
		head(valueChangeKey, since, b.translate("ranking_value_change", i18n.Args{"year": since}))
	}
	regions := b.catalog.CodeLists[b.catalog.CodeLists[list].Parent]
	if regions != nil {
		head(regionKey, "", b.translate("ranking_region", nil))
	}
	group := -1
	for _, o := range b.byGroup(f, rankingBuilder(b).inOrder(i, f)) {
		s := f.Ranks[o.Area]
		if n := f.group(o); n != group {
			g := rankGroup{}
			if group = n; n > 0 {
				g.title = b.translate(fmt.Sprint("quartile_", n), nil)
			}
			table.groups = append(table.groups, g)
		}
		row := rankRow{area: o.Area, cells: map[string]rankCell{}}
		if regions != nil {
			code, _ := b.catalog.CodeLists[list].Find(o.Area.Code)
			row.region = regions.Label(code.Parent, b.language)
		}
		scored := f.scored(o.Area)
		switch {
		case measured && scored:
			row.cells[valueKey] = b.figure(i, o, b.value(i, o), differs, t)
		case measured:
			row.cells[valueKey] = rankCell{missing: true, data: differs(o)}
		}
		switch {
		case ranked && measured:
			row.cells[rankKey] = b.publishedRank(i.Ranks(), o, s, t)
		case ranked:
			cell := b.rank(s, t)
			if s.Rank == 0 { // it was published, whether or not places may be put in order by it
				cell = rankCell{text: b.value(i, o)}
			}
			tied := cell.tied
			cell = b.figure(i, o, cell.text, differs, t)
			cell.tied, cell.number = tied, ""
			row.cells[rankKey] = cell
		}
		if f.ranks != nil {
			row.cells[rankChangeKey] = b.rankChange(s, f.ranks.Ranks[o.Area])
		}
		if f.values != nil && measured {
			row.cells[valueChangeKey] = rankCell{missing: true}
			if scored {
				row.cells[valueChangeKey] = b.valueChange(i, o, f.values.period)
			}
		}
		last := &table.groups[len(table.groups)-1]
		last.rows = append(last.rows, row)
	}
	if len(table.groups) == 0 {
		table.groups = []rankGroup{{}}
	}
	return table
}

// html is the table as it stands on the page.
func (b rankingTableBuilder) html(table rankTable) string {
	var h strings.Builder
	h.WriteString(`<table class="data ranks"`)
	for n, value := range table.common {
		if value != "" {
			h.WriteString(attribute(commonKeys[n], value))
		}
	}
	fmt.Fprintf(&h, `><caption><span>%s</span></caption><thead><tr>`, html.EscapeString(table.caption))
	for _, head := range table.heads {
		attributes := ""
		if head.numeric() {
			attributes = ` class="num"`
		}
		if head.since != "" {
			attributes += attribute("since", head.since)
		}
		fmt.Fprintf(&h, `<th scope="col" data-key="%s"%s>%s</th>`, head.key, attributes, html.EscapeString(head.text))
	}
	h.WriteString("</tr></thead>")
	for _, group := range table.groups {
		h.WriteString("<tbody>\n")
		if group.title != "" {
			fmt.Fprintf(&h, `<tr class="group"><th scope="rowgroup" colspan="%d">%s</th></tr>`+"\n", len(table.heads), html.EscapeString(group.title))
		}
		for _, row := range group.rows {
			fmt.Fprintf(&h, `<tr data-place="%s">`, html.EscapeString(row.area.Code))
			for _, head := range table.heads {
				switch head.key {
				case nameKey:
					fmt.Fprintf(&h, `<th scope="row">%s</th>`, b.placeLink(row.area))
				case regionKey:
					fmt.Fprintf(&h, "<td>%s</td>", html.EscapeString(row.region))
				default:
					h.WriteString(b.cellHTML(head.key, row.cells[head.key]))
				}
			}
			h.WriteString("</tr>\n")
		}
		h.WriteString("</tbody>")
	}
	h.WriteString("</table>")
	return h.String()
}

// cellHTML is a figure in its cell; assets/js/ranking-table.js makes the same of the page's file.
func (b rankingTableBuilder) cellHTML(key string, c rankCell) string {
	if c.missing {
		return strings.Replace(missing, ">", dataAttributes(c.data)+">", 1)
	}
	class, text := "num", html.EscapeString(c.text)
	switch {
	case key == rankChangeKey:
		arrow, way := changeSign(c.change)
		class += " " + way
		text = fmt.Sprintf(`<span aria-hidden="true">%s%s</span><span class="sr">%s</span>`, arrow, text, html.EscapeString(b.changeWords(c)))
	case c.tied:
		text += fmt.Sprintf(`<span aria-hidden="true">=</span><span class="sr"> %s</span>`, html.EscapeString(b.translate("ranking_tied", nil)))
	}
	return fmt.Sprintf(`<td class="%s"%s>%s%s%s</td>`, class, dataAttributes(c.data), text, markHTML(c.sign), notesHTML(c.notes))
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

// group is the number of the group that a place is shown in, 0 if there are none.
func (f *annual) group(o dataset.Observation) int {
	if !f.grouped {
		return 0
	}
	return f.Ranks[o.Area].Quartile
}

// byGroup puts the best group first and leaves the order within as it is.
func (b rankingTableBuilder) byGroup(f *annual, in []dataset.Observation) []dataset.Observation {
	slices.SortStableFunc(in, func(x, y dataset.Observation) int { return f.group(x) - f.group(y) })
	return in
}

// capital is a word as it begins a heading.
func capital(word string) string {
	letters := []rune(word)
	if len(letters) == 0 {
		return ""
	}
	return strings.ToUpper(string(letters[:1])) + string(letters[1:])
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

// figure is an observation that is shown as a text: its number as the files of data have
// it, unless the text is just that, and what else they say of it.
func (b rankingTableBuilder) figure(i dataset.Slice, o dataset.Observation, shown string, differs func(dataset.Observation) map[string]string, t *valueTable) rankCell {
	p := derive.Published(b.catalog, i, o)
	c := rankCell{text: shown, data: differs(o), sign: t.sign(b.base, p.Status), notes: t.noteSigns(b.base, i, o)}
	put := func(key, value string) {
		if c.data == nil {
			c.data = map[string]string{}
		}
		c.data[key] = value
	}
	if p.Qualifier != "" {
		put("qualifier", p.Qualifier)
	}
	value := export.Value(p)
	if len(c.data) == 0 && c.sign == "" && len(c.notes) == 0 && shown == b.written(i, value) {
		c.number = value
	}
	if value != shown {
		put("value", value)
	}
	return c
}

// written is a decimal number as the language writes it with the indicator's decimals, as
// assets/js/number.js does too.
func (b rankingTableBuilder) written(i dataset.Slice, decimal string) string {
	number, err := strconv.ParseFloat(decimal, 64)
	if err != nil {
		return ""
	}
	return b.number(i, number)
}

// rank is a place in the order: "12=" for one that is shared, "31–32" for one that is
// only known to be one of these.
func (b rankingTableBuilder) rank(s derive.Rank, t *valueTable) rankCell {
	c := rankCell{text: fmt.Sprint(span(s.Rank, s.High))}
	switch {
	case s.Rank == 0:
		return rankCell{text: "–", data: map[string]string{"value": ""}}
	case s.High > s.Rank:
		t.explain(b.rangeLegend())
	case s.Tied:
		t.explain(wire.LegendEntry{Mark: "=", Label: capital(b.translate("ranking_tied", nil)), Definition: b.translate("ranking_tied_text", nil)})
		c.tied = true
	}
	return c
}

// publishedRank is a place in the order with the marks of the rank itself: that it was
// computed, and its notes.
func (b rankingTableBuilder) publishedRank(ranks dataset.Slice, o dataset.Observation, s derive.Rank, t *valueTable) rankCell {
	c := b.rank(s, t)
	if rank, known := ranks.At(o.Area, o.Period); known && s.Rank > 0 {
		c.sign, c.notes = t.sign(b.base, derive.Published(b.catalog, ranks, rank).Status), t.noteSigns(b.base, ranks, rank)
	}
	return c
}

// rangeLegend explains a range of ranks.
func (b rankingTableBuilder) rangeLegend() wire.LegendEntry {
	return wire.LegendEntry{Mark: "1" + rangeSign + "2", Label: b.translate("range_title", nil), Definition: b.translate("range_text", nil)}
}

// rankChange is by how many places somebody rose or fell. Between ranges it is a range, and
// missing if it may be either way.
func (b rankingTableBuilder) rankChange(now, before derive.Rank) rankCell {
	least, most := before.Rank-now.High, before.High-now.Rank
	if now.Rank == 0 || before.Rank == 0 || least < most && least <= 0 && most >= 0 {
		return rankCell{missing: true}
	}
	c := rankCell{change: cmp.Compare(least, 0), text: fmt.Sprint(span(least, most)), data: map[string]string{"value": strconv.Itoa(least)}}
	if c.change < 0 {
		c.text = fmt.Sprint(span(-most, -least))
	}
	if least < most {
		c.data["upper"] = strconv.Itoa(most)
	}
	return c
}

// changeSign is the sign of a change for the eye, and its name in style sheets.
func changeSign(change int) (sign, name string) {
	switch {
	case change > 0:
		return "▲\u00a0", "up"
	case change < 0:
		return "▼\u00a0", "down"
	}
	return "", "same"
}

// changeWords says a change of rank for the ear.
func (b rankingTableBuilder) changeWords(c rankCell) string {
	_, name := changeSign(c.change)
	var places any = c.text
	if n, err := strconv.Atoi(c.text); err == nil {
		places = n
	}
	return b.translate("ranking_"+name, i18n.Args{"places": places})
}

// valueChange is by how much an exact value has grown, or shrunk, since another year: as
// the two are shown, and for scripts with all digits.
func (b rankingTableBuilder) valueChange(i dataset.Slice, now dataset.Observation, period dataset.Period) rankCell {
	before, known := i.At(now.Area, period)
	if !known || before.Qualifier != "" || now.Qualifier != "" || before.Ranged() || now.Ranged() {
		return rankCell{missing: true}
	}
	c := rankCell{text: b.signed(i, derive.ChangeShown(i, before.Value, now.Value))}
	exact := difference(export.Value(derive.Published(b.catalog, i, now)), export.Value(derive.Published(b.catalog, i, before)))
	if number, err := strconv.ParseFloat(exact, 64); err == nil && b.signed(i, number) == c.text {
		c.number = exact
	}
	if exact != c.text {
		c.data = map[string]string{"value": exact}
	}
	return c
}

// signed writes a change with its sign, unless it is nothing as it is shown.
func (b rankingTableBuilder) signed(i dataset.Slice, change float64) string {
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
