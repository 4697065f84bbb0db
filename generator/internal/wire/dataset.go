package wire

// DatasetPage is a dataset: its indicators, its tables and where they are from.
type DatasetPage struct {
	Title       string           `json:"title"`
	Description string           `json:"description"`
	Homepage    string           `json:"homepage,omitempty"`
	Method      string           `json:"method,omitempty"`
	Limits      []string         `json:"limits,omitempty"`
	Indicators  []IndicatorEntry `json:"indicators,omitempty"`
	Tables      []DatasetTable   `json:"tables,omitempty"`
	Downloads   []Download       `json:"downloads,omitempty"`
	Forms       []FormLinks      `json:"forms,omitempty"`
	FormNoun    string           `json:"form_noun,omitempty"` // how the places with forms are counted
	Provenance
}

// FormLinks are those of the form that a place fills in.
type FormLinks struct {
	Place string `json:"place"`
	XLSX  string `json:"xlsx"`
	CSV   string `json:"csv"`
}

// DatasetTable is a table of a dataset with what its columns mean.
type DatasetTable struct {
	Name      string       `json:"name"`
	Title     string       `json:"title"`
	Rows      string       `json:"rows"`
	Path      string       `json:"path"`
	Fields    []TableField `json:"fields"`
	Downloads []Download   `json:"downloads"`
	HTML      string       `json:"html,omitempty"`
	Empty     bool         `json:"empty"`
}

// TableField is a column of a table.
type TableField struct {
	Name  string `json:"name"`
	Title string `json:"title"`
	Type  string `json:"type"`
	Unit  string `json:"unit"`
	Role  string `json:"role"`
}

// DatasetEntry is a dataset in a list.
type DatasetEntry struct {
	URL         string   `json:"url"`
	Title       string   `json:"title"`
	Description string   `json:"description"`
	Indicators  int      `json:"indicators"`
	Years       string   `json:"years"`
	Topics      []string `json:"topics"`
}

// DatasetsPage lists all datasets.
type DatasetsPage struct {
	Title    string         `json:"title"`
	Datasets []DatasetEntry `json:"datasets,omitempty"`
}
