package wire

import "encoding/json"

// Drawn is a chart for a page in one language.
type Drawn struct {
	ID     string  `json:"id"` // unique on the site, the same in every language
	Meta   Meta    `json:"meta"`
	Start  int     `json:"start"` // the frame shown first
	Frames []Frame `json:"frames"`

	Credits Credits `json:"credits"` // which package page words
}

// Frame is the option of one period, or the only one of a chart over time.
type Frame struct {
	Period      Period          `json:"period,omitzero"`
	Option      json.RawMessage `json:"option"`                // of ECharts
	Title       string          `json:"title,omitempty"`       // what, where and when, in words that package page finds
	Description string          `json:"description,omitempty"` // the same as the picture shows
}

// Points are the figures of a series over time, by position among the periods of its option.
type Points struct {
	From   int   `json:"from"`   // number of the period of the first
	Values []any `json:"values"` // null where there is no point, the value, or [value, number of the quality, upper end]; a value is "-" where a line has a gap
}

// Meta is what the theme's chart module needs to know beside the option.
type Meta struct {
	Kind      string   `json:"kind"`
	Indicator string   `json:"indicator"`       // name of the indicator that the chart is of
	Parts     []string `json:"parts,omitempty"` // names of the indicators of a chart of several, in the order of its parts
	Lang      string   `json:"lang"`
	Unit      string   `json:"unit"`
	Decimals  int      `json:"decimals"`
	Measure   string   `json:"measure"`
	Period    Period   `json:"period,omitzero"` // of a chart of one period
	From      Period   `json:"from,omitzero"`   // first and last of a chart over time
	To        Period   `json:"to,omitzero"`
	Pair      []Period `json:"pair,omitempty"` // the two that a chart sets side by side

	PeriodNames []PeriodName `json:"period_names,omitempty"` // short names of those that are no calendar years

	Highlight string              `json:"highlight,omitempty"`
	Compare   []string            `json:"compare,omitempty"`
	Show      []string            `json:"show,omitempty"`   // who is shown until a reader chooses; all if empty
	Places    []Place             `json:"places,omitempty"` // who can be chosen
	Former    map[string][]string `json:"former,omitempty"` // of places that were formed from others

	Qualities []Quality `json:"qualities,omitempty"`

	Whole     string   `json:"whole,omitempty"` // the place that stands for all the others
	Direction string   `json:"direction"`       // "higher" or "lower" is better, or "none"
	Ranking   string   `json:"ranking"`         // "rank" if places may be put in order
	When      string   `json:"when,omitempty"`  // the periods as the title says them
	Breaks    []Break  `json:"breaks,omitempty"`
	Targets   []Target `json:"targets,omitempty"`
	Events    []Event  `json:"events,omitempty"`
	Axes      []Axis   `json:"axes,omitempty"`     // of the parts of a chart of several indicators
	Shows     string   `json:"shows"`              // which figures it shows until a reader chooses
	OfPlace   bool     `json:"of_place,omitempty"` // it is the profile of the place that stands out, which its title names
	Words     Words    `json:"words"`
}

// Place is somebody a reader may choose.
type Place struct {
	Code  string `json:"code"`
	Label string `json:"label"`
	Short string `json:"short,omitempty"` // where there is little room, if that is not the label
	Other bool   `json:"other,omitempty"` // of another set of borders than the chart shows: seen only when a reader asks for it
}

// Break is a period from which on values are not comparable with those before.
type Break struct {
	Period Period `json:"period"`
	Reason string `json:"reason"`
}

// Target is a wanted value, High the end of a range.
type Target struct {
	Value float64 `json:"value"`
	High  float64 `json:"high,omitempty"`
	Label string  `json:"label"`
}

// Event is marked at a point of the axis of years, on which a year reaches half a
// year to both sides of its number.
type Event struct {
	At    float64 `json:"at"`
	Label string  `json:"label"`
	Title string  `json:"title"`
}

// Axis is an indicator among several.
type Axis struct {
	Title    string `json:"title"`
	Unit     string `json:"unit"`
	Decimals int    `json:"decimals"`
}

// Words are those that pictures say themselves.
type Words struct {
	Missing  string   `json:"missing"`  // no figure
	Rest     string   `json:"rest"`     // what is left to the whole
	Quarters []string `json:"quarters"` // the four groups, the best first
	Note     string   `json:"note,omitempty"`
	Computed string   `json:"computed"` // the meaning of the mark of a figure that this site computed
}

// Item is one value of a chart with what the theme's module needs beside it;
// ECharts passes over what it does not know.
type Item struct {
	Name  string `json:"name"`
	Value any    `json:"value"`
	Code  string `json:"code"`

	Quality int     `json:"quality,omitempty"` // number in Meta.Qualities
	Upper   float64 `json:"upper,omitempty"`   // the other end of a range that starts at the value

	Qualities []int     `json:"qualities,omitempty"` // of an item of several values, one for each
	Uppers    []float64 `json:"uppers,omitempty"`    // the same, if one of them is a range
}

// Tile is a place on the map; its value is [column, row, value].
type Tile struct {
	Item
	Short string `json:"short"`
	Part  string `json:"part,omitempty"` // name of a part that lies apart
}

// Quality is what many figures of a chart have in common. Figures name theirs by its
// number in Meta.Qualities, because a chart has thousands of figures and a few
// qualities. Sources and licences stand in the file of the indicator for comparing.
type Quality struct {
	Sign   string `json:"sign,omitempty"` // of a number that is not exact, as "≈"
	Status string `json:"status"`         // code of "statuses"; derive.Derived if this site computed it
}

// Credits are the lines that say where the figures of a picture are from. Which one is
// true depends on what the picture shows, and a reader may choose that.
type Credits struct {
	Published string `json:"published"` // the producer published all of them
	Marked    string `json:"marked"`    // this site computed those that are marked
	Partly    string `json:"partly"`    // this site computed some that the picture has no room to mark
	Computed  string `json:"computed"`  // this site computed all of them
	From      string `json:"from"`      // of one figure that this site computed, with "{sources}" for what from
}
