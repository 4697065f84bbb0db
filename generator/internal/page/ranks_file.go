package page

import (
	"fmt"
	"html"
	"maps"
	"slices"
	"strings"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/fragment"
	"chiso/generator/internal/wire"
)

// wholeFigures is how many figures the tables of a score and of its ranks have together, before
// those of the ranks are left to a file that the page fetches when a reader asks for them. A
// figure is some 4 bytes compressed, and a page of 1,500 with its charts some 45 kB; at this
// site pages with ranks have at most 200 or at least 1,700.
const wholeFigures = 1500

// ranksFolder is where the files of ranks stand under the site's root.
const ranksFolder = "indicators/"

// leftRanks are the tables of ranks that are not on the page of their score.
type leftRanks struct {
	html      string
	footnotes []wire.Footnote // whose numbers go on from those of the page
}

// leavesRanks says whether the page of a score has its own table only.
func leavesRanks(i dataset.Slice) bool {
	ranks := i.Ranks()
	return !ranks.IsZero() && i.Len() > 0 && ranks.Len() > 0 && i.Len()+ranks.Len() > wholeFigures
}

// leave makes the tables of ranks apart from the others. What their marks mean stays on the page.
func (b tableBuilder) leave(t *valueTable, ranks dataset.Slice) leftRanks {
	var h strings.Builder
	before, names := len(t.noted), maps.Clone(t.names)
	b.tablesOf(&h, t, ranks)
	t.names = names
	left := leftRanks{h.String(), markBuilder(b).footnotes(marks{noted: t.noted[before:]})}
	gone := func(n noted) bool { return n.footnote != "" }
	t.noted = append(t.noted[:before:before], slices.DeleteFunc(t.noted[before:], gone)...)
	return left
}

// piece is a file of HTML that is part of a page. It has the name of a plain text, so that
// nobody, and no search engine, takes it for a page.
type piece string

// ranksFile says on the page of a score where its ranks are.
func (b indicatorBuilder) ranksFile(i dataset.Slice) *wire.RanksFile {
	ranks := i.Ranks()
	return &wire.RanksFile{Title: b.text(ranks.Title), Count: b.count(ranks.Len()), CSV: csvDownload(i.Dataset, ranks.Name),
		URL: ranksFolder + ranks.Slug() + "." + b.language + ".txt"}
}

// piece is what the script of the page of the score puts into it (assets/js/left.js). Notes are
// as in the template marks.html.
func (left leftRanks) piece() piece {
	var h strings.Builder
	h.WriteString(fragment.Minified(left.html))
	if len(left.footnotes) > 0 {
		h.WriteString(`<ol class="footnotes quiet">`)
		for _, note := range left.footnotes {
			text := note.Text
			if note.Source != "" {
				text += " (" + note.Source + ")"
			}
			fmt.Fprintf(&h, `<li id="fn-%s" value="%s">%s</li>`, note.ID, note.ID, html.EscapeString(text))
		}
		h.WriteString("</ol>")
	}
	return piece(h.String())
}
