package wire

// RankingsPage lists the indicators whose places stand side by side on a page of
// their own.
type RankingsPage struct {
	Title       string         `json:"title"`
	Description string         `json:"description"`
	Groups      []RankingGroup `json:"groups,omitempty"`
}

// RankingGroup is the rankings of a dataset.
type RankingGroup struct {
	Name     string         `json:"name"`
	URL      string         `json:"url"`
	Title    string         `json:"title"`
	Rankings []RankingEntry `json:"rankings"`
}

// RankingEntry is a ranking in the list of them.
type RankingEntry struct {
	URL   string   `json:"url"`
	Title string   `json:"title"`
	Unit  string   `json:"unit"`
	How   string   `json:"how"`  // "rank", "quartile" or "none"
	Sets  []string `json:"sets"` // which years of how many places
}
