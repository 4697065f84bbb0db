package wire

// Link is something with a name and perhaps an address.
type Link struct {
	Name  string `json:"name,omitempty"`
	Title string `json:"title"`
	Path  string `json:"path,omitempty"`
	URL   string `json:"url,omitempty"`
}

// Topic is a code with its label.
type Topic struct {
	Code  string `json:"code"`
	Label string `json:"label"`
}

// Download is a file a reader can take away.
type Download struct {
	Name   string `json:"name"`
	Format string `json:"format"`
	URL    string `json:"url"`
}
