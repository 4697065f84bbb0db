package palette

import "fmt"

// The least contrast that WCAG 2.2 asks for: of text (success criterion 1.4.3), and
// of what must be seen to use or to understand a page (1.4.11).
const (
	Text     = 4.5
	Graphics = 3.0
)

// Demand is that a colour is told from what it stands on.
type Demand struct {
	Name  string  // token of the colour
	On    string  // token of the ground
	Least float64 // contrast
}

// Demands are what every site must keep. Lines that only part things, the grid of a
// chart, and the places and bars that stand behind the others, with their numbers
// beside them, may be fainter.
var Demands = []Demand{
	{"ink", "bg", Text}, {"ink", "panel", Text}, {"ink", "soft", Text},
	{"muted", "bg", Text}, {"muted", "panel", Text}, {"muted", "soft", Text},
	{"accent", "bg", Text}, {"accent", "panel", Text}, {"accent", "soft", Text},
	{"on-accent", "accent", Text}, {"note-ink", "note", Text},
	{"chart-text", "chart-ground", Text}, {"chart-muted", "chart-ground", Text}, {"chart-target", "chart-ground", Text},
	{"chart-event", "chart-ground", Text}, {"chart-chosen", "bg", Text}, {"chart-strong", "chart-ground", Text},
	{"chart-text", "chart-step-1", Text}, {"chart-text", "chart-step-2", Text}, {"chart-text", "chart-step-3", Text}, {"chart-on-step", "chart-step-4", Text},
	{"edge", "bg", Graphics}, {"edge", "panel", Graphics}, {"chart-quiet", "chart-ground", Graphics}, {"chart-step-4", "chart-ground", Graphics},
	{"chart-chosen", "panel", Graphics}, {"chart-target", "soft", Graphics}, {"chart-chosen", "soft", Graphics},
}

// Failure is a demand that a scheme does not keep.
type Failure struct {
	Demand
	Ratio float64
}

// Failures are the demands that a scheme does not keep. It fails for a token that is
// missing or no colour.
func Failures(s Scheme) ([]Failure, error) {
	var failures []Failure
	for _, d := range Demands {
		c, err := s.Colour(d.Name)
		if err != nil {
			return nil, fmt.Errorf("--%s: %w", d.Name, err)
		}
		on, err := s.Colour(d.On)
		if err != nil {
			return nil, fmt.Errorf("--%s: %w", d.On, err)
		}
		if ratio := Contrast(c, on); ratio < d.Least {
			failures = append(failures, Failure{d, ratio})
		}
	}
	return failures, nil
}
