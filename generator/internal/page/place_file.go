package page

import (
	"encoding/json"
	"fmt"
	"slices"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/facts"
	"chiso/generator/internal/wire"
)

// wholeRows is how many indicators a page of a place has, its former places counted in, before
// groups are folded. A row is some 1.2 kB with its picture, so a page that is whole has at most
// some 200 kB; at this site the largest place has 129.
const wholeRows = 150

// openRows is how many rows of a page with folded groups are open at first.
const openRows = 40

// placeFolder is where the files of places stand under the site's root.
const placeFolder = "places/"

func placeFilePath(slug, language string) string {
	return placeFolder + slug + "." + language + ".json"
}

// foldViews decides which groups of a place's views stand on the page: where they are too
// many, most are left to the page's file, and the groups of a former place with a page of its
// own to that page. It says whether any are folded.
func foldViews(views []profileView) (folded bool) {
	rows := 0
	for _, view := range views {
		rows += view.rows()
	}
	whole, open := rows <= wholeRows, 0
	for n := range views {
		view := &views[n]
		if !whole && view.URL != "" {
			view.Elsewhere, view.groups = view.rows(), nil
			continue
		}
		for m := range view.groups {
			g := &view.groups[m]
			if open += g.Count; whole || n == 0 && open <= openRows {
				continue
			}
			g.Folded, folded = g.Count, true
		}
	}
	return folded
}

// layOut writes the groups that stand on the page.
func (b placeBuilder) layOut(s dataset.Area, views []profileView) {
	heads := profileBuilder(b).profileHeads(s)
	for _, view := range views {
		for n := range view.groups {
			g := &view.groups[n]
			if g.Folded > 0 {
				continue
			}
			table := keep(b.base, g.of, view.place, "table", func() placeTable { return profileBuilder(b).table(g.of, view.place, groupCaption(view, *g), heads) })
			g.Lines, g.Table, g.figures = g.Sources, b.holdMinified(table.HTML), table.Figures
		}
	}
}

// groupCaption says what a group shows.
func groupCaption(view profileView, g profileGroup) string { return view.Title + " – " + g.Title }

// writtenViews are views as the page has them.
func writtenViews(views []profileView) []wire.ProfileView {
	var all []wire.ProfileView
	for _, v := range views {
		for _, g := range v.groups {
			v.Groups = append(v.Groups, g.ProfileGroup)
		}
		all = append(all, v.ProfileView)
	}
	return all
}

func (v profileView) rows() (n int) {
	for _, g := range v.groups {
		n += g.Count
	}
	return n
}

// placeWithFile is the page of a place with its file, both made of the same views.
func (b placeBuilder) placeWithFile(s dataset.Area) withFile {
	p := b.place(s)
	if p.File == "" {
		return withFile{page: p.PlacePage}
	}
	return withFile{p.PlacePage, p.File, b.placeFile(s, p.views)}
}

// placeFile is what the page of a place leaves out of its views.
func (b placeBuilder) placeFile(s dataset.Area, views []profileView) wire.PlaceGroupsFile {
	f := wire.PlaceGroupsFile{Heads: profileBuilder(b).profileHeads(s), Converted: b.translate("converted", nil), Groups: map[string]wire.FoldedGroup{}}
	for _, key := range facts.OtherFigures {
		f.Others = append(f.Others, b.translate(key, nil))
	}
	for n, view := range views {
		for m, g := range view.groups {
			if g.Folded > 0 {
				f.Groups[groupKey(n, m)] = wire.FoldedGroup{Caption: groupCaption(view, g), Lines: g.Sources,
					Rows: keep(b.base, g.of, view.place, "folded rows", func() []byte { return profileBuilder(b).foldedRows(g.of, view.place) })}
			}
		}
	}
	return f
}

// folded is a row as the file has it, which lists the labels of other figures.
func (r profileRow) folded() []any {
	others := []any{}
	for n, other := range r.others {
		others = append(others, slices.Index(facts.OtherFigures, other.Key), r.otherValues[n])
	}
	row := []any{r.name, r.title, r.link, r.about, r.period, r.decimals, r.value, r.standing, r.trend, others}
	if rest := (wire.FoldedRest{Of: r.of, How: r.how, Status: r.status, Rank: r.rankTrend}); rest != (wire.FoldedRest{}) {
		row = append(row, rest)
	}
	return row
}

// foldedRows are the rows of a place in a dataset as the page's file has them: in JSON.
func (b profileBuilder) foldedRows(d *dataset.Dataset, s dataset.Area) []byte {
	var rows [][]any
	for _, row := range b.facts.ProfileGroup(d, s).Rows {
		rows = append(rows, b.row(row).folded())
	}
	return rowsJSON(rows)
}

func rowsJSON(rows [][]any) []byte {
	data, err := json.Marshal(rows)
	if err != nil {
		panic(err) // they have texts and whole numbers
	}
	return data
}

func groupKey(view, group int) string { return fmt.Sprint(view, "-", group) }
