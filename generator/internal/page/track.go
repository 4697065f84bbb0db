package page

import (
	"fmt"
	"math"
	"strings"

	"chiso/generator/internal/dataset"
	"chiso/generator/internal/derive"
)

// Size of the picture of a target's progress, in its own units; marks keep off the edge.
const (
	trackWidth, trackHeight = 320, 30
	trackEdge               = 12
	trackMiddle             = 17
)

// track draws the way to a target as a line that runs to the right, whichever way the
// figures go: from the base (a ring) to the latest figure (a disc; two at the ends of a range), where the figures
// should be by now (a triangle), and what meets the target (a bar, and the zone behind
// it). The numbers stand beside it as text, so it is hidden from screen readers; the
// theme gives it colours.
func track(i dataset.Slice, t dataset.Target, p derive.Progress) string {
	from := p.Latest.Value
	if p.Moved {
		from = p.Base.Value
	}
	way := 1.0 // to the right is up
	if p.Aim < from || p.Aim == from && (i.Direction == dataset.LowerIsBetter || t.Comparator[0] == '<') {
		way = -1
	}
	far, open := p.Aim, derive.Meets(t, i.Direction, p.Aim+way*1e9) // the zone ends at far, or nowhere
	if t.Comparator == "range" {
		far = t.High
		if way < 0 {
			far = t.Value
		}
	}
	values := []float64{from, p.Latest.Value, p.Aim, far}
	if p.Upper != 0 {
		values = append(values, p.Upper)
	}
	if p.Paced {
		values = append(values, p.Planned)
	}
	low, high := math.Inf(1), math.Inf(-1)
	for _, v := range values {
		low, high = min(low, way*v), max(high, way*v)
	}
	span := high - low
	if span == 0 {
		span = 1
	}
	if open {
		span *= 1.15 // room for the zone
	}
	at := func(v float64) float64 {
		return trackEdge + (way*v-low)/span*(trackWidth-2*trackEdge)
	}
	var s strings.Builder
	fmt.Fprintf(&s, `<svg class="track" viewBox="0 0 %d %d" width="%d" height="%d" aria-hidden="true" focusable="false">`, trackWidth, trackHeight, trackWidth, trackHeight)
	fmt.Fprintf(&s, `<path class="t-line" d="M%d %dH%d"/>`, trackEdge, trackMiddle, trackWidth-trackEdge)
	aim, end := at(p.Aim), at(far)
	if open {
		end = trackWidth - 2
	}
	if end > aim {
		fmt.Fprintf(&s, `<rect class="t-zone" x="%.1f" y="%d" width="%.1f" height="16"/>`, aim, trackMiddle-8, end-aim)
	}
	if p.Moved {
		class := "t-way"
		if way*p.Latest.Value < way*from {
			class += " t-back"
		}
		fmt.Fprintf(&s, `<path class="%s" d="M%.1f %dH%.1f"/>`, class, at(from), trackMiddle, at(p.Latest.Value))
	}
	fmt.Fprintf(&s, `<path class="t-aim" d="M%.1f %dv20"/>`, aim, trackMiddle-10)
	if p.Paced && !p.Missed && p.Planned != p.Aim {
		fmt.Fprintf(&s, `<path class="t-planned" d="M%.1f 9l-5-8h10z"/>`, at(p.Planned))
	}
	if p.Moved {
		fmt.Fprintf(&s, `<circle class="t-base" cx="%.1f" cy="%d" r="6"/>`, at(from), trackMiddle)
	}
	r := 6.0
	if p.Moved && at(from) == at(p.Latest.Value) {
		r = 3.5 // within the circle of the base, which is to be seen too
	}
	fmt.Fprintf(&s, `<circle class="t-latest" cx="%.1f" cy="%d" r="%g"/>`, at(p.Latest.Value), trackMiddle, r)
	if p.Upper != 0 { // a disc at each end
		fmt.Fprintf(&s, `<circle class="t-latest" cx="%.1f" cy="%d" r="%g"/>`, at(p.Upper), trackMiddle, r)
	}
	s.WriteString("</svg>")
	return s.String()
}
