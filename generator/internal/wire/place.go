package wire

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
