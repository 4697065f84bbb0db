package wire

// PlaybookPage opens the playbook. Texts that a site writes for it are added by the theme.
type PlaybookPage struct {
	Title       string      `json:"title"`
	Description string      `json:"description"`
	Stages      []ToolStage `json:"stages"`
	Cases       *Link       `json:"cases,omitempty"`
	Law         *Link       `json:"law,omitempty"`
	Data        Link        `json:"data"` // the dataset that holds the tools
}

// ToolStage is a stage of the work with the tools for it.
type ToolStage struct {
	Topic
	Tools []ToolEntry `json:"tools"`
}

// ToolEntry is a tool as lists show it.
type ToolEntry struct {
	Link
	Purpose string `json:"purpose"`
	Time    string `json:"time"`
}

// ToolPage is the page of a tool: what it is for, its steps, a template, real cases, and
// what the law says.
type ToolPage struct {
	Title       string       `json:"title"`
	Description string       `json:"description"`
	Layout      string       `json:"layout"`
	Stage       Topic        `json:"stage"`
	Pillars     []Topic      `json:"pillars"`
	Time        string       `json:"time"`
	People      string       `json:"people"`
	Steps       []string     `json:"steps"`
	Mistakes    []string     `json:"mistakes,omitempty"`
	Fields      []string     `json:"fields,omitempty"`
	Columns     []string     `json:"columns,omitempty"`
	Cases       []CaseEntry  `json:"cases"`
	Law         []LawSection `json:"law,omitempty"`
	Sources     []Source     `json:"sources,omitempty"`
	Before      *Link        `json:"before,omitempty"`
	Next        *Link        `json:"next,omitempty"`
}

// CasesPage lists all cases.
type CasesPage struct {
	Title       string      `json:"title"`
	Description string      `json:"description"`
	Layout      string      `json:"layout"`
	Cases       []CaseEntry `json:"cases"`
	Pillars     []Topic     `json:"pillars"`
	Outcomes    []Topic     `json:"outcomes"`
	Places      []Topic     `json:"places"`
	Data        Link        `json:"data"`
}

// CaseEntry is a case. On the page of a tool it says what it shows of it.
type CaseEntry struct {
	ID      string   `json:"id"`
	Title   string   `json:"title"`
	URL     string   `json:"url"`
	Shows   string   `json:"shows,omitempty"`
	Place   *Link    `json:"place,omitempty"` // that has a page
	Where   string   `json:"where,omitempty"`
	Code    string   `json:"code,omitempty"` // of the place
	Years   string   `json:"years,omitempty"`
	Pillar  Topic    `json:"pillar"`
	Outcome Topic    `json:"outcome"`
	Did     string   `json:"did"`
	Result  string   `json:"result"`
	Lesson  string   `json:"lesson"`
	Note    string   `json:"note,omitempty"`
	Tools   []Link   `json:"tools,omitempty"`
	Sources []Source `json:"sources,omitempty"`
}

// LawPage says what the law allows, subject by subject.
type LawPage struct {
	Title       string       `json:"title"`
	Description string       `json:"description"`
	Layout      string       `json:"layout"`
	Sections    []LawSection `json:"sections"`
}

// LawSection is what provisions say of a subject.
type LawSection struct {
	Topic
	Provisions []LawEntry `json:"provisions"`
}

// LawEntry is a provision with the instrument that it stands in.
type LawEntry struct {
	Provision
	Instrument Link `json:"instrument"`
}

// PlaceCase is a case as the page of its place shows it.
type PlaceCase struct {
	Link
	Years   string `json:"years,omitempty"`
	Outcome string `json:"outcome"`
}
