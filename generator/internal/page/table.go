package page

import (
	"fmt"
	"html"
	"slices"
	"strings"

	"chiso/generator/internal/collation"
	"chiso/generator/internal/dataset"
	"chiso/generator/internal/derive"
)

// tableBuilder makes the table of an indicator's figures.
type tableBuilder struct{ *base }

// valueTable is the table of an indicator's values with what hangs on them.
type valueTable struct {
	marks
	HTML  string
	names map[string]string // of the places in it, by their codes on the page
	ranks leftRanks
}

// missing stands where there is no value.
const missing = `<td class="missing">–</td>`

// table lays out places down and years across, the latest year first so that a
// phone shows it beside the name. Each code list has a table of its own: the same
// digits may mean another place in another list. The whole is the first row of the first
// table, and that of its own list too if it is not alone there. The tables of ranks stand
// below those of their scores, or are left to a file, see ranks_file.go.
func (b tableBuilder) table(i dataset.Slice) valueTable {
	t := valueTable{names: map[string]string{}}
	var h strings.Builder
	for _, column := range i.WithRanks() {
		switch {
		case column.Score != nil && leavesRanks(i):
			t.ranks = b.leave(&t, column)
		case column.Len() > 0:
			b.tablesOf(&h, &t, column)
		}
	}
	t.HTML = h.String()
	return t
}

func (b tableBuilder) tablesOf(h *strings.Builder, t *valueTable, i dataset.Slice) {
	var lists []string
	whole, _ := b.facts.Whole(i)
	for _, s := range i.Areas() {
		alone := s == whole && !slices.ContainsFunc(i.Areas(), func(other dataset.Area) bool { return other.List == s.List && other != s })
		if !slices.Contains(lists, s.List) && !alone {
			lists = append(lists, s.List)
		}
	}
	if main := b.facts.MainList(i); whole.Code != "" && slices.Contains(lists, main) {
		others := slices.DeleteFunc(lists, func(list string) bool { return list == main })
		lists = append([]string{main}, others...)
	}
	for _, list := range lists {
		caption := b.measured(i)
		if len(lists) > 1 {
			caption += " – " + b.catalog.CodeLists[list].TitleIn(b.language)
		}
		b.tableOf(h, t, i, list, caption)
	}
}

func (b tableBuilder) tableOf(h *strings.Builder, t *valueTable, i dataset.Slice, list, caption string) {
	at := map[dataset.Key]dataset.Observation{}
	var columns []dataset.Period
	whole, _ := b.facts.Whole(i)
	var latest dataset.Period // by which the places are put in order: the whole may be ahead
	led := whole.Code != "" && list == b.facts.MainList(i)
	for o := range i.All() {
		if o.Area.List == list || led && o.Area == whole {
			at[o.Key()] = o
			columns = append(columns, o.Period)
			if o.Area != whole {
				latest = dataset.MaxPeriod(latest, o.Period)
			}
		}
	}
	slices.SortFunc(columns, dataset.Period.Compare)
	columns = slices.Compact(columns)
	slices.Reverse(columns)

	file := fileOf(at)
	rows := b.rowOrder(i, list, latest)
	if led && whole.List != list {
		rows = append([]dataset.Area{whole}, rows...)
	}
	places, standing := make([]string, len(rows)), make([]string, len(rows)) // of the rows: their codes, and where their figures stand
	for n, s := range rows {
		var row []dataset.Observation
		for _, period := range columns {
			if o, ok := at[dataset.Key{Area: s, Period: period}]; ok {
				row = append(row, o)
			}
		}
		places[n], standing[n] = b.codeIn(i, s), lines(file, row)
	}
	attributes := rowData("places", places, " ")
	if i.Score != nil {
		attributes += " data-ranks" // scripts count each place once
	}
	if file != "" {
		label := b.catalog.CodeLists[list].TitleIn(b.language)
		if i.Score != nil { // the same places stand in the table of scores
			label = b.text(i.Title) + " – " + label
		}
		attributes += fmt.Sprintf(` data-file="%s" data-list="%s"`, html.EscapeString(correctionBuilder(b).inRepository(file)), html.EscapeString(label)) + rowData("lines", standing, ",")
	}
	fmt.Fprintf(h, `<table class="data figures"%s><caption><span>%s</span></caption><thead><tr><th scope="col">%s</th>`, attributes, html.EscapeString(caption), html.EscapeString(b.dimension(i, list)))
	for _, period := range columns {
		head := b.short(period)
		if period.IsZero() {
			head = b.text(i.Title)
		}
		fmt.Fprintf(h, `<th scope="col">%s</th>`, html.EscapeString(head))
	}
	h.WriteString("</tr></thead><tbody>\n")
	for n, s := range rows {
		class := ""
		if s.Code == b.options.Place || s == whole {
			class = ` class="is-highlight"`
		}
		name := b.catalog.Label(s, b.language)
		t.names[places[n]] = name
		fmt.Fprintf(h, `<tr%s><th scope="row">%s</th>`, class, html.EscapeString(name))
		for _, period := range columns {
			o, ok := at[dataset.Key{Area: s, Period: period}]
			if !ok {
				h.WriteString(missing)
				continue
			}
			if o.Ranged() {
				t.explain(rangeMark)
			}
			shown := b.value(i, o)
			fmt.Fprintf(h, `<td%s>%s%s%s</td>`, attributeBuilder(b).data(i, o, shown), html.EscapeString(shown), markHTML(t.sign(derive.Published(b.catalog, i, o).Status)), notesHTML(t.noteSigns(i, o)))
		}
		h.WriteString("</tr>\n")
	}
	h.WriteString("</tbody></table>\n")
}

// dimension is the head of the column of names.
func (b tableBuilder) dimension(i dataset.Slice, list string) string {
	for _, t := range i.Dataset.Tables {
		for _, f := range t.Fields {
			if f.Role == "dimension" && f.CodeList == list {
				return b.text(f.Title)
			}
		}
	}
	return b.catalog.CodeLists[list].TitleIn(b.language)
}

// rowOrder puts the site's own country first, then the others: best first where
// places may be ranked, else in the order of the dictionary.
func (b tableBuilder) rowOrder(i dataset.Slice, list string, latest dataset.Period) []dataset.Area {
	areas := slices.DeleteFunc(i.Areas(), func(s dataset.Area) bool { return s.List != list })
	if len(areas) > derive.FewGroups {
		collation.Sort(b.language, areas, func(s dataset.Area) string { return b.catalog.Label(s, b.language) })
	}
	if i.Ranking == dataset.Ranked {
		ranks := derive.Ranks(slices.DeleteFunc(i.In(latest), func(o dataset.Observation) bool { return o.Area.List != list }), i.Direction)
		slices.SortStableFunc(areas, func(x, y dataset.Area) int { return place(ranks, x) - place(ranks, y) })
	}
	whole, _ := b.facts.Whole(i)
	slices.SortStableFunc(areas, func(x, y dataset.Area) int { return b.foreign(x, whole) - b.foreign(y, whole) })
	return areas
}

func place(ranks map[dataset.Area]int, s dataset.Area) int {
	if rank, ok := ranks[s]; ok {
		return rank
	}
	return len(ranks) + 1
}

func (b tableBuilder) foreign(s, whole dataset.Area) int {
	if s.Code == b.options.Place || s == whole {
		return 0
	}
	return 1
}

// textTable lays out a table without indicators: its texts in the page's language,
// codes as labels, the sources last.
func (b tableBuilder) textTable(d *dataset.Dataset, t *dataset.Table) string {
	var columns, sources []int
	for n, f := range t.Fields {
		switch {
		case f.Attribute == "source":
			sources = append(sources, n)
		case f.Lang == "" || f.Lang == b.language:
			columns = append(columns, n)
		}
	}
	columns = append(columns, sources...)
	var h strings.Builder
	fmt.Fprintf(&h, `<table class="data words"><caption class="sr">%s</caption><thead><tr>`, html.EscapeString(b.text(t.Title)))
	for _, n := range columns {
		title := b.text(t.Fields[n].Title)
		if t.Fields[n].Lang != "" {
			title, _, _ = strings.Cut(title, " (") // "Subject (in English)": the page's language goes without saying
		}
		fmt.Fprintf(&h, `<th scope="col">%s</th>`, html.EscapeString(title))
	}
	h.WriteString("</tr></thead><tbody>\n")
	for row := range t.Rows {
		h.WriteString("<tr>")
		for at, n := range columns {
			f, cell := t.Fields[n], row[n]
			switch {
			case f.CodeList != "":
				cell = b.catalog.CellLabel(f, cell, b.language)
			case f.Attribute == "source":
				cell = sourceBuilder(b).sourceTitles(d, strings.Split(cell, ";"))
			case f.Type == "date":
				cell = b.date(cell)
			}
			switch {
			case at == 0:
				fmt.Fprintf(&h, `<th scope="row">%s</th>`, html.EscapeString(cell))
			case cell == "":
				h.WriteString(missing)
			default:
				fmt.Fprintf(&h, `<td>%s</td>`, html.EscapeString(cell))
			}
		}
		h.WriteString("</tr>\n")
	}
	h.WriteString("</tbody></table>\n")
	return h.String()
}
