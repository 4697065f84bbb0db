package wire

// SearchPage is a list of everything that the program knows of. It is read as it is
// where there are no scripts; the theme makes the index of the search of it, and adds
// the pages that it alone knows.
type SearchPage struct {
	Title       string      `json:"title"`
	Description string      `json:"description"`
	Kinds       []FoundKind `json:"kinds"`
}

// FoundKind is all that there is of one kind: "indicators", "places"…
type FoundKind struct {
	Kind  string     `json:"kind"`
	Title string     `json:"title"`
	Sets  []FoundSet `json:"sets"`
}

// FoundSet is a part of them that belongs together, as the indicators of a topic do. A
// kind of one part gives it no title. A region is a set that can be found itself.
type FoundSet struct {
	Title string  `json:"title,omitempty"`
	Self  *Found  `json:"self,omitempty"`
	Items []Found `json:"items"`
}

// Found is something with an address that somebody may look for.
type Found struct {
	Title string   `json:"title"`
	URL   string   `json:"url"`
	Note  string   `json:"note,omitempty"`  // one line that explains it
	Names []string `json:"names,omitempty"` // by which it is looked for as by its title, the usual ones first
	Text  string   `json:"text,omitempty"`  // other words that lead to it
}
