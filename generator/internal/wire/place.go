package wire

import "encoding/json"

// PlacePage is the profile of a place: of one of today, with the former ones that it
// was formed from, or of a former one.
type PlacePage struct {
	Title       string        `json:"title"`
	Description string        `json:"description"`
	Type        string        `json:"place_type,omitempty"`
	TypeSince   string        `json:"type_since,omitempty"`
	Centre      string        `json:"centre,omitempty"` // the former place that has the administrative centre
	Region      string        `json:"region,omitempty"`
	Story       []string      `json:"story,omitempty"` // what it was formed from or became part of, since when, on what legal basis
	Links       []Link        `json:"links,omitempty"` // the places of that story
	Map         string        `json:"map,omitempty"`
	Views       []ProfileView `json:"views"`
	File        string        `json:"file,omitempty"`    // with the folded groups
	Note        string        `json:"note,omitempty"`    // how many indicators only former places have
	Missing     []string      `json:"missing,omitempty"` // what could not be converted for want of a part
	Compare     []Link        `json:"compare,omitempty"` // other places that it may be set beside
	Slug        string        `json:"slug"`
	Explore     string        `json:"explore,omitempty"` // address of a comparison that begins with it
	Downloads   []Download    `json:"downloads"`
	Radars      []ChartBox    `json:"radars,omitempty"`
	Goals       []GoalGroup   `json:"goals,omitempty"`
	Cases       []PlaceCase   `json:"cases,omitempty"` // of the playbook, that happened here
	CasesURL    string        `json:"cases_url,omitempty"`
	Forms       []PlaceForm   `json:"forms,omitempty"` // with which it reports
	Correction  *Correction   `json:"correction,omitempty"`
}

// PlaceForm is the form with which a place reports figures of a dataset.
type PlaceForm struct {
	Dataset Link       `json:"dataset"`
	Files   []Download `json:"files"`
}

// ProfileView is a place within the page: the place itself, or a former one inside it.
type ProfileView struct {
	Code      string         `json:"code"` // in the address
	Title     string         `json:"title"`
	URL       string         `json:"url,omitempty"` // of its own page
	Groups    []ProfileGroup `json:"groups"`
	Best      []Standout     `json:"best,omitempty"`
	Weakest   []Standout     `json:"weakest,omitempty"`
	Computed  bool           `json:"computed,omitempty"`  // some of its standings are this site's, which carry a mark
	Elsewhere int            `json:"elsewhere,omitempty"` // how many indicators stand on its own page only, see foldViews
}

// ProfileGroup is the part of a profile that one dataset has.
type ProfileGroup struct {
	Title  string   `json:"title"`
	URL    string   `json:"url"`
	Table  string   `json:"table,omitempty"`
	Lines  []string `json:"lines,omitempty"`  // source and licence
	Folded int      `json:"folded,omitempty"` // how many rows it has, if they are in the page's file
}

// Standout is an indicator in which a place is among the best or the weakest.
type Standout struct {
	Title    string `json:"title"`
	URL      string `json:"url"`
	Standing string `json:"standing"`
	Period   string `json:"period"`
}

// PlaceGroupsFile is the groups that are folded on the page of a place. Everything in it is computed
// and worded; assets/js/place-group.js lays it out as profileTable does, without the pictures.
type PlaceGroupsFile struct {
	Heads     []string               `json:"heads"`
	Converted string                 `json:"converted"` // label of a figure that was converted from those of former places
	Others    []string               `json:"others"`    // labels of the figures beside a place's own
	Groups    map[string]FoldedGroup `json:"groups"`    // by numbers of view and group, "0-12"
}

// FoldedGroup is a group with its rows.
type FoldedGroup struct {
	Caption string          `json:"caption"`
	Lines   []string        `json:"lines"`
	Rows    json.RawMessage `json:"rows"` // [name, title, address, about, period, decimals, value, standing, trend, others, rest]: others are pairs of a number and a value, see FoldedRest
}

// FoldedRest is what few rows have.
type FoldedRest struct {
	Of     string `json:"of,omitempty"`
	How    string `json:"how,omitempty"`
	Status string `json:"status,omitempty"`
	Rank   string `json:"rank,omitempty"` // how the rank of a score has changed
}

// PlaceFile is the latest figures of a place, for setting one place beside another.
type PlaceFile struct {
	Place   string                 `json:"place"`
	List    string                 `json:"code_list"`
	Code    string                 `json:"code"`
	Title   map[string]string      `json:"title"`
	Figures map[string]PlaceFigure `json:"figures"` // by indicator
}

// PlaceFigure is the latest figure; a rank of 0 is none. Upper and RankUpper are the
// other ends of ranges, 0 where value and rank are one number.
type PlaceFigure struct {
	Value     float64 `json:"value"`
	Upper     float64 `json:"value_upper,omitempty"`
	Qualifier string  `json:"qualifier,omitempty"`
	Period    Period  `json:"period,omitzero"`
	Status    string  `json:"status"`
	List      string  `json:"code_list"` // a former one, if the figure is of the time before a reorganisation
	Rank      int     `json:"rank,omitempty"`
	RankUpper int     `json:"rank_upper,omitempty"`
	Of        int     `json:"ranked_of,omitempty"`
	Quartile  int     `json:"quartile,omitempty"`
}
