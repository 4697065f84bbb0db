package page

import (
	"fmt"
	"html"
	"strings"
	"unicode/utf8"

	"chiso/generator/internal/dataset"
)

// mapBuilder makes maps of places as tiles.
type mapBuilder struct{ *base }

// The size of a tile and what fits on it, px and letters.
const (
	tileSide    = 60
	tileLetters = 6
	tileLine    = 20
	tileLongest = 8 // letters of a word that cannot be broken; a longer one is set smaller
)

// tileMap is the map of a code list as equal tiles that lead to the pages of their
// places, one of them marked; nothing for a list without a layout. Root leads from the
// page to the folder of all places.
func (b mapBuilder) tileMap(list, marked, root string) string {
	codes := b.catalog.CodeLists[list]
	if len(codes.Layout) == 0 {
		return ""
	}
	columns, rows := 0, 0
	for _, t := range codes.Layout {
		columns, rows = max(columns, t.Column), max(rows, t.Row)
	}
	var h strings.Builder
	fmt.Fprintf(&h, `<svg class="tile-map" viewBox="0 0 %d %d" role="group" aria-label="%s">`, columns*tileSide, rows*tileSide, html.EscapeString(codes.TitleIn(b.language)))
	for _, t := range codes.Layout {
		s := dataset.Area{List: list, Code: t.Code}
		name := b.catalog.Label(s, b.language)
		class, current := "tile", ""
		if t.Code == marked {
			class, current = "tile is-here", ` aria-current="location"`
		}
		short := t.Short[b.language]
		if part := t.Part[b.language]; part != "" {
			class += " is-part"
			short, name = part, part+" ("+name+")"
		} else if !strings.Contains(name, short) { // what is seen is part of what is heard
			name += ", " + short
		}
		x, y := (t.Column-1)*tileSide, (t.Row-1)*tileSide
		fmt.Fprintf(&h, `<a href="%s" aria-label="%s"%s class="%s"><rect x="%d" y="%d" width="%d" height="%d" rx="5"/>`,
			html.EscapeString(root+b.catalog.PlaceSlug(s)+"/"), html.EscapeString(name), current, class, x+1, y+1, tileSide-2, tileSide-2)
		lines := wrapped(short)
		top := float64(y) + tileSide/2 - float64(len(lines)-1)*tileLine/2
		size, longest := "", 0
		for _, line := range lines {
			longest = max(longest, utf8.RuneCountInString(line))
		}
		if longest > tileLongest { // the whole name is heard, and stands in the list
			size = fmt.Sprintf(` font-size="%.2fem"`, max(tileLongest/float64(longest), 0.5))
		}
		fmt.Fprintf(&h, "<text%s>", size)
		for n, line := range lines {
			if n > 0 {
				h.WriteString("<tspan x=\"0\">\u00a0</tspan>") // a plain space would be taken for none
			}
			fmt.Fprintf(&h, `<tspan x="%d" y="%.1f">%s</tspan>`, x+tileSide/2, top+float64(n)*tileLine, html.EscapeString(line))
		}
		h.WriteString("</text></a>\n")
	}
	h.WriteString("</svg>")
	return b.hold(h.String())
}

// wrapped breaks a short name at its spaces into as few lines as a tile is wide
// enough for.
func wrapped(name string) []string {
	var lines []string
	for _, word := range strings.Fields(name) {
		last := len(lines) - 1
		if last >= 0 && utf8.RuneCountInString(lines[last])+1+utf8.RuneCountInString(word) <= tileLetters {
			lines[last] += " " + word
		} else {
			lines = append(lines, word)
		}
	}
	return lines
}
