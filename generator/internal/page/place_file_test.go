package page

import (
	"fmt"
	"strings"
	"testing"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/facts"
	"chiso/generator/internal/wire"
)

// TestFoldViews: a page with few indicators is whole; of one with many the first groups stand
// on the page, and a former place with a page of its own is led to.
func TestFoldViews(t *testing.T) {
	views := func(groups, rows int) []profileView {
		var all []profileView
		for _, url := range []string{"", "places/former/", ""} {
			view := profileView{ProfileView: wire.ProfileView{URL: url}}
			for g := range groups {
				view.groups = append(view.groups, profileGroup{ProfileGroup: wire.ProfileGroup{Title: fmt.Sprint("D", g)}, placeGroup: placeGroup{Count: rows}})
			}
			all = append(all, view)
		}
		return all
	}
	few := views(5, wholeRows/15)
	if foldViews(few) {
		t.Error("a page with few indicators is folded")
	}
	many := views(10, 10)
	if !foldViews(many) {
		t.Fatal("a page with many indicators is whole")
	}
	var open, folded int
	for _, view := range many {
		for _, g := range view.groups {
			if folded += g.Folded; g.Folded == 0 {
				open += g.Count
			}
		}
	}
	if open != openRows || folded != 2*100-openRows || many[1].Elsewhere != 100 || len(many[1].groups) != 0 {
		t.Errorf("%d rows are open, %d folded, %d elsewhere", open, folded, many[1].Elsewhere)
	}
}

// TestGroups: a group stands on the page with its sources, or in the page's file row by row,
// whichever it is.
func TestGroups(t *testing.T) {
	b := placeBuilder{nation(t)}
	area := dataset.Area{List: "today", Code: "12"}
	rows := 0
	for n := range 2 {
		views := profileBuilder(b).views(area)
		for _, view := range views {
			for m := range view.groups {
				g := &view.groups[m]
				if rows += g.Count; n == 1 {
					g.Folded = g.Count
				}
			}
		}
		b.layOut(area, views)
		file := b.placeFile(area, views)
		for v, view := range views {
			for m, g := range view.groups {
				folded, there := file.Groups[groupKey(v, m)]
				if whole := strings.Count(g.Table, "<tr data-indicator") == g.Count && len(g.Lines) > 0; whole != (n == 0) || there != (n == 1) || n == 1 && (strings.Count(string(folded.Rows), `"indicators/`) != g.Count || len(folded.Lines) == 0 || folded.Caption == "") {
					t.Errorf("%s is whole: %t, in the file: %t", view.Title, whole, there)
				}
			}
		}
	}
	if rows < 10 {
		t.Errorf("the groups have %d rows in all", rows)
	}
	row := profileRow{name: "i", title: "Title", link: "indicators/i/?place=1", about: "%", period: "2025", decimals: 1, value: "1,5",
		standing: "1 of 2", others: []facts.OtherFigure{{Key: facts.OtherFigures[1]}}, otherValues: []string{"2,5"}, trend: "up", how: "sum"}
	if got, want := string(rowsJSON([][]any{row.folded()})), `[["i","Title","indicators/i/?place=1","%","2025",1,"1,5","1 of 2","up",[1,"2,5"],{"how":"sum"}]]`; got != want {
		t.Errorf("the file has\n%s, want\n%s", got, want)
	}
}
