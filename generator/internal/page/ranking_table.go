package page

import (
	"fmt"
	"html"
	"slices"
	"strings"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/derive"
	"chiso/generator/internal/words"
)

// rankingTableBuilder makes the tables of a ranking.
type rankingTableBuilder struct{ *base }

// placeTable lays out the places of a year, one in a row. Its heads have keys, by
// which a reader's choice of order stands in the address; those of changes name the year
// before too, and scripts find the number in its table. Groups are parts of the
// table with a heading: no order but that of names is within.
func (b rankingTableBuilder) placeTable(i dataset.Slice, list string, f *annual, title string, t *valueTable) string {
	var h strings.Builder
	common, differs := attributeBuilder{b.base}.commonData(i, f.Figures)
	fmt.Fprintf(&h, `<table class="data ranks"%s><caption><span>%s</span></caption><thead><tr>`, common, html.EscapeString(b.measured(i)+" – "+title))
	columns := 2
	head := func(key, class, text string) {
		columns++
		fmt.Fprintf(&h, `<th scope="col" data-key="%s"%s>%s</th>`, key, class, html.EscapeString(text))
	}
	const number = ` class="num"`
	ranked := f.of > 0 || i.Measure == dataset.Rank
	if ranked {
		head("rank", number, b.say("ranking_column_rank", nil))
	}
	head("name", "", b.say("explore_place", nil))
	if i.Measure != dataset.Rank {
		head("value", number, b.say("ranking_value", words.Args{"unit": i.ShortUnit(b.language)}))
	}
	if f.ranks != nil {
		head("rank-change", number+attribute("since", b.period(f.ranks.period)), b.say("ranking_rank_change", words.Args{"year": b.period(f.ranks.period)}))
		t.explain(legendEntry{"▲ ▼", b.say("ranking_change", nil), b.say("ranking_change_text", nil)})
	}
	changes := f.values != nil && i.Measure != dataset.Rank
	if changes {
		head("value-change", number+attribute("since", b.period(f.values.period)), b.say("ranking_value_change", words.Args{"year": b.period(f.values.period)}))
	}
	regions := b.catalog.CodeLists[list].Parent
	if regions != "" {
		head("region", "", b.say("ranking_region", nil))
	}
	h.WriteString("</tr></thead>")
	group := -1
	for _, o := range b.byGroup(f, rankingBuilder{b.base}.inOrder(i, f)) {
		s := f.Standings[o.Area]
		if n := f.group(o); n != group {
			if group >= 0 {
				h.WriteString("</tbody>")
			}
			h.WriteString("<tbody>\n")
			if group = n; n > 0 {
				fmt.Fprintf(&h, `<tr class="group"><th scope="rowgroup" colspan="%d">%s</th></tr>`+"\n", columns-2, html.EscapeString(b.say(fmt.Sprint("quartile_", n), nil)))
			}
		}
		code, _ := b.catalog.CodeLists[list].Find(o.Area.Code)
		region := ""
		if regions != "" {
			region = attribute("region", code.Parent)
		}
		fmt.Fprintf(&h, `<tr data-place="%s"%s>`, html.EscapeString(o.Area.Code), region)
		qualified := t.mark(b.base, i, o) + t.notes(b.base, i, o)
		switch {
		case ranked && i.Measure == dataset.Rank:
			rank := b.rank(s, t)
			if s.Rank == 0 { // it was published, whether or not places may be put in order by it
				rank = html.EscapeString(b.value(i, o))
			}
			first, _, _ := strings.Cut(rank, "<")
			fmt.Fprintf(&h, `<td class="num"%s>%s%s</td>`, attributeBuilder{b.base}.fullData(i, o, html.UnescapeString(first), differs), rank, qualified)
		case ranked:
			data := ""
			switch {
			case s.Rank == 0:
				data = attribute("value", "")
			case s.High > s.Rank:
				data = rangeData(s.Rank, s.High)
			}
			fmt.Fprintf(&h, `<td class="num"%s>%s</td>`, data, b.rank(s, t))
		}
		fmt.Fprintf(&h, `<th scope="row">%s</th>`, b.placeLink(o.Area))
		if i.Measure != dataset.Rank {
			shown := b.value(i, o)
			fmt.Fprintf(&h, `<td class="num"%s>%s%s</td>`, attributeBuilder{b.base}.fullData(i, o, shown, differs), html.EscapeString(shown), qualified)
		}
		if f.ranks != nil {
			h.WriteString(b.rankChange(s, f.ranks.Standings[o.Area]))
		}
		if changes {
			h.WriteString(b.valueChange(i, o, f.values.period))
		}
		if regions != "" {
			fmt.Fprintf(&h, "<td>%s</td>", html.EscapeString(b.catalog.CodeLists[regions].Label(code.Parent, b.language)))
		}
		h.WriteString("</tr>\n")
	}
	h.WriteString("</tbody></table>")
	return h.String()
}

// group is the number of the group that a place is shown in, 0 if there are none.
func (f *annual) group(o dataset.Observation) int {
	if !f.grouped {
		return 0
	}
	return f.Standings[o.Area].Quartile
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

// rank is a place in the order: "12=" for one that is shared, "31–32" for one that is
// only known to be one of these.
func (b rankingTableBuilder) rank(s derive.Standing, t *valueTable) string {
	switch {
	case s.Rank == 0:
		return "–"
	case s.High > s.Rank:
		t.explain(b.rangeLegend())
	case s.Tied:
		t.explain(legendEntry{"=", capital(b.say("ranking_tied", nil)), b.say("ranking_tied_text", nil)})
		return fmt.Sprintf(`%d<span aria-hidden="true">=</span><span class="sr"> %s</span>`, s.Rank, html.EscapeString(b.say("ranking_tied", nil)))
	}
	return fmt.Sprint(span(s.Rank, s.High))
}

// rangeLegend explains a range of ranks.
func (b rankingTableBuilder) rangeLegend() legendEntry {
	return legendEntry{"1" + rangeSign + "2", b.say("range_title", nil), b.say("range_text", nil)}
}

// rankChange is by how many places somebody rose or fell: a sign for the eye, words
// for the ear. Between ranges it is a range, and missing if it may be either way.
func (b rankingTableBuilder) rankChange(now, before derive.Standing) string {
	sign, key, places := "", "ranking_same", any(0)
	least, most := before.Rank-now.High, before.High-now.Rank
	switch {
	case now.Rank == 0 || before.Rank == 0:
		return missing
	case least > 0:
		sign, key, places = "▲\u00a0", "ranking_up", span(least, most)
	case most < 0:
		sign, key, places = "▼\u00a0", "ranking_down", span(-most, -least)
	case least < most:
		return missing
	}
	data := "" // scripts work out the change from the two ranks themselves
	if least < most {
		data = rangeData(least, most)
	}
	class := strings.TrimPrefix(key, "ranking_")
	return fmt.Sprintf(`<td class="num %s"%s><span aria-hidden="true">%s%v</span><span class="sr">%s</span></td>`, class, data, sign, places, html.EscapeString(b.say(key, words.Args{"places": places})))
}

// valueChange is by how much an exact value has grown, or shrunk, since another year.
func (b rankingTableBuilder) valueChange(i dataset.Slice, now dataset.Observation, period dataset.Period) string {
	before, known := i.At(now.Area, period)
	if !known || before.Qualifier != "" || now.Qualifier != "" || before.Ranged() || now.Ranged() {
		return missing
	}
	change, sign := changeShown(i, before.Value, now.Value), "+"
	if change < 0 {
		change, sign = -change, "−"
	}
	text := b.number(i, change)
	if text == b.number(i, 0) {
		sign = ""
	}
	return `<td class="num">` + sign + html.EscapeString(text) + "</td>"
}

// regionTable lays out what the places of each region have together, and those of the
// whole country: what the source says of a region, else what follows from its places.
// It is empty if nothing may be said of any.
func (b rankingTableBuilder) regionTable(i dataset.Slice, list string, f *annual, t *valueTable) string {
	var rows strings.Builder
	var published, computed bool
	row := func(label, class string, region dataset.Area, places []dataset.Area) {
		g := derive.Together(b.catalog, i, places, f.period)
		cell := missing
		if o, there := i.At(region, f.period); there {
			published = true
			cell = fmt.Sprintf(`<td class="num">%s%s%s</td>`, html.EscapeString(b.value(i, o)), t.mark(b.base, i, o), t.notes(b.base, i, o))
		} else if g.Complete {
			computed = true
			cell = fmt.Sprintf(`<td class="num">%s%s</td>`, html.EscapeString(b.number(i, g.Value)), t.sign(b.base, derive.Derived))
		}
		fmt.Fprintf(&rows, `<tr%s><th scope="row">%s</th>%s<td class="num">%s</td></tr>`+"\n", class, html.EscapeString(label), cell,
			html.EscapeString(b.say("ranking_n_of", words.Args{"count": b.count(g.Known), "of": b.count(g.Members)})))
	}
	var all []dataset.Area
	in := map[string][]dataset.Area{}
	for _, c := range b.catalog.CodeLists[list].Members() {
		s := dataset.Area{List: list, Code: c.Code}
		all, in[c.Parent] = append(all, s), append(in[c.Parent], s)
	}
	for _, region := range (rankingBuilder{b.base}).regions(list) {
		row(b.catalog.Label(region, b.language), "", region, in[region.Code])
	}
	row(b.say("scope_country", nil), ` class="is-highlight"`, dataset.Area{}, all)
	if !published && !computed {
		return ""
	}
	caption := b.say("ranking_regions", words.Args{"year": b.period(f.period)}) + "."
	if published {
		caption += " " + b.say("ranking_region_published", nil)
	}
	if computed {
		args := words.Args{"noun": b.noun(list)}
		if weight := b.catalog.Total(i.Convert.Weight); !weight.IsZero() {
			args["weight"] = b.text(weight.Title)
		}
		caption += " " + b.say("ranking_region_rule_"+strings.ReplaceAll(string(i.Convert.Rule), "-", "_"), args)
	}
	return fmt.Sprintf(`<table class="data regions"><caption><span>%s</span></caption><thead><tr><th scope="col">%s</th><th scope="col" class="num">%s</th><th scope="col" class="num">%s</th></tr></thead><tbody>`+"\n%s</tbody></table>",
		html.EscapeString(caption), html.EscapeString(b.say("ranking_region", nil)),
		html.EscapeString(b.say("ranking_value", words.Args{"unit": i.ShortUnit(b.language)})), html.EscapeString(b.say("ranking_known", nil)), rows.String())
}
