package page

import (
	"fmt"
	"html"
	"strings"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/derive"
	"chiso/generator/internal/i18n"
)

// regionTable is what the places of each region have together, and those of the whole
// country last. As rankTable it is laid out here, or by the page's script.
type regionTable struct {
	caption string
	heads   []string
	rows    []regionRow
}

type regionRow struct {
	label string
	text  string // blank where there is no figure
	sign  string // of the status
	notes []string
	known string // how many places have a figure
}

// regionTable says what the source says of a region, else what follows from its places.
// It is nil if no region has a figure.
func (b rankingTableBuilder) regionTable(i dataset.Slice, list string, f *annual, t *valueTable) *regionTable {
	var table regionTable
	var published, computed bool
	row := func(label string, region dataset.Area, places []dataset.Area) {
		g := derive.Aggregate(b.catalog, i, places, f.period)
		r := regionRow{label: label, known: b.translate("ranking_n_of", i18n.Args{"count": b.count(g.Known), "of": b.count(g.Members)})}
		if o, there := i.At(region, f.period); there {
			published = true
			r.text, r.sign, r.notes = b.value(i, o), t.sign(b.base, derive.Published(b.catalog, i, o).Status), t.noteSigns(b.base, i, o)
		} else if g.Complete {
			computed = true
			r.text, r.sign = b.number(i, g.Value), t.sign(b.base, derive.Derived)
		}
		table.rows = append(table.rows, r)
	}
	var all []dataset.Area
	in := map[string][]dataset.Area{}
	for _, c := range b.catalog.CodeLists[list].Members() {
		s := dataset.Area{List: list, Code: c.Code}
		all, in[c.Parent] = append(all, s), append(in[c.Parent], s)
	}
	for _, region := range rankingBuilder(b).regions(list) {
		row(b.catalog.Label(region, b.language), region, in[region.Code])
	}
	row(b.translate("scope_country", nil), dataset.Area{}, all)
	if !published && !computed {
		return nil
	}
	table.caption = b.translate("ranking_regions", i18n.Args{"year": b.period(f.period)}) + "."
	if published {
		table.caption += " " + b.translate("ranking_region_published", nil)
	}
	if computed {
		args := i18n.Args{"noun": b.noun(list)}
		if weight := b.catalog.Total(i.Convert.Weight); !weight.IsZero() {
			args["weight"] = b.text(weight.Title)
		}
		table.caption += " " + b.translate("ranking_region_rule_"+strings.ReplaceAll(string(i.Convert.Rule), "-", "_"), args)
	}
	table.heads = b.regionHeads(i)
	return &table
}

func (b rankingTableBuilder) regionHeads(i dataset.Slice) []string {
	return []string{b.translate("ranking_region", nil), b.translate("ranking_value", i18n.Args{"unit": i.ShortUnit(b.language)}), b.translate("ranking_known", nil)}
}

// html is the table as it stands on the page, nothing if there is none.
func (table *regionTable) html() string {
	if table == nil {
		return ""
	}
	var h strings.Builder
	fmt.Fprintf(&h, `<table class="data regions"><caption><span>%s</span></caption><thead><tr>`, html.EscapeString(table.caption))
	for n, head := range table.heads {
		class := ""
		if n > 0 {
			class = ` class="num"`
		}
		fmt.Fprintf(&h, `<th scope="col"%s>%s</th>`, class, html.EscapeString(head))
	}
	h.WriteString("</tr></thead><tbody>\n")
	for n, row := range table.rows {
		class, cell := "", missing
		if n == len(table.rows)-1 {
			class = ` class="is-highlight"`
		}
		if row.text != "" {
			cell = fmt.Sprintf(`<td class="num">%s%s%s</td>`, html.EscapeString(row.text), markHTML(row.sign), notesHTML(row.notes))
		}
		fmt.Fprintf(&h, `<tr%s><th scope="row">%s</th>%s<td class="num">%s</td></tr>`+"\n", class, html.EscapeString(row.label), cell, html.EscapeString(row.known))
	}
	h.WriteString("</tbody></table>")
	return h.String()
}
