package palette

import (
	"fmt"
	"maps"
	"slices"

	"github.com/lucasb-eyer/go-colorful"
)

// The least contrast that WCAG 2.2 asks for: of text (success criterion 1.4.3), and
// of what must be seen to use or to understand a page (1.4.11).
const (
	Text     = 4.5
	Graphics = 3.0
)

// Demand is that a colour can be distinguished from its background.
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

// Blame is a colour of a site's own that makes a scheme fail.
type Blame struct {
	Name  string  // its token
	Worst Failure // of those that it brings about
	Near  string  // the nearest colour that would not, as "#0a665b"; empty if there is none
}

// Blamed are those of a site's own colours, by token and in order of their names,
// without which a scheme would fail less. Lighter is where a better one is looked for
// first.
func Blamed(theme Scheme, own map[string]string, lighter bool) ([]Blame, error) {
	with := func(name, value string) ([]Failure, error) {
		s := maps.Clone(theme)
		maps.Copy(s, own)
		if s[name] = value; value == "" {
			s[name] = theme[name]
		}
		return Failures(s)
	}
	var blamed []Blame
	for _, name := range slices.Sorted(maps.Keys(own)) {
		failing, err := with(name, own[name])
		if err != nil {
			return nil, err
		}
		without, err := with(name, "")
		if err != nil {
			return nil, err
		}
		if len(without) >= len(failing) {
			continue
		}
		b := Blame{Name: name}
		for _, f := range failing {
			kept := slices.ContainsFunc(without, func(w Failure) bool { return w.Demand == f.Demand })
			if !kept && (b.Worst.Name == "" || f.Ratio/f.Least < b.Worst.Ratio/b.Worst.Least) {
				b.Worst = f
			}
		}
		c, err := Hex(own[name])
		if err != nil {
			return nil, err
		}
		fits := func(c colorful.Color) bool {
			left, err := with(name, c.Hex())
			return err == nil && len(left) <= len(without)
		}
		for _, lighter := range []bool{lighter, !lighter} {
			if near, ok := Near(c, lighter, fits); ok {
				b.Near = near.Hex()
				break
			}
		}
		blamed = append(blamed, b)
	}
	return blamed, nil
}
