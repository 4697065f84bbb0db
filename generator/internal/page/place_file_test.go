package page

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"chiso/generator/internal/facts"
	"chiso/generator/internal/wire"
)

// TestFoldViews: a page with few indicators is whole; of one with many the first groups stand
// on the page, the others are in its file row by row, and a former place with a page of its
// own is led to.
func TestFoldViews(t *testing.T) {
	b := placeBuilder{nation(t)}
	views := func(groups, rows int) []profileView {
		var all []profileView
		for n, url := range []string{"", "places/former/", ""} {
			view := profileView{ProfileView: wire.ProfileView{URL: url}}
			for g := range groups {
				group := profileGroup{ProfileGroup: wire.ProfileGroup{Title: fmt.Sprint("D", g)}, of: facts.ProfileGroup{Rows: make([]facts.ProfileRow, rows)}, lines: []string{"Source."}, caption: "C"}
				for r := range rows {
					group.rows = append(group.rows, profileRow{name: fmt.Sprint("i", n, g, r), title: "Title", link: "indicators/i/?place=1", about: "%", period: "2025", decimals: 1, value: "1,5",
						standing: "1 of 2", others: []profileOther{{"region", "2,5"}}, trend: "up", how: "sum"})
				}
				view.groups = append(view.groups, group)
			}
			all = append(all, view)
		}
		return all
	}
	area := b.facts.Places()[0]
	few := views(5, wholeRows/15)
	if foldViews(few) {
		t.Error("a page with few indicators is folded")
	}
	b.layOut(area, few)
	for _, view := range few {
		for _, g := range view.groups {
			if g.Folded > 0 || strings.Count(g.Table, "<tr data-indicator") != len(g.rows) || len(g.Lines) != 1 {
				t.Errorf("%s is not whole: %+v", g.Title, g)
			}
		}
	}
	many := views(10, 10)
	if !foldViews(many) {
		t.Fatal("a page with many indicators is whole")
	}
	b.layOut(area, many)
	var open, folded int
	file := wire.PlaceGroupsFile{Groups: map[string]wire.FoldedGroup{}}
	for n, view := range many {
		for m, g := range view.groups {
			switch {
			case g.Folded == 0:
				open += strings.Count(g.Table, "<tr data-indicator")
			case g.Table != "" || len(g.Lines) > 0:
				t.Errorf("a folded group stands on the page: %+v", g)
			default:
				folded += g.Folded
				file.Groups[groupKey(n, m)] = foldedGroupOf(&file, g)
			}
		}
	}
	if open != openRows || folded != 2*100-openRows || many[1].Elsewhere != 100 || len(many[1].groups) != 0 {
		t.Errorf("%d rows are open, %d folded, %d elsewhere", open, folded, many[1].Elsewhere)
	}
	got, err := json.Marshal(file.Groups["2-9"])
	if err != nil {
		t.Fatal(err)
	}
	row := `["i2 9 0","Title","indicators/i/?place=1","%","2025",1,"1,5","1 of 2","up",[0,"2,5"],{"how":"sum"}]`
	if want := `{"caption":"C","lines":["Source."],"rows":[` + row; !strings.HasPrefix(string(got), want) {
		t.Errorf("the file has\n%s, want\n%s", got, want)
	}
}
