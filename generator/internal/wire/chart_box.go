package wire

// ChartBox is a chart on a page.
type ChartBox struct {
	ID        string     `json:"id"`
	Kind      string     `json:"kind"`
	View      string     `json:"view"`            // how it is called among the views of its page
	Ranks     bool       `json:"ranks,omitempty"` // it shows the ranks of a score
	Title     string     `json:"title"`
	Place     string     `json:"place,omitempty"` // a former one, if the chart is of one
	Data      string     `json:"data"`            // address of what the browser needs to bring it to life
	Places    []Place    `json:"places"`
	Breaks    []Break    `json:"breaks,omitempty"`
	Events    []BoxEvent `json:"events,omitempty"`
	Pictures  []string   `json:"pictures"`
	Room      string     `json:"room,omitempty"`    // the size of the picture for wide screens, as a viewBox, where there is none
	Periods   []Period   `json:"periods,omitempty"` // that a reader may go to
	Period    Period     `json:"period,omitzero"`
	Pair      []Period   `json:"pair,omitempty"`
	Compare   []string   `json:"compare,omitempty"`
	Controls  []string   `json:"controls"`
	Highlight string     `json:"highlight,omitempty"` // who stands out instead of the one that the data say
	How       []string   `json:"how"`                 // to read it
	Lines     []string   `json:"lines"`               // source and licence
	URL       string     `json:"url"`                 // of the indicator
}

// BoxEvent is a mark on the axis of years with the address of its entry in the timeline.
type BoxEvent struct {
	Event
	URL string `json:"url"`
}
