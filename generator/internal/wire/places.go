package wire

// PlacesPage is the way to every place: a map, a search, and lists.
type PlacesPage struct {
	Title string       `json:"title"`
	Maps  []string     `json:"maps,omitempty"`
	Lists []PlacesList `json:"lists"`
}

// PlacesList is a list of places, those of a region or of a code list.
type PlacesList struct {
	ID     string       `json:"id"`
	Title  string       `json:"title"`
	Places []PlaceEntry `json:"places"`
}

// PlaceEntry is a place in a list.
type PlaceEntry struct {
	Title string `json:"title"`
	URL   string `json:"url"`
	Was   string `json:"was,omitempty"` // what it was formed from, or became
	Find  string `json:"find"`          // all the names that somebody may look for
}
