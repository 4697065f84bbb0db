package page

import (
	"fmt"
	"slices"

	"chiso/generator/internal/dataset"
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

// placeFile is the groups that are folded on the page of a place. Everything in it is computed
// and worded; assets/js/place-group.js lays it out as profileTable does, without the pictures.
type placeFile struct {
	Heads     []string               `json:"heads"`
	Converted string                 `json:"carried"` // label of a figure that was converted from those of former places
	Others    []string               `json:"others"`  // labels of the figures beside a place's own
	Groups    map[string]foldedGroup `json:"groups"`  // by numbers of view and group, "0-12"
}

type foldedGroup struct {
	Caption string   `json:"caption"`
	Lines   []string `json:"lines"`
	Rows    [][]any  `json:"rows"` // [name, title, address, about, period, decimals, value, standing, trend, others, rest]: others are pairs of a number and a value, see foldedRest
}

// foldedRest is what few rows have.
type foldedRest struct {
	Of     string `json:"of,omitempty"`
	How    string `json:"how,omitempty"`
	Status string `json:"status,omitempty"`
	Rank   string `json:"rank,omitempty"` // how the rank of a score has changed
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
			view.Elsewhere, view.Groups = view.rows(), nil
			continue
		}
		for m := range view.Groups {
			g := &view.Groups[m]
			if open += len(g.rows); whole || n == 0 && open <= openRows {
				continue
			}
			g.Folded, folded = len(g.rows), true
			g.lines, g.Lines = g.Lines, nil
		}
	}
	return folded
}

// layOut writes the groups that stand on the page.
func (b placeBuilder) layOut(s dataset.Area, views []profileView) {
	heads := profileBuilder(b).profileHeads(s)
	for _, view := range views {
		for n := range view.Groups {
			if g := &view.Groups[n]; g.Folded == 0 {
				g.Table = b.hold(profileBuilder(b).profileTable(*g, heads))
			}
		}
	}
}

func (v profileView) rows() (n int) {
	for _, g := range v.Groups {
		n += len(g.rows)
	}
	return n
}

// placeFiles are those that pages of places fetch, in each language one for each place with
// more than its page holds.
func placeFiles(c *dataset.Catalog, o Options) []file {
	var files []file
	for _, language := range c.Languages {
		b := placeBuilder{newBase(c, o, language)}
		for _, s := range b.facts.Places() {
			if b.hasFolded(s) {
				files = append(files, file{placeFilePath(c.PlaceSlug(s), language), func() any { return b.placeFile(s) }})
			}
		}
	}
	return files
}

// hasFolded says without making them whether groups of a place are folded, as foldViews does.
func (b placeBuilder) hasFolded(s dataset.Area) bool {
	rows := func(x dataset.Area) (n int) {
		for _, i := range b.indicators() {
			if _, figures := profileBuilder(b).shown(i, x); len(figures) > 0 {
				n++
			}
		}
		return n
	}
	own := rows(s)
	all, folded := own, own > openRows
	for _, former := range b.facts.Formers(s) {
		n := rows(former)
		all, folded = all+n, folded || n > 0 && b.placeURL(former) == ""
	}
	return folded && all > wholeRows
}

func (b placeBuilder) placeFile(s dataset.Area) placeFile {
	views, _ := profileBuilder(b).profiles(s)
	foldViews(views)
	f := placeFile{Heads: profileBuilder(b).profileHeads(s), Converted: b.translate("carried", nil), Others: []string{}, Groups: map[string]foldedGroup{}}
	for n, view := range views {
		for m, g := range view.Groups {
			if g.Folded > 0 {
				f.Groups[groupKey(n, m)] = f.group(g)
			}
		}
	}
	return f
}

func (f *placeFile) group(g profileGroup) foldedGroup {
	group := foldedGroup{Caption: g.caption, Lines: g.lines}
	for _, r := range g.rows {
		others := []any{}
		for _, other := range r.others {
			at := slices.Index(f.Others, other.label)
			if at < 0 {
				at = len(f.Others)
				f.Others = append(f.Others, other.label)
			}
			others = append(others, at, other.value)
		}
		row := []any{r.name, r.title, r.link, r.about, r.period, r.decimals, r.value, r.standing, r.trend, others}
		if rest := (foldedRest{r.of, r.how, r.status, r.rankTrend}); rest != (foldedRest{}) {
			row = append(row, rest)
		}
		group.Rows = append(group.Rows, row)
	}
	return group
}

func groupKey(view, group int) string { return fmt.Sprint(view, "-", group) }
